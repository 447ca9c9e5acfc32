// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/foreignmerge.h"

#include <algorithm>
#include <utility>

namespace futurescope {

ForeignMerge::ForeignMerge(std::vector<NumberedLane> lanes, std::int64_t originNs) : m_originNs(originNs)
{
    for (const NumberedLane &numbered : lanes) {
        Source &source = m_sources.emplace_back(Source{numbered});
        m_slices += numbered.lane->slices().size();
        if (const std::int64_t first = nextNs(source); first != openEnd)
            m_turns.push({first, m_sources.size() - 1});
    }
    m_names.reserve(m_slices);
    m_batch.reserve(Trace::blockSize);
}

/// When the next thing of this lane begins or ends; openEnd: nothing more comes.
std::int64_t ForeignMerge::nextNs(Source &source)
{
    auto &slices = source.numbered.lane->slices();
    while (!slices.empty() && slices.front().group == ForeignLane::noPart)
        slices.pop_front();
    const std::int64_t startNs = slices.empty() ? openEnd : slices.front().startNs;
    return source.open.empty() ? startNs : std::min(startNs, source.open.top().endNs);
}

void ForeignMerge::step(Source &source)
{
    auto &slices = source.numbered.lane->slices();
    if (!source.open.empty() && (slices.empty() || source.open.top().endNs <= slices.front().startNs)) {
        const OpenFuture ended = source.open.top();
        source.open.pop();
        return put({ended.endNs - m_originNs, 0, ended.future, ended.lane, EventKind::Finished, 0});
    }
    const ForeignSlice slice = slices.front();
    slices.pop_front();
    m_names.push_back(slice.name);
    const FutureId future{static_cast<std::uint32_t>(m_names.size())};
    const LaneId lane{static_cast<std::uint16_t>(source.numbered.firstId + slice.group)};
    if (slice.endNs != openEnd)
        source.open.push({slice.endNs, future, lane});
    put({slice.startNs - m_originNs, 0, future, lane, EventKind::Started, 0});
}

void ForeignMerge::put(const Event &event)
{
    m_batch.push_back(event);
    if (m_batch.size() < Trace::blockSize)
        return;
    m_builder.append(m_batch);
    m_batch.clear();
}

bool ForeignMerge::run(const TraceProgress &progress)
{
    constexpr std::size_t askEvery = std::size_t{1} << 15;
    while (!m_turns.empty()) {
        const std::size_t index = m_turns.top().source;
        m_turns.pop();
        Source &source = m_sources[index];
        const std::int64_t othersNs = m_turns.empty() ? openEnd : m_turns.top().timeNs;
        std::int64_t next = nextNs(source);
        do { // as long as it is this lane's turn
            step(source);
            next = nextNs(source);
            if (++m_written % askEvery == 0
                && !progress(static_cast<double>(m_names.size()) / static_cast<double>(m_slices)))
                return false;
        } while (next < othersNs && next != openEnd);
        if (next != openEnd)
            m_turns.push({next, index});
    }
    m_builder.append(m_batch);
    m_batch.clear();
    return true;
}

} // namespace futurescope
