// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/sleepwork.h"

#include "core/trace/recorder.h"
#include "core/workloads/stopping.h"

#include <algorithm>

namespace futurescope {

namespace {

void sleepUntil(std::int64_t deadlineNs)
{
    const timespec deadline{static_cast<time_t>(deadlineNs / 1'000'000'000), static_cast<long>(deadlineNs % 1'000'000'000)};
    // A signal ends it early; the caller looks at the clock and comes back.
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &deadline, nullptr);
}

} // namespace

void sleepBlocking(Nanos duration, const TaskContext &context)
{
    if (duration <= Nanos::zero())
        return;
    const BlockedScope blocked(context.future, BlockReason::Sleep);
    std::int64_t nowNs = monotonicNs();
    // Slices are cut from the start, so the end does not drift.
    for (const std::int64_t endNs = nowNs + duration.count(); nowNs < endNs; nowNs = monotonicNs()) {
        giveUpIfStopped(context.stop);
        sleepUntil(context.stop.stop_possible() ? std::min(endNs, nowNs + stopLookInterval.count()) : endNs);
    }
    giveUpIfStopped(context.stop);
}

} // namespace futurescope
