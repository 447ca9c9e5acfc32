// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/processdispatcher.h"

#include "core/executors/calltask.h"
#include "core/executors/remotetask.h"

#include <algorithm>
#include <fmt/format.h>

// The part of the dispatcher that hands out tasks.

namespace futurescope {

namespace {

constexpr std::size_t mostKeptBytes = 4u << 20; // of a buffer that one big task has blown up
/// A worker gets tasks in advance for about so long. Long enough to pay for a wake-up many times over, short enough
/// that nobody sees it.
constexpr std::int64_t advanceNs = 200'000;
constexpr std::int64_t lookEveryNs = 1'000'000;
/// So long a worker may need for one task before the others that it has are taken back, if nobody else could do them.
constexpr std::int64_t stuckAfterNs = 10'000'000;

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
        const bool anyIdle = giveOut();
        const std::size_t known = m_inbox.size();
        growFor(known + m_returned.size());
        // If nobody is free and nobody can be added, the next answer brings us back here.
        if ((!anyIdle && !mayGrow()) || m_inbox.wakeOnPush(known))
            return;
    }
}

/// Returns whether some worker is left without a task.
bool ProcessDispatcher::giveOut()
{
    for (const auto &worker : m_slots) {
        if (!worker || !worker->idle())
            continue;
        if (quota(*worker) == 0)
            dismiss(*worker); // it has had its share; another takes its place when there is something to do
        else if (!give(*worker, 1))
            return true;
    }
    giveInAdvance();
    return false;
}

/// While everybody is busy with short tasks and nobody can be added, workers get some of those that wait.
void ProcessDispatcher::giveInAdvance()
{
    const std::uint32_t most = depth();
    if (most <= 1 || mayGrow() || anyComing())
        return;
    const auto ready = static_cast<std::size_t>(
        std::ranges::count_if(m_slots, [](const auto &worker) { return worker && worker->state == State::Ready; }));
    for (const auto &worker : m_slots) {
        if (!worker || worker->state != State::Ready || worker->stuck || worker->bigTaskUnderWay()
            || worker->inHand() > most / 2)
            continue;
        const std::size_t share = (waiting() + ready - 1) / ready; // so that the first one does not get them all
        if (share == 0)
            return;
        const std::uint32_t room = std::min(most - worker->inHand(), quota(*worker));
        if (room > 0)
            give(*worker, static_cast<std::uint32_t>(std::min<std::size_t>(share, room)));
    }
}

/// The most tasks that a worker may have in hand: one, unless tasks are short.
std::uint32_t ProcessDispatcher::depth() const
{
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(advanceNs / std::max<std::int64_t>(m_typicalTaskNs, 1), 1, slotCount));
}

/// How many tasks the worker may still get in its life.
std::uint32_t ProcessDispatcher::quota(const WorkerChannel &worker) const
{
    if (m_config.maxTasksPerChild == 0)
        return slotCount;
    const std::uint64_t left = static_cast<std::uint64_t>(m_config.maxTasksPerChild) - worker.tasksGiven;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(left, slotCount));
}

bool ProcessDispatcher::mayGrow() const
{
    return m_mayGrow && std::ranges::any_of(m_slots, [](const auto &worker) { return !worker; });
}

bool ProcessDispatcher::anyComing() const
{
    return std::ranges::any_of(m_slots, [](const auto &worker) {
        return worker && (worker->state == State::Starting || worker->state == State::Initializing);
    });
}

void ProcessDispatcher::cancelQueued()
{
    for (const FuturePtr &task : std::exchange(m_returned, {}))
        endFailed(*task, controlLane, std::make_exception_ptr(TaskError({FailureKind::Stopped})));
    while (FuturePtr task = m_inbox.pop()) {
        task->cancel();
        claimTask(*task);
    }
}

/// Starts as many children as there are tasks that nobody is coming for.
void ProcessDispatcher::growFor(std::size_t waiting)
{
    if (m_broken)
        return;
    auto coming = static_cast<std::size_t>(std::ranges::count_if(m_slots, [](const auto &worker) {
        return worker && (worker->state == State::Starting || worker->state == State::Initializing);
    }));
    while (coming < waiting && mayGrow()) {
        const auto free = std::ranges::find_if(m_slots, [](const auto &worker) { return !worker; });
        if (launch(static_cast<std::size_t>(free - m_slots.begin())))
            ++coming;
    }
}

/// Gives `worker`, which has room for them, up to `count` tasks. False when there was none left.
bool ProcessDispatcher::give(WorkerChannel &worker, std::uint32_t count)
{
    std::uint32_t given = 0;
    while (given < count && !worker.bigTaskUnderWay()) { // behind a big one nothing waits: it may take its time
        FuturePtr task = nextTask(count - given);
        if (!task)
            break;
        given += sendTask(worker, std::move(task)) ? 1u : 0u;
    }
    publish(worker);
    if (!m_batch.empty() && !m_inbox.putBack(m_batch)) {
        while (FuturePtr task = m_batch.pop())
            task->cancel();
    }
    return given > 0;
}

