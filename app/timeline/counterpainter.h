// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QPointF>

class QPainter;

namespace futurescope {

/// The counters of a foreign trace, each in a strip from zero to its greatest value, with its value at the cursor at
/// the left. Where several samples lie under a pixel, all from the least to the greatest is filled. Costs by the
/// pixels.
void paintCounters(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);
/// Which counter is at `position`, and its value there; empty elsewhere.
QString describeCounter(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);

} // namespace futurescope
