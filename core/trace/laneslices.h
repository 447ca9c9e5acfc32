// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace futurescope {

/// A stretch of one lane as other programs' pictures show it.
struct LaneSlice
{
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    FutureId future = noFuture;
    std::string_view name; ///< "task", "waiting for I/O", "reading the result" ...
    bool outermost = true;
};

/// The spans of a Timeline brought into the form that trace viewers ask for: closed, sorted by start, each slice wholly
/// inside or wholly outside every other of its lane. A part that sticks out of its parent is cut off.
class LaneSlices
{
public:
    /// `withReads`: the readings of results are slices of the main lane too. `goOn` is asked before every lane, if
    /// there is one; when it says no, the rest is left out.
    explicit LaneSlices(const Timeline &timeline, bool withReads = true, const std::function<bool()> &goOn = {});

    const std::vector<LaneSlice> &of(LaneId lane) const { return m_lanes[lane.value]; }

    /// A moment at or up to a nanosecond after `atNs` that lies strictly inside a slice of the lane, where an arrow
    /// may begin or end; nullopt: no slice is open there.
    std::optional<std::int64_t> arrowMoment(LaneId lane, std::int64_t atNs) const;

private:
    void addReads(const Timeline &timeline);

    std::vector<std::vector<LaneSlice>> m_lanes;
};

} // namespace futurescope
