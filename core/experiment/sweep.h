// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/losses.h"
#include "core/experiment/session.h"
#include "core/experiment/sweepplan.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace futurescope {

/// What was measured at one value, or at one pair of values.
struct SweepPoint
{
    SweepValue value = 0;
    std::optional<SweepValue> second; ///< of the second parameter, if there is one
    std::vector<Nanos> makespans;     ///< of the runs that count, in the order measured
    Nanos median{};                   ///< of an even number: the mean of the middle two
    Nanos low{};                      ///< and high: its interval, of 95 % where there are runs enough; see
    Nanos high{};                     ///< medianInterval()
    double coverage = 0;              ///< the probability that the interval holds the true median
    std::optional<Run> medianRun;     ///< the run whose makespan is the median, or the one just below it
    /// Where the time of that run went, once the sweep has come to its end: read from the trace on the thread that
    /// measures. lossesOf() reads it again where it is missing.
    std::optional<LossWaterfall> losses;
    /// Those runs, as long as the point lacks some of its repeats, so that the sweep can go on; else empty, because
    /// their traces take room.
    std::vector<Run> runs;
    int failedRuns = 0;  ///< ended otherwise than planned; they do not count
    std::string problem; ///< why the last of them failed, in one sentence

    std::optional<double> trust; ///< median of the runs' trust; absent when none could say
    bool machineWasBusy = false; ///< trust under busyTrust

    /// Against the median of the point that differs only by having 1 worker, or else by being sequential; the spread
    /// of that one is not in low and high. Where the work grows with the workers it is the scaled speedup: as many
    /// times the work of that point in the time of this one. Absent in sweeps without such a point, and while it has
    /// no median.
    std::optional<double> speedup;
    std::optional<double> speedupLow;
    std::optional<double> speedupHigh;
    std::optional<double> efficiency; ///< speedup / workers

    bool measured() const { return !makespans.empty(); }
};

struct SweepResult
{
    SweepPlan plan;
    MachineFacts machine;
    std::string version;
    std::string startedAt;          ///< of the first run that counts: ISO 8601, UTC
    std::vector<SweepPoint> points; ///< ascending; only those of which at least one run has ended
    bool stopped = false;           ///< before all runs were done; resumeSweep() does the others
    std::string problem;            ///< what ended it early, other than being stopped; else empty
};

/// The cells of the points that are marked "machine was busy", in order.
std::vector<SweepCell> busyCells(const SweepResult &result);

/// Why a run cannot be compared with the others of its sweep, in one sentence; empty when it can. Tasks
/// that fail because the experiment wants failures are part of the work.
std::string runProblem(const Run &run);

struct SweepProgress
{
    int runsDone = 0; ///< the warm-up counts here, so that the bar moves
    int runsTotal = 0;
    SweepCell cell; ///< of the run that is going on
    bool warmUp = false;
};

/// Called on the thread of runSweep(), between runs.
struct SweepObserver
{
    std::function<void(const SweepProgress &)> progressed;
    /// After each run that counts: all that is known so far, with points that may still lack repeats.
    std::function<void(const SweepResult &)> pointsChanged;
};

/// Runs one experiment; as runSession(), which is what an empty one stands for.
using SessionFunction = std::function<Result<Run>(const Experiment &, std::stop_token)>;

/// Runs every value once, then every value once more, and so on, so that a machine that grows slower or
/// faster does not look like an effect of the parameter; before that one run that does not count. In the
/// calling thread.
///
/// Being stopped is not an error: the points measured so far are returned. Errors: a plan that does not
/// validate, and a session that cannot start before anything was measured; later it ends the sweep and
/// `problem` says why.
Result<SweepResult> runSweep(const SweepPlan &plan, std::stop_token stop = {}, const SweepObserver &observer = {},
                             const SessionFunction &session = {});

/// Goes on with a sweep that was stopped or broke off: does the runs that its points lack, in the order that runSweep()
/// would have kept, after a warm-up of their own. Nothing is run if none is lacking. As runSweep() otherwise.
Result<SweepResult> resumeSweep(const SweepResult &soFar, std::stop_token stop = {}, const SweepObserver &observer = {},
                                const SessionFunction &session = {});

/// Measures the points at `cells` anew. Their runs are replaced and not added to, because what a busy machine has
/// measured is not a sample of the same thing; a point keeps its old figures until the first new run has ended. Runs
/// that other points lack stay lacking. Errors: as runSweep(), and a cell that the plan does not have.
Result<SweepResult> repeatPoints(const SweepResult &soFar, const std::vector<SweepCell> &cells,
                                 std::stop_token stop = {}, const SweepObserver &observer = {},
                                 const SessionFunction &session = {});

} // namespace futurescope
