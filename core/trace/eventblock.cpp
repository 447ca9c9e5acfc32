// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/eventblock.h"

#include <algorithm>
#include <bit>

namespace futurescope {

EventBlock::EventBlock(std::span<const Event, blockSize> events)
{
    const auto [earliest, latest] = std::ranges::minmax_element(events, {}, &Event::timeNs);
    m_baseNs = earliest->timeNs;
    const auto length = static_cast<std::uint64_t>(latest->timeNs) - static_cast<std::uint64_t>(m_baseNs);
    if (length > UINT32_MAX) {
        m_whole.assign(events.begin(), events.end());
        return;
    }
    m_payloads.reserve(
        static_cast<std::size_t>(std::ranges::count_if(events, [](const Event &event) { return event.payload != 0; })));
    m_columns.resize(1);
    Columns &columns = m_columns.front();
    for (std::size_t index = 0; index < blockSize; ++index) {
        const Event &event = events[index];
        columns.time[index] = static_cast<std::uint32_t>(event.timeNs - m_baseNs);
        columns.future[index] = event.future.value;
        columns.lane[index] = event.lane.value;
        columns.kind[index] = event.kind;
        columns.detail[index] = event.detail;
        if (index % 64 == 0)
            columns.payloads[index / 64] = static_cast<std::uint16_t>(m_payloads.size());
        if (event.payload != 0) {
            columns.hasPayload[index / 64] |= std::uint64_t{1} << index % 64;
            m_payloads.push_back(event.payload);
        }
    }
}

Event EventBlock::withoutPayload(std::size_t index) const
{
    const Columns &columns = m_columns.front();
    return {m_baseNs + columns.time[index],
            0,
            FutureId{columns.future[index]},
            LaneId{columns.lane[index]},
            columns.kind[index],
            columns.detail[index]};
}

Event EventBlock::operator[](std::size_t index) const
{
    if (m_columns.empty())
        return m_whole[index];
    Event event = withoutPayload(index);
    const Columns &columns = m_columns.front();
    const std::uint64_t word = columns.hasPayload[index / 64];
    if (word >> index % 64 & 1u) {
        const std::uint64_t before = word & ((std::uint64_t{1} << index % 64) - 1);
        event.payload = m_payloads[columns.payloads[index / 64] + static_cast<std::size_t>(std::popcount(before))];
    }
    return event;
}

std::span<const Event> EventBlock::events(std::size_t first, std::vector<Event> &scratch) const
{
    if (m_columns.empty())
        return std::span(m_whole).subspan(first);
    scratch.resize(blockSize);
    const Columns &columns = m_columns.front();
    for (std::size_t index = first; index < blockSize; ++index)
        scratch[index] = withoutPayload(index);
    for (std::size_t word = first / 64; word < columns.hasPayload.size(); ++word) {
        std::size_t payload = columns.payloads[word];
        for (std::uint64_t left = columns.hasPayload[word]; left != 0; left &= left - 1)
            scratch[word * 64 + static_cast<std::size_t>(std::countr_zero(left))].payload = m_payloads[payload++];
    }
    return std::span(scratch).subspan(first);
}

} // namespace futurescope
