// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/computelock.h"
#include "core/base/time.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace futurescope {

/// An emulation of CPython's global interpreter lock: what makes `threads-gil` of a thread pool. It takes part in
/// nothing of Python; it only makes our threads take turns as those of an interpreter do.
///
/// The algorithm is that of Python/ceval_gil.c since CPython 3.2. Who finds the lock taken waits for `switchInterval`
/// (sys.setswitchinterval) at a time. When one such wait ends and nobody else has got the lock meanwhile, it asks the
/// holder to let go. The holder sees that at its next letOthersCompute(), releases, and waits until another thread has
/// really taken the lock ("forced switching"), so that it cannot snatch it back. Who waits for something else (a
/// timer, the network, a file, a result, the next task) gives the lock up first. There is no queue: which of several
/// waiters gets the lock is up to the system, as in CPython.
///
/// The waits (only real ones), takings and releases are recorded on the lane of the calling thread.
/// Unlike in CPython the main thread, which submits and collects, needs no lock.
class InterpreterLock final : public ComputeLock
{
public:
    explicit InterpreterLock(Nanos switchInterval) : m_switchInterval(switchInterval) {}

    void acquire(FutureId computing) override;
    void release(FutureId computing) override;

private:
    void waitUntilFree(std::unique_lock<std::mutex> &lock, FutureId computing);

    const Nanos m_switchInterval;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::condition_variable m_switched;
    bool m_taken = false;
    std::uint64_t m_switches = 0; // how often another thread than the last holder got it
    std::thread::id m_lastHolder;
};

} // namespace futurescope
