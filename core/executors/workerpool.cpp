// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workerpool.h"

#include "core/base/computelock.h"
#include "core/futures/deadline.h"
#include "core/platform/cputime.h"
#include "core/platform/spinning.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <unistd.h>

namespace futurescope {

namespace {

// A worker takes so many tasks at once at the most, and only while they are shorter than this on average.
constexpr std::size_t longestBatch = 32;
constexpr Nanos shortTask = std::chrono::microseconds(5);

struct CurrentWorker
{
    const void *pool = nullptr;
    void *worker = nullptr;
};
thread_local constinit CurrentWorker currentWorkerOfThread;

} // namespace

WorkerPool::WorkerPool(const ExecutorConfig &config, std::string_view className)
    : m_config(config),
      m_start(config, className),
      m_workers(static_cast<std::size_t>(config.workers))
{}

WorkerPool::~WorkerPool() = default;

void WorkerPool::refuseIfClosed() const
{
    m_start.throwIfBroken();
    if (m_shutdown.load(std::memory_order_relaxed))
        throw RuntimeError("cannot schedule new futures after shutdown");
}

void WorkerPool::submitTask(FuturePtr task)
{
    Lock lock = lockSpinning(m_mutex);
    refuseIfClosed();
    startThreadIfNeeded(1);
    announce(*task);
    m_queue.push(std::move(task));
    m_queued.store(m_queue.size(), std::memory_order_relaxed);
    wakeOneIfUseful(std::move(lock));
}

void WorkerPool::pushOwn(Worker &worker, FuturePtr task)
{
    refuseIfClosed();
    announce(*task);
    worker.deque.push(std::move(task));
    // After the push: of several workers that push at once the last one counts the tasks of all.
    if (m_started.load(std::memory_order_relaxed) < m_workers.size()) {
        const Lock lock = lockSpinning(m_mutex);
        startThreadIfNeeded(0);
    }
    if (m_idle.load(std::memory_order_seq_cst) > 0)
        wakeOneIfUseful(lockSpinning(m_mutex));
}

/// A new thread, unless there is an idle one for each task that waits and for the `coming` ones. Tasks may need one
/// another at the same time, so one idle thread that would take them one by one is not enough.
void WorkerPool::startThreadIfNeeded(std::size_t coming)
{
    if (m_started.load(std::memory_order_relaxed) < m_workers.size() && !m_shutdown.load(std::memory_order_relaxed)
        && waitingTasks() + coming > m_idle.load(std::memory_order_relaxed))
        startThread();
}

/// In the queue and in all deques.
std::size_t WorkerPool::waitingTasks() const
{
    std::size_t tasks = m_queue.size();
    const std::size_t started = m_started.load(std::memory_order_acquire);
    for (std::size_t i = 0; i < started; ++i)
        tasks += m_workers[i]->deque.size();
    return tasks;
}

void WorkerPool::startThread()
{
    const std::size_t index = m_started.load(std::memory_order_relaxed);
    auto worker = std::make_unique<Worker>();
    worker->index = index;
    worker->context = {m_config.stop, noFuture, this};
    Worker &started = *worker;
    m_workers[index] = std::move(worker);
    try {
        started.thread = std::thread([this, &started] { runThread(started); });
        m_started.store(index + 1, std::memory_order_release);
    } catch (const std::system_error &error) {
        m_workers[index].reset();
        // With fewer threads than asked for the pool still works; without any it cannot.
        if (index == 0)
            throw RuntimeError(fmt::format("can't start new thread: {}", error.code().message()));
    }
}

void WorkerPool::runThread(Worker &worker)
{
    currentWorkerOfThread = {this, &worker};
    {
        const RecordingScope recording(m_config.recorder, laneOf(worker));
        recordMark(MarkKind::WorkerStarted, static_cast<std::uint64_t>(gettid()));
        const bool begun = m_start.begin(static_cast<int>(worker.index));
        m_begun.fetch_add(1, std::memory_order_release);
        m_begun.notify_all();
        if (begun) {
            work(worker);
        } else {
            TaskQueue pending;
            takeAllPending(pending);
            WorkerStart::failAll(pending);
        }
        recordMark(MarkKind::WorkerEnded, static_cast<std::uint64_t>(gettid()));
    }
    worker.finalCpuNs.store(threadCpuTime().count(), std::memory_order_release);
    worker.finalCpuNs.notify_all();
}

void WorkerPool::work(Worker &worker)
{
    while (const FuturePtr task = nextTask(worker))
        run(worker, *task);
}

void WorkerPool::run(Worker &worker, FutureCore &task)
{
    runTask(task, worker.context);
}

void WorkerPool::warmUp()
{
    {
        const Lock lock = lockSpinning(m_mutex);
        for (std::size_t i = 0; i < m_workers.size() && m_started.load(std::memory_order_relaxed) == i; ++i)
            startThread();
    }
    const std::size_t started = m_started.load(std::memory_order_relaxed);
    for (std::size_t begun = m_begun.load(); begun < started; begun = m_begun.load(std::memory_order_acquire))
        m_begun.wait(begun);
}

LaneId WorkerPool::laneOf(const Worker &worker) const
{
    return {static_cast<std::uint16_t>(m_config.firstLane + static_cast<int>(worker.index))};
}

WorkerPool::Worker *WorkerPool::currentWorker() const
{
    return currentWorkerOfThread.pool == this ? static_cast<Worker *>(currentWorkerOfThread.worker) : nullptr;
}

FuturePtr WorkerPool::findTask(Worker &worker)
{
    if (FuturePtr task = worker.deque.pop())
        return task;
    if (m_queued.load(std::memory_order_relaxed) > 0) {
        Lock lock = lockSpinning(m_mutex);
        if (!m_queue.empty())
            return takeFromQueue(worker, std::move(lock));
    }
    return steal(worker);
}

/// Null when the pool is shut down and there is nothing left to do.
FuturePtr WorkerPool::nextTask(Worker &worker)
{
    std::optional<ComputePause> pause; // ends after the lock below: who has the compute lock may want to submit
    for (;;) {
        if (FuturePtr task = findTask(worker))
            return task;
        if (!pause)
            pause.emplace();
        Lock lock = lockSpinning(m_mutex);
        if (!m_queue.empty())
            return takeFromQueue(worker, std::move(lock));
        if (anythingToSteal())
            continue;
        if (m_shutdown.load(std::memory_order_relaxed))
            return nullptr;
        m_idle.fetch_add(1, std::memory_order_seq_cst);
        waitForWork(lock);
        m_idle.fetch_sub(1, std::memory_order_relaxed);
        if (!m_queue.empty())
            return takeFromQueue(worker, std::move(lock));
    }
}

/// Searches for a while, if nobody else does, and then sleeps. Returns with `lock` held when there may be work.
void WorkerPool::waitForWork(Lock &lock)
{
    const auto found = [this] { return mayHaveWork() || m_shutdown.load(std::memory_order_relaxed); };
    if (!m_searching) {
        m_searching = true;
        lock.unlock();
        if (!lookClosely(found))
            lookYielding(found);
        lock = lockSpinning(m_mutex);
        m_searching = false;
    }
    ++m_asleep;
    m_wake.wait(lock, found);
    --m_asleep;
}

/// Takes the next task, and a few more into the worker's own deque if they are short and nobody is idle.
FuturePtr WorkerPool::takeFromQueue(Worker &worker, Lock lock)
{
    const std::size_t batch = batchSize(worker);
    std::array<FuturePtr, longestBatch> taken;
    for (std::size_t i = 0; i < batch; ++i) {
        taken[i] = m_queue.pop();
        __builtin_prefetch(taken[i].get(), 1);
    }
    m_queued.store(m_queue.size(), std::memory_order_relaxed);
    wakeOneIfUseful(std::move(lock));
    orderClock();
    for (std::size_t i = batch; i-- > 1;) // the deque gives the newest first: so the first of these
        worker.deque.push(std::move(taken[i]));
    return std::move(taken[0]);
}

std::size_t WorkerPool::batchSize(Worker &worker) const
{
    const std::int64_t nowNs = monotonicNs();
    const bool wereShort = nowNs - worker.lastBatchNs < shortTask.count() * static_cast<std::int64_t>(worker.lastBatch);
    worker.batchLimit = wereShort ? std::min(2 * worker.batchLimit, longestBatch) : 1;
    worker.lastBatchNs = nowNs;
    const std::size_t share = m_queue.size() / (2 * m_workers.size());
    const bool allBusy = m_idle.load(std::memory_order_relaxed) == 0;
    worker.lastBatch = allBusy ? std::clamp(share, std::size_t{1}, worker.batchLimit) : 1;
    return worker.lastBatch;
}

FuturePtr WorkerPool::steal(Worker &thief)
{
    const std::size_t started = m_started.load(std::memory_order_acquire);
    for (std::size_t i = 1; i < started; ++i) {
        const Worker &victim = *m_workers[(thief.index + i) % started];
        if (victim.deque.empty())
            continue;
        if (FuturePtr task = m_workers[victim.index]->deque.steal()) {
            orderClock();
            if (m_idle.load(std::memory_order_relaxed) > 0)
                wakeOneIfUseful(lockSpinning(m_mutex));
            stolen(thief, victim, *task);
            return task;
        }
    }
    return nullptr;
}

bool WorkerPool::mayHaveWork() const
{
    return m_queued.load(std::memory_order_relaxed) > 0 || anythingToSteal();
}

bool WorkerPool::anythingToSteal() const
{
    const std::size_t started = m_started.load(std::memory_order_acquire);
    for (std::size_t i = 0; i < started; ++i) {
        if (!m_workers[i]->deque.empty())
            return true;
    }
    return false;
}

/// To be called when a task has been added or taken, with the lock that did it.
void WorkerPool::wakeOneIfUseful(Lock lock)
{
    const bool useful = m_asleep > 0 && !m_searching && (!m_queue.empty() || anythingToSteal());
    lock.unlock();
    if (useful)
        m_wake.notify_one();
}

void WorkerPool::sleepUnless(const std::function<bool()> &awake, Deadline deadline)
{
    Lock lock = lockSpinning(m_mutex);
    m_idle.fetch_add(1, std::memory_order_seq_cst);
    ++m_asleep;
    waitUntil(m_wake, lock, deadline, [&] { return awake() || mayHaveWork(); });
    --m_asleep;
    m_idle.fetch_sub(1, std::memory_order_relaxed);
    // It may have been woken for a task and goes on with something else: then another must look.
    startThreadIfNeeded(0);
    wakeOneIfUseful(std::move(lock));
}

void WorkerPool::sleepDeafUnless(const std::function<bool()> &awake, Deadline deadline)
{
    Lock lock = lockSpinning(m_mutex);
    waitUntil(m_wakeDeaf, lock, deadline, awake);
}

void WorkerPool::wakeAll()
{
    {
        const Lock lock = lockSpinning(m_mutex); // a sleeper is past its look, or has not looked yet
    }
    m_wake.notify_all();
    m_wakeDeaf.notify_all();
}

void WorkerPool::takeAllPending(TaskQueue &target)
{
    const Lock lock = lockSpinning(m_mutex);
    while (!m_queue.empty())
        target.push(m_queue.pop());
    m_queued.store(0, std::memory_order_relaxed);
    while (anythingToSteal()) {
        for (std::size_t i = 0; i < m_started.load(std::memory_order_relaxed); ++i) {
            if (FuturePtr task = m_workers[i]->deque.steal())
                target.push(std::move(task));
        }
    }
}

void WorkerPool::shutdown(bool wait, bool cancelFutures)
{
    {
        const Lock lock = lockSpinning(m_mutex);
        m_shutdown.store(true, std::memory_order_relaxed);
    }
    m_wake.notify_all();
    if (cancelFutures) {
        TaskQueue cancelled;
        takeAllPending(cancelled);
        // Outside the lock: a callback of a cancelled future may call back into the pool.
        while (const FuturePtr task = cancelled.pop())
            cancelTask(*task);
    }
    if (wait)
        joinThreads();
}

void WorkerPool::joinThreads()
{
    const std::lock_guard joining(m_joinMutex);
    for (std::size_t i = 0; i < m_started.load(std::memory_order_acquire); ++i) { // none is started after shutdown
        Worker &worker = *m_workers[i];
        if (worker.thread.get_id() == std::this_thread::get_id())
            throw RuntimeError("cannot join current thread: shutdown(wait=true) called from a worker");
        if (!worker.thread.joinable())
            continue;
        worker.finalCpuNs.wait(-1, std::memory_order_acquire);
        // The thread is as good as over; under the lock, so that nobody reads its clock while its handle goes.
        const std::lock_guard lock(m_mutex);
        worker.thread.join();
    }
}

Nanos WorkerPool::workerCpuTime() const
{
    const std::lock_guard lock(m_mutex);
    Nanos total{};
    for (std::size_t i = 0; i < m_started.load(std::memory_order_relaxed); ++i) {
        Worker &worker = *m_workers[i];
        const Nanos ended{worker.finalCpuNs.load(std::memory_order_acquire)};
        // A joined thread has ended, so its handle is never asked.
        total += ended >= Nanos::zero() ? ended : threadCpuTime(worker.thread.native_handle());
    }
    return total;
}

int WorkerPool::startedThreads() const
{
    return static_cast<int>(m_started.load(std::memory_order_acquire));
}

} // namespace futurescope
