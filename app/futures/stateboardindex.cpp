// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboardindex.h"

#include "core/trace/settling.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace futurescope {

namespace {

/// When it left the queue: openEnd while it has not. Handed over to another process is RUNNING, as in Python.
std::int64_t leftNs(const FutureRecord &record)
{
    if (record.sentNs() != never)
        return record.startedNs == never ? record.sentNs() : std::min(record.sentNs(), record.startedNs);
    if (record.startedNs != never)
        return record.startedNs;
    return record.endedNs == never ? openEnd : record.endedNs;
}

bool isPendingAt(const FutureRecord &record, std::int64_t atNs)
{
    return happened(record.submittedNs, atNs) && leftNs(record) > atNs;
}

std::uint64_t minus(std::uint64_t all, std::uint64_t some)
{
    return all - std::min(all, some); // a live trace may know of the later of two events first
}

} // namespace

std::optional<BoardPlace> boardPlaceAt(const FutureRecord &record, std::int64_t atNs)
{
    if (record.submittedNs == never || atNs < record.submittedNs)
        return std::nullopt;
    if (record.endedNs == never || atNs < record.endedNs)
        return leftNs(record) <= atNs ? BoardPlace::Running : BoardPlace::Pending;
    switch (record.outcome) {
    case Outcome::Finished:
        return BoardPlace::Returned;
    case Outcome::Lost:
        return BoardPlace::Lost;
    case Outcome::Cancelled:
        if (record.hasRun()) // stopped with the run, which is an exception to its future
            return BoardPlace::Raised;
        return record.notifiedNs() != never && record.notifiedNs() <= atNs ? BoardPlace::Notified
                                                                           : BoardPlace::Cancelled;
    case Outcome::Failed:
    case Outcome::Open:
        break;
    }
    return BoardPlace::Raised;
}

void SortedMoments::settle()
{
    futurescope::settle(m_moments, m_settled, &Moment::timeNs);
    m_settled = m_moments.size();
}

std::span<const Moment> SortedMoments::upTo(std::int64_t timeNs) const
{
    const auto end = std::ranges::upper_bound(m_moments, timeNs, {}, &Moment::timeNs);
    return {m_moments.begin(), end};
}

void BoardIndex::update(const Trace &trace, const Timeline &timeline)
{
    if (m_seen == trace.size())
        return;
    const std::vector<Event> undecided = std::exchange(m_undecided, {});
    for (const Event &event : undecided)
        take(event, timeline);
    trace.forEachBlock(m_seen, [&](std::span<const Event> events) {
        for (const Event &event : events)
            take(event, timeline);
    });
    m_seen = trace.size();
    for (SortedMoments *moments : {&m_raised, &m_lost, &m_cancelled, &m_notified})
        moments->settle();
    for (SortedTimes *times : {&m_direct, &m_readRaised, &m_readLost, &m_refusedRunning, &m_refusedFinished})
        times->settle();
}

void BoardIndex::take(const Event &event, const Timeline &timeline)
{
    const FutureRecord *record = timeline.future(event.future);
    if (!record)
        return;
    switch (event.kind) {
    case EventKind::Finished:
    case EventKind::Failed:
    case EventKind::Lost:
    case EventKind::Cancelled:
        if (record->endedNs == event.timeNs) // only the first end counts
            takeEnd(event, *record);
        break;
    case EventKind::CancelNotified:
        m_notified.add(event.timeNs, event.future);
        break;
    case EventKind::CancelRefused:
    case EventKind::ExceptionRead:
        if (!decide(event, *record))
            m_undecided.push_back(event);
        break;
    default:
        break;
    }
}

void BoardIndex::takeEnd(const Event &event, const FutureRecord &record)
{
    if (record.outcome == Outcome::Cancelled && !record.hasRun()) {
        m_cancelled.add(event.timeNs, event.future);
        return;
    }
    if (!record.hasRun())
        m_direct.add(event.timeNs);
    if (record.outcome == Outcome::Lost)
        m_lost.add(event.timeNs, event.future);
    else if (record.outcome != Outcome::Finished)
        m_raised.add(event.timeNs, event.future);
}

bool BoardIndex::decide(const Event &event, const FutureRecord &record)
{
    if (record.endedNs == never)
        return false;
    if (event.kind == EventKind::CancelRefused) {
        (record.endedNs <= event.timeNs ? m_refusedFinished : m_refusedRunning).add(event.timeNs);
        return true;
    }
    if (record.readNs == event.timeNs) // only the first reading counts
        (record.outcome == Outcome::Lost ? m_readLost : m_readRaised).add(event.timeNs);
    return true;
}

std::size_t BoardIndex::undecidedRefusals(std::int64_t atNs) const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_undecided, [atNs](const Event &event) {
        return event.kind == EventKind::CancelRefused && event.timeNs <= atNs;
    }));
}

