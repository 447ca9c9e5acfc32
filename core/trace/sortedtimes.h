// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace futurescope {

/// Moments in order, from a source that is nearly in order (several lanes, each sorted). One thread.
class SortedTimes
{
public:
    void add(std::int64_t timeNs) { m_times.push_back(timeNs); }
    /// Sorts in what came since the last call; costs in proportion to that and to how far back it reaches. Returns the
    /// index of the first time that may have changed.
    std::size_t settle();

    // The following look only at what has been settled.
    std::size_t countUpTo(std::int64_t timeNs) const;
    std::optional<std::int64_t> firstAfter(std::int64_t timeNs) const;
    std::optional<std::int64_t> lastBefore(std::int64_t timeNs) const;
    const std::vector<std::int64_t> &values() const { return m_times; }

private:
    std::vector<std::int64_t> m_times;
    std::size_t m_settled = 0;
};

} // namespace futurescope
