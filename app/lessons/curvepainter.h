// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionpainter.h"

namespace futurescope {

/// A curve on its axes: what was guessed and, once it is there, what was measured with the laws beside it.
void paintCurve(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                const PredictionLook &look);

} // namespace futurescope
