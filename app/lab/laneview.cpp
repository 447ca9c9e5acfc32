// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/laneview.h"

#include <algorithm>

namespace futurescope {

LaneView withFolded(LaneView view, int lane, bool folded)
{
    const auto number = static_cast<std::uint16_t>(lane);
    std::erase(view.folded, number);
    if (folded)
        view.folded.insert(std::ranges::lower_bound(view.folded, number), number);
    return view;
}

} // namespace futurescope
