// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/sortedtimes.h"

#include "core/trace/settling.h"

#include <algorithm>

namespace futurescope {

std::int64_t SortedTimes::settle()
{
    if (m_fresh.empty())
        return INT64_MAX;
    mergeRuns(m_fresh.begin(), m_fresh.end());
    const std::int64_t firstNs = m_fresh.front();
    const std::size_t first = countUpTo(firstNs);
    const std::vector<std::int64_t> later(begin() + static_cast<std::ptrdiff_t>(first), end());
    shorten(first);
    auto old = later.begin();
    for (const std::int64_t timeNs : m_fresh) {
        for (; old != later.end() && *old <= timeNs; ++old)
            keep(*old);
        keep(timeNs);
    }
    for (; old != later.end(); ++old)
        keep(*old);
    m_fresh.clear();
    return firstNs;
}

void SortedTimes::keep(std::int64_t timeNs)
{
    const std::int64_t high = timeNs >> 32;
    if (m_epochs.empty() || m_epochs.back().high != high)
        m_epochs.push_back({high, m_low.size()});
    m_low.push_back(static_cast<std::uint32_t>(timeNs));
}

void SortedTimes::shorten(std::size_t size)
{
    m_low.resize(size);
    while (!m_epochs.empty() && m_epochs.back().begin >= size)
        m_epochs.pop_back();
}

std::size_t SortedTimes::epochOf(std::size_t index) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_epochs, index, {}, &Epoch::begin) - m_epochs.begin())
           - 1;
}

std::size_t SortedTimes::countUpTo(std::int64_t timeNs) const
{
    const auto epoch = std::ranges::lower_bound(m_epochs, timeNs >> 32, {}, &Epoch::high);
    if (epoch == m_epochs.end())
        return size();
    if (epoch->high != timeNs >> 32)
        return epoch->begin;
    const std::size_t end = epoch + 1 == m_epochs.end() ? size() : (epoch + 1)->begin;
    const auto at = [this](std::size_t index) { return m_low.begin() + static_cast<std::ptrdiff_t>(index); };
    return static_cast<std::size_t>(std::upper_bound(at(epoch->begin), at(end), static_cast<std::uint32_t>(timeNs))
                                    - m_low.begin());
}

std::optional<std::int64_t> SortedTimes::firstAfter(std::int64_t timeNs) const
{
    const std::size_t index = countUpTo(timeNs);
    return index == size() ? std::nullopt : std::optional((*this)[index]);
}

std::optional<std::int64_t> SortedTimes::lastBefore(std::int64_t timeNs) const
{
    const std::size_t index = timeNs == INT64_MIN ? 0 : countUpTo(timeNs - 1);
    return index == 0 ? std::nullopt : std::optional((*this)[index - 1]);
}

bool operator==(const SortedTimes &one, const SortedTimes &other)
{
    return std::ranges::equal(one, other);
}

std::size_t SortedTimes::memoryBytes() const
{
    return m_low.memoryBytes() + m_epochs.capacity() * sizeof(Epoch) + m_fresh.capacity() * sizeof(std::int64_t);
}

} // namespace futurescope