FuturePtr ProcessDispatcher::nextTask(std::size_t wanted)
{
    if (!m_returned.empty()) {
        FuturePtr task = std::move(m_returned.front());
        m_returned.pop_front();
        return task;
    }
    if (m_batch.empty())
        m_inbox.pop(m_batch, wanted);
    return m_batch.pop();
}

/// False when the task is not to run: it was cancelled, or it cannot be sent and has failed.
bool ProcessDispatcher::sendTask(WorkerChannel &worker, FuturePtr task)
{
    const bool again = task->running(); // come back from a worker that did not begin it
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
    const bool runs = again || claimTask(*task);
    if (!runs || fault) {
        if (runs && !again)
            task->leftQueue();
        if (runs)
            endFailed(*task, worker.lane, fault);
        return false;
    }
    // Recorded only now: a future that was cancelled while it was encoded has never been on this lane.
    recordAt({encodedNs, argumentBytes, task->id(), worker.lane, EventKind::Serialised, 0});
    recordOn(worker.lane, EventKind::Sent, task->id(), m_frame.size());
    if (!again)
        task->leftQueue();
    worker.task(worker.slots.next()) = std::move(task);
    ++worker.tasksGiven;
    const bool small = PoolSlots::fits(m_frame);
    worker.slots.put(small ? std::span<const std::byte>(m_frame) : std::span<const std::byte>());
    if (!small) {
        worker.bigTask = worker.slots.next() - 1;
        publish(worker); // the note before the frame
        worker.outgoing.swap(m_frame);
        flush(worker);
    }
    return true;
}

/// Fills m_frame and returns the size of the arguments. Throws when they cannot be encoded.
std::size_t ProcessDispatcher::encode(WorkerChannel &worker, const FutureCore &task)
{
    const auto &remote = dynamic_cast<const RemoteTask &>(task); // submitTask() has made sure of it
    const std::string_view name = remote.functionName();
    if (name.size() > UINT16_MAX)
        throw RuntimeError(fmt::format("the name of a function has {} bytes", name.size()));
    m_frame.clear();
    if (m_frame.capacity() > mostKeptBytes)
        Bytes().swap(m_frame);
    FrameWriter writer(m_frame, FrameType::Task, task.id().value);
    writer.add(TaskHead{worker.lane.value, static_cast<std::uint16_t>(name.size())});
    writer.addText(name);
    const std::size_t before = writer.bodyBytes();
    remote.encodeArguments(m_frame);
    const std::size_t argumentBytes = writer.bodyBytes() - before;
    if (!writer.finish()) {
        throw RuntimeError(fmt::format("the arguments have {} bytes; a process can be sent {}", argumentBytes,
                                       maxFrameBytes - before));
    }
    return argumentBytes;
}

void ProcessDispatcher::publish(WorkerChannel &worker)
{
    if (!worker.slots.publish())
        return;
    if (FrameWriter(worker.outgoing, FrameType::Bell, 0).finish())
        flush(worker);
}

void ProcessDispatcher::flush(WorkerChannel &worker)
{
    if (worker.flush() == WorkerChannel::Progress::Blocked)
        watch(worker, true, false);
}

bool ProcessDispatcher::mayGetStuck(const WorkerChannel &worker)
{
    return worker.state == State::Ready && worker.inHand() > 1 && !worker.bigTaskUnderWay();
}

/// A worker that has several tasks in hand and does not get on has met a long one: the others are given to whoever is
/// free. From then on tasks count as long, until the answers say otherwise.
void ProcessDispatcher::lookForStuckWorkers()
{
    const std::int64_t now = monotonicNs();
    if (now - m_lastLookNs < lookEveryNs)
        return;
    m_lastLookNs = now;
    const bool anyIdle = std::ranges::any_of(m_slots, [](const auto &worker) { return worker && worker->idle(); });
    for (const auto &worker : m_slots) {
        if (!worker || !mayGetStuck(*worker))
            continue;
        if (std::exchange(worker->oldestAtLook, worker->slots.oldest()) != worker->slots.oldest())
            worker->sameOldestSinceNs = now;
        if (now - worker->sameOldestSinceNs < (anyIdle ? lookEveryNs : stuckAfterNs))
            continue;
        worker->stuck = true;
        if (!takeBackUnbegun(*worker))
            protocolError(*worker, "its counters make no sense");
    }
}

/// False when the worker's counters cannot be true.
bool ProcessDispatcher::takeBackUnbegun(WorkerChannel &worker)
{
    const std::uint32_t end = worker.slots.next();
    const std::optional<std::uint32_t> back = worker.slots.withdraw();
    if (!back)
        return false;
    worker.tasksGiven -= *back;
    for (std::uint32_t i = 1; i <= *back; ++i) // youngest first, so that the oldest comes to stand in front
        m_returned.push_front(std::move(worker.task(end - i)));
    return true;
}

} // namespace futurescope
