// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/chunkedvector.h"
#include "core/base/ids.h"

#include <cstdint>

namespace futurescope {

/// How a future ended; Open: it has not.
enum class Outcome : std::uint8_t { Open, Finished, Failed, Cancelled, Lost };

/// What a lane does during a span.
enum class Activity : std::uint8_t {
    Task,   ///< a worker has a task in hand (its waits are spans of their own inside)
    IoWait, ///< the task waits for a timer, the network or a file
    LockWait,
    Overhead,     ///< starting a worker, copying to or from another process
    Submitting,   ///< main lane
    ResultWait,   ///< blocked in result() of `future`, in wait() or as_completed()
    ShutdownWait, ///< main lane: blocked in shutdown(wait=True)
    Computing,    ///< main lane: the program does its own part of the work
    LockHeld,     ///< of a lock, not of a lane: `holder` has it
    QueueWait,    ///< main lane: held back by a full queue
    LoopTurn,     ///< the task has given its event loop to others for a moment
    BesideWait,   ///< the task waits for the thread beside its event loop that computes for it
};

/// `endNs` is openEnd while it goes on. Times are nanoseconds since the run's origin.
struct Span
{
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    FutureId future = noFuture;
    Activity activity = Activity::Task;
    bool limited = false;     ///< ResultWait: a timeout will end it
    LaneId holder = mainLane; ///< LockHeld only
};
static_assert(sizeof(Span) == 24); // there are millions of them
using Spans = ChunkedVector<Span>;
inline constexpr std::int64_t openEnd = INT64_MAX;

} // namespace futurescope
