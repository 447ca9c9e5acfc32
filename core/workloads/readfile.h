// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/futures/futurecore.h"

#include <cstdint>
#include <string>

namespace futurescope {

/// Size of the file that the read-file workload reads round and round.
inline constexpr std::uint64_t workFileBytes = 8u << 20;
/// Read at a time.
inline constexpr std::uint64_t fileStepBytes = 256u << 10;

/// An open file, closed with the object. Movable.
class OpenFile
{
public:
    explicit OpenFile(int descriptor = -1) : m_descriptor(descriptor) {}
    OpenFile(OpenFile &&other) noexcept;
    OpenFile &operator=(OpenFile &&other) noexcept;
    ~OpenFile();

    int descriptor() const { return m_descriptor; }
    /// A name under which this and child processes can open the file while this process lives.
    std::string path() const;

private:
    int m_descriptor;
};

/// Makes a file of `bytes` pseudo-random bytes in the directory for temporary files. It has no name there, so nothing
/// is left behind however the process ends. Errors: no such directory, no space.
Result<OpenFile> makeWorkFile(std::uint64_t bytes = workFileBytes);

/// Opens what OpenFile::path() of another process names. Throws TaskError{OsError, item}.
OpenFile openWorkFile(const std::string &path, std::uint32_t item);

/// Where in the file and how much.
struct FileRange
{
    std::uint64_t offset = 0; ///< a multiple of fileStepBytes, below workFileBytes
    std::uint64_t bytes = 0;  ///< reading wraps round at the end of the file
};

/// Reads the range in steps, each recorded as a wait for a file, and returns its CRC-32. Throws TaskError{OsError,
/// item} when the file cannot be read, TaskError{Stopped}.
std::uint32_t checksumFile(int descriptor, FileRange range, std::uint32_t item, const TaskContext &context);

} // namespace futurescope
