// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweepplan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

constexpr std::array<std::string_view, 4> varyNames{"workers", "chunk", "work", "executor"};

Error usage(std::string detail)
{
    return {ErrorCode::Usage, std::move(detail)};
}

struct Range
{
    SweepValue least = 1;
    SweepValue most = 1;
};

Range rangeOf(Vary vary, const SweepPlan &plan)
{
    switch (vary) {
    case Vary::Workers:
        // Where executors are varied too each has its own limit, and the experiment's own check names it.
        return {1, plan.varies(Vary::Executor) ? maxWorkers(ExecutorKind::Threads) : maxWorkers(plan.base.executor)};
    case Vary::Chunk:
        return {1, ExperimentLimits::maxItems};
    case Vary::Work:
        return {0, ExperimentLimits::maxWork.count()};
    case Vary::Executor:
        break;
    }
    return {0, static_cast<SweepValue>(allExecutorKinds().size()) - 1};
}

Status validateValues(const SweepPlan &plan, Vary vary, const std::vector<SweepValue> &values)
{
    const std::string_view name = varyName(vary);
    if (values.empty() || values.size() > SweepPlan::maxValues) {
        return usage(
            fmt::format("the sweep has {} values of {}; it takes 1 to {}", values.size(), name, SweepPlan::maxValues));
    }
    const Range range = rangeOf(vary, plan);
    for (const SweepValue value : values) {
        if (value < range.least || value > range.most) {
            const bool nameless = vary == Vary::Executor;
            return usage(fmt::format("{} is {} in the sweep; {} takes {} to {}", name,
                                     nameless ? std::to_string(value) : sweepValueText(vary, value),
                                     executorName(plan.base.executor),
                                     nameless ? std::to_string(range.least) : sweepValueText(vary, range.least),
                                     nameless ? std::to_string(range.most) : sweepValueText(vary, range.most)));
        }
        if (std::ranges::count(values, value) > 1)
            return usage(
                fmt::format("the sweep names {} {} twice; each value once", name, sweepValueText(vary, value)));
    }
    return success();
}

Status validateParameters(const SweepPlan &plan)
{
    if (plan.second && plan.second->vary == plan.vary)
        return usage(
            fmt::format("the sweep varies {} twice; the second parameter must be another", varyName(plan.vary)));
    if (plan.varies(Vary::Workers) && !plan.varies(Vary::Executor) && maxWorkers(plan.base.executor) == 1) {
        return usage(fmt::format("{} always has 1 worker; to vary workers choose threads, processes or async",
                                 executorName(plan.base.executor)));
    }
    if (const Status values = validateValues(plan, plan.vary, plan.values); !values)
        return values.error();
    return plan.second ? validateValues(plan, plan.second->vary, plan.second->values) : success();
}

/// The most workers get the most items.
Status validateGrowth(const SweepPlan &plan)
{
    if (!plan.workGrows)
        return success();
    if (plan.vary != Vary::Workers || plan.second)
        return usage("the work grows with the workers; that takes a sweep over workers alone");
    const auto items = static_cast<std::uint64_t>(sweepValues(plan).back()) * plan.base.workload.items;
    if (items > ExperimentLimits::maxItems) {
        return usage(fmt::format("{} workers would get {} items, {} for each; the limit is {} items",
                                 sweepValues(plan).back(), items, plan.base.workload.items,
                                 ExperimentLimits::maxItems));
    }
    return success();
}

std::uint64_t tasksOfAllRuns(const SweepPlan &plan)
{
    std::uint64_t tasks = 0;
    for (const SweepCell &cell : sweepCells(plan))
        tasks += experimentAt(plan, cell).futures();
    return tasks * static_cast<std::uint64_t>(plan.repeats);
}

std::vector<SweepValue> ascending(const SweepPlan &plan, Vary vary, std::vector<SweepValue> values)
{
    if (vary == Vary::Workers && !plan.varies(Vary::Executor))
        values.push_back(1);
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
    return values;
}

void setParameter(Experiment &experiment, Vary vary, SweepValue value)
{
    switch (vary) {
    case Vary::Workers:
        experiment.workers = static_cast<int>(value);
        break;
    case Vary::Chunk:
        experiment.chunk = static_cast<std::uint32_t>(value);
        break;
    case Vary::Work:
        experiment.workload.work = Nanos{value};
        break;
    case Vary::Executor:
        experiment.executor = allExecutorKinds()[static_cast<std::size_t>(value)];
        break;
    }
}

