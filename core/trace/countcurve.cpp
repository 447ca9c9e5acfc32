// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/countcurve.h"

#include <algorithm>

namespace futurescope {

void CountCurve::Extremes::take(std::int64_t value)
{
    least = std::min(least, static_cast<std::int32_t>(value));
    most = std::max(most, static_cast<std::int32_t>(value));
}

void CountCurve::Extremes::take(const Extremes &other)
{
    least = std::min(least, other.least);
    most = std::max(most, other.most);
}

/// Goes from step to step. All that happen at one time are one step: the number is never what it was between them.
class CountCurve::Walk
{
public:
    Walk(const SortedTimes &ups, const SortedTimes &downs, const Knot &from)
        : m_up(ups.begin() + from.ups),
          m_down(downs.begin() + from.downs),
          m_lastUp(ups.end()),
          m_lastDown(downs.end()),
          m_timeNs(from.timeNs),
          m_area(from.area)
    {
        m_extremes.take(value());
        look();
    }

    std::int64_t nextNs() const { return m_nextNs; } ///< INT64_MAX: no more
    std::int64_t value() const
    {
        return static_cast<std::int64_t>(m_up.index()) - static_cast<std::int64_t>(m_down.index());
    }
    std::uint64_t area() const { return m_area; }
    const Extremes &extremes() const { return m_extremes; }
    void forgetExtremes()
    {
        m_extremes = {};
        m_extremes.take(value());
    }

    /// On to a moment before the next step.
    void passTo(std::int64_t timeNs)
    {
        if (const std::int64_t height = value()) // else the time may lie infinitely far back
            m_area += static_cast<std::uint64_t>(height)
                      * (static_cast<std::uint64_t>(timeNs) - static_cast<std::uint64_t>(m_timeNs));
        m_timeNs = timeNs;
    }
    /// Returns how many steps lay at that time.
    std::size_t step()
    {
        passTo(m_nextNs);
        const std::size_t before = m_up.index() + m_down.index();
        while (m_upNs == m_nextNs && m_up != m_lastUp)
            m_upNs = ++m_up == m_lastUp ? INT64_MAX : *m_up;
        while (m_downNs == m_nextNs && m_down != m_lastDown)
            m_downNs = ++m_down == m_lastDown ? INT64_MAX : *m_down;
        m_nextNs = std::min(m_upNs, m_downNs);
        m_extremes.take(value());
        return m_up.index() + m_down.index() - before;
    }
    Knot knot() const
    {
        return {
            m_timeNs, m_area, static_cast<std::uint32_t>(m_up.index()), static_cast<std::uint32_t>(m_down.index()), {}};
    }

private:
    void look()
    {
        m_upNs = m_up == m_lastUp ? INT64_MAX : *m_up;
        m_downNs = m_down == m_lastDown ? INT64_MAX : *m_down;
        m_nextNs = std::min(m_upNs, m_downNs);
    }

    SortedTimes::Iterator m_up, m_down;
    const SortedTimes::Iterator m_lastUp, m_lastDown;
    std::int64_t m_upNs = 0, m_downNs = 0, m_nextNs = 0;
    std::int64_t m_timeNs;
    std::uint64_t m_area;
    Extremes m_extremes;
};

void CountCurve::update(const SortedTimes &ups, const SortedTimes &downs, std::int64_t changedFromNs)
{
    while (m_knots.size() > 1 && m_knots.back().timeNs >= changedFromNs)
        m_knots.pop_back();
    if (m_knots.empty())
        m_knots.push_back({INT64_MIN, 0, 0, 0, {}});
    m_groups.resize(std::min(m_groups.size(), (m_knots.size() - 1) / knotsPerGroup));
    Walk walk(ups, downs, m_knots.back());
    std::size_t steps = 0;
    while (walk.nextNs() != INT64_MAX) {
        // A knot stands at a step, and what it tells begins with that step.
        const Extremes before = walk.extremes();
        steps += walk.step();
        if (steps < stepsPerKnot)
            continue;
        m_knots.back().extremes = before;
        groupUp();
        m_knots.push_back(walk.knot());
        walk.forgetExtremes();
        steps = 0;
    }
}

/// The extremes of the last knot are known.
void CountCurve::groupUp()
{
    if (m_knots.size() % knotsPerGroup != 0)
        return;
    Extremes all;
    for (std::size_t knot = m_knots.size() - knotsPerGroup; knot < m_knots.size(); ++knot)
        all.take(m_knots[knot].extremes);
    m_groups.push_back(all);
}

/// The last knot at or before the time. There is one, which stands infinitely far back.
std::size_t CountCurve::knotAt(std::int64_t timeNs) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_knots, timeNs, {}, &Knot::timeNs) - m_knots.begin()) - 1;
}

CountRange CountCurve::over(const SortedTimes &ups, const SortedTimes &downs, std::int64_t fromNs,
                            std::int64_t toNs) const
{
    if (m_knots.empty())
        return {};
    const std::size_t first = knotAt(fromNs);
    const std::size_t last = knotAt(toNs - 1);
    Walk walk(ups, downs, m_knots[first]);
    while (walk.nextNs() <= fromNs)
        walk.step();
    walk.passTo(fromNs);
    walk.forgetExtremes();
    const std::uint64_t areaBefore = walk.area();
    const auto finish = [toNs](Walk &part) {
        while (part.nextNs() < toNs)
            part.step();
        part.passTo(toNs);
    };
    Extremes extremes;
    std::uint64_t areaAfter = 0;
    if (first == last) {
        finish(walk);
        extremes = walk.extremes();
        areaAfter = walk.area();
    } else {
        const std::int64_t untilNs = m_knots[first + 1].timeNs;
        while (walk.nextNs() < untilNs)
            walk.step();
        extremes = walk.extremes();
        for (std::size_t knot = first + 1; knot < last;) {
            const bool wholeGroup = knot % knotsPerGroup == 0 && knot + knotsPerGroup <= last;
            extremes.take(wholeGroup ? m_groups[knot / knotsPerGroup] : m_knots[knot].extremes);
            knot += wholeGroup ? knotsPerGroup : 1;
        }
        Walk rest(ups, downs, m_knots[last]);
        finish(rest);
        extremes.take(rest.extremes());
        areaAfter = rest.area();
    }
    const auto area = static_cast<std::int64_t>(areaAfter - areaBefore);
    return {std::max(extremes.least, 0), std::max(extremes.most, 0),
            static_cast<double>(std::max<std::int64_t>(0, area)) / static_cast<double>(toNs - fromNs)};
}

} // namespace futurescope
