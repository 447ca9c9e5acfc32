// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/computelock.h"
#include "core/base/time.h"
#include "core/trace/eventring.h"
#include "core/trace/trace.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace futurescope {

/// Records one run: hands a ring to each thread that takes part and collects the rings into a Trace.
///
/// A thread takes part by holding a RecordingScope; record() then costs a clock read and a store. One collector thread
/// drains all rings every `collectEvery`. The Recorder must outlive every RecordingScope bound to it.
class Recorder
{
public:
    /// The first rings go to the busiest threads: the main of the program, the dispatcher, the first workers. With
    /// very many workers each is slow, and their rings stay small.
    static constexpr std::size_t defaultRingCapacity = std::size_t{1} << 16;
    static constexpr std::size_t largeRings = 12;
    static constexpr std::size_t smallRingCapacity = std::size_t{1} << 13;
    static constexpr Nanos collectEvery = std::chrono::milliseconds(2);

    /// Makes `threads` rings ahead: a thread that joins in the middle of a run then waits for no memory.
    explicit Recorder(std::size_t ringCapacity = defaultRingCapacity, std::size_t threads = 0);
    ~Recorder(); ///< as stop()

    /// The moment that counts as 0 in the Trace: the end of construction. monotonicNs() of this machine.
    std::int64_t originNs() const { return m_originNs; }

    /// All events collected so far. Any thread.
    Trace snapshot() const { return m_builder.snapshot(); }

    /// Collects what is left and ends the collector. After it nothing more is collected. Idempotent; one thread.
    void stop();

    /// Counts events that were lost in another process before they could reach a ring. Any thread.
    void addDropped(std::uint64_t events) { m_droppedElsewhere.fetch_add(events, std::memory_order_relaxed); }

    /// Keeps the text of a failure of FailureKind::Other. Takes a lock, so only for what a workload does not throw.
    std::uint32_t addText(std::string text) { return m_builder.addText(std::move(text)); }

private:
    friend class RecordingScope;

    EventRing *takeRing();
    EventRing *makeRing(); // m_mutex held, or before any thread
    void returnRing(EventRing *ring);
    void collectUntilStopped(const std::stop_token &stop);
    /// Returns how much of the fullest ring was in use, from 0 to 1.
    double collectOnce();

    std::int64_t m_originNs = 0;
    const std::size_t m_ringCapacity;
    TraceBuilder m_builder;
    std::vector<Event> m_batch; // the collector's
    std::atomic<std::uint64_t> m_droppedElsewhere{0};

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<std::unique_ptr<EventRing>> m_rings;
    std::vector<EventRing *> m_freeRings;
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
    EventRing *m_ring;
    EventRing *m_previousRing;
    LaneId m_previousLane;
};

namespace detail {
struct ThreadBinding
{
    EventRing *ring = nullptr;
    Recorder *recorder = nullptr;
    LaneId lane = mainLane;
};
inline thread_local constinit ThreadBinding threadBinding;
} // namespace detail

/// Binds the calling thread to a bare ring, which somebody drains by hand: a worker process has no Recorder.
class RingScope
{
public:
    RingScope(EventRing &ring, LaneId lane) : m_previous(detail::threadBinding)
    {
        detail::threadBinding = {&ring, nullptr, lane};
    }
    ~RingScope() { detail::threadBinding = m_previous; }
    RingScope(const RingScope &) = delete;
    RingScope &operator=(const RingScope &) = delete;

private:
    const detail::ThreadBinding m_previous;
};

/// Records an event that was timed elsewhere (another process, an earlier moment). Calling thread's ring.
inline void recordAt(const Event &event) noexcept
{
    if (EventRing *ring = detail::threadBinding.ring)
        ring->push(event);
}

/// Records that `kind` happens to `future` now, on the calling thread's lane.
inline void record(EventKind kind, FutureId future, std::uint64_t payload = 0, std::uint8_t detail = 0) noexcept
{
    if (EventRing *ring = detail::threadBinding.ring)
        ring->push({monotonicNs(), payload, future, detail::threadBinding.lane, kind, detail});
}

/// As record(), on a lane other than the thread's own (one thread that serves several workers).
inline void recordOn(LaneId lane, EventKind kind, FutureId future, std::uint64_t payload = 0,
                     std::uint8_t detail = 0) noexcept
{
    if (EventRing *ring = detail::threadBinding.ring)
        ring->push({monotonicNs(), payload, future, lane, kind, detail});
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
