// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "app/timeline/lanecolumns.h"
#include "app/timeline/timelinescene.h"

#include <QImage>
#include <QString>

#include <algorithm>
#include <array>
#include <vector>

class QPainter;

namespace futurescope {

/// Size in device pixels of the image that paintBars() wants.
QSize barImageSize(const TimelineLayout &layout, double scale);

/// What stands on a bar, in device pixels of the image.
struct BarLabel
{
    QString text;
    QRectF box; ///< the text stands in its middle
    Glyph glyph = Glyph::None;
    QRectF glyphBox;
    QColor ink;
};
void paintBarLabel(QPainter &painter, const BarLabel &label);

/// Paints main lane, interpreter lock and worker lanes into the pixel columns `fromPx` to before `toPx` of `image`,
/// which is Format_ARGB32_Premultiplied, of barImageSize(), and stays transparent where there is nothing. `scale`:
/// device pixels per unit. Pure: equal arguments give equal pixels, whatever part is painted at a time. `labels`: where
/// labels go that lie wholly in the image, instead of into its pixels; null: they are painted.
void paintBars(QImage &image, const TimelineScene &scene, const TimelineLayout &layout, double scale, int fromPx,
               int toPx, std::vector<BarLabel> *labels = nullptr);

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
    BarState state = BarState::Running;
    int height = 0;
    friend bool operator==(const ColumnPiece &, const ColumnPiece &) = default;
};
/// At most one for each state, and one for what rounding leaves.
class ColumnPieces
{
public:
    void add(const ColumnPiece &piece) { m_pieces[m_count++] = piece; }
    const ColumnPiece *begin() const { return m_pieces.data(); }
    const ColumnPiece *end() const { return m_pieces.data() + m_count; }
    std::size_t size() const { return m_count; }
    const ColumnPiece &operator[](std::size_t index) const { return m_pieces[index]; }
    friend bool operator==(const ColumnPieces &one, const ColumnPieces &other)
    {
        return std::ranges::equal(one, other);
    }

private:
    std::array<ColumnPiece, barStateCount + 1> m_pieces;
    std::size_t m_count = 0;
};
ColumnPieces piecesOf(const LaneColumn &column, int height);

} // namespace futurescope
