// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/workplan.h"

#include "core/workloads/itemstask.h"

namespace futurescope {

namespace {

class PlanOfItems final : public WorkPlan
{
public:
    explicit PlanOfItems(std::shared_ptr<const PlannedItems> items) : m_items(std::move(items)) {}

    const std::vector<Nanos> &itemDurations() const override { return m_items->durations; }

    void beginRun() const override
    {
        if (m_items->counter)
            m_items->counter->reset();
        if (m_items->array)
            m_items->array->forgetCount();
    }
    std::optional<CountedIncrements> increments() const override
    {
        return m_items->counter ? std::optional(m_items->counter->counted()) : std::nullopt;
    }
    std::uint64_t bytesRead() const override { return m_items->array ? m_items->array->bytesRead() : 0; }

    IntrusivePtr<ResultCore<TaskResult>> makeTask(std::uint32_t first, std::uint32_t count) const override
    {
        return makeIntrusive<ItemsTask>(m_items, first, count);
    }

private:
    const std::shared_ptr<const PlannedItems> m_items;
};

} // namespace

Result<std::shared_ptr<const WorkPlan>> WorkPlan::make(const Workload &workload, Nesting nesting)
{
    auto items = planItems(workload, std::move(nesting));
    if (!items)
        return items.error();
    return std::shared_ptr<const WorkPlan>(std::make_shared<PlanOfItems>(std::move(*items)));
}

} // namespace futurescope
