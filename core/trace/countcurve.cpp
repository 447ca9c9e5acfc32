// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/countcurve.h"

#include "core/trace/timeswalk.h"

#include <algorithm>
#include <optional>

namespace futurescope {

/// The times of the knots, as a TimesWalk wants to have them.
struct CountCurve::KnotTimes
{
    const ChunkedVector<Knot> &knots;
    std::size_t size() const { return knots.size(); }
    std::int64_t operator[](std::size_t index) const { return knots[index].timeNs; }
    [[gnu::always_inline]] void fetch(std::size_t index) const // or GCC drops its calls
    {
        if (index < knots.size())
            __builtin_prefetch(&knots[index]);
    }
};

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
    /// Takes all steps before `timeNs`.
    void stepTo(std::int64_t timeNs)
    {
        while (m_nextNs < timeNs)
            step();
    }
    /// To `timeNs`, with the steps that lie there.
    void passBehind(std::int64_t timeNs)
    {
        while (m_nextNs <= timeNs)
            step();
        passTo(timeNs);
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

/// Of the knots from `first` to before `last`.
CountCurve::Extremes CountCurve::extremesOf(std::size_t first, std::size_t last) const
{
    Extremes extremes;
    for (std::size_t knot = first; knot < last;) {
        const bool wholeGroup = knot % knotsPerGroup == 0 && knot + knotsPerGroup <= last;
        extremes.take(wholeGroup ? m_groups[knot / knotsPerGroup] : m_knots[knot].extremes);
        knot += wholeGroup ? knotsPerGroup : 1;
    }
    return extremes;
}

CountRange CountCurve::over(const SortedTimes &ups, const SortedTimes &downs, std::int64_t fromNs,
                            std::int64_t toNs) const
{
    const std::int64_t edges[] = {fromNs, toNs};
    return columns(ups, downs, edges).front();
}

/// For the first edge the last knot not behind it, for each of the others the last one before it. There is one: that of
/// index 0 stands infinitely far back. Zoomed out, the steps from there lie far apart in memory: they are fetched
/// meanwhile.
std::vector<std::size_t> CountCurve::knotsBefore(const SortedTimes &ups, const SortedTimes &downs,
                                                 std::span<const std::int64_t> edgesNs) const
{
    const KnotTimes times{m_knots};
    TimesWalk walk(times);
    std::vector<std::size_t> knots{walk.countUpTo(edgesNs.front()) - 1};
    knots.reserve(edgesNs.size());
    for (const std::int64_t edgeNs : edgesNs.subspan(1)) {
        const std::size_t knot = walk.countUpTo(edgeNs - 1) - 1;
        ups.fetch(m_knots[knot].ups);
        downs.fetch(m_knots[knot].downs);
        knots.push_back(knot);
    }
    return knots;
}

std::vector<CountRange> CountCurve::columns(const SortedTimes &ups, const SortedTimes &downs,
                                            std::span<const std::int64_t> edgesNs) const
{
    std::vector<CountRange> ranges(edgesNs.size() - 1);
    if (m_knots.empty())
        return ranges;
    const std::vector<std::size_t> knots = knotsBefore(ups, downs, edgesNs);
    std::size_t knot = knots.front();
    std::optional<Walk> walk(std::in_place, ups, downs, m_knots[knot]);
    walk->passBehind(edgesNs.front());
    for (std::size_t column = 0; column < ranges.size(); ++column) {
        const std::int64_t toNs = edgesNs[column + 1];
        const std::size_t last = knots[column + 1];
        const std::uint64_t areaBefore = walk->area();
        walk->forgetExtremes();
        Extremes extremes;
        if (last > knot) {
            walk->stepTo(m_knots[knot + 1].timeNs);
            extremes = walk->extremes();
            extremes.take(extremesOf(knot + 1, last));
            walk.emplace(ups, downs, m_knots[last]);
            knot = last;
        }
        walk->stepTo(toNs);
        walk->passTo(toNs);
        extremes.take(walk->extremes());
        const auto area = static_cast<std::int64_t>(walk->area() - areaBefore);
        ranges[column] = {std::max(extremes.least, 0), std::max(extremes.most, 0),
                          static_cast<double>(std::max<std::int64_t>(0, area))
                              / static_cast<double>(toNs - edgesNs[column])};
        walk->passBehind(toNs); // a step at the edge belongs to what comes
    }
    return ranges;
}

} // namespace futurescope
