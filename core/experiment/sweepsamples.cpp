// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweepsamples.h"

#include "core/analysis/medianinterval.h"

#include <algorithm>
#include <utility>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

bool shorter(const Run &a, const Run &b)
{
    return a.metrics.makespan < b.metrics.makespan;
}

/// Sorts. `values` must not be empty; Value is a duration or a double.
template <class Value>
Value medianOf(std::vector<Value> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t upper = values.size() / 2;
    return values.size() % 2 == 1 ? values[upper] : (values[upper - 1] + values[upper]) / 2;
}

const Run &runOfMedian(const std::vector<Run> &runs)
{
    std::vector<const Run *> sorted;
    for (const Run &run : runs)
        sorted.push_back(&run);
    std::sort(sorted.begin(), sorted.end(), [](const Run *a, const Run *b) { return shorter(*a, *b); });
    return *sorted[(sorted.size() - 1) / 2];
}

void judgeTrust(SweepPoint &point, const std::vector<Run> &runs)
{
    std::vector<double> trusts;
    for (const Run &run : runs) {
        if (run.metrics.trust)
            trusts.push_back(*run.metrics.trust);
    }
    if (trusts.empty())
        return;
    point.trust = medianOf(trusts);
    point.machineWasBusy = *point.trust < busyTrust;
}

std::optional<double> ratio(Nanos whole, Nanos part)
{
    if (part <= Nanos::zero())
        return std::nullopt;
    return double(whole.count()) / double(part.count());
}

/// Does `plan` have a parameter of which one value is what speedups refer to, and which?
std::optional<std::pair<Vary, SweepValue>> reference(const SweepPlan &plan)
{
    if (plan.varies(Vary::Executor))
        return std::pair{Vary::Executor, *sweepValue(Vary::Executor, executorName(ExecutorKind::Sequential))};
    if (plan.varies(Vary::Workers))
        return std::pair{Vary::Workers, SweepValue{1}};
    return std::nullopt;
}

/// The point that differs from `point` only by having the value of reference, or null.
const SweepPoint *referenceOf(const SweepPoint &point, const std::vector<SweepPoint> &points, bool isFirst,
                              SweepValue value)
{
    const auto found = std::ranges::find_if(points, [&](const SweepPoint &other) {
        return isFirst ? other.value == value && other.second == point.second
                       : other.value == point.value && other.second == value;
    });
    return found == points.end() || !found->measured() ? nullptr : &*found;
}

} // namespace

SweepPoint pointOf(const SweepSamples &samples, int repeats)
{
    if (!samples.anyRun())
        return *samples.earlier;
    SweepPoint point;
    point.value = samples.cell.value;
    point.second = samples.cell.second;
    point.failedRuns = samples.failedRuns;
    point.problem = samples.problem;
    for (const Run &run : samples.runs)
        point.makespans.push_back(run.metrics.makespan);
    if (samples.attempts() < repeats)
        point.runs = samples.runs;
    if (!point.measured())
        return point;
    const MedianInterval interval = medianInterval(point.makespans);
    point.median = interval.median;
    point.low = interval.low;
    point.high = interval.high;
    point.coverage = interval.coverage;
    point.medianRun = runOfMedian(samples.runs);
    judgeTrust(point, samples.runs);
    return point;
}

void addSpeedups(std::vector<SweepPoint> &points, const SweepPlan &plan)
{
    const auto refersTo = reference(plan);
    if (!refersTo)
        return;
    for (SweepPoint &point : points) {
        point.speedup = point.speedupLow = point.speedupHigh = point.efficiency = std::nullopt; // of an earlier sweep
        const SweepPoint *one = referenceOf(point, points, plan.vary == refersTo->first, refersTo->second);
        if (!one || !point.measured())
            continue;
        const int workers = experimentAt(plan, {point.value, point.second}).workers;
        const Nanos sameWork = one->median * (plan.workGrows ? workers : 1);
        point.speedup = ratio(sameWork, point.median);
        point.speedupLow = ratio(sameWork, point.high);
        point.speedupHigh = ratio(sameWork, point.low);
        if (point.speedup)
            point.efficiency = *point.speedup / workers;
    }
}

} // namespace futurescope
