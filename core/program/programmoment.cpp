// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/programmoment.h"

#include <algorithm>

namespace futurescope {

namespace {

bool endedBadly(const FutureRecord &record)
{
    return record.outcome == Outcome::Failed || record.outcome == Outcome::Lost || record.outcome == Outcome::Cancelled;
}

/// The last span of a sorted list that began at or before `atNs`; null: none.
const Span *lastBegun(const Spans &spans, std::int64_t atNs)
{
    const auto after = std::ranges::upper_bound(spans, atNs, {}, &Span::startNs);
    return after == spans.begin() ? nullptr : &*std::prev(after);
}

CodeRole roleOf(Activity activity)
{
    switch (activity) {
    case Activity::Submitting:
    case Activity::QueueWait:
    case Activity::IoWait: // the pace of submitting
    case Activity::Task:   // that the program runs itself
        return CodeRole::Submit;
    case Activity::ResultWait:
        return CodeRole::WaitForResult;
    case Activity::ShutdownWait:
        return CodeRole::Shutdown;
    default:
        return CodeRole::Plain;
    }
}

/// What the main program does when it is neither submitting nor blocked. `last`: what it did before that.
CodeRole roleBetween(const Timeline &timeline, const Span *last, std::int64_t atNs)
{
    if (timeline.runEndedNs() != never && atNs >= timeline.runEndedNs())
        return CodeRole::Exit;
    if (!last)
        return CodeRole::MakeExecutor;
    if (last->activity == Activity::ShutdownWait)
        return CodeRole::Shutdown;
    if (Timeline::isSerialPart(timeline.lanes().front(), *last))
        return CodeRole::SerialPart; // the next thing it does is to submit
    const FutureRecord *waitedFor = timeline.future(last->future);
    if (waitedFor && waitedFor->timedOutNs() != never && waitedFor->timedOutNs() >= last->startNs)
        return CodeRole::TimedOut;
    return waitedFor && endedBadly(*waitedFor) ? CodeRole::ReadFailure : CodeRole::Read;
}

/// An instant that is too short to be a span, but has been looked for.
CodeRole instantOf(const FutureRecord &record, std::int64_t atNs)
{
    if (record.timedOutNs() == atNs)
        return CodeRole::TimedOut;
    if (record.readNs == atNs)
        return endedBadly(record) ? CodeRole::ReadFailure : CodeRole::Read;
    return record.submittedNs == atNs ? CodeRole::Submit : CodeRole::Plain;
}

/// Does the task that runs on `lane` wait? In result() it waits for another future, whose number the span carries.
bool waitsAt(const Lane &lane, FutureId task, std::int64_t atNs)
{
    const Span *wait = lastBegun(lane.waits, atNs);
    if (!wait || wait->endNs <= atNs)
        return false;
    return wait->activity == Activity::ResultWait || (wait->activity == Activity::IoWait && wait->future == task);
}

void addTask(ProgramMoment &moment, const Timeline &timeline, std::int64_t atNs, FutureId selected)
{
    const FutureRecord *record = timeline.future(selected);
    if (!record || record->stateAt(atNs) != FutureState::Running)
        return;
    moment.task = selected;
    moment.taskRole = waitsAt(timeline.lanes()[record->lane.value], selected, atNs) ? CodeRole::TaskWait
                                                                                    : CodeRole::TaskWork;
}

} // namespace

ProgramMoment programMoment(const Timeline &timeline, std::int64_t atNs, FutureId selected)
{
    ProgramMoment moment;
    if (atNs < timeline.runStartedNs() || timeline.endNs() == 0)
        return moment;
    addTask(moment, timeline, atNs, selected);
    if (const FutureRecord *record = timeline.future(selected)) {
        moment.main = instantOf(*record, atNs);
        if (moment.main != CodeRole::Plain)
            return moment;
    }
    const Span *last = lastBegun(timeline.lanes().front().tasks, atNs);
    if (last && last->endNs > atNs) {
        const bool serial = Timeline::isSerialPart(timeline.lanes().front(), *last);
        moment.main = serial ? CodeRole::SerialPart : roleOf(last->activity);
        moment.waitedFor = last->activity == Activity::ResultWait ? last->future : noFuture;
    } else {
        moment.main = roleBetween(timeline, last, atNs);
    }
    return moment;
}

namespace {

/// Keeps the first moment after a time, and the first of all.
class Earliest
{
public:
    explicit Earliest(std::int64_t afterNs) : m_afterNs(afterNs) {}

