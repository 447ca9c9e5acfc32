// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/measure.h"

#include "core/analysis/losses.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace futurescope {

namespace {

struct MeasureFacts
{
    Measure measure;
    std::string_view name;
    MeasureUnit unit;
};

constexpr std::array<MeasureFacts, 35> measureTable{{
    {Measure::Makespan, "makespan", MeasureUnit::Nanoseconds},
    {Measure::ProgramEnd, "program-end", MeasureUnit::Nanoseconds},
    {Measure::Submitting, "submitting", MeasureUnit::Nanoseconds},
    {Measure::ProgramBlocked, "program-blocked", MeasureUnit::Nanoseconds},
    {Measure::FirstResult, "first-result", MeasureUnit::Nanoseconds},
    {Measure::MeanToRead, "mean-to-read", MeasureUnit::Nanoseconds},
    {Measure::ItemWork, "item-work", MeasureUnit::Nanoseconds},
    {Measure::TotalWork, "total-work", MeasureUnit::Nanoseconds},
    {Measure::LongestRun, "longest-run", MeasureUnit::Nanoseconds},
    {Measure::OverheadPerTask, "overhead-per-task", MeasureUnit::Nanoseconds},
    {Measure::Speedup, "speedup", MeasureUnit::Ratio},
    {Measure::Utilisation, "utilisation", MeasureUnit::Ratio},
    {Measure::IdleAtTheEnd, "idle-at-the-end", MeasureUnit::Ratio},
    {Measure::MostRunning, "most-running", MeasureUnit::Count},
    {Measure::MostComputing, "most-computing", MeasureUnit::Count},
    {Measure::MostPending, "most-pending", MeasureUnit::Count},
    {Measure::Submitted, "submitted", MeasureUnit::Count},
    {Measure::Finished, "finished", MeasureUnit::Count},
    {Measure::Failed, "failed", MeasureUnit::Count},
    {Measure::Cancelled, "cancelled", MeasureUnit::Count},
    {Measure::Lost, "lost", MeasureUnit::Count},
    {Measure::Refused, "refused", MeasureUnit::Count},
    {Measure::TimedOut, "timed-out", MeasureUnit::Count},
    {Measure::ResultsRead, "results-read", MeasureUnit::Count},
    {Measure::UnreadErrors, "unread-errors", MeasureUnit::Count},
    {Measure::Deadlocked, "deadlocked", MeasureUnit::Count},
    {Measure::Steals, "steals", MeasureUnit::Count},
    {Measure::LockWait, "lock-wait", MeasureUnit::Nanoseconds},
    {Measure::QueueAge, "queue-age", MeasureUnit::Nanoseconds},
    {Measure::Dropped, "dropped", MeasureUnit::Count},
    {Measure::WorstHeartbeat, "worst-heartbeat", MeasureUnit::Nanoseconds},
    {Measure::IncrementsLost, "increments-lost", MeasureUnit::Count},
    {Measure::Bandwidth, "bandwidth", MeasureUnit::Count},
    {Measure::HandOvers, "hand-overs", MeasureUnit::Count},
    {Measure::Orders, "orders", MeasureUnit::Count},
}};

const MeasureFacts &factsOf(Measure measure)
{
    return *std::ranges::find(measureTable, measure, &MeasureFacts::measure);
}

double sinceStart(const Timeline &timeline, std::int64_t timeNs)
{
    return static_cast<double>(timeNs - timeline.runStartedNs());
}

std::optional<double> programEnd(const Timeline &timeline)
{
    if (timeline.runEndedNs() == never)
        return std::nullopt;
    return sinceStart(timeline, timeline.runEndedNs());
}

/// What the program spent on any of these.
double programTime(const Timeline &timeline, std::initializer_list<Activity> activities)
{
    std::int64_t spentNs = 0;
    for (const Span &span : timeline.lanes().front().tasks) {
        if (std::ranges::find(activities, span.activity) != activities.end())
            spentNs += std::min(span.endNs, timeline.endNs()) - span.startNs;
    }
    return static_cast<double>(spentNs);
}

std::optional<double> firstResult(const Timeline &timeline)
{
    std::int64_t first = never;
    for (const FutureRecord &future : timeline.futures()) {
        if (future.readNs != never && future.readLane == mainLane && (first == never || future.readNs < first))
            first = future.readNs;
    }
    return first == never ? std::nullopt : std::optional(sinceStart(timeline, first));
}

std::optional<double> meanToRead(const Timeline &timeline)
{
    double sum = 0;
    std::size_t read = 0;
    for (const FutureRecord &future : timeline.futures()) {
        if (future.readNs == never || future.endedNs == never)
            continue;
        sum += static_cast<double>(future.readNs - future.endedNs);
        ++read;
    }
    return read == 0 ? std::nullopt : std::optional(sum / static_cast<double>(read));
}

std::optional<double> longestRun(const Timeline &timeline)
{
    std::int64_t longest = never;
    for (const FutureRecord &future : timeline.futures()) {
        if (future.hasRun())
            longest = std::max(longest, future.runNs(timeline.endNs()));
    }
    return longest == never ? std::nullopt : std::optional(static_cast<double>(longest));
}

double resultsRead(const Timeline &timeline)
{
    return static_cast<double>(std::ranges::count_if(timeline.futures(), [](const FutureRecord &future) {
        return future.readNs != never && future.readLane == mainLane && future.outcome == Outcome::Finished;
    }));
}

/// The most tasks at once that are in hand and wait for nothing.
double mostComputing(const Timeline &timeline)
{
    std::vector<std::pair<std::int64_t, int>> steps; // an end before a beginning at the same time
    const auto add = [&](const Spans &spans, int sign, bool tasksOnly) {
        for (const Span &span : spans) {
            if (tasksOnly && span.activity != Activity::Task)
                continue;
            steps.emplace_back(span.startNs, sign);
            steps.emplace_back(std::min(span.endNs, timeline.endNs()), -sign);
        }
    };
    for (const Lane &lane : timeline.lanes()) {
        add(lane.tasks, 1, true);
        if (lane.id != mainLane)
            add(lane.waits, -1, false);
    }
    std::ranges::sort(steps);
    int now = 0;
    int most = 0;
    for (const auto &[timeNs, step] : steps) {
        now += step;
        most = std::max(most, now);
    }
    return most;
}

std::optional<double> idleAtTheEnd(const Run &run, const Timeline &timeline)
{
    const LossWaterfall losses = lossWaterfall(timeline, run.experiment.allWorkers(), run.machine.cores);
    const auto all = static_cast<double>(losses.makespan.count()) * losses.workers;
    return all > 0 ? std::optional(static_cast<double>(losses.lost(Loss::Imbalance)) / all) : std::nullopt;
}

std::optional<double> nanoseconds(const std::optional<Nanos> &duration)
{
    return duration ? std::optional(static_cast<double>(duration->count())) : std::nullopt;
}

std::optional<double> lockWait(const Timeline &timeline)
{
    std::int64_t waitedNs = 0;
    for (const FutureRecord &future : timeline.futures())
        waitedNs += future.lockWaitNs();
    return static_cast<double>(waitedNs);
}

std::optional<double> countOf(Measure measure, const Timeline::Count &count)
{
    switch (measure) {
    case Measure::Submitted:
        return static_cast<double>(count.submitted);
    case Measure::Finished:
        return static_cast<double>(count.finished);
    case Measure::Failed:
        return static_cast<double>(count.failed);
    case Measure::Cancelled:
        return static_cast<double>(count.cancelled);
    case Measure::Lost:
        return static_cast<double>(count.lost);
    case Measure::UnreadErrors:
        return static_cast<double>(count.exceptionsUnread());
    default:
        return std::nullopt;
    }
}

std::optional<double> incrementsLost(const Run &run)
{
    if (!run.increments)
        return std::nullopt;
    return static_cast<double>(run.increments->expected) - static_cast<double>(run.increments->got);
}

/// Of the figures that every run has.
std::optional<double> ofMetrics(Measure measure, const Metrics &metrics)
{
    switch (measure) {
    case Measure::Makespan:
        return static_cast<double>(metrics.makespan.count());
    case Measure::OverheadPerTask:
        return nanoseconds(metrics.overheadPerTask);
    case Measure::Speedup:
        return metrics.speedup;
    case Measure::Utilisation:
        return metrics.utilisation;
    case Measure::HandOvers:
        return metrics.lockHandOvers ? std::optional(static_cast<double>(*metrics.lockHandOvers)) : std::nullopt;
    case Measure::QueueAge:
        return nanoseconds(metrics.oldestPending);
    case Measure::Dropped:
        return static_cast<double>(metrics.dropped);
    case Measure::WorstHeartbeat:
        return nanoseconds(metrics.worstHeartbeat);
    case Measure::Bandwidth:
        return metrics.gigabytesPerSecond;
    default:
        return std::nullopt;
    }
}

std::optional<double> ofTimeline(Measure measure, const Timeline &timeline)
{
    const std::int64_t endNs = timeline.endNs() + 1;
    switch (measure) {
    case Measure::ProgramEnd:
        return programEnd(timeline);
    case Measure::Submitting:
        return programTime(timeline, {Activity::Submitting});
    case Measure::ProgramBlocked:
        return programTime(timeline, {Activity::ResultWait, Activity::ShutdownWait});
    case Measure::FirstResult:
        return firstResult(timeline);
    case Measure::MeanToRead:
        return meanToRead(timeline);
    case Measure::LongestRun:
        return longestRun(timeline);
    case Measure::MostRunning:
        return static_cast<double>(timeline.runningOver(0, endNs).most);
    case Measure::MostComputing:
        return mostComputing(timeline);
    case Measure::MostPending:
        return static_cast<double>(timeline.pendingOver(0, endNs).most);
    case Measure::Refused:
        return static_cast<double>(timeline.refusals().size());
    case Measure::TimedOut:
        return static_cast<double>(timeline.timeouts().size());
    case Measure::ResultsRead:
        return resultsRead(timeline);
    case Measure::Steals:
        return static_cast<double>(timeline.steals().size());
    case Measure::LockWait:
        return lockWait(timeline);
    default:
        return countOf(measure, timeline.count());
    }
}

} // namespace

