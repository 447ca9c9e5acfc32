// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"
#include "core/trace/recorder.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace futurescope {

/// Cancels what is pending when "cancel after" comes due or the run is stopped, from a thread of its own: the main of
/// the program under study may be blocked in result() then. What it does is recorded on the control lane.
class Canceller
{
public:
    /// `cancelAfter` counts from construction.
    Canceller(Recorder *recorder, std::optional<Nanos> cancelAfter, std::stop_token stop);
    ~Canceller(); ///< as finish()

    /// Puts a future under its care. Any thread. One that comes when all others have been cancelled is cancelled here.
    void add(FuturePtr future);
    /// The future of this number, or null: not yet added. Any thread.
    FuturePtr find(FutureId id) const;

    /// True once it began to cancel: submit nothing more.
    bool cancelling() const { return m_cancelling.load(std::memory_order_acquire); }

    /// Is asked to stop at that moment.
    std::stop_token cancellingToken() const { return m_begun.get_token(); }

    /// Ends its thread. Idempotent; one thread.
    void finish();

private:
    void waitAndCancel(const std::stop_token &finished);
    void cancelAll();
    static void cancelPending(FutureCore &future);

    Recorder *const m_recorder;
    const std::optional<std::int64_t> m_deadlineNs;
    const std::stop_token m_stop;
    std::atomic<bool> m_cancelling{false};
    std::stop_source m_begun;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_stopped = false;           // mirrors m_stop under m_mutex
    bool m_swept = false;             // all of m_futures have been asked; who comes later is on its own
    std::vector<FuturePtr> m_futures; // nearly in the order of their numbers
    std::jthread m_thread;
};

} // namespace futurescope
