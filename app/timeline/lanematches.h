// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/futureorder.h"
#include "core/trace/timeline.h"

#include <memory>
#include <vector>

namespace futurescope {

/// The tasks of a search, by lane: what coalesce() needs to know where they are. Immutable once it is published.
struct LaneMatches
{
    struct OfLane
    {
        Spans tasks;
        Pyramid bins;
        std::size_t judged = 0; ///< spans of the lane; those behind are newer than the search
    };

    std::shared_ptr<const FutureMatches> found; ///< also those without a bar
    std::vector<OfLane> lanes;                  ///< as those of the timeline

    /// From when on nobody has looked at what is on the lane of `timeline`; openEnd: all has been.
    std::int64_t newerFromNs(const Timeline &timeline, int lane) const;
    bool anyOn(int lane) const
    {
        const auto index = static_cast<std::size_t>(lane);
        return index < lanes.size() && !lanes[index].tasks.empty();
    }
};

/// Picks the tasks of a search out of the lanes, some at a time: the timeline of a million belongs to the GUI thread,
/// which must not stop for it.
class LaneMatchMaker
{
public:
    explicit LaneMatchMaker(std::shared_ptr<const FutureMatches> found);

    /// Looks at about `mostSpans` more; true when all are done. Always the same timeline, which may grow meanwhile.
    bool work(const Timeline &timeline, std::size_t mostSpans);
    /// What was found, once work() has been done.
    std::shared_ptr<const LaneMatches> take() { return std::move(m_made); }

private:
    std::shared_ptr<LaneMatches> m_made;
    std::size_t m_lane = 1;
    std::size_t m_span = 0;
    bool m_metNewer = false; // on this lane
};

} // namespace futurescope
