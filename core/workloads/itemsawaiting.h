// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/workloads/nestedtask.h"

#include <boost/asio/awaitable.hpp>

namespace futurescope {

/// What runBatch() does, on an event loop: sleeps and downloads are awaited, recorded as waits under `lane`; all else
/// occupies the loop's thread. Cancelling the operation awaited counts as a stop request. `batch` and what it points
/// to must outlive the coroutine.
boost::asio::awaitable<TaskResult> runBatchAwaiting(const ItemBatch &batch, const TaskContext &context, LaneId lane);

/// What runNested() does, on an event loop: the child is awaited. The coroutine keeps its slot of the loop meanwhile.
/// `part` must outlive the coroutine.
boost::asio::awaitable<std::uint64_t> awaitNested(const NestedPart &part, const TaskContext &context, LaneId lane);

} // namespace futurescope
