// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "core/trace/timeline.h"

namespace futurescope {

/// The colour and pattern of how a future ended; Running while it has not. Bars and chips agree on it.
BarState barStateOf(Outcome outcome);

} // namespace futurescope
