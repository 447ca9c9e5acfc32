// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/executors/taskinbox.h"

#include <sys/types.h>
#include <thread>
#include <vector>

namespace futurescope {

class ProcessDispatcher;

/// How long a process pool has patience.
struct ProcessPoolLimits
{
    Nanos hello = std::chrono::seconds(5); ///< from the start of a child to its first word
    Nanos leave = std::chrono::seconds(2); ///< from the end of file to the end of the child; then it is killed
};

/// A bounded pool of real processes, as ProcessPoolExecutor with the start method "spawn".
///
/// Tasks must be RemoteTasks: submitTask() throws RuntimeError for any other, because C++ cannot send a closure. One
/// thread, the dispatcher, starts the children, sends tasks and ends futures; done callbacks run in it (or in the
/// canceller), so a slow one holds up the pool. The first child is started with the pool, so that a worker program
/// that is missing or of another version is told at once; the others on demand, an idle one being used first, and
/// never more than `workers`.
///
/// While tasks are short (their recent durations say so) and everybody is busy, a child gets some in advance, about
/// 0.2 ms of work and at most 32 tasks; CPython keeps one more in its call queue. They are Running from then on, which
/// means that they were sent. With longer tasks a child has one at a time and gets the next when it has answered, so
/// cancel() works until a worker really takes the task. When a child with several tasks meets a long one, the others
/// are taken back and given to whoever is free: a second Sent in the trace.
///
/// WorkerDeath::LosesItsTask (the default; a declared deviation, C64): when a worker dies only the task that it had
/// begun is lost (WorkerLostError); what it had finished is finished, what it had not begun is sent again, and a new
/// worker takes the row of the dead one. WorkerDeath::BreaksPool: as CPython, the first death ends the other workers
/// and every unfinished future, with WorkerLostError if its own worker died and else with BrokenProcessPool, and every
/// later submit raises BrokenProcessPool. With either, this happens too when no worker can be started any more or when
/// an initializer fails.
///
/// `initializerName` stands for CPython's initializer: a registered function, called in each child before its first
/// task. `maxTasksPerChild` is CPython's max_tasks_per_child: a child that has had so many tasks ends, and another one
/// takes its place when there is something to do. CPython allows that for its start method "spawn", which is ours.
///
/// An exception that a task throws keeps its type if it is one of RemoteType, its text and its Failure; its cause
/// (std::nested_exception) is a RemoteTraceback that names the worker.
///
/// When `stop` is requested the children are killed: tasks in hand end as TaskError{Stopped}, queued ones as
/// cancelled, and so does all that is submitted later. shutdown(wait=false) lets queued tasks run; the destructor
/// waits for them. No child outlives the destructor; if this process is killed, they end within milliseconds.
class ProcessPoolExecutor final : public Executor
{
public:
    /// Starts the first child and waits for its hello. Errors: MissingProgram for a worker program that is missing,
    /// not executable, silent or of another version; ResourceLimit when the system refuses the process; Usage for a
    /// closure as initializer, one whose name and arguments are too long, and a negative maxTasksPerChild.
    static Result<std::unique_ptr<Executor>> start(const ExecutorConfig &config, const ProcessPoolLimits &limits = {});
    ~ProcessPoolExecutor() override;

    void submitTask(FuturePtr task) override;
    void shutdown(bool wait = true, bool cancelFutures = false) override;
    int workers() const override { return m_workers; }
    bool mapsInChunks() const override { return true; }
    Nanos workerCpuTime() const override;

    /// The process of worker 1, 2, ...; 0 where there is none now. Any thread.
    std::vector<pid_t> pids() const;

private:
    ProcessPoolExecutor(const ExecutorConfig &config, const ProcessPoolLimits &limits);

    const int m_workers;
    TaskInbox m_inbox;
    const std::unique_ptr<ProcessDispatcher> m_dispatcher;
    std::mutex m_joinMutex; // held while joining, never by the dispatcher
    std::thread m_thread;
};

} // namespace futurescope
