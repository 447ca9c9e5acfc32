// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace futurescope {

/// The stretches of time that the units of width from `firstX` to `lastX` show, up to the cursor: that of index i lies
/// between edges[i] and edges[i + 1]. Empty if there is no unit.
inline std::vector<std::int64_t> edgesByX(const TimelineScene &scene, const TimeAxis &axis, double firstX, double lastX)
{
    std::vector<std::int64_t> edges;
    for (double x = firstX; x <= lastX; x += 1) {
        const std::int64_t at = std::min(axis.timeAt(x), scene.cursorNs);
        edges.push_back(edges.empty() ? at : std::max(at, edges.back() + 1)); // zoomed in, below a nanosecond a unit
    }
    if (!edges.empty())
        edges.push_back(std::max(std::min(axis.timeAt(lastX + 1), scene.cursorNs + 1), edges.back() + 1));
    return edges;
}

} // namespace futurescope
