// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/comparison.h"

#include "core/experiment/sweep.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double leastDifference = 0.005; // of the reference; less shows as 0 %

struct FigureFacts
{
    std::string_view name;
    FigureUnit unit;
    std::optional<bool> moreIsBetter;
};

constexpr std::array<FigureFacts, static_cast<std::size_t>(Figure::LossSerial)> facts{{
    {"makespan_ns", FigureUnit::Time, false},
    {"speedup", FigureUnit::Factor, true},
    {"efficiency", FigureUnit::Share, true},
    {"utilisation", FigureUnit::Share, true},
    {"tasks_per_second", FigureUnit::Rate, true},
    {"queue_wait_mean_ns", FigureUnit::Time, false},
    {"queue_wait_p95_ns", FigureUnit::Time, false},
    {"overhead_per_task_ns", FigureUnit::Time, false},
    {"trust", FigureUnit::Factor, true},
    {"work_per_worker_ns", FigureUnit::Time, std::nullopt},
}};

const FigureFacts *factsOf(Figure figure)
{
    const auto index = static_cast<std::size_t>(figure);
    return index < facts.size() ? &facts[index] : nullptr;
}

std::optional<double> nanoseconds(const std::optional<Nanos> &time)
{
    return time ? std::optional(static_cast<double>(time->count())) : std::nullopt;
}

} // namespace

Figure figureOf(Loss loss)
{
    return static_cast<Figure>(static_cast<std::size_t>(Figure::LossSerial) + static_cast<std::size_t>(loss));
}

std::optional<Loss> lossOfFigure(Figure figure)
{
    if (figure < Figure::LossSerial)
        return std::nullopt;
    return static_cast<Loss>(static_cast<std::size_t>(figure) - static_cast<std::size_t>(Figure::LossSerial));
}

FigureUnit figureUnit(Figure figure)
{
    const FigureFacts *known = factsOf(figure);
    return known ? known->unit : FigureUnit::Time;
}

std::string figureName(Figure figure)
{
    if (const FigureFacts *known = factsOf(figure))
        return std::string(known->name);
    return "loss_" + std::string(lossName(*lossOfFigure(figure))) + "_ns";
}

std::optional<bool> moreIsBetter(Figure figure)
{
    const FigureFacts *known = factsOf(figure);
    return known ? known->moreIsBetter : false;
}

RunFigures figuresOf(const Run &run, const Timeline &timeline)
{
    RunFigures figures;
    const auto set = [&figures](Figure figure, std::optional<double> value) {
        figures.values[static_cast<std::size_t>(figure)] = value;
    };
    const Metrics &metrics = run.metrics;
    if (metrics.makespan > Nanos::zero()) { // else nothing has run
        set(Figure::Makespan, nanoseconds(metrics.makespan));
        set(Figure::TasksPerSecond, metrics.tasksPerSecond);
    }
    if (run.foreign)
        return figures;
    figures.problem = runProblem(run);
    set(Figure::Speedup, metrics.speedup);
    set(Figure::Efficiency, metrics.efficiency);
    set(Figure::Utilisation, metrics.utilisation);
    set(Figure::QueueWaitMean, nanoseconds(metrics.queueWaitMean));
    set(Figure::QueueWaitP95, nanoseconds(metrics.queueWaitP95));
    set(Figure::OverheadPerTask, nanoseconds(metrics.overheadPerTask));
    set(Figure::Trust, metrics.trust);

    const LossWaterfall waterfall = lossWaterfall(timeline, run.experiment.allWorkers(), run.machine.cores);
    if (waterfall.makespan <= Nanos::zero())
        return figures;
    const LossWaterfall::Shares shares = waterfall.shares();
    set(Figure::Work, nanoseconds(shares.ideal));
    for (std::size_t i = 0; i < lossKinds; ++i)
        set(figureOf(static_cast<Loss>(i)), nanoseconds(shares.losses[i]));
    return figures;
}

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Unknown:
        return "";
    case Verdict::Same:
        return "same";
    case Verdict::Better:
        return "better";
    case Verdict::Worse:
        return "worse";
    }
    return "";
}

Difference differenceFrom(const RunFigures &reference, const RunFigures &run, Figure figure)
{
    Difference difference;
    if (!reference[figure] || !run[figure])
        return difference;
    difference.absolute = *run[figure] - *reference[figure];
    if (*reference[figure] != 0)
        difference.relative = *difference.absolute / *reference[figure];
    const std::optional<bool> more = moreIsBetter(figure);
    if (!more || !reference.problem.empty() || !run.problem.empty())
        return difference;
    if (*difference.absolute == 0 || (difference.relative && std::abs(*difference.relative) < leastDifference))
        difference.verdict = Verdict::Same;
    else
        difference.verdict = (*difference.absolute > 0) == *more ? Verdict::Better : Verdict::Worse;
    return difference;
}

Experiment onExecutor(Experiment experiment, ExecutorKind executor)
{
    const bool chosen = maxWorkers(experiment.executor) > 1 || executor == experiment.executor;
    experiment.workers = chosen ? std::min(experiment.workers, maxWorkers(executor)) : defaultWorkers(executor);
    experiment.executor = executor;
    experiment.baseline = Baseline::Derived;
    return experiment;
}

} // namespace futurescope
