// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweep.h"

#include "core/analysis/medianinterval.h"
#include "core/experiment/sweepwriter.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

/// The counted runs of one value, as they come in.
struct Samples
{
    SweepCell cell;
    std::vector<Run> runs;
    int failedRuns = 0;
    std::string problem;
    /// What an earlier sweep has found: it is the point until a run has ended here.
    std::optional<SweepPoint> earlier;
    bool complete = false; ///< `earlier` has all its repeats, and no more are wanted

    int attempts() const { return static_cast<int>(runs.size()) + failedRuns; }
    bool anyRun() const { return attempts() > 0; }
};

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

SweepPoint pointOf(const Samples &samples, int repeats)
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

/// One sweep in progress. One thread.
class Sweep
{
public:
    Sweep(const SweepPlan &plan, std::stop_token stop, const SweepObserver &observer, const SessionFunction &session);

    /// Begins where another sweep of the same plan has ended.
    void goOnFrom(const SweepResult &soFar);
    /// Wants these and no others; false: one of them is not in the plan.
    bool wantOnly(const std::vector<SweepCell> &cells);
    Result<SweepResult> run();

private:
    enum class Next { GoOn, End };

    int runsLacking() const;
    bool lacks(const Samples &samples) const { return !samples.complete && samples.attempts() < m_plan.repeats; }
    void announce(const SweepCell &cell, bool warmUp) const;
    Result<Next> warmUp();
    Result<Next> runCounted(Samples &samples);
    Next take(Samples &samples, Run run);
    bool anyMeasured() const;
    SweepResult resultSoFar() const;

    const SweepPlan &m_plan;
    const std::stop_token m_stop;
    const SweepObserver &m_observer;
    const SessionFunction &m_session;
    std::vector<Samples> m_samples;
    SweepResult m_result; // what does not follow from m_samples
    SweepCell m_warmUp;
    int m_runsDone = 0;
    int m_runsTotal = 0;
    bool m_othersLack = false; // points that are not wanted now lack runs
};

Sweep::Sweep(const SweepPlan &plan, std::stop_token stop, const SweepObserver &observer, const SessionFunction &session)
    : m_plan(plan),
      m_stop(std::move(stop)),
      m_observer(observer),
      m_session(session)
{
    m_result.plan = plan;
    for (const SweepCell &cell : sweepCells(plan))
        m_samples.push_back({cell, {}, 0, {}, {}, false});
    m_warmUp = warmUpCell(plan);
}

void Sweep::goOnFrom(const SweepResult &soFar)
{
    m_result.machine = soFar.machine;
    m_result.version = soFar.version;
    m_result.startedAt = soFar.startedAt;
    for (const SweepPoint &point : soFar.points) {
        const auto samples = std::ranges::find(m_samples, SweepCell{point.value, point.second}, &Samples::cell);
        if (samples == m_samples.end())
            continue;
        samples->earlier = point;
        samples->complete = static_cast<int>(point.makespans.size()) + point.failedRuns >= m_plan.repeats;
        // Without the runs themselves the new ones could not be put beside them: then all are done anew.
        if (!samples->complete && point.runs.size() == point.makespans.size()) {
            samples->runs = point.runs;
            samples->failedRuns = point.failedRuns;
            samples->problem = point.problem;
        }
    }
}

bool Sweep::wantOnly(const std::vector<SweepCell> &cells)
{
    std::size_t found = 0;
    for (Samples &samples : m_samples) {
        if (std::ranges::find(cells, samples.cell) == cells.end()) {
            m_othersLack |= lacks(samples);
            samples.complete = true;
            continue;
        }
        ++found;
        samples = {samples.cell, {}, 0, {}, std::move(samples.earlier), false};
        m_warmUp = samples.cell;
    }
    return found == cells.size();
}

Result<SweepResult> Sweep::run()
{
    const int lacking = runsLacking();
    if (lacking == 0)
        return resultSoFar();
    m_runsTotal = lacking + 1;
    Result<Next> next = warmUp();
    for (int round = 0; round < m_plan.repeats && next && *next == Next::GoOn; ++round) {
        for (Samples &samples : m_samples) {
            if (!lacks(samples) || samples.attempts() > round)
                continue;
            next = runCounted(samples);
            if (!next || *next == Next::End)
                break;
        }
    }
    if (!next && !anyMeasured())
        return next.error();
    if (!next)
        m_result.problem = next.error().detail;
    m_result.stopped = next.ok() && (runsLacking() > 0 || m_othersLack);
    announce(m_samples.back().cell, false);
    SweepResult result = resultSoFar();
    for (SweepPoint &point : result.points)
        point.losses = lossesOf(point);
    return result;
}

int Sweep::runsLacking() const
{
    int lacking = 0;
    for (const Samples &samples : m_samples)
        lacking += lacks(samples) ? m_plan.repeats - samples.attempts() : 0;
    return lacking;
}

