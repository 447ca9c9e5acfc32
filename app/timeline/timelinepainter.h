// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QImage>
#include <QSizeF>

class QPainter;

namespace futurescope {

/// The whole picture in (0, 0)..`size`, units. The background is not painted. Bars are drawn at the painter's device
/// resolution. Pure: live view, replay, export and tests all draw by it.
void paintTimeline(QPainter &painter, const TimelineScene &scene, const QSizeF &size);

// Its parts, in the order of painting, for a view that keeps the bars of the last time.

/// Header, labels, grid, axis, and the hint when there is no run.
void paintFrame(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);
/// Pending futures as an area, cancellations as ticks at its foot.
void paintQueue(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);
/// Results read, as ticks on the main lane.
void paintReads(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);
/// Where waits were given up, where cancel() was refused, where cores were lost; the instants of a foreign trace.
void paintMarks(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);
/// Steals, as arcs from lane to lane.
void paintSteals(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);
/// What changes without the run changing: range, hover, selection with its arrows, cursor.
void paintOverlay(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

/// The space that the cursor's flag takes, so that no more than that is painted again.
QRectF cursorFlag(const TimelineScene &scene, const TimelineLayout &layout);
/// The bar of a future as far as it is known at the cursor; empty when it has none or is out of sight.
QRectF barOf(const TimelineScene &scene, const TimelineLayout &layout, FutureId future);

} // namespace futurescope
