// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <cstdint>

namespace futurescope {

/// `amount` of work per nanosecond, in the fastest of the trials. A trial should last about a millisecond: too short
/// for other programs to disturb all of them.
template <class Work>
double bestRate(std::uint64_t amount, Work work)
{
    constexpr int trials = 15;
    std::int64_t bestNs = INT64_MAX;
    for (int trial = 0; trial < trials; ++trial) {
        const std::int64_t startNs = monotonicNs();
        work();
        bestNs = std::min(bestNs, monotonicNs() - startNs);
    }
    return static_cast<double>(amount) / static_cast<double>(std::max<std::int64_t>(bestNs, 1));
}

} // namespace futurescope
