// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/sequential.h"

#include "core/platform/cputime.h"

namespace futurescope {

namespace {
constexpr LaneId workerLane{1};
}

SequentialExecutor::SequentialExecutor(const ExecutorConfig &config) : m_config(config) {}

void SequentialExecutor::submitTask(FuturePtr task)
{
    if (m_shutdown.load(std::memory_order_acquire))
        throw RuntimeError("cannot schedule new futures after shutdown");
    announce(*task);
    const RecordingScope recording(m_config.recorder, workerLane);
    const Nanos before = threadCpuTime();
    runTask(*task, m_config.stop);
    m_cpuNs.fetch_add((threadCpuTime() - before).count(), std::memory_order_relaxed);
}

void SequentialExecutor::shutdown(bool, bool)
{
    m_shutdown.store(true, std::memory_order_release);
}

} // namespace futurescope
