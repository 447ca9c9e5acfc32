// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/foreignmarks.h"

#include <algorithm>
#include <numeric>

namespace futurescope {

namespace {

void widen(std::optional<ValueRange> &range, const ValueRange &by)
{
    if (!range) {
        range = by;
        return;
    }
    range->least = std::min(range->least, by.least);
    range->most = std::max(range->most, by.most);
}

} // namespace

ForeignMarks::ForeignMarks(std::shared_ptr<const ForeignTrace> foreign) : m_foreign(std::move(foreign))
{
    sortInstants();
    m_levels.reserve(m_foreign->counters.size());
    for (const TraceCounter &counter : m_foreign->counters)
        m_levels.push_back(levelsOf(counter));
}

/// All are in the order of time already, so that dealing them out to their lanes is enough.
void ForeignMarks::sortInstants()
{
    const std::vector<TraceInstant> &instants = m_foreign->instants;
    m_firstOfLane.assign(m_foreign->names.lanes.size() + 1, 0);
    for (const TraceInstant &instant : instants) {
        if (instant.lane.value + std::size_t{2} > m_firstOfLane.size())
            m_firstOfLane.resize(instant.lane.value + std::size_t{2}, 0);
        ++m_firstOfLane[instant.lane.value + std::size_t{1}];
    }
    std::partial_sum(m_firstOfLane.begin(), m_firstOfLane.end(), m_firstOfLane.begin());
    m_order.resize(instants.size());
    std::vector<std::size_t> next = m_firstOfLane;
    for (std::size_t index = 0; index < instants.size(); ++index)
        m_order[next[instants[index].lane.value]++] = static_cast<std::uint32_t>(index);
}

ForeignMarks::Instants ForeignMarks::instantsOn(int lane) const
{
    const auto index = static_cast<std::size_t>(lane);
    if (lane < 0 || index + 1 >= m_firstOfLane.size())
        return {m_foreign->instants, nullptr, 0};
    const std::size_t first = m_firstOfLane[index];
    return {m_foreign->instants, m_order.data() + first, m_firstOfLane[index + 1] - first};
}

ForeignMarks::Levels ForeignMarks::levelsOf(const TraceCounter &counter)
{
    Levels levels;
    std::vector<ValueRange> below;
    for (std::size_t first = 0; first < counter.samples.size(); first += perGroup) {
        std::optional<ValueRange> range;
        for (std::size_t i = first; i < std::min(first + perGroup, counter.samples.size()); ++i)
            widen(range, {counter.samples[i].value, counter.samples[i].value});
        below.push_back(*range);
    }
    while (!below.empty()) {
        std::vector<ValueRange> above;
        for (std::size_t first = 0; below.size() > perGroup && first < below.size(); first += perGroup) {
            std::optional<ValueRange> range;
            for (std::size_t i = first; i < std::min(first + perGroup, below.size()); ++i)
                widen(range, below[i]);
            above.push_back(*range);
        }
        levels.push_back(std::move(below));
        below = std::move(above);
    }
    return levels;
}

/// Singly up to a whole group at either side, and of what lies between the same by the level above.
std::optional<ValueRange> ForeignMarks::over(std::size_t counter, std::size_t first, std::size_t last) const
{
    const std::vector<TraceCounter::Sample> &samples = m_foreign->counters[counter].samples;
    const Levels &levels = m_levels[counter];
    std::optional<ValueRange> range;
    const auto take = [&](std::size_t level, std::size_t index) {
        if (level == 0)
            widen(range, {samples[index].value, samples[index].value});
        else
            widen(range, levels[level - 1][index]);
    };
    last = std::min(last, samples.size());
    for (std::size_t level = 0; first < last; ++level) {
        const bool top = level == levels.size();
        while (first < last && (top || first % perGroup != 0))
            take(level, first++);
        while (first < last && last % perGroup != 0)
            take(level, --last);
        first /= perGroup;
        last /= perGroup;
    }
    return range;
}

} // namespace futurescope
