// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/ghosts.h"

namespace futurescope {

std::vector<std::shared_ptr<const Timeline>> ghostsOf(const std::vector<std::shared_ptr<const Run>> &runs)
{
    std::vector<std::shared_ptr<const Timeline>> ghosts;
    for (std::size_t index = 1; index < runs.size(); ++index) {
        auto timeline = std::make_shared<Timeline>();
        timeline->append(runs[index]->trace);
        ghosts.push_back(std::move(timeline));
    }
    return ghosts;
}

} // namespace futurescope
