// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

class QPainter;

namespace futurescope {

/// The tasks of other runs as outlines on the lanes on which they ran, and the line of the guess with its flag; a guess
/// beyond the picture points out of it. Costs by the tasks of the ghosts, which are few.
void paintRunOverlay(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

} // namespace futurescope
