// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/errors.h"

#include <stop_token>

namespace futurescope {

/// Throws TaskError{Stopped} when the run is being stopped.
inline void giveUpIfStopped(const std::stop_token &stop)
{
    if (stop.stop_requested()) [[unlikely]]
        throw TaskError({FailureKind::Stopped});
}

} // namespace futurescope
