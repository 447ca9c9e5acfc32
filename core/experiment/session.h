// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/metrics.h"
#include "core/experiment/deadlockwatch.h"
#include "core/experiment/experiment.h"
#include "core/experiment/runcontrol.h"
#include "core/platform/machinefacts.h"
#include "core/trace/foreigntrace.h"
#include "core/trace/recorder.h"
#include "core/workloads/workplan.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace futurescope {

enum class RunState { Finished, Failed, Cancelled };

/// "finished", "failed", "cancelled".
std::string_view runStateName(RunState state);
Result<RunState> runState(std::string_view name);

/// A run that has come to its end: everything that is saved, shown and compared. A value; the trace is shared.
struct Run
{
    Experiment experiment;
    MachineFacts machine;
    std::string version;   ///< of the program that made it
    std::string startedAt; ///< ISO 8601, UTC
    RunState state = RunState::Finished;
    std::string reason; ///< why not "finished", or what was dropped, in one sentence; else empty
    bool timedOut = false;
    bool deadlocked = false;                                    ///< stopped while tasks waited for each other for ever
    std::optional<CountedIncrements> increments = std::nullopt; ///< the counter workload only
    Trace trace;
    Metrics metrics;
    /// Of a trace that another program wrote: the trace again, with names and counts. Of the
    /// experiment only the numbers of items and workers say something then, those of slices and lanes;
    /// of the metrics only the makespan and the tasks per second.
    std::shared_ptr<const ForeignTrace> foreign = nullptr;
};

/// Where a run stands, for progress shown while it goes on.
enum class Phase { Preparing, Baseline, Running, Ended };

/// Hooks of whoever watches. Called on the session's thread, but for deadlockFound.
struct SessionObserver
{
    std::function<void(Phase)> phaseChanged;
    /// Given once, before the first task: snapshot() may be called from any thread until the observer's owner lets go.
    std::function<void(std::shared_ptr<const Recorder>)> recordingStarted;
    /// Given once, before the first task: reaches into the run while it goes on, and does nothing afterwards.
    std::function<void(std::shared_ptr<RunControl>)> controlGiven = {};
    /// Tasks wait for each other for ever. True leaves the run to whoever stops it or cancels one of the futures;
    /// false, or no hook, stops it. Called on a thread of its own, soon after the last progress; again when another
    /// ring has closed.
    std::function<bool(const Deadlock &)> deadlockFound = {};
};

/// Runs one experiment in the calling thread, which becomes the "main" of the program under study. Returns when every
/// future has ended as exactly one of finished, failed, cancelled, lost and no worker is left. `stop` cancels what is
/// pending and asks running tasks to give up; processes are ended. A run that is stopped in a deadlock has failed, and
/// its reason names the ring. Errors: an experiment that does not validate, a
/// worker program that does not start, a file or server that the workload needs and that cannot be made.
Result<Run> runSession(const Experiment &experiment, std::stop_token stop = {}, const SessionObserver &observer = {},
                       const std::string &workerProgram = {});

} // namespace futurescope
