// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/fonts.h"
#include "app/timeline/timelinepainter.h"

#include <QImage>
#include <QPainter>

// Pictures of runs for the tests of what is painted.
namespace futurescope::samples {

/// A whole run at its end, with a little air behind it.
inline TimelineScene sceneOf(const Timeline &timeline, bool dark = false)
{
    TimelineScene scene;
    scene.timeline = &timeline;
    scene.theme = &themeFor(dark);
    scene.font = bundledTextFont();
    scene.title = QStringLiteral("Timeline");
    scene.visible = {0, timeline.endNs() + timeline.endNs() / 10};
    scene.cursorNs = timeline.endNs();
    return scene;
}

inline QImage paint(const TimelineScene &scene, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(scene.theme->card);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTimeline(painter, scene, size);
    return image;
}

} // namespace futurescope::samples
