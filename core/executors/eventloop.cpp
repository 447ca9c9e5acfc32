// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/eventloop.h"

#include "core/executors/asynctask.h"
#include "core/executors/loopcomputer.h"
#include "core/executors/taskqueue.h"
#include "core/platform/cputime.h"
#include "core/trace/recorder.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <fmt/format.h>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace futurescope {

namespace asio = boost::asio;

/// m_mutex guards what submitters and the loop share; m_slots and m_busySlots belong to the loop's thread alone.
///
/// step() starts at most one task and posts itself again while there are more, so that tasks which wait for nothing
/// take turns with coroutines that are ready to go on. The hard interleaving is the wake-up: a submitter posts step()
/// only when none is on its way (m_stepPosted), and step() clears the mark under the same lock under which it looks
/// into the queue. So either step() sees the task, or the submitter sees no mark and posts.
class EventLoopExecutor::Loop final : public LoopComputer
{
public:
    Loop(const ExecutorConfig &config, Executor *owner)
        : m_config(config),
          m_owner(owner),
          m_slots(static_cast<std::size_t>(config.workers)),
          m_beside(config.loopComputing == LoopComputing::InThread ? std::make_unique<asio::thread_pool>(1) : nullptr),
          m_work(m_context.get_executor())
    {}

    /// `announce` is called under the lock, so that the order in the queue is that of the numbers given.
    template <class Announce>
    void submit(FuturePtr task, Announce announce);
    void shutdown(bool cancelFutures);
    void join();
    Nanos cpuTime();

    LoopComputing where() const override { return m_config.loopComputing; }
    void computeBeside(FutureId future, std::function<void()> work, std::function<void()> done) override;

private:
    struct Slot
    {
        bool busy = false;
        bool started = false; ///< the task awaits something, or is about to
        bool everUsed = false;
        asio::cancellation_signal cancel;
    };

    static LaneId laneOf(std::size_t slot) { return LaneId{static_cast<std::uint16_t>(slot + 1)}; }

    void startThread(); // m_mutex held
    void postStep();    // m_mutex held
    void run();
    void step();
    bool hasFreeSlot() const { return m_busySlots < m_slots.size(); }
    void startTask(FuturePtr task);
    bool beginTask(FutureCore &task, std::size_t slot);
    asio::awaitable<void> runCoroutine(FuturePtr task, AsyncTask &coroutine, std::size_t slot);
    void endTask(FutureCore &task, std::size_t slot, const std::exception_ptr &escaped);
    void cancelAwaited();
    void recordEnds();
    asio::awaitable<void> beat(Nanos interval, std::int64_t askedNs);
    void recordBeat(std::int64_t askedNs) const;

    const ExecutorConfig m_config;
    Executor *const m_owner; // where its tasks may submit others

    std::mutex m_mutex;
    TaskQueue m_queue;
    bool m_shutdown = false;
    bool m_stepPosted = false;

    std::vector<Slot> m_slots;
    std::size_t m_busySlots = 0;

