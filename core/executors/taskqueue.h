// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <cstddef>
#include <vector>

namespace futurescope {

/// First in, first out. Not thread-safe. A ring of pointers that grows: whoever takes several tasks at once can fetch
/// all of them into its cache together, which a list linked through the tasks would not allow.
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

    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }

    void push(FuturePtr task)
    {
        if (m_size == m_ring.size())
            grow();
        m_ring[(m_first + m_size) & (m_ring.size() - 1)] = task.detach();
        ++m_size;
    }

    /// Null when empty.
    FuturePtr pop()
    {
        if (empty())
            return nullptr;
        FutureCore *core = m_ring[m_first];
        m_first = (m_first + 1) & (m_ring.size() - 1);
        --m_size;
        return FuturePtr::adopt(core);
    }

private:
    void grow()
    {
        std::vector<FutureCore *> larger(m_ring.empty() ? 64 : 2 * m_ring.size());
        for (std::size_t i = 0; i < m_size; ++i)
            larger[i] = m_ring[(m_first + i) & (m_ring.size() - 1)];
        m_ring.swap(larger);
        m_first = 0;
    }

    std::vector<FutureCore *> m_ring; // its size is a power of two
    std::size_t m_first = 0;
    std::size_t m_size = 0;
};

} // namespace futurescope
