// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/schedulebounds.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <vector>

namespace futurescope {

namespace {

Nanos makespanOfList(std::span<const Nanos> durations, int workers)
{
    std::priority_queue<Nanos, std::vector<Nanos>, std::greater<>> freeAt; // the earliest on top
    for (int worker = 0; worker < workers; ++worker)
        freeAt.push(Nanos::zero());
    Nanos last{};
    for (const Nanos duration : durations) {
        const Nanos end = freeAt.top() + duration;
        freeAt.pop();
        freeAt.push(end);
        last = std::max(last, end);
    }
    return last;
}

} // namespace

ScheduleBounds scheduleBounds(std::span<const Nanos> durations, int workers)
{
    ScheduleBounds bounds;
    for (const Nanos duration : durations) {
        bounds.work += duration;
        bounds.longestTask = std::max(bounds.longestTask, duration);
    }
    const Nanos evenShare = (bounds.work + Nanos{workers - 1}) / workers; // no schedule ends within a nanosecond
    bounds.leastMakespan = std::max(evenShare, bounds.longestTask);
    bounds.listSchedule = makespanOfList(durations, workers);
    bounds.listScheduleMost = (bounds.work + bounds.longestTask * (workers - 1) + Nanos{workers - 1}) / workers;
    if (bounds.leastMakespan > Nanos::zero())
        bounds.mostSpeedup = static_cast<double>(bounds.work.count())
                             / static_cast<double>(bounds.leastMakespan.count());
    return bounds;
}

ScheduleBounds scheduleBounds(const Timeline &timeline, int workers)
{
    std::vector<Nanos> durations;
    for (const FutureRecord &record : timeline.futures()) {
        if (record.hasRun() && record.endedNs != never)
            durations.push_back(
                Nanos{std::max<std::int64_t>(0, record.runNs(0) - record.lockWaitNs() - record.awaitNs())});
    }
    return scheduleBounds(durations, workers);
}

} // namespace futurescope
