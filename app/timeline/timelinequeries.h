// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QPointF>
#include <QString>

#include <optional>

namespace futurescope {

/// What happened in a stretch of time. Nanoseconds.
struct RangeSums
{
    std::int64_t lengthNs = 0;
    std::int64_t busyNs = 0;  ///< of all workers together
    double utilisation = 0;   ///< busy / (workers * length)
    std::size_t tasks = 0;    ///< that ran in it, at least in part
    std::size_t failures = 0; ///< failed or lost in it
};

/// Counts what is known at `cursorNs`; costs by the logarithm of how much that is. `workers` of 0 gives a utilisation
/// of 0.
RangeSums sumsOf(const Timeline &timeline, TimeRange range, std::int64_t cursorNs, int workers);
QString rangeText(const RangeSums &sums);

/// The future whose bar is at `position`, or within a few pixels when bars are narrow; on the interpreter lock's lane
/// that of the task with which the holding began.
FutureId futureAt(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);

/// Plain-text lines for the tooltip: number, state, items, wait, run, outcome. `texts` are the Trace's.
QString describeFuture(const TimelineScene &scene, FutureId future, const std::vector<std::string> &texts);
/// Who holds the interpreter lock at `position`, since when, and who waits for it how long; empty elsewhere.
QString describeLock(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);
/// Did the program shut down, or submit() once more, while there was something left for that to meet?
bool closesOnWork(const Timeline &timeline);
/// What the program did about shutting down at `position` on its lane, within a few pixels; empty elsewhere.
QString describeClosing(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);
/// "Worker 3, thread 1234", and how much of the time until the cursor it has been busy.
QString describeLane(const TimelineScene &scene, int lane, bool processes);

/// The bar that the arrow keys lead to: the next or previous on its lane, or the one nearest in time on the next lane
/// that has any. From noFuture: the first bar of all. Only bars that have begun by the cursor.
enum class Step { Next, Previous, LaneUp, LaneDown };
FutureId neighbour(const Timeline &timeline, FutureId from, Step step, std::int64_t cursorNs);

} // namespace futurescope
