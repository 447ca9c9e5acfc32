// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionpainter.h"

#include <QLineF>

namespace futurescope {

/// The bar of a measured point: upright, from the greatest of its runs to the least. Absent where one run was measured,
/// and where the bar would lie behind the mark of the point.
std::optional<QLineF> spreadBar(const PredictionRow &row, const PredictionLayout &layout);

/// A curve on its axes: what was guessed and, once it is there, what was measured with the bars of its points and the
/// laws beside it.
void paintCurve(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                const PredictionLook &look);

} // namespace futurescope
