// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/futures/futurecore.h"

namespace futurescope {

/// Blocks the calling thread for `duration`, recorded as a wait for a timer. Throws TaskError{Stopped} as soon as
/// a stop is requested: nothing polls, so a thousand sleeping threads cost nothing. Zero or less returns at once.
void sleepBlocking(Nanos duration, const TaskContext &context);

} // namespace futurescope
