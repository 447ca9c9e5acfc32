// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace futurescope {

enum class LaneSort : std::uint8_t { Number, Busy, FirstStart, Failures };
inline constexpr int laneSortCount = 4;

/// How a person wants the worker lanes of a timeline to stand.
struct LaneView
{
    bool compact = false;      ///< as low as it takes for all to be seen
    bool grouped = false;      ///< all folded into one lane of shares
    bool onlyMatching = false; ///< lanes without a future that is searched are hidden
    LaneSort sort = LaneSort::Number;
    std::vector<std::uint16_t> folded; ///< worker lanes that are but a thin strip, in ascending order

    friend bool operator==(const LaneView &, const LaneView &) = default;
};

/// `view` with the worker lane folded or not.
LaneView withFolded(LaneView view, int lane, bool folded);

} // namespace futurescope
