// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"
#include "core/trace/timeline.h"

namespace futurescope {

/// How the program of a run came to its end, beside what its futures say.
struct ProgramEnd
{
    std::uint64_t submitted = 0; ///< tasks, by the program
    std::uint64_t dropped = 0;   ///< tasks, by a full queue
    bool stopped = false;        ///< by the person at the window, a signal, or in a deadlock
    bool cancelled = false;      ///< "cancel after" came due
    bool timedOut = false;
    bool refusedLate = false; ///< submit() after shutdown
    std::string deadlockText; ///< of the latest ring; empty: there was none
};

/// Says in which state the run ended and why.
void judge(Run &run, const ProgramEnd &end, const Timeline::Count &count);

} // namespace futurescope
