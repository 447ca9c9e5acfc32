// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/clitext.h"
#include "app/cli/experimentoptions.h"
#include "app/cli/outputs.h"
#include "app/cli/progressline.h"
#include "app/cli/stopsignals.h"

#include <algorithm>

namespace futurescope {

namespace {

QString duration(const std::optional<Nanos> &value)
{
    return value ? QString::fromStdString(humanDuration(*value)) : QStringLiteral("-");
}

QString percent(const std::optional<double> &value)
{
    return value ? QString::number(*value * 100, 'f', 0) + QStringLiteral(" %") : QStringLiteral("-");
}

/// Those that only some experiments have, a line each.
QString specialFigures(const Run &run)
{
    const Metrics &metrics = run.metrics;
    QString text;
    if (run.experiment.queuePolicy != QueuePolicy::Unbounded)
        text += CommandLine::tr("\n  queue        one was pending for %1; %2 of %3 tasks dropped")
                    .arg(duration(metrics.oldestPending))
                    .arg(metrics.dropped)
                    .arg(run.experiment.tasks());
    if (metrics.worstHeartbeat)
        text += CommandLine::tr("\n  heartbeat    the latest came %1 late").arg(duration(metrics.worstHeartbeat));
    if (run.increments)
        text += CommandLine::tr("\n  counter      %1 of %2 increments arrived")
                    .arg(run.increments->got)
                    .arg(run.increments->expected);
    if (metrics.gigabytesPerSecond)
        text += CommandLine::tr("\n  memory       %1 GB/s read").arg(shown(metrics.gigabytesPerSecond, 2));
    if (const auto rate = gigaflopsPerSecond(metrics, run.experiment.workload))
        text += CommandLine::tr("\n  arithmetic   %1 GFlop/s").arg(shown(rate, 2));
    return text;
}

/// The figures for a person who asked for no JSON.
QString summary(const Run &run)
{
    const Experiment &experiment = run.experiment;
    const Metrics &metrics = run.metrics;
    Timeline timeline;
    timeline.append(run.trace);
    const Timeline::Count &count = timeline.count();
    return CommandLine::tr("%1, %2, %3 workers, %4 items in %5 tasks: %6")
               .arg(shown(workloadName(experiment.workload.kind)), shown(executorName(experiment.executor)))
               .arg(experiment.workers)
               .arg(experiment.workload.items)
               .arg(experiment.tasks())
               .arg(shown(runStateName(run.state)))
           + CommandLine::tr("\n  futures      %1 finished, %2 failed, %3 cancelled, %4 lost")
                 .arg(count.finished)
                 .arg(count.failed)
                 .arg(count.cancelled)
                 .arg(count.lost)
           + CommandLine::tr("\n  makespan     %1 (%2 tasks/s)")
                 .arg(duration(metrics.makespan), shown(metrics.tasksPerSecond, 1))
           + CommandLine::tr("\n  speedup      %1 (baseline %2, %3), efficiency %4, utilisation %5")
                 .arg(shown(metrics.speedup, 2), duration(metrics.baseline), shown(baselineName(metrics.baselineKind)),
                      percent(metrics.efficiency), percent(metrics.utilisation))
           + CommandLine::tr("\n  queue wait   mean %1, 95th percentile %2; overhead per task %3")
                 .arg(duration(metrics.queueWaitMean), duration(metrics.queueWaitP95),
                      duration(metrics.overheadPerTask))
           + CommandLine::tr(
                 "\n  trust        %1 of the CPU time that the workers could have had; %2 events, %3 dropped")
                 .arg(percent(metrics.trust))
                 .arg(run.trace.size())
                 .arg(run.trace.droppedEvents())
           + specialFigures(run);
}

int exitCodeOfRun(const Run &run, int signal)
{
    if (signal != 0)
        return 128 + signal;
    if (run.timedOut)
        return ExitTimeout;
    return run.state == RunState::Failed ? ExitTasksFailed : ExitOk;
}

} // namespace

int runCommand(const GivenOptions &given, int &argc, char **argv)
{
    if (!given.words().empty()) {
        printError(CommandLine::tr("run takes no argument \"%1\"; see futurescope run --help")
                       .arg(QString::fromStdString(given.words().front())));
        return ExitUsage;
    }
    const auto outputs = outputOptions(given);
    if (!outputs)
        return printFailure(outputs.error());
    const auto experiment = experimentOptions(given);
    if (!experiment)
        return printFailure(experiment.error());
    if (const Status targets = checkTargets(*outputs); !targets)
        return printFailure(targets.error());

    const StopSignals stopSignals;
    std::optional<Result<Run>> run;
    bool reasonTold = false;
    {
        ProgressLine progress(experiment->futures());
        run = runSession(*experiment, stopSignals.token(), progress.observer());
        reasonTold = progress.toldDeadlock();
    }
    if (!*run)
        return printFailure(run->error());
    if (!(*run)->reason.empty() && !reasonTold)
        printError(QString::fromStdString((*run)->reason));
    if (!outputs->usesStandardOutput() && !printLine(stdout, summary(**run)))
        return ExitOutputFailed;
    if (const Status written = writeOutputs(**run, *outputs, argc, argv); !written)
        return printFailure(written.error());
    return exitCodeOfRun(**run, stopSignals.received());
}

} // namespace futurescope
