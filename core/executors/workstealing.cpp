// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workstealing.h"

#include "core/platform/spinning.h"

namespace futurescope {

/// Lets one worker run other tasks while its task waits for a future.
class WorkStealingExecutor::Helper final
    : public WaitHelper
    , private FutureWatcher
{
public:
    Helper(WorkStealingExecutor &pool, Worker &worker) : m_pool(pool), m_worker(worker) {}

    bool helpUntilDone(FutureCore &future, Deadline deadline) override
    {
        const auto done = [&future] { return future.done(); };
        while (!done()) {
            if (deadline && monotonicNs() >= *deadline)
                return false;
            if (FuturePtr task = taskToRun())
                runInside(*task);
            else if (!lookClosely(done))
                sleep(future, deadline);
        }
        return true;
    }

private:
    FuturePtr taskToRun()
    {
        if (m_depth < deepestHelp)
            return m_pool.findTask(m_worker);
        return m_worker.deque.pop();
    }

    void runInside(FutureCore &task)
    {
        ++m_depth;
        m_pool.run(m_worker, task);
        --m_depth;
    }

    void sleep(FutureCore &future, Deadline deadline)
    {
        const Timeout left = deadline ? Timeout(Nanos{*deadline - monotonicNs()}) : std::nullopt;
        const BlockedScope blocked(future.id(), BlockReason::Result, waitLimit(left));
        if (!future.addWatcher(*this))
            return;
        const auto done = [&future] { return future.done(); };
        if (m_depth < deepestHelp)
            m_pool.sleepUnless(done, deadline);
        else
            m_pool.sleepDeafUnless(done, deadline);
        future.removeWatcher(*this);
    }

    void futureDone(FutureCore &) override { m_pool.wakeAll(); }
    void futureCancelled(FutureCore &) override { m_pool.wakeAll(); }

    WorkStealingExecutor &m_pool;
    Worker &m_worker;
    int m_depth = 0; // tasks that lie on the stack above the first
};

WorkStealingExecutor::WorkStealingExecutor(const ExecutorConfig &config) : WorkerPool(config, "WorkStealingExecutor") {}

WorkStealingExecutor::~WorkStealingExecutor()
{
    shutdown();
}

void WorkStealingExecutor::submitTask(FuturePtr task)
{
    if (Worker *worker = currentWorker())
        pushOwn(*worker, std::move(task));
    else
        WorkerPool::submitTask(std::move(task));
}

void WorkStealingExecutor::work(Worker &worker)
{
    Helper helper(*this, worker);
    const WaitHelperScope waiting(helper);
    WorkerPool::work(worker);
}

void WorkStealingExecutor::stolen(Worker &, const Worker &victim, FutureCore &task)
{
    record(EventKind::Steal, task.id(), laneOf(victim).value);
}

} // namespace futurescope
