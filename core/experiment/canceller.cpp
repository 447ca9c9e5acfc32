// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/canceller.h"

#include <algorithm>
#include <iterator>

namespace futurescope {

Canceller::Canceller(Recorder *recorder, std::optional<Nanos> cancelAfter, std::stop_token stop)
    : m_recorder(recorder),
      m_deadlineNs(cancelAfter ? std::optional(monotonicNs() + cancelAfter->count()) : std::nullopt),
      m_stop(std::move(stop)),
      m_thread([this](const std::stop_token &finished) { waitAndCancel(finished); })
{}

Canceller::~Canceller()
{
    finish();
}

void Canceller::add(FuturePtr future)
{
    {
        const std::lock_guard lock(m_mutex);
        m_futures.push_back(future);
        if (!m_swept)
            return;
    }
    const LaneScope lane(controlLane);
    cancelPending(*future);
}

FuturePtr Canceller::find(FutureId id) const
{
    // Every future before it has been added, but for the few that other threads are about to add.
    const std::lock_guard lock(m_mutex);
    const auto likely = m_futures.begin()
                        + static_cast<std::ptrdiff_t>(std::min<std::size_t>(id.value, m_futures.size()));
    const auto isIt = [id](const FuturePtr &future) { return future->id() == id; };
    const auto before = std::find_if(std::make_reverse_iterator(likely), m_futures.rend(), isIt);
    if (before != m_futures.rend())
        return *before;
    const auto behind = std::find_if(likely, m_futures.end(), isIt);
    return behind == m_futures.end() ? FuturePtr() : *behind;
}

void Canceller::finish()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void Canceller::waitAndCancel(const std::stop_token &finished)
{
    const std::stop_callback onStop(m_stop, [this] {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_wake.notify_one();
    });
    bool stopped = false;
    {
        std::unique_lock lock(m_mutex);
        const auto woken = [this] { return m_stopped; };
        stopped = m_deadlineNs ? m_wake.wait_for(lock, finished, Nanos{*m_deadlineNs - monotonicNs()}, woken)
                               : m_wake.wait(lock, finished, woken);
    }
    if (finished.stop_requested() && !stopped)
        return;
    const RecordingScope recording(m_recorder, controlLane);
    recordMark(stopped ? MarkKind::StopRequested : MarkKind::CancelRequested);
    cancelAll();
}

void Canceller::cancelAll()
{
    m_cancelling.store(true, std::memory_order_release);
    m_begun.request_stop(); // before the futures: who waits to submit must not take the room that they leave
    // A future added while we cancel is met by the next turn, one that comes still later by add().
    for (std::size_t next = 0;; ++next) {
        FuturePtr future;
        {
            const std::lock_guard lock(m_mutex);
            if (next == m_futures.size()) {
                m_swept = true;
                return;
            }
            future = m_futures[next];
        }
        cancelPending(*future);
    }
}

/// Running ones are left alone: cancel() would only be refused, once for each.
void Canceller::cancelPending(FutureCore &future)
{
    if (future.state() == FutureState::Pending)
        future.cancel();
}

} // namespace futurescope
