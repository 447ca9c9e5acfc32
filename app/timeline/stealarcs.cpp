// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/stealarcs.h"

#include "app/timeline/timelinepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double bundlePx = 10; // steals nearer to each other than this belong together
constexpr double tickWidth = 2;
constexpr double tickHeight = 7;
constexpr double headLength = 7;
constexpr double headHalf = 3.5;
constexpr double hitPx = 4;

// How far the arc bends to the left of the time of the steal.
double bendOf(double height)
{
    return std::clamp(std::abs(height) * 0.3, 6.0, 18.0);
}

struct Ends
{
    QPointF from;
    QPointF to;
    bool inSight = false;
};

// From within the bar that was robbed, clear of its label, to the near edge of the thief's.
Ends endsOf(const TimelineScene &scene, const TimelineLayout &layout, const Steal &steal)
{
    if (steal.from.value > layout.workerCount || steal.to.value > layout.workerCount || steal.from == steal.to)
        return {};
    const double x = axisOf(scene, layout).xOf(steal.timeNs);
    const QRectF from = layout.barRect(steal.from.value);
    const QRectF to = layout.barRect(steal.to.value);
    if (from.isNull() || to.isNull() || layout.grouped())
        return {};
    const bool down = to.top() > from.top();
    const double reach = std::min(to.height() / 3, 8.0);
    const QPointF target(x, down ? to.top() + reach : to.bottom() - reach);
    const QRectF seen = layout.barArea();
    const bool inSight = std::max(from.bottom(), to.bottom()) > seen.top()
                         && std::min(from.top(), to.top()) < seen.bottom();
    const QPointF origin(x, down ? from.bottom() - from.height() / 4 : from.top() + from.height() / 4);
    return {origin, target, inSight};
}

QPointF controlOf(const Ends &ends)
{
    // A quadratic curve goes half as far aside as its control point.
    return {ends.from.x() - 2 * bendOf(ends.to.y() - ends.from.y()), (ends.from.y() + ends.to.y()) / 2};
}

bool onArc(const Ends &ends, QPointF position)
{
    if (!ends.inSight)
        return false;
    // Its y runs evenly from one end to the other.
    const double t = (position.y() - ends.from.y()) / (ends.to.y() - ends.from.y());
    const double x = ends.from.x() - 4 * t * (1 - t) * bendOf(ends.to.y() - ends.from.y());
    return t >= -0.05 && t <= 1.05 && std::abs(position.x() - x) <= hitPx;
}

QString laneText(const TimelineScene &scene, LaneId lane)
{
    return TimelineText::laneName(scene, lane.value);
}

QString describe(const TimelineScene &scene, const Steal &steal)
{
    return TimelineText::tr("%1 took #%2 from %3")
        .arg(laneText(scene, steal.to))
        .arg(steal.future.value)
        .arg(laneText(scene, steal.from));
}

void paintArc(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, const Steal &steal)
{
    const Ends ends = endsOf(scene, layout, steal);
    const QPainterPath arc = stealArc(scene, layout, steal);
    if (arc.isEmpty())
        return;
    const QPointF along = ends.to - controlOf(ends);
    const double length = std::max(1e-6, std::hypot(along.x(), along.y()));
    const QPointF unit = along / length;
    const QPointF aside(-unit.y(), unit.x());
    const QPointF foot = ends.to - unit * headLength;
    const QPolygonF head{ends.to, foot + aside * headHalf, foot - aside * headHalf};
    // Over bars of any colour: a line of the card's colour under the line.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme->card, 3.5));
    painter.drawPath(arc);
    painter.drawPolygon(head);
    painter.setPen(QPen(scene.theme->text, 1.3));
    painter.drawPath(arc);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene.theme->text);
    painter.drawPolygon(head);
}

} // namespace

std::vector<StealCluster> stealClusters(const TimelineScene &scene, const TimelineLayout &layout)
{
    std::vector<StealCluster> clusters;
    if (!scene.timeline || layout.workers.width() < 1)
        return clusters;
    const auto &steals = scene.timeline->steals();
    const TimeAxis axis = axisOf(scene, layout);
    // The cells stand still in time, so that nothing flickers while the picture is moved.
    const double nsPerPixel = static_cast<double>(scene.visible.lengthNs()) / layout.workers.width();
    const auto cellNs = std::max<std::int64_t>(1, std::llround(bundlePx * nsPerPixel));
    const std::int64_t lastNs = std::min(scene.visible.endNs, scene.cursorNs);
    auto next = std::ranges::lower_bound(steals, scene.visible.startNs, {}, &Steal::timeNs);
    while (next != steals.end() && next->timeNs <= lastNs) {
        const std::int64_t cellEnd = std::min((next->timeNs / cellNs + 1) * cellNs, lastNs + 1);
        const auto after = std::ranges::lower_bound(next, steals.end(), cellEnd, {}, &Steal::timeNs);
        const double middle = axis.xOf(next->timeNs / cellNs * cellNs + cellNs / 2);
        clusters.push_back(
            {static_cast<std::size_t>(next - steals.begin()), static_cast<std::size_t>(after - next),
             QRectF(std::round(middle - tickWidth / 2), layout.workers.top() - 2, tickWidth, tickHeight)});
        next = after;
    }
    return clusters;
}

QPainterPath stealArc(const TimelineScene &scene, const TimelineLayout &layout, const Steal &steal)
{
    const Ends ends = endsOf(scene, layout, steal);
    if (!ends.inSight)
        return {};
    QPainterPath path(ends.from);
    path.quadTo(controlOf(ends), ends.to);
    return path;
}

QString describeStealAt(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    if (!scene.timeline || scene.timeline->steals().empty())
        return {};
    const auto &steals = scene.timeline->steals();
    for (const StealCluster &cluster : stealClusters(scene, layout)) {
        if (cluster.isTick() && cluster.tick.adjusted(-hitPx, -2, hitPx, 2).contains(position))
            return TimelineText::tr("%L1 steals").arg(cluster.count);
        for (std::size_t index = cluster.first; !cluster.isTick() && index < cluster.first + cluster.count; ++index) {
            if (onArc(endsOf(scene, layout, steals[index]), position))
                return describe(scene, steals[index]);
        }
    }
    return {};
}

void paintSteals(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || scene.timeline->steals().empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setClipRect(layout.barArea().adjusted(0, -1, 0, 1), Qt::IntersectClip);
    for (const StealCluster &cluster : stealClusters(scene, layout)) {
        if (cluster.isTick())
            painter.fillRect(cluster.tick, scene.theme->text);
        for (std::size_t index = cluster.first; !cluster.isTick() && index < cluster.first + cluster.count; ++index)
            paintArc(painter, scene, layout, scene.timeline->steals()[index]);
    }
    painter.restore();
}

} // namespace futurescope
