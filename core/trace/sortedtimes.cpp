// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/sortedtimes.h"

#include <algorithm>

namespace futurescope {

void SortedTimes::settle()
{
    if (m_settled == m_times.size())
        return;
    const auto fresh = m_times.begin() + static_cast<std::ptrdiff_t>(m_settled);
    std::sort(fresh, m_times.end());
    // Only the old times behind the first new one can move.
    const auto reach = std::upper_bound(m_times.begin(), fresh, *fresh);
    std::inplace_merge(reach, fresh, m_times.end());
    m_settled = m_times.size();
}

std::size_t SortedTimes::countUpTo(std::int64_t timeNs) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_times, timeNs) - m_times.begin());
}

std::optional<std::int64_t> SortedTimes::firstAfter(std::int64_t timeNs) const
{
    const auto found = std::ranges::upper_bound(m_times, timeNs);
    return found == m_times.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::int64_t> SortedTimes::lastBefore(std::int64_t timeNs) const
{
    const auto found = std::ranges::lower_bound(m_times, timeNs);
    return found == m_times.begin() ? std::nullopt : std::optional(*std::prev(found));
}

} // namespace futurescope
