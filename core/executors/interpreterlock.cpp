// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/interpreterlock.h"

#include "core/trace/recorder.h"

namespace futurescope {

namespace {

void recordLock(EventKind kind, FutureId computing, LockDetail detail = LockDetail::Plain)
{
    record(kind, computing, interpreterLock, static_cast<std::uint8_t>(detail));
}

} // namespace

// All events are recorded under the mutex, so that a release never stands behind the taking that it made possible.

void InterpreterLock::acquire(FutureId computing)
{
    std::unique_lock lock(m_mutex);
    if (m_taken)
        waitUntilFree(lock, computing);
    m_taken = true;
    m_wanted.store(false, std::memory_order_relaxed);
    orderClock();
    recordLock(EventKind::LockGot, computing);
    if (m_lastHolder == std::this_thread::get_id())
        return;
    m_lastHolder = std::this_thread::get_id();
    ++m_switches;
    m_switched.notify_all();
}

void InterpreterLock::waitUntilFree(std::unique_lock<std::mutex> &lock, FutureId computing)
{
    recordLock(EventKind::LockWait, computing);
    while (m_taken) {
        const std::uint64_t switchesBefore = m_switches;
        const bool timedOut = m_freed.wait_for(lock, m_switchInterval) == std::cv_status::timeout;
        if (timedOut && m_taken && m_switches == switchesBefore && !m_wanted.load(std::memory_order_relaxed)) {
            recordLock(EventKind::LockWait, computing, LockDetail::Asked);
            m_wanted.store(true, std::memory_order_relaxed);
        }
    }
}

void InterpreterLock::release(FutureId computing)
{
    std::unique_lock lock(m_mutex);
    const bool asked = m_wanted.load(std::memory_order_relaxed);
    recordLock(EventKind::LockReleased, computing, asked ? LockDetail::Asked : LockDetail::Plain);
    m_taken = false;
    m_freed.notify_one();
    // Whoever asked is still waiting for the lock and needs nothing of this thread, so this comes to an end.
    if (asked)
        m_switched.wait(lock, [this] { return m_lastHolder != std::this_thread::get_id(); });
}

} // namespace futurescope
