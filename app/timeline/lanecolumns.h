// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "app/lab/viewstate.h"
#include "core/trace/timeline.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace futurescope {

/// The pixels across a lane: `range` over `widthPx` device pixels, of which those from `fromPx` to before `toPx` are
/// wanted.
struct PixelStretch
{
    TimeRange range;
    int widthPx = 0;
    int fromPx = 0;
    int toPx = 0;

    double xOf(std::int64_t timeNs) const
    {
        return static_cast<double>(timeNs - range.startNs) / static_cast<double>(range.lengthNs()) * widthPx;
    }
    /// The time at the left edge of a column.
    std::int64_t timeAt(double x) const
    {
        return range.startNs + static_cast<std::int64_t>(x / widthPx * static_cast<double>(range.lengthNs()));
    }
};

/// The same with the borders of its columns in time, which are found once for all lanes.
class PixelColumns
{
public:
    PixelColumns(const PixelStretch &stretch); // NOLINT(google-explicit-constructor): it is the stretch

    const PixelStretch &stretch() const { return m_stretch; }
    /// The first time that does not lie to the left of the column, just as xOf() rounds. For columns that are wanted,
    /// those beside them, and the next.
    std::int64_t firstNsOf(int column) const
    {
        return m_firstNs[static_cast<std::size_t>(column - m_stretch.fromPx + 1)];
    }
    /// Of these columns the one that the time lies in; looks at `near` and a few to the right of it first.
    std::optional<int> columnOf(std::int64_t timeNs, int near) const;

private:
    PixelStretch m_stretch;
    std::vector<std::int64_t> m_firstNs;
};

/// Spans of at least this many pixels are drawn as bars of their own.
inline constexpr int narrowestBarPx = 3;

struct WideBar
{
    int leftPx = 0;
    int rightPx = 0; ///< behind the last one
    std::size_t spanIndex = 0;
    BarState state = BarState::Running;
    bool open = false; ///< it ends at the cursor, not at its end
};

/// One column of pixels under which spans too narrow for a bar lie.
struct LaneColumn
{
    std::array<float, barStateCount> share{}; ///< of the column's time, by BarState
    std::uint16_t present = 0;                ///< bit per BarState, set however short the span was
};

struct LanePicture
{
    std::vector<WideBar> bars;
    std::vector<LaneColumn> columns; ///< index 0 is fromPx; empty when there are only wide bars
};

/// The state in which a span of `timeline` is seen when the moment is `cursorNs`: running until it has ended by then.
/// Not for spans that begin after the cursor.
BarState barStateAt(const Timeline &timeline, const Span &span, std::int64_t cursorNs);

/// What of `spans` (sorted, not overlapping) is seen on the stretch when the moment is `cursorNs`. Finds its spans by
/// binary search; costs in proportion to those it finds. With `bins`, those of the same spans, it costs in proportion
/// to the pixels instead, and the picture is the same.
LanePicture coalesce(const Timeline &timeline, const Spans &spans, const PixelColumns &pixels, std::int64_t cursorNs,
                     const Pyramid *bins = nullptr);

} // namespace futurescope
