// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "app/lab/viewstate.h"
#include "core/trace/timeline.h"

#include <array>
#include <cstdint>
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
LanePicture coalesce(const Timeline &timeline, const Spans &spans, const PixelStretch &stretch, std::int64_t cursorNs,
                     const Pyramid *bins = nullptr);

} // namespace futurescope
