// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"

#include <cstdint>

namespace futurescope::bench {

/// A pool that never rests: every lane takes the next future when it has ended one.
struct RunShape
{
    std::uint32_t futures = 10'000;
    int lanes = 8;
    bool steals = false;            ///< every task is robbed from the next lane
    bool refusals = false;          ///< and somebody tries in vain to cancel it
    std::uint32_t failedFuture = 0; ///< 0: none
};

/// Four events a future: submitted, started, ended, read. The same shape gives the same run.
Run syntheticRun(const RunShape &shape);

} // namespace futurescope::bench
