// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/viewstate.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace futurescope {

struct TimeTick
{
    std::int64_t timeNs = 0;
    QString label; ///< with its unit: "1.5 s"
};

/// Time to pixel and back. A value; `widthPx` may be zero, then every time stands at `leftPx`.
struct TimeAxis
{
    TimeRange range;
    double leftPx = 0;
    double widthPx = 0;

    double xOf(std::int64_t timeNs) const
    {
        return leftPx + static_cast<double>(timeNs - range.startNs) / static_cast<double>(range.lengthNs()) * widthPx;
    }
    std::int64_t timeAt(double xPx) const;
    double nsPerPixel() const { return widthPx > 0 ? static_cast<double>(range.lengthNs()) / widthPx : 0; }

    /// Ticks inside the range, 1, 2 or 5 times a power of ten apart, at most `maxTicks` and at least `spacingPx` apart.
    std::vector<TimeTick> ticks(double spacingPx, int maxTicks = 10) const;
};

/// `range` made `factor` times as long (below 1: zoomed in) with the time `anchorNs` kept in its place.
TimeRange zoomed(TimeRange range, std::int64_t anchorNs, double factor);
/// `range` moved by `share` of its length; never to before zero.
TimeRange panned(TimeRange range, double share);
/// A range with a little air around `content`, starting at zero or later.
TimeRange withMargin(TimeRange content);
/// The range shown while following: from zero to the first of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten
/// that leaves a tenth of it free after `nowNs`, so that the picture grows in steps and does not creep.
TimeRange followingRange(std::int64_t nowNs);

/// "3.42 s", with as many decimals as `stepNs` needs; the unit fits `largestNs`.
QString timeText(std::int64_t timeNs, std::int64_t largestNs, std::int64_t stepNs);
/// With three or four significant figures, for a flag or a tooltip: "3.42 s", "71.5 ms".
QString shortTimeText(std::int64_t timeNs);

} // namespace futurescope
