// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/childprocess.h"

#include "core/platform/errnotext.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>

namespace futurescope {

namespace {

class SpawnActions
{
public:
    SpawnActions(int socket, int memory)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        // What a task prints must not run into the data that our own standard output may carry.
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, socket, childSocketNumber);
        if (memory >= 0)
            posix_spawn_file_actions_adddup2(&m_actions, memory, childMemoryNumber);
        // Libraries of the host program may have opened files without close-on-exec.
        posix_spawn_file_actions_addclosefrom_np(&m_actions, (memory >= 0 ? childMemoryNumber : childSocketNumber) + 1);
    }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&m_actions); }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;

    const posix_spawn_file_actions_t *get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions;
};

class SpawnAttributes
{
public:
    SpawnAttributes()
    {
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnAttributes() { posix_spawnattr_destroy(&m_attributes); }
    SpawnAttributes(const SpawnAttributes &) = delete;
    SpawnAttributes &operator=(const SpawnAttributes &) = delete;

    const posix_spawnattr_t *get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes;
};

Nanos nanosOf(const timeval &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

Result<SpawnedChild> spawnChild(const std::string &program, int memory)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{ErrorCode::ResourceLimit, fmt::format("no socket pair for {}: {}", program, errnoText(errno))};
    // As much room as the system allows: each time that it is full costs both sides a wake-up.
    constexpr int wantedBytes = 1 << 20;
    for (const int end : ends)
        setsockopt(end, SOL_SOCKET, SO_SNDBUF, &wantedBytes, sizeof wantedBytes);
    FileDescriptor ours(ends[0]);
    const FileDescriptor theirs(ends[1]);

    FileDescriptor movedMemory;
    if (memory >= 0 && memory <= childMemoryNumber) {
        // Out of the way of the numbers that the child's ends get.
        movedMemory = FileDescriptor(fcntl(memory, F_DUPFD_CLOEXEC, childMemoryNumber + 1));
        if (!movedMemory)
            return Error{ErrorCode::ResourceLimit, fmt::format("no descriptor for {}: {}", program, errnoText(errno))};
        memory = movedMemory.number();
    }
    const SpawnActions actions(theirs.number(), memory);
    const SpawnAttributes attributes;
    char *arguments[] = {const_cast<char *>(program.c_str()), nullptr}; // exec never writes to them
    pid_t pid = 0;
    const int error = posix_spawn(&pid, program.c_str(), actions.get(), attributes.get(), arguments, environ);
    if (error != 0) {
        const bool shortage = error == EAGAIN || error == ENOMEM || error == EMFILE || error == ENFILE;
        return Error{shortage ? ErrorCode::ResourceLimit : ErrorCode::MissingProgram,
                     fmt::format("{} cannot be started: {}", program, errnoText(error))};
    }
    return SpawnedChild{pid, std::move(ours)};
}

std::string programBesideThis(const std::string &name)
{
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? name : (self.parent_path() / name).string();
}

Status checkExecutable(const std::string &path)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        return Error{ErrorCode::MissingProgram, fmt::format("the worker program {} is not there: reinstall", path)};
    if (!std::filesystem::is_regular_file(status))
        return Error{ErrorCode::MissingProgram, fmt::format("the worker program {} is not a file", path)};
    if (access(path.c_str(), X_OK) != 0) {
        return Error{ErrorCode::MissingProgram,
                     fmt::format("the worker program {} may not be executed: {}", path, errnoText(errno))};
    }
    return success();
}

std::optional<ChildEnd> reapChild(pid_t pid)
{
    ChildEnd end;
    rusage usage{};
    pid_t reaped = 0;
    do {
        reaped = wait4(pid, &end.waitStatus, WNOHANG, &usage);
    } while (reaped < 0 && errno == EINTR);
    if (reaped == 0)
        return std::nullopt;
    end.cpuTime = nanosOf(usage.ru_utime) + nanosOf(usage.ru_stime);
    return end;
}

} // namespace futurescope
