// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace futurescope {

/// A fixed number of events that do not change any more, in 12 bytes each and 8 for each payload that is not 0. Events
/// that lie more than 4.3 seconds apart do not fit into that: such a block keeps them as they are. They come back as
/// they were.
class EventBlock
{
public:
    static constexpr std::size_t blockSize = 4096;

    explicit EventBlock(std::span<const Event, blockSize> events);

    Event operator[](std::size_t index) const;
    /// Those from `first` on; `scratch` may be written to.
    std::span<const Event> events(std::size_t first, std::vector<Event> &scratch) const;

    std::size_t memoryBytes() const { return sizeof *this + sizeof(Columns) * m_columns.capacity() + payloadBytes(); }

private:
    struct Columns
    {
        std::array<std::uint32_t, blockSize> time; ///< since m_baseNs
        std::array<std::uint32_t, blockSize> future;
        std::array<std::uint16_t, blockSize> lane;
        std::array<EventKind, blockSize> kind;
        std::array<std::uint8_t, blockSize> detail;
        std::array<std::uint64_t, blockSize / 64> hasPayload; ///< a bit each
        std::array<std::uint16_t, blockSize / 64> payloads;   ///< how many came before those of such a word
    };

    std::size_t payloadBytes() const
    {
        return m_payloads.capacity() * sizeof(std::uint64_t) + m_whole.capacity() * sizeof(Event);
    }
    Event withoutPayload(std::size_t index) const;

    std::int64_t m_baseNs = 0;
    std::vector<Columns> m_columns; // one, or none if m_whole is used
    std::vector<std::uint64_t> m_payloads;
    std::vector<Event> m_whole;
};

} // namespace futurescope
