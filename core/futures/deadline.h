// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <condition_variable>
#include <cstdint>
#include <limits>
#include <mutex>
#include <optional>

namespace futurescope {

/// The moment `timeout` from now. One that the clock cannot reach, 292 years after the start of the machine, is never.
inline Deadline deadlineAfter(Timeout timeout)
{
    if (!timeout)
        return std::nullopt;
    const std::int64_t nowNs = monotonicNs();
    if (timeout->count() > std::numeric_limits<std::int64_t>::max() - nowNs)
        return std::nullopt;
    return nowNs + timeout->count();
}

/// What is left until `deadline`; negative when it has passed.
inline Timeout timeUntil(Deadline deadline)
{
    if (!deadline)
        return std::nullopt;
    return Nanos{*deadline - monotonicNs()};
}

/// Waits on `wake` until `ready` or the deadline; gives ready().
template <class Ready>
bool waitUntil(std::condition_variable &wake, std::unique_lock<std::mutex> &lock, Deadline deadline, Ready ready)
{
    if (!deadline)
        return wake.wait(lock, ready), true;
    return wake.wait_for(lock, *timeUntil(deadline), ready);
}

} // namespace futurescope
