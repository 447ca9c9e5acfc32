// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/barpainter.h"
#include "app/timeline/futurearrows.h"
#include "app/timeline/ringpainter.h"
#include "app/timeline/runoverlaypainter.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelinequeries.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

void paintSelection(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    painter.setBrush(Qt::NoBrush);
    painter.save();
    painter.setClipRect(layout.workers.adjusted(-2, -2, 2, 2), Qt::IntersectClip);
    const QRectF hovered = barOf(scene, layout, scene.hovered);
    if (!hovered.isEmpty() && scene.hovered != scene.selected) {
        painter.setPen(QPen(scene.theme->text, 1));
        painter.drawRect(hovered.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    const QRectF selected = barOf(scene, layout, scene.selected);
    if (!selected.isEmpty()) {
        // Two tones, so that it stands out on every fill.
        painter.setPen(QPen(scene.theme->card, 4));
        painter.drawRect(selected);
        painter.setPen(QPen(scene.theme->text, 2.4));
        painter.drawRect(selected);
    }
    painter.restore();
    if (scene.selected != noFuture)
        paintFutureArrows(painter, scene, layout);
}

// A label with a filled background in the flag row, moved so that it stays inside the picture.
QRectF flagRect(const QFontMetricsF &metrics, const TimelineLayout &layout, double x, const QString &text)
{
    const double width = std::ceil(metrics.horizontalAdvance(text)) + 12;
    const double left = std::clamp(x - width / 2, layout.header.left(),
                                   std::max(layout.header.left(), layout.header.right() - width));
    return {left, layout.flags.top() + 1, width, layout.flags.height() - 2};
}

void paintFlag(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &ink, const QString &text)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, 3, 3);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, text);
}

void paintRange(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const TimeAxis axis = axisOf(scene, layout);
    const QRectF plot = layout.plot();
    const double left = std::clamp(axis.xOf(scene.selectedRange->startNs), plot.left(), plot.right());
    const double right = std::clamp(axis.xOf(scene.selectedRange->endNs), plot.left(), plot.right());
    QColor wash = scene.theme->accent;
    wash.setAlphaF(0.16f);
    painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), wash);
    painter.setPen(QPen(scene.theme->accent, 1.5));
    painter.drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()));
    painter.drawLine(QPointF(right, plot.top()), QPointF(right, plot.bottom()));

    const QString text = rangeText(sumsOf(*scene.timeline, *scene.selectedRange, scene.cursorNs, lanesWanted(scene)));
    const QFontMetricsF metrics(scene.font);
    QRectF rect = flagRect(metrics, layout, (left + right) / 2, text);
    const QRectF taken = scene.showCursor ? cursorFlag(scene, layout) : QRectF();
    if (rect.intersects(taken)) {
        const bool roomLeft = taken.left() - 6 - rect.width() >= layout.header.left();
        rect.moveLeft(roomLeft ? taken.left() - 6 - rect.width() : taken.right() + 6);
    }
    painter.setFont(scene.font);
    paintFlag(painter, rect, scene.theme->accent, scene.theme->accentText, text);
}

bool cursorIsSeen(const TimelineScene &scene)
{
    return scene.cursorNs >= scene.visible.startNs && scene.cursorNs <= scene.visible.endNs;
}

void paintCursor(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!cursorIsSeen(scene))
        return;
    const double x = std::round(axisOf(scene, layout).xOf(scene.cursorNs));
    painter.fillRect(QRectF(x - 0.75, layout.flags.bottom() - 2, 1.5, layout.axis.top() - layout.flags.bottom() + 2),
                     scene.theme->cursor);
    painter.setFont(scene.font);
    if (scene.cursorFlag)
        paintFlag(painter, cursorFlag(scene, layout), scene.theme->cursor, scene.theme->cursorText,
                  shortTimeText(scene.cursorNs));
}

} // namespace

QRectF cursorFlag(const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.cursorFlag || !cursorIsSeen(scene))
        return {};
    return flagRect(QFontMetricsF(scene.font), layout, axisOf(scene, layout).xOf(scene.cursorNs),
                    shortTimeText(scene.cursorNs));
}

QRectF barOf(const TimelineScene &scene, const TimelineLayout &layout, FutureId future)
{
    const FutureRecord *record = scene.timeline ? scene.timeline->future(future) : nullptr;
    if (!record || !record->hasRun())
        return {};
    const std::int64_t start = record->sentNs() != never ? std::min(record->sentNs(), record->startedNs)
                                                         : record->startedNs;
    if (start > scene.cursorNs)
        return {};
    const std::int64_t end = record->endedNs == never ? scene.cursorNs : std::min(record->endedNs, scene.cursorNs);
    const TimeAxis axis = axisOf(scene, layout);
    QRectF rect = layout.barRect(static_cast<int>(record->lane.value));
    rect.setLeft(std::max(axis.xOf(start), layout.workers.left() - 4));
    rect.setRight(std::max(rect.left() + 1, std::min(axis.xOf(end), layout.workers.right() + 4)));
    const bool outside = axis.xOf(end) < layout.workers.left() || axis.xOf(start) > layout.workers.right();
    return outside || !rect.intersects(layout.workers) ? QRectF() : rect;
}

void paintOverlay(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.timeline || !scene.hasRun)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(scene.font);
    if (scene.selectedRange)
        paintRange(painter, scene, layout);
    paintRing(painter, scene, layout);
    paintSelection(painter, scene, layout);
    if (scene.showCursor)
        paintCursor(painter, scene, layout);
    paintRunOverlay(painter, scene, layout); // last, so that the cursor at the end crosses no flag
    painter.restore();
}

} // namespace futurescope
