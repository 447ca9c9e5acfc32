// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/nestedtask.h"

#include "core/executors/executor.h"
#include "core/trace/event.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/durations.h"
#include "core/workloads/stopping.h"

namespace futurescope {

namespace {

/// Needs nothing of the plan, so that it may outlive a parent that gave up waiting.
struct ChildPart
{
    std::uint64_t seed = 0;
    double failureRate = 0;
    std::uint32_t item = 0;
    std::uint64_t turns = 0;
};

std::uint64_t runPart(const ChildPart &part, const std::stop_token &stop)
{
    checkIn(stop);
    const std::uint64_t value = sumOfSquares(part.turns, stop);
    if (itemFails(part.seed, part.failureRate, part.item))
        throw TaskError({FailureKind::ValueError, part.item});
    return value;
}

class ChildTask final : public ResultCore<TaskResult>
{
public:
    ChildTask(const ChildPart &part, std::shared_ptr<QueueGate> queue) : m_part(part), m_queue(std::move(queue)) {}

    void execute(const TaskContext &context) override
    {
        completeWith(*this, [&] { return TaskResult{runPart(m_part, context.stop), {}}; });
    }
    std::uint64_t submissionPayload() const override { return packItems(m_part.item, 1); }
    void leftQueue() override
    {
        if (m_queue)
            m_queue->leave();
    }

private:
    const ChildPart m_part;
    const std::shared_ptr<QueueGate> m_queue;
};

std::uint64_t turnsOfParent(std::uint64_t turns)
{
    return turns / 2;
}

ChildPart partOf(const ItemBatch &batch, std::size_t index)
{
    const std::uint64_t turns = batch.arguments[index];
    return {batch.seed, batch.failureRate, batch.itemAt(index), turns - turnsOfParent(turns)};
}

} // namespace

IntrusivePtr<ResultCore<TaskResult>> submitChild(const ItemBatch &batch, std::size_t index, const TaskContext &context)
{
    const auto queue = batch.nesting ? batch.nesting->queue : nullptr;
    IntrusivePtr<ResultCore<TaskResult>> child(makeIntrusive<ChildTask>(partOf(batch, index), queue));
    if (queue)
        queue->enter(*child);
    context.executor->submitTask(child);
    if (batch.nesting && batch.nesting->submitted)
        batch.nesting->submitted(child);
    return child;
}

std::uint64_t resultOfChild(ResultCore<TaskResult> &child, Timeout timeout, const TaskContext &context)
{
    try {
        return child.result(timeout).value;
    } catch (const CancelledError &) {
        giveUpIfStopped(context.stop); // the child was cancelled with the whole run
        throw;
    }
}

std::uint64_t computeParentHalf(const ItemBatch &batch, std::size_t index, const TaskContext &context)
{
    return sumOfSquares(turnsOfParent(batch.arguments[index]), context.stop);
}

std::uint64_t runNested(const ItemBatch &batch, std::size_t index, const TaskContext &context)
{
    if (!context.executor)
        return computeParentHalf(batch, index, context) + runPart(partOf(batch, index), context.stop);
    const auto child = submitChild(batch, index, context);
    const std::uint64_t own = computeParentHalf(batch, index, context);
    return own + resultOfChild(*child, batch.nesting ? batch.nesting->timeout : std::nullopt, context);
}

} // namespace futurescope
