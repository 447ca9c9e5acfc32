// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace futurescope {

/// Sorts what consists of few ascending runs (several lanes, each sorted) by merging neighbours; stable. Costs in
/// proportion to the number of elements when there is one run, and twice that for each doubling of the runs.
template <class Iterator, class Key = std::identity>
void mergeRuns(Iterator begin, Iterator end, Key key = {})
{
    std::vector<Iterator> borders{begin};
    for (Iterator it = begin; it != end; it = std::ranges::is_sorted_until(it, end, {}, key))
        if (it != begin)
            borders.push_back(it);
    borders.push_back(end);
    while (borders.size() > 2) {
        std::vector<Iterator> fewer{begin};
        for (std::size_t run = 0; run + 2 < borders.size(); run += 2) {
            std::ranges::inplace_merge(borders[run], borders[run + 1], borders[run + 2], {}, key);
            fewer.push_back(borders[run + 2]);
        }
        if (fewer.back() != end)
            fewer.push_back(end);
        borders = std::move(fewer);
    }
}

/// Sorts by `key` what was appended behind the first `settled` elements, which are sorted, into these. From a source
/// that is nearly in order (several lanes, each sorted) this costs in proportion to what is new and to how far back it
/// reaches. Returns the index of the first element that may have another place or is new.
template <class Elements, class Key = std::identity>
std::size_t settle(Elements &elements, std::size_t settled, Key key = {})
{
    if (settled == elements.size())
        return settled;
    const auto fresh = elements.begin() + static_cast<std::ptrdiff_t>(settled);
    mergeRuns(fresh, elements.end(), key);
    // Only the old elements behind the first new one can move.
    const auto reach = std::ranges::upper_bound(elements.begin(), fresh, std::invoke(key, *fresh), {}, key);
    const auto first = static_cast<std::size_t>(reach - elements.begin());
    std::ranges::inplace_merge(reach, fresh, elements.end(), {}, key);
    return first;
}

} // namespace futurescope
