// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/sequential.h"

#include "core/platform/cputime.h"
#include "core/trace/recorder.h"

namespace futurescope {

namespace {
constexpr LaneId workerLane{1};
}

SequentialExecutor::SequentialExecutor(const ExecutorConfig &config) : m_config(config) {}

void SequentialExecutor::submitTask(FuturePtr task)
{
    if (m_shutdown.load(std::memory_order_acquire))
        throw RuntimeError("cannot schedule new futures after shutdown");
    std::call_once(m_firstSubmit, [this] {
        const std::lock_guard lock(m_cpuMutex);
        m_worker = pthread_self();
        m_cpuBefore = threadCpuTime();
    });
    announce(*task);
    runRecorded(*task);
}

void SequentialExecutor::runRecorded(FutureCore &task)
{
    TaskContext context{m_config.stop, noFuture, this};
    if (boundRecorder() == m_config.recorder) {
        const LaneScope lane(workerLane);
        runTask(task, context);
    } else {
        const RecordingScope recording(m_config.recorder, workerLane);
        runTask(task, context);
    }
}

void SequentialExecutor::shutdown(bool, bool)
{
    m_shutdown.store(true, std::memory_order_release);
    const std::lock_guard lock(m_cpuMutex);
    if (m_worker && !m_cpuTotal)
        m_cpuTotal = threadCpuTime(*m_worker) - m_cpuBefore;
}

Nanos SequentialExecutor::workerCpuTime() const
{
    const std::lock_guard lock(m_cpuMutex);
    if (!m_worker)
        return Nanos::zero();
    return m_cpuTotal.value_or(threadCpuTime(*m_worker) - m_cpuBefore);
}

} // namespace futurescope
