// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/workertime.h"

#include <algorithm>

namespace futurescope {

namespace {

WorkerUse useOf(Activity wait)
{
    switch (wait) {
    case Activity::LockWait:
        return WorkerUse::LockWait;
    case Activity::Overhead:
        return WorkerUse::Copying;
    case Activity::ResultWait:
        return WorkerUse::Awaiting;
    default:
        return WorkerUse::Waiting;
    }
}

} // namespace

WorkerTime::WorkerTime(const Timeline &timeline)
    : m_timeline(timeline),
      m_startNs(timeline.runStartedNs()),
      m_endNs(timeline.runStartedNs()),
      m_lastSubmittedNs(timeline.queueEntered().empty() ? 0 : timeline.queueEntered().back())
{
    for (const FutureRecord &record : timeline.futures()) {
        if (record.hasRun())
            m_endNs = std::max(m_endNs, record.endedNs);
    }
    findQueuedStretches();
}

void WorkerTime::findQueuedStretches()
{
    const SortedTimes &entered = m_timeline.queueEntered();
    const SortedTimes &left = m_timeline.queueLeft();
    auto in = entered.begin();
    auto out = left.begin();
    std::int64_t queued = 0;
    while (in != entered.end() || out != left.end()) {
        const bool entersNext = out == left.end() || (in != entered.end() && *in <= *out);
        const std::int64_t atNs = entersNext ? *in++ : *out++;
        const std::int64_t before = queued;
        queued += entersNext ? 1 : -1;
        if ((before > 0) == (queued > 0))
            continue;
        if (!m_queueEdges.empty() && m_queueEdges.back() == atNs)
            m_queueEdges.pop_back(); // empty for no time at all, or filled
        else
            m_queueEdges.push_back(atNs);
    }
}

std::vector<WorkerPiece> WorkerTime::of(int number) const
{
    std::vector<WorkerPiece> pieces;
    const auto index = static_cast<std::size_t>(number);
    if (index < m_timeline.lanes().size()) {
        const Lane &lane = m_timeline.lanes()[index];
        std::size_t nextTask = 0;
        for (const Span &wait : lane.waits) {
            addTasksUntil(pieces, lane.tasks, nextTask, wait.startNs);
            addUntil(pieces, wait.endNs, useOf(wait.activity));
        }
        addTasksUntil(pieces, lane.tasks, nextTask, m_endNs);
    }
    addIdleUntil(pieces, m_endNs);
    return pieces;
}

std::int64_t WorkerTime::reached(const std::vector<WorkerPiece> &pieces) const
{
    return pieces.empty() ? m_startNs : pieces.back().endNs;
}

void WorkerTime::addUntil(std::vector<WorkerPiece> &pieces, std::int64_t endNs, WorkerUse use) const
{
    const std::int64_t startNs = reached(pieces);
    endNs = std::min(endNs, m_endNs);
    if (endNs <= startNs)
        return;
    if (!pieces.empty() && pieces.back().use == use)
        pieces.back().endNs = endNs;
    else
        pieces.push_back({startNs, endNs, use});
}

void WorkerTime::addTasksUntil(std::vector<WorkerPiece> &pieces, const Spans &tasks, std::size_t &next,
                               std::int64_t endNs) const
{
    for (; next < tasks.size() && tasks[next].startNs < endNs; ++next) {
        addIdleUntil(pieces, tasks[next].startNs);
        addUntil(pieces, std::min(tasks[next].endNs, endNs), WorkerUse::Computing);
        if (tasks[next].endNs > endNs)
            return; // it goes on behind
    }
    addIdleUntil(pieces, endNs);
}

void WorkerTime::addIdleUntil(std::vector<WorkerPiece> &pieces, std::int64_t endNs) const
{
    endNs = std::min(endNs, m_endNs);
    while (reached(pieces) < endNs) {
        const std::int64_t fromNs = reached(pieces);
        const auto edge = std::ranges::upper_bound(m_queueEdges, fromNs);
        const bool queued = (edge - m_queueEdges.begin()) % 2 == 1;
        std::int64_t toNs = edge == m_queueEdges.end() ? endNs : std::min(endNs, *edge);
        if (!queued && fromNs < m_lastSubmittedNs)
            toNs = std::min(toNs, m_lastSubmittedNs);
        addUntil(pieces, toNs,
                 queued                       ? WorkerUse::IdleWithTasksQueued
                 : fromNs < m_lastSubmittedNs ? WorkerUse::IdleBeforeSubmission
                                              : WorkerUse::IdleAtTheEnd);
    }
}

} // namespace futurescope
