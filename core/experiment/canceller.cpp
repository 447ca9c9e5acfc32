// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/canceller.h"

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
    const std::lock_guard lock(m_mutex);
    m_futures.push_back(std::move(future));
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
    // A future added while we cancel is met by the next turn; after cancelling() is seen, none is added.
    for (std::size_t next = 0;; ++next) {
        FuturePtr future;
        {
            const std::lock_guard lock(m_mutex);
            if (next == m_futures.size())
                return;
            future = m_futures[next];
        }
        // Running ones are left alone: cancel() would only be refused, once for each.
        if (future->state() == FutureState::Pending)
            future->cancel();
    }
}

} // namespace futurescope
