// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/countcurve.h"
#include "core/trace/sortedtimes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace futurescope {

/// How many tasks lay in the deque of one worker, and when. One thread.
class DequeHistory
{
public:
    void enter(std::int64_t timeNs) { m_entered.add(timeNs); }
    void leave(std::int64_t timeNs) { m_left.add(timeNs); }
    /// Sorts in what came since the last call. The following look only at what has been settled.
    void settle();

    std::size_t depthAt(std::int64_t atNs) const;
    /// The depth over a row of stretches: that of index i lies between edges[i] and edges[i + 1], which ascend.
    std::vector<CountRange> columns(std::span<const std::int64_t> edgesNs) const;
    /// The most that ever lay there at once.
    std::int64_t deepest() const;

    std::size_t memoryBytes() const;

private:
    SortedTimes m_entered, m_left;
    CountCurve m_depth;
};

} // namespace futurescope
