// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <pthread.h>
#include <sys/types.h>

namespace futurescope {

/// CPU time of the calling thread. A system call: not for the path of a task.
Nanos threadCpuTime() noexcept;

/// CPU time of a thread that has not been joined yet. Zero when the system does not say.
Nanos threadCpuTime(pthread_t thread) noexcept;

/// CPU time of the calling process, all threads.
Nanos processCpuTime() noexcept;

/// CPU time of another process, all its threads. Zero when the system does not say, or it has ended.
Nanos processCpuTime(pid_t process) noexcept;

/// How often the calling thread lost its core to others although it would have gone on computing: its involuntary
/// context switches so far. Zero when the system does not say. A system call: not for the path of a task.
std::int64_t involuntarySwitches() noexcept;

/// Time that all cores of the machine together have been idle since it started, in steps of the system's clock tick
/// (usually 10 ms). Zero when the system does not say.
Nanos systemIdleTime() noexcept;

/// Lowers the priority of the calling thread and of all that it starts from now on. True on success.
bool lowerThreadPriority(int nice) noexcept;

} // namespace futurescope
