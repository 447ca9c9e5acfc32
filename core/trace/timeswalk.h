// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace futurescope {

/// Counts how many of some sorted times have come by ever later moments, as from pixel to pixel: it looks first as far
/// ahead as the last step went, and so at a few neighbours instead of all over a list of millions.
template <class Times>
class TimesWalk
{
public:
    explicit TimesWalk(const Times &times) : m_times(times) {}

    /// `timeNs` is never less than the last time.
    std::size_t countUpTo(std::int64_t timeNs)
    {
        const std::size_t size = m_times.size();
        std::size_t low = m_count; // all before it have come
        std::size_t high = std::min(size, low + m_step);
        if (high < size && m_times[high] <= timeNs) {
            for (std::size_t ahead = 1; high < size && m_times[high] <= timeNs; ahead *= 2) {
                low = high + 1;
                high = std::min(size, high + ahead);
            }
        } else {
            for (std::size_t back = 1; high > low; back *= 2) {
                const std::size_t probe = high - std::min(back, high - low);
                if (m_times[probe] <= timeNs) {
                    low = probe + 1;
                    break;
                }
                high = probe;
            }
        }
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (m_times[middle] <= timeNs)
                low = middle + 1;
            else
                high = middle;
        }
        m_step = low - m_count;
        m_count = low;
        fetchAhead();
        return low;
    }

private:
    /// Where it will look the time after the next, if it goes on like this.
    [[gnu::always_inline]] void fetchAhead() const
    {
        if constexpr (requires { m_times.fetch(m_count); })
            m_times.fetch(m_count + 2 * m_step);
    }

    const Times &m_times;
    std::size_t m_count = 0;
    std::size_t m_step = 0;
};

} // namespace futurescope
