// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/laneview.h"
#include "core/base/ids.h"

#include <QObject>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

namespace futurescope {

struct FutureMatches;
class LitStretches;
struct RunOverlay;

/// A stretch of time of the run, in nanoseconds since its origin.
struct TimeRange
{
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;

    std::int64_t lengthNs() const { return endNs - startNs; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// What all views of one run share: which stretch is shown, where the cursor stands, what is selected, hovered and
/// searched, and how the lanes stand. Gestures change it, views follow its signals and never each other. GUI thread.
class ViewState : public QObject
{
    Q_OBJECT

public:
    explicit ViewState(QObject *parent = nullptr);

    TimeRange visible() const { return m_visible; }
    std::int64_t cursorNs() const { return m_cursorNs; }
    /// The cursor is "now".
    bool following() const { return m_following; }
    /// The moment whose state is shown. While a run is followed that is the cursor, for no event may come for a while.
    std::int64_t momentNs(std::int64_t lastEventNs) const
    {
        return m_following ? std::max(lastEventNs, m_cursorNs) : m_cursorNs;
    }
    /// The visible range grows with a run that is followed. Zooming and panning end it, pausing does not.
    bool rangeFollowing() const { return m_rangeFollowing; }
    FutureId selectedFuture() const { return m_selectedFuture; }
    FutureId hoveredFuture() const { return m_hoveredFuture; }
    /// The stretch dragged out with the mouse, whose sums are shown.
    std::optional<TimeRange> selectedRange() const { return m_selectedRange; }
    /// What is typed in the search field: see FutureQuery.
    const QString &search() const { return m_search; }
    /// The futures that it finds; null while nothing is searched.
    const std::shared_ptr<const FutureMatches> &matches() const { return m_matches; }
    const LaneView &lanes() const { return m_lanes; }
    /// The part of the losses whose stretches are lit on the lanes; null: none.
    const std::shared_ptr<const LitStretches> &lit() const { return m_lit; }

    /// What the run is compared with; null: nothing. Stays when another run comes, until whoever set it takes it back.
    const std::shared_ptr<const RunOverlay> &overlay() const { return m_overlay; }

public slots:
    void setVisible(futurescope::TimeRange range);
    void setCursor(std::int64_t cursorNs);
    void setFollowing(bool following);
    void setRangeFollowing(bool following) { m_rangeFollowing = following; }
    void selectFuture(futurescope::FutureId future);
    void hoverFuture(futurescope::FutureId future);
    void selectRange(std::optional<futurescope::TimeRange> range);
    void setSearch(const QString &search);
    void setMatches(std::shared_ptr<const futurescope::FutureMatches> matches);
    void setLanes(const futurescope::LaneView &lanes);
    void setLit(std::shared_ptr<const futurescope::LitStretches> lit);
    void setOverlay(std::shared_ptr<const futurescope::RunOverlay> overlay);
    /// As for a new run: nothing selected or lit, cursor and range following, an empty range, no lane folded. What is searched
    /// and the other wishes about lanes stay.
    void reset();

signals:
    void visibleChanged(futurescope::TimeRange range);
    void cursorMoved(std::int64_t cursorNs);
    void followingChanged(bool following);
    void futureSelected(futurescope::FutureId future);
    void futureHovered(futurescope::FutureId future);
    void rangeSelected(std::optional<futurescope::TimeRange> range);
    void searchChanged(const QString &search);
    void matchesChanged();
    void lanesChanged(const futurescope::LaneView &lanes);
    void litChanged();
    void overlayChanged();

private:
    TimeRange m_visible{0, 1'000'000};
    std::int64_t m_cursorNs = 0;
    bool m_following = true;
    bool m_rangeFollowing = true;
    FutureId m_selectedFuture = noFuture;
    FutureId m_hoveredFuture = noFuture;
    std::optional<TimeRange> m_selectedRange;
    QString m_search;
    std::shared_ptr<const FutureMatches> m_matches;
    LaneView m_lanes;
    std::shared_ptr<const LitStretches> m_lit;
    std::shared_ptr<const RunOverlay> m_overlay;
};

} // namespace futurescope
