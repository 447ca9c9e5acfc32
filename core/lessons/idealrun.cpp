// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/idealrun.h"

#include "core/analysis/scalinglaws.h"
#include "core/analysis/schedulebounds.h"
#include "core/workloads/durations.h"
#include "core/workloads/itemorder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace futurescope {

namespace {

/// How much of an item's time needs a core.
double computingShare(const Workload &workload)
{
    if (workload.kind == WorkloadKind::Mixed)
        return (100.0 - workload.waitPercent) / 100;
    return isIoBound(workload.kind) ? 0 : 1;
}

/// Cores that its tasks can use at once.
int usableCores(const Experiment &experiment, int cores)
{
    switch (experiment.executor) {
    case ExecutorKind::Sequential:
    case ExecutorKind::ThreadsGil:
    case ExecutorKind::Async:
        return 1;
    case ExecutorKind::Threads:
    case ExecutorKind::WorkStealing:
    case ExecutorKind::Processes:
        break;
    }
    return std::min(cores, experiment.workers);
}

bool isPlain(const Experiment &experiment)
{
    const Workload &workload = experiment.workload;
    return !submitsFromTasks(workload.kind) && !sharesMemory(workload.kind) && workload.coupling == Coupling::None
           && experiment.queuePolicy == QueuePolicy::Unbounded && experiment.submitEvery == Nanos::zero()
           && !experiment.timeout && !experiment.cancelAfter;
}

/// Of each task, in the order of submission, less the serial part.
std::vector<Nanos> taskTimes(const Experiment &experiment)
{
    const std::vector<Nanos> items = drawDurations(experiment.workload);
    const std::vector<std::uint32_t> order = itemOrder({experiment.schedule, experiment.tasks(), experiment.chunk},
                                                       items);
    const double left = 1 - experiment.workload.serialPercent / 100;
    std::vector<Nanos> times(experiment.tasks());
    for (std::uint32_t task = 0; task < times.size(); ++task) {
        const ItemPlaces places = experiment.placesOf(task);
        for (std::uint32_t place = places.first; place < places.first + places.count; ++place)
            times[task] += items[order.empty() ? place : order[place]];
        times[task] = Nanos{std::llround(static_cast<double>(times[task].count()) * left)};
    }
    return times;
}

} // namespace

std::optional<double> idealOf(Measure measure, const Experiment &experiment, int cores)
{
    if ((measure != Measure::Makespan && measure != Measure::Speedup) || !isPlain(experiment)
        || experiment.workload.items == 0 || cores < 1)
        return std::nullopt;
    const double share = computingShare(experiment.workload);
    const int usable = usableCores(experiment, cores);
    const int workers = share == 1 ? usable : experiment.workers;
    const ScheduleBounds bounds = scheduleBounds(taskTimes(experiment), workers);
    const auto work = static_cast<double>(bounds.work.count());
    const double parallel = std::max(static_cast<double>(bounds.listSchedule.count()), work * share / usable);
    const double part = experiment.workload.serialPercent / 100;
    const double serial = work * part / (1 - part);
    return measure == Measure::Makespan ? serial + parallel : (serial + work) / (serial + parallel);
}

std::optional<double> grownIdealOf(Measure measure, const Experiment &experiment, int cores)
{
    if (measure != Measure::Speedup || !isPlain(experiment) || experiment.workload.items == 0 || cores < 1
        || !(experiment.workload.serialPercent > 0))
        return std::nullopt;
    GustafsonFit law;
    law.serialFraction.value = experiment.workload.serialPercent / 100;
    return law.speedupAt(computingShare(experiment.workload) > 0 ? usableCores(experiment, cores) : experiment.workers);
}

} // namespace futurescope
