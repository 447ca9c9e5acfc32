// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/treetask.h"

#include "core/executors/executor.h"
#include "core/trace/event.h"
#include "core/workloads/counterrandom.h"
#include "core/workloads/stopping.h"

namespace futurescope {

std::uint32_t treeSplit(std::uint64_t seed, std::uint32_t first, std::uint32_t count)
{
    const std::uint32_t less = smallerPartOf(count);
    const std::uint64_t place = std::uint64_t{first} << 32 | count;
    return drawBits(seed, Draw::TreeSplit, place) & 1 ? less : count - less;
}

TreeTask::TreeTask(std::shared_ptr<const PlannedItems> items, std::uint32_t first, std::uint32_t count)
    : m_items(std::move(items)),
      m_first(first),
      m_count(count)
{}

void TreeTask::execute(const TaskContext &context)
{
    completeWith(*this, [&] { return runBatch(m_items->batch(m_first, giveAway(context)), context); });
}

void TreeTask::leftQueue()
{
    if (m_items->nesting.queue)
        m_items->nesting.queue->leave();
}

/// Returns how many leaves are left for this task: the first ones.
std::uint32_t TreeTask::giveAway(const TaskContext &context) const
{
    std::uint32_t left = m_count;
    while (context.executor && left > m_items->grain) {
        giveUpIfStopped(context.stop);
        const std::uint32_t kept = treeSplit(m_items->workload.seed, m_first, left);
        const auto part = makeIntrusive<TreeTask>(m_items, m_first + kept, left - kept);
        if (m_items->nesting.queue) // counted, but no task is ever held back
            m_items->nesting.queue->enter(*part);
        context.executor->submitTask(part);
        if (m_items->nesting.submitted)
            m_items->nesting.submitted(part);
        left = kept;
    }
    return left;
}

} // namespace futurescope
