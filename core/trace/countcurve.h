// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/chunkedvector.h"
#include "core/trace/sortedtimes.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace futurescope {

/// A number that goes up and down, over a stretch of time.
struct CountRange
{
    std::int64_t least = 0;
    std::int64_t most = 0;
    double mean = 0;
};

/// Level of detail of a number that goes up by one at some times and down by one at others, as that of the futures that
/// wait: what it was over any stretch of time without walking every step. It keeps a knot every `stepsPerKnot` steps,
/// which is a byte a step. The times themselves are the caller's. One thread.
class CountCurve
{
public:
    static constexpr std::size_t stepsPerKnot = 32;

    /// Takes in what the times hold beyond the last call. They have not changed before `changedFromNs`.
    void update(const SortedTimes &ups, const SortedTimes &downs, std::int64_t changedFromNs);

    /// What the number was from `fromNs` to before `toNs`, which must be later. Where more went down than up, which a
    /// live trace may say for a moment, the least and the most are 0, and so is a mean that would be negative.
    CountRange over(const SortedTimes &ups, const SortedTimes &downs, std::int64_t fromNs, std::int64_t toNs) const;
    /// The same for a row of stretches: that of index i lies between edges[i] and edges[i + 1], which ascend.
    std::vector<CountRange> columns(const SortedTimes &ups, const SortedTimes &downs,
                                    std::span<const std::int64_t> edgesNs) const;

    std::size_t memoryBytes() const { return m_knots.memoryBytes() + m_groups.memoryBytes(); }

private:
    static constexpr std::size_t knotsPerGroup = 32;

    struct Extremes
    {
        std::int32_t least = INT32_MAX;
        std::int32_t most = INT32_MIN;
        void take(std::int64_t value);
        void take(const Extremes &other);
    };
    /// What is known at a time, after all steps until then.
    struct Knot
    {
        std::int64_t timeNs;
        std::uint64_t area; ///< under the curve until then; wraps, but differences between neighbours do not
        std::uint32_t ups;
        std::uint32_t downs;
        Extremes extremes; ///< from then to before the next knot
    };
    class Walk;
    struct KnotTimes;

    std::vector<std::size_t> knotsBefore(const SortedTimes &ups, const SortedTimes &downs,
                                         std::span<const std::int64_t> edgesNs) const;
    Extremes extremesOf(std::size_t first, std::size_t last) const;
    void groupUp();

    ChunkedVector<Knot> m_knots; // the extremes of the last one are not known yet
    ChunkedVector<Extremes> m_groups;
};

} // namespace futurescope
