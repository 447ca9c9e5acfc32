// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/pageflow.h"
#include "app/lessons/predictionscene.h"
#include "core/experiment/session.h"

#include <memory>
#include <vector>

namespace futurescope {

/// A picture of a hand-out: how high it must be, how high it may be, and how it is painted.
struct HandoutPicture
{
    double least = 0;
    double most = 0;
    PageFlow::Paint paint;
};

/// What to do with the picture on paper, in one sentence.
QString paperHint(const PredictionScene &scene);

/// The axes of a prediction, light and for ink: empty to draw into, or with what was measured. `font`: of its texts.
HandoutPicture paperPrediction(PredictionScene scene, const QFont &font, bool answers);

/// The whole first of the runs; the others, if there are any, as outlines over it. Its idle tail shaded, if that is
/// wanted.
HandoutPicture paperTimeline(const std::vector<std::shared_ptr<const Run>> &runs, const QString &title,
                             bool shadesIdleTail);

} // namespace futurescope
