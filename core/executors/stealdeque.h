// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

namespace futurescope {

/// A double-ended queue of tasks with one owner and many thieves, after Chase and Lev, "Dynamic Circular Work-Stealing
/// Deque" (2005), with the memory orders of Le, Pop, Cohen and Zappa Nardelli (2013), except that their fences are
/// sequentially consistent operations here, which ThreadSanitizer can follow.
///
/// push() and pop() belong to the owner and work at the new end, steal() to any thread and at the old end. The owner
/// touches m_top only when it looks for room or takes the last task.
///
/// Interleavings. Two thieves, or a thief and an owner who wants the same last task, decide by a compare-and-swap of
/// m_top: one wins, the other goes away empty-handed. The hard one is an owner who takes the task next to the one that
/// a thief is taking: the owner lowers m_bottom *before* it reads m_top, and a thief reads m_top *before* m_bottom. In
/// the single order of these four operations either the owner sees that the thief has raised m_top, or the thief
/// sees the lowered m_bottom; both cannot miss each other. A thief may still read from a ring that the owner has
/// outgrown: old rings are kept until the deque goes, and its compare-and-swap tells whether what it read was current.
class StealDeque
{
public:
    StealDeque() : m_ring(m_rings.emplace_back(std::make_unique<Ring>(64)).get()) {}
    StealDeque(const StealDeque &) = delete;
    StealDeque &operator=(const StealDeque &) = delete;
    ~StealDeque()
    {
        while (pop()) {}
    }

    /// Any thread: a guess that may be old when it is told.
    bool empty() const noexcept
    {
        return m_top.load(std::memory_order_seq_cst) >= m_bottom.load(std::memory_order_seq_cst);
    }

    /// The same guess: how many.
    std::size_t size() const noexcept
    {
        const std::int64_t top = m_top.load(std::memory_order_seq_cst);
        return static_cast<std::size_t>(std::max<std::int64_t>(0, m_bottom.load(std::memory_order_seq_cst) - top));
    }

    /// Owner. What it wrote before is seen by whoever steals the task.
    void push(FuturePtr task)
    {
        const std::int64_t bottom = m_bottom.load(std::memory_order_relaxed);
        const std::int64_t top = m_top.load(std::memory_order_acquire);
        Ring *ring = m_ring.load(std::memory_order_relaxed);
        if (bottom - top >= ring->capacity())
            ring = grow(top, bottom);
        ring->put(bottom, task.detach());
        // Not only a release: whoever pushes looks for sleepers next, and a sleeper looks for tasks last.
        m_bottom.store(bottom + 1, std::memory_order_seq_cst);
    }

    /// Owner: the newest task, or null.
    FuturePtr pop()
    {
        const std::int64_t bottom = m_bottom.load(std::memory_order_relaxed) - 1;
        if (m_top.load(std::memory_order_relaxed) > bottom)
            return nullptr; // empty: only the owner adds
        Ring *ring = m_ring.load(std::memory_order_relaxed);
        m_bottom.store(bottom, std::memory_order_seq_cst);
        std::int64_t top = m_top.load(std::memory_order_seq_cst);
        FutureCore *task = nullptr;
        if (top <= bottom) {
            task = ring->get(bottom);
            if (top < bottom)
                return FuturePtr::adopt(task);
            if (!m_top.compare_exchange_strong(top, top + 1, std::memory_order_seq_cst, std::memory_order_relaxed))
                task = nullptr; // a thief was faster
        }
        m_bottom.store(bottom + 1, std::memory_order_relaxed);
        return FuturePtr::adopt(task);
    }

    /// Any thread: the oldest task; null when there is none or another took it at the same moment.
    FuturePtr steal()
    {
        std::int64_t top = m_top.load(std::memory_order_seq_cst);
        const std::int64_t bottom = m_bottom.load(std::memory_order_seq_cst);
        if (top >= bottom)
            return nullptr;
        FutureCore *task = m_ring.load(std::memory_order_acquire)->get(top);
        if (!m_top.compare_exchange_strong(top, top + 1, std::memory_order_seq_cst, std::memory_order_relaxed))
            return nullptr;
        return FuturePtr::adopt(task);
    }

private:
    class Ring
    {
    public:
        explicit Ring(std::int64_t capacity)
            : m_mask(capacity - 1),
              m_tasks(std::make_unique<std::atomic<FutureCore *>[]>(static_cast<std::size_t>(capacity)))
        {}

        std::int64_t capacity() const { return m_mask + 1; }
        FutureCore *get(std::int64_t i) const { return slot(i).load(std::memory_order_acquire); }
        void put(std::int64_t i, FutureCore *task) { slot(i).store(task, std::memory_order_release); }

    private:
        std::atomic<FutureCore *> &slot(std::int64_t i) const { return m_tasks[static_cast<std::size_t>(i & m_mask)]; }

        const std::int64_t m_mask;
        const std::unique_ptr<std::atomic<FutureCore *>[]> m_tasks;
    };

    Ring *grow(std::int64_t top, std::int64_t bottom)
    {
        const Ring &old = *m_rings.back();
        Ring *larger = m_rings.emplace_back(std::make_unique<Ring>(2 * old.capacity())).get();
        for (std::int64_t i = top; i < bottom; ++i)
            larger->put(i, old.get(i));
        m_ring.store(larger, std::memory_order_release);
        return larger;
    }

    alignas(64) std::atomic<std::int64_t> m_top{0};
    alignas(64) std::atomic<std::int64_t> m_bottom{0};
    std::vector<std::unique_ptr<Ring>> m_rings; // the last is in use; the owner's
    std::atomic<Ring *> m_ring;
};

} // namespace futurescope
