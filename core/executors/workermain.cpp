// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workermain.h"

#include "core/executors/calltask.h"
#include "core/executors/workerslots.h"
#include "core/executors/workersocket.h"
#include "core/platform/childprocess.h"
#include "core/platform/filedescriptor.h"

#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <mutex>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>

namespace futurescope {

namespace {

constexpr std::size_t chunkEvents = std::size_t{1} << 15;
constexpr std::size_t mostChunks = 2;
// A full chain must fit into the frame too.
constexpr std::size_t maxResultBytes = maxFrameBytes - sizeof(ReplyHead) - mostChunks * chunkEvents * sizeof(Event);
constexpr int lookForPoolMs = 20;
// After so many looks without a task in between, the second thread sleeps until the next task.
constexpr int looksBeforeSleep = 50;
constexpr int looksBeforeRest = 100; // into the slots, before the worker sleeps
constexpr int exitLostPool = 0;
// In place of the number of a future, while the initializer runs.
constexpr std::uint32_t initializerTask = UINT32_MAX;

struct Outcome
{
    RemoteResult result;
    std::exception_ptr exception;
};

class WorkerLoop
{
public:
    WorkerLoop(int socket, SharedMemory memory)
        : m_socket(socket),
          m_slots(std::move(memory)),
          m_wake(eventfd(0, EFD_CLOEXEC)),
          m_chain(chunkEvents, mostChunks)
    {}

    int run();

private:
    bool sayHello();
    void serve();
    bool awaitWork();
    std::optional<Frame> taskOnSocket();
    bool serveFrame(const Frame &frame, bool inSlot);
    static Outcome call(FutureId task, std::string_view name, std::span<const std::byte> arguments);
    bool reply(FutureId task, const Outcome &outcome);
    bool replyInitialized(const Outcome &outcome);
    bool answer(FutureId task, std::span<const std::byte> rest);
    void addFailure(FrameWriter &writer, const std::exception_ptr &exception);
    void addReplyHead(FrameWriter &writer, ReplyHead head);

    void beginTask(FutureId task);
    void rouseWatcher();
    void watch();
    bool poolIsGone(int waitMs);
    void awaitServed();
    void sendEventsSoFar();

    WorkerSocket m_socket;
    TakerSlots m_slots;
    const FileDescriptor m_wake; // rouses the second thread
    EventChain m_chain;          // produced by the task's thread, drained under m_mutex

    std::mutex m_mutex; // everything that is sent, and all below
    Bytes m_outgoing;
    std::vector<Event> m_events;
    std::uint64_t m_droppedSent = 0;
    std::uint32_t m_toldTask = 0; // of which events have gone over the socket: so must its answer

