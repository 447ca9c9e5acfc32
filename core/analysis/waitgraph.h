// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <string>
#include <vector>

namespace futurescope {

/// A task that holds its worker while it is blocked in result() of another future.
struct TaskWait
{
    FutureId waiter = noFuture;
    LaneId lane = mainLane; ///< the waiter's worker
    FutureId awaited = noFuture;
    bool queued = false;      ///< `awaited` is pending; else it runs, or has ended this moment
    bool limited = false;     ///< a timeout will end the wait
    std::int64_t sinceNs = 0; ///< begin of the wait, or of what is left of it after a task that ran inside it

    friend bool operator==(const TaskWait &, const TaskWait &) = default;
};

/// Who waits for whom at one moment of a run, and which of these waits nothing in the run can end any more.
struct WaitGraph
{
    int workers = 0;             ///< the most tasks that the executor has in progress at once
    std::vector<TaskWait> waits; ///< by lane; of each worker only the task that it has in hand
    std::vector<TaskWait> ring;  ///< those of `waits` that make a deadlock; empty: there is none

    bool isDeadlock() const { return !ring.empty(); }
    /// Every worker is in the ring, and what they wait for is queued behind them. Else tasks wait for each other.
    bool fillsThePool() const;
    /// Workers lost to waiting for futures that need a worker themselves.
    int starvedWorkers() const;
};

/// Pure function of what `timeline` tells of the moment `atNs`.
///
/// A wait can end by a timeout, by the end of the awaited task while that is running, or, while it is queued, by any
/// worker that becomes free. The ring is the largest set of waits that offer each other none of these ways: the
/// greatest fixed point, found by taking out waits that can end until none is left that can. It is a stable property:
/// once true of a run it stays true until somebody cancels a future or stops the run. Where the timeline does not yet
/// know the awaited future, the wait counts as one that can end.
WaitGraph waitGraphAt(const Timeline &timeline, std::int64_t atNs, int workers);

/// "Deadlock: all 2 workers wait for tasks that are queued behind them: #1 waits for #5, #2 waits for #6." Empty
/// without a deadlock.
std::string deadlockText(const WaitGraph &graph);

} // namespace futurescope