BoardCounts BoardIndex::countsAt(const Timeline &timeline, std::int64_t atNs) const
{
    const auto came = [atNs](const SortedMoments &moments) { return std::uint64_t{moments.upTo(atNs).size()}; };
    const std::uint64_t cancelled = timeline.cancelTimes().countUpTo(atNs);
    const std::uint64_t direct = m_direct.countUpTo(atNs);
    const std::uint64_t ended = minus(timeline.endedAt(atNs), cancelled);
    BoardCounts counts;
    const auto at = [&](BoardPlace place) -> std::uint64_t & { return counts.at[static_cast<std::size_t>(place)]; };
    const auto taken = [&](BoardEdge edge) -> std::uint64_t & { return counts.taken[static_cast<std::size_t>(edge)]; };
    taken(BoardEdge::Start) = minus(timeline.queueLeft().countUpTo(atNs), cancelled + direct);
    taken(BoardEdge::Cancel) = cancelled;
    taken(BoardEdge::Notify) = came(m_notified);
    taken(BoardEdge::Finish) = minus(ended, direct);
    taken(BoardEdge::FinishDirectly) = direct;
    at(BoardPlace::Pending) = timeline.pendingAt(atNs);
    at(BoardPlace::Running) = timeline.runningAt(atNs);
    at(BoardPlace::Raised) = came(m_raised);
    at(BoardPlace::Lost) = came(m_lost);
    at(BoardPlace::Returned) = minus(ended, came(m_raised) + came(m_lost));
    at(BoardPlace::Notified) = came(m_notified);
    at(BoardPlace::Cancelled) = minus(cancelled, came(m_notified));
    const auto read = [&](BoardPlace place) -> std::uint64_t & { return counts.read[static_cast<std::size_t>(place)]; };
    read(BoardPlace::Raised) = m_readRaised.countUpTo(atNs);
    read(BoardPlace::Lost) = m_readLost.countUpTo(atNs);
    read(BoardPlace::Returned) = minus(timeline.readAt(atNs),
                                       m_readRaised.countUpTo(atNs) + m_readLost.countUpTo(atNs));
    counts.refusedRunning = m_refusedRunning.countUpTo(atNs) + undecidedRefusals(atNs);
    counts.refusedFinished = m_refusedFinished.countUpTo(atNs);
    return counts;
}

// A stretch of which all have left is looked at once and never again before that time.
bool BoardIndex::mayHoldPending(std::size_t index, const Timeline &timeline, std::int64_t atNs) const
{
    if (index >= m_stretches.size())
        m_stretches.resize(index + 1);
    Stretch &stretch = m_stretches[index];
    const auto &futures = timeline.futures();
    const std::size_t first = index * stretchLength;
    if (!stretch.settled && first + stretchLength <= futures.size()) {
        const auto records = std::ranges::subrange(futures.begin() + first, futures.begin() + first + stretchLength);
        stretch.settled = std::ranges::none_of(records, [](const FutureRecord &record) {
            return record.submittedNs == never || leftNs(record) == openEnd;
        });
        if (stretch.settled) {
            stretch.lastLeftNs = std::ranges::max(records | std::views::transform(leftNs));
            stretch.firstSubmittedNs = std::ranges::min(records, {}, &FutureRecord::submittedNs).submittedNs;
        }
    }
    return !stretch.settled || (stretch.lastLeftNs > atNs && stretch.firstSubmittedNs <= atNs);
}

std::vector<FutureId> BoardIndex::firstPending(const Timeline &timeline, std::int64_t atNs, std::size_t most) const
{
    std::vector<FutureId> result;
    const auto &futures = timeline.futures();
    most = std::min(most, timeline.pendingAt(atNs));
    for (std::size_t first = 0; first < futures.size() && result.size() < most; first += stretchLength) {
        if (!mayHoldPending(first / stretchLength, timeline, atNs))
            continue;
        const std::size_t end = std::min(first + stretchLength, futures.size());
        for (std::size_t i = first; i < end && result.size() < most; ++i) {
            if (isPendingAt(futures[i], atNs))
                result.push_back(FutureId{static_cast<std::uint32_t>(i + 1)});
        }
    }
    return result;
}

std::span<const Moment> BoardIndex::cameTo(BoardPlace place, std::int64_t atNs) const
{
    switch (place) {
    case BoardPlace::Raised:
        return m_raised.upTo(atNs);
    case BoardPlace::Lost:
        return m_lost.upTo(atNs);
    case BoardPlace::Cancelled:
        return m_cancelled.upTo(atNs);
    case BoardPlace::Notified:
        return m_notified.upTo(atNs);
    case BoardPlace::Pending:
    case BoardPlace::Running:
    case BoardPlace::Returned:
        break;
    }
    return {};
}

std::int64_t BoardIndex::lastRefusalNs(bool finished, std::int64_t atNs) const
{
    std::int64_t last = (finished ? m_refusedFinished : m_refusedRunning).lastBefore(atNs + 1).value_or(never);
    for (const Event &event : m_undecided) {
        if (!finished && event.kind == EventKind::CancelRefused && event.timeNs <= atNs)
            last = std::max(last, event.timeNs);
    }
    return last;
}

} // namespace futurescope