void Sweep::announce(const SweepCell &cell, bool warmUp) const
{
    if (m_observer.progressed)
        m_observer.progressed({m_runsDone, m_runsTotal, cell, warmUp});
}

Result<Sweep::Next> Sweep::warmUp()
{
    if (m_stop.stop_requested())
        return Next::End;
    announce(m_warmUp, true);
    const Result<Run> run = m_session(experimentAt(m_plan, m_warmUp), m_stop);
    if (m_stop.stop_requested())
        return Next::End;
    if (!run)
        return run.error();
    ++m_runsDone;
    return Next::GoOn;
}

Result<Sweep::Next> Sweep::runCounted(Samples &samples)
{
    announce(samples.cell, false);
    Result<Run> run = m_session(experimentAt(m_plan, samples.cell), m_stop);
    if (run)
        return take(samples, std::move(*run));
    if (m_stop.stop_requested())
        return Next::End;
    return run.error();
}

Sweep::Next Sweep::take(Samples &samples, Run run)
{
    std::string problem = runProblem(run);
    // A run that was ended by the stop did not fail; it just does not count.
    if (!problem.empty() && m_stop.stop_requested())
        return Next::End;
    ++m_runsDone;
    if (m_result.startedAt.empty()) {
        m_result.machine = run.machine;
        m_result.version = run.version;
        m_result.startedAt = run.startedAt;
    }
    if (problem.empty()) {
        samples.runs.push_back(std::move(run));
    } else {
        ++samples.failedRuns;
        samples.problem = std::move(problem);
    }
    if (m_observer.pointsChanged)
        m_observer.pointsChanged(resultSoFar());
    return m_stop.stop_requested() ? Next::End : Next::GoOn;
}

bool Sweep::anyMeasured() const
{
    return std::any_of(m_samples.begin(), m_samples.end(),
                       [](const Samples &samples) { return !samples.runs.empty() || samples.earlier; });
}

SweepResult Sweep::resultSoFar() const
{
    SweepResult result = m_result;
    for (const Samples &samples : m_samples) {
        if (samples.anyRun() || samples.earlier)
            result.points.push_back(pointOf(samples, m_plan.repeats));
    }
    addSpeedups(result.points, m_plan);
    return result;
}

SessionFunction orReal(const SessionFunction &session)
{
    if (session)
        return session;
    return [](const Experiment &experiment, std::stop_token token) { return runSession(experiment, std::move(token)); };
}

} // namespace

std::string runProblem(const Run &run)
{
    const auto reasonOr = [&run](const char *otherwise) { return run.reason.empty() ? otherwise : run.reason; };
    if (run.state == RunState::Cancelled)
        return reasonOr("The run was cancelled.");
    if (run.deadlocked)
        return run.reason;
    if (run.timedOut)
        return reasonOr("A result was not there within the timeout.");
    Timeline timeline;
    timeline.append(run.trace);
    const Timeline::Count &count = timeline.count();
    if (count.lost > 0)
        return fmt::format("{} of {} tasks were lost with their worker.", count.lost, count.submitted);
    if (count.cancelled > 0)
        return fmt::format("{} of {} tasks were cancelled.", count.cancelled, count.submitted);
    if (run.state == RunState::Failed && run.experiment.workload.failureRate == 0)
        return reasonOr("The run failed.");
    return {};
}

std::vector<SweepCell> busyCells(const SweepResult &result)
{
    std::vector<SweepCell> cells;
    for (const SweepPoint &point : result.points) {
        if (point.machineWasBusy)
            cells.push_back({point.value, point.second});
    }
    return cells;
}

Result<SweepResult> runSweep(const SweepPlan &plan, std::stop_token stop, const SweepObserver &observer,
                             const SessionFunction &session)
{
    SweepResult nothing;
    nothing.plan = plan;
    return resumeSweep(nothing, std::move(stop), observer, session);
}

Result<SweepResult> resumeSweep(const SweepResult &soFar, std::stop_token stop, const SweepObserver &observer,
                                const SessionFunction &session)
{
    if (const Status valid = validate(soFar.plan); !valid)
        return valid.error();
    const SessionFunction used = orReal(session);
    Sweep sweep(soFar.plan, std::move(stop), observer, used);
    sweep.goOnFrom(soFar);
    return sweep.run();
}

Result<SweepResult> repeatPoints(const SweepResult &soFar, const std::vector<SweepCell> &cells, std::stop_token stop,
                                 const SweepObserver &observer, const SessionFunction &session)
{
    if (const Status valid = validate(soFar.plan); !valid)
        return valid.error();
    const SessionFunction used = orReal(session);
    Sweep sweep(soFar.plan, std::move(stop), observer, used);
    sweep.goOnFrom(soFar);
    if (!sweep.wantOnly(cells))
        return Error{ErrorCode::Usage, "the sweep has no such point to repeat"};
    return sweep.run();
}

} // namespace futurescope
