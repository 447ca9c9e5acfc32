// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

class QPainter;

namespace futurescope {

/// The deadlocks that were found in a run, in the order of time; null when there are none.
std::shared_ptr<const std::vector<FoundRing>> ringsOf(const Timeline &timeline, int workers);

/// The latest ring that was found by the cursor, or null.
const FoundRing *ringAtCursor(const TimelineScene &scene);

/// That ring: the bars of those who wait outlined, and an arrow from each to what it waits for, a token in the queue
/// or the bar of a running task.
void paintRing(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

} // namespace futurescope
