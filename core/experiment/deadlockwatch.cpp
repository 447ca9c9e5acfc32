// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/deadlockwatch.h"

#include <algorithm>
#include <utility>

namespace futurescope {

namespace {

/// A loop beats on while all its tasks wait.
bool isProgress(const Event &event)
{
    const bool beat = event.kind == EventKind::Mark && event.detail == static_cast<std::uint8_t>(MarkKind::Heartbeat);
    return event.lane != mainLane && event.lane != controlLane && !beat;
}

} // namespace

DeadlockWatch::DeadlockWatch(Recorder *recorder, int workers, Found found)
    : m_recorder(recorder),
      m_workers(workers),
      m_found(std::move(found)),
      m_quietSinceNs(monotonicNs()),
      m_thread([this](const std::stop_token &finished) { watch(finished); })
{}

DeadlockWatch::~DeadlockWatch()
{
    finish();
}

void DeadlockWatch::finish()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void DeadlockWatch::watch(const std::stop_token &finished)
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, finished, lookEvery, [&] { return finished.stop_requested(); })) {
        if (workersWereQuiet() && !std::exchange(m_looked, true))
            look();
    }
}

bool DeadlockWatch::workersWereQuiet()
{
    const Trace trace = m_recorder->snapshot();
    bool progress = false;
    trace.forEachBlock(
        m_seen, [&](std::span<const Event> events) { progress = progress || std::ranges::any_of(events, isProgress); });
    m_seen = trace.size();
    if (progress) {
        m_quietSinceNs = monotonicNs();
        m_looked = false;
    }
    return monotonicNs() - m_quietSinceNs >= quietTime.count();
}

void DeadlockWatch::look()
{
    m_timeline.append(m_recorder->snapshot());
    Deadlock deadlock{waitGraphAt(m_timeline, m_timeline.endNs(), m_workers), {}};
    if (!deadlock.graph.isDeadlock() || deadlock.graph.ring == m_lastRing)
        return;
    m_lastRing = deadlock.graph.ring;
    deadlock.text = deadlockText(deadlock.graph);
    {
        const RecordingScope recording(m_recorder, controlLane);
        recordMark(MarkKind::DeadlockFound, m_recorder->addText(deadlock.text));
    }
    m_found(deadlock);
}

} // namespace futurescope