    // Written by the task's thread under m_mutex; read by the second thread also without.
    std::atomic<std::uint32_t> m_currentTask{0};
    std::atomic<std::uint64_t> m_tasksBegun{0};
    std::atomic<bool> m_watcherAsleep{false};
    std::atomic<bool> m_served{false};   // the first thread is through
    std::atomic<bool> m_poolGone{false}; // what lies in the slots is not to be begun any more
};

int WorkerLoop::run()
{
    if (!sayHello())
        return exitLostPool;
    std::thread watcher([this] { watch(); });
    serve();
    m_socket.closeBothWays(); // the second thread sees it, if it has not yet
    m_served.store(true);
    rouseWatcher();
    watcher.join();
    return exitLostPool;
}

bool WorkerLoop::sayHello()
{
    HelloBody hello;
    hello.pid = static_cast<std::uint32_t>(getpid());
    static_assert(sizeof FUTURESCOPE_VERSION <= sizeof hello.version);
    std::memcpy(hello.version, FUTURESCOPE_VERSION, sizeof FUTURESCOPE_VERSION);
    FrameWriter writer(m_outgoing, FrameType::Hello, 0);
    writer.add(hello);
    return writer.finish() && m_socket.send(m_outgoing);
}

void WorkerLoop::serve()
{
    for (;;) {
        if (m_poolGone.load(std::memory_order_relaxed))
            return;
        std::optional<Frame> frame = m_slots.take();
        if (!frame) {
            if (!awaitWork())
                return;
            continue;
        }
        const bool inSlot = frame->type != FrameType::OnSocket;
        if (!inSlot)
            frame = taskOnSocket();
        if (!frame || !serveFrame(*frame, inSlot))
            return;
    }
}

/// Sleeps until there is a task. False when the pool is gone or does not speak our language.
bool WorkerLoop::awaitWork()
{
    for (int turn = 0; turn < looksBeforeRest; ++turn) {
        if (m_slots.anythingToTake())
            return true;
    }
    if (!m_slots.mayRest())
        return true;
    // A bell may have been meant for a sleep that did not come about: then the loop looks and sleeps again.
    const std::optional<Frame> frame = m_socket.nextFrame();
    return frame && (frame->type == FrameType::Bell || serveFrame(*frame, false));
}

/// The frame of the task that was taken. Nullopt: the pool is gone.
std::optional<Frame> WorkerLoop::taskOnSocket()
{
    std::optional<Frame> frame;
    do
        frame = m_socket.nextFrame();
    while (frame && frame->type == FrameType::Bell);
    return frame;
}

/// False ends the process: the pool is gone or does not speak our language.
bool WorkerLoop::serveFrame(const Frame &frame, bool inSlot)
{
    BodyReader body(frame.body);
    TaskHead head;
    const bool known = frame.type == FrameType::Task || (frame.type == FrameType::Initialize && !inSlot);
    if (!known || !body.take(head))
        return false;
    const std::optional<std::string_view> name = body.takeText(head.nameBytes);
    if (!name)
        return false;
    const LaneId lane{head.lane};
    if (frame.type == FrameType::Initialize) {
        beginTask(FutureId{initializerTask});
        return replyInitialized(call(noFuture, *name, body.rest()));
    }
    const ChainScope recording(m_chain, lane);
    const FutureId task{frame.task};
    beginTask(task);
    record(EventKind::Started, task);
    return reply(task, call(task, *name, body.rest()));
}

Outcome WorkerLoop::call(FutureId task, std::string_view name, std::span<const std::byte> arguments)
{
    Outcome outcome;
    try {
        const RemoteFunction function = findRemoteFunction(name);
        if (!function)
            throw RuntimeError(fmt::format("no function is registered as \"{}\"", name));
        outcome.result = function(arguments, TaskContext{{}, task});
        if (outcome.result.bytes.size() > maxResultBytes) {
            throw RuntimeError(fmt::format("the result has {} bytes; a process can send back {}",
                                           outcome.result.bytes.size(), maxResultBytes));
        }
    } catch (...) {
        outcome.exception = std::current_exception();
    }
    return outcome;
}

void WorkerLoop::beginTask(FutureId task)
{
    m_tasksBegun.fetch_add(1, std::memory_order_relaxed);
    // Sequentially consistent with watch(): it sees the task, or we see that it sleeps.
    m_currentTask.store(task.value);
    if (m_watcherAsleep.load())
        rouseWatcher();
}

void WorkerLoop::rouseWatcher()
{
    const std::uint64_t one = 1;
    if (write(m_wake.number(), &one, sizeof one) < 0)
        fmt::print(stderr, "futurescope-worker: cannot wake its second thread\n");
}

bool WorkerLoop::reply(FutureId task, const Outcome &outcome)
{
    const std::lock_guard lock(m_mutex);
    const bool failed = outcome.exception != nullptr;
    FrameWriter writer(m_outgoing, failed ? FrameType::Failure : FrameType::Result, task.value);
    std::span<const std::byte> rest; // of a big result, which is sent from where it lies
    if (failed) {
        recordFailure(task, outcome.exception);
        addFailure(writer, outcome.exception);
    } else {
        record(EventKind::Finished, task, outcome.result.traceValue);
        addReplyHead(writer, {});
        if (outcome.result.bytes.size() > slotBytes)
            rest = outcome.result.bytes;
        else
            writer.addBytes(outcome.result.bytes);
    }
    m_currentTask.store(0);
    return writer.finish(rest.size()) && answer(task, rest);
}

/// Puts m_outgoing into the slot of the task or, if it is too big or something about the task has gone that way
/// before, on the socket. m_mutex held.
bool WorkerLoop::answer(FutureId task, std::span<const std::byte> rest)
{
    if (!rest.empty() || m_outgoing.size() > slotBytes || m_toldTask == task.value) {
        m_slots.answer({});
        return m_socket.send(m_outgoing, rest); // which wakes the pool as well as a bell
    }
    const bool mustRing = m_slots.answer(m_outgoing);
    m_outgoing.clear();
    return !mustRing || (FrameWriter(m_outgoing, FrameType::Bell, 0).finish() && m_socket.send(m_outgoing));
}

bool WorkerLoop::replyInitialized(const Outcome &outcome)
{
    const std::lock_guard lock(m_mutex);
    FrameWriter writer(m_outgoing, outcome.exception ? FrameType::Failure : FrameType::Initialized, 0);
    if (outcome.exception)
        addFailure(writer, outcome.exception);
    m_currentTask.store(0);
    return writer.finish() && m_socket.send(m_outgoing);
}

void WorkerLoop::addFailure(FrameWriter &writer, const std::exception_ptr &exception)
{
    const Failure failure = classify(exception);
    addReplyHead(writer, {.failureKind = static_cast<std::uint32_t>(failure.kind),
                          .failureNumber = failure.number,
                          .failureCode = failure.code,
                          .exceptionType = remoteType(exception)});
    const std::string text = exceptionText(exception);
    writer.addText(text.size() <= maxResultBytes ? text : "an exception whose text is too long to be sent");
}

/// Adds the head, and behind it what the ring holds. m_mutex held.
void WorkerLoop::addReplyHead(FrameWriter &writer, ReplyHead head)
{
    m_chain.drain(
        [this](std::span<const Event> events) { m_events.insert(m_events.end(), events.begin(), events.end()); });
    head.droppedEvents = m_chain.dropped() - std::exchange(m_droppedSent, m_chain.dropped());
    head.eventCount = static_cast<std::uint32_t>(m_events.size());
    writer.add(head);
    writer.addBytes(std::as_bytes(std::span(m_events)));
    m_events.clear();
}

/// The second thread.
void WorkerLoop::watch()
{
    int idleLooks = 0;
    std::uint64_t begunBefore = 0;
    for (;;) {
        m_watcherAsleep.store(idleLooks >= looksBeforeSleep);
        const bool mayBlock = idleLooks >= looksBeforeSleep && m_currentTask.load() == 0;
        if (poolIsGone(mayBlock ? -1 : lookForPoolMs)) {
            m_poolGone.store(true, std::memory_order_relaxed);
            awaitServed();
            return;
        }
        const std::uint64_t begun = m_tasksBegun.load(std::memory_order_relaxed);
        const bool idle = m_currentTask.load() == 0 && begun == std::exchange(begunBefore, begun);
        idleLooks = idle ? idleLooks + 1 : 0;
        if (!idle)
            sendEventsSoFar();
    }
}

bool WorkerLoop::poolIsGone(int waitMs)
{
    pollfd files[] = {{m_socket.number(), POLLRDHUP, 0}, {m_wake.number(), POLLIN, 0}};
    if (poll(files, 2, waitMs) <= 0)
        return false;
    std::uint64_t count = 0;
    if ((files[1].revents & POLLIN) && read(m_wake.number(), &count, sizeof count) < 0)
        fmt::print(stderr, "futurescope-worker: cannot read its wake-up counter\n");
    return files[0].revents != 0;
}

/// The pool closes the socket only of a worker that is idle. With a task in hand, then, the pool's process has died;
/// the task may also have been on its way to us, so it is not enough to look once.
void WorkerLoop::awaitServed()
{
    while (!m_served.load()) {
        if (m_currentTask.load() != 0)
            _exit(exitLostPool);
        pollfd wake{m_wake.number(), POLLIN, 0};
        poll(&wake, 1, lookForPoolMs);
    }
}

void WorkerLoop::sendEventsSoFar()
{
    const std::lock_guard lock(m_mutex);
    const std::uint32_t task = m_currentTask.load();
    if (task == 0 || task == initializerTask)
        return;
    m_chain.drain(
        [this](std::span<const Event> events) { m_events.insert(m_events.end(), events.begin(), events.end()); });
    if (m_events.empty())
        return;
    FrameWriter writer(m_outgoing, FrameType::Events, task);
    addReplyHead(writer, {});
    // If nobody is there any more, the next look at the socket says so too.
    m_toldTask = task;
    if (writer.finish())
        m_socket.send(m_outgoing);
}

} // namespace

int workerMain(int socket)
{
    int type = 0;
    socklen_t size = sizeof type;
    if (getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) != 0) {
        fmt::print(stderr, "futurescope-worker is started by futurescope; alone it does nothing\n");
        return 2;
    }
    fcntl(socket, F_SETFD, FD_CLOEXEC); // children of a task must not keep the channel open
    std::signal(SIGPIPE, SIG_IGN);
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    auto memory = SharedMemory::attach(childMemoryNumber, sizeof(WorkerSlots));
    if (!memory) {
        fmt::print(stderr, "futurescope-worker: {}\n", memory.error().detail);
        return 2;
    }
    fcntl(childMemoryNumber, F_SETFD, FD_CLOEXEC);
    return WorkerLoop(socket, std::move(*memory)).run();
}

} // namespace futurescope
