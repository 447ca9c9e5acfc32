// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/foreignlane.h"

#include <queue>

namespace futurescope {

/// Writes the slices of all lanes as events in the order of time, whatever lane they are of, numbers the futures in the
/// order of their starts, and gives the memory of the slices back on the way.
class ForeignMerge
{
public:
    /// `originNs` becomes 0. `endNs` is the moment at which slices left open are known to be still going on.
    ForeignMerge(std::vector<NumberedLane> lanes, std::int64_t originNs);

    /// False when `progress` said so.
    bool run(const TraceProgress &progress);

    Trace trace() const { return m_builder.snapshot(); }
    std::vector<std::uint32_t> takeNames() { return std::move(m_names); }

private:
    struct OpenFuture
    {
        std::int64_t endNs;
        FutureId future;
        LaneId lane;
        /// The one that ends first is on top; of those that end together, the innermost.
        bool operator<(const OpenFuture &other) const
        {
            return endNs != other.endNs ? endNs > other.endNs : future < other.future;
        }
    };
    struct Source
    {
        NumberedLane numbered;
        std::priority_queue<OpenFuture> open = {};
    };
    struct Turn
    {
        std::int64_t timeNs;
        std::size_t source;
        bool operator<(const Turn &other) const
        {
            return timeNs != other.timeNs ? timeNs > other.timeNs : source > other.source;
        }
    };

    static std::int64_t nextNs(Source &source);
    void step(Source &source);
    void put(const Event &event);

    const std::int64_t m_originNs;
    std::vector<Source> m_sources;
    std::priority_queue<Turn> m_turns;
    TraceBuilder m_builder;
    std::vector<Event> m_batch;
    std::vector<std::uint32_t> m_names;
    std::size_t m_slices = 0;
    std::size_t m_written = 0;
};

} // namespace futurescope
