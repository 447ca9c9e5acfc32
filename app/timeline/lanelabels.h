// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

class QPainter;

namespace futurescope {

/// The names of the worker lanes in sight, as many as there is room for; or of the one that they are folded into.
void paintLaneLabels(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

/// The lanes whose names are written: of many low ones only so many that the names do not touch.
std::vector<int> labelledLanes(const TimelineLayout &layout, double lineHeight);

} // namespace futurescope
