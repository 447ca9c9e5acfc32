// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/diagnostics.h"

#include "core/platform/cputime.h"
#include "core/trace/recorder.h"
#include "core/workloads/itemstask.h"
#include "core/workloads/readfile.h"
#include "core/workloads/stopping.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

namespace futurescope {

namespace {

using Arguments = std::span<const std::byte>;

/// How long a held task waits before it looks whether the run is being stopped.
constexpr int holdLookMs = 10;

template <class Number>
Number numberIn(Arguments arguments)
{
    const std::string text = bytesToText(arguments);
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        throw RuntimeError(fmt::format("\"{}\" is not a number that this function takes", text));
    return number;
}

RemoteResult echo(Arguments arguments, const TaskContext &)
{
    return {arguments.size(), Bytes(arguments.begin(), arguments.end())};
}

RemoteResult fail(Arguments arguments, const TaskContext &)
{
    throw TaskError({FailureKind::ValueError, numberIn<std::uint32_t>(arguments)});
}

RemoteResult failOther(Arguments arguments, const TaskContext &)
{
    throw std::runtime_error(bytesToText(arguments));
}

TaskError lastOsError()
{
    return TaskError({FailureKind::OsError, 0, static_cast<std::uint32_t>(errno)});
}

/// Without O_NONBLOCK, open() itself would wait and could not be stopped.
OpenFile openFifo(const std::string &path)
{
    OpenFile fifo(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (fifo.descriptor() < 0)
        throw lastOsError();
    return fifo;
}

/// Reads what is there. True at the end of the file, after the last writer has closed.
bool drained(int descriptor)
{
    char buffer[256];
    ssize_t got = 0;
    do {
        got = read(descriptor, buffer, sizeof buffer);
    } while (got > 0 || (got < 0 && errno == EINTR));
    if (got < 0 && errno != EAGAIN)
        throw lastOsError();
    return got == 0;
}

RemoteResult hold(Arguments arguments, const TaskContext &context)
{
    const BlockedScope blocked(context.future, BlockReason::File);
    const OpenFile fifo = openFifo(bytesToText(arguments));
    for (bool ended = false; !ended;) {
        giveUpIfStopped(context.stop);
        // Reports neither data nor end before there has been a writer.
        pollfd look{fifo.descriptor(), POLLIN, 0};
        const int ready = poll(&look, 1, holdLookMs);
        ended = ready > 0 && drained(fifo.descriptor());
    }
    return echo(arguments, context);
}

RemoteResult exitProcess(Arguments arguments, const TaskContext &)
{
    _exit(numberIn<int>(arguments));
}

RemoteResult abortProcess(Arguments, const TaskContext &)
{
    std::abort();
}

RemoteResult spin(Arguments arguments, const TaskContext &context)
{
    const Nanos end = threadCpuTime() + Nanos{numberIn<std::int64_t>(arguments)};
    while (threadCpuTime() < end)
        checkIn(context.stop);
    return {};
}

RemoteResult processNumber(Arguments, const TaskContext &)
{
    return {static_cast<std::uint64_t>(getpid()), textToBytes(fmt::format("{}", getpid()))};
}

} // namespace

Bytes textToBytes(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

std::string bytesToText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

void registerBuiltinFunctions()
{
    registerRemoteFunction(runItemsName, runItems);
    registerRemoteFunction("echo", echo);
    registerRemoteFunction("fail", fail);
    registerRemoteFunction("fail-other", failOther);
    registerRemoteFunction("hold", hold);
    registerRemoteFunction("exit", exitProcess);
    registerRemoteFunction("abort", abortProcess);
    registerRemoteFunction("spin", spin);
    registerRemoteFunction("pid", processNumber);
}

} // namespace futurescope
