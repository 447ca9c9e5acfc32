// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelinepainter.h"

#include "app/timeline/barpainter.h"

#include <QPainter>

namespace futurescope {

void paintTimeline(QPainter &painter, const TimelineScene &scene, const QSizeF &size)
{
    const TimelineLayout layout = layoutScene(scene, size);
    paintFrame(painter, scene, layout);
    if (!scene.hasRun || !scene.timeline)
        return;
    paintQueue(painter, scene, layout);
    const double scale = painter.deviceTransform().m11();
    QImage bars(barImageSize(layout, scale), QImage::Format_ARGB32_Premultiplied);
    if (!bars.isNull()) {
        bars.fill(Qt::transparent);
        paintBars(bars, scene, layout, scale, 0, bars.width());
        bars.setDevicePixelRatio(scale);
        painter.drawImage(layout.barArea().topLeft(), bars);
    }
    paintReads(painter, scene, layout);
    paintMarks(painter, scene, layout);
    paintSteals(painter, scene, layout);
    paintOverlay(painter, scene, layout);
}

} // namespace futurescope
