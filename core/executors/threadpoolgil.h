// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/interpreterlock.h"
#include "core/executors/workerpool.h"

namespace futurescope {

/// `threads-gil`: a thread pool as ThreadPoolExecutor, whose threads must hold one InterpreterLock to compute, so that
/// it behaves as ThreadPoolExecutor does in CPython. An emulation: no Python is involved.
///
/// A worker holds the lock but while it waits for a task, and in a task while that blocks (BlockedScope). It keeps the
/// lock from one task to the next. Only workloads that check in (core/workloads/stopping.h) let go when asked; any
/// other code keeps the lock until it blocks or ends, as a function written in C does in CPython.
class GilThreadPoolExecutor final : public WorkerPool
{
public:
    explicit GilThreadPoolExecutor(const ExecutorConfig &config)
        : WorkerPool(config, "ThreadPoolExecutor"),
          m_interpreterLock(config.switchInterval)
    {}
    ~GilThreadPoolExecutor() override { shutdown(); }

    /// The caller must have the lock too while it computes.
    void runInCaller(FuturePtr task, const std::stop_token &stop) override
    {
        const ComputeScope computing(&m_interpreterLock);
        WorkerPool::runInCaller(std::move(task), stop);
    }

private:
    void work(Worker &worker) override
    {
        const ComputeScope computing(&m_interpreterLock);
        WorkerPool::work(worker);
    }

    void run(Worker &worker, FutureCore &task) override
    {
        const ComputingFor computing(task.id());
        WorkerPool::run(worker, task);
    }

    InterpreterLock m_interpreterLock;
};

} // namespace futurescope
