// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workermain.h"

#include "core/executors/calltask.h"
#include "core/executors/workerprotocol.h"
#include "core/platform/filedescriptor.h"

#include <cerrno>
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

constexpr std::size_t ringCapacity = Recorder::defaultRingCapacity;
// A full ring must fit into the frame too.
constexpr std::size_t maxResultBytes = maxFrameBytes - sizeof(ReplyHead) - ringCapacity * sizeof(Event);
constexpr int lookEveryMs = 20;
// After so many looks without a task in between, the second thread sleeps until the next task.
constexpr int looksBeforeSleep = 50;
constexpr int exitLostPool = 0;

struct Outcome
{
    RemoteResult result;
    std::exception_ptr exception;
};

class WorkerLoop
{
public:
    explicit WorkerLoop(int socket) : m_socket(socket), m_wake(eventfd(0, EFD_CLOEXEC)), m_ring(ringCapacity) {}

    int run();

private:
    bool sayHello();
    void serve();
    bool serveFrames();
    bool serveTask(const Frame &frame);
    bool reply(FutureId task, const Outcome &outcome);
    void addReplyHead(FrameWriter &writer, const Failure &failure);
    bool sendOutgoing();

    void beginTask(FutureId task);
    void rouseWatcher();
    void watch();
    bool poolIsGone(int waitMs);
    void awaitServed();
    void sendEventsSoFar();

    const int m_socket;
    const FileDescriptor m_wake; // rouses the second thread
    EventRing m_ring;            // produced by the task's thread, drained under m_mutex
    FrameReader m_incoming;

    std::mutex m_mutex; // everything that is sent, and all below
    Bytes m_outgoing;
    std::vector<Event> m_events;
    std::uint64_t m_droppedSent = 0;

    // Written by the task's thread under m_mutex; read by the second thread also without.
    std::atomic<std::uint32_t> m_currentTask{0};
    std::atomic<std::uint64_t> m_tasksBegun{0};
    std::atomic<bool> m_watcherAsleep{false};
    std::atomic<bool> m_served{false}; // the first thread is through
};

int WorkerLoop::run()
{
    if (!sayHello())
        return exitLostPool;
    std::thread watcher([this] { watch(); });
    serve();
    ::shutdown(m_socket, SHUT_RDWR); // the second thread sees it, if it has not yet
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
    return writer.finish() && sendOutgoing();
}

/// Sends and empties m_outgoing. False when nobody is there any more.
bool WorkerLoop::sendOutgoing()
{
    std::size_t sent = 0;
    while (sent < m_outgoing.size()) {
        const ssize_t count = send(m_socket, m_outgoing.data() + sent, m_outgoing.size() - sent, MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR)
            return false;
        sent += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    m_outgoing.clear();
    return true;
}

void WorkerLoop::serve()
{
    for (;;) {
        const std::span<std::byte> space = m_incoming.space();
        const ssize_t count = recv(m_socket, space.data(), space.size(), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        m_incoming.commit(static_cast<std::size_t>(count));
        if (!serveFrames())
            return;
    }
}

bool WorkerLoop::serveFrames()
{
    for (;;) {
        const FrameReader::Next next = m_incoming.next();
        if (next.outcome == FrameReader::Outcome::Incomplete)
            return true;
        if (next.outcome == FrameReader::Outcome::Broken || !serveTask(next.frame))
            return false;
    }
}

/// False ends the process: the pool is gone or does not speak our language.
bool WorkerLoop::serveTask(const Frame &frame)
{
    BodyReader body(frame.body);
    TaskHead head;
    if (frame.type != FrameType::Task || !body.take(head))
        return false;
    const std::optional<std::string_view> name = body.takeText(head.nameBytes);
    if (!name)
        return false;

    const FutureId task{frame.task};
    const RingScope recording(m_ring, LaneId{head.lane});
    beginTask(task);
    record(EventKind::Started, task);
    Outcome outcome;
    try {
        const RemoteFunction function = findRemoteFunction(*name);
        if (!function)
            throw RuntimeError(fmt::format("no function is registered as \"{}\"", *name));
        outcome.result = function(body.rest(), TaskContext{{}, task});
        if (outcome.result.bytes.size() > maxResultBytes) {
            throw RuntimeError(fmt::format("the result has {} bytes; a process can send back {}",
                                           outcome.result.bytes.size(), maxResultBytes));
        }
    } catch (...) {
        outcome.exception = std::current_exception();
    }
    return reply(task, outcome);
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
    if (failed) {
        recordFailure(task, outcome.exception);
        addReplyHead(writer, classify(outcome.exception));
        const std::string text = exceptionText(outcome.exception);
        writer.addText(text.size() <= maxResultBytes ? text : "an exception whose text is too long to be sent");
    } else {
        record(EventKind::Finished, task, outcome.result.traceValue);
        addReplyHead(writer, {});
        writer.addBytes(outcome.result.bytes);
    }
    m_currentTask.store(0);
    return writer.finish() && sendOutgoing();
}

/// Moves what the ring holds behind the head. m_mutex held.
void WorkerLoop::addReplyHead(FrameWriter &writer, const Failure &failure)
{
    m_ring.drain(m_events);
    ReplyHead head;
    head.droppedEvents = m_ring.dropped() - std::exchange(m_droppedSent, m_ring.dropped());
    head.eventCount = static_cast<std::uint32_t>(m_events.size());
    head.failureKind = static_cast<std::uint32_t>(failure.kind);
    head.failureNumber = failure.number;
    head.failureCode = failure.code;
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
        if (poolIsGone(mayBlock ? -1 : lookEveryMs)) {
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
    pollfd files[] = {{m_socket, POLLRDHUP, 0}, {m_wake.number(), POLLIN, 0}};
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
        poll(&wake, 1, lookEveryMs);
    }
}

void WorkerLoop::sendEventsSoFar()
{
    const std::lock_guard lock(m_mutex);
    const std::uint32_t task = m_currentTask.load();
    if (task == 0)
        return;
    m_ring.drain(m_events);
    if (m_events.empty())
        return;
    FrameWriter writer(m_outgoing, FrameType::Events, task);
    addReplyHead(writer, {});
    // If nobody is there any more, the next look at the socket says so too.
    if (writer.finish())
        sendOutgoing();
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
    return WorkerLoop(socket).run();
}

} // namespace futurescope
