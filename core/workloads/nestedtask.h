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

/// The half of a nested item that its task keeps; the child takes the other.
std::uint64_t computeParentHalf(const ItemBatch &batch, std::size_t index, const TaskContext &context);

/// Submits the child, computes the task's own half meanwhile, and blocks the calling thread until the child is done:
/// fork and join. Without an executor, as in a plain loop, does both halves itself.
std::uint64_t runNested(const ItemBatch &batch, std::size_t index, const TaskContext &context);

} // namespace futurescope
