// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Timeline about tasks that wait for others or for a lock, and tasks that run inside others.
#include "core/trace/timeline.h"

#include <algorithm>

namespace futurescope {

/// Null while the program itself has the main lane, and while the lane is idle.
FutureRecord *Timeline::taskInHand(const Lane &lane)
{
    if (isProgram(lane) || lane.tasks.empty())
        return nullptr;
    const Span &last = lane.tasks.back();
    // A file may say that a worker submits, which is a span of no future.
    return last.endNs == openEnd && last.future != noFuture ? &recordOf(last.future) : nullptr;
}

/// A task begins while the lane has another in hand, which called submit() or result() and goes on afterwards.
void Timeline::interruptOuter(Lane &lane, FutureRecord &inner, std::int64_t timeNs)
{
    const FutureRecord *outer = taskInHand(lane);
    // Tasks of processes may be handed over before the one at work has ended. What has run before is no inner task:
    // so a chain of `inside` leads to ever earlier futures and has an end, whatever a file says.
    if (!outer || outer->sentNs() != never || inner.hasRun())
        return;
    if (!lane.waits.empty() && lane.waits.back().endNs == openEnd)
        endWait(lane, lane.waits.back(), timeNs);
    inner.rare.edit().inside = lane.tasks.back().future;
    lane.tasks.back().endNs = timeNs;
}

/// The innermost task on the lane has ended: the one that it interrupted has the worker again.
void Timeline::continueOuter(Lane &lane, const FutureRecord &inner, std::int64_t timeNs)
{
    FutureId id = inner.inside();
    const FutureRecord *outer = future(id);
    while (outer && outer->endedNs != never) {
        id = outer->inside();
        outer = future(id);
    }
    if (!outer || outer->lane != lane.id || lane.tasks.back().endNs == openEnd)
        return;
    lane.tasks.push_back({timeNs, openEnd, id, Activity::Task});
    if (outer->awaits() != noFuture)
        lane.waits.push_back({timeNs, openEnd, outer->awaits(), Activity::ResultWait, outer->awaitLimited()});
}

void Timeline::applyLock(const Event &event)
{
    Lane *lane = laneOf(event.lane);
    if (!lane)
        return;
    m_lock.add(event);
    Spans &waits = lane->waits;
    const bool waiting = !waits.empty() && waits.back().activity == Activity::LockWait && waits.back().endNs == openEnd;
    if (event.kind == EventKind::LockWait && !waiting) {
        waits.push_back({event.timeNs, openEnd, event.future, Activity::LockWait});
    } else if (event.kind == EventKind::LockGot && waiting) {
        waits.back().endNs = event.timeNs;
        if (waits.back().future != noFuture)
            recordOf(waits.back().future).rare.edit().lockWaitNs += event.timeNs - waits.back().startNs;
    }
}

/// The program does something else before it submits on.
void Timeline::pauseSubmitting(Lane &lane, std::int64_t timeNs)
{
    if (lane.tasks.empty())
        return;
    Span &last = lane.tasks.back();
    if (last.endNs == openEnd && last.activity == Activity::Submitting)
        last.endNs = std::max(last.startNs, timeNs);
}

void Timeline::continueSubmitting(Lane &lane, std::int64_t timeNs)
{
    if (isProgram(lane) && m_submitting)
        lane.tasks.push_back({timeNs, openEnd, noFuture, Activity::Submitting});
}

void Timeline::beginAwait(Lane &lane, const Event &event)
{
    const bool limited = event.payload != 0;
    lane.waits.push_back({event.timeNs, openEnd, event.future, Activity::ResultWait, limited});
    if (FutureRecord *waiter = taskInHand(lane)) {
        waiter->rare.edit().awaits = event.future;
        waiter->rare.edit().awaitLimited = limited;
    }
}

/// A wait for another future is the waiter's, any other that of the future it names.
void Timeline::endWait(const Lane &lane, Span &wait, std::int64_t timeNs)
{
    wait.endNs = timeNs;
    const std::int64_t lengthNs = wait.endNs - wait.startNs;
    if (wait.activity == Activity::LoopTurn || wait.activity == Activity::BesideWait)
        return; // others compute, or a thread computes for it: one worker alone would have to do the same
    if (wait.activity != Activity::ResultWait) {
        if (wait.future != noFuture)
            recordOf(wait.future).rare.edit().blockedNs += lengthNs;
    } else if (FutureRecord *waiter = taskInHand(lane)) {
        waiter->rare.edit().blockedNs += lengthNs;
        waiter->rare.edit().awaitNs += lengthNs;
    }
}

const Span *Timeline::awaitAt(const Lane &lane, std::int64_t atNs)
{
    const auto after = std::ranges::upper_bound(lane.waits, atNs, {}, &Span::startNs);
    if (after == lane.waits.begin())
        return nullptr;
    const Span &wait = *std::prev(after);
    return wait.activity == Activity::ResultWait && wait.endNs > atNs ? &wait : nullptr;
}

} // namespace futurescope
