// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelinelayout.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double margin = 10;
constexpr double labelGap = 10;
constexpr double laneSpace = 4; // between queue, main lane and workers
// Few lanes grow with a large picture, but not without end.
constexpr double maxPitch = 110;
constexpr double maxPitchShare = 0.35; // of the height
constexpr double counterShare = 0.4;   // likewise, for all counters together
constexpr double lowestCounter = 12;
constexpr double lockWaiterShare = 0.4; // of the lock's lane
constexpr double foldedHeight = 5;
constexpr double dequeShare = 0.28; // of a worker's lane
constexpr double highestDeque = 26;
constexpr double leastLaneForDeque = 26; // lower ones are left to their bars
constexpr double highestGroup = 400;
constexpr double groupedShare = 0.5; // of the height of a large picture
constexpr double unevenBelow = 12;   // lower lanes may differ by a pixel, so that together they fill their room

double gapOf(double pitch)
{
    if (pitch >= 24)
        return std::round(pitch * 0.2);
    if (pitch >= 12)
        return 3;
    return pitch >= 4 ? 1 : 0;
}

} // namespace

int TimelineLayout::rowOfLane(int lane) const
{
    if (lane < 1 || lane > workerCount)
        return -1;
    if (!rows)
        return lane - 1;
    const auto index = static_cast<std::size_t>(lane);
    return index < rows->rowOf.size() ? rows->rowOf[index] : -1;
}

bool TimelineLayout::isFolded(int lane) const
{
    const int row = rowOfLane(lane);
    return rows && row >= 0 && rows->rows[static_cast<std::size_t>(row)].folded;
}

double TimelineLayout::rowTop(int row) const
{
    return rowTops.empty() ? row * pitch : rowTops[static_cast<std::size_t>(row)];
}

int TimelineLayout::rowAt(double offset) const
{
    if (rowTops.empty())
        return pitch > 0 ? static_cast<int>(offset / pitch) : 0;
    return static_cast<int>(std::ranges::upper_bound(rowTops, offset) - rowTops.begin()) - 1;
}

QRectF TimelineLayout::laneRect(int lane) const
{
    if (lane == 0)
        return mainLane;
    if (grouped())
        return workers;
    const int row = rowOfLane(lane);
    if (row < 0)
        return {};
    return {workers.left(), workers.top() + rowTop(row) - scroll, workers.width(), rowBottom(row) - rowTop(row)};
}

QRectF TimelineLayout::barRect(int lane) const
{
    const QRectF rect = laneRect(lane);
    if (lane == 0 || rect.isNull() || grouped())
        return rect;
    const double deque = dequeHeight(rect);
    return withoutGap(rect).adjusted(0, 0, 0, deque > 0 ? -deque - 1 : 0);
}

QRectF TimelineLayout::dequeRect(int lane) const
{
    const QRectF rect = laneRect(lane);
    if (lane == 0 || rect.isNull() || grouped() || dequeHeight(rect) <= 0)
        return {};
    QRectF strip = withoutGap(rect);
    strip.setTop(strip.bottom() - dequeHeight(rect));
    return strip;
}

QRectF TimelineLayout::withoutGap(const QRectF &lane)
{
    const double gap = gapOf(lane.height());
    return lane.adjusted(0, std::floor(gap / 2), 0, -std::ceil(gap / 2));
}

double TimelineLayout::dequeHeight(const QRectF &lane) const
{
    if (!deques || lane.height() < leastLaneForDeque)
        return 0;
    return std::min(std::round(lane.height() * dequeShare), highestDeque);
}

QRectF TimelineLayout::counterRect(int row) const
{
    const double height = counterCount > 0 ? counters.height() / counterCount : 0;
    return {counters.left(), counters.top() + row * height, counters.width(), height};
}

QRectF TimelineLayout::lockHolders() const
{
    return lockLane.adjusted(0, 0, 0, -std::round(lockLane.height() * lockWaiterShare));
}

QRectF TimelineLayout::lockWaiters() const
{
    const double gap = lockLane.height() >= 16 ? 2 : 0;
    return {lockLane.left(), lockHolders().bottom() + gap, lockLane.width(),
            std::max(0.0, lockLane.bottom() - lockHolders().bottom() - gap)};
}

int TimelineLayout::laneAt(double y) const
{
    if (y >= mainLane.top() && y < mainLane.bottom())
        return 0;
    if (y < workers.top() || y >= workers.bottom() || pitch <= 0)
        return -1;
    const int row = rowAt(y - workers.top() + scroll);
    return row < rowCount() && !grouped() ? laneOfRow(row) : -1;
}

std::vector<int> TimelineLayout::visibleLanes() const
{
    std::vector<int> lanes;
    if (pitch <= 0 || grouped())
        return lanes;
    for (int row = rowAt(scroll); row < rowCount() && rowTop(row) < scroll + workers.height(); ++row)
        lanes.push_back(laneOfRow(row));
    return lanes;
}

