// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace futurescope {

/// What a text may ask of this program. Nothing beyond is allocated before it is refused.
struct JsonLimits
{
    std::size_t depth = 64;
    std::size_t stringBytes = std::size_t{1} << 20;
    std::size_t values = 10'000; ///< of a document, or of a part of one, that is kept in memory
    std::uint64_t textBytes = std::uint64_t{1} << 20;
};

/// Fills the buffer and returns how many bytes it gave; 0 at the end.
using ByteSource = std::function<std::size_t(std::span<char>)>;

} // namespace futurescope
