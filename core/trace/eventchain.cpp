// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/eventchain.h"

#include <algorithm>
#include <cassert>
#include <new>
#include <utility>

namespace futurescope {

EventChain::Chunk::Chunk(std::size_t eventCount)
    : size(eventCount),
      events(std::allocator<Event>().allocate(eventCount))
{}

EventChain::Chunk::~Chunk()
{
    std::allocator<Event>().deallocate(events, size);
}

EventChain::EventChain(std::size_t chunkEvents, std::size_t mostChunks, EventBudget *budget)
    : m_chunkEvents(chunkEvents),
      m_mostChunks(mostChunks),
      m_budget(budget)
{
    assert(chunkEvents > 0 && mostChunks > 0);
    Chunk *const first = new Chunk(chunkEvents);
    std::uninitialized_value_construct_n(first->events, chunkEvents); // no page fault is left for the task's path
    m_chunks.store(1, std::memory_order_relaxed);
    m_producer.chunk = m_consumer.chunk = first;
    if (m_budget && !m_budget->take(chunkEvents))
        m_producer.used = chunkEvents; // as if it were full: the first event asks for the next chunk
}

EventChain::~EventChain()
{
    for (Chunk *chunk = m_consumer.chunk; chunk;)
        delete std::exchange(chunk, chunk->next.load(std::memory_order_acquire));
    delete m_spare.load(std::memory_order_acquire);
}

/// Null: there are as many as there may be, or there is no memory.
EventChain::Chunk *EventChain::newChunk() noexcept
{
    if (m_chunks.load(std::memory_order_relaxed) >= m_mostChunks)
        return nullptr;
    try {
        Chunk *const chunk = new Chunk(m_chunkEvents);
        m_chunks.fetch_add(1, std::memory_order_relaxed);
        return chunk;
    } catch (const std::bad_alloc &) {
        return nullptr; // the events are dropped and counted
    }
}

bool EventChain::beginChunk() noexcept
{
    if (m_budget && !m_budget->take(m_chunkEvents))
        return false;
    Chunk *chunk = m_spare.exchange(nullptr, std::memory_order_acquire);
    if (!chunk)
        chunk = newChunk();
    if (!chunk)
        return false;
    m_producer.chunk->next.store(chunk, std::memory_order_release);
    m_producer.chunk = chunk;
    m_producer.used = 0;
    return true;
}

/// On to the next chunk, if this one is empty and there is another. The old one is laid by or freed.
bool EventChain::leaveChunk()
{
    Chunk *const old = m_consumer.chunk;
    if (m_consumer.read < m_chunkEvents)
        return false;
    Chunk *const next = old->next.load(std::memory_order_acquire);
    if (!next)
        return false;
    m_consumer = {next, 0};
    if (m_spare.load(std::memory_order_relaxed)) {
        m_chunks.fetch_sub(1, std::memory_order_relaxed);
        delete old;
        return true;
    }
    old->written.store(0, std::memory_order_relaxed);
    old->next.store(nullptr, std::memory_order_relaxed);
    m_spare.store(old, std::memory_order_release);
    return true;
}

void EventChain::supply()
{
    if (m_spare.load(std::memory_order_relaxed))
        return;
    Chunk *const chunk = newChunk();
    if (!chunk)
        return;
    std::uninitialized_value_construct_n(chunk->events, m_chunkEvents);
    m_spare.store(chunk, std::memory_order_release);
}

} // namespace futurescope
