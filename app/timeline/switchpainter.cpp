// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/switchpainter.h"

#include "app/timeline/markedx.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double highestTick = 7;
constexpr double nearTickPx = 3; // a tick is hit from this near

double switchTickHeight(const QRectF &bar)
{
    return std::clamp(std::round(bar.height() * 0.22), 1.0, highestTick);
}

const Lane *laneOf(const TimelineScene &scene, int lane)
{
    const auto index = static_cast<std::size_t>(lane);
    return scene.timeline && lane >= 1 && index < scene.timeline->lanes().size() ? &scene.timeline->lanes()[index]
                                                                                 : nullptr;
}

void paintSwitches(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, int lane)
{
    const Lane *there = laneOf(scene, lane);
    const QRectF bar = layout.barRect(lane);
    if (!there || there->switches.empty() || !bar.intersects(layout.workers))
        return;
    double left = 0;
    double right = -1; // of the run of neighbours that is painted together
    const auto paintRun = [&] {
        if (right > left)
            paintSwitchTicks(painter, *scene.theme, bar, left, right);
    };
    forEachMarkedX(there->switches, scene, axisOf(scene, layout), [&](double x) {
        if (x != right) {
            paintRun();
            left = x;
        }
        right = x + 1;
    });
    paintRun();
}

} // namespace

void paintSwitchTicks(QPainter &painter, const Theme &theme, const QRectF &bar, double left, double right)
{
    const double height = switchTickHeight(bar);
    // With an edge, so that they are seen on bars of every colour.
    if (height > 2)
        painter.fillRect(QRectF(left - 1, bar.bottom() - height - 1, right - left + 2, height + 1), theme.card);
    painter.fillRect(QRectF(left, bar.bottom() - height, right - left, height), theme.text);
}

void paintSwitches(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || scene.timeline->contextSwitches() == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(layout.workers, Qt::IntersectClip);
    for (const int lane : layout.visibleLanes())
        paintSwitches(painter, scene, layout, lane);
    painter.restore();
}

QString describeSwitches(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    const int lane = layout.laneAt(position.y());
    const Lane *there = laneOf(scene, lane);
    const QRectF bar = layout.barRect(lane);
    if (!there || there->switches.empty() || position.x() < layout.workers.left() - nearTickPx
        || position.y() < bar.bottom() - switchTickHeight(bar) - 2 || position.y() > bar.bottom() + 1)
        return {};
    const TimeAxis axis = axisOf(scene, layout);
    const std::size_t first = there->switches.countUpTo(axis.timeAt(position.x() - nearTickPx) - 1);
    const std::size_t last = there->switches.countUpTo(
        std::min(axis.timeAt(position.x() + nearTickPx), scene.cursorNs));
    if (first >= last)
        return {};
    const QString name = TimelineText::laneName(scene, lane);
    return last - first == 1
               ? TimelineText::tr("%1 lost its core before %2").arg(name, shortTimeText(there->switches[first]))
               : TimelineText::tr("%1 lost its core %2 times here").arg(name).arg(last - first);
}

} // namespace futurescope
