// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/computelock.h"
#include "core/futures/errors.h"

#include <stop_token>

namespace futurescope {

/// Throws TaskError{Stopped} when the run is being stopped.
inline void giveUpIfStopped(const std::stop_token &stop)
{
    if (stop.stop_requested()) [[unlikely]]
        throw TaskError({FailureKind::Stopped});
}

/// What computing does now and then: lets another thread have the compute lock if it has asked, and gives up when the
/// run is being stopped.
inline void checkIn(const std::stop_token &stop)
{
    letOthersCompute();
    giveUpIfStopped(stop);
}

} // namespace futurescope