    asio::io_context m_context{1};
    asio::steady_timer m_beatTimer{m_context};
    const std::unique_ptr<asio::thread_pool> m_beside; // one thread; null: nobody computes beside the loop
    std::atomic<std::int64_t> m_besideCpuNs{0};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> m_work; // reset by step() at the end
    // The thread is started, joined and asked for its time under m_mutex; it is joined only after it has set
    // m_finalCpu, the last thing it does, so nobody waits for it with the lock held, nor asks one that is gone.
    std::thread m_thread;
    std::optional<Nanos> m_finalCpu;
    std::condition_variable m_ended;
    // Last, so that no stop request comes in while the rest is being taken apart.
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

template <class Announce>
void EventLoopExecutor::Loop::submit(FuturePtr task, Announce announce)
{
    const std::lock_guard lock(m_mutex);
    if (m_shutdown)
        throw RuntimeError("cannot schedule new futures after shutdown");
    if (!m_thread.joinable())
        startThread();
    announce(*task);
    m_queue.push(std::move(task));
    postStep();
}

void EventLoopExecutor::Loop::startThread()
{
    try {
        m_thread = std::thread([this] { run(); });
    } catch (const std::system_error &error) {
        throw RuntimeError(fmt::format("can't start new thread: {}", error.code().message()));
    }
    // Posts and nothing else: it may be called right here, under the lock.
    m_onStop.emplace(m_config.stop, [this] { asio::post(m_context, [this] { cancelAwaited(); }); });
}

void EventLoopExecutor::Loop::postStep()
{
    if (!std::exchange(m_stepPosted, true))
        asio::post(m_context, [this] { step(); });
}

void EventLoopExecutor::Loop::run()
{
    {
        const RecordingScope recording(m_config.recorder, laneOf(0));
        if (m_config.heartbeat)
            asio::co_spawn(m_context, beat(*m_config.heartbeat, monotonicNs() + m_config.heartbeat->count()),
                           asio::detached);
        m_context.run();
        if (m_beside)
            m_beside->join();
        recordEnds();
    }
    const std::lock_guard lock(m_mutex);
    m_finalCpu = threadCpuTime();
    m_ended.notify_all();
}

void EventLoopExecutor::Loop::step()
{
    FuturePtr task;
    {
        const std::lock_guard lock(m_mutex);
        m_stepPosted = false;
        if (hasFreeSlot())
            task = m_queue.pop();
        if (!m_queue.empty() && m_busySlots + 1 < m_slots.size())
            postStep();
        if (m_shutdown && !task && m_queue.empty() && m_busySlots == 0)
            m_work.reset(); // nothing can be submitted any more: run() returns
        if (!m_work)
            m_beatTimer.cancel();
    }
    if (task)
        startTask(std::move(task));
}

void EventLoopExecutor::Loop::startTask(FuturePtr task)
{
    const auto free = std::ranges::find(m_slots, false, &Slot::busy);
    assert(free != m_slots.end());
    const auto slot = static_cast<std::size_t>(free - m_slots.begin());
    free->busy = true;
    ++m_busySlots;
    if (auto *coroutine = dynamic_cast<AsyncTask *>(task.get())) {
        asio::co_spawn(
            m_context, runCoroutine(task, *coroutine, slot),
            asio::bind_cancellation_slot(free->cancel.slot(), [this, task, slot](const std::exception_ptr &escaped) {
                endTask(*task, slot, escaped);
            }));
        return;
    }
    if (beginTask(*task, slot)) {
        const LaneScope scope(laneOf(slot));
        task->execute({m_config.stop, task->id(), m_owner, this});
    }
    endTask(*task, slot, nullptr);
}

bool EventLoopExecutor::Loop::beginTask(FutureCore &task, std::size_t slot)
{
    const LaneScope scope(laneOf(slot));
    orderClock();
    if (!claimTask(task))
        return false;
    if (!std::exchange(m_slots[slot].everUsed, true))
        recordMark(MarkKind::WorkerStarted, static_cast<std::uint64_t>(gettid()));
    record(EventKind::Started, task.id());
    task.leftQueue();
    return true;
}

asio::awaitable<void> EventLoopExecutor::Loop::runCoroutine(FuturePtr task, AsyncTask &coroutine, std::size_t slot)
{
    if (!beginTask(*task, slot))
        co_return;
    m_slots[slot].started = true;
    // Not a temporary of the next statement: g++ 12 would destroy its stop token twice.
    const TaskContext context{m_config.stop, task->id(), m_owner, this};
    co_await coroutine.executeAsync(context, laneOf(slot));
}

void EventLoopExecutor::Loop::endTask(FutureCore &task, std::size_t slot, const std::exception_ptr &escaped)
{
    if (escaped && !task.done()) { // a coroutine that broke its promise not to throw still ends its future
        const LaneScope scope(laneOf(slot));
        recordFailure(task.id(), escaped);
        task.setException(escaped);
    }
    m_slots[slot].busy = m_slots[slot].started = false;
    --m_busySlots;
    const std::lock_guard lock(m_mutex);
    postStep();
}

void EventLoopExecutor::Loop::cancelAwaited()
{
    // A task that starts after this sees the request itself, in its TaskContext.
    for (Slot &slot : m_slots) {
        if (slot.started)
            slot.cancel.emit(asio::cancellation_type::terminal);
    }
}

/// Asks for a beat, again and again, as a coroutine that sleeps in between. What keeps the loop busy makes it late,
/// the first too, which is asked for before the coroutine has begun.
asio::awaitable<void> EventLoopExecutor::Loop::beat(Nanos interval, std::int64_t askedNs)
{
    for (;; askedNs = monotonicNs() + interval.count()) {
        const std::int64_t nowNs = monotonicNs();
        if (!m_work && nowNs < askedNs)
            co_return;
        m_beatTimer.expires_after(Nanos{std::max<std::int64_t>(0, askedNs - nowNs)});
        boost::system::error_code error;
        co_await m_beatTimer.async_wait(asio::redirect_error(asio::use_awaitable, error));
        // One that is due already when the loop ends still comes.
        if (!error || monotonicNs() >= askedNs)
            recordBeat(askedNs);
        if (!m_work)
            co_return;
    }
}

void EventLoopExecutor::Loop::recordBeat(std::int64_t askedNs) const
{
    const std::int64_t lateNs = std::max<std::int64_t>(0, monotonicNs() - askedNs);
    recordOn(laneOf(0), EventKind::Mark, noFuture, static_cast<std::uint64_t>(lateNs),
             static_cast<std::uint8_t>(MarkKind::Heartbeat));
}

void EventLoopExecutor::Loop::computeBeside(FutureId future, std::function<void()> work, std::function<void()> done)
{
    asio::post(*m_beside, [this, future, work = std::move(work), done = std::move(done)] {
        const Nanos before = threadCpuTime();
        {
            const RecordingScope recording(m_config.recorder, laneOf(m_slots.size()));
            record(EventKind::Mark, future, 0, static_cast<std::uint8_t>(MarkKind::BesideBegan));
            work();
            record(EventKind::Mark, future, 0, static_cast<std::uint8_t>(MarkKind::BesideEnded));
        }
        m_besideCpuNs.fetch_add((threadCpuTime() - before).count(), std::memory_order_relaxed);
        done();
    });
}

void EventLoopExecutor::Loop::recordEnds()
{
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        if (!m_slots[slot].everUsed)
            continue;
        const LaneScope scope(laneOf(slot));
        recordMark(MarkKind::WorkerEnded, static_cast<std::uint64_t>(gettid()));
    }
}

