// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/lanecolumns.h"
#include "app/timeline/timelinescene.h"

#include <QImage>

namespace futurescope {

/// Size in device pixels of the image that paintBars() wants.
QSize barImageSize(const TimelineLayout &layout, double scale);

/// Paints main lane, interpreter lock and worker lanes into the pixel columns `fromPx` to before `toPx` of `image`,
/// which is Format_ARGB32_Premultiplied, of barImageSize(), and stays transparent where there is nothing. `scale`:
/// device pixels per unit. Pure: equal arguments give equal pixels, whatever part is painted at a time.
void paintBars(QImage &image, const TimelineScene &scene, const TimelineLayout &layout, double scale, int fromPx,
               int toPx);

/// The part of `lane` in device pixels of that image; empty when scrolled out of sight.
QRect barPixels(const TimelineLayout &layout, double scale, int lane);
/// A part of the bar area in device pixels of that image, over its whole width.
QRect areaPixels(const TimelineLayout &layout, double scale, const QRectF &area);

/// From the foot up: what must not be overlooked first.
inline constexpr BarState stackOrder[] = {BarState::Failed,   BarState::Lost,    BarState::Cancelled,
                                          BarState::Running,  BarState::IoWait,  BarState::LockWait,
                                          BarState::Overhead, BarState::Finished};

/// A column's colours from the foot up: heights in pixels that add up to at most `height`. Failures stand lowest and
/// take at least a quarter, however small their share.
struct ColumnPiece
{
    BarState state;
    int height;
};
std::vector<ColumnPiece> piecesOf(const LaneColumn &column, int height);

} // namespace futurescope