std::string_view measureName(Measure measure)
{
    return factsOf(measure).name;
}

Result<Measure> measure(std::string_view name)
{
    const auto found = std::ranges::find(measureTable, name, &MeasureFacts::name);
    if (found != measureTable.end())
        return found->measure;
    return Error{ErrorCode::InvalidInput, fmt::format("unknown measure \"{}\"", name.substr(0, 60))};
}

std::vector<Measure> allMeasures()
{
    std::vector<Measure> measures;
    std::ranges::transform(measureTable, std::back_inserter(measures), &MeasureFacts::measure);
    return measures;
}

MeasureUnit unitOf(Measure measure)
{
    return factsOf(measure).unit;
}

std::vector<std::uint32_t> endingOrder(const Timeline &timeline)
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> ends;
    for (std::size_t index = 0; index < timeline.futures().size(); ++index) {
        if (timeline.futures()[index].endedNs != never)
            ends.emplace_back(timeline.futures()[index].endedNs, static_cast<std::uint32_t>(index + 1));
    }
    std::ranges::sort(ends);
    std::vector<std::uint32_t> order(ends.size());
    std::ranges::transform(ends, order.begin(), [](const auto &end) { return end.second; });
    return order;
}

std::optional<double> measured(Measure measure, const Run &run, const Timeline &timeline)
{
    const Workload &workload = run.experiment.workload;
    switch (measure) {
    case Measure::ItemWork:
        return static_cast<double>(workload.work.count());
    case Measure::TotalWork:
        return static_cast<double>(workload.work.count()) * workload.items;
    case Measure::IdleAtTheEnd:
        return idleAtTheEnd(run, timeline);
    case Measure::Deadlocked:
        return run.deadlocked ? 1 : 0;
    case Measure::IncrementsLost:
        return incrementsLost(run);
    case Measure::Orders:
        return 1;
    default:
        break;
    }
    const auto known = ofMetrics(measure, run.metrics);
    return known ? known : ofTimeline(measure, timeline);
}

} // namespace futurescope
