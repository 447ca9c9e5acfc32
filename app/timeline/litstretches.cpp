// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/litstretches.h"

#include <algorithm>

namespace futurescope {

LitStretches::LitStretches(LossPart part, std::vector<LaneStretch> stretches, std::optional<double> shade)
    : m_part(part),
      m_stretches(std::move(stretches)),
      m_shade(shade)
{
    m_before.reserve(m_stretches.size());
    std::int64_t sum = 0;
    for (const LaneStretch &stretch : m_stretches) {
        m_before.push_back(sum);
        sum += stretch.endNs - stretch.startNs;
    }
}

LitStretches::Walk::Walk(const LitStretches &lit, int lane)
{
    const auto found = std::ranges::equal_range(lit.m_stretches, lane, {},
                                                [](const LaneStretch &stretch) { return int{stretch.lane.value}; });
    m_stretches = found;
    m_before = std::span(lit.m_before)
                   .subspan(static_cast<std::size_t>(found.begin() - lit.m_stretches.begin()), found.size());
}

std::int64_t LitStretches::Walk::litBefore(std::int64_t timeNs)
{
    if (isEmpty())
        return 0;
    // In growing steps, because the next time mostly is not far.
    std::size_t step = 1;
    while (m_next + step < m_stretches.size() && m_stretches[m_next + step].endNs <= timeNs)
        step *= 2;
    const auto from = m_stretches.begin() + static_cast<std::ptrdiff_t>(m_next);
    const auto to = m_stretches.begin() + static_cast<std::ptrdiff_t>(std::min(m_next + step + 1, m_stretches.size()));
    m_next = static_cast<std::size_t>(std::ranges::upper_bound(from, to, timeNs, {}, &LaneStretch::endNs)
                                      - m_stretches.begin());
    if (m_next == m_stretches.size())
        return m_before.back() + m_stretches.back().endNs - m_stretches.back().startNs - m_before.front();
    return m_before[m_next] - m_before.front() + std::max<std::int64_t>(0, timeNs - m_stretches[m_next].startNs);
}

} // namespace futurescope
