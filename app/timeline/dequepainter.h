// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QPointF>
#include <QString>

class QPainter;

namespace futurescope {

/// How many tasks lie in each worker's own queue, as a strip below its bars; all strips have the same scale. Within the
/// painter's clip, so that a picture that grows costs by what is new.
void paintDeques(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

/// "Worker 2, own queue: 5 tasks at 12 ms" in its strip; empty elsewhere.
QString describeDeque(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);

} // namespace futurescope
