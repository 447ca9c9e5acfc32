// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/runoverlaypainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr float ghostAlpha = 0.45f;

void paintGhostLane(QPainter &painter, const Lane &lane, const QRectF &bar, const TimeAxis &axis)
{
    for (const Span &span : lane.tasks) {
        if (span.activity != Activity::Task || span.endNs == openEnd)
            continue;
        const double left = std::clamp(axis.xOf(span.startNs), bar.left() - 2, bar.right() + 2);
        const double right = std::clamp(axis.xOf(span.endNs), bar.left() - 2, bar.right() + 2);
        painter.drawRect(QRectF(left, bar.top() + 1, right - left, bar.height() - 2));
    }
}

void paintGhosts(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (layout.grouped())
        return;
    painter.save();
    painter.setClipRect(layout.workers, Qt::IntersectClip);
    QColor ink = scene.theme->text;
    ink.setAlphaF(ghostAlpha);
    painter.setPen(QPen(ink, 1));
    painter.setBrush(Qt::NoBrush);
    const TimeAxis axis = axisOf(scene, layout);
    for (const auto &ghost : scene.overlay->ghosts) {
        for (const int lane : layout.visibleLanes()) {
            if (lane < static_cast<int>(ghost->lanes().size()))
                paintGhostLane(painter, ghost->lanes()[static_cast<std::size_t>(lane)], layout.barRect(lane), axis);
        }
    }
    painter.restore();
}

void paintGuess(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    const QRectF plot = layout.plot();
    const double at = axisOf(scene, layout).xOf(*scene.overlay->guessNs);
    const double x = std::clamp(at, plot.left(), plot.right());
    const QColor ink = readableAgainst(scene.theme->accent, scene.theme->card, 4.5);
    painter.save();
    painter.setPen(QPen(ink, 2, Qt::DashLine));
    if (at == x)
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    QString text = TimelineText::guess(*scene.overlay->guessNs);
    if (at > x)
        text += QStringLiteral(" →");
    painter.setFont(scene.font);
    const QFontMetricsF metrics(scene.font);
    const double width = std::ceil(metrics.horizontalAdvance(text)) + 12;
    const double left = std::clamp(x - width / 2, plot.left(), std::max(plot.left(), plot.right() - width));
    const QRectF flag(left, plot.top() + 2, width, metrics.height() + 4);
    painter.setPen(QPen(ink, 1));
    painter.setBrush(scene.theme->card);
    painter.drawRoundedRect(flag, 3, 3);
    painter.setPen(ink);
    painter.drawText(flag, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

void paintRunOverlay(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout)
{
    if (!scene.overlay || !scene.hasRun)
        return;
    paintGhosts(painter, scene, layout);
    if (scene.overlay->guessNs)
        paintGuess(painter, scene, layout);
}

} // namespace futurescope
