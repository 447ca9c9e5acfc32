// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/computelock.h"
#include "core/base/time.h"
#include "core/trace/eventchain.h"
#include "core/trace/trace.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace futurescope {

struct RecorderOptions
{
    /// Chains to make ahead: a thread that joins in the middle of a run then waits for no memory.
    std::size_t threads = 0;
    /// Of all that is kept of the run, by `bytesPerEvent`; the events after are dropped and counted.
    std::uint64_t memoryLimit = defaultMemoryLimit();
    std::size_t chunkEvents = defaultChunkEvents;

    static constexpr std::size_t defaultChunkEvents = std::size_t{1} << 13;
    /// What an event comes to, in the Trace and in a Timeline of it.
    static constexpr std::uint64_t bytesPerEvent = 48;
    /// Half of the memory that this program may use.
    static std::uint64_t defaultMemoryLimit();
};

/// Records one run: hands a chain of events to each thread that takes part and collects them into a Trace. Nothing is
/// lost, however fast events come, until the run has filled its limit of memory.
///
/// A thread takes part by holding a RecordingScope; record() then costs a clock read and a store. One collector thread
/// drains all chains every `collectEvery`. The Recorder must outlive every RecordingScope bound to it.
class Recorder
{
public:
    static constexpr Nanos collectEvery = std::chrono::milliseconds(2);

    explicit Recorder(const RecorderOptions &options = {});
    ~Recorder(); ///< as stop()

    /// The moment that counts as 0 in the Trace: the end of construction. monotonicNs() of this machine.
    std::int64_t originNs() const { return m_originNs; }

    /// All events collected so far. Any thread.
    Trace snapshot() const { return m_builder.snapshot(); }

    /// Collects what is left and ends the collector. After it nothing more is collected. Idempotent; one thread.
    void stop();

    /// Counts events that were lost in another process before they could reach a chain. Any thread.
    void addDropped(std::uint64_t events) { m_droppedElsewhere.fetch_add(events, std::memory_order_relaxed); }

    /// Keeps the text of a failure of FailureKind::Other. Takes a lock, so only for what a workload does not throw.
    std::uint32_t addText(std::string text) { return m_builder.addText(std::move(text)); }

private:
    friend class RecordingScope;

    EventChain *takeChain();
    EventChain *makeChain(); // m_mutex held, or before any thread
    void returnChain(EventChain *chain);
    void collectUntilStopped(const std::stop_token &stop);
    /// Returns the most that came from one chain; `mostAtOnce`: there may be more of it.
    std::size_t collectOnce();
    /// In turn, each no more than this at a time, so that the lanes stay near each other in the Trace however much one
    /// of them has to tell.
    static constexpr std::size_t mostAtOnce = 16'384;

    std::int64_t m_originNs = 0;
    const std::size_t m_chunkEvents;
    EventBudget m_budget;
    TraceBuilder m_builder;
    std::vector<EventChain *> m_collected; // the collector's
    std::atomic<std::uint64_t> m_droppedElsewhere{0};

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<std::unique_ptr<EventChain>> m_chains; // none ends before the Recorder
    std::vector<EventChain *> m_freeChains;
    std::jthread m_collector;
};

/// Binds the calling thread to a recorder for its lifetime: record() then goes to `recorder` under `lane`.
/// A null recorder makes record() do nothing. Scopes of one thread nest.
class RecordingScope
{
public:
    RecordingScope(Recorder *recorder, LaneId lane);
    ~RecordingScope();
    RecordingScope(const RecordingScope &) = delete;
    RecordingScope &operator=(const RecordingScope &) = delete;

private:
    Recorder *m_recorder;
    Recorder *m_previousRecorder;
    EventChain *m_chain;
    EventChain *m_previousChain;
    LaneId m_previousLane;
};

namespace detail {
struct ThreadBinding
{
    EventChain *chain = nullptr;
    Recorder *recorder = nullptr;
    LaneId lane = mainLane;
};
inline thread_local constinit ThreadBinding threadBinding;
} // namespace detail

/// Binds the calling thread to a bare chain, which somebody drains by hand: a worker process has no Recorder.
class ChainScope
{
public:
    ChainScope(EventChain &chain, LaneId lane) : m_previous(detail::threadBinding)
    {
        detail::threadBinding = {&chain, nullptr, lane};
    }
    ~ChainScope() { detail::threadBinding = m_previous; }
    ChainScope(const ChainScope &) = delete;
    ChainScope &operator=(const ChainScope &) = delete;

private:
    const detail::ThreadBinding m_previous;
};

/// Records an event that was timed elsewhere (another process, an earlier moment). Calling thread's chain.
inline void recordAt(const Event &event) noexcept
{
    if (EventChain *chain = detail::threadBinding.chain)
        chain->push(event);
}

/// Records that `kind` happens to `future` now, on the calling thread's lane.
inline void record(EventKind kind, FutureId future, std::uint64_t payload = 0, std::uint8_t detail = 0) noexcept
{
    if (EventChain *chain = detail::threadBinding.chain)
        chain->push({monotonicNs(), payload, future, detail::threadBinding.lane, kind, detail});
}

/// As record(), on a lane other than the thread's own (one thread that serves several workers).
inline void recordOn(LaneId lane, EventKind kind, FutureId future, std::uint64_t payload = 0,
                     std::uint8_t detail = 0) noexcept
{
    if (EventChain *chain = detail::threadBinding.chain)
        chain->push({monotonicNs(), payload, future, lane, kind, detail});
}

inline void recordMark(MarkKind mark, std::uint64_t payload = 0) noexcept
{
    record(EventKind::Mark, noFuture, payload, static_cast<std::uint8_t>(mark));
}

/// Makes record() on the calling thread go under another lane: for one thread that serves several lanes in turn.
/// Must not be held across a co_await.
class LaneScope
{
public:
    explicit LaneScope(LaneId lane) : m_previous(detail::threadBinding.lane) { detail::threadBinding.lane = lane; }
    ~LaneScope() { detail::threadBinding.lane = m_previous; }
    LaneScope(const LaneScope &) = delete;
    LaneScope &operator=(const LaneScope &) = delete;

private:
    LaneId m_previous;
};

/// The lane that the calling thread records on; also while it records nothing.
inline LaneId boundLane() noexcept
{
    return detail::threadBinding.lane;
}

/// The recorder that the calling thread is bound to, or null.
inline Recorder *boundRecorder() noexcept
{
    return detail::threadBinding.recorder;
}

/// The task on this thread waits for something outside the processor, from construction to destruction. Meanwhile
/// another may have the compute lock.
class BlockedScope
{
public:
    BlockedScope(FutureId future, BlockReason reason, std::uint64_t payload = 0)
        : m_future(future),
          m_reason(static_cast<std::uint8_t>(reason))
    {
        record(EventKind::Blocked, m_future, payload, m_reason);
    }
    ~BlockedScope() { record(EventKind::Resumed, m_future, 0, m_reason); }
    BlockedScope(const BlockedScope &) = delete;
    BlockedScope &operator=(const BlockedScope &) = delete;

private:
    const ComputePause m_pause; // first: given up before the wait begins, taken again when it is over
    FutureId m_future;
    std::uint8_t m_reason;
};

} // namespace futurescope
