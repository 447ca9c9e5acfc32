// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <cstddef>
#include <functional>
#include <span>

namespace futurescope {

/// What a text may ask of this program. Nothing beyond is allocated before it is refused.
struct JsonLimits
{
    std::size_t depth = 64;
    std::size_t stringBytes = std::size_t{1} << 20;
    std::size_t values = 10'000; ///< of a whole document, or of one streamed element
    std::uint64_t textBytes = std::uint64_t{1} << 20;
};

/// Fills the buffer and returns how many bytes it gave; 0 at the end.
using ByteSource = std::function<std::size_t(std::span<char>)>;

/// Reads one document. Errors name the byte: malformed text, a byte order mark, more than a limit, a key given twice.
Result<JsonValue> parseJson(std::string_view text, const JsonLimits &limits = {});

/// Reads a document that is an object, a piece at a time: the elements of its array `streamed` one by one (any number),
/// every other member as a whole. A callback's error ends the reading and is passed on with the byte it stands at.
struct JsonStream
{
    std::string_view streamed;
    std::function<Status(JsonValue &&element)> element;
    std::function<Status(const std::string &name, JsonValue &&value)> member;
};
Status streamJson(const ByteSource &source, const JsonStream &stream, const JsonLimits &limits);

} // namespace futurescope
