// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Timeline about marks: what the program and the workers themselves begin and end.
#include "core/trace/timeline.h"

#include <algorithm>

namespace futurescope {

namespace {

// Between two looks of a task it is nearly always one. A file may claim anything.
constexpr std::uint64_t mostSwitches = 16;

} // namespace

// Rare, and nearly always in order already.
void Timeline::insertSorted(std::vector<Moment> &moments, const Event &event)
{
    const auto place = std::ranges::upper_bound(moments, event.timeNs, {}, &Moment::timeNs);
    moments.insert(place, {event.timeNs, event.future, event.lane});
}

void Timeline::applyMark(const Event &event)
{
    switch (static_cast<MarkKind>(event.detail)) {
    case MarkKind::RunStarted:
        m_runStartedNs = event.timeNs;
        break;
    case MarkKind::RunEnded:
        m_runEndedNs = event.timeNs;
        break;
    case MarkKind::ShutdownCalled:
        m_shutdownNs = event.timeNs;
        break;
    case MarkKind::DeadlockFound:
        m_deadlocks.push_back(event.timeNs);
        break;
    case MarkKind::TaskDropped:
        insertSorted(m_drops, event);
        break;
    case MarkKind::SubmitRefused:
        insertSorted(m_lateSubmits, event);
        break;
    case MarkKind::Heartbeat:
        m_heartbeats.push_back({event.timeNs, static_cast<std::int64_t>(event.payload)});
        break;
    default:
        applyMarkOfLane(event);
        break;
    }
}

/// What somebody on the lane has begun or ended.
void Timeline::applyMarkOfLane(const Event &event)
{
    Lane *lane = laneOf(event.lane);
    switch (static_cast<MarkKind>(event.detail)) {
    case MarkKind::BesideBegan:
        if (lane)
            lane->tasks.push_back({event.timeNs, openEnd, event.future, Activity::Task});
        break;
    case MarkKind::BesideEnded:
        if (lane && !lane->tasks.empty())
            lane->tasks.back().endNs = event.timeNs;
        break;
    case MarkKind::SubmitBegan:
        m_submitting = m_submitting || event.lane == mainLane;
        if (lane)
            lane->tasks.push_back({event.timeNs, openEnd, noFuture, Activity::Submitting});
        break;
    case MarkKind::SerialBegan:
        if (lane)
            lane->tasks.push_back({event.timeNs, openEnd, noFuture, Activity::Computing});
        break;
    case MarkKind::SubmitEnded:
        m_submitting = m_submitting && event.lane != mainLane;
        [[fallthrough]];
    case MarkKind::SerialEnded:
        if (lane && !lane->tasks.empty())
            lane->tasks.back().endNs = event.timeNs;
        break;
    case MarkKind::WorkerStarted:
        if (lane) {
            lane->startedNs = lane->startedNs == never ? event.timeNs : lane->startedNs;
            lane->systemId = event.payload;
        }
        break;
    case MarkKind::WorkerEnded:
        if (lane)
            lane->endedNs = event.timeNs;
        break;
    case MarkKind::SwitchedOut:
        for (std::uint64_t i = 0; lane && i < std::min(event.payload, mostSwitches); ++i)
            lane->switches.add(event.timeNs);
        break;
    default:
        break;
    }
}

} // namespace futurescope