/// The terms of a geometric row from 1 to `last`, both included, rounded to whole numbers.
void appendGeometric(std::vector<SweepValue> &sizes, std::uint32_t last, int terms)
{
    for (int term = 0; term < terms; ++term)
        sizes.push_back(std::lround(std::pow(last, double(term) / (terms - 1))));
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
    if (const Status parameters = validateParameters(plan); !parameters)
        return parameters.error();
    if (const Status growth = validateGrowth(plan); !growth)
        return growth.error();
    if (plan.varies(Vary::Chunk) && dealsToWorkers(plan.base.schedule)) {
        return usage(fmt::format(
            "the schedule {} makes one task for each worker, whatever the chunk; to vary the chunk "
            "take the schedule {} or {}",
            scheduleName(plan.base.schedule), scheduleName(Schedule::Dynamic), scheduleName(Schedule::LongestFirst)));
    }
    if (plan.repeats < 1 || plan.repeats > SweepPlan::maxRepeats)
        return usage(fmt::format("repeats is {}; a sweep takes 1 to {}", plan.repeats, SweepPlan::maxRepeats));
    for (const SweepCell &cell : sweepCells(plan)) {
        if (const Status experiment = validate(experimentAt(plan, cell)); !experiment)
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

std::string sweepValueText(Vary vary, SweepValue value)
{
    switch (vary) {
    case Vary::Work:
        return durationText(Nanos{value});
    case Vary::Executor:
        return std::string(executorName(allExecutorKinds()[static_cast<std::size_t>(value)]));
    case Vary::Workers:
    case Vary::Chunk:
        break;
    }
    return std::to_string(value);
}

Result<SweepValue> sweepValue(Vary vary, std::string_view text)
{
    if (vary == Vary::Work) {
        const auto work = parseDuration(text);
        return work ? Result<SweepValue>(work->count()) : work.error();
    }
    if (vary == Vary::Executor) {
        const auto kind = executorKind(text);
        if (!kind)
            return kind.error();
        return static_cast<SweepValue>(std::ranges::find(allExecutorKinds(), *kind) - allExecutorKinds().begin());
    }
    SweepValue value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return usage(fmt::format("{} is \"{}\" in the sweep; it must be a whole number", varyName(vary), text));
    return value;
}

std::vector<SweepValue> sweepValues(const SweepPlan &plan)
{
    return ascending(plan, plan.vary, plan.values);
}

std::vector<SweepCell> sweepCells(const SweepPlan &plan)
{
    std::vector<SweepCell> cells;
    for (const SweepValue value : sweepValues(plan)) {
        if (!plan.second) {
            cells.push_back({value, std::nullopt});
            continue;
        }
        for (const SweepValue second : ascending(plan, plan.second->vary, plan.second->values))
            cells.push_back({value, second});
    }
    return cells;
}

Experiment experimentAt(const SweepPlan &plan, const SweepCell &cell)
{
    Experiment experiment = plan.base;
    experiment.baseline = Baseline::Derived;
    setParameter(experiment, plan.vary, cell.value);
    if (plan.second && cell.second)
        setParameter(experiment, plan.second->vary, *cell.second);
    if (plan.varies(Vary::Executor) && maxWorkers(experiment.executor) == 1)
        experiment.workers = 1;
    if (plan.workGrows)
        experiment.workload.items *= static_cast<std::uint32_t>(experiment.workers);
    return experiment;
}

SweepCell warmUpCell(const SweepPlan &plan)
{
    // The most workers warm up the most. Of other parameters both ends may be slow, and the middle warms up as well.
    const std::vector<SweepCell> cells = sweepCells(plan);
    return plan.vary == Vary::Workers ? cells.back() : cells[cells.size() / 2];
}

std::vector<SweepValue> defaultWorkerCounts(ExecutorKind executor)
{
    std::vector<SweepValue> counts{1, 2, 3, 4, 6, 8};
    std::erase_if(counts, [most = maxWorkers(executor)](SweepValue count) { return count > most; });
    return counts;
}

std::vector<SweepValue> defaultChunkSizes(std::uint32_t items, int workers)
{
    if (items == 0)
        return {};
    const auto divisor = static_cast<std::uint32_t>(std::max(workers, 1));
    const std::uint32_t perWorker = items / divisor + (items % divisor != 0);
    std::vector<SweepValue> sizes;
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
