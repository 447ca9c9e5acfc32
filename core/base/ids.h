// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace futurescope {

/// A number that cannot be taken for another kind of number.
template <class Tag, class Number>
struct StrongId
{
    Number value{};

    friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

/// 1, 2, 3 ... in the order of submission within one run; 0 means "no future".
using FutureId = StrongId<struct FutureTag, std::uint32_t>;
inline constexpr FutureId noFuture{0};

/// A row of the timeline: 0 is the main lane, 1..N are the workers.
using LaneId = StrongId<struct LaneTag, std::uint16_t>;
inline constexpr LaneId mainLane{0};
/// Where cancel() and the like are recorded when they come from outside the program under study.
inline constexpr LaneId controlLane{0xFFFF};

} // namespace futurescope
