// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <mutex>
#include <sched.h>

namespace futurescope {

/// Tells the processor that this thread waits for another.
inline void relax() noexcept
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// A processor is left over for this thread: what it spins for can happen meanwhile.
bool spinningPays() noexcept;

/// Tells that so many more (fewer) child processes of this program compute. While they fill the processors that are
/// allowed to it, spinning only keeps them from what is waited for. Any thread.
void addBusyChildren(int change) noexcept;

/// How long a thread looks for something before it sleeps. Waking a sleeper costs 6 to 30 us on the thread that wakes
/// it, so that to wait this long is cheaper than to sleep for less.
inline constexpr Nanos spinningTime = std::chrono::microseconds(30);

/// Looks at `condition` again and again for about a microsecond. False when it has not come true.
template <class Condition>
bool lookClosely(Condition condition)
{
    constexpr int looks = 40;
    if (!spinningPays())
        return condition();
    for (int i = 0; i < looks; ++i) {
        if (condition())
            return true;
        relax();
    }
    return false;
}

/// As lookClosely(), but for `spinningTime`, and gives the processor to any other thread that wants it meanwhile.
template <class Condition>
bool lookYielding(Condition condition)
{
    if (!spinningPays())
        return condition();
    const std::int64_t deadlineNs = monotonicNs() + spinningTime.count();
    do {
        sched_yield();
        if (condition())
            return true;
    } while (monotonicNs() < deadlineNs);
    return false;
}

/// Locks `mutex`; tries for a moment before it sleeps. For locks that are held for some tens of nanoseconds.
inline std::unique_lock<std::mutex> lockSpinning(std::mutex &mutex)
{
    constexpr int tries = 100;
    std::unique_lock lock(mutex, std::defer_lock);
    for (int i = 0; i < tries; ++i) {
        if (lock.try_lock())
            return lock;
        relax();
    }
    lock.lock();
    return lock;
}

} // namespace futurescope
