// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/futures/errors.h"

#include <stop_token>

namespace futurescope {

/// How long a blocking wait goes on before it looks whether the run is being stopped.
inline constexpr Nanos stopLookInterval = std::chrono::milliseconds(10);

/// Throws TaskError{Stopped} when the run is being stopped.
inline void giveUpIfStopped(const std::stop_token &stop)
{
    if (stop.stop_requested()) [[unlikely]]
        throw TaskError({FailureKind::Stopped});
}

} // namespace futurescope
