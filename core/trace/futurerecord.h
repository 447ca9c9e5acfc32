// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/chunkedvector.h"
#include "core/base/ids.h"
#include "core/base/sparsevalue.h"
#include "core/futures/errors.h"
#include "core/futures/futurecore.h"
#include "core/trace/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace futurescope {

/// -1 stands for "has not happened".
inline constexpr std::int64_t never = -1;
/// By the moment `atNs`.
constexpr bool happened(std::int64_t timeNs, std::int64_t atNs)
{
    return timeNs != never && timeNs <= atNs;
}

/// What happens to few futures only, or only with some executors.
struct RareFacts
{
    std::int64_t sentNs = never;
    std::int64_t timedOutNs = never;
    std::int64_t cancelRefusedNs = never;
    std::int64_t notifiedNs = never;
    std::int64_t blockedNs = 0;
    std::int64_t awaitNs = 0;
    std::int64_t lockWaitNs = 0;
    std::int64_t stolenNs = never;
    FutureId awaits = noFuture;
    FutureId inside = noFuture;
    bool awaitLimited = false;
};

/// The life of one future, from its events in whatever order they came.
struct FutureRecord
{
    std::int64_t submittedNs = never;
    std::int64_t startedNs = never; ///< a worker began it; until another process has told when, as sentNs()
    std::int64_t endedNs = never;   ///< finished, failed, cancelled or lost
    std::int64_t readNs = never;    ///< result or exception taken by the program
    std::uint64_t payload = 0;      ///< of the event that ended it
    std::uint32_t firstItem = 0;
    std::uint32_t itemCount = 0;
    LaneId lane = mainLane;       ///< where it ran; mainLane: nowhere yet
    LaneId submitLane = mainLane; ///< whose program submitted it: a task may submit too
    LaneId readLane = mainLane;   ///< and where its outcome was read first
    Outcome outcome = Outcome::Open;
    FailureKind failure = FailureKind::Other; ///< if Failed or Lost
    SparseValue<RareFacts> rare;

    /// Handed to another process.
    std::int64_t sentNs() const { return rare.get().sentNs; }
    std::int64_t timedOutNs() const { return rare.get().timedOutNs; }
    std::int64_t cancelRefusedNs() const { return rare.get().cancelRefusedNs; }
    /// Cancelled, and a worker has told those who waited.
    std::int64_t notifiedNs() const { return rare.get().notifiedNs; }
    /// A worker took it from the deque of the one whose task had submitted it. Not known of what the program submitted.
    std::int64_t stolenNs() const { return rare.get().stolenNs; }
    /// Total time inside it spent waiting, but for locks; the part of that spent waiting for other futures; and for
    /// locks.
    std::int64_t blockedNs() const { return rare.get().blockedNs; }
    std::int64_t awaitNs() const { return rare.get().awaitNs; }
    std::int64_t lockWaitNs() const { return rare.get().lockWaitNs; }
    /// Whose result its task is blocked for, and whether a timeout will end that.
    FutureId awaits() const { return rare.get().awaits; }
    bool awaitLimited() const { return rare.get().awaitLimited; }
    /// Whose task was interrupted by this one, on the same lane.
    FutureId inside() const { return rare.get().inside; }

    /// Python's state as it was at `atNs`; nullopt before the submission, or the start if that is all that is known.
    std::optional<FutureState> stateAt(std::int64_t atNs) const;
    bool hasRun() const { return startedNs != never; }
    /// From the start to the end, or to `nowNs` while it goes on. Only if it has run.
    std::int64_t runNs(std::int64_t nowNs) const { return (endedNs == never ? nowNs : endedNs) - startedNs; }
    std::int64_t waitNs() const { return startedNs - submittedNs; } ///< in the queue; only if it has run
};
static_assert(sizeof(FutureRecord) == 64);         // there are millions of them: a cache line each
using FutureRecords = ChunkedVector<FutureRecord>; ///< index i is future i+1

/// "returned 4913" or "ValueError: Task 12 failed!": what the future's row shows. `texts` are the Trace's.
std::string outcomeText(const FutureRecord &record, const std::vector<std::string> &texts);
/// "pending", "running", "finished", "ValueError", "cancelled", "lost": the state at `atNs` as a short word.
std::string stateLabel(const FutureRecord &record, std::int64_t atNs);

} // namespace futurescope
