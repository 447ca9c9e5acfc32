// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <cstdlib>
#include <deque>
#include <fstream>
#include <mutex>
#include <string>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace futurescope {

#if defined(__x86_64__)

namespace {

/// One moment as both clocks tell it.
struct Moment
{
    std::int64_t ticks = 0;
    std::int64_t ns = 0;
};

/// Of several tries the one in which the two clocks were read closest together.
Moment readBoth()
{
    constexpr int tries = 8;
    Moment best;
    std::int64_t smallestGap = INT64_MAX;
    for (int i = 0; i < tries; ++i) {
        const auto before = static_cast<std::int64_t>(__rdtsc());
        _mm_lfence();
        const std::int64_t ns = systemMonotonicNs();
        _mm_lfence();
        const auto after = static_cast<std::int64_t>(__rdtsc());
        if (after - before < smallestGap) {
            smallestGap = after - before;
            best = {before + (after - before) / 2, ns};
        }
    }
    return best;
}

/// AMD and Intel: CPUID leaf 0x80000007, EDX bit 8. The counter then runs at one rate in all power states.
bool processorSaysInvariant()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid(0x8000'0007, &a, &b, &c, &d) != 0 && (d & 1u << 8) != 0;
}

/// The kernel checks at start that the counters of all cores agree, and takes another clock when they do not.
bool systemTrustsCounter()
{
    std::ifstream file("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    std::string source;
    file >> source;
    return source == "tsc" || source == "kvm-clock" || source == "hyperv_clocksource_tsc_page";
}

class CounterClock
{
public:
    void keepTrue();

private:
    void publish(const Moment &now);

    static constexpr std::int64_t shortestBaselineNs = 20'000'000;
    static constexpr std::int64_t toleratedNs = 100;
    static constexpr std::int64_t correctionTimeNs = 1'000'000'000;
    /// Apart so far, the counter has been stopped or set: it is not used any more.
    static constexpr std::int64_t hopelessNs = 10'000'000;

    const bool m_usable = processorSaysInvariant() && systemTrustsCounter();
    const Moment m_start = readBoth();
    std::mutex m_mutex;
    bool m_givenUp = false;
    std::deque<ClockScale> m_scales; // readers may hold any of them: none is ever freed or changed
};

void CounterClock::keepTrue()
{
    if (!m_usable)
        return;
    const std::lock_guard lock(m_mutex);
    const Moment now = readBoth();
    if (m_givenUp || now.ns - m_start.ns < shortestBaselineNs)
        return;
    if (!m_scales.empty()) {
        const std::int64_t error = std::abs(now.ns - m_scales.back().toNs(now.ticks));
        if (error <= toleratedNs)
            return;
        if (error > hopelessNs) {
            m_givenUp = true;
            detail::clockScale.store(nullptr, std::memory_order_release);
            return;
        }
    }
    publish(now);
}

/// The new scale meets the old one at `now`, so that time neither jumps nor runs backwards, and runs a little faster
/// or slower than the counter until the error is made good.
void CounterClock::publish(const Moment &now)
{
    const double trueRate = static_cast<double>(now.ns - m_start.ns) / static_cast<double>(now.ticks - m_start.ticks);
    const std::int64_t shownNs = m_scales.empty() ? now.ns : m_scales.back().toNs(now.ticks);
    const double correction = static_cast<double>(now.ns - shownNs) / static_cast<double>(correctionTimeNs);
    constexpr double unit = 4294967296.0; // 2^32
    const auto nsPerTick = static_cast<std::int64_t>(trueRate * (1 + correction) * unit);
    m_scales.push_back({now.ticks, shownNs, nsPerTick});
    detail::clockScale.store(&m_scales.back(), std::memory_order_release);
}

CounterClock counterClock; // made at the program's start: the longer the baseline, the better the first scale

} // namespace

void keepClockTrue()
{
    counterClock.keepTrue();
}

#else

void keepClockTrue() {}

#endif

} // namespace futurescope
