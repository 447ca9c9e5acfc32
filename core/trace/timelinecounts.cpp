// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Timeline that answers how many futures were where at which moment.
#include "core/trace/timeline.h"

#include <algorithm>

namespace futurescope {

std::size_t Timeline::pendingAt(std::int64_t atNs) const
{
    const std::size_t entered = m_entered.countUpTo(atNs);
    // A live trace may know of a start before it knows of the submission, which comes from another thread.
    return entered - std::min(entered, m_left.countUpTo(atNs));
}

std::size_t Timeline::runningAt(std::int64_t atNs) const
{
    const std::size_t left = m_left.countUpTo(atNs);
    return left - std::min(left, m_ended.countUpTo(atNs));
}

std::size_t Timeline::endedAt(std::int64_t atNs) const
{
    return m_ended.countUpTo(atNs);
}

std::size_t Timeline::readAt(std::int64_t atNs) const
{
    return m_readOnMain.countUpTo(atNs) + m_readElsewhere.countUpTo(atNs);
}

CountRange Timeline::pendingOver(std::int64_t fromNs, std::int64_t toNs) const
{
    return m_pending.over(m_entered, m_left, fromNs, toNs);
}

std::vector<CountRange> Timeline::pendingColumns(std::span<const std::int64_t> edgesNs) const
{
    return m_pending.columns(m_entered, m_left, edgesNs);
}

CountRange Timeline::runningOver(std::int64_t fromNs, std::int64_t toNs) const
{
    return m_running.over(m_left, m_ended, fromNs, toNs);
}

std::size_t Timeline::memoryBytes() const
{
    std::size_t bytes = m_futures.memoryBytes() + m_pending.memoryBytes() + m_running.memoryBytes();
    for (const FutureRecord &record : m_futures)
        bytes += record.rare.memoryBytes();
    for (const SortedTimes *times : {&m_entered, &m_left, &m_ended, &m_readOnMain, &m_readElsewhere, &m_cancelled})
        bytes += times->memoryBytes();
    for (const Lane &lane : m_lanes) {
        bytes += sizeof lane + lane.tasks.memoryBytes() + lane.waits.memoryBytes() + lane.taskBins.memoryBytes()
                 + lane.waitBins.memoryBytes() + lane.switches.memoryBytes();
    }
    for (const DequeHistory &deque : m_deques)
        bytes += sizeof deque + deque.memoryBytes();
    return bytes + m_lock.memoryBytes();
}

std::uint64_t Timeline::contextSwitches() const
{
    std::uint64_t switches = 0;
    for (std::size_t lane = 1; lane < m_lanes.size(); ++lane)
        switches += m_lanes[lane].switches.size();
    return switches;
}

std::size_t Timeline::switchesOf(const FutureRecord &record, std::int64_t untilNs) const
{
    if (!record.hasRun() || record.lane == mainLane)
        return 0;
    const SortedTimes &switches = m_lanes[record.lane.value].switches;
    const std::int64_t endNs = record.endedNs == never ? untilNs : std::min(record.endedNs, untilNs);
    const std::size_t before = switches.countUpTo(record.startedNs);
    return std::max(before, switches.countUpTo(endNs)) - before;
}

std::optional<std::int64_t> Timeline::nextChange(std::int64_t atNs) const
{
    std::optional<std::int64_t> next;
    for (const SortedTimes *times : {&m_entered, &m_left, &m_ended}) {
        const auto candidate = times->firstAfter(atNs);
        if (candidate && (!next || *candidate < *next))
            next = candidate;
    }
    return next;
}

std::optional<std::int64_t> Timeline::previousChange(std::int64_t atNs) const
{
    std::optional<std::int64_t> previous;
    for (const SortedTimes *times : {&m_entered, &m_left, &m_ended}) {
        const auto candidate = times->lastBefore(atNs);
        if (candidate && (!previous || *candidate > *previous))
            previous = candidate;
    }
    return previous;
}

std::optional<std::size_t> Timeline::spanAt(const Lane &lane, std::int64_t atNs)
{
    const auto after = std::ranges::upper_bound(lane.tasks, atNs, {}, &Span::startNs);
    if (after == lane.tasks.begin() || std::prev(after)->endNs <= atNs)
        return std::nullopt;
    return static_cast<std::size_t>(std::prev(after) - lane.tasks.begin());
}

} // namespace futurescope
