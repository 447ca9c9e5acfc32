// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/threadpool.h"

#include "core/platform/cputime.h"

#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

namespace futurescope {

ThreadPoolExecutor::ThreadPoolExecutor(const ExecutorConfig &config)
    : m_config(config),
      m_start(config, "ThreadPoolExecutor")
{}

ThreadPoolExecutor::~ThreadPoolExecutor()
{
    shutdown();
}

void ThreadPoolExecutor::submitTask(FuturePtr task)
{
    const std::lock_guard lock(m_mutex);
    m_start.throwIfBroken();
    if (m_shutdown)
        throw RuntimeError("cannot schedule new futures after shutdown");
    const bool mustGrow = m_queue.size() >= m_idleThreads && static_cast<int>(m_workers.size()) < m_config.workers;
    if (mustGrow)
        startThread();
    announce(*task);
    m_queue.push(std::move(task));
    m_taskReady.notify_one();
}

void ThreadPoolExecutor::startThread()
{
    const LaneId lane{static_cast<std::uint16_t>(m_workers.size() + 1)};
    auto worker = std::make_unique<Worker>();
    try {
        worker->thread = std::thread([this, lane, finalCpuNs = &worker->finalCpuNs] {
            workUntilShutdown(lane);
            finalCpuNs->store(threadCpuTime().count(), std::memory_order_release);
            finalCpuNs->notify_all();
        });
        m_workers.push_back(std::move(worker));
    } catch (const std::system_error &error) {
        // With fewer threads than asked for the pool still works; without any it cannot.
        if (m_workers.empty())
            throw RuntimeError(fmt::format("can't start new thread: {}", error.code().message()));
    }
}

void ThreadPoolExecutor::workUntilShutdown(LaneId lane)
{
    const RecordingScope recording(m_config.recorder, lane);
    recordMark(MarkKind::WorkerStarted, static_cast<std::uint64_t>(gettid()));
    if (m_start.begin(lane.value - 1)) {
        while (FuturePtr task = nextTask())
            runTask(*task, m_config.stop, this);
    } else {
        failQueued();
    }
    recordMark(MarkKind::WorkerEnded, static_cast<std::uint64_t>(gettid()));
}

FuturePtr ThreadPoolExecutor::nextTask()
{
    std::unique_lock lock(m_mutex);
    if (m_queue.empty() && !m_shutdown) {
        ++m_idleThreads;
        m_taskReady.wait(lock, [this] { return !m_queue.empty() || m_shutdown; });
        --m_idleThreads;
    }
    return m_queue.pop();
}

void ThreadPoolExecutor::failQueued()
{
    TaskQueue queued;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_queue.empty())
            queued.push(m_queue.pop());
    }
    WorkerStart::failAll(queued);
}

void ThreadPoolExecutor::shutdown(bool wait, bool cancelFutures)
{
    TaskQueue cancelled;
    {
        const std::lock_guard lock(m_mutex);
        m_shutdown = true;
        while (cancelFutures && !m_queue.empty())
            cancelled.push(m_queue.pop());
    }
    m_taskReady.notify_all();
    // Outside the lock: a callback of a cancelled future may call back into the pool.
    while (FuturePtr task = cancelled.pop())
        task->cancel();
    if (wait)
        joinThreads();
}

void ThreadPoolExecutor::joinThreads()
{
    const std::lock_guard joining(m_joinMutex);
    for (const auto &worker : m_workers) { // complete: nothing is started after shutdown
        if (worker->thread.get_id() == std::this_thread::get_id())
            throw RuntimeError("cannot join current thread: shutdown(wait=true) called from a worker");
        if (!worker->thread.joinable())
            continue;
        worker->finalCpuNs.wait(-1, std::memory_order_acquire);
        // The thread is as good as over; under the lock, so that nobody reads its clock while its handle goes.
        const std::lock_guard lock(m_mutex);
        worker->thread.join();
    }
}

Nanos ThreadPoolExecutor::workerCpuTime() const
{
    const std::lock_guard lock(m_mutex);
    Nanos total{};
    for (const auto &worker : m_workers) {
        const Nanos ended{worker->finalCpuNs.load(std::memory_order_acquire)};
        // A joined thread has ended, so its handle is never asked.
        total += ended >= Nanos::zero() ? ended : threadCpuTime(worker->thread.native_handle());
    }
    return total;
}

int ThreadPoolExecutor::startedThreads() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_workers.size());
}

} // namespace futurescope
