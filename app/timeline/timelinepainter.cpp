// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelinepainter.h"

#include "app/timeline/barpainter.h"
#include "app/timeline/counterpainter.h"
#include "app/timeline/dequepainter.h"
#include "app/timeline/vectordevice.h"

#include <QFontInfo>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

QImage emptyBars(const TimelineLayout &layout, double scale)
{
    QImage bars(barImageSize(layout, scale), QImage::Format_ARGB32_Premultiplied);
    if (!bars.isNull())
        bars.fill(Qt::transparent);
    return bars;
}

void paintBarsAsPixels(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, double scale)
{
    QImage bars = emptyBars(layout, scale);
    if (!bars.isNull()) {
        paintBars(bars, scene, layout, scale, 0, bars.width());
        bars.setDevicePixelRatio(scale);
        painter.drawImage(layout.barArea().topLeft(), bars);
    }
    paintReads(painter, scene, layout);
    paintMarks(painter, scene, layout);
}

/// Of all that can come in millions one image, of the pixels that a PNG has, so that a file stays small; the labels on
/// bars as text over it.
void paintBarsAsOneImage(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout, double scale)
{
    QImage bars = emptyBars(layout, scale);
    if (bars.isNull())
        return;
    std::vector<BarLabel> labels;
    paintBars(bars, scene, layout, scale, 0, bars.width(), &labels);
    {
        QPainter onBars(&bars);
        onBars.scale(scale, scale);
        onBars.translate(-layout.barArea().topLeft());
        paintReads(onBars, scene, layout);
        paintMarks(onBars, scene, layout);
    }
    painter.drawImage(QRectF(layout.barArea().topLeft(), QSizeF(bars.size()) / scale), bars);
    painter.save();
    painter.translate(layout.barArea().topLeft());
    painter.scale(1 / scale, 1 / scale);
    QFont font = scene.font;
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(QFontInfo(scene.font).pixelSize() * scale))));
    painter.setFont(font);
    for (const BarLabel &label : labels)
        paintBarLabel(painter, label);
    painter.restore();
}

} // namespace

void paintTimeline(QPainter &painter, const TimelineScene &scene, const QSizeF &size)
{
    const TimelineLayout layout = layoutScene(scene, size);
    paintFrame(painter, scene, layout);
    if (!scene.hasRun || !scene.timeline)
        return;
    paintQueue(painter, scene, layout);
    paintCounters(painter, scene, layout);
    paintDeques(painter, scene, layout);
    const double scale = painter.deviceTransform().m11();
    if (paintsVectors(painter))
        paintBarsAsOneImage(painter, scene, layout, scale);
    else
        paintBarsAsPixels(painter, scene, layout, scale);
    paintSteals(painter, scene, layout);
    paintOverlay(painter, scene, layout);
}

} // namespace futurescope
