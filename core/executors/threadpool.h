// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/computelock.h"
#include "core/executors/workerpool.h"

namespace futurescope {

/// A bounded pool of threads with one first-in-first-out queue, as ThreadPoolExecutor: everything that WorkerPool says
/// and nothing more. A task that waits for a task of the same pool blocks its worker, so that a full pool can wait for
/// itself for ever (C44).
///
/// With a compute lock (`threads-gil`) each thread holds it but while it waits for a task or inside one.
class ThreadPoolExecutor final : public WorkerPool
{
public:
    explicit ThreadPoolExecutor(const ExecutorConfig &config, std::unique_ptr<ComputeLock> computeLock = nullptr)
        : WorkerPool(config, "ThreadPoolExecutor"),
          m_computeLock(std::move(computeLock))
    {}
    ~ThreadPoolExecutor() override { shutdown(); }

private:
    void work(Worker &worker) override
    {
        const ComputeScope computing(m_computeLock.get());
        WorkerPool::work(worker);
    }

    const std::unique_ptr<ComputeLock> m_computeLock; // may be null
};

} // namespace futurescope
