// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QPainterPath>
#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace futurescope {

/// Some steals that happened within a few pixels of each other. One or two are drawn as arcs, more as a tick: there
/// are never more arcs than the picture has room for, however many steals.
struct StealCluster
{
    std::size_t first = 0; ///< index into Timeline::steals()
    std::size_t count = 0;
    QRectF tick; ///< where the tick of many stands

    static constexpr std::size_t mostArcs = 2;
    bool isTick() const { return count > mostArcs; }
};

/// What of the steals is seen on the scene, up to the cursor. Costs by the width of the picture, not by steals.
std::vector<StealCluster> stealClusters(const TimelineScene &scene, const TimelineLayout &layout);

/// From the lane that was robbed to the lane of the thief, bent to the left, at the time of the steal; empty when
/// neither is in sight.
QPainterPath stealArc(const TimelineScene &scene, const TimelineLayout &layout, const Steal &steal);

/// "Worker 2 took #123 from worker 1" for the arc under the pointer, "37 steals" for a tick; empty when there is none.
QString describeStealAt(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);

} // namespace futurescope
