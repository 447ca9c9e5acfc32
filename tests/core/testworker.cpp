// SPDX-License-Identifier: GPL-3.0-or-later

// A worker process with functions that go wrong in every way, for tst_processpool. Under other names it goes wrong
// before it has said hello; as "owner" it is a program that owns a pool and can be killed.

#include "core/executors/processpool.h"
#include "core/executors/workermain.h"
#include "core/executors/workerprotocol.h"
#include "core/executors/workerslots.h"
#include "core/platform/childprocess.h"
#include "core/trace/recorder.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <future>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <system_error>

using namespace futurescope;

namespace {

using Arguments = std::span<const std::byte>;

RemoteResult textResult(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {text.size(), Bytes(bytes.begin(), bytes.end())};
}

std::string textOf(Arguments arguments)
{
    return {reinterpret_cast<const char *>(arguments.data()), arguments.size()};
}

RemoteResult echo(Arguments arguments, const TaskContext &)
{
    return {arguments.size(), Bytes(arguments.begin(), arguments.end())};
}

RemoteResult raiseValueError(Arguments, const TaskContext &)
{
    throw TaskError({FailureKind::ValueError, 12});
}

RemoteResult raiseOther(Arguments arguments, const TaskContext &)
{
    throw std::runtime_error(textOf(arguments));
}

RemoteResult raiseSystemError(Arguments, const TaskContext &)
{
    throw std::system_error(ENOENT, std::generic_category(), "data.bin");
}

RemoteResult hold(Arguments, const TaskContext &context)
{
    const BlockedScope blocked(context.future, BlockReason::Sleep);
    for (;;)
        pause();
}

RemoteResult spin(Arguments, const TaskContext &)
{
    for (std::atomic<std::uint64_t> turns{0};; turns.fetch_add(1, std::memory_order_relaxed)) {}
}

RemoteResult spinOneMs(Arguments, const TaskContext &)
{
    const std::int64_t endNs = monotonicNs() + 1'000'000;
    while (monotonicNs() < endNs) {}
    return textResult("spun");
}

RemoteResult blockOnce(Arguments, const TaskContext &context)
{
    const BlockedScope blocked(context.future, BlockReason::File);
    return textResult("blocked");
}

RemoteResult ownPid(Arguments, const TaskContext &)
{
    return textResult(std::to_string(getpid()));
}

RemoteResult huge(Arguments, const TaskContext &)
{
    return {0, Bytes(maxFrameBytes)};
}

RemoteResult floodEvents(Arguments, const TaskContext &context)
{
    for (int i = 0; i < 200'000; ++i)
        record(EventKind::LockWait, context.future);
    return textResult("flooded");
}

RemoteResult leaveWithThree(Arguments, const TaskContext &)
{
    std::exit(3);
}

RemoteResult abortNow(Arguments, const TaskContext &)
{
    std::abort();
}

RemoteResult crash(Arguments, const TaskContext &)
{
    std::signal(SIGSEGV, SIG_DFL); // a sanitizer would turn it into an exit code
    std::raise(SIGSEGV);
    return {};
}

/// Appends a line to a file, in one write: "path\nline".
RemoteResult appendLine(Arguments arguments, const TaskContext &)
{
    const std::string text = textOf(arguments);
    const std::size_t split = text.find('\n');
    const FileDescriptor file(open(text.substr(0, split).c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    const std::string line = text.substr(split + 1) + '\n';
    if (write(file.number(), line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        throw std::system_error(errno, std::generic_category(), "append");
    return textResult(line);
}

RemoteResult killSelf(Arguments, const TaskContext &)
{
    std::raise(SIGKILL);
    return {};
}

std::string initializedWith;

RemoteResult initialize(Arguments arguments, const TaskContext &)
{
    initializedWith += textOf(arguments);
    return {};
}

RemoteResult tellInitialized(Arguments, const TaskContext &)
{
    return textResult(initializedWith);
}

RemoteResult raiseNamed(Arguments arguments, const TaskContext &)
{
    const std::string name = textOf(arguments);
    if (name == "timeout")
        throw TimeoutError("too late");
    if (name == "cancelled")
        throw CancelledError();
    if (name == "runtime")
        throw RuntimeError("cannot");
    if (name == "argument")
        throw std::invalid_argument("not that");
    if (name == "range")
        throw std::out_of_range("too far");
    if (name == "memory")
        throw std::bad_alloc();
    if (name == "system")
        throw std::system_error(EACCES, std::generic_category(), "door");
    if (name == "category")
        throw std::future_error(std::future_errc::no_state);
    throw 42;
}

// From here on: what breaks the protocol. `say` writes past the worker's own loop.

void say(const Bytes &bytes)
{
    send(childSocketNumber, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

[[noreturn]] void sayAndHold(const Bytes &bytes)
{
    say(bytes);
    for (;;)
        pause();
}

RemoteResult sayGarbage(Arguments, const TaskContext &)
{
    sayAndHold(Bytes(64, std::byte{0xEE}));
}

RemoteResult announceFourGigabytes(Arguments, const TaskContext &context)
{
    Bytes bytes;
    FrameWriter(bytes, FrameType::Result, context.future.value).add(ReplyHead{});
    std::memset(bytes.data(), 0xFF, sizeof(std::uint32_t));
    sayAndHold(bytes);
}

RemoteResult answerForAnother(Arguments, const TaskContext &context)
{
    Bytes bytes;
    FrameWriter writer(bytes, FrameType::Result, context.future.value + 1);
    writer.add(ReplyHead{});
    sayAndHold(writer.finish() ? bytes : Bytes());
}

RemoteResult claimManyEvents(Arguments, const TaskContext &context)
{
    Bytes bytes;
    FrameWriter writer(bytes, FrameType::Result, context.future.value);
    writer.add(ReplyHead{0, UINT32_MAX, 0, 0, 0});
    sayAndHold(writer.finish() ? bytes : Bytes());
}

RemoteResult sendForeignEvent(Arguments, const TaskContext &context)
{
    record(EventKind::LockGot, FutureId{context.future.value + 1});
    return {};
}

RemoteResult answerByHalf(Arguments, const TaskContext &context)
{
    Bytes bytes;
    FrameWriter writer(bytes, FrameType::Result, context.future.value);
    writer.add(ReplyHead{});
    if (writer.finish())
        bytes.pop_back();
    say(bytes);
    syscall(SYS_exit_group, 0); // at once: the second thread must not complete the frame
    return {};
}

// What is wrong in the shared memory.

WorkerSlots &slots()
{
    static const auto memory = SharedMemory::attach(childMemoryNumber, sizeof(WorkerSlots));
    return *static_cast<WorkerSlots *>(memory->data());
}

[[noreturn]] void ringAndHold()
{
    Bytes bell;
    const bool whole = FrameWriter(bell, FrameType::Bell, 0).finish();
    sayAndHold(whole ? bell : Bytes());
}

[[noreturn]] void answerInSlot(const FrameHeader &header)
{
    const std::uint32_t answered = slots().answered.load();
    std::memcpy(slots().answers[answered % slotCount], &header, sizeof header);
    slots().answered.store(answered + 1);
    ringAndHold();
}

RemoteResult slotGarbage(Arguments, const TaskContext &context)
{
    answerInSlot({0, static_cast<FrameType>(77), context.future.value});
}

RemoteResult slotLength(Arguments, const TaskContext &context)
{
    answerInSlot({UINT32_MAX, FrameType::Result, context.future.value});
}

RemoteResult slotOtherTask(Arguments, const TaskContext &context)
{
    answerInSlot({sizeof(ReplyHead), FrameType::Result, context.future.value + 7});
}

RemoteResult slotShort(Arguments, const TaskContext &context)
{
    answerInSlot({1, FrameType::Result, context.future.value});
}

RemoteResult tooManyAnswers(Arguments, const TaskContext &)
{
    slots().answered.fetch_add(1000);
    ringAndHold();
}

/// Says that it has taken what it was never given, then answers nonsense.
RemoteResult wildWindow(Arguments, const TaskContext &context)
{
    slots().window.store(0x1234'5678'9ABC'DEF0);
    slotGarbage({}, context);
    return {};
}

/// Fills all that is shared with noise and dies.
RemoteResult noiseAndDeath(Arguments, const TaskContext &)
{
    std::memset(static_cast<void *>(&slots()), 0xA5, sizeof(WorkerSlots));
    std::raise(SIGKILL);
    return {};
}

RemoteResult closeTheSocket(Arguments, const TaskContext &)
{
    shutdown(childSocketNumber, SHUT_WR);
    for (;;)
        pause();
}

void registerTestFunctions()
{
    const std::pair<const char *, RemoteFunction> functions[] = {
        {"echo", echo},
        {"value-error", raiseValueError},
        {"other-error", raiseOther},
        {"system-error", raiseSystemError},
        {"hold", hold},
        {"spin", spin},
        {"spin-1ms", spinOneMs},
        {"block", blockOnce},
        {"pid", ownPid},
        {"huge", huge},
        {"flood", floodEvents},
        {"exit-3", leaveWithThree},
        {"abort", abortNow},
        {"crash", crash},
        {"garbage", sayGarbage},
        {"four-gigabytes", announceFourGigabytes},
        {"wrong-id", answerForAnother},
        {"many-events", claimManyEvents},
        {"foreign-event", sendForeignEvent},
        {"half", answerByHalf},
        {"close", closeTheSocket},
        {"append", appendLine},
        {"kill-self", killSelf},
        {"initialize", initialize},
        {"initialized-with", tellInitialized},
        {"raise", raiseNamed},
        {"slot-garbage", slotGarbage},
        {"slot-length", slotLength},
        {"slot-other-task", slotOtherTask},
        {"slot-short", slotShort},
        {"too-many-answers", tooManyAnswers},
        {"wild-window", wildWindow},
        {"noise", noiseAndDeath},
    };
    for (const auto &[name, function] : functions)
        registerRemoteFunction(name, function);
}

int sayOldVersion()
{
    HelloBody hello;
    hello.pid = static_cast<std::uint32_t>(getpid());
    std::strcpy(hello.version, "0.0.1");
    Bytes bytes;
    FrameWriter writer(bytes, FrameType::Hello, 0);
    writer.add(hello);
    sayAndHold(writer.finish() ? bytes : Bytes());
}

/// Keeps one child computing for ever and tells its number.
int ownPool()
{
    const auto pool = ProcessPoolExecutor::start({.workers = 1, .workerProgram = programBesideThis("testworker")});
    if (!pool)
        return 1;
    const FuturePtr task = makeIntrusive<NamedCall>("spin", Bytes());
    (*pool)->submitTask(task);
    while (!task->running())
        std::this_thread::yield();
    const pid_t child = dynamic_cast<ProcessPoolExecutor &>(**pool).pids().front();
    send(childSocketNumber, &child, sizeof child, MSG_NOSIGNAL);
    task->waitUntilDone();
    return 0;
}

} // namespace

int main(int, char **argv)
{
    const std::string_view path = argv[0];
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (name == "owner")
        return ownPool();
    if (name == "silent")
        sayAndHold({});
    if (name == "babbling")
        sayAndHold(Bytes(200, std::byte{7}));
    if (name == "old")
        return sayOldVersion();
    if (name == "leaving")
        return 7;
    registerTestFunctions();
    return workerMain(childSocketNumber);
}
