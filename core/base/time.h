// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace futurescope {

/// Durations are whole nanoseconds everywhere; a name that holds a bare number of them ends in "Ns".
using Nanos = std::chrono::nanoseconds;

/// Reads "0us", "250us", "2ms", "1.5s" (units ns, us, ms, s, min). The number may have decimals but no sign or
/// exponent. Errors: a missing or unknown unit, not a number, more than `maxDuration`. Never depends on the locale.
Result<Nanos> parseDuration(std::string_view text);

inline constexpr Nanos maxDuration = std::chrono::hours(24);

/// The shortest text that parseDuration() reads back to the same value: "2ms", "1.5s", "250us".
std::string durationText(Nanos duration);

/// For people: three significant digits and a unit, "3.42 s", "71.5 ms", "250 µs", "-" when negative.
std::string humanDuration(Nanos duration);

} // namespace futurescope
