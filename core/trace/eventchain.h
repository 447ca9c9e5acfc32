// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace futurescope {

/// How many events may yet be recorded, by all the chains that share it. Taken a chunk at a time. Any thread.
class EventBudget
{
public:
    explicit EventBudget(std::int64_t events) : m_left(events) {}
    bool take(std::size_t events) noexcept
    {
        const auto wanted = static_cast<std::int64_t>(events);
        if (m_left.load(std::memory_order_relaxed) < wanted)
            return false;
        // Several may pass the look above together: then a few chunks more are taken than there are.
        m_left.fetch_sub(wanted, std::memory_order_relaxed);
        return true;
    }

private:
    std::atomic<std::int64_t> m_left;
};

/// A queue without an end between one thread that records and the collector: a chain of chunks, of which the producer
/// fills the last while the consumer empties the first.
///
/// Producer: push(), one thread. Consumer: drain() and supply(), one thread at a time. No lock on either side. The
/// producer's way is a look at its own counter, a copy and a store; once in a chunk it takes a chunk that the consumer
/// has laid by or, if it was too fast for that, allocates one. It never waits. Where a limit was set, and reached, new
/// events are dropped and counted.
///
/// Interleavings. An event is published by a release store of its chunk's `written` and read after an acquire load, so
/// never before it is whole. A chunk is handed on in two ways. Forward: the producer links a fresh chunk by a release
/// store of `next`, its last touch of the old one; the consumer goes on to it after an acquire load, and only then
/// gives the old one back: so it cannot be given back while it is being written to. Here is the hard one: `written` may
/// say that the chunk is full while `next` is still null, because the producer fills a chunk and links the next one
/// only with the event after. The consumer then stays with the full chunk and finds nothing new in it, until it sees
/// `next`. Backward: the consumer empties the old chunk's header and lays it by in front of the list that begins at
/// `m_spare`: it takes the whole list out, hangs it behind the chunk and puts it back by a release store. The producer,
/// when its own spare chunks are used up, takes the whole list by an acquiring exchange, so that it sees the headers
/// emptied. Nobody ever takes one chunk off a list that another can change, so no chunk can come back unseen in between
/// (the ABA problem of such lists); a producer that comes while the consumer has the list out finds none and allocates.
class EventChain
{
public:
    static constexpr std::size_t noLimit = SIZE_MAX;

    /// `mostChunks`: so many at a time; `budget` is asked for each chunk that is begun.
    explicit EventChain(std::size_t chunkEvents, std::size_t mostChunks = noLimit, EventBudget *budget = nullptr);
    ~EventChain();
    EventChain(const EventChain &) = delete;
    EventChain &operator=(const EventChain &) = delete;

    bool push(const Event &event) noexcept
    {
        if (m_producer.used == m_chunkEvents && !beginChunk()) {
            m_dropped.fetch_add(1, std::memory_order_relaxed);
            return false;
        }
        Chunk &chunk = *m_producer.chunk;
        std::construct_at(chunk.events + m_producer.used, event);
        chunk.written.store(++m_producer.used, std::memory_order_release);
        return true;
    }

    /// Calls `use(std::span<const Event>)` for published events in their order, until there are no more or `most` have
    /// been used. Returns how many.
    template <class Use>
    std::size_t drain(Use use, std::size_t most = noLimit)
    {
        std::size_t drained = 0;
        do {
            const Chunk &chunk = *m_consumer.chunk;
            const std::size_t published = chunk.written.load(std::memory_order_acquire) - m_consumer.read;
            const std::size_t count = published < most - drained ? published : most - drained;
            if (count > 0)
                use(std::span<const Event>(chunk.events + m_consumer.read, count));
            m_consumer.read += count;
            drained += count;
        } while (drained < most && leaveChunk());
        return drained;
    }
    /// Lays chunks by until there are `chunks` in all, for a producer that will soon need them: it then neither
    /// allocates nor meets memory that has not been touched.
    void supply(std::size_t chunks);

    std::uint64_t dropped() const noexcept { return m_dropped.load(std::memory_order_relaxed); }
    std::size_t chunkEvents() const noexcept { return m_chunkEvents; }

private:
    struct alignas(64) Chunk
    {
        explicit Chunk(std::size_t eventCount);
        ~Chunk();
        Chunk(const Chunk &) = delete;
        Chunk &operator=(const Chunk &) = delete;

        std::atomic<std::size_t> written{0};
        std::atomic<Chunk *> next{nullptr};
        const std::size_t size;
        Event *const events; // not initialised
    };
    struct alignas(64) Producer
    {
        Chunk *chunk = nullptr;
        std::size_t used = 0;
        Chunk *spare = nullptr; // a list; its own
    };
    struct alignas(64) Consumer
    {
        Chunk *chunk = nullptr;
        std::size_t read = 0;
    };

    bool beginChunk() noexcept;
    bool leaveChunk();
    void layBy(Chunk *chunk);
    Chunk *newChunk() noexcept;

    /// What a producer that was fast once needs again.
    static constexpr std::size_t keptChunks = 32;

    const std::size_t m_chunkEvents;
    const std::size_t m_mostChunks;
    EventBudget *const m_budget;
    Producer m_producer;
    Consumer m_consumer;
    alignas(64) std::atomic<Chunk *> m_spare{nullptr}; // a list, linked by `next`
    std::atomic<std::size_t> m_chunks{0};
    std::atomic<std::uint64_t> m_dropped{0};
};

} // namespace futurescope
