// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/nestedtask.h"

#include "core/executors/asynctask.h"
#include "core/executors/executor.h"
#include "core/executors/levelpools.h"
#include "core/trace/event.h"
#include "core/workloads/continuation.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/durations.h"
#include "core/workloads/itemsawaiting.h"
#include "core/workloads/stopping.h"

namespace futurescope {

namespace {

class ChildTask final
    : public ResultCore<TaskResult>
    , public AsyncTask
{
public:
    ChildTask(NestedPart part, std::shared_ptr<Branch> branch) : m_part(std::move(part)), m_branch(std::move(branch)) {}

    void execute(const TaskContext &context) override
    {
        // Let go of here: its branch may come to hold this task.
        const std::shared_ptr<Branch> branch = std::move(m_branch);
        completeWith(*this, [&] {
            checkIn(context.stop);
            return TaskResult{runLevel(m_part, context, branch), {}};
        });
    }
    boost::asio::awaitable<void> executeAsync(TaskContext context, LaneId lane) override
    {
        std::uint64_t value = 0;
        std::exception_ptr failure;
        try {
            value = co_await awaitNested(m_part, context, lane);
        } catch (...) {
            failure = std::current_exception();
        }
        const LaneScope scope(lane); // nothing is awaited any more
        completeWith(*this, [&] {
            if (failure)
                std::rethrow_exception(std::move(failure));
            return TaskResult{value, {}};
        });
    }
    std::uint64_t submissionPayload() const override { return packItems(m_part.item, 1); }
    void leftQueue() override
    {
        if (m_part.nesting.queue)
            m_part.nesting.queue->leave();
    }

    static std::uint64_t runLevel(const NestedPart &part, const TaskContext &context,
                                  const std::shared_ptr<Branch> &branch);

private:
    const NestedPart m_part;
    std::shared_ptr<Branch> m_branch; // of a run with continuations: where the tasks behind this one lead
};

ChildFuture submitChildTo(Executor &executor, const NestedPart &part, std::shared_ptr<Branch> branch)
{
    ChildFuture child(makeIntrusive<ChildTask>(part, std::move(branch)));
    if (part.nesting.queue)
        part.nesting.queue->enter(*child);
    executor.submitTask(child);
    if (part.nesting.submitted)
        part.nesting.submitted(child);
    return child;
}

/// The child is submitted first, so that another worker may take it while this one computes.
std::uint64_t runAndContinue(const NestedPart &part, const TaskContext &context, const std::shared_ptr<Branch> &branch)
{
    const NestedPart childPart = part.ofChild();
    const auto childBranch = std::make_shared<Branch>();
    const ChildFuture child = submitChildTo(*context.executor, childPart, childBranch);
    childBranch->beginsWith(child, childPart.levelsBelow() == 0);
    const BranchGuard abandoned(childBranch);
    const std::uint64_t own = computeOwnTurns(part, context);
    continueBehind(*childBranch, {part, own, context.executor}, branch);
    return own;
}

std::uint64_t ChildTask::runLevel(const NestedPart &part, const TaskContext &context,
                                  const std::shared_ptr<Branch> &branch)
{
    if (part.levelsBelow() == 0)
        return computeOwnTurns(part, context);
    if (!context.executor)
        return computeOwnTurns(part, context) + runLevel(part.ofChild(), context, nullptr);
    if (part.nesting.childWait == ChildWait::Continuation)
        return runAndContinue(part, context, branch);
    const ChildFuture child = submitChild(part, context);
    const std::uint64_t own = computeOwnTurns(part, context);
    return own + resultOfChild(*child, part.nesting.timeout, context);
}

} // namespace

NestedPart NestedPart::ofChild() const
{
    NestedPart child = *this;
    child.turns = turns - ownTurns();
    child.level = level + 1;
    return child;
}

NestedPart nestedPart(const ItemBatch &batch, std::size_t index)
{
    return {batch.nesting ? *batch.nesting : Nesting{}, batch.seed, batch.failureRate, batch.itemAt(index),
            batch.arguments[index]};
}

ChildFuture submitChild(const NestedPart &part, const TaskContext &context)
{
    const NestedPart child = part.ofChild();
    LevelPools *pools = part.nesting.pools.get();
    return submitChildTo(pools ? pools->ofLevel(child.level) : *context.executor, child, nullptr);
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

std::uint64_t computeOwnTurns(const NestedPart &part, const TaskContext &context)
{
    const std::uint64_t value = sumOfSquares(part.ownTurns(), context.stop);
    if (part.levelsBelow() == 0 && itemFails(part.seed, part.failureRate, part.item))
        throw TaskError({FailureKind::ValueError, part.item});
    return value;
}

std::uint64_t runNested(const NestedPart &part, const TaskContext &context)
{
    return ChildTask::runLevel(part, context, nullptr);
}

} // namespace futurescope
