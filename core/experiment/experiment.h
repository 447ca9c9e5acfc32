// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/executors/executor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace futurescope {

/// Nested: each task submits a child task for each of its items, does half of the item and waits for the other half.
/// The child does the same, down to `depth`.
/// Tree: the items are the leaves of an uneven tree; a task gives parts of its leaves to other tasks, for which it does
/// not wait, until `chunk` of them or fewer are left.
/// Counter: all items add to one counter. MemoryStream: all items read from one array.
enum class WorkloadKind {
    SumOfSquares,
    PrimeFactors,
    Sleep,
    Download,
    ReadFile,
    Mixed,
    Nested,
    Tree,
    Counter,
    MemoryStream
};
/// Triangular: from nearly nothing to twice the mean, in the order of the items.
enum class Distribution { Constant, Uniform, Exponential, HeavyTail, OneGiant, Triangular };
/// How tasks that run at the same time hold each other up. Lock: part of an item is done holding one lock of the run.
/// Barrier: after each step of its work every task waits, spinning, for all the others.
enum class Coupling { None, Lock, Barrier };
/// How an increment of the one counter is done. Plain: read, add, write, each atomic by itself, so that updates get
/// lost but nothing is undefined. SameLine and Padded: a counter for each worker, in one line of the cache or each in a
/// line of its own.
enum class CounterForm { Plain, Mutex, Atomic, SameLine, Padded };
/// How a nested task comes to the result of its child. InTask: result() inside the task, in the pool of both.
/// OwnPools: the same, but each level of children has a pool of its own. Continuation: it does not wait, but ends; when
/// its child is done, a task that goes on from there is submitted.
enum class ChildWait { InTask, OwnPools, Continuation };
/// Which worker gets which items. Static: as many tasks as workers, each a contiguous block. Cyclic: as many, dealt out
/// like cards. Dynamic: tasks of `chunk` items, taken as workers get free. LongestFirst: the same, the longest first.
enum class Schedule { Dynamic, Static, Cyclic, LongestFirst };
/// What submitting does while `queueLimit` futures are pending. CallerRuns: the program does the task itself. Drop:
/// the task is not submitted and counted.
enum class QueuePolicy { Unbounded, Block, CallerRuns, Drop };
/// How the program takes its results. Result: result() of each future in order.
enum class CollectMode { Result, Map, AsCompleted, None };
/// What the program does at the end of its with-block.
enum class ShutdownMode { Wait, NoWait, CancelPending };
/// Where the sequential time of the speedup comes from.
enum class Baseline { Derived, Measured };

/// What each item does. The seed fixes the work of every item, never the scheduling.
struct Workload
{
    WorkloadKind kind = WorkloadKind::SumOfSquares;
    std::uint32_t items = 200;
    Nanos work = std::chrono::milliseconds(10); ///< wanted mean duration of one item on this machine
    Distribution distribution = Distribution::Uniform;
    double spreadPercent = 30;         ///< uniform: work * (1 +- spread/100); other distributions ignore it
    double failureRate = 0;            ///< probability that an item raises ValueError
    std::uint32_t payloadInBytes = 0;  ///< carried with the arguments of each item
    std::uint32_t payloadOutBytes = 0; ///< carried with the result of each item; download: the body's size
    std::uint64_t seed = 7;
    Coupling coupling = Coupling::None;
    double serialPercent = 0;                 ///< of all work: what the program does itself before it submits
    CounterForm counter = CounterForm::Plain; ///< the counter workload only
    std::uint32_t arrayBytes = 64u << 20;     ///< the memory-stream workload only: what all tasks read from
    std::uint32_t flopsPerByte = 0;           ///< memory-stream: floating-point operations beside the plain sum
    std::uint32_t waitPercent = 50;           ///< mixed: of an item's time it waits so much, then computes
    std::uint32_t depth = 1;                  ///< nested: levels of children below a task
    ChildWait childWait = ChildWait::InTask;  ///< nested

    friend bool operator==(const Workload &, const Workload &) = default;
};

/// Neighbours in the order in which a schedule puts the items: see itemOrder().
struct ItemPlaces
{
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    friend bool operator==(const ItemPlaces &, const ItemPlaces &) = default;
};

/// One experiment as a person sets it up. A value: copying it copies everything.
struct Experiment
{
    static constexpr int schemaVersion = 1;

    std::string name;
    Workload workload;
    ExecutorKind executor = ExecutorKind::Threads;
    int workers = 4;
    std::uint32_t chunk = 1; ///< items per task; more than there are items is one task; not of static and cyclic
    Schedule schedule = Schedule::Dynamic;
    QueuePolicy queuePolicy = QueuePolicy::Unbounded;
    std::uint32_t queueLimit = 8; ///< futures that may be pending; Unbounded ignores it
    Nanos submitEvery{};          ///< pace of submitting; 0: at once
    CollectMode collect = CollectMode::AsCompleted;
    std::optional<Nanos> timeout; ///< of the program's waiting; nested: of each result() inside a task too
    std::optional<Nanos> cancelAfter;
    ShutdownMode shutdown = ShutdownMode::Wait;
    Baseline baseline = Baseline::Derived;
    WorkerDeath workerDeath = WorkerDeath::LosesItsTask; ///< `processes` only; others ignore it
    int maxTasksPerChild = 0; ///< `processes` only; a worker is replaced after so many tasks, 0: never
    Nanos switchInterval = defaultSwitchInterval;         ///< the executor threads-gil only
    std::optional<Nanos> heartbeat;                       ///< `async` only: the loop is asked for a beat so often
    LoopComputing loopComputing = LoopComputing::InPlace; ///< `async` only
    bool cancelsTimedOut = true;                          ///< result: a future that was waited for in vain is cancelled
    bool submitsLate = false;                             ///< after shutdown the program calls submit() once more
    bool warmWorkers = false;  ///< pools: all workers have been started, and have done a task, before the run begins
    bool stealing = true;      ///< `work-stealing` only; false: a task stays in the deque of the worker that made it
    std::string unknownFields; ///< what a newer version wrote and this one does not know: a JSON object, kept on save

