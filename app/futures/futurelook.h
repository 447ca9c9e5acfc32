// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "core/trace/timeline.h"

#include <QString>

#include <optional>

namespace futurescope {

/// How a future is coloured at `atNs`; nullopt before its submission.
std::optional<BarState> barStateAt(const FutureRecord &record, std::int64_t atNs);

/// "12", "40–79", "1, 5 … 37", "17 + 3" where the others follow no rule, "–" for none. `stride`:
/// Experiment::itemStride().
QString itemsText(const FutureRecord &record, std::uint32_t stride);

} // namespace futurescope
