// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <cstddef>

namespace futurescope {

/// First in, first out, linked through the tasks themselves: no allocation. Not thread-safe; a task stands in one
/// queue at a time.
class TaskQueue
{
public:
    TaskQueue() = default;
    TaskQueue(const TaskQueue &) = delete;
    TaskQueue &operator=(const TaskQueue &) = delete;
    ~TaskQueue()
    {
        while (pop()) {}
    }

    bool empty() const { return !m_first; }
    std::size_t size() const { return m_size; }

    void push(FuturePtr task)
    {
        FutureCore *core = task.detach();
        core->m_nextInQueue = nullptr;
        (m_last ? m_last->m_nextInQueue : m_first) = core;
        m_last = core;
        ++m_size;
    }

    /// Null when empty.
    FuturePtr pop()
    {
        FutureCore *core = m_first;
        if (!core)
            return nullptr;
        m_first = core->m_nextInQueue;
        if (!m_first)
            m_last = nullptr;
        --m_size;
        return FuturePtr::adopt(core);
    }

private:
    FutureCore *m_first = nullptr;
    FutureCore *m_last = nullptr;
    std::size_t m_size = 0;
};

} // namespace futurescope
