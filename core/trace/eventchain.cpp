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
    for (Chunk *chunk : {m_consumer.chunk, m_producer.spare, m_spare.load(std::memory_order_acquire)}) {
        while (chunk)
            delete std::exchange(chunk, chunk->next.load(std::memory_order_acquire));
    }
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
    if (!m_producer.spare)
        m_producer.spare = m_spare.exchange(nullptr, std::memory_order_acquire);
    Chunk *chunk = m_producer.spare;
    if (chunk)
        m_producer.spare = chunk->next.exchange(nullptr, std::memory_order_relaxed);
    else
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
    if (m_chunks.load(std::memory_order_relaxed) > keptChunks) {
        m_chunks.fetch_sub(1, std::memory_order_relaxed);
        delete old;
    } else {
        layBy(old);
    }
    return true;
}

void EventChain::layBy(Chunk *chunk)
{
    chunk->written.store(0, std::memory_order_relaxed);
    chunk->next.store(m_spare.exchange(nullptr, std::memory_order_acquire), std::memory_order_relaxed);
    m_spare.store(chunk, std::memory_order_release);
}

void EventChain::supply(std::size_t chunks)
{
    while (m_chunks.load(std::memory_order_relaxed) < chunks) {
        Chunk *const chunk = newChunk();
        if (!chunk)
            return;
        std::uninitialized_value_construct_n(chunk->events, m_chunkEvents);
        layBy(chunk);
    }
}

} // namespace futurescope
