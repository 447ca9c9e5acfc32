// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lanelabels.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double overhang = 2; // that a label of the first or last lane may have

bool hasRoom(const TimelineLayout &layout, const QRectF &label)
{
    // No label that the edge of the window would cut.
    return label.top() >= layout.workers.top() - overhang && label.bottom() <= layout.workers.bottom() + overhang;
}

void paintGroupLabel(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, double width)
{
    const QRectF room(layout.labelLeft, layout.workers.top(), width, layout.workers.height());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                     TimelineText::allLanes(scene, layout.workerCount));
}

} // namespace

std::vector<int> labelledLanes(const TimelineLayout &layout, double lineHeight)
{
    std::vector<int> labelled;
    // Every so many rows, counted from the first one of all, so that labels move with their lanes when scrolled.
    const int step = layout.pitch > 0 ? std::max(1, static_cast<int>(std::ceil(lineHeight / layout.pitch))) : 1;
    double below = -1e9; // of the last label
    for (const int lane : layout.visibleLanes()) {
        const QRectF rect = layout.laneRect(lane);
        const QRectF label(0, rect.center().y() - lineHeight / 2, 1, lineHeight);
        const bool inStep = !layout.rowTops.empty() || layout.rowOfLane(lane) % step == 0;
        if (layout.isFolded(lane) || !inStep || label.top() < below - 1 || !hasRoom(layout, label))
            continue;
        labelled.push_back(lane);
        below = label.bottom();
    }
    return labelled;
}

void paintLaneLabels(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const QFontMetricsF metrics(scene.font);
    const double width = layout.workers.left() - layout.labelLeft - 6;
    painter.save();
    painter.setFont(scene.font);
    painter.setPen(scene.theme->text);
    painter.setClipRect(QRectF(0, layout.workers.top(), layout.workers.left(), layout.workers.height()),
                        Qt::IntersectClip);
    if (layout.grouped())
        paintGroupLabel(painter, scene, layout, width);
    for (const int lane : labelledLanes(layout, metrics.height())) {
        const double middle = layout.laneRect(lane).center().y();
        painter.drawText(QRectF(layout.labelLeft, middle - metrics.height() / 2, width, metrics.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, TimelineText::laneName(scene, lane));
    }
    painter.restore();
}

} // namespace futurescope
