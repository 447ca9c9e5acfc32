// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/dequepainter.h"

#include "app/timeline/countcolumns.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// Of all, whatever is in sight, so that strips can be compared with each other and do not jump when the picture moves.
double deepestOf(const Timeline &timeline)
{
    std::int64_t deepest = 1;
    for (int lane = 1; lane <= timeline.workerLanes(); ++lane) {
        if (const DequeHistory *deque = timeline.dequeOf(lane))
            deepest = std::max(deepest, deque->deepest());
    }
    return static_cast<double>(deepest);
}

/// Drawn as the queue that all share is: it is the same that waits here.
void paintStrip(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, const QRectF &strip,
                const DequeHistory &deque, double deepest)
{
    const TimeAxis axis = axisOf(scene, layout);
    const double right = std::clamp(axis.xOf(scene.cursorNs), strip.left(), strip.right());
    double firstX = strip.left();
    double lastX = right;
    if (painter.hasClipping()) {
        const QRectF clip = painter.clipBoundingRect();
        firstX = std::max(firstX, firstX + std::floor(clip.left() - firstX) - 1);
        lastX = std::min(lastX, std::ceil(clip.right()) + 1);
    }
    const std::vector<std::int64_t> edges = edgesByX(scene, axis, firstX, lastX);
    if (edges.size() < 3)
        return;
    QPolygonF outline;
    for (const CountRange &range : deque.columns(edges)) {
        const double share = static_cast<double>(range.most) / deepest;
        outline << QPointF(firstX + static_cast<double>(outline.size()),
                           strip.bottom() - 1 - share * (strip.height() - 2));
    }
    QPolygonF area = outline;
    area << QPointF(outline.back().x(), strip.bottom() - 1) << QPointF(firstX, strip.bottom() - 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene.theme->queueFill);
    painter.drawPolygon(area);
    painter.setPen(scene.theme->queueLine);
    painter.drawPolyline(outline);
}

/// Beside the strip, where the name of the lane leaves room for it.
void paintDepth(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, int lane,
                const DequeHistory *deque)
{
    const double line = QFontMetricsF(scene.font).height();
    const QRectF whole = layout.laneRect(lane);
    const QRectF label(layout.labelLeft, layout.dequeRect(lane).bottom() - line,
                       layout.workers.left() - layout.labelLeft - 4, line);
    if (label.top() < whole.center().y() + line / 2 || label.bottom() > layout.workers.bottom() + 2
        || label.top() < layout.workers.top())
        return;
    painter.setFont(scene.font);
    painter.setPen(scene.theme->mutedText);
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     TimelineText::pending(deque ? deque->depthAt(scene.cursorNs) : 0));
}

} // namespace

void paintDeques(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || !layout.deques)
        return;
    const double deepest = deepestOf(*scene.timeline);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(QRectF(0, layout.workers.top(), layout.workers.right(), layout.workers.height()),
                        Qt::IntersectClip);
    for (const int lane : layout.visibleLanes()) {
        const QRectF strip = layout.dequeRect(lane);
        const DequeHistory *deque = scene.timeline->dequeOf(lane);
        if (strip.isNull())
            continue;
        if (deque)
            paintStrip(painter, scene, layout, strip, *deque, deepest);
        paintDepth(painter, scene, layout, lane, deque);
    }
    painter.restore();
}

QString describeDeque(const TimelineScene &scene, const TimelineLayout &layout, QPointF position)
{
    const int lane = layout.laneAt(position.y());
    const std::int64_t atNs = axisOf(scene, layout).timeAt(position.x());
    if (!scene.timeline || lane < 1 || !layout.dequeRect(lane).contains(position) || atNs > scene.cursorNs)
        return {};
    const DequeHistory *deque = scene.timeline->dequeOf(lane);
    const std::size_t depth = deque ? deque->depthAt(atNs) : 0;
    const QString head = TimelineText::tr("%1, own queue").arg(TimelineText::laneName(scene, lane));
    return head + QLatin1Char('\n')
           + (depth == 1 ? TimelineText::tr("1 task at %1").arg(shortTimeText(atNs))
                         : TimelineText::tr("%1 tasks at %2").arg(depth).arg(shortTimeText(atNs)));
}

} // namespace futurescope
