// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <atomic>
#include <utility>

namespace futurescope {

/// A lock that threads must hold while they compute and give up while they wait, as the interpreter lock of CPython.
/// Threads of most executors have none, and then nothing here costs more than a look at a thread-local pointer.
class ComputeLock
{
public:
    virtual ~ComputeLock() = default;
    ComputeLock(const ComputeLock &) = delete;
    ComputeLock &operator=(const ComputeLock &) = delete;

    /// Waits until the calling thread holds it. `computing`: the future whose task it has in hand, or noFuture.
    virtual void acquire(FutureId computing) = 0;
    virtual void release(FutureId computing) = 0;

    /// Somebody has asked the holder to let go. Any thread.
    bool isWanted() const noexcept { return m_wanted.load(std::memory_order_relaxed); }

protected:
    ComputeLock() = default;

    std::atomic<bool> m_wanted{false};
};

namespace detail {
struct ComputeBinding
{
    ComputeLock *held = nullptr; ///< by this thread, now
    FutureId future = noFuture;  ///< of the task in hand; only known to threads that have a lock
};
inline thread_local constinit ComputeBinding computeBinding;
} // namespace detail

/// Gives up what the calling thread holds, from construction to destruction: for waiting. Does nothing in a thread
/// that holds none, so that pauses may nest.
class ComputePause
{
public:
    ComputePause() : m_lock(std::exchange(detail::computeBinding.held, nullptr))
    {
        if (m_lock)
            m_lock->release(detail::computeBinding.future);
    }
    ~ComputePause()
    {
        if (m_lock) {
            m_lock->acquire(detail::computeBinding.future);
            detail::computeBinding.held = m_lock;
        }
    }
    ComputePause(const ComputePause &) = delete;
    ComputePause &operator=(const ComputePause &) = delete;

private:
    ComputeLock *const m_lock;
};

/// Holds `lock` from construction to destruction, but for the pauses inside. Null: nothing is held.
class ComputeScope
{
public:
    explicit ComputeScope(ComputeLock *lock) : m_lock(lock)
    {
        if (m_lock) {
            m_lock->acquire(noFuture);
            detail::computeBinding.held = m_lock;
        }
    }
    ~ComputeScope()
    {
        if (m_lock) {
            detail::computeBinding.held = nullptr;
            m_lock->release(noFuture);
        }
    }
    ComputeScope(const ComputeScope &) = delete;
    ComputeScope &operator=(const ComputeScope &) = delete;

private:
    ComputeLock *const m_lock;
};

/// Names the task that the calling thread has in hand, for what is recorded of its lock.
class ComputingFor
{
public:
    explicit ComputingFor(FutureId future) : m_before(std::exchange(detail::computeBinding.future, future)) {}
    ~ComputingFor() { detail::computeBinding.future = m_before; }
    ComputingFor(const ComputingFor &) = delete;
    ComputingFor &operator=(const ComputingFor &) = delete;

private:
    const FutureId m_before;
};

/// Lets another thread compute if one has asked for it. To be called every few microseconds up to about a tenth of a
/// millisecond by whoever computes.
inline void letOthersCompute()
{
    const ComputeLock *held = detail::computeBinding.held;
    if (held && held->isWanted()) [[unlikely]] {
        const ComputePause handOver;
    }
}

} // namespace futurescope
