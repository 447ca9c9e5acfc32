// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/eventring.h"

#include <bit>
#include <cassert>

namespace futurescope {

EventRing::EventRing(std::size_t capacity)
    : m_mask(capacity - 1),
      m_slots(std::make_unique<Event[]>(capacity)) // value-initialised: no page fault is left for the task's path
{
    assert(std::has_single_bit(capacity));
}

std::size_t EventRing::drain(std::vector<Event> &target)
{
    const std::size_t read = m_consumer.read.load(std::memory_order_relaxed);
    const std::size_t written = m_producer.written.load(std::memory_order_acquire);
    for (std::size_t i = read; i != written; ++i)
        target.push_back(m_slots[i & m_mask]);
    m_consumer.read.store(written, std::memory_order_release);
    return written - read;
}

} // namespace futurescope
