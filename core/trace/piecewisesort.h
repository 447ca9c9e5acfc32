// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

namespace futurescope {

/// Sorts, and keeps the order of equals, in steps of some milliseconds between which `goOn()` is asked; false ends it.
/// What is nearly in order costs little more than looking at it.
template <class List, class Less, class GoOn>
bool sortPiecewise(List &list, Less less, GoOn goOn)
{
    constexpr std::size_t piece = std::size_t{1} << 15;
    const auto at = [&list](std::size_t index) {
        return list.begin() + static_cast<std::ptrdiff_t>(std::min(index, list.size()));
    };
    for (std::size_t first = 0; first < list.size(); first += piece) {
        if (!goOn())
            return false;
        if (!std::is_sorted(at(first), at(first + piece), less))
            std::stable_sort(at(first), at(first + piece), less);
    }
    for (std::size_t width = piece; width < list.size(); width *= 2) {
        for (std::size_t first = 0; first + width < list.size(); first += 2 * width) {
            if (!goOn())
                return false;
            const auto middle = at(first + width), end = at(first + 2 * width);
            if (!less(*middle, *(middle - 1)))
                continue;
            // Only what lies between the first of the one half and the last of the other can move.
            const auto from = std::upper_bound(at(first), middle, *middle, less);
            const auto to = std::lower_bound(middle, end, *(middle - 1), less);
            std::inplace_merge(from, middle, to, less);
        }
    }
    return true;
}

} // namespace futurescope
