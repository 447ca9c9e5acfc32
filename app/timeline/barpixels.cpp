// SPDX-License-Identifier: GPL-3.0-or-later
// Where bars lie in pixels, and how a column of pixels is divided.
#include "app/timeline/barpainter.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace futurescope {

namespace {

// A column is drawn at least this high, or a lone short task would hardly be seen.
constexpr double lowestColumn = 0.3;
// And so much of it is what must not be overlooked, be it one future among a million.
constexpr double leastGrave = 0.25;

} // namespace

ColumnPieces piecesOf(const LaneColumn &column, int height)
{
    double covered = 0;
    for (const float share : column.share)
        covered += static_cast<double>(share);
    const double drawn = std::clamp(covered, lowestColumn, 1.0) * height;
    const int total = std::clamp(static_cast<int>(std::lround(drawn)), 1, std::max(1, height));
    ColumnPieces pieces;
    if (std::has_single_bit(column.present)) {
        pieces.add({static_cast<BarState>(std::countr_zero(column.present)), total});
        return pieces;
    }
    int left = total;
    BarState last = BarState::Finished;
    for (const BarState state : stackOrder) {
        const auto index = static_cast<std::size_t>(state);
        if ((column.present >> index & 1u) == 0 || left == 0)
            continue;
        const double share = covered > 0 ? static_cast<double>(column.share[index]) / covered : 1;
        const bool grave = state == BarState::Failed || state == BarState::Lost;
        const int least = grave ? std::clamp(static_cast<int>(std::lround(leastGrave * height)), 1, total) : 0;
        const int piece = std::min(left, std::max(least, static_cast<int>(std::lround(share * total))));
        last = state;
        left -= piece;
        if (piece > 0)
            pieces.add({state, piece});
    }
    if (left > 0) // rounding
        pieces.add({last, left});
    return pieces;
}

QSize barImageSize(const TimelineLayout &layout, double scale)
{
    const QSizeF size = layout.barArea().size() * scale;
    return {static_cast<int>(std::lround(size.width())), static_cast<int>(std::lround(size.height()))};
}

QRect areaPixels(const TimelineLayout &layout, double scale, const QRectF &area)
{
    const double origin = layout.barArea().top();
    const auto px = [&](double y) { return static_cast<int>(std::lround((y - origin) * scale)); };
    const QSize size = barImageSize(layout, scale);
    const int top = px(area.top());
    const int bottom = std::max(px(area.bottom()), top + 1); // never thinner than a pixel
    return QRect(0, top, size.width(), bottom - top).intersected(QRect(QPoint(), size));
}

QRect barPixels(const TimelineLayout &layout, double scale, int lane)
{
    const QRectF window = lane == 0 ? layout.mainLane : layout.workers;
    if (window.height() <= 0)
        return {};
    return areaPixels(layout, scale, layout.barRect(lane)).intersected(areaPixels(layout, scale, window));
}

} // namespace futurescope
