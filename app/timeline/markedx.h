// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"
#include "core/trace/timeswalk.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

/// Calls use(x) for every unit of width in which at least one of the sorted `times` lies, up to the cursor.
template <class Times, class Use>
void forEachMarkedX(const Times &times, const TimelineScene &scene, const TimeAxis &axis, Use use)
{
    const std::int64_t end = std::min(scene.visible.endNs, scene.cursorNs);
    TimesWalk walk(times);
    std::size_t next = walk.countUpTo(scene.visible.startNs - 1);
    while (next < times.size() && times[next] <= end) {
        const double x = std::floor(axis.xOf(times[next]));
        use(x);
        next = walk.countUpTo(std::max(times[next], axis.timeAt(x + 1) - 1));
    }
}

} // namespace futurescope
