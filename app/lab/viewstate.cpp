// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/viewstate.h"

#include "core/analysis/futureorder.h"

#include <algorithm>

namespace futurescope {

namespace {
constexpr std::int64_t shortestRangeNs = 100; // nothing is recorded more finely
}

ViewState::ViewState(QObject *parent) : QObject(parent) {}

void ViewState::setVisible(TimeRange range)
{
    range.endNs = std::max(range.endNs, range.startNs + shortestRangeNs);
    if (range == m_visible)
        return;
    m_visible = range;
    emit visibleChanged(range);
}

void ViewState::setCursor(std::int64_t cursorNs)
{
    if (cursorNs == m_cursorNs)
        return;
    m_cursorNs = cursorNs;
    emit cursorMoved(cursorNs);
}

void ViewState::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void ViewState::selectFuture(FutureId future)
{
    if (future == m_selectedFuture)
        return;
    m_selectedFuture = future;
    emit futureSelected(future);
}

void ViewState::hoverFuture(FutureId future)
{
    if (future == m_hoveredFuture)
        return;
    m_hoveredFuture = future;
    emit futureHovered(future);
}

void ViewState::selectRange(std::optional<TimeRange> range)
{
    if (range == m_selectedRange)
        return;
    m_selectedRange = range;
    emit rangeSelected(range);
}

void ViewState::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    emit searchChanged(search);
}

void ViewState::setMatches(std::shared_ptr<const FutureMatches> matches)
{
    if (matches == m_matches)
        return;
    m_matches = std::move(matches);
    emit matchesChanged();
}

void ViewState::setLanes(const LaneView &lanes)
{
    if (lanes == m_lanes)
        return;
    m_lanes = lanes;
    emit lanesChanged(m_lanes);
}

void ViewState::setOverlay(std::shared_ptr<const RunOverlay> overlay)
{
    if (overlay == m_overlay)
        return;
    m_overlay = std::move(overlay);
    emit overlayChanged();
}

void ViewState::setLit(std::shared_ptr<const LitStretches> lit)
{
    if (lit == m_lit)
        return;
    m_lit = std::move(lit);
    emit litChanged();
}

void ViewState::reset()
{
    LaneView unfolded = m_lanes;
    unfolded.folded.clear();
    setLanes(unfolded);

    setMatches(nullptr);
    setLit(nullptr);
    selectFuture(noFuture);
    hoverFuture(noFuture);
    selectRange(std::nullopt);
    setCursor(0);
    setVisible({0, 1'000'000});
    setRangeFollowing(true);
    setFollowing(true);
}

} // namespace futurescope
