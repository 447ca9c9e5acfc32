// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/trace/timeline.h"

#include <optional>

namespace futurescope {

/// What was measured beside the trace. Nanoseconds.
struct RunMeasurements
{
    std::optional<Nanos> measuredBaseline; ///< the same items in a plain loop, if that was run
    Nanos workerCpu{};                     ///< CPU time of all workers during the run
    int workers = 1;
    bool complete = true;        ///< no event was dropped
    int cores = 1;               ///< processors that the program may use
    Nanos serial{};              ///< that the program took for its own part of the work
    Nanos callerCpu{};           ///< CPU time of the program in tasks that it ran itself
    std::uint64_t bytesRead = 0; ///< by items of the memory stream
};

/// The figures of one run. An absent optional means that the run cannot say, not zero.
struct Metrics
{
    Nanos makespan{}; ///< start of the program, its executor included, to the end of the last task
    double tasksPerSecond = 0;
    std::optional<Nanos> baseline; ///< sequential time that the speedup refers to
    Baseline baselineKind = Baseline::Derived;
    std::optional<double> speedup;              ///< baseline / makespan
    std::optional<double> efficiency;           ///< speedup / workers
    std::optional<double> utilisation;          ///< time that workers had a task in hand / (workers * makespan)
    std::optional<Nanos> queueWaitMean;         ///< submitted to started
    std::optional<Nanos> queueWaitP95;          ///< nearest rank
    std::optional<Nanos> overheadPerTask;       ///< mean gap on a worker before a task that was already waiting
    std::optional<Nanos> lockWait;              ///< of all workers, for a lock or at a barrier; absent without one
    std::optional<std::uint64_t> lockHandOvers; ///< how often it went from one worker to another
    std::optional<double> awaitShare;           ///< part of utilisation in which tasks only waited for other tasks
    std::optional<std::uint64_t> deepestQueue;  ///< most futures pending at once
    std::optional<Nanos> oldestPending;         ///< longest that a future was pending, whatever ended that
    std::uint64_t dropped = 0;                  ///< tasks not submitted because the queue was full
    std::optional<Nanos> worstHeartbeat;        ///< how late the latest beat of the event loop came
    std::optional<double> gigabytesPerSecond;   ///< bytes read by the memory stream / makespan, in units of 10^9
    std::optional<double> trust; ///< CPU time the workers got / CPU time the machine could have given them
};

/// Trust below this: the machine was busy with something else, so that the times say little about the experiment. The
/// trust itself allows for the cores, so that many workers on few cores do not look like a busy machine.
inline constexpr double busyTrust = 0.8;

/// Pure function of a run. Formulas:
/// - derived baseline = the program's own part + worker CPU time + time tasks spent waiting: what one worker would
/// need, one task after another
///   (waiting for other tasks not counted: a plain loop does their work itself);
/// - await share = time that tasks held a worker while blocked in result() of others / (workers * makespan); absent
///   where no task did;
/// - overhead of a task = its start - max(its submission, the end of the task before it on its lane);
/// - tasks that the program ran itself count as work for the baseline, not as use of the workers;
/// - the oldest pending future is looked for among all, also those that were cancelled or are pending still;
/// - waiting for a lock is no part of the derived baseline: one worker alone never has to wait for it;
/// - trust = worker CPU time / integral over time of min(tasks on a worker and not waiting, cores); well under 1 means
///   that the machine was busy elsewhere. Absent when the tasks computed for less than 1 ms in all, when handing them
///   out took more than a quarter of that (the CPU time holds both), and when events were dropped.
Metrics metricsOf(const Timeline &timeline, const RunMeasurements &measurements);

/// Floating-point operations of the memory stream / makespan, in units of 10^9. Absent where none were asked for.
std::optional<double> gigaflopsPerSecond(const Metrics &metrics, const Workload &workload);

} // namespace futurescope
