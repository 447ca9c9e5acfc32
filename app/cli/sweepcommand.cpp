// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/charts/sweeptext.h"
#include "app/cli/clitext.h"
#include "app/cli/experimentoptions.h"
#include "app/cli/outputs.h"
#include "app/cli/picture.h"
#include "app/cli/stopsignals.h"
#include "core/experiment/sweepchoice.h"
#include "core/experiment/sweepwriter.h"
#include "core/platform/machinefacts.h"

#include <algorithm>
#include <unistd.h>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

Result<Vary> varyOption(const GivenOptions &given, const char *name)
{
    auto vary = varyKind(*given.value(name));
    if (!vary)
        return Error{ErrorCode::Usage, "--" + std::string(name) + ": " + vary.error().detail};
    return vary;
}

Result<std::vector<SweepValue>> valuesOrUsual(const GivenOptions &given, const char *option, Vary vary,
                                              const Experiment &base)
{
    if (!given.has(option))
        return usualSweepValues(vary, base);
    auto values = sweepValueList(vary, *given.value(option));
    if (!values)
        return Error{ErrorCode::Usage, "--" + std::string(option) + ": " + values.error().detail};
    return values;
}

Status readSecond(const GivenOptions &given, SweepPlan &plan)
{
    if (!given.has("vary2"))
        return given.has("values2") ? wrongUsage(CommandLine::tr("--values2 says nothing without --vary2")) : success();
    const auto vary = varyOption(given, "vary2");
    if (!vary)
        return vary.error();
    const auto values = valuesOrUsual(given, "values2", *vary, plan.base);
    if (!values)
        return values.error();
    plan.second = SweepPlan::Second{*vary, *values};
    return success();
}

Result<SweepPlan> planOptions(const GivenOptions &given)
{
    if (!given.has("vary"))
        return wrongUsage(CommandLine::tr("--vary is missing: say what differs, workers, chunk, work or executor"));
    SweepPlan plan;
    const auto experiment = experimentOptions(given);
    if (!experiment)
        return experiment.error();
    plan.base = *experiment;
    if (!given.has("experiment") && !given.has("items"))
        plan.base.workload.items = usualSweepItems;
    const auto vary = varyOption(given, "vary");
    if (!vary)
        return vary.error();
    plan.vary = *vary;
    const auto values = valuesOrUsual(given, "values", plan.vary, plan.base);
    if (!values)
        return values.error();
    plan.values = *values;
    if (const Status second = readSecond(given, plan); !second)
        return second.error();
    plan.workGrows = given.has("weak-scaling");
    if (const auto repeats = given.value("repeats")) {
        const auto number = wholeOption("repeats", *repeats, 1, SweepPlan::maxRepeats);
        if (!number)
            return number.error();
        plan.repeats = static_cast<int>(*number);
    }
    if (const Status valid = validate(plan); !valid)
        return valid.error();
    return plan;
}

QString human(Nanos time)
{
    return QString::fromStdString(humanDuration(time));
}

QString pointLine(const SweepPlan &plan, const SweepPoint &point)
{
    const QString name = cellLabel(plan, {point.value, point.second}).leftJustified(24);
    if (!point.measured())
        return QStringLiteral("  ") + name + QString::fromStdString(point.problem);
    const auto speedup = speedupOf(point);
    QString line = CommandLine::tr("  %1%2 (%3 to %4)   speedup %5   trust %6")
                       .arg(name, human(point.median), human(point.low), human(point.high),
                            shown(speedup ? std::optional(speedup->value) : std::nullopt, 2), shown(point.trust, 2));
    if (point.machineWasBusy)
        line += CommandLine::tr(", machine was busy");
    if (point.failedRuns > 0)
        line +=
            CommandLine::tr("; %1 runs failed: %2").arg(point.failedRuns).arg(QString::fromStdString(point.problem));
    return line;
}

/// What the laws say, each in a line.
QString fitLines(const SweepResult &result)
{
    if (const std::vector<ScalingRun> weak = weakScalingRuns(result); !weak.empty()) {
        const auto gustafson = fitGustafson(weak);
        return gustafson ? CommandLine::tr("\n  Gustafson: serial fraction %1 (%2 to %3)")
                               .arg(gustafson->serialFraction.value, 0, 'f', 3)
                               .arg(gustafson->serialFraction.low, 0, 'f', 3)
                               .arg(gustafson->serialFraction.high, 0, 'f', 3)
                         : QStringLiteral("\n  ") + QString::fromStdString(gustafson.error().detail);
    }
    const std::vector<ScalingRun> runs = scalingRuns(result);
    if (runs.empty())
        return {};
    QString lines;
    const auto amdahl = fitAmdahl(runs);
    lines += amdahl ? CommandLine::tr("\n  Amdahl: serial fraction %1 (%2 to %3)")
                          .arg(amdahl->serialFraction.value, 0, 'f', 3)
                          .arg(amdahl->serialFraction.low, 0, 'f', 3)
                          .arg(amdahl->serialFraction.high, 0, 'f', 3)
                    : QStringLiteral("\n  ") + QString::fromStdString(amdahl.error().detail);
    const auto usl = fitUsl(runs);
    lines += usl ? CommandLine::tr("\n  Universal Scalability Law: sigma %1, kappa %2, %3")
                       .arg(usl->sigma.value, 0, 'f', 4)
                       .arg(usl->kappa.value, 0, 'f', 5)
                       .arg(usl->peakWorkers ? CommandLine::tr("peak at %1 workers").arg(*usl->peakWorkers, 0, 'f', 1)
                                             : CommandLine::tr("no peak"))
                 : QStringLiteral("\n  ") + QString::fromStdString(usl.error().detail);
    return lines;
}

