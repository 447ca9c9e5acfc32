// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/lanerows.h"

#include <QRectF>
#include <QSizeF>

#include <memory>
#include <vector>

namespace futurescope {

/// What the layout depends on. Lengths in units (pixels of a 96-DPI screen).
struct LayoutRequest
{
    QSizeF size;
    double lineHeight = 15;   ///< of the text
    double headerHeight = 24; ///< title and legend
    bool flags = true;        ///< a row for the cursor's time is wanted
    double labelWidth = 60;   ///< of the longest lane label
    bool lock = false;        ///< a lane for the interpreter lock is wanted
    bool lanesOnly = false;   ///< neither a queue nor a main lane: the trace of another program has none
    int counters = 0;         ///< but perhaps counters
    int firstCounter = 0;     ///< from which on they are shown; brought to where as many follow as there is room for
    int workers = 0;
    std::shared_ptr<const LaneRows> rows{}; ///< null: all lanes by number
    double minPitch = 16;                   ///< lanes nearer than this scroll
    double scroll = 0;                      ///< how far the lanes are moved up; brought into 0..maxScroll
    bool deques = false;                    ///< each worker has a queue of its own, shown below its bars
};

/// Where everything stands: header, flag row, queue, perhaps counters, main lane, perhaps the interpreter lock, worker
/// lanes, axis, from top to bottom.
struct TimelineLayout
{
    QSizeF size;
    QRectF header;
    QRectF flags; ///< the cursor's time stands here
    QRectF queue;
    QRectF counters; ///< all that are shown, one below the other
    QRectF mainLane;
    QRectF lockLane; ///< of the interpreter lock, or of the heartbeat of a loop; empty when there is neither
    QRectF workers;  ///< the window through which the worker lanes are seen
    QRectF axis;
    double labelLeft = 0;
    double pitch = 0;
    double scroll = 0;
    double maxScroll = 0;
    int workerCount = 0;
    int counterCount = 0; ///< shown
    int firstCounter = 0;
    bool deques = false;                  ///< where lanes are high enough
    std::shared_ptr<const LaneRows> rows; ///< null: all lanes by number
    std::vector<double> rowTops;          ///< of the rows and below the last one; empty: all rows are equally high

    /// Queue to worker lanes: the area with time running across it.
    QRectF plot() const { return queue.united(mainLane).united(workers); }
    /// The area that is drawn as bars: main lane, interpreter lock and worker lanes.
    QRectF barArea() const { return mainLane.united(workers); }

    bool grouped() const { return rows && rows->grouped; }
    int rowCount() const { return rows ? static_cast<int>(rows->rows.size()) : workerCount; }
    int laneOfRow(int row) const { return rows ? rows->rows[static_cast<std::size_t>(row)].lane : row + 1; }
    int rowOfLane(int lane) const; ///< -1: hidden, or there is none
    bool isFolded(int lane) const;

    /// Of the shown counters, from 0 on.
    QRectF counterRect(int row) const;
    /// Lane 0 is the main lane, 1..workerCount the workers; may lie outside of `workers` when scrolled. Null when
    /// hidden; that of all when they are grouped.
    QRectF laneRect(int lane) const;
    /// Its bars, without the gap to the next lane.
    QRectF barRect(int lane) const;
    /// The strip below them that shows the worker's own queue; null where there is no room for one.
    QRectF dequeRect(int lane) const;
    /// The two parts of the lock's lane: who holds it, and below how many wait.
    QRectF lockHolders() const;
    QRectF lockWaiters() const;
    /// -1: none there; the lock's lane is none of these.
    int laneAt(double y) const;
    /// Those in sight, from the top; none when they are grouped.
    std::vector<int> visibleLanes() const;
    /// The scroll that brings `lane` fully into sight with the least movement.
    double scrollToShow(int lane) const;

private:
    static QRectF withoutGap(const QRectF &lane);
    double dequeHeight(const QRectF &lane) const;
    double rowTop(int row) const;
    double rowBottom(int row) const { return rowTop(row + 1); }
    int rowAt(double offset) const; ///< of an offset into all rows; may be behind the last
};

TimelineLayout layoutTimeline(const LayoutRequest &request);

} // namespace futurescope
