// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event.h"

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
/// The events lie in blocks shared with the run that is still going on, so a copy costs two pointers. They stand in
/// the order in which the collector met them: sorted by time within a lane, not across lanes.
class Trace
{
public:
    static constexpr std::size_t blockSize = 4096;

    std::size_t size() const { return m_size; }
    const Event &operator[](std::size_t index) const
    {
        return (*m_blocks)[index / blockSize]->events[index % blockSize];
    }

    /// Calls `use(std::span<const Event>)` for the events from `first` on, a block at a time.
    template <class Use>
    void forEachBlock(std::size_t first, Use use) const
    {
        while (first < m_size) {
            const std::size_t inBlock = first % blockSize;
            const std::size_t count = std::min(blockSize - inBlock, m_size - first);
            use(std::span<const Event>((*m_blocks)[first / blockSize]->events.data() + inBlock, count));
            first += count;
        }
    }

    /// Texts of failures that no FailureKind can rebuild; a Failed event names one by its index.
    const std::vector<std::string> &texts() const
    {
        static const std::vector<std::string> none;
        return m_texts ? *m_texts : none;
    }

    /// Events that found their ring full. Never silent: shown with the run.
    std::uint64_t droppedEvents() const { return m_dropped; }

private:
    friend class TraceBuilder;

    struct Block
    {
        std::array<Event, blockSize> events;
    };
    using Blocks = std::vector<std::shared_ptr<Block>>;

    std::shared_ptr<const Blocks> m_blocks;
    std::shared_ptr<const std::vector<std::string>> m_texts;
    std::size_t m_size = 0;
    std::uint64_t m_dropped = 0;
};

/// Where a Trace grows. append() belongs to one thread; snapshot() and addText() to any.
///
/// A full block is frozen. The last block is written only behind the size that snapshots were given, so readers and
/// the writer never touch the same event.
class TraceBuilder
{
public:
    void append(std::span<const Event> events);
    void setDropped(std::uint64_t dropped);

    /// Returns the index of the text. At most `maxTexts` are kept; the last one says that there were more.
    static constexpr std::size_t maxTexts = 1000;
    std::uint32_t addText(std::string text);
    Trace snapshot() const;

private:
    Trace::Block &blockForNext();

    mutable std::mutex m_mutex;
    Trace m_published;
    std::shared_ptr<const Trace::Blocks> m_blocks; // the writer's own view, ahead of m_published
    std::size_t m_size = 0;
};

} // namespace futurescope