void EventLoopExecutor::Loop::shutdown(bool cancelFutures)
{
    TaskQueue cancelled;
    {
        const std::lock_guard lock(m_mutex);
        m_shutdown = true;
        while (cancelFutures && !m_queue.empty())
            cancelled.push(m_queue.pop());
        postStep();
    }
    // Outside the lock: a callback of a cancelled future may call back into the executor.
    while (FuturePtr task = cancelled.pop())
        cancelTask(*task);
}

void EventLoopExecutor::Loop::join()
{
    std::unique_lock lock(m_mutex);
    if (m_thread.get_id() == std::this_thread::get_id())
        throw RuntimeError("cannot join current thread: shutdown(wait=true) called from the event loop");
    m_ended.wait(lock, [this] { return !m_thread.joinable() || m_finalCpu; });
    if (m_thread.joinable())
        m_thread.join();
}

Nanos EventLoopExecutor::Loop::cpuTime()
{
    const std::lock_guard lock(m_mutex);
    const Nanos beside{m_besideCpuNs.load(std::memory_order_relaxed)};
    if (m_finalCpu)
        return *m_finalCpu + beside;
    return beside + (m_thread.joinable() ? threadCpuTime(m_thread.native_handle()) : Nanos::zero());
}

EventLoopExecutor::EventLoopExecutor(const ExecutorConfig &config)
    : m_config(config),
      m_loop(std::make_unique<Loop>(config, this))
{}

EventLoopExecutor::~EventLoopExecutor()
{
    shutdown();
}

void EventLoopExecutor::submitTask(FuturePtr task)
{
    m_loop->submit(std::move(task), [this](FutureCore &accepted) { announce(accepted); });
}

void EventLoopExecutor::shutdown(bool wait, bool cancelFutures)
{
    m_loop->shutdown(cancelFutures);
    if (wait)
        m_loop->join();
}

Nanos EventLoopExecutor::workerCpuTime() const
{
    return m_loop->cpuTime();
}

} // namespace futurescope
