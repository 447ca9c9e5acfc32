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
/// A child has one task at a time and gets the next when it has answered: there is no second one on its way, where
/// Python keeps some in its call queue. So cancel() works until a worker really takes the task, and Running means that
/// it was sent. It costs a round trip between two tasks of one child.
///
/// Declared deviation (C64): when a worker dies only the task it had in hand is lost (WorkerLostError); a new worker
/// takes the row of the dead one and the pool goes on. When no worker can be started any more, what is queued ends
/// with BrokenProcessPool, and so does every later submit.
///
/// When `stop` is requested the children are killed: tasks in hand end as TaskError{Stopped}, queued ones as
/// cancelled, and so does all that is submitted later. shutdown(wait=false) lets queued tasks run; the destructor
/// waits for them. No child outlives the destructor; if this process is killed, they end within milliseconds.
class ProcessPoolExecutor final : public Executor
{
public:
    /// Starts the first child and waits for its hello. Errors: MissingProgram for a worker program that is missing,
    /// not executable, silent or of another version; ResourceLimit when the system refuses the process.
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
