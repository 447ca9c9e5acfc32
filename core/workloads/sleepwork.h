// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/futures/futurecore.h"

namespace futurescope {

/// Returns after `duration`, or as soon as `stop` is requested. Records nothing.
void sleepUnlessStopped(Nanos duration, const std::stop_token &stop);

/// Blocks the calling thread for `duration`, recorded as a wait for a timer. Throws TaskError{Stopped} as soon as
/// a stop is requested: nothing polls, so a thousand sleeping threads cost nothing. Zero or less returns at once.
void sleepBlocking(Nanos duration, const TaskContext &context);

} // namespace futurescope
