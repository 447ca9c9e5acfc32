// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event.h"
#include "core/trace/eventblock.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace futurescope {

/// All events of one run up to some moment: an immutable value that any thread may read without a lock.
///
/// The events lie in blocks shared with the run that is still going on, so a copy costs a few pointers. They stand in
/// the order in which the collector met them: sorted by time within a lane, not across lanes.
class Trace
{
public:
    static constexpr std::size_t blockSize = EventBlock::blockSize;

    std::size_t size() const { return m_size; }
    Event operator[](std::size_t index) const
    {
        const std::size_t block = index / blockSize;
        return block < m_size / blockSize ? (*(*m_frozen)[block])[index % blockSize] : (*m_tail)[index % blockSize];
    }

    /// Calls `use(std::span<const Event>)` for the events from `first` on, a block at a time. The events are not there
    /// any more when it has returned.
    template <class Use>
    void forEachBlock(std::size_t first, Use use) const
    {
        std::vector<Event> scratch;
        for (; first < m_size / blockSize * blockSize; first += blockSize - first % blockSize)
            use((*m_frozen)[first / blockSize]->events(first % blockSize, scratch));
        if (first < m_size)
            use(std::span<const Event>(m_tail->data() + first % blockSize, m_size - first));
    }

    /// Texts of failures that no FailureKind can rebuild; a Failed event names one by its index.
    const std::vector<std::string> &texts() const
    {
        static const std::vector<std::string> none;
        return m_texts ? *m_texts : none;
    }

    /// Events for which there was no more room. Never silent: shown with the run.
    std::uint64_t droppedEvents() const { return m_dropped; }

    /// What the events hold of the heap.
    std::size_t memoryBytes() const;

private:
    friend class TraceBuilder;

    using Frozen = std::vector<std::shared_ptr<const EventBlock>>;
    using Tail = std::array<Event, blockSize>;

    std::shared_ptr<const Frozen> m_frozen; // longer than needed: what lies behind m_size is not ours to look at
    std::shared_ptr<const Tail> m_tail;     // and so is this
    std::shared_ptr<const std::vector<std::string>> m_texts;
    std::size_t m_size = 0;
    std::uint64_t m_dropped = 0;
};

/// Where a Trace grows. append() and memoryBytes() belong to one thread; snapshot() and addText() to any.
///
/// A full block is frozen. The last block, and the list of the frozen ones, are written only behind the size that
/// snapshots were given, so readers and the writer never touch the same event or the same place of the list.
class TraceBuilder
{
public:
    /// The events come with times counted from `originNs`.
    void append(std::span<const Event> events, std::int64_t originNs = 0);
    void setDropped(std::uint64_t dropped);

    /// Returns the index of the text. At most `maxTexts` are kept; the last one says that there were more.
    static constexpr std::size_t maxTexts = 1000;
    std::uint32_t addText(std::string text);
    Trace snapshot() const;

    std::size_t size() const { return m_size; }

private:
    void freezeTail();

    mutable std::mutex m_mutex;
    Trace m_published;
    // The writer's own view, ahead of m_published.
    std::shared_ptr<Trace::Frozen> m_frozen;
    std::shared_ptr<Trace::Tail> m_tail;
    std::size_t m_size = 0;
};

} // namespace futurescope
