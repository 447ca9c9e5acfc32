// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <string_view>

namespace futurescope {

/// "submitted", "run started" ...: what the event is called in files that other programs show.
std::string_view eventName(const Event &event);
/// "finished", "not ended" ...
std::string_view outcomeName(Outcome outcome);

} // namespace futurescope
