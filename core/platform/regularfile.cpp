// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/regularfile.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace futurescope {

namespace {

Error cannotRead(const std::string &path, int number)
{
    return {ErrorCode::InvalidInput, fmt::format("{}: {}", path, std::generic_category().message(number))};
}

} // namespace

std::string fileKind(unsigned mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return "a file";
    case S_IFDIR:
        return "a folder";
    case S_IFIFO:
        return "a pipe";
    case S_IFSOCK:
        return "a socket";
    case S_IFBLK:
    case S_IFCHR:
        return "a device";
    default:
        return "no file";
    }
}

Result<RegularFile> RegularFile::open(const std::string &path)
{
    if (path.empty() || path.find('\0') != std::string::npos)
        return Error{ErrorCode::InvalidInput, "the name of the file is empty or contains a zero byte"};
    // Without O_NONBLOCK the open itself would wait for a writer of a pipe.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return cannotRead(path, errno);
    struct stat facts = {};
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        ::close(descriptor);
        return Error{ErrorCode::InvalidInput, fmt::format("{}: this is {}, not a file", path, fileKind(facts.st_mode))};
    }
    return RegularFile(descriptor, static_cast<std::uint64_t>(facts.st_size));
}

RegularFile::~RegularFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<std::size_t> RegularFile::read(std::span<char> buffer)
{
    for (;;) {
        const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return Error{ErrorCode::InvalidInput, std::generic_category().message(errno)};
    }
}

Result<std::string> readTextFile(const std::string &path, std::uint64_t mostBytes)
{
    auto file = RegularFile::open(path);
    if (!file)
        return file.error();
    std::string text;
    std::array<char, 65536> buffer;
    for (;;) {
        const auto count = file->read(buffer);
        if (!count)
            return Error{ErrorCode::InvalidInput, fmt::format("{}: {}", path, count.error().detail)};
        if (*count == 0)
            return text;
        text.append(buffer.data(), *count);
        if (text.size() > mostBytes)
            return Error{ErrorCode::InvalidInput, fmt::format("{}: larger than {} bytes", path, mostBytes)};
    }
}

} // namespace futurescope
