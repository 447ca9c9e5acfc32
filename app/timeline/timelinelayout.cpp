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
constexpr double maxPitchShare = 0.35;  // of the height
constexpr double lockWaiterShare = 0.4; // of the lock's lane

double gapOf(double pitch)
{
    if (pitch >= 24)
        return std::round(pitch * 0.2);
    if (pitch >= 12)
        return 3;
    return pitch >= 4 ? 1 : 0;
}

} // namespace

QRectF TimelineLayout::laneRect(int lane) const
{
    if (lane == 0)
        return mainLane;
    const double offset = (lane - 1) * pitch - scroll;
    return {workers.left(), workers.top() + offset, workers.width(), pitch};
}

QRectF TimelineLayout::barRect(int lane) const
{
    const QRectF rect = laneRect(lane);
    if (lane == 0)
        return rect;
    const double gap = gapOf(pitch);
    return rect.adjusted(0, std::floor(gap / 2), 0, -std::ceil(gap / 2));
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
    const int lane = static_cast<int>((y - workers.top() + scroll) / pitch) + 1;
    return lane <= workerCount ? lane : -1;
}

int TimelineLayout::firstVisibleWorker() const
{
    return pitch > 0 ? static_cast<int>(scroll / pitch) + 1 : 1;
}

int TimelineLayout::lastVisibleWorker() const
{
    if (pitch <= 0)
        return 0;
    return std::min(workerCount, static_cast<int>(std::ceil((scroll + workers.height()) / pitch)));
}

int TimelineLayout::labelStep(double lineHeight) const
{
    return pitch > 0 ? std::max(1, static_cast<int>(std::ceil(lineHeight / pitch))) : 1;
}

double TimelineLayout::scrollToShow(int lane) const
{
    if (lane < 1 || lane > workerCount)
        return scroll;
    const double top = (lane - 1) * pitch;
    const double lowest = std::min(top, maxScroll);
    return std::clamp(scroll, std::min(lowest, top + pitch - workers.height()), lowest);
}

TimelineLayout layoutTimeline(const LayoutRequest &request)
{
    TimelineLayout layout;
    layout.size = request.size;
    layout.workerCount = request.workers;
    layout.labelLeft = margin;
    const double left = margin + request.labelWidth + labelGap;
    const double width = std::max(0.0, request.size.width() - left - margin - 8);
    const double axisHeight = std::ceil(request.lineHeight * 1.5);
    const double flagHeight = request.flags ? std::ceil(request.lineHeight * 1.35) : 4;

    layout.header = {margin, 0, std::max(0.0, request.size.width() - 2 * margin), request.headerHeight};
    layout.flags = {left, layout.header.bottom(), width, flagHeight};
    const double top = layout.flags.bottom();
    const double room = std::max(0.0, request.size.height() - top - axisHeight - 2 * laneSpace - 4);

    const double mainHeight = std::round(std::clamp(room * 0.07, std::min(12.0, room), request.lineHeight * 1.6));
    const double queueHeight = std::round(std::clamp(room * 0.14, std::min(16.0, room), 84.0));
    layout.queue = {left, top, width, request.lanesOnly ? 0 : queueHeight};
    layout.mainLane = {left, layout.queue.bottom() + (request.lanesOnly ? 0 : laneSpace), width,
                       request.lanesOnly ? 0 : mainHeight};

    double aboveWorkers = layout.mainLane.bottom() + (request.lanesOnly ? 0 : laneSpace);
    if (request.lock) {
        const double height = std::round(std::clamp(room * 0.12, std::min(14.0, room), request.lineHeight * 3.2));
        layout.lockLane = {left, aboveWorkers, width, height};
        aboveWorkers = layout.lockLane.bottom() + laneSpace;
    }

    const double forWorkers = std::floor(std::max(0.0, top + room + laneSpace - aboveWorkers));
    const double highest = std::max(maxPitch, maxPitchShare * request.size.height());
    double laneHeight = request.workers > 0 ? std::min(highest, forWorkers / request.workers) : 0;
    laneHeight = std::max(laneHeight, request.minPitch);
    layout.pitch = laneHeight >= 4 ? std::floor(laneHeight) : laneHeight;
    const double content = layout.pitch * request.workers;
    layout.workers = {left, aboveWorkers, width, std::min(forWorkers, content)};
    layout.maxScroll = std::max(0.0, content - layout.workers.height());
    layout.scroll = std::clamp(request.scroll, 0.0, layout.maxScroll);
    layout.axis = {left, layout.workers.bottom() + 2, width, axisHeight};
    return layout;
}

} // namespace futurescope
