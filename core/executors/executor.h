// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/executors/calltask.h"
#include "core/futures/future.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

class Recorder;

enum class ExecutorKind { Sequential, Threads, ThreadsGil, WorkStealing, Processes, Async };

/// What the death of one worker process does to the others.
enum class WorkerDeath {
    LosesItsTask, ///< only the task it had in hand is lost; another process takes its place
    BreaksPool,   ///< as CPython: every unfinished future ends with BrokenProcessPool, and so does every later submit
};

/// Where the event loop does what computes. InSlices: it yields between slices. InThread: in a thread beside it.
enum class LoopComputing { InPlace, InSlices, InThread };

/// As sys.setswitchinterval() of CPython; shorter than the least, threads would do little but take turns.
inline constexpr Nanos defaultSwitchInterval = std::chrono::milliseconds(5);
inline constexpr Nanos leastSwitchInterval = std::chrono::microseconds(100);
inline constexpr Nanos mostSwitchInterval = std::chrono::seconds(1);

struct ExecutorConfig
{
    int workers = 1;
    Recorder *recorder = nullptr;           ///< may be null; must outlive the executor
    std::stop_token stop = {};              ///< handed to every task
    std::string workerProgram = {};         ///< `processes` only: empty means futurescope-worker beside this program
    std::function<void()> initializer = {}; ///< once in each worker thread before its first task: see WorkerStart
    std::string threadNamePrefix = {};      ///< of worker threads; empty: the executor's own
    Nanos switchInterval = defaultSwitchInterval;        ///< `threads-gil` only: how long a thread waits before it asks
    int maxTasksPerChild = 0;                            ///< `processes` only: 0 is without limit
    WorkerDeath workerDeath = WorkerDeath::LosesItsTask; ///< `processes` only
    bool stealing = true;                                ///< `work-stealing` only: see WorkStealingExecutor
    /// Pools of threads and of processes: makeExecutor() starts all workers and returns when they are ready for tasks.
    bool warm = false;
    int firstLane = 1; ///< pools of threads: the lane of the first worker, where another pool has the lanes before it
    std::optional<Nanos> heartbeat = {};                  ///< `async` only: the loop is asked for a beat so often
    LoopComputing loopComputing = LoopComputing::InPlace; ///< `async` only
    /// `processes` only, which refuses the closure `initializer`, for it cannot be sent: a registered function that
    /// every worker process calls with these arguments before its first task. Empty: none.
    std::string initializerName = {};
    std::vector<std::byte> initializerArguments = {};
};

/// Runs tasks and hands out futures for them, as concurrent.futures.Executor does.
///
/// submit() and shutdown() may be called from any thread, submit() from inside a task too; a task that waits for
/// another of its own full pool waits for ever, as in Python (C44). Done callbacks run in the thread that ends the
/// future; each executor's header says which that is.
///
/// Destruction is shutdown(wait=true): a scope that owns an executor is Python's with-block, also when an exception
/// leaves it. So the last owner must not be one of its workers, which would wait for itself.
///
/// Declared deviation (C62): Python waits for every pool at the exit of the interpreter and refuses what is submitted
/// after that. In C++ a pool is waited for where it is destroyed, a static one after main() has returned; one that is
/// never destroyed ends with the process, and there is no "after interpreter shutdown".
class Executor
{
public:
    virtual ~Executor() = default;
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    /// Submits a callable that takes a `const TaskContext &` or nothing. Throws what submitTask() throws.
    template <class Function>
    auto submit(Function function)
    {
        auto task = makeCallTask(std::move(function));
        submitTask(task);
        return Future(std::move(task));
    }

    /// Accepts a future that carries its work. Throws RuntimeError "cannot schedule new futures after shutdown", or,
    /// from `processes`, for a task that cannot cross a process border.
    virtual void submitTask(FuturePtr task) = 0;

    /// Runs a task in the calling thread, on its lane, as one that this executor has accepted: what a program does
    /// when the queue is full. `stop` is handed to it.
    virtual void runInCaller(FuturePtr task, const std::stop_token &stop);

    /// No submissions from now on. `wait`: returns when queued and running work is done, else at once.
    /// `cancelFutures`: cancels what has not started. May be called more than once.
    virtual void shutdown(bool wait = true, bool cancelFutures = false) = 0;

    /// The most tasks it has in progress at once.
    virtual int workers() const = 0;

    /// Does map() give it several items at a time?
    virtual bool mapsInChunks() const { return false; }

    /// Futures of this executor get their numbers from `other`, which must outlive it, so that a run with several
    /// executors has each number once. To be called before the first submission.
    void takeNumbersFrom(Executor &other) { m_lastNumber = other.m_lastNumber; }

    /// CPU time that all its workers, past and present, have used so far. Any thread.
    virtual Nanos workerCpuTime() const = 0;

protected:
    Executor() = default;

    /// Gives `task` its number and records the submission. The caller makes sure that it is accepted after that.
    void announce(FutureCore &task);

private:
    std::atomic<std::uint32_t> m_ownLastNumber{0};
    std::atomic<std::uint32_t> *m_lastNumber = &m_ownLastNumber;
};

/// All of them, in the order in which they are offered.
std::span<const ExecutorKind> allExecutorKinds();

/// "sequential", "threads", "threads-gil", "work-stealing", "processes", "async".
std::string_view executorName(ExecutorKind kind);
Result<ExecutorKind> executorKind(std::string_view name);

/// What concurrent.futures says of a number of workers below 1, in brackets, to stand behind our own sentence; else
/// empty.
std::string_view pythonsWordsAboutWorkers(int workers);

/// The most workers that an executor of this kind accepts (1 for sequential).
int maxWorkers(ExecutorKind kind);

/// Errors: workers outside 1..maxWorkers(kind); an initializer for a kind that has no worker threads of its own; for
/// `processes`, a worker program that is missing or does not start; for `threads-gil`, a switch interval out of range.
Result<std::unique_ptr<Executor>> makeExecutor(ExecutorKind kind, const ExecutorConfig &config);

} // namespace futurescope
