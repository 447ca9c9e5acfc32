// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/foreigntrace.h"
#include "core/trace/span.h"
#include "core/trace/traceprogress.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace futurescope {

/// A slice of a foreign lane, in nanoseconds as the file counts them.
struct ForeignSlice
{
    std::int64_t startNs = 0;
    std::int64_t endNs = openEnd;
    std::uint32_t name = 0;
    std::uint32_t group = 0; ///< slices of one asynchronous id, which may nest; later: the part of the lane
};

/// The slices of one (pid, tid), or the asynchronous ones of one (pid, category), as they are gathered and put in
/// order.
///
/// They lie in deques, whose memory is given back piece by piece while the Trace grows, so that reading needs hardly
/// more memory than the Trace itself.
class ForeignLane
{
public:
    /// So many slices of a lane may run at the same time without nesting.
    static constexpr std::uint32_t mostParts = 256;
    static constexpr std::uint32_t noPart = UINT32_MAX; ///< in ForeignSlice::group: too many before it

    explicit ForeignLane(bool async) : m_async(async) {}

    bool isAsync() const { return m_async; }
    void addSlice(std::int64_t startNs, std::int64_t endNs, std::uint32_t name);
    /// `id`: of asynchronous slices, the same for both ends.
    void addEdge(bool begins, std::int64_t timeNs, std::uint32_t name, std::uint64_t id = 0);
    /// How many slices there are at most.
    std::size_t size() const { return m_slices.size() + m_begins; }

    /// Pairs begins and ends, sorts, and finds for each slice its part: slices of one part lie apart or nest. False
    /// when `progress` said so; the lane is of no use then.
    bool settle(ForeignCounts &counts, const TraceProgress &progress);
    /// After settle(): in the order of their start, the outer ones first.
    std::deque<ForeignSlice> &slices() { return m_slices; }
    std::uint32_t parts() const { return m_parts; }

private:
    struct Edge
    {
        std::int64_t timeNs = 0;
        std::uint64_t id = 0;
        std::uint32_t name = 0;
        bool begins = true;
    };

    bool pairEdges(ForeignCounts &counts, const TraceProgress &progress);
    bool findParts(ForeignCounts &counts, const TraceProgress &progress);
    void noteOrder(std::int64_t timeNs);

    const bool m_async;
    std::deque<ForeignSlice> m_slices;
    std::deque<Edge> m_edges;
    std::size_t m_begins = 0;
    std::int64_t m_lastNs = INT64_MIN;
    std::uint64_t m_outOfOrder = 0;
    std::uint32_t m_parts = 0;
};

/// A settled lane and the number that its first part has in the Trace.
struct NumberedLane
{
    ForeignLane *lane = nullptr;
    std::uint16_t firstId = 0;
};

} // namespace futurescope
