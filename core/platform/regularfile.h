// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace futurescope {

/// A file open for reading that is really a file: folders, pipes, sockets and devices are refused, because they block,
/// never end or say nothing. Symbolic links are followed.
class RegularFile
{
public:
    /// Errors name the path and the reason.
    static Result<RegularFile> open(const std::string &path);
    ~RegularFile();
    RegularFile(RegularFile &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)),
          m_size(other.m_size)
    {}
    RegularFile &operator=(RegularFile &&) = delete;

    /// How many bytes were put into `buffer`; 0 at the end.
    Result<std::size_t> read(std::span<char> buffer);
    std::uint64_t size() const { return m_size; } ///< when it was opened

private:
    RegularFile(int descriptor, std::uint64_t size) : m_descriptor(descriptor), m_size(size) {}

    int m_descriptor;
    std::uint64_t m_size;
};

/// The whole text of a regular file of at most `mostBytes`. Errors name the path, the reason and the limit.
Result<std::string> readTextFile(const std::string &path, std::uint64_t mostBytes);

/// "a folder", "a pipe", "a device" ...: what a path of that stat() mode is.
std::string fileKind(unsigned mode);

} // namespace futurescope
