// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweep.h"

#include "core/experiment/sweepsamples.h"
#include "core/experiment/sweepwriter.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

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
    bool lacks(const SweepSamples &samples) const { return !samples.complete && samples.attempts() < m_plan.repeats; }
    void announce(const SweepCell &cell, bool warmUp) const;
    Result<Next> warmUp();
    Result<Next> runCounted(SweepSamples &samples);
    Next take(SweepSamples &samples, Run run);
    bool anyMeasured() const;
    SweepResult resultSoFar() const;

    const SweepPlan &m_plan;
    const std::stop_token m_stop;
    const SweepObserver &m_observer;
    const SessionFunction &m_session;
    std::vector<SweepSamples> m_samples;
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
        const auto samples = std::ranges::find(m_samples, SweepCell{point.value, point.second}, &SweepSamples::cell);
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
    for (SweepSamples &samples : m_samples) {
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
        for (SweepSamples &samples : m_samples) {
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
    for (const SweepSamples &samples : m_samples)
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

Result<Sweep::Next> Sweep::runCounted(SweepSamples &samples)
{
    announce(samples.cell, false);
    Result<Run> run = m_session(experimentAt(m_plan, samples.cell), m_stop);
    if (run)
        return take(samples, std::move(*run));
    if (m_stop.stop_requested())
        return Next::End;
    return run.error();
}

Sweep::Next Sweep::take(SweepSamples &samples, Run run)
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
                       [](const SweepSamples &samples) { return !samples.runs.empty() || samples.earlier; });
}

SweepResult Sweep::resultSoFar() const
{
    SweepResult result = m_result;
    for (const SweepSamples &samples : m_samples) {
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
