// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/workplan.h"

#include "core/trace/recorder.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/itemstask.h"
#include "core/workloads/sleepwork.h"
#include "core/workloads/treetask.h"

#include <cmath>

namespace futurescope {

namespace {

struct SerialScope
{
    SerialScope() { recordMark(MarkKind::SerialBegan); }
    ~SerialScope() { recordMark(MarkKind::SerialEnded); }
};

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
        if (m_items->workload.kind == WorkloadKind::Tree)
            return makeIntrusive<TreeTask>(m_items, first, count);
        return makeIntrusive<ItemsTask>(m_items, first, count);
    }

    Nanos serialWork() const override { return m_items->serialWork; }
    void doSerialWork(const std::stop_token &stop) const override;
    Team *team() const override { return m_items->team.get(); }

private:
    const std::shared_ptr<const PlannedItems> m_items;
};

void PlanOfItems::doSerialWork(const std::stop_token &stop) const
{
    if (m_items->serialWork == Nanos::zero())
        return;
    if (isIoBound(m_items->workload.kind)) {
        sleepBlocking(m_items->serialWork, {stop, noFuture});
        return;
    }
    const SerialScope recorded;
    const double turns = static_cast<double>(m_items->serialWork.count()) * Calibration::ofThisMachine().squaresPerNs;
    sumOfSquares(static_cast<std::uint64_t>(std::llround(turns)), stop);
}

} // namespace

Result<std::shared_ptr<const WorkPlan>> WorkPlan::make(const Workload &workload, Nesting nesting,
                                                       const ItemDealing &dealing)
{
    auto items = planItems(workload, std::move(nesting), dealing);
    if (!items)
        return items.error();
    return std::shared_ptr<const WorkPlan>(std::make_shared<PlanOfItems>(std::move(*items)));
}

} // namespace futurescope
