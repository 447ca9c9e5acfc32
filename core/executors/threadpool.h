// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/executors/taskqueue.h"
#include "core/executors/workerstart.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace futurescope {

/// A bounded pool of threads with one first-in-first-out queue, as ThreadPoolExecutor.
///
/// Threads are started on demand, an idle one is used before a new one is started (C36), and never more than
/// `workers` exist (C35). When the initializer of one of them throws, the pool is broken (C42). Callbacks run in the
/// worker that ended the future, or in the canceller. shutdown(wait=false) lets queued tasks run; the destructor waits
/// for them (where Python waits at process exit).
class ThreadPoolExecutor final : public Executor
{
public:
    explicit ThreadPoolExecutor(const ExecutorConfig &config);
    ~ThreadPoolExecutor() override;

    void submitTask(FuturePtr task) override;
    void shutdown(bool wait = true, bool cancelFutures = false) override;
    int workers() const override { return m_config.workers; }
    Nanos workerCpuTime() const override;

    int startedThreads() const;

private:
    struct Worker
    {
        std::thread thread;
        std::atomic<std::int64_t> finalCpuNs{-1}; // set as the last thing the thread does
    };

    void startThread(); // m_mutex held
    void workUntilShutdown(LaneId lane);
    FuturePtr nextTask();
    void failQueued();
    void joinThreads();

    const ExecutorConfig m_config;
    WorkerStart m_start;
    mutable std::mutex m_mutex;
    std::condition_variable m_taskReady;
    TaskQueue m_queue;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::size_t m_idleThreads = 0; // waiting for m_taskReady and not yet promised a task
    bool m_shutdown = false;
    std::mutex m_joinMutex; // held while joining, never by a worker
};

} // namespace futurescope
