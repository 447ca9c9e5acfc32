// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/foreigntrace.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace futurescope {

/// The least and the greatest value of a counter.
struct ValueRange
{
    double least = 0;
    double most = 0;
    friend bool operator==(const ValueRange &, const ValueRange &) = default;
};

/// Level of detail of what stands in a foreign trace beside its slices: the instants of each lane, and the values that
/// counters take in any stretch, without looking at every one of millions. Costs about 4 bytes an instant and a byte a
/// sample. Immutable.
class ForeignMarks
{
public:
    /// `foreign` is not null.
    explicit ForeignMarks(std::shared_ptr<const ForeignTrace> foreign);

    const ForeignTrace &foreign() const { return *m_foreign; }

    /// The instants of one lane in the order of time.
    class Instants
    {
    public:
        Instants(const std::vector<TraceInstant> &all, const std::uint32_t *order, std::size_t size)
            : m_all(&all),
              m_order(order),
              m_size(size)
        {}
        std::size_t size() const { return m_size; }
        /// The time, as what counts moments wants to have it.
        std::int64_t operator[](std::size_t index) const { return at(index).timeNs; }
        const TraceInstant &at(std::size_t index) const { return (*m_all)[m_order[index]]; }

    private:
        const std::vector<TraceInstant> *m_all;
        const std::uint32_t *m_order;
        std::size_t m_size;
    };
    Instants instantsOn(int lane) const;

    std::size_t counters() const { return m_foreign->counters.size(); }
    /// The values of the samples from index `first` to before `last`; nullopt: there are none.
    std::optional<ValueRange> over(std::size_t counter, std::size_t first, std::size_t last) const;

private:
    static constexpr std::size_t perGroup = 32;
    /// Each level holds a range for `perGroup` of the level below, the first for as many samples.
    using Levels = std::vector<std::vector<ValueRange>>;

    void sortInstants();
    static Levels levelsOf(const TraceCounter &counter);

    std::shared_ptr<const ForeignTrace> m_foreign;
    std::vector<std::uint32_t> m_order;     // of the instants: by lane, and by time on each
    std::vector<std::size_t> m_firstOfLane; // in that order; one more than there are lanes
    std::vector<Levels> m_levels;           // by counter
};

} // namespace futurescope
