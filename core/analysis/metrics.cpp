// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/metrics.h"

#include "core/trace/sortedtimes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace futurescope {

namespace {

constexpr Nanos leastComputing = std::chrono::milliseconds(1); // below it CPU time is too coarse to judge by

struct Extent
{
    std::int64_t lastEndedNs = never;
    std::uint64_t ran = 0;
    Nanos waiting{};
    Nanos awaiting{}; ///< for other tasks
};

Extent extentOf(const Timeline &timeline)
{
    Extent extent;
    for (const FutureRecord &record : timeline.futures()) {
        if (!record.hasRun())
            continue;
        ++extent.ran;
        extent.awaiting += Nanos{record.awaitNs()};
        // A plain loop would wait for the network too, but not for a task that it does itself.
        extent.waiting += Nanos{record.blockedNs() - record.awaitNs()};
        extent.lastEndedNs = std::max(extent.lastEndedNs, record.endedNs);
    }
    return extent;
}

Nanos busyTime(const Timeline &timeline)
{
    Nanos busy{};
    for (std::size_t lane = 1; lane < timeline.lanes().size(); ++lane) {
        for (const Span &span : timeline.lanes()[lane].tasks) {
            const FutureRecord *record = timeline.future(span.future);
            if (!record || record->lane.value == lane) // else a thread beside the event loop: no worker
                busy += Nanos{std::min(span.endNs, timeline.endNs()) - span.startNs};
        }
    }
    return busy;
}

void addQueueWait(Metrics &metrics, const Timeline &timeline)
{
    std::vector<std::int64_t> waits;
    for (const FutureRecord &record : timeline.futures()) {
        if (record.hasRun() && record.submittedNs != never)
            waits.push_back(record.waitNs());
    }
    if (waits.empty())
        return;
    const std::int64_t sum = std::accumulate(waits.begin(), waits.end(), std::int64_t{0});
    metrics.queueWaitMean = Nanos{sum / static_cast<std::int64_t>(waits.size())};
    const auto rank = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(waits.size()))) - 1;
    std::ranges::nth_element(waits, waits.begin() + static_cast<std::ptrdiff_t>(rank));
    metrics.queueWaitP95 = Nanos{waits[rank]};
}

struct Overhead
{
    Nanos total{};
    std::int64_t tasks = 0;
};

Overhead overheadOf(const Timeline &timeline)
{
    Overhead overhead;
    for (std::size_t lane = 1; lane < timeline.lanes().size(); ++lane) {
        std::int64_t previousEndNs = 0;
        for (const Span &span : timeline.lanes()[lane].tasks) {
            const FutureRecord *record = timeline.future(span.future);
            if (!record || record->submittedNs == never || record->lane.value != lane)
                continue;
            if (span.startNs > record->startedNs) { // it goes on after a task that ran inside it
                previousEndNs = span.endNs;
                continue;
            }
            // From the record, not the span: a span begins with the copying to another process, which is overhead.
            overhead.total += Nanos{
                std::max<std::int64_t>(0, record->startedNs - std::max(record->submittedNs, previousEndNs))};
            previousEndNs = span.endNs;
            ++overhead.tasks;
        }
    }
    return overhead;
}

/// The CPU time that the tasks could have got: the integral of min(tasks on a worker and not waiting, cores).
Nanos computingTime(const Timeline &timeline, int cores)
{
    SortedTimes begins;
    SortedTimes ends;
    const auto add = [&](std::int64_t fromNs, std::int64_t toNs) {
        begins.add(fromNs);
        ends.add(std::min(toNs, timeline.endNs()));
    };
    for (std::size_t lane = 1; lane < timeline.lanes().size(); ++lane) {
        for (const Span &span : timeline.lanes()[lane].tasks)
            add(span.startNs, span.endNs);
        for (const Span &wait : timeline.lanes()[lane].waits) { // a wait takes its task off the processor: the reverse
            if (wait.future == noFuture)
                continue; // for the interpreter lock, before a task
            add(wait.endNs == openEnd ? timeline.endNs() : wait.endNs, wait.startNs);
        }
    }
    begins.settle();
    ends.settle();

    Nanos total{};
    std::int64_t computing = 0;
    std::int64_t sinceNs = 0;
    auto begun = begins.begin();
    for (const std::int64_t endNs : ends) {
        for (; begun != begins.end() && *begun <= endNs; ++begun) {
            total += Nanos{*begun - sinceNs} * std::clamp<std::int64_t>(computing, 0, cores);
            sinceNs = *begun;
            ++computing;
        }
        total += Nanos{endNs - sinceNs} * std::clamp<std::int64_t>(computing, 0, cores);
        sinceNs = endNs;
        --computing;
    }
    return total;
}

