// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/executors/stealdeque.h"
#include "core/executors/taskqueue.h"
#include "core/executors/workerstart.h"
#include "core/futures/deadline.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace futurescope {

/// What every pool of threads has in common: a queue that all share, threads started on demand, and how an idle one
/// finds its next task or sleeps.
///
/// Threads are started on demand, an idle one is used before a new one is started (C36), and never more than
/// `workers` exist (C35). When the initializer of one of them throws, the pool is broken (C42). Callbacks run in the
/// worker that ended the future, or in the canceller. shutdown(wait=false) lets queued tasks run; the destructor waits
/// for them (where Python waits at process exit).
///
/// Tasks are handed over through the queue in the order of submission. While tasks are short and nobody is idle, a
/// worker takes several at once: a cache line that changes its core for every task would cost more than the task. Those
/// it has not begun lie in a deque of its own, still pending, and a worker that finds the queue empty takes the last
/// of them away again, so that none waits behind a long one while somebody is idle.
///
/// Sleeping and waking. m_mutex guards the queue and the numbers of idle workers. One idle worker at a time searches,
/// looking again and again without a lock; the others sleep. Whoever adds a task wakes a sleeper only if nobody
/// searches, for a searcher sees it by itself; a searcher who takes a task wakes the next if more is left. A worker
/// goes to sleep under m_mutex after a last look at the queue and at every deque. The hard interleaving is a task
/// pushed to a deque, without the lock, at the moment of that last look: the pusher writes the deque and then reads
/// m_idle, the sleeper writes m_idle and then reads the deque, all in one sequentially consistent order, so at least
/// one of them sees the other.
class WorkerPool : public Executor
{
public:
    void submitTask(FuturePtr task) override;
    void shutdown(bool wait = true, bool cancelFutures = false) final;
    int workers() const final { return m_config.workers; }
    Nanos workerCpuTime() const final;

    int startedThreads() const;
    /// Starts all its threads and returns when they are ready for tasks. Before the first submission.
    void warmUp();

protected:
    struct Worker
    {
        std::size_t index = 0;
        TaskContext context;
        StealDeque deque;
        std::size_t batchLimit = 1;
        std::size_t lastBatch = 0;
        std::int64_t lastBatchNs = 0;
        std::thread thread;
        std::atomic<std::int64_t> finalCpuNs{-1}; // set as the last thing the thread does
    };

    /// `className` is what the names of its threads begin with.
    WorkerPool(const ExecutorConfig &config, std::string_view className);
    /// The last derived class must have called shutdown(): the threads call its functions.
    ~WorkerPool() override;

    /// What a worker does from its start to its end; around it, when the pool needs something of its own there.
    virtual void work(Worker &worker);
    /// Runs a task that the worker has taken.
    virtual void run(Worker &worker, FutureCore &task);
    /// `thief` has taken `task` from the deque of `victim`. For pools that show it.
    virtual void stolen(Worker &, const Worker &, FutureCore &) {}

    LaneId laneOf(const Worker &worker) const;
    /// Null when the calling thread is no worker of this pool.
    Worker *currentWorker() const;
    /// A task for `worker` that is at hand without waiting: its own newest, another's oldest, or the queue's next.
    FuturePtr findTask(Worker &worker);
    /// Puts a task that the worker's own task submits into its deque; others may steal it.
    void pushOwn(Worker &worker, FuturePtr task);
    /// Sleeps until there may be a task, `awake()` or the deadline. wakeAll() makes sleepers look again.
    void sleepUnless(const std::function<bool()> &awake, Deadline deadline);
    /// The same for a worker that must not take a task now.
    void sleepDeafUnless(const std::function<bool()> &awake, Deadline deadline);
    void wakeAll();

    const ExecutorConfig m_config;

private:
    using Lock = std::unique_lock<std::mutex>;

    void refuseIfClosed() const;                  // m_mutex held, or by a worker of this pool for its own deque
    void startThread();                           // m_mutex held
    void startThreadIfNeeded(std::size_t coming); // m_mutex held
    void runThread(Worker &worker);
    FuturePtr nextTask(Worker &worker);
    FuturePtr takeFromQueue(Worker &worker, Lock lock);
    std::size_t batchSize(Worker &worker) const; // m_mutex held
    FuturePtr steal(Worker &thief);
    bool anythingToSteal() const;
    std::size_t waitingTasks() const; // m_mutex held
    bool mayHaveWork() const;
    void waitForWork(Lock &lock);
    void wakeOneIfUseful(Lock lock);
    void takeAllPending(TaskQueue &target);
    void joinThreads();

    WorkerStart m_start;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_wakeDeaf; // of those that wait and take no task
    TaskQueue m_queue;
    std::atomic<std::size_t> m_queued{0}; // m_queue.size(), for a look without the lock
    std::atomic<std::size_t> m_idle{0};   // searching or asleep; changed under m_mutex
    std::size_t m_asleep = 0;
    bool m_searching = false;
    std::atomic<bool> m_shutdown{false}; // changed under m_mutex
    // Room for all from the start: thieves walk it without the lock while it grows.
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::atomic<std::size_t> m_started{0};
    std::atomic<std::size_t> m_begun{0}; // threads that have done what comes before their first task
    std::mutex m_joinMutex;              // held while joining, never by a worker
};

} // namespace futurescope
