// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QObject>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace futurescope {

/// A stretch of time of the run, in nanoseconds since its origin.
struct TimeRange
{
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;

    std::int64_t lengthNs() const { return endNs - startNs; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// What all views of one run share: which stretch is shown, where the cursor stands, what is selected and hovered.
/// Gestures change it, views follow its signals and never each other. GUI thread.
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

public slots:
    void setVisible(futurescope::TimeRange range);
    void setCursor(std::int64_t cursorNs);
    void setFollowing(bool following);
    void setRangeFollowing(bool following) { m_rangeFollowing = following; }
    void selectFuture(futurescope::FutureId future);
    void hoverFuture(futurescope::FutureId future);
    void selectRange(std::optional<futurescope::TimeRange> range);
    /// As for a new run: nothing selected, cursor and range following, an empty range.
    void reset();

signals:
    void visibleChanged(futurescope::TimeRange range);
    void cursorMoved(std::int64_t cursorNs);
    void followingChanged(bool following);
    void futureSelected(futurescope::FutureId future);
    void futureHovered(futurescope::FutureId future);
    void rangeSelected(std::optional<futurescope::TimeRange> range);

private:
    TimeRange m_visible{0, 1'000'000};
    std::int64_t m_cursorNs = 0;
    bool m_following = true;
    bool m_rangeFollowing = true;
    FutureId m_selectedFuture = noFuture;
    FutureId m_hoveredFuture = noFuture;
    std::optional<TimeRange> m_selectedRange;
};

} // namespace futurescope
