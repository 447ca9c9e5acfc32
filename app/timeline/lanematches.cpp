// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lanematches.h"

#include <algorithm>

namespace futurescope {

std::int64_t LaneMatches::newerFromNs(const Timeline &timeline, int lane) const
{
    const auto index = static_cast<std::size_t>(lane);
    const Spans &tasks = timeline.lanes()[index].tasks;
    const std::size_t judged = index < lanes.size() ? lanes[index].judged : 0;
    return judged < tasks.size() ? tasks[judged].startNs : openEnd;
}

LaneMatchMaker::LaneMatchMaker(std::shared_ptr<const FutureMatches> found) : m_made(std::make_shared<LaneMatches>())
{
    m_made->found = std::move(found);
}

bool LaneMatchMaker::work(const Timeline &timeline, std::size_t mostSpans)
{
    const auto &lanes = timeline.lanes();
    m_made->lanes.resize(std::max(m_made->lanes.size(), lanes.size()));
    std::size_t left = mostSpans;
    for (; m_lane < lanes.size(); ++m_lane, m_span = 0, m_metNewer = false) {
        const Spans &tasks = lanes[m_lane].tasks;
        LaneMatches::OfLane &made = m_made->lanes[m_lane];
        const std::size_t until = std::min(tasks.size(), m_span + left);
        left -= until - std::min(until, m_span);
        for (; m_span < until; ++m_span) {
            m_metNewer = m_metNewer || tasks[m_span].future.value > m_made->found->looked;
            made.judged += m_metNewer ? 0 : 1;
            if (m_made->found->contains(tasks[m_span].future))
                made.tasks.push_back(tasks[m_span]);
        }
        if (m_span < tasks.size())
            return false;
        made.bins.update(made.tasks, timeline.futures());
    }
    return true;
}

} // namespace futurescope
