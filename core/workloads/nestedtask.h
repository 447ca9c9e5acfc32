// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/items.h"

namespace futurescope {

/// Submits the part of a nested item that its task leaves to a child, to the executor that runs the task, as Python's
/// executor.submit() inside a task. The child computes the rest of the item and raises its error if it is to fail.
/// Throws what Executor::submit() throws.
IntrusivePtr<ResultCore<TaskResult>> submitChild(const ItemBatch &batch, std::size_t index, const TaskContext &context);

/// What child.result(timeout) gives inside a task. Throws TaskError{Stopped} when the run is stopped, and otherwise
/// the child's own exception, CancelledError or TimeoutError.
std::uint64_t resultOfChild(ResultCore<TaskResult> &child, Timeout timeout, const TaskContext &context);

/// Leaves the rest of the item to a child and blocks the calling thread until it is done. Without an executor, as in a
/// plain loop, does it itself.
std::uint64_t runChild(const ItemBatch &batch, std::size_t index, const TaskContext &context);

/// Loop turns of a nested item that its task keeps; the child takes the others.
constexpr std::uint64_t turnsOfParent(std::uint64_t turns)
{
    return turns / 2;
}

} // namespace futurescope
