// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/futures/future.h"
#include "core/workloads/workplan.h"

#include <span>

namespace futurescope {

using TaskFuture = Future<TaskResult>;

/// Takes the results of `futures` as the experiment says, in the calling thread; what it does stands in the trace.
/// Returns whether a timeout struck. The timeout counts for each future (Result), or for the whole iteration from
/// this call (Map, AsCompleted). As in Python:
/// - Result: a future that times out is asked to cancel, if the experiment says so, and the next is waited for (the
///   seed's example);
/// - Map: the first exception, cancellation or timeout ends the iteration and cancels what has not started;
/// - AsCompleted: a timeout ends the iteration; exceptions are read and the iteration goes on.
bool collectResults(const Experiment &experiment, std::span<const TaskFuture> futures);

} // namespace futurescope
