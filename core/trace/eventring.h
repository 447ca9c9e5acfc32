// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace futurescope {

/// A bounded queue between one thread that records and the collector.
///
/// Producer: push(), one thread. Consumer: drain(), one thread at a time. No lock, no allocation and no system call on
/// either side. A full ring drops the new event and counts it.
///
/// Interleavings: the producer publishes a slot with a release store of m_written and the consumer reads it after an
/// acquire load, so a slot is never read before it is whole. The hard one is reuse: the producer may overwrite a slot
/// only after the consumer has copied it, so the consumer releases m_read *after* the copy and the producer acquires
/// it before the write. Each side keeps a private copy of the other's counter and looks again only when the ring seems
/// full (or empty), which keeps the shared cache lines quiet.
class EventRing
{
public:
    /// `capacity` must be a power of two.
    explicit EventRing(std::size_t capacity);

    bool push(const Event &event) noexcept
    {
        const std::size_t written = m_producer.written.load(std::memory_order_relaxed);
        if (written - m_producer.knownRead > m_mask) {
            m_producer.knownRead = m_consumer.read.load(std::memory_order_acquire);
            if (written - m_producer.knownRead > m_mask) {
                m_dropped.fetch_add(1, std::memory_order_relaxed);
                return false;
            }
        }
        m_slots[written & m_mask] = event;
        m_producer.written.store(written + 1, std::memory_order_release);
        return true;
    }

    /// Moves all published events to the end of `target`. Returns how many.
    std::size_t drain(std::vector<Event> &target);

    std::uint64_t dropped() const noexcept { return m_dropped.load(std::memory_order_relaxed); }
    std::size_t capacity() const noexcept { return m_mask + 1; }

private:
    struct alignas(64) Producer
    {
        std::atomic<std::size_t> written{0};
        std::size_t knownRead = 0;
    };
    struct alignas(64) Consumer
    {
        std::atomic<std::size_t> read{0};
    };

    Producer m_producer;
    Consumer m_consumer;
    alignas(64) std::atomic<std::uint64_t> m_dropped{0};
    const std::size_t m_mask;
    const std::unique_ptr<Event[]> m_slots;
};

} // namespace futurescope
