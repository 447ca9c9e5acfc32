// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/processdispatcher.h"

#include "core/executors/calltask.h"
#include "core/executors/remotetask.h"

#include <algorithm>
#include <fmt/format.h>

// The part of the dispatcher that deals with tasks: handing them out and taking the answers.

namespace futurescope {

namespace {

constexpr std::size_t mostKeptBytes = 1u << 20; // of a buffer that one big task has blown up

/// The future's promise is ours alone; should somebody have ended it all the same, its first outcome stands.
template <class End>
void endFuture(FutureCore &task, End end)
{
    try {
        end();
    } catch (const InvalidStateError &error) {
        fmt::print(stderr, "future {} was ended by somebody else: {}\n", task.id().value, error.what());
    }
}

} // namespace

void ProcessDispatcher::assignTasks()
{
    if (m_config.stop.stop_requested()) {
        do {
            cancelQueued();
        } while (!m_inbox.wakeOnPush(0));
        return;
    }
    for (;;) {
        bool anyIdle = false;
        for (const auto &worker : m_slots) {
            if (worker && worker->state == State::Idle && !giveNextTask(*worker)) {
                anyIdle = true;
                break;
            }
        }
        const std::size_t waiting = m_inbox.size();
        growFor(waiting);
        // If nobody is free and nobody can be added, the next answer brings us back here.
        if ((!anyIdle && !mayGrow()) || m_inbox.wakeOnPush(waiting))
            return;
    }
}

bool ProcessDispatcher::mayGrow() const
{
    return m_mayGrow && std::ranges::any_of(m_slots, [](const auto &worker) { return !worker; });
}

void ProcessDispatcher::cancelQueued()
{
    while (FuturePtr task = m_inbox.pop()) {
        task->cancel();
        claimTask(*task);
    }
}

/// Starts as many children as there are tasks that nobody is coming for.
void ProcessDispatcher::growFor(std::size_t waiting)
{
    auto coming = static_cast<std::size_t>(
        std::ranges::count_if(m_slots, [](const auto &worker) { return worker && worker->state == State::Starting; }));
    while (coming < waiting && mayGrow()) {
        const auto free = std::ranges::find_if(m_slots, [](const auto &worker) { return !worker; });
        if (launch(static_cast<std::size_t>(free - m_slots.begin())))
            ++coming;
    }
}

/// False when there is no task left.
bool ProcessDispatcher::giveNextTask(WorkerChannel &worker)
{
    while (FuturePtr task = m_inbox.pop()) {
        if (sendTask(worker, std::move(task)))
            return true;
    }
    return false;
}

/// False when the task is not to run: it was cancelled, or it cannot be sent and has failed.
bool ProcessDispatcher::sendTask(WorkerChannel &worker, FuturePtr task)
{
    std::exception_ptr fault;
    std::size_t argumentBytes = 0;
    std::int64_t encodedNs = 0;
    if (!task->cancelled()) {
        try {
            argumentBytes = encode(worker, *task);
            encodedNs = monotonicNs();
        } catch (...) {
            fault = std::current_exception();
        }
    }
    const bool runs = claimTask(*task);
    if (!runs || fault) {
        worker.outgoing.clear();
        if (runs)
            endFailed(*task, worker.lane, fault);
        return false;
    }
    // Recorded only now: a future that was cancelled while it was encoded has never been on this lane.
    recordAt({encodedNs, argumentBytes, task->id(), worker.lane, EventKind::Serialised, 0});
    recordOn(worker.lane, EventKind::Sent, task->id(), worker.outgoing.size());
    worker.task = std::move(task);
    worker.state = State::Busy;
    if (worker.flush() == WorkerChannel::Progress::Blocked)
        watch(worker, true, false);
    return true;
}

/// Fills worker.outgoing and returns the size of the arguments. Throws when they cannot be encoded.
std::size_t ProcessDispatcher::encode(WorkerChannel &worker, const FutureCore &task)
{
    const auto &remote = dynamic_cast<const RemoteTask &>(task); // submitTask() has made sure of it
    const std::string_view name = remote.functionName();
    if (name.size() > UINT16_MAX)
        throw RuntimeError(fmt::format("the name of a function has {} bytes", name.size()));
    if (worker.outgoing.capacity() > mostKeptBytes)
        Bytes().swap(worker.outgoing);
    FrameWriter writer(worker.outgoing, FrameType::Task, task.id().value);
    writer.add(TaskHead{worker.lane.value, static_cast<std::uint16_t>(name.size())});
    writer.addText(name);
    const std::size_t before = writer.bodyBytes();
    remote.encodeArguments(worker.outgoing);
    const std::size_t argumentBytes = writer.bodyBytes() - before;
    if (!writer.finish()) {
        throw RuntimeError(fmt::format("the arguments have {} bytes; a process can be sent {}", argumentBytes,
                                       maxFrameBytes - before));
    }
    return argumentBytes;
}

void ProcessDispatcher::receive(WorkerChannel &worker)
{
    const WorkerChannel::Progress progress = worker.receive();
    if (progress == WorkerChannel::Progress::HungUp) {
        hungUp(worker);
        return;
    }
    while (worker.state != State::Leaving) {
        const FrameReader::Next next = worker.incoming.next();
        if (next.outcome == FrameReader::Outcome::Incomplete)
            return;
        if (next.outcome == FrameReader::Outcome::Broken)
            protocolError(worker, next.fault);
        else
            takeFrame(worker, next.frame);
    }
    // What a leaving child still says is of no interest; reading it makes room for its end of file.
    worker.incoming = {};
}

void ProcessDispatcher::takeFrame(WorkerChannel &worker, const Frame &frame)
{
    if (worker.state == State::Starting) {
        greet(worker, frame);
    } else if (worker.state != State::Busy || frame.task != worker.task->id().value) {
        protocolError(worker, fmt::format("an answer came for future {}, which it does not have", frame.task));
    } else if (!worker.outgoing.empty()) {
        protocolError(worker, "an answer came before the arguments had been read");
    } else {
        takeReply(worker, frame);
    }
}

void ProcessDispatcher::takeReply(WorkerChannel &worker, const Frame &frame)
{
    BodyReader body(frame.body);
    ReplyHead head;
    const bool known = frame.type == FrameType::Events || frame.type == FrameType::Result
                       || frame.type == FrameType::Failure;
    if (!known || !body.take(head) || head.failureKind > static_cast<std::uint32_t>(FailureKind::Other)
        || body.rest().size() / sizeof(Event) < head.eventCount) {
        protocolError(worker, "an answer is malformed");
        return;
    }
    Failure failure{static_cast<FailureKind>(head.failureKind), head.failureNumber, head.failureCode};
    const std::span<const std::byte> content = body.rest().subspan(head.eventCount * sizeof(Event));
    std::string text;
    if (frame.type == FrameType::Failure) {
        text.assign(reinterpret_cast<const char *>(content.data()), content.size());
        if (failure.kind == FailureKind::Other && m_config.recorder)
            failure.number = m_config.recorder->addText(text);
    }
    if (!takeEvents(worker, body, head, failure) || frame.type == FrameType::Events)
        return;

    const FuturePtr task = std::move(worker.task);
    worker.state = State::Idle;
    // The next task first: the child must not wait while the callbacks of this one run.
    giveNextTask(worker);
    endFuture(*task, [&] {
        if (frame.type == FrameType::Result)
            dynamic_cast<RemoteTask &>(*task).completeFromReply(content);
        else
            task->setException(std::make_exception_ptr(TaskError(failure, text)));
    });
}

/// Puts the child's own events into the trace, before anybody can know how the task ended. `failure` is what its
/// Failed event shall say: only on this side it is known under which number a text is kept.
bool ProcessDispatcher::takeEvents(WorkerChannel &worker, BodyReader &body, const ReplyHead &head,
                                   const Failure &failure)
{
    for (std::uint32_t i = 0; i < head.eventCount; ++i) {
        Event event;
        if (!body.take(event) || event.kind > EventKind::Mark
            || (event.future != worker.task->id() && event.future != noFuture)) {
            protocolError(worker, "an event is malformed or belongs to another task");
            return false;
        }
        event.lane = worker.lane;
        if (event.kind == EventKind::Failed)
            event.payload = failure.payload();
        recordAt(event);
    }
    if (head.droppedEvents > 0 && m_config.recorder)
        m_config.recorder->addDropped(head.droppedEvents);
    return true;
}

/// The child speaks nonsense, so nothing that it says can be believed any more: it is ended, and its task fails.
void ProcessDispatcher::protocolError(WorkerChannel &worker, const std::string &fault)
{
    if (worker.state == State::Leaving)
        return;
    const std::string text = fmt::format("protocol error: worker {} (process {}): {}", worker.lane.value, worker.pid,
                                         fault);
    if (worker.state == State::Starting) {
        giveUpStart(worker, text);
        return;
    }
    worker.kill();
    expectEnd(worker, std::chrono::seconds(1));
    if (FuturePtr task = std::move(worker.task))
        endFailed(*task, worker.lane, std::make_exception_ptr(WorkerLostError(text)));
}

void ProcessDispatcher::endFailed(FutureCore &task, LaneId lane, const std::exception_ptr &exception)
{
    const LaneScope onLane(lane);
    recordFailure(task.id(), exception);
    endFuture(task, [&] { task.setException(exception); });
}

void ProcessDispatcher::endLost(WorkerChannel &worker, int waitStatus)
{
    const Failure lost{FailureKind::Lost, 0, static_cast<std::uint32_t>(waitStatus)};
    const FuturePtr task = std::move(worker.task);
    recordOn(worker.lane, EventKind::Lost, task->id(), static_cast<std::uint32_t>(waitStatus));
    endFuture(*task, [&] { task->setException(std::make_exception_ptr(WorkerLostError(failureText(lost)))); });
}

} // namespace futurescope
