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
        return popFirst();
    }

    /// Moves the first tasks, at most `count`, to the end of `target`.
    void pop(TaskQueue &target, std::size_t count)
    {
        const std::lock_guard lock(m_mutex);
        for (; count > 0; --count) {
            FuturePtr task = popFirst();
            if (!task)
                return;
            target.push(std::move(task));
        }
    }

    /// Puts tasks that were popped last back to where they were. False, and they stay in `tasks`, after
    /// close(cancel=true): then they are to be cancelled as those that were found here.
    bool putBack(TaskQueue &tasks)
    {
        const std::lock_guard lock(m_mutex);
        if (m_cancelled)
            return false;
        TaskQueue later;
        while (FuturePtr task = m_putBack.pop())
            later.push(std::move(task));
        for (TaskQueue *queue : {&tasks, &later}) {
            while (FuturePtr task = queue->pop())
                m_putBack.push(std::move(task));
        }
        return true;
    }

    std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return waiting();
    }

    /// The next push() wakes the consumer, who knows of `known` waiting tasks. False when there are more by now.
    bool wakeOnPush(std::size_t known)
    {
        const std::lock_guard lock(m_mutex);
        m_consumerWaits = true;
        return waiting() <= known;
    }

    /// Takes nothing more. `cancel`: what is queued will be popped and cancelled by the caller.
    void close(bool cancel)
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_cancelled = m_cancelled || cancel;
        wake();
    }
    bool closedAndEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed && waiting() == 0;
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
    FuturePtr popFirst() { return m_putBack.empty() ? m_queue.pop() : m_putBack.pop(); }
    std::size_t waiting() const { return m_putBack.size() + m_queue.size(); }

    mutable std::mutex m_mutex;
    TaskQueue m_putBack; // goes before m_queue; never more than one worker's slots
    TaskQueue m_queue;
    bool m_consumerWaits = false;
    bool m_closed = false;
    bool m_cancelled = false;
    std::string m_fault;
    const FileDescriptor m_wake;
};

} // namespace futurescope
