// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweepplan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

constexpr std::array<std::string_view, 2> varyNames{"workers", "chunk"};

Error usage(std::string detail)
{
    return {ErrorCode::Usage, std::move(detail)};
}

std::uint32_t greatestValue(const SweepPlan &plan)
{
    return plan.vary == Vary::Workers ? static_cast<std::uint32_t>(maxWorkers(plan.base.executor))
                                      : ExperimentLimits::maxItems;
}

Status validateValues(const SweepPlan &plan)
{
    const std::string_view name = varyName(plan.vary);
    if (plan.values.empty() || plan.values.size() > SweepPlan::maxValues) {
        return usage(fmt::format("the sweep has {} values of {}; it takes 1 to {}", plan.values.size(), name,
                                 SweepPlan::maxValues));
    }
    for (const std::uint32_t value : plan.values) {
        if (value < 1 || value > greatestValue(plan)) {
            return usage(fmt::format("{} is {} in the sweep; {} takes 1 to {}", name, value,
                                     executorName(plan.base.executor), greatestValue(plan)));
        }
        if (std::count(plan.values.begin(), plan.values.end(), value) > 1)
            return usage(fmt::format("the sweep names {} {} twice; each value once", name, value));
    }
    return success();
}

std::uint64_t tasksOfAllRuns(const SweepPlan &plan)
{
    std::uint64_t tasks = 0;
    for (const std::uint32_t value : sweepValues(plan))
        tasks += experimentAt(plan, value).futures();
    return tasks * static_cast<std::uint64_t>(plan.repeats);
}

/// The terms of a geometric row from 1 to `last`, both included, rounded to whole numbers.
void appendGeometric(std::vector<std::uint32_t> &sizes, std::uint32_t last, int terms)
{
    for (int term = 0; term < terms; ++term)
        sizes.push_back(static_cast<std::uint32_t>(std::lround(std::pow(last, double(term) / (terms - 1)))));
}

} // namespace

std::string_view varyName(Vary vary)
{
    return varyNames[static_cast<std::size_t>(vary)];
}

Result<Vary> varyKind(std::string_view name)
{
    for (std::size_t index = 0; index < varyNames.size(); ++index) {
        if (varyNames[index] == name)
            return static_cast<Vary>(index);
    }
    return usage(fmt::format("unknown parameter to vary \"{}\" (known: {})", name, fmt::join(varyNames, ", ")));
}

Status validate(const SweepPlan &plan)
{
    if (plan.vary == Vary::Workers && maxWorkers(plan.base.executor) == 1) {
        return usage(fmt::format("{} always has 1 worker; to vary workers choose threads, processes or async",
                                 executorName(plan.base.executor)));
    }
    if (const Status values = validateValues(plan); !values)
        return values.error();
    if (plan.repeats < 1 || plan.repeats > SweepPlan::maxRepeats)
        return usage(fmt::format("repeats is {}; a sweep takes 1 to {}", plan.repeats, SweepPlan::maxRepeats));
    for (const std::uint32_t value : sweepValues(plan)) {
        if (const Status experiment = validate(experimentAt(plan, value)); !experiment)
            return experiment.error();
    }
    if (plan.base.workload.items == 0)
        return usage("items is 0; a sweep needs at least 1, or there is no time to compare");
    if (plan.base.cancelAfter) {
        return usage(fmt::format("the experiment cancels what is left after {}; a sweep compares whole runs, so "
                                 "switch that off",
                                 humanDuration(*plan.base.cancelAfter)));
    }
    if (const std::uint64_t tasks = tasksOfAllRuns(plan); tasks > SweepPlan::maxTasks) {
        return Error{ErrorCode::ResourceLimit,
                     fmt::format("the sweep would hold {} tasks in memory; the limit is {}: fewer items, larger "
                                 "chunks or fewer repeats",
                                 tasks, SweepPlan::maxTasks)};
    }
    return success();
}

std::vector<std::uint32_t> sweepValues(const SweepPlan &plan)
{
    std::vector<std::uint32_t> values = plan.values;
    if (plan.vary == Vary::Workers)
        values.push_back(1);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

Experiment experimentAt(const SweepPlan &plan, std::uint32_t value)
{
    Experiment experiment = plan.base;
    experiment.baseline = Baseline::Derived;
    if (plan.vary == Vary::Workers)
        experiment.workers = static_cast<int>(value);
    else
        experiment.chunk = value;
    return experiment;
}

std::uint32_t warmUpValue(const SweepPlan &plan)
{
    // The most workers warm up the most. Of chunk sizes both ends may be slow, and the middle warms up
    // as well.
    const std::vector<std::uint32_t> values = sweepValues(plan);
    return plan.vary == Vary::Workers ? values.back() : values[values.size() / 2];
}

std::vector<std::uint32_t> defaultWorkerCounts(ExecutorKind executor)
{
    std::vector<std::uint32_t> counts{1, 2, 4, 8};
    std::erase_if(counts, [most = maxWorkers(executor)](std::uint32_t count) { return int(count) > most; });
    return counts;
}

std::vector<std::uint32_t> defaultChunkSizes(std::uint32_t items, int workers)
{
    if (items == 0)
        return {};
    const auto divisor = static_cast<std::uint32_t>(std::max(workers, 1));
    const std::uint32_t perWorker = items / divisor + (items % divisor != 0);
    std::vector<std::uint32_t> sizes;
    if (perWorker == items) { // one worker: the last two of the five are the same
        appendGeometric(sizes, items, 5);
    } else {
        appendGeometric(sizes, perWorker, 4);
        sizes.push_back(items);
    }
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    return sizes;
}

} // namespace futurescope
