// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/lanecolumns.h"
#include "app/timeline/timelinescene.h"

#include <QImage>

namespace futurescope {

/// In a painted lane, lets all fade but the tasks that were searched, on the pixel columns of `stretch`. `area`: the
/// lane in pixels of the image. Where many tasks share a column, those that were searched stand in it at the foot.
void fadeOthers(QImage &image, const TimelineScene &scene, int lane, const PixelStretch &stretch, const QRect &area);

/// All worker lanes as one: how many of the workers were busy with what, stacked from the foot, the idle ones left
/// blank. What was not searched is faded.
void paintGroup(QImage &image, const TimelineScene &scene, const PixelStretch &stretch, const QRect &area);

/// "37 of 256 workers busy, 12 pending" at the position; empty outside of the group.
QString describeGroup(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);

} // namespace futurescope
