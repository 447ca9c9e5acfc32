// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/cputime.h"

#include <cstdio>
#include <fcntl.h>
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

std::int64_t involuntarySwitches() noexcept
{
    rusage usage{};
    return getrusage(RUSAGE_THREAD, &usage) == 0 ? usage.ru_nivcsw : 0;
}

Nanos systemIdleTime() noexcept
{
    // Its first line is of all cores: "cpu", then ticks as user, nice, system, idle, waiting for a disk, ...
    const int file = open("/proc/stat", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return Nanos::zero();
    char line[256] = {};
    const ssize_t length = read(file, line, sizeof line - 1);
    close(file);
    unsigned long long idle = 0;
    unsigned long long waiting = 0;
    const long ticksPerSecond = sysconf(_SC_CLK_TCK);
    if (length <= 0 || ticksPerSecond <= 0 || std::sscanf(line, "cpu %*u %*u %*u %llu %llu", &idle, &waiting) != 2)
        return Nanos::zero();
    return Nanos(static_cast<std::int64_t>(idle + waiting) * (std::nano::den / ticksPerSecond));
}

bool lowerThreadPriority(int nice) noexcept
{
    // On Linux, priority belongs to a thread: its id goes where a process id is asked for.
    return setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice) == 0;
}

} // namespace futurescope
