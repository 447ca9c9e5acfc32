// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/sortedtimes.h"

#include "core/trace/settling.h"

#include <algorithm>

namespace futurescope {

std::size_t SortedTimes::settle()
{
    const std::size_t first = futurescope::settle(m_times, m_settled);
    m_settled = m_times.size();
    return first;
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
