// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace futurescope {

/// The number that `text` says in the notation of JSON ("-12.5", "1.5e3"), times 10^`shift`, rounded to the nearest
/// whole number, halves away from zero. Exact for as many digits as there are: no double is involved. nullopt: not such
/// a number, or beyond 64 bits.
std::optional<std::int64_t> shiftedDecimal(std::string_view text, int shift);

} // namespace futurescope