    void offer(std::int64_t timeNs, FutureId future = noFuture)
    {
        if (timeNs == never)
            return;
        if (!m_first || timeNs < m_first->timeNs)
            m_first = {timeNs, future};
        if (timeNs > m_afterNs && (!m_next || timeNs < m_next->timeNs))
            m_next = {timeNs, future};
    }

    std::optional<RoleMoment> found() const { return m_next ? m_next : m_first; }

private:
    std::int64_t m_afterNs;
    std::optional<RoleMoment> m_first;
    std::optional<RoleMoment> m_next;
};

/// When a role came to a future; `never` if it did not.
std::int64_t momentOf(const FutureRecord &record, CodeRole role)
{
    switch (role) {
    case CodeRole::Submit:
        return record.submittedNs;
    case CodeRole::Read:
        return endedBadly(record) ? never : record.readNs;
    case CodeRole::ReadFailure:
        return endedBadly(record) ? record.readNs : never;
    case CodeRole::TimedOut:
        return record.timedOutNs();
    case CodeRole::Cancel:
        return record.outcome == Outcome::Cancelled ? record.endedNs : record.cancelRefusedNs();
    case CodeRole::TaskBegin:
    case CodeRole::TaskWork:
        return record.startedNs;
    case CodeRole::TaskRaise:
        return record.outcome == Outcome::Failed ? record.endedNs : never;
    default:
        return never;
    }
}

void offerSpans(Earliest &earliest, const Spans &spans, Activity activity)
{
    for (const Span &span : spans) {
        if (span.activity == activity)
            earliest.offer(span.startNs, span.future);
    }
}

void offerSerialParts(Earliest &earliest, const Lane &main)
{
    for (const Span &span : main.tasks) {
        if (Timeline::isSerialPart(main, span))
            earliest.offer(span.startNs);
    }
}

void offerFutures(Earliest &earliest, const Timeline &timeline, CodeRole role)
{
    std::uint32_t number = 0;
    for (const FutureRecord &record : timeline.futures())
        earliest.offer(momentOf(record, role), FutureId{++number});
}

} // namespace

std::optional<RoleMoment> nextMoment(const Timeline &timeline, CodeRole role, std::int64_t afterNs)
{
    Earliest earliest(afterNs);
    const Spans &main = timeline.lanes().front().tasks;
    switch (role) {
    case CodeRole::Plain:
        return std::nullopt;
    case CodeRole::MakeExecutor:
        earliest.offer(timeline.runStartedNs());
        break;
    case CodeRole::SerialPart:
        offerSerialParts(earliest, timeline.lanes().front());
        break;
    case CodeRole::WaitForResult:
        offerSpans(earliest, main, Activity::ResultWait);
        break;
    case CodeRole::Shutdown:
        offerSpans(earliest, main, Activity::ShutdownWait);
        if (!earliest.found())
            earliest.offer(timeline.runEndedNs());
        break;
    case CodeRole::Exit:
        earliest.offer(timeline.runEndedNs());
        break;
    case CodeRole::TaskWait:
        for (const Lane &lane : timeline.lanes())
            offerSpans(earliest, lane.waits, Activity::IoWait);
        break;
    default:
        offerFutures(earliest, timeline, role);
        break;
    }
    return earliest.found();
}

} // namespace futurescope
