// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <ctime>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace futurescope {

/// How ticks of the processor's time stamp counter become nanoseconds of the monotonic clock.
struct ClockScale
{
    std::int64_t baseTicks = 0;
    std::int64_t baseNs = 0;
    std::int64_t nsPerTick = 0; ///< in units of 2^-32

    __extension__ using Wide = __int128;

    std::int64_t toNs(std::int64_t ticks) const noexcept
    {
        // Signed: a thread may read the counter just before another moves the base past it.
        return baseNs + static_cast<std::int64_t>(static_cast<Wide>(ticks - baseTicks) * nsPerTick >> 32);
    }
};

namespace detail {
/// Null while the counter is not calibrated, or cannot be trusted.
inline constinit std::atomic<const ClockScale *> clockScale{nullptr};
} // namespace detail

/// The system's monotonic clock, by a system call or its shortcut.
inline std::int64_t systemMonotonicNs() noexcept
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// The monotonic clock of the machine, which all of its processes share. Nanoseconds since some start; any thread.
/// Read from the time stamp counter where that is invariant, at a third of the cost; keepClockTrue() holds the two
/// together to some tens of nanoseconds.
inline std::int64_t monotonicNs() noexcept
{
#if defined(__x86_64__)
    if (const ClockScale *scale = detail::clockScale.load(std::memory_order_acquire))
        return scale->toNs(static_cast<std::int64_t>(__rdtsc()));
#endif
    return systemMonotonicNs();
}

/// What this thread reads from the clock after this is not earlier than anything it has seen before. The processor
/// may otherwise read the counter while a load before it is still on its way, so that a thread that has just learnt
/// of an event on another core could date its own before it. Needed after learning, not before telling.
inline void orderClock() noexcept
{
#if defined(__x86_64__)
    _mm_lfence();
#endif
}

/// Compares the counter with the system's clock and corrects the scale if they drift apart. Whoever records calls it
/// now and then; any thread. The counter is used from the first call on that comes 20 ms after the program's start;
/// never, when the processor does not call it invariant or the system itself has stopped to trust it.
void keepClockTrue();

/// Does monotonicNs() use the counter now?
inline bool clockUsesCounter() noexcept
{
    return detail::clockScale.load(std::memory_order_acquire) != nullptr;
}

} // namespace futurescope
