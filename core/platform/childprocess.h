// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/platform/filedescriptor.h"

#include <optional>
#include <string>
#include <sys/types.h>

namespace futurescope {

/// The descriptor under which a child finds its end of the socket pair.
inline constexpr int childSocketNumber = 3;
/// The descriptor under which it finds shared memory, if it was given any.
inline constexpr int childMemoryNumber = 4;

struct SpawnedChild
{
    pid_t pid = 0;
    FileDescriptor socket; ///< our end of the pair, close-on-exec
};

/// Starts `program` with a socket pair to it. The child has the null device as input and output, our error output, its
/// end of the pair as childSocketNumber, `memory` (unless it is -1) as childMemoryNumber and nothing else of ours: no
/// signal mask, no handlers, no open files. It stands in a process group of its own, so that Ctrl+C in a terminal
/// reaches only us. It is exec'ed directly; our memory is never copied. Errors: MissingProgram when it cannot be
/// executed, ResourceLimit (naming errno) when the system refuses another process or descriptor.
Result<SpawnedChild> spawnChild(const std::string &program, int memory = -1);

/// Where a program that was installed beside this one lies.
std::string programBesideThis(const std::string &name);

/// Errors: MissingProgram when `path` is not there, not a file or not executable.
Status checkExecutable(const std::string &path);

struct ChildEnd
{
    int waitStatus = 0;
    Nanos cpuTime{};
};

/// Takes a child off the process table if it has ended, else gives nullopt. Never blocks. When somebody else has taken
/// it (a host program that ignores SIGCHLD) the status reads 0.
std::optional<ChildEnd> reapChild(pid_t pid);

} // namespace futurescope
