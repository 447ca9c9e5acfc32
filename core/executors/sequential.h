// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"

#include <mutex>
#include <optional>
#include <pthread.h>

namespace futurescope {

/// A plain loop in the clothes of an executor: submit() runs the task in the calling thread and returns when it is
/// done. Callbacks run there too. Nothing is ever queued, so shutdown() has nothing to wait for or to cancel.
class SequentialExecutor final : public Executor
{
public:
    explicit SequentialExecutor(const ExecutorConfig &config);

    void submitTask(FuturePtr task) override;
    void shutdown(bool wait = true, bool cancelFutures = false) override;
    int workers() const override { return 1; }
    /// Of the thread that submitted first, from then until shutdown(): reading the clock around each task would cost
    /// more than a small task.
    Nanos workerCpuTime() const override;

private:
    void runRecorded(FutureCore &task);

    const ExecutorConfig m_config;
    std::atomic<bool> m_shutdown{false};
    mutable std::mutex m_cpuMutex;
    std::once_flag m_firstSubmit;
    std::optional<pthread_t> m_worker;
    Nanos m_cpuBefore{};
    std::optional<Nanos> m_cpuTotal; // once shut down
};

} // namespace futurescope