QString summary(const SweepResult &result)
{
    const SweepPlan &plan = result.plan;
    QString text = CommandLine::tr("%1 on %2 by %3%4: medians of %5")
                       .arg(shown(workloadName(plan.base.workload.kind)), shown(executorName(plan.base.executor)),
                            shown(varyName(plan.vary)),
                            plan.second      ? QStringLiteral(" x ") + shown(varyName(plan.second->vary))
                            : plan.workGrows ? CommandLine::tr(", the work growing with them")
                                             : QString())
                       .arg(plan.repeats);
    for (const SweepPoint &point : result.points)
        text += QLatin1Char('\n') + pointLine(plan, point);
    return text + fitLines(result);
}

/// Says on a terminal which run is going on.
SweepObserver progressObserver(const SweepPlan &plan)
{
    SweepObserver observer;
    if (::isatty(STDERR_FILENO) != 1)
        return observer;
    const QString expected = durationWords(expectedSeconds(plan, machineFacts().cores));
    observer.progressed = [&plan, expected](const SweepProgress &progress) {
        const QString line = CommandLine::tr("run %1 of %2, %4 in all: %3")
                                 .arg(std::min(progress.runsDone + 1, progress.runsTotal))
                                 .arg(progress.runsTotal)
                                 .arg(progress.warmUp ? CommandLine::tr("warming up") : cellLabel(plan, progress.cell))
                                 .arg(expected);
        std::fputs(("\r" + line.toUtf8() + "\033[K").constData(), stderr);
        if (progress.runsDone == progress.runsTotal)
            std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
    };
    return observer;
}

/// The chart to paint: the one that is named, or the one that says most of such a sweep.
Result<SweepChart> chartOption(const std::optional<std::string> &name, const SweepPlan &plan)
{
    const QList<SweepChart> charts = chartsOf(plan);
    if (!name)
        return charts.first();
    QStringList names;
    for (const SweepChart chart : charts) {
        if (chartFileStem(chart).toStdString() == *name)
            return chart;
        names << chartFileStem(chart);
    }
    return badValue("chart", *name,
                    CommandLine::tr("one that a sweep of this kind has: %1").arg(names.join(QStringLiteral(", "))));
}

Status writeSweep(const SweepResult &result, SweepChart chart, const OutputOptions &outputs, int &argc, char **argv)
{
    if (outputs.csv) {
        const Status written = writeText(*outputs.csv,
                                         [&](const TextSink &sink) { return writeSweepCsv(result, sink); });
        if (!written)
            return written;
    }
    if (outputs.anyPicture() || outputs.report) {
        if (const Status painted = paintSweep(result, chart, outputs, argc, argv); !painted)
            return painted;
    }
    return outputs.json ? writeText(*outputs.json, [&](const TextSink &sink) { return sink(sweepJson(result)); })
                        : success();
}

} // namespace

int sweepCommand(const GivenOptions &given, int &argc, char **argv)
{
    if (!given.words().empty()) {
        printError(CommandLine::tr("sweep takes no argument \"%1\"; see futurescope sweep --help")
                       .arg(QString::fromStdString(given.words().front())));
        return ExitUsage;
    }
    const auto outputs = outputOptions(given);
    if (!outputs)
        return printFailure(outputs.error());
    const auto plan = planOptions(given);
    if (!plan)
        return printFailure(plan.error());
    const auto chart = chartOption(outputs->chart, *plan);
    if (!chart)
        return printFailure(chart.error());
    if (const Status targets = checkTargets(*outputs); !targets)
        return printFailure(targets.error());

    const StopSignals stopSignals;
    const auto result = runSweep(*plan, stopSignals.token(), progressObserver(*plan));
    if (!result)
        return printFailure(result.error());
    if (!result->problem.empty())
        printError(QString::fromStdString(result->problem));
    if (!outputs->usesStandardOutput() && !printLine(stdout, summary(*result)))
        return ExitOutputFailed;
    if (const Status written = writeSweep(*result, *chart, *outputs, argc, argv); !written)
        return printFailure(written.error());
    if (stopSignals.received() != 0)
        return 128 + stopSignals.received();
    const bool failed = !result->problem.empty()
                        || std::ranges::any_of(result->points, [](const SweepPoint &p) { return p.failedRuns > 0; });
    return failed ? ExitTasksFailed : ExitOk;
}

} // namespace futurescope
