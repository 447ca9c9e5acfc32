// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QLineF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace futurescope {

/// One way in the life of a future.
struct FutureArrow
{
    enum class Kind {
        Wait, ///< from its submission to its start
        Run,  ///< from its start to its end
        Read, ///< from its end to the reading of its outcome
    };

    Kind kind = Kind::Wait;
    QLineF line;           ///< cut off where it leaves the picture
    bool startSeen = true; ///< false: it was cut off at that end
    bool endSeen = true;
    QString label;
};

/// The arrows of a future as far as they are known at the cursor and lie in the picture: from the lane that submitted
/// it to its bar, along the bar, and to the lane that read it.
std::vector<FutureArrow> arrowsOf(const TimelineScene &scene, const TimelineLayout &layout, FutureId future);

/// The part of `line` inside `rect`; nullopt: none.
std::optional<QLineF> clippedTo(const QLineF &line, const QRectF &rect);

/// Those of the selected future.
void paintFutureArrows(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

} // namespace futurescope
