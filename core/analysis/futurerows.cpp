// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/futurerows.h"

#include <algorithm>

namespace futurescope {

FutureRow FutureRow::of(const FutureRecord &record)
{
    return {record.submittedNs,  record.startedNs, record.endedNs,   record.readNs, record.cancelRefusedNs(),
            record.timedOutNs(), record.payload,   record.firstItem, record.lane,   record.outcome,
            record.failure};
}

FutureRecord FutureRow::record() const
{
    FutureRecord record;
    record.submittedNs = submittedNs;
    record.startedNs = startedNs;
    record.endedNs = endedNs;
    record.readNs = readNs;
    record.payload = payload;
    record.firstItem = firstItem;
    record.lane = lane;
    record.outcome = outcome;
    record.failure = failure;
    return record;
}

bool FutureRowStore::update(const Trace &trace, const Timeline &timeline, std::size_t mostBlocks)
{
    markChanged(trace, timeline);
    const std::size_t count = std::min(mostBlocks, m_changed.size());
    // From the end, where those stand that were marked last: a list that is used up needs no moving.
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t block = m_changed.back();
        m_changed.pop_back();
        m_isChanged[block] = false;
        copy(block, timeline);
    }
    if (!m_changed.empty())
        return false;
    m_rows.m_size = timeline.futures().size();
    return true;
}

void FutureRowStore::markChanged(const Trace &trace, const Timeline &timeline)
{
    const std::size_t blocks = (timeline.futures().size() + FutureRows::blockSize - 1) / FutureRows::blockSize;
    const std::size_t known = m_rows.m_blocks.size();
    m_rows.m_blocks.resize(std::max(known, blocks));
    m_isChanged.resize(m_rows.m_blocks.size(), false);
    // Of a run that is met as a whole, its millions of events need not be read: all of it is new.
    if (m_seenEvents > 0) {
        trace.forEachBlock(m_seenEvents, [this](std::span<const Event> events) {
            for (const Event &event : events) {
                if (event.future != noFuture)
                    mark((event.future.value - 1) / FutureRows::blockSize);
            }
        });
    }
    m_seenEvents = trace.size();
    for (std::size_t block = known; block < blocks; ++block)
        mark(block);
}

void FutureRowStore::mark(std::size_t block)
{
    // An event may name a future of which no record was made, as a refused wait does.
    if (block >= m_isChanged.size() || m_isChanged[block])
        return;
    m_isChanged[block] = true;
    m_changed.push_back(block);
}

void FutureRowStore::copy(std::size_t block, const Timeline &timeline)
{
    const auto &records = timeline.futures();
    const std::size_t first = block * FutureRows::blockSize;
    const std::size_t last = std::min(first + FutureRows::blockSize, records.size());
    auto rows = std::make_shared<FutureRows::Block>();
    for (std::size_t i = first; i < last; ++i)
        (*rows)[i - first] = FutureRow::of(records[i]);
    m_rows.m_blocks[block] = std::move(rows);
}

} // namespace futurescope
