// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace.h"

#include <algorithm>

namespace futurescope {

std::size_t Trace::memoryBytes() const
{
    std::size_t bytes = m_frozen ? m_frozen->capacity() * sizeof(Frozen::value_type) : 0;
    for (std::size_t block = 0; block < m_size / blockSize; ++block)
        bytes += (*m_frozen)[block]->memoryBytes();
    return bytes + (m_tail ? sizeof *m_tail : 0);
}

void TraceBuilder::freezeTail()
{
    const std::size_t block = m_size / Trace::blockSize - 1;
    if (!m_frozen || block == m_frozen->size()) {
        // A new list, so that snapshots keep theirs. It has free places, so that this is rare.
        auto longer = m_frozen ? std::make_shared<Trace::Frozen>(*m_frozen) : std::make_shared<Trace::Frozen>();
        longer->resize(std::max<std::size_t>(64, block + block / 4));
        m_frozen = std::move(longer);
    }
    (*m_frozen)[block] = std::make_shared<const EventBlock>(std::span<const Event, Trace::blockSize>(*m_tail));
    m_tail = nullptr;
}

void TraceBuilder::append(std::span<const Event> events, std::int64_t originNs)
{
    while (!events.empty()) {
        if (!m_tail)
            m_tail = std::make_shared<Trace::Tail>();
        const std::size_t inBlock = m_size % Trace::blockSize;
        const std::size_t count = std::min(Trace::blockSize - inBlock, events.size());
        for (std::size_t index = 0; index < count; ++index) {
            Event &event = (*m_tail)[inBlock + index];
            event = events[index];
            event.timeNs -= originNs;
        }
        m_size += count;
        events = events.subspan(count);
        if (m_size % Trace::blockSize == 0)
            freezeTail();
    }
    const std::lock_guard lock(m_mutex);
    m_published.m_frozen = m_frozen;
    m_published.m_tail = m_tail;
    m_published.m_size = m_size;
}

void TraceBuilder::setDropped(std::uint64_t dropped)
{
    const std::lock_guard lock(m_mutex);
    m_published.m_dropped = dropped;
}

std::uint32_t TraceBuilder::addText(std::string text)
{
    const std::lock_guard lock(m_mutex);
    if (m_published.m_texts && m_published.m_texts->size() == maxTexts)
        return static_cast<std::uint32_t>(maxTexts - 1);
    auto grown = m_published.m_texts ? std::make_shared<std::vector<std::string>>(*m_published.m_texts)
                                     : std::make_shared<std::vector<std::string>>();
    grown->push_back(grown->size() + 1 == maxTexts ? "(more texts than a trace keeps)" : std::move(text));
    m_published.m_texts = grown;
    return static_cast<std::uint32_t>(grown->size() - 1);
}

Trace TraceBuilder::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_published;
}

} // namespace futurescope
