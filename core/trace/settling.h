// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>

namespace futurescope {

/// Sorts by `key` what was appended behind the first `settled` elements, which are sorted, into these. From a source
/// that is nearly in order (several lanes, each sorted) this costs in proportion to what is new and to how far back it
/// reaches. Returns the index of the first element that may have another place or is new.
template <class Elements, class Key = std::identity>
std::size_t settle(Elements &elements, std::size_t settled, Key key = {})
{
    if (settled == elements.size())
        return settled;
    const auto fresh = elements.begin() + static_cast<std::ptrdiff_t>(settled);
    std::ranges::stable_sort(fresh, elements.end(), {}, key);
    // Only the old elements behind the first new one can move.
    const auto reach = std::ranges::upper_bound(elements.begin(), fresh, std::invoke(key, *fresh), {}, key);
    const auto first = static_cast<std::size_t>(reach - elements.begin());
    std::ranges::inplace_merge(reach, fresh, elements.end(), {}, key);
    return first;
}

} // namespace futurescope
