// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QPointF>

class QPainter;

namespace futurescope {

/// The instants of a foreign trace: a pin on its lane where there is room, else ticks at the lane's upper edge. Costs
/// by the pixels.
void paintInstants(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);
/// What is marked at `position`, and when; empty elsewhere.
QString describeInstant(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);

} // namespace futurescope
