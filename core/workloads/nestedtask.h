// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/items.h"

namespace futurescope {

using ChildFuture = IntrusivePtr<ResultCore<TaskResult>>;

/// What one level of a nested item is to do. A value that needs nothing of the plan, so that a child may outlive a
/// parent that gave up waiting.
struct NestedPart
{
    Nesting nesting;
    std::uint64_t seed = 0;
    double failureRate = 0;
    std::uint32_t item = 0;
    std::uint64_t turns = 0; ///< of this level and all below it
    std::uint32_t level = 0; ///< 0: the task that the program has submitted

    std::uint32_t levelsBelow() const { return nesting.depth - level; }
    /// A level that has a child keeps half of the work and leaves the rest to the child.
    std::uint64_t ownTurns() const { return levelsBelow() == 0 ? turns : turns / 2; }
    NestedPart ofChild() const;
};

/// The whole item at this index, as its task has it.
NestedPart nestedPart(const ItemBatch &batch, std::size_t index);

/// Submits the child to the executor that runs the task, as Python's executor.submit() inside a task, or to the pool
/// of the child's level where each level has its own. Throws what Executor::submit() throws.
ChildFuture submitChild(const NestedPart &part, const TaskContext &context);

/// What child.result(timeout) gives inside a task. Throws TaskError{Stopped} when the run is stopped, and otherwise
/// the child's own exception, CancelledError or TimeoutError.
std::uint64_t resultOfChild(ResultCore<TaskResult> &child, Timeout timeout, const TaskContext &context);

/// Does the turns of this level alone. The innermost raises the error of an item that is to fail.
std::uint64_t computeOwnTurns(const NestedPart &part, const TaskContext &context);

/// Submits the child, computes the task's own part meanwhile, and blocks the calling thread until the child is done:
/// fork and join; with ChildWait::Continuation it leaves what follows to a continuation and gives its own part alone.
/// Without an executor, as in a plain loop, does all levels itself.
std::uint64_t runNested(const NestedPart &part, const TaskContext &context);

} // namespace futurescope
