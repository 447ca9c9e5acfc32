// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace futurescope {

/// What a lesson asks about and its contract speaks of: one number that a run, or several runs of the same experiment,
/// come to.
enum class Measure : std::uint8_t {
    Makespan,        ///< ns
    ProgramEnd,      ///< ns from the start of the program to its last line
    Submitting,      ///< ns that the program spent submitting
    ProgramBlocked,  ///< ns that the program was blocked in result(), in an iteration or in shutdown()
    FirstResult,     ///< ns from the start of the program to the first outcome that it reads
    MeanToRead,      ///< ns from the end of a task to the reading of its outcome, on average
    ItemWork,        ///< ns of work of one item, as the experiment asks for it
    TotalWork,       ///< ns of work of all items
    LongestRun,      ///< ns of the longest task
    OverheadPerTask, ///< ns
    Speedup,
    Utilisation,   ///< 0 to 1
    IdleAtTheEnd,  ///< share of the workers' time after the last task has been taken, 0 to 1
    MostRunning,   ///< futures that were running at once
    MostComputing, ///< tasks that were running at once and did not wait
    MostPending,   ///< futures that waited at once for a worker
    Submitted,
    Finished,
    Failed,
    Cancelled,
    Lost,
    Refused,      ///< calls of cancel() that returned false
    TimedOut,     ///< waits that were given up
    ResultsRead,  ///< by the program
    UnreadErrors, ///< exceptions that nobody has read
    Deadlocked,   ///< 1 if the run was stopped in a deadlock
    Steals,
    ContextSwitches, ///< times that a task which computed lost its core to others
    LockWait,        ///< ns that tasks waited for a lock, all together
    QueueAge,        ///< ns that the future which was pending longest was pending
    Dropped,         ///< tasks that a full queue did not take
    WorstHeartbeat,  ///< ns that the latest beat of an event loop came late
    IncrementsLost,  ///< of a counter that all workers add to
    Bandwidth,       ///< gigabytes, of 10^9 bytes, that all workers together read in a second
    HandOvers,       ///< of the interpreter lock, from worker to worker
    Orders,          ///< different orders in which the tasks ended, among the runs
};

/// Count: a plain number, of gigabytes too.
enum class MeasureUnit : std::uint8_t { Nanoseconds, Count, Ratio };

/// "makespan", "most-running": as in lesson files.
std::string_view measureName(Measure measure);
Result<Measure> measure(std::string_view name);
MeasureUnit unitOf(Measure measure);
/// Every one that there is, once.
std::vector<Measure> allMeasures();

/// The numbers of the futures in the order in which their tasks ended.
std::vector<std::uint32_t> endingOrder(const Timeline &timeline);

/// Of one run, of which `timeline` holds the whole trace. Orders is 1. Absent: the run cannot say.
std::optional<double> measured(Measure measure, const Run &run, const Timeline &timeline);

} // namespace futurescope
