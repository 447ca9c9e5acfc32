// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/laneslices.h"

#include <algorithm>

namespace futurescope {

namespace {

// Reading a result takes no time that is recorded. It is drawn this long so that an arrow can end on it.
constexpr std::int64_t readNs = 1000;

std::string_view activityName(Activity activity)
{
    switch (activity) {
    case Activity::Task:
        return "task";
    case Activity::IoWait:
        return "waiting for I/O";
    case Activity::LockWait:
        return "waiting for a lock";
    case Activity::Overhead:
        return "overhead";
    case Activity::Submitting:
        return "submitting";
    case Activity::ResultWait:
        return "waiting for a result";
    case Activity::ShutdownWait:
        return "waiting for shutdown";
    case Activity::Computing:
        return "computing";
    case Activity::LockHeld:
        return "holding a lock";
    case Activity::QueueWait:
        return "waiting: the queue is full";
    case Activity::LoopTurn:
        return "others have the loop";
    case Activity::BesideWait:
        return "computed beside the loop";
    }
    return "other";
}

void addSpans(std::vector<LaneSlice> &slices, const Spans &spans, std::int64_t runEndNs)
{
    for (const Span &span : spans) {
        const std::int64_t endNs = span.endNs == openEnd ? std::max(runEndNs, span.startNs) : span.endNs;
        if (endNs >= span.startNs)
            slices.push_back({span.startNs, endNs, span.future, activityName(span.activity), true});
    }
}

/// The spans of workers' tasks; what the tasks that ran inside one have cut in pieces becomes one again.
Spans wholeTasks(const Timeline &timeline, const Lane &lane)
{
    Spans whole;
    for (const Span &span : lane.tasks) {
        const FutureRecord *record = timeline.future(span.future);
        const bool isTask = span.activity == Activity::Task && record && record->lane == lane.id && record->hasRun();
        if (isTask && span.startNs > record->startedNs)
            continue; // the rest of a task
        whole.push_back(span);
        if (isTask && span.endNs != openEnd)
            whole.back().endNs = record->endedNs == never ? openEnd : std::max(span.endNs, record->endedNs);
    }
    return whole;
}

/// Makes the slices nest.
void nest(std::vector<LaneSlice> &slices)
{
    std::ranges::stable_sort(slices, [](const LaneSlice &a, const LaneSlice &b) {
        return a.startNs != b.startNs ? a.startNs < b.startNs : a.endNs > b.endNs;
    });
    std::vector<std::int64_t> openEnds;
    for (LaneSlice &slice : slices) {
        while (!openEnds.empty() && openEnds.back() <= slice.startNs)
            openEnds.pop_back();
        slice.outermost = openEnds.empty();
        if (!openEnds.empty())
            slice.endNs = std::min(slice.endNs, openEnds.back());
        openEnds.push_back(slice.endNs);
    }
}

} // namespace

LaneSlices::LaneSlices(const Timeline &timeline, bool withReads, const std::function<bool()> &goOn)
    : m_lanes(timeline.lanes().size())
{
    const auto givenUp = [&goOn] { return goOn && !goOn(); };
    for (std::size_t i = 0; i < m_lanes.size() && !givenUp(); ++i) {
        addSpans(m_lanes[i], wholeTasks(timeline, timeline.lanes()[i]), timeline.endNs());
        addSpans(m_lanes[i], timeline.lanes()[i].waits, timeline.endNs());
    }
    if (withReads)
        addReads(timeline);
    for (auto slices = m_lanes.begin(); slices != m_lanes.end() && !givenUp(); ++slices)
        nest(*slices);
}

void LaneSlices::addReads(const Timeline &timeline)
{
    std::vector<LaneSlice> &main = m_lanes[mainLane.value];
    std::vector<std::int64_t> starts;
    for (const LaneSlice &slice : main)
        starts.push_back(slice.startNs);
    const auto &futures = timeline.futures();
    for (const FutureRecord &record : futures) {
        if (record.readNs != never && record.readLane == mainLane)
            starts.push_back(record.readNs);
    }
    std::ranges::sort(starts);
    for (std::size_t i = 0; i < futures.size(); ++i) {
        const std::int64_t startNs = futures[i].readNs;
        if (startNs == never || futures[i].readLane != mainLane)
            continue;
        // It gives way to whatever the lane does next.
        const auto next = std::ranges::upper_bound(starts, startNs);
        const std::int64_t endNs = next == starts.end() ? startNs + readNs : std::min(startNs + readNs, *next);
        main.push_back({startNs, endNs, FutureId{static_cast<std::uint32_t>(i + 1)}, "reading the result", true});
    }
}

std::optional<std::int64_t> LaneSlices::arrowMoment(LaneId lane, std::int64_t atNs) const
{
    if (lane.value >= m_lanes.size())
        return std::nullopt;
    const std::vector<LaneSlice> &slices = m_lanes[lane.value];
    auto slice = std::ranges::upper_bound(slices, atNs, {}, &LaneSlice::startNs);
    while (slice != slices.begin() && !std::prev(slice)->outermost)
        --slice;
    if (slice == slices.begin())
        return std::nullopt;
    --slice;
    const std::int64_t moment = std::max(atNs, slice->startNs + 1);
    if (moment >= slice->endNs)
        return std::nullopt;
    return moment;
}

} // namespace futurescope
