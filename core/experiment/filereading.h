// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsonlimits.h"
#include "core/experiment/runfile.h"
#include "core/platform/regularfile.h"

#include <fmt/format.h>
#include <optional>

namespace futurescope {

/// Gives the bytes of a regular file to `read(source)`, which makes a Result of them. Errors name the file; `progress`
/// is asked before each piece of 64 kB.
template <class Value, class Read>
Result<Value> readFrom(const std::string &path, const ReadProgress &progress, Read read)
{
    const auto invalid = [&path](const std::string &detail) {
        return Error{ErrorCode::InvalidInput, fmt::format("{}: {}", path, detail)};
    };
    auto file = RegularFile::open(path);
    if (!file)
        return file.error();
    std::uint64_t bytes = 0;
    std::optional<Error> readError;
    const ByteSource source = [&](std::span<char> buffer) -> std::size_t {
        if (progress && !progress(bytes, file->size())) {
            readError = invalid("the reading was cancelled");
            return 0;
        }
        const auto count = file->read(buffer);
        if (!count) {
            readError = invalid(count.error().detail);
            return 0;
        }
        bytes += *count;
        return *count;
    };
    Result<Value> result = read(source);
    if (readError)
        return *readError;
    return result ? std::move(result) : Result<Value>(invalid(result.error().detail));
}

} // namespace futurescope
