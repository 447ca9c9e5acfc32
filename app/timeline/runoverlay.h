// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace futurescope {

/// What is laid over the picture of a run to compare it with: when it was expected to end, and other runs of the same
/// experiment. A value.
struct RunOverlay
{
    std::optional<std::int64_t> guessNs; ///< since the run's origin
    std::vector<std::shared_ptr<const Timeline>> ghosts;
};

} // namespace futurescope
