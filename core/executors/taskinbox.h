// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/taskqueue.h"
#include "core/platform/filedescriptor.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <sys/eventfd.h>

namespace futurescope {

/// The queue between those who submit and the one thread that serves a process pool. That thread sleeps in epoll, so
/// it is woken through a descriptor, and only if it said that it waits for tasks. Any thread.
class TaskInbox
{
public:
    TaskInbox() : m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    /// Calls `announce(task)` and queues it, in one order for all submitters. Throws RuntimeError after close() and
    /// BrokenProcessPool after breakWith().
    template <class Announce>
    void push(FuturePtr task, Announce announce)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_fault.empty())
            throw BrokenProcessPool(m_fault);
        if (m_closed)
            throw RuntimeError("cannot schedule new futures after shutdown");
        announce(*task);
        m_queue.push(std::move(task));
        if (std::exchange(m_consumerWaits, false))
            wake();
    }

    /// Null when empty.
    FuturePtr pop()
    {
        const std::lock_guard lock(m_mutex);
        return m_queue.pop();
    }

    std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_queue.size();
    }

    /// The next push() wakes the consumer, who knows of `known` waiting tasks. False when there are more by now.
    bool wakeOnPush(std::size_t known)
    {
        const std::lock_guard lock(m_mutex);
        m_consumerWaits = true;
        return m_queue.size() <= known;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        wake();
    }
    bool closedAndEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed && m_queue.empty();
    }

    void breakWith(const std::string &fault)
    {
        const std::lock_guard lock(m_mutex);
        m_fault = fault;
    }

    void wake()
    {
        const std::uint64_t one = 1;
        // Fails only when the counter is full, and then the consumer is awake anyway.
        [[maybe_unused]] const ssize_t written = write(m_wake.number(), &one, sizeof one);
    }
    void clearWake()
    {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t got = read(m_wake.number(), &count, sizeof count); // empty is fine too
    }
    int wakeDescriptor() const { return m_wake.number(); }

private:
    mutable std::mutex m_mutex;
    TaskQueue m_queue;
    bool m_consumerWaits = false;
    bool m_closed = false;
    std::string m_fault;
    const FileDescriptor m_wake;
};

} // namespace futurescope