    /// What the program submits. Static and cyclic: one for each worker, but none without an item.
    std::uint32_t tasks() const;
    /// Those of the task with this index, which is below tasks(), among the items in the order of the schedule.
    ItemPlaces placesOf(std::uint32_t task) const;
    /// How far apart the numbers of neighbours in one task are; 0: as it happens.
    std::uint32_t itemStride() const;
    /// Of all pools of the run: nested tasks may have one for each level.
    int allWorkers() const;
    /// Of the whole run: the tasks that the program submits, and those that tasks submit.
    std::uint32_t futures() const;

    friend bool operator==(const Experiment &, const Experiment &) = default;
};

/// The ranges that validate() enforces; the window and the command line show the same.
struct ExperimentLimits
{
    static constexpr std::uint32_t maxItems = 10'000'000;
    static constexpr std::uint32_t maxFutures = 2 * maxItems; ///< validate() refuses an experiment with more
    static constexpr Nanos maxWork = std::chrono::seconds(60);
    static constexpr double maxSpreadPercent = 100;
    static constexpr std::uint32_t maxPayloadBytes = 16u << 20;
    static constexpr Nanos maxTimeout = maxDuration;
    static constexpr std::uint32_t maxChunk = 0xFFFF'FFFF;
    static constexpr double maxSerialPercent = 99;
    static constexpr std::uint32_t minArrayBytes = 4096;
    static constexpr std::uint32_t maxArrayBytes = 1u << 30;
    static constexpr std::uint32_t maxFlopsPerByte = 64;
    static constexpr std::uint32_t minWaitPercent = 1;
    static constexpr std::uint32_t maxWaitPercent = 99;
    static constexpr std::uint32_t maxDepth = 8;
    static constexpr std::uint32_t maxQueueLimit = maxItems;
    static constexpr Nanos maxSubmitEvery = std::chrono::seconds(10);
    static constexpr Nanos minHeartbeat = std::chrono::milliseconds(1);
    static constexpr Nanos maxHeartbeat = std::chrono::seconds(10);
    static constexpr int maxTasksPerChild = 1'000'000'000;
    static constexpr Nanos minSwitchInterval = leastSwitchInterval;
    static constexpr Nanos maxSwitchInterval = mostSwitchInterval;
    /// The largest number below which every whole number survives a reader that has only doubles.
    static constexpr std::uint64_t maxSeed = std::uint64_t{1} << 53;
};

/// What stands for workers when a person gives none: Experiment's default, or 1 for an executor that takes only one.
int defaultWorkers(ExecutorKind kind);

/// Names the first field outside its range, its value and the range. Nothing is clamped.
Status validate(const Experiment &experiment);

// The names of the command line and of files, both ways. Unknown names give an error that lists the known ones.
std::string_view workloadName(WorkloadKind kind);
std::string_view distributionName(Distribution distribution);
std::string_view collectName(CollectMode mode);
std::string_view shutdownName(ShutdownMode mode);
std::string_view baselineName(Baseline baseline);
std::string_view workerDeathName(WorkerDeath death);
std::string_view couplingName(Coupling coupling);
std::string_view counterFormName(CounterForm form);
std::string_view scheduleName(Schedule schedule);
std::string_view queuePolicyName(QueuePolicy policy);
std::string_view loopComputingName(LoopComputing computing);
std::string_view childWaitName(ChildWait wait);
Result<WorkloadKind> workloadKind(std::string_view name);
Result<Distribution> distribution(std::string_view name);
Result<CollectMode> collectMode(std::string_view name);
Result<ShutdownMode> shutdownMode(std::string_view name);
Result<Baseline> baseline(std::string_view name);
Result<WorkerDeath> workerDeath(std::string_view name);
Result<Coupling> coupling(std::string_view name);
Result<CounterForm> counterForm(std::string_view name);
Result<Schedule> schedule(std::string_view name);
Result<QueuePolicy> queuePolicy(std::string_view name);
Result<LoopComputing> loopComputing(std::string_view name);
Result<ChildWait> childWait(std::string_view name);

/// Are the items dealt out before the first task begins, a task for each worker?
bool dealsToWorkers(Schedule schedule);

/// Do its tasks submit others to the executor that runs them, so that they may wait for each other?
bool submitsFromTasks(WorkloadKind kind);

/// Do its items use one piece of memory together, which only threads of one process can?
bool sharesMemory(WorkloadKind kind);

/// A tree splits a range of at least two leaves into so many and the rest.
constexpr std::uint32_t smallerPartOf(std::uint32_t leaves)
{
    return leaves < 8 ? 1 : leaves / 4;
}

/// Does an item spend its time waiting (true) or computing (false)? Mixed does both and counts as computing.
bool isIoBound(WorkloadKind kind);

} // namespace futurescope
