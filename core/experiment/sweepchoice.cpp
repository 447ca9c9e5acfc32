// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweepchoice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

Result<std::vector<SweepValue>> typedOrUsual(Vary vary, std::string_view text, const Experiment &base)
{
    if (trimmed(text).empty())
        return usualSweepValues(vary, base);
    return sweepValueList(vary, text);
}

/// At most so many workers get anywhere at the same time.
double usableWorkers(const Experiment &experiment, int cores)
{
    if (experiment.executor == ExecutorKind::Sequential)
        return 1;
    if (isIoBound(experiment.workload.kind))
        return experiment.workers;
    if (experiment.executor == ExecutorKind::ThreadsGil || experiment.executor == ExecutorKind::Async)
        return 1;
    return std::min(experiment.workers, std::max(cores, 1));
}

double expectedSecondsOf(const Experiment &experiment, int cores)
{
    const double item = std::chrono::duration<double>(experiment.workload.work).count();
    const double items = experiment.workload.items;
    const double tasks = experiment.tasks();
    if (tasks == 0)
        return 0;
    // Tasks are not divided: whoever does most of them decides, even if all advance at the same time.
    const double most = std::ceil(tasks / experiment.workers);
    const double busiest = std::min(items, most * experiment.chunk) * item;
    return std::max(items * item / usableWorkers(experiment, cores), busiest);
}

} // namespace

Result<std::vector<SweepValue>> sweepValueList(Vary vary, std::string_view text)
{
    std::vector<SweepValue> values;
    for (;;) {
        const std::size_t comma = text.find(',');
        const auto value = sweepValue(vary, trimmed(text.substr(0, comma)));
        if (!value)
            return value.error();
        values.push_back(*value);
        if (comma == std::string_view::npos)
            return values;
        text.remove_prefix(comma + 1);
    }
}

std::string sweepValueListText(Vary vary, const std::vector<SweepValue> &values)
{
    std::string list;
    for (const SweepValue value : values)
        list += (list.empty() ? "" : ",") + sweepValueText(vary, value);
    return list;
}

std::vector<SweepValue> usualSweepValues(Vary vary, const Experiment &base)
{
    if (vary == Vary::Workers)
        return defaultWorkerCounts(base.executor);
    if (vary == Vary::Chunk)
        return defaultChunkSizes(base.workload.items, base.workers);
    std::vector<SweepValue> values;
    if (vary == Vary::Executor) {
        values.resize(allExecutorKinds().size());
        std::iota(values.begin(), values.end(), SweepValue{0});
        return values;
    }
    for (const int part : {16, 8, 4, 2, 1})
        values.push_back(base.workload.work.count() / part);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

Result<SweepPlan> sweepPlanOf(const SweepChoice &choice, const Experiment &base)
{
    SweepPlan plan;
    plan.base = base;
    plan.vary = choice.vary;
    plan.repeats = choice.repeats;
    plan.workGrows = choice.workGrows;
    const auto values = typedOrUsual(choice.vary, choice.values, base);
    if (!values)
        return values.error();
    plan.values = *values;
    if (choice.second) {
        const auto others = typedOrUsual(*choice.second, choice.secondValues, base);
        if (!others)
            return others.error();
        plan.second = SweepPlan::Second{*choice.second, *others};
    }
    if (const Status valid = validate(plan); !valid)
        return valid.error();
    return plan;
}

int runsOf(const SweepPlan &plan)
{
    return plan.repeats * static_cast<int>(sweepCells(plan).size()) + 1;
}

double expectedSeconds(const SweepPlan &plan, int cores)
{
    double seconds = 0;
    for (const SweepCell &cell : sweepCells(plan))
        seconds += expectedSecondsOf(experimentAt(plan, cell), cores);
    return seconds * plan.repeats + expectedSecondsOf(experimentAt(plan, warmUpCell(plan)), cores);
}

} // namespace futurescope
