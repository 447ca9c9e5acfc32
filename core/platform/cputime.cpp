// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/cputime.h"

#include <sys/resource.h>
#include <unistd.h>

namespace futurescope {

namespace {

Nanos readClock(clockid_t clock) noexcept
{
    timespec time{};
    if (clock_gettime(clock, &time) != 0)
        return Nanos::zero();
    return std::chrono::seconds(time.tv_sec) + Nanos(time.tv_nsec);
}

} // namespace

Nanos threadCpuTime() noexcept
{
    return readClock(CLOCK_THREAD_CPUTIME_ID);
}

Nanos threadCpuTime(pthread_t thread) noexcept
{
    clockid_t clock{};
    if (pthread_getcpuclockid(thread, &clock) != 0)
        return Nanos::zero();
    return readClock(clock);
}

Nanos processCpuTime() noexcept
{
    return readClock(CLOCK_PROCESS_CPUTIME_ID);
}

Nanos processCpuTime(pid_t process) noexcept
{
    clockid_t clock{};
    if (clock_getcpuclockid(process, &clock) != 0)
        return Nanos::zero();
    return readClock(clock);
}

bool lowerThreadPriority(int nice) noexcept
{
    // On Linux, priority belongs to a thread: its id goes where a process id is asked for.
    return setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice) == 0;
}

} // namespace futurescope
