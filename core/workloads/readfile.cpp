// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/readfile.h"

#include "core/trace/recorder.h"
#include "core/workloads/counterrandom.h"
#include "core/workloads/stopping.h"

#include <boost/crc.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace futurescope {

namespace {

std::string temporaryDirectory()
{
    const char *chosen = std::getenv("TMPDIR");
    return chosen && *chosen ? chosen : "/tmp";
}

Error fileError(const std::string &directory, int code)
{
    return {ErrorCode::OutputFailed, fmt::format("the file to read could not be made in {}: {}", directory,
                                                 std::generic_category().message(code))};
}

/// Not every file system has files without a name; there the name goes as soon as the file is open.
int openNameless(const std::string &directory)
{
    const int nameless = open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (nameless >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return nameless;
    std::string name = directory + "/futurescope-XXXXXX";
    const int named = mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0)
        unlink(name.c_str());
    return named;
}

/// 0 or the error number.
int writeAll(int descriptor, const std::vector<std::uint64_t> &words)
{
    const char *next = reinterpret_cast<const char *>(words.data());
    std::size_t left = words.size() * sizeof(words[0]);
    while (left > 0) {
        const ssize_t written = write(descriptor, next, left);
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            next += written;
            left -= static_cast<std::size_t>(written);
        }
    }
    return 0;
}

TaskError osError(std::uint32_t item, int code)
{
    return TaskError({FailureKind::OsError, item, static_cast<std::uint32_t>(code)});
}

void readStep(int descriptor, std::vector<char> &buffer, std::size_t bytes, std::uint64_t offset, std::uint32_t item,
              const TaskContext &context)
{
    const BlockedScope blocked(context.future, BlockReason::File);
    for (std::size_t have = 0; have < bytes;) {
        const ssize_t got = pread(descriptor, buffer.data() + have, bytes - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno != EINTR)
            throw osError(item, errno);
        if (got == 0) // somebody cut the file
            throw osError(item, EIO);
        have += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

} // namespace

OpenFile::OpenFile(OpenFile &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

OpenFile &OpenFile::operator=(OpenFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

OpenFile::~OpenFile()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

std::string OpenFile::path() const
{
    return fmt::format("/proc/{}/fd/{}", getpid(), m_descriptor);
}

Result<OpenFile> makeWorkFile(std::uint64_t bytes)
{
    const std::string directory = temporaryDirectory();
    OpenFile file(openNameless(directory));
    if (file.descriptor() < 0)
        return fileError(directory, errno);
    std::vector<std::uint64_t> words(bytes / sizeof(std::uint64_t));
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = mixBits(i);
    if (const int code = writeAll(file.descriptor(), words))
        return fileError(directory, code);
    return file;
}

OpenFile openWorkFile(const std::string &path, std::uint32_t item)
{
    OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.descriptor() < 0)
        throw osError(item, errno);
    return file;
}

std::uint32_t checksumFile(int descriptor, FileRange range, std::uint32_t item, const TaskContext &context)
{
    // Kept by each thread, so that a task does not pay for fresh pages.
    static thread_local std::vector<char> buffer(fileStepBytes);
    boost::crc_32_type checksum;
    while (range.bytes > 0) {
        checkIn(context.stop);
        const std::uint64_t bytes = std::min(range.bytes, fileStepBytes);
        readStep(descriptor, buffer, bytes, range.offset, item, context);
        checksum.process_bytes(buffer.data(), bytes);
        range.bytes -= bytes;
        range.offset = (range.offset + bytes) % workFileBytes;
    }
    return checksum.checksum();
}

} // namespace futurescope
