// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionpainter.h"

namespace futurescope {

/// Of a curve, where it has one: how the run would be if only its work took time. The gap between it and what was
/// measured is the overhead; where that is wide, the line has its name.
void paintIdealLine(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                    const PredictionLook &look);

} // namespace futurescope
