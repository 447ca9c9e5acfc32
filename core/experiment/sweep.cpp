// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweep.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

/// The counted runs of one value, as they come in.
struct Samples
{
    std::uint32_t value = 0;
    std::vector<Run> runs;
    int failedRuns = 0;
    std::string problem;
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

SweepPoint pointOf(const Samples &samples)
{
    SweepPoint point;
    point.value = samples.value;
    point.failedRuns = samples.failedRuns;
    point.problem = samples.problem;
    for (const Run &run : samples.runs)
        point.makespans.push_back(run.metrics.makespan);
    if (!point.measured())
        return point;
    point.median = medianOf(point.makespans);
    const auto [low, high] = std::minmax_element(point.makespans.begin(), point.makespans.end());
    point.low = *low;
    point.high = *high;
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

/// Needs the point of 1 worker, which is the first one; without it no point gets a speedup.
void addSpeedups(std::vector<SweepPoint> &points)
{
    if (points.empty() || points.front().value != 1 || !points.front().measured())
        return;
    const Nanos baseline = points.front().median;
    for (SweepPoint &point : points) {
        if (!point.measured())
            continue;
        point.speedup = ratio(baseline, point.median);
        point.speedupLow = ratio(baseline, point.high);
        point.speedupHigh = ratio(baseline, point.low);
        if (point.speedup)
            point.efficiency = *point.speedup / point.value;
    }
}

/// One sweep in progress. One thread.
class Sweep
{
public:
    Sweep(const SweepPlan &plan, std::stop_token stop, const SweepObserver &observer, const SessionFunction &session);

    Result<SweepResult> run();

private:
    enum class Next { GoOn, End };

    int runsTotal() const;
    void announce(std::uint32_t value, bool warmUp) const;
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
    int m_runsDone = 0;
};

Sweep::Sweep(const SweepPlan &plan, std::stop_token stop, const SweepObserver &observer, const SessionFunction &session)
    : m_plan(plan),
      m_stop(std::move(stop)),
      m_observer(observer),
      m_session(session)
{
    m_result.plan = plan;
    for (const std::uint32_t value : sweepValues(plan))
        m_samples.push_back({value, {}, 0, {}});
}

Result<SweepResult> Sweep::run()
{
    Result<Next> next = warmUp();
    for (int round = 0; round < m_plan.repeats && next && *next == Next::GoOn; ++round) {
        for (Samples &samples : m_samples) {
            next = runCounted(samples);
            if (!next || *next == Next::End)
                break;
        }
    }
    if (!next && !anyMeasured())
        return next.error();
    if (!next)
        m_result.problem = next.error().detail;
    m_result.stopped = next.ok() && m_runsDone < runsTotal();
    announce(m_samples.back().value, false);
    return resultSoFar();
}

int Sweep::runsTotal() const
{
    return 1 + m_plan.repeats * static_cast<int>(m_samples.size());
}

void Sweep::announce(std::uint32_t value, bool warmUp) const
{
    if (m_observer.progressed)
        m_observer.progressed({m_runsDone, runsTotal(), value, warmUp});
}

Result<Sweep::Next> Sweep::warmUp()
{
    if (m_stop.stop_requested())
        return Next::End;
    const std::uint32_t value = warmUpValue(m_plan);
    announce(value, true);
    const Result<Run> run = m_session(experimentAt(m_plan, value), m_stop);
    if (m_stop.stop_requested())
        return Next::End;
    if (!run)
        return run.error();
    ++m_runsDone;
    return Next::GoOn;
}

Result<Sweep::Next> Sweep::runCounted(Samples &samples)
{
    announce(samples.value, false);
    Result<Run> run = m_session(experimentAt(m_plan, samples.value), m_stop);
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
                       [](const Samples &samples) { return !samples.runs.empty(); });
}

SweepResult Sweep::resultSoFar() const
{
    SweepResult result = m_result;
    for (const Samples &samples : m_samples) {
        if (!samples.runs.empty() || samples.failedRuns > 0)
            result.points.push_back(pointOf(samples));
    }
    if (m_plan.vary == SweepPlan::Vary::Workers)
        addSpeedups(result.points);
    return result;
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

Result<SweepResult> runSweep(const SweepPlan &plan, std::stop_token stop, const SweepObserver &observer,
                             const SessionFunction &session)
{
    if (const Status valid = validate(plan); !valid)
        return valid.error();
    const SessionFunction real = [](const Experiment &experiment, std::stop_token token) {
        return runSession(experiment, std::move(token));
    };
    return Sweep(plan, std::move(stop), observer, session ? session : real).run();
}

} // namespace futurescope
