// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace futurescope {

/// Which worker lanes are seen, and in what order from the top.
struct LaneRows
{
    struct Row
    {
        int lane = 0;
        bool folded = false; ///< a thin strip without a label
        friend bool operator==(const Row &, const Row &) = default;
    };

    std::vector<Row> rows;
    std::vector<int> rowOf; ///< by lane; -1: hidden
    std::size_t folded = 0; ///< rows
    std::size_t hidden = 0; ///< lanes
    bool grouped = false;   ///< all of them are one lane of shares instead

    friend bool operator==(const LaneRows &, const LaneRows &) = default;
};

} // namespace futurescope
