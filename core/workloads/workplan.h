// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/queuegate.h"
#include "core/executors/remotetask.h"
#include "core/experiment/experiment.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace futurescope {

/// What one task's run of items gives: a number that depends on every item (so that no work can be optimised away),
/// and the payload that travels back.
struct TaskResult
{
    std::uint64_t value = 0;
    Bytes payload;

    std::uint64_t tracePayload() const { return value; }
};

class Continuations;
class LevelPools;

/// What the tasks of a run, above all those of a nested workload, need to know of it.
struct Nesting
{
    Timeout timeout; ///< of each result() inside a task
    /// Of a run whose queue is bounded: told of every task that enters or leaves it. Else null.
    std::shared_ptr<QueueGate> queue;
    /// Told of every child in the thread that has submitted it; may be empty. Must stay callable until the last task
    /// has ended.
    std::function<void(const FuturePtr &)> submitted;
    // Of a nested workload.
    std::uint32_t depth = 1;
    ChildWait childWait = ChildWait::InTask;
    std::shared_ptr<LevelPools> pools;            ///< null: children go to the executor that runs the task
    std::shared_ptr<Continuations> continuations; ///< told of all that goes on behind a task; may be null
};

/// What the items of the counter workload have done to their one counter.
struct CountedIncrements
{
    std::uint64_t expected = 0; ///< increments that were done
    std::uint64_t got = 0;      ///< what the counter says afterwards

    friend bool operator==(const CountedIncrements &, const CountedIncrements &) = default;
};

/// How fast this machine does each kind of work. Measured once per process, in some 30 milliseconds.
struct Calibration
{
    double squaresPerNs = 0;   ///< loop turns of the sum of squares
    double divisionsPerNs = 0; ///< trial divisions
    double fileBytesPerNs = 0; ///< read from the page cache and checksummed

    static const Calibration &ofThisMachine();
};

/// The order in which tasks take the items, and with it which items are neighbours in one task.
struct ItemDealing
{
    Schedule schedule = Schedule::Dynamic;
    std::uint32_t tasks = 1; ///< cyclic: among how many the items are dealt out
    std::uint32_t grain = 1; ///< tree: the most items that a task does not split
};

class Team;

/// The work of a whole run, fixed before it starts: one argument for each item, drawn from the workload's seed and
/// distribution and turned into loop turns, numbers to factor, delays or bytes. Owns what the items use (the loopback
/// server, the file). Immutable and shared by all tasks; any thread.
class WorkPlan
{
public:
    /// Errors: a server or file that cannot be made. `workload` must validate.
    static Result<std::shared_ptr<const WorkPlan>> make(const Workload &workload, Nesting nesting = {},
                                                        const ItemDealing &dealing = {});
    virtual ~WorkPlan() = default;

    /// The wanted duration of each item by its number, as drawn; for tests and for predictions.
    virtual const std::vector<Nanos> &itemDurations() const = 0;

    /// Forgets what items have counted: a run begins.
    virtual void beginRun() const = 0;
    /// Of the counter workload, once no task runs any more.
    virtual std::optional<CountedIncrements> increments() const = 0;
    /// Of the memory stream.
    virtual std::uint64_t bytesRead() const = 0;

    /// A task that does the items at places [first, first + count) of the order, runnable on every executor.
    virtual IntrusivePtr<ResultCore<TaskResult>> makeTask(std::uint32_t first, std::uint32_t count) const = 0;

    /// The part of the work that the program does itself; the items share the rest.
    virtual Nanos serialWork() const = 0;
    /// Does that part in the calling thread: computes, or sleeps where the items do nothing but wait. Throws
    /// TaskError{Stopped} soon after a stop request.
    virtual void doSerialWork(const std::stop_token &stop) const = 0;

    /// What the tasks of a coupled run share; null where they are not coupled. Any thread.
    virtual Team *team() const = 0;
};

/// Registers "run-items" and the diagnostics that the tests use (see diagnostics.h). Both sides of a process pool
/// call it first thing in main().
void registerBuiltinFunctions();

} // namespace futurescope
