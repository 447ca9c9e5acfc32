// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace.h"

#include <algorithm>

namespace futurescope {

Trace::Block &TraceBuilder::blockForNext()
{
    const std::size_t index = m_size / Trace::blockSize;
    if (!m_blocks || index == m_blocks->size()) {
        // A new list of blocks, so that snapshots keep theirs: one pointer copied per block, once per 4096 events.
        auto grown = m_blocks ? std::make_shared<Trace::Blocks>(*m_blocks) : std::make_shared<Trace::Blocks>();
        grown->push_back(std::make_shared<Trace::Block>());
        m_blocks = std::move(grown);
    }
    return *(*m_blocks)[index];
}

void TraceBuilder::append(std::span<const Event> events)
{
    while (!events.empty()) {
        Trace::Block &block = blockForNext();
        const std::size_t inBlock = m_size % Trace::blockSize;
        const std::size_t count = std::min(Trace::blockSize - inBlock, events.size());
        std::copy_n(events.begin(), count, block.events.begin() + static_cast<std::ptrdiff_t>(inBlock));
        m_size += count;
        events = events.subspan(count);
    }
    const std::lock_guard lock(m_mutex);
    m_published.m_blocks = m_blocks;
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
