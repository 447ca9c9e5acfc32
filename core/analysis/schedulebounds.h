// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/trace/timeline.h"

#include <span>

namespace futurescope {

/// What no schedule of the same tasks on so many workers could beat, and what a plain one reaches. The durations are
/// those of the run itself, without waits for locks and for other tasks.
struct ScheduleBounds
{
    Nanos work{};          ///< all tasks, one after another
    Nanos longestTask{};   ///< the span, for tasks that do not wait for each other
    Nanos leastMakespan{}; ///< max(work / workers, longestTask): Graham, Bell System Tech. J. 45 (1966)
    Nanos listSchedule{};  ///< each task, in the order of submission, goes to the worker that is free first
    /// What any list schedule keeps to: work / workers + longestTask * (1 - 1 / workers) (Graham 1966).
    Nanos listScheduleMost{};
    /// No speedup can be more: work / leastMakespan. 0 when nothing has run.
    double mostSpeedup = 0;
};

/// `workers` is at least 1.
ScheduleBounds scheduleBounds(const Timeline &timeline, int workers);
/// The same for durations that are not negative, in the order of submission.
ScheduleBounds scheduleBounds(std::span<const Nanos> durations, int workers);

} // namespace futurescope
