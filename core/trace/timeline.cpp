// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/timeline.h"

#include "core/trace/settling.h"

#include <algorithm>

namespace futurescope {

namespace {

Span *lastSpanOf(Spans &spans, FutureId future)
{
    // The span looked for is nearly always the last one.
    if (!spans.empty() && spans.back().future == future)
        return &spans.back();
    const auto found = std::find_if(spans.rbegin(), spans.rend(),
                                    [&](const Span &span) { return span.future == future; });
    return found == spans.rend() ? nullptr : &*found;
}

Activity activityOf(BlockReason reason)
{
    switch (reason) {
    case BlockReason::Result:
    case BlockReason::Wait:
        return Activity::ResultWait;
    case BlockReason::Shutdown:
        return Activity::ShutdownWait;
    case BlockReason::QueueFull:
        return Activity::QueueWait;
    case BlockReason::LoopTurn:
        return Activity::LoopTurn;
    case BlockReason::Beside:
        return Activity::BesideWait;
    case BlockReason::Sleep:
    case BlockReason::Network:
    case BlockReason::File:
        break;
    }
    return Activity::IoWait;
}

constexpr std::size_t settleEvery = 16'384; // events

} // namespace

std::size_t Timeline::append(const Trace &trace)
{
    const std::size_t before = m_seen;
    // Not after each block: what the lanes tell of one stretch of time comes one lane after the other.
    std::size_t unsettled = 0;
    trace.forEachBlock(m_seen, [&](std::span<const Event> events) {
        for (const Event &event : events)
            apply(event);
        unsettled += events.size();
        if (unsettled >= settleEvery) {
            settleAll();
            unsettled = 0;
        }
    });
    m_seen = trace.size();
    settleAll();
    return m_seen - before;
}

void Timeline::append(std::span<const Event> events)
{
    for (const Event &event : events)
        apply(event);
    settleAll();
}

void Timeline::settleAll()
{
    for (Lane &lane : m_lanes) {
        lane.taskBins.update(lane.tasks, m_futures);
        lane.waitBins.update(lane.waits, m_futures);
        lane.switches.settle();
    }
    const std::int64_t enteredFromNs = m_entered.settle();
    const std::int64_t leftFromNs = m_left.settle();
    const std::int64_t endedFromNs = m_ended.settle();
    m_pending.update(m_entered, m_left, std::min(enteredFromNs, leftFromNs));
    m_running.update(m_left, m_ended, std::min(leftFromNs, endedFromNs));
    m_readOnMain.settle();
    m_readElsewhere.settle();
    m_cancelled.settle();
    m_lock.settle();
    for (DequeHistory &deque : m_deques)
        deque.settle();
    settle(m_steals, m_settledSteals, &Steal::timeNs);
    m_settledSteals = m_steals.size();
}

FutureRecord &Timeline::recordOf(FutureId id)
{
    if (id.value > m_futures.size())
        m_futures.resize(id.value);
    return m_futures[id.value - 1];
}

const FutureRecord *Timeline::future(FutureId id) const
{
    return id == noFuture || id.value > m_futures.size() ? nullptr : &m_futures[id.value - 1];
}

Lane *Timeline::laneOf(LaneId id)
{
    if (id == controlLane)
        return nullptr;
    while (id.value >= m_lanes.size()) {
        const auto next = static_cast<std::uint16_t>(m_lanes.size());
        m_lanes.emplace_back().id = LaneId{next};
    }
    return &m_lanes[id.value];
}

void Timeline::apply(const Event &event)
{
    m_endNs = std::max(m_endNs, event.timeNs);
    if (event.kind == EventKind::Mark)
        return applyMark(event);
    if (event.kind == EventKind::Blocked)
        return block(event);
    if (event.kind == EventKind::Resumed)
        return resume(event);
    if (event.kind == EventKind::TimedOut)
        insertSorted(m_timeouts, event);
    if (event.kind == EventKind::LockWait || event.kind == EventKind::LockGot || event.kind == EventKind::LockReleased)
        return applyLock(event);
    if (event.future == noFuture)
        return;

    FutureRecord &record = recordOf(event.future);
    switch (event.kind) {
    case EventKind::Submitted:
        record.submittedNs = event.timeNs;
        record.submitLane = event.lane;
        record.firstItem = firstItemOf(event.payload);
        record.itemCount = itemCountOf(event.payload);
        m_entered.add(event.timeNs);
        enterDeque(record);
        ++m_count.submitted;
        break;
    case EventKind::Serialised:
    case EventKind::Sent:
    case EventKind::Started:
        begin(record, event);
        break;
    case EventKind::Finished:
        end(record, event, Outcome::Finished);
        break;
    case EventKind::Failed:
        record.failure = static_cast<FailureKind>(event.detail);
        // A task that gave up because the run was stopped did not fail: somebody took its result away.
        end(record, event, record.failure == FailureKind::Stopped ? Outcome::Cancelled : Outcome::Failed);
        break;
    case EventKind::Lost:
        record.failure = FailureKind::Lost;
        end(record, event, Outcome::Lost);
        break;
    case EventKind::Cancelled:
        end(record, event, Outcome::Cancelled);
        break;
    case EventKind::CancelRefused:
        record.rare.edit().cancelRefusedNs = event.timeNs;
        insertSorted(m_refusals, event);
        break;
    case EventKind::ResultRead:
    case EventKind::ExceptionRead:
        read(record, event);
        break;
    case EventKind::TimedOut:
        record.rare.edit().timedOutNs = event.timeNs;
        break;
    case EventKind::CancelNotified:
        record.rare.edit().notifiedNs = event.timeNs;
        break;
    case EventKind::Steal:
        steal(record, event);
        break;
    default:
        break;
    }
}

void Timeline::read(FutureRecord &record, const Event &event)
{
    if (record.readNs != never)
        return;
    record.readNs = event.timeNs;
    record.readLane = event.lane;
    (event.lane == mainLane ? m_readOnMain : m_readElsewhere).add(event.timeNs);
    countReadFailure(record);
}

// Called at the end and at the reading, which come from two threads, so that whichever is told last counts.
void Timeline::countReadFailure(const FutureRecord &record)
{
    if (record.outcome == Outcome::Failed && record.readNs != never)
        ++m_count.exceptionsRead;
}

void Timeline::leaveQueue(FutureRecord &record, std::int64_t timeNs)
{
    if (record.startedNs != never)
        return;
    m_left.add(timeNs);
    leaveDeque(record, timeNs);
}

void Timeline::begin(FutureRecord &record, const Event &event)
{
    Lane *lane = laneOf(event.lane);
    if (!lane)
        return;
    leaveQueue(record, event.timeNs);
    if (isProgram(*lane) && event.kind == EventKind::Started)
        pauseSubmitting(*lane, event.timeNs);
    const bool isNewHere = !record.hasRun() || record.lane != event.lane;
    if (record.hasRun() && isNewHere)
        leaveLane(record, event);
    const std::size_t itself = record.endedNs == never ? 1 : 0;
    lane->tasksInHand += isNewHere ? itself : 0;
    const bool othersAreFirst = lane->tasksInHand > itself;
    Span *last = lane->tasks.empty() ? nullptr : &lane->tasks.back();
    const bool laneIsFree = !last || last->endNs != openEnd;
    Span *span = !laneIsFree && last->future == event.future ? last : nullptr;
    if (!span && !laneIsFree && event.kind == EventKind::Started)
        interruptOuter(*lane, record, event.timeNs);
    // A task that was sent in advance waits in its worker's inbox: its bar begins when the lane is free.
    if (!span && ((laneIsFree && !othersAreFirst) || event.kind == EventKind::Started)) {
        const bool wasSent = record.lane == event.lane && record.sentNs() != never;
        std::int64_t startNs = wasSent ? record.sentNs() : event.timeNs;
        if (last && laneIsFree)
            startNs = std::max(startNs, last->endNs);
        span = &lane->tasks.emplace_back(Span{std::min(startNs, event.timeNs), openEnd, event.future, Activity::Task});
    }
    // Handing over to another process is part of the bar, shown as overhead until the task itself begins.
    if (event.kind == EventKind::Started && span && span->startNs < event.timeNs)
        lane->waits.push_back({span->startNs, event.timeNs, event.future, Activity::Overhead});
    if (event.kind == EventKind::Started)
        m_lock.taskBegan(event.lane, event.future);
    record.lane = event.lane;
    record.startedNs = event.timeNs;
    if (event.kind != EventKind::Started)
        record.rare.edit().sentNs = event.timeNs;
}

/// The future is sent to another worker, because the one that it was sent to before has not begun it.
void Timeline::leaveLane(const FutureRecord &record, const Event &event)
{
    Lane &lane = m_lanes[record.lane.value];
    if (record.endedNs == never)
        --lane.tasksInHand;
    if (lane.tasks.empty() || lane.tasks.back().future != event.future || lane.tasks.back().endNs != openEnd)
        return;
    Span &span = lane.tasks.back();
    span.endNs = std::max(span.startNs, event.timeNs);
    lane.waits.push_back({span.startNs, span.endNs, event.future, Activity::Overhead});
}

void Timeline::end(FutureRecord &record, const Event &event, Outcome outcome)
{
    if (record.endedNs != never)
        return;
    leaveQueue(record, event.timeNs);
    m_ended.add(event.timeNs);
    record.endedNs = event.timeNs;
    record.outcome = outcome;
    record.payload = event.payload;
    switch (outcome) {
    case Outcome::Finished:
        ++m_count.finished;
        break;
    case Outcome::Failed:
        ++m_count.failed;
        countReadFailure(record);
        break;
    case Outcome::Cancelled:
        ++m_count.cancelled;
        break;
    case Outcome::Lost:
        ++m_count.lost;
        break;
    case Outcome::Open:
        break;
    }
    if (!record.hasRun()) {
        if (outcome == Outcome::Cancelled)
            m_cancelled.add(event.timeNs);
        return;
    }
    Lane &lane = m_lanes[record.lane.value];
    --lane.tasksInHand;
    Span *span = lastSpanOf(lane.tasks, event.future);
    if (!span || span->endNs != openEnd)
        return;
    span->endNs = event.timeNs;
    continueOuter(lane, record, event.timeNs);
    continueSubmitting(lane, event.timeNs);
}

void Timeline::block(const Event &event)
{
    Lane *lane = laneOf(event.lane);
    if (!lane)
        return;
    const Activity activity = activityOf(static_cast<BlockReason>(event.detail));
    if (activity == Activity::ResultWait && !isProgram(*lane))
        return beginAwait(*lane, event);
    if (isProgram(*lane))
        pauseSubmitting(*lane, event.timeNs);
    Spans &spans = isProgram(*lane) ? lane->tasks : lane->waits;
    spans.push_back({event.timeNs, openEnd, event.future, activity});
}

void Timeline::resume(const Event &event)
{
    Lane *lane = laneOf(event.lane);
    if (!lane)
        return;
    Span *span = lastSpanOf(isProgram(*lane) ? lane->tasks : lane->waits, event.future);
    if (!span || span->endNs != openEnd)
        return;
    if (isProgram(*lane)) {
        span->endNs = event.timeNs;
        return continueSubmitting(*lane, event.timeNs);
    }
    endWait(*lane, *span, event.timeNs);
    FutureRecord *waiter = taskInHand(*lane);
    if (waiter && span->activity == Activity::ResultWait && waiter->awaits() != noFuture)
        waiter->rare.edit().awaits = noFuture;
}

} // namespace futurescope
