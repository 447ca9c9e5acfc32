// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QImage>

#include <vector>

namespace futurescope {

/// Keeps the painted bars and paints only the columns that have changed: those from the earliest bar that was running
/// the last time up to the cursor. GUI thread.
class BarCache
{
public:
    /// The whole run is another one.
    void forget() { m_image = {}; }

    /// Brings the image up to `scene` and returns it.
    const QImage &update(const TimelineScene &scene, const TimelineLayout &layout, double scale);

    /// The first moment from which update() would paint again; openEnd: nothing. For a view that wants to know which
    /// part of itself to repaint. 0 when everything has to be.
    std::int64_t dirtyFromNs(const TimelineScene &scene, const TimelineLayout &layout, double scale) const;

    /// Columns painted by the last update().
    int paintedColumns() const { return m_paintedColumns; }

private:
    /// What the image shows of a lane.
    struct LaneMark
    {
        std::size_t tasks = 0;
        std::size_t waits = 0;
        std::int64_t openFromNs = openEnd; ///< where the tasks that had no end yet begin
        bool waitOpen = false;             ///< its last wait had no end yet
    };
    /// Whatever else changes a pixel.
    struct Key
    {
        TimeRange visible;
        QSize size;
        double scale = 0;
        double scroll = 0;
        double pitch = 0;
        QRectF bars;
        const Theme *theme = nullptr;
        int fontPx = 0;
        std::shared_ptr<const LaneRows> rows{};
        std::shared_ptr<const LaneMatches> matches{};
        friend bool operator==(const Key &, const Key &) = default;
    };

    std::int64_t lockDirtyFromNs(const LockHistory &lock, std::int64_t earlierNs, bool moved) const;
    static Key keyOf(const TimelineScene &scene, const TimelineLayout &layout, double scale);
    void remember(const TimelineScene &scene);

    QImage m_image;
    Key m_key;
    std::int64_t m_cursorNs = 0;
    std::vector<LaneMark> m_marks;
    std::vector<Span> m_lastHoldings; // of the lock: those among which late ones may yet come to stand
    std::size_t m_olderHoldings = 0;
    int m_paintedColumns = 0;
};

} // namespace futurescope
