// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/countcolumns.h"
#include "app/timeline/headerpainter.h"
#include "app/timeline/inparallel.h"
#include "app/timeline/lanelabels.h"
#include "app/timeline/markedx.h"
#include "app/timeline/scrollmark.h"
#include "app/timeline/timelinepainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <span>

namespace futurescope {

namespace {

// Its name in as many lines as it takes, or a shorter one, whichever the lane has room for.
void paintLockLabel(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const QFontMetricsF metrics(scene.font);
    const double width = layout.workers.left() - layout.labelLeft - 6;
    const QRectF lane(layout.labelLeft, layout.lockLane.top() - 2, width, layout.lockLane.height() + 4);
    constexpr int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
    const bool lock = scene.timeline && !scene.timeline->interpreterLock().empty();
    const QString shortName = lock ? TimelineText::shortLockLane() : TimelineText::shortBeatLane();
    for (const QString &text : {lock ? TimelineText::lockLane() : TimelineText::beatLane(), shortName}) {
        if (metrics.boundingRect(lane, flags, text).height() <= lane.height())
            return painter.drawText(lane, flags, text);
    }
    painter.drawText(lane, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(shortName, Qt::ElideRight, width));
}

void paintLabels(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const QFontMetricsF metrics(scene.font);
    const double width = layout.workers.left() - layout.labelLeft - 6;
    const auto label = [&](double middle, const QString &text) {
        painter.drawText(QRectF(layout.labelLeft, middle - metrics.height() / 2, width, metrics.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip,
                         scene.names ? metrics.elidedText(text, Qt::ElideRight, width) : text);
    };
    painter.setFont(scene.font);
    painter.setPen(scene.theme->text);
    if (layout.mainLane.height() > 0)
        label(layout.mainLane.center().y(), TimelineText::laneName(scene, 0));

    if (!layout.lockLane.isEmpty())
        paintLockLabel(painter, scene, layout);

    paintLaneLabels(painter, scene, layout);
}

void paintGrid(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const QFontMetricsF metrics(scene.font);
    const TimeAxis axis = axisOf(scene, layout);
    const double widest = metrics.horizontalAdvance(
        timeText(scene.visible.endNs, scene.visible.endNs, std::max<std::int64_t>(1, scene.visible.lengthNs() / 1000)));
    painter.setFont(scene.font);
    const QRectF plot = layout.plot();
    for (const TimeTick &tick : axis.ticks(std::max(56.0, widest + 12))) {
        const double x = std::round(axis.xOf(tick.timeNs)) + 0.5;
        painter.setPen(QPen(scene.theme->grid, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(scene.theme->mutedText);
        const double width = metrics.horizontalAdvance(tick.label);
        // The last label stays inside the picture.
        const double left = std::min(x - width / 2, layout.header.right() + 6 - width);
        painter.drawText(QPointF(left, layout.axis.top() + metrics.ascent() + 2), tick.label);
    }
    painter.setPen(QPen(scene.theme->grid, 1));
    std::vector<double> lines{layout.queue.bottom(), layout.mainLane.bottom() + 2, layout.workers.bottom()};
    if (!layout.lockLane.isEmpty())
        lines.push_back(layout.lockLane.bottom() + 2);
    for (const double y : lines)
        painter.drawLine(QPointF(plot.left(), std::round(y) + 0.5), QPointF(plot.right(), std::round(y) + 0.5));
    if (layout.pitch < 12)
        return;
    for (const int lane : layout.visibleLanes()) {
        const double y = std::round(layout.laneRect(lane).bottom()) + 0.5;
        if (y < layout.workers.bottom())
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void paintLaneScroll(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (layout.maxScroll <= 0)
        return;
    const double shown = layout.workers.height() / (layout.maxScroll + layout.workers.height());
    paintScrollMark(painter, *scene.theme, layout.workers, shown, layout.scroll / layout.maxScroll, 16);
}

void paintHint(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const QRectF room(layout.header.left(), layout.flags.top(), layout.header.width(),
                      layout.size.height() - layout.flags.top());
    QFont font = scene.font;
    font.setPixelSize(QFontInfo(font).pixelSize() + 3);
    painter.setFont(font);
    painter.setPen(scene.theme->mutedText);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, TimelineText::emptyHint());
}

// For every unit of width the most that waited at any moment of the column: a short peak is seen at every zoom.
std::vector<std::pair<double, double>> pendingByX(const TimelineScene &scene, const TimeAxis &axis, double firstX,
                                                  double lastX)
{
    const std::vector<std::int64_t> edges = edgesByX(scene, axis, firstX, lastX);
    std::vector<std::pair<double, double>> points;
    if (edges.empty())
        return points;
    points.resize(edges.size() - 1);
    constexpr std::size_t pointsPerPart = 200;
    inParallel((points.size() + pointsPerPart - 1) / pointsPerPart, scene.worthHelp(), [&](std::size_t part) {
        std::size_t at = part * pointsPerPart;
        const std::size_t count = std::min(pointsPerPart, points.size() - at);
        for (const CountRange &range : scene.timeline->pendingColumns(std::span(edges).subspan(at, count + 1))) {
            points[at] = {firstX + static_cast<double>(at), static_cast<double>(range.most)};
            ++at;
        }
    });
    return points;
}

} // namespace

void paintFrame(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintHeader(painter, scene, layout.header);
    if (!scene.hasRun) {
        paintHint(painter, scene, layout);
    } else {
        paintGrid(painter, scene, layout);
        paintLabels(painter, scene, layout);
        paintLaneScroll(painter, scene, layout);
    }
    painter.restore();
}

void paintQueue(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || layout.queue.width() < 1 || layout.queue.height() < 1)
        return;
    const TimeAxis axis = axisOf(scene, layout);
    const double lastX = std::clamp(axis.xOf(scene.cursorNs), layout.queue.left(), layout.queue.right());
    const std::vector<std::pair<double, double>> points = pendingByX(scene, axis, layout.queue.left(), lastX);
    double highest = 1;
    for (const auto &[x, pending] : points)
        highest = std::max(highest, pending);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double room = layout.queue.height() - 3;
    QPolygonF outline;
    for (const auto &[x, pending] : points)
        outline << QPointF(x, layout.queue.bottom() - pending / highest * room);
    if (points.size() > 1) {
        QPolygonF area = outline;
        area << QPointF(points.back().first, layout.queue.bottom()) << layout.queue.bottomLeft();
        painter.setPen(Qt::NoPen);
        painter.setBrush(scene.theme->queueFill);
        painter.drawPolygon(area);
        painter.setPen(scene.theme->queueLine);
        painter.drawPolyline(outline);
    }
    const StateStyle &cancelled = scene.theme->state(BarState::Cancelled);
    const double tick = std::max(4.0, std::round(layout.queue.height() * 0.35));
    forEachMarkedX(scene.timeline->cancelTimes(), scene, axis, [&](double x) {
        painter.fillRect(QRectF(x - 1, layout.queue.bottom() - tick, 3, tick), cancelled.outline);
    });

    const QFontMetricsF metrics(scene.font);
    const QRectF label(layout.labelLeft, layout.queue.top(), layout.queue.left() - layout.labelLeft - 4,
                       layout.queue.height());
    painter.setFont(scene.font);
    const bool twoLines = label.height() >= 2 * metrics.height();
    if (twoLines) {
        painter.setPen(scene.theme->text);
        painter.drawText(QPointF(label.left(), label.center().y() - metrics.descent()), TimelineText::queue());
    }
    painter.setPen(scene.theme->mutedText);
    painter.drawText(QPointF(label.left(), label.center().y() + (twoLines ? metrics.ascent() : metrics.ascent() / 2.5)),
                     TimelineText::pending(scene.timeline->pendingAt(scene.cursorNs)));
    painter.restore();
}

void paintReads(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || layout.mainLane.height() < 1)
        return;
    const double height = std::max(2.0, std::round(layout.mainLane.height() * 0.2));
    const QRectF &lane = layout.mainLane;
    QRectF run(0, lane.bottom() - height, 0, height); // neighbours are painted together
    const auto paintRun = [&] {
        if (run.width() > 0)
            painter.fillRect(run, scene.theme->text);
    };
    forEachMarkedX(scene.timeline->mainReadTimes(), scene, axisOf(scene, layout), [&](double x) {
        if (x != run.right()) {
            paintRun();
            run.setLeft(x);
        }
        run.setRight(x + 1);
    });
    paintRun();
}

} // namespace futurescope