double TimelineLayout::scrollToShow(int lane) const
{
    const int row = rowOfLane(lane);
    if (row < 0 || grouped())
        return scroll;
    const double top = rowTop(row);
    const double lowest = std::min(top, maxScroll);
    return std::clamp(scroll, std::min(lowest, rowBottom(row) - workers.height()), lowest);
}

namespace {

/// Heights of the rows, and how high they are together.
double layOutRows(TimelineLayout &layout, const LayoutRequest &request, double room)
{
    if (layout.grouped()) {
        layout.pitch = std::floor(std::min(room, std::max(highestGroup, groupedShare * request.size.height())));
        return layout.pitch;
    }
    const double highest = std::max(maxPitch, maxPitchShare * request.size.height());
    const auto folded = static_cast<int>(request.rows ? request.rows->folded : 0);
    const int open = layout.rowCount() - folded;
    double laneHeight = open > 0 ? std::min(highest, (room - folded * foldedHeight) / open) : 0;
    laneHeight = std::max(laneHeight, request.minPitch);
    layout.pitch = laneHeight >= unevenBelow ? std::floor(laneHeight) : laneHeight;
    if (folded == 0)
        return layout.pitch * layout.rowCount();
    layout.rowTops.reserve(request.rows->rows.size() + 1);
    double top = 0;
    for (const LaneRows::Row &row : request.rows->rows) {
        layout.rowTops.push_back(top);
        top += row.folded ? std::min(foldedHeight, layout.pitch) : layout.pitch;
    }
    layout.rowTops.push_back(top);
    return top;
}

} // namespace

/// As many counters as their part of the `room` holds, below the queue.
void layOutCounters(TimelineLayout &layout, const LayoutRequest &request, double room)
{
    const double height = std::round(std::min(2.4 * request.lineHeight, counterShare * room));
    const bool some = request.counters > 0 && height >= lowestCounter;
    const double fitting = some ? std::floor(counterShare * room / height) : 0;
    layout.counterCount = static_cast<int>(std::min<double>(request.counters, fitting));
    layout.firstCounter = std::clamp(request.firstCounter, 0, request.counters - layout.counterCount);
    layout.counters = {layout.queue.left(), layout.queue.bottom(), layout.queue.width(), layout.counterCount * height};
}

TimelineLayout layoutTimeline(const LayoutRequest &request)
{
    TimelineLayout layout;
    layout.size = request.size;
    layout.workerCount = request.workers;
    layout.rows = request.rows;
    layout.deques = request.deques;
    layout.labelLeft = margin;
    const double left = margin + request.labelWidth + labelGap;
    const double width = std::max(0.0, request.size.width() - left - margin - 8);
    const double axisHeight = std::ceil(request.lineHeight * 1.5);
    const double flagHeight = request.flags ? std::ceil(request.lineHeight * 1.35) : 4;

    layout.header = {margin, 0, std::max(0.0, request.size.width() - 2 * margin), request.headerHeight};
    layout.flags = {left, layout.header.bottom(), width, flagHeight};
    const double top = layout.flags.bottom();
    const double room = std::max(0.0, request.size.height() - top - axisHeight - 2 * laneSpace - 4);

    // Both have names as high as a line, one right above the other.
    const double line = std::min(request.lineHeight, 0.15 * room);
    const double leastQueue = std::min(std::max(16.0, line), room);
    const double leastMain = std::min(std::max(12.0, line), room);
    const double mainHeight = std::round(
        std::clamp(room * 0.07, leastMain, std::max(leastMain, request.lineHeight * 1.6)));
    const double queueHeight = std::round(std::clamp(room * 0.14, leastQueue, std::max(leastQueue, 84.0)));
    layout.queue = {left, top, width, request.lanesOnly ? 0 : queueHeight};
    layOutCounters(layout, request, room);
    const bool gap = !request.lanesOnly || layout.counterCount > 0;
    layout.mainLane = {left, layout.counters.bottom() + (gap ? laneSpace : 0), width,
                       request.lanesOnly ? 0 : mainHeight};

    double aboveWorkers = layout.mainLane.bottom() + (request.lanesOnly ? 0 : laneSpace);
    if (request.lock) {
        const double height = std::round(std::clamp(room * 0.12, std::min(14.0, room), request.lineHeight * 3.2));
        layout.lockLane = {left, aboveWorkers, width, height};
        aboveWorkers = layout.lockLane.bottom() + laneSpace;
    }

    const double forWorkers = std::floor(std::max(0.0, top + room + laneSpace - aboveWorkers));
    const double content = layOutRows(layout, request, forWorkers);
    layout.workers = {left, aboveWorkers, width, std::min(forWorkers, content)};
    layout.maxScroll = std::max(0.0, content - layout.workers.height());
    layout.scroll = std::clamp(request.scroll, 0.0, layout.maxScroll);
    layout.axis = {left, layout.workers.bottom() + 2, width, axisHeight};
    return layout;
}

} // namespace futurescope