void addLock(Metrics &metrics, const Timeline &timeline)
{
    const LockHistory &lock = timeline.interpreterLock();
    Nanos waited{};
    for (const Lane &lane : timeline.lanes()) {
        for (const Span &wait : lane.waits) {
            if (wait.activity == Activity::LockWait)
                waited += Nanos{std::min(wait.endNs, timeline.endNs()) - wait.startNs};
        }
    }
    if (!lock.empty() || waited > Nanos::zero())
        metrics.lockWait = waited;
    if (lock.empty())
        return;
    metrics.lockHandOvers = 0;
    for (std::size_t index = 1; index < lock.holdings().size(); ++index)
        *metrics.lockHandOvers += lock.holdings()[index].holder != lock.holdings()[index - 1].holder;
}

void addQueue(Metrics &metrics, const Timeline &timeline)
{
    metrics.dropped = timeline.drops().size();
    if (timeline.queueEntered().empty())
        return;
    metrics.deepestQueue = static_cast<std::uint64_t>(timeline.pendingOver(0, timeline.endNs() + 1).most);
    Nanos oldest{};
    for (const FutureRecord &record : timeline.futures()) {
        if (record.submittedNs == never)
            continue;
        const std::int64_t leftNs = record.hasRun()           ? record.startedNs
                                    : record.endedNs != never ? record.endedNs
                                                              : timeline.endNs();
        oldest = std::max(oldest, Nanos{leftNs - record.submittedNs});
    }
    metrics.oldestPending = oldest;
}

void addHeartbeat(Metrics &metrics, const Timeline &timeline)
{
    for (const Heartbeat &beat : timeline.heartbeats())
        metrics.worstHeartbeat = std::max(metrics.worstHeartbeat.value_or(Nanos::zero()), Nanos{beat.lateNs});
}

void addSpeedup(Metrics &metrics, const RunMeasurements &measurements, Nanos waiting)
{
    metrics.baselineKind = measurements.measuredBaseline ? Baseline::Measured : Baseline::Derived;
    metrics.baseline = measurements.measuredBaseline.value_or(measurements.serial + measurements.workerCpu
                                                              + measurements.callerCpu + waiting);
    if (metrics.makespan > Nanos::zero() && *metrics.baseline > Nanos::zero()) {
        metrics.speedup = static_cast<double>(metrics.baseline->count())
                          / static_cast<double>(metrics.makespan.count());
        metrics.efficiency = *metrics.speedup / measurements.workers;
    }
}

} // namespace

Metrics metricsOf(const Timeline &timeline, const RunMeasurements &measurements)
{
    Metrics metrics;
    metrics.baselineKind = measurements.measuredBaseline ? Baseline::Measured : Baseline::Derived;
    const Extent extent = extentOf(timeline);
    addQueue(metrics, timeline);
    addHeartbeat(metrics, timeline);
    if (extent.ran == 0)
        return metrics;

    metrics.makespan = Nanos{extent.lastEndedNs - timeline.runStartedNs()};
    if (metrics.makespan > Nanos::zero()) {
        const auto makespanNs = static_cast<double>(metrics.makespan.count());
        metrics.tasksPerSecond = static_cast<double>(extent.ran) * 1e9 / makespanNs;
        if (extent.awaiting > Nanos::zero())
            metrics.awaitShare = static_cast<double>(extent.awaiting.count()) / makespanNs / measurements.workers;
        if (measurements.bytesRead > 0)
            metrics.gigabytesPerSecond = static_cast<double>(measurements.bytesRead) / makespanNs;
        metrics.utilisation = static_cast<double>(busyTime(timeline).count()) / makespanNs / measurements.workers;
    }
    addSpeedup(metrics, measurements, extent.waiting);
    addQueueWait(metrics, timeline);
    addLock(metrics, timeline);
    const Overhead overhead = overheadOf(timeline);
    if (overhead.tasks > 0)
        metrics.overheadPerTask = overhead.total / overhead.tasks;
    const Nanos computing = computingTime(timeline, measurements.cores);
    if (measurements.complete && computing >= leastComputing && overhead.total <= computing / 4)
        metrics.trust = static_cast<double>(measurements.workerCpu.count()) / static_cast<double>(computing.count());
    return metrics;
}

std::optional<double> gigaflopsPerSecond(const Metrics &metrics, const Workload &workload)
{
    if (!metrics.gigabytesPerSecond || workload.flopsPerByte == 0)
        return std::nullopt;
    return *metrics.gigabytesPerSecond * workload.flopsPerByte;
}

} // namespace futurescope
