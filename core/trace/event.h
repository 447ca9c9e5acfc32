// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace futurescope {

/// What happened. The comment says what `payload` and `detail` hold; where it is silent they are 0.
enum class EventKind : std::uint8_t {
    Submitted,      ///< payload: packItems(first item, number of items); which the others are, the schedule says
    Serialised,     ///< arguments are encoded for another process; payload: bytes
    Sent,           ///< handed to another process; payload: bytes
    Started,        ///< a worker began the task
    Blocked,        ///< detail: BlockReason. Result: the lane waits for `future`, and payload is the nanoseconds after
                    ///< which it gives up, 0 for never. Else `future` is the task that waits
    Resumed,        ///< ends the last Blocked of the same lane and future; detail: the same BlockReason
    LockWait,       ///< a worker waits for a lock, in a task or before one; payload: which lock, detail: LockDetail
    LockGot,        ///< and holds it, or holds it without having had to wait; payload: which lock
    Finished,       ///< payload: the result as a number
    Failed,         ///< detail: FailureKind; payload: see failure.h
    Cancelled,      ///< cancel() of a pending future succeeded
    CancelRefused,  ///< cancel() of a running or finished future returned false
    Lost,           ///< the worker process died; payload: its wait status
    ResultRead,     ///< the program took the result
    ExceptionRead,  ///< the program saw the exception
    TimedOut,       ///< waiting for `future` (0: for a whole iteration) was given up
    Steal,          ///< payload: lane robbed
    Mark,           ///< detail: MarkKind
    LockReleased,   ///< it gave a lock back; payload: which lock, detail: LockDetail
    CancelNotified, ///< a worker met the cancelled future and told those who wait for it
};
/// The last one, for whoever reads events from outside.
inline constexpr EventKind lastEventKind = EventKind::CancelNotified;

/// The number of the interpreter lock in LockWait, LockGot and LockReleased.
inline constexpr std::uint64_t interpreterLock = 1;
/// Of the one lock that coupled tasks share: recorded only where a task has had to wait for it.
inline constexpr std::uint64_t couplingLock = 2;
/// Of the barrier that coupled tasks spin at; "got" when all have come. It is never released.
inline constexpr std::uint64_t spinBarrier = 3;

enum class LockDetail : std::uint8_t {
    Plain,
    Asked, ///< LockWait: the waiter, who has been waiting already, asks the holder to let go; LockReleased: for that
};

enum class BlockReason : std::uint8_t {
    Sleep, ///< a timer
    Network,
    File,
    Result,    ///< result() or exception() of one future
    Wait,      ///< wait(), as_completed(): of many
    Shutdown,  ///< shutdown(wait=True)
    QueueFull, ///< the program may submit nothing more until a task is taken from the queue
    LoopTurn,  ///< a coroutine that computes lets the others of its loop go on for a moment
    Beside,    ///< a coroutine waits for the thread beside its loop that computes for it
};
/// The last one, for whoever reads events from outside.
inline constexpr BlockReason lastBlockReason = BlockReason::Beside;

enum class MarkKind : std::uint8_t {
    RunStarted,
    SubmitBegan,
    SubmitEnded,
    CollectEnded,
    ShutdownCalled, ///< payload: ShutdownMode
    RunEnded,
    WorkerStarted,   ///< payload: thread or process id
    WorkerEnded,     ///< payload: thread or process id
    StopRequested,   ///< by the person at the window, or a signal
    CancelRequested, ///< "cancel after" came due
    DeadlockFound,   ///< payload: number of the text that names the ring of waiting
    SerialBegan,     ///< the program begins to compute its own part of the work
    SerialEnded,
    TaskDropped,   ///< not submitted, for the queue was full; payload: packItems(first item, number of items)
    Heartbeat,     ///< of an event loop; payload: nanoseconds that it came later than asked for
    BesideBegan,   ///< the lane, a thread beside an event loop, began to compute for the task of `future`
    BesideEnded,   ///< and has done it
    SubmitRefused, ///< submit() raised RuntimeError, for the executor had been shut down
    SwitchedOut,   ///< a task that computes lost its core to others at some time since its last look, some microseconds
                   ///< ago; payload: how often
};
/// The last one, for whoever reads events from outside.
inline constexpr MarkKind lastMarkKind = MarkKind::SwitchedOut;

/// One change of state. Plain data: it crosses process borders and lies in the chunks of a thread as it is.
struct Event
{
    std::int64_t timeNs = 0; ///< as recorded: monotonicNs(); in a Trace: nanoseconds since the run's origin
    std::uint64_t payload = 0;
    FutureId future = noFuture;
    LaneId lane = mainLane;
    EventKind kind = EventKind::Mark;
    std::uint8_t detail = 0;

    friend bool operator==(const Event &, const Event &) = default;
};

static_assert(sizeof(Event) == 24 && std::is_trivially_copyable_v<Event>);

/// The payload of the Blocked event of a wait for a result.
constexpr std::uint64_t waitLimit(const std::optional<std::chrono::nanoseconds> &timeout)
{
    return timeout ? static_cast<std::uint64_t>(std::max<std::int64_t>(1, timeout->count())) : 0;
}

constexpr std::uint64_t packItems(std::uint32_t firstItem, std::uint32_t itemCount)
{
    return std::uint64_t{itemCount} << 32 | firstItem;
}
constexpr std::uint32_t firstItemOf(std::uint64_t payload)
{
    return static_cast<std::uint32_t>(payload);
}
constexpr std::uint32_t itemCountOf(std::uint64_t payload)
{
    return static_cast<std::uint32_t>(payload >> 32);
}

} // namespace futurescope
