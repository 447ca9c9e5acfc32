// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"

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
    Nanos workerCpuTime() const override { return Nanos{m_cpuNs.load(std::memory_order_relaxed)}; }

private:
    const ExecutorConfig m_config;
    std::atomic<bool> m_shutdown{false};
    std::atomic<std::int64_t> m_cpuNs{0};
};

} // namespace futurescope
