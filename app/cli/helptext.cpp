// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcharts.h"
#include "app/cli/clitext.h"
#include "app/cli/options.h"
#include "app/cli/outputs.h"
#include "app/exporting/exportable.h"
#include "core/experiment/sweepchoice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace futurescope {

namespace {

QString sizeText(const QSize &size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

QString allChartNames()
{
    QStringList names;
    for (int chart = 0; chart <= static_cast<int>(SweepChart::Waits); ++chart) // which is the last
        names << chartFileStem(static_cast<SweepChart>(chart));
    return names.join(QStringLiteral(", "));
}

/// Defaults and limits come from the code that applies them. Longer keys stand before their own beginnings.
QString fillIn(QString text)
{
    using Limits = ExperimentLimits;
    const Experiment defaults;
    const std::array<std::pair<const char *, QString>, 57> facts{{
        {"%queuePolicy", shown(queuePolicyName(defaults.queuePolicy))},
        {"%maxQueueLimit", QString::number(Limits::maxQueueLimit)},
        {"%queueLimit", QString::number(defaults.queueLimit)},
        {"%maxSubmitEvery", QString::fromStdString(durationText(Limits::maxSubmitEvery))},
        {"%submitEvery", QString::fromStdString(durationText(defaults.submitEvery))},
        {"%minHeartbeat", QString::fromStdString(durationText(Limits::minHeartbeat))},
        {"%maxHeartbeat", QString::fromStdString(durationText(Limits::maxHeartbeat))},
        {"%loopComputing", shown(loopComputingName(defaults.loopComputing))},
        {"%counter", shown(counterFormName(defaults.workload.counter))},
        {"%minArray", QString::number(Limits::minArrayBytes)},
        {"%maxArray", QString::number(Limits::maxArrayBytes)},
        {"%array", QString::number(defaults.workload.arrayBytes)},
        {"%maxFlops", QString::number(Limits::maxFlopsPerByte)},
        {"%minWait", QString::number(Limits::minWaitPercent)},
        {"%maxWait", QString::number(Limits::maxWaitPercent)},
        {"%wait", QString::number(defaults.workload.waitPercent)},
        {"%maxDepth", QString::number(Limits::maxDepth)},
        {"%depth", QString::number(defaults.workload.depth)},
        {"%childWait", shown(childWaitName(defaults.workload.childWait))},
        {"%flops", QString::number(defaults.workload.flopsPerByte)},
        {"%workload", shown(workloadName(defaults.workload.kind))},
        {"%maxItems", QString::number(Limits::maxItems)},
        {"%items", QString::number(defaults.workload.items)},
        {"%maxWork", QString::fromStdString(durationText(Limits::maxWork))},
        {"%workerDeath", shown(workerDeathName(defaults.workerDeath))},
        {"%workers", QString::number(defaults.workers)},
        {"%work", QString::fromStdString(durationText(defaults.workload.work))},
        {"%distribution", shown(distributionName(defaults.workload.distribution))},
        {"%spread", QString::number(defaults.workload.spreadPercent)},
        {"%failureRate", QString::number(defaults.workload.failureRate)},
        {"%maxPayload", QString::number(Limits::maxPayloadBytes)},
        {"%payload", QString::number(defaults.workload.payloadInBytes)},
        {"%maxSerial", QString::number(Limits::maxSerialPercent)},
        {"%serial", QString::number(defaults.workload.serialPercent)},
        {"%coupling", shown(couplingName(defaults.workload.coupling))},
        {"%executor", shown(executorName(defaults.executor))},
        {"%maxThreads", QString::number(maxWorkers(ExecutorKind::Threads))},
        {"%maxProcesses", QString::number(maxWorkers(ExecutorKind::Processes))},
        {"%charts", allChartNames()},
        {"%chunk", QString::number(defaults.chunk)},
        {"%schedule", shown(scheduleName(defaults.schedule))},
        {"%collect", shown(collectName(defaults.collect))},
        {"%maxTimeout", QString::fromStdString(durationText(Limits::maxTimeout))},
        {"%maxTasksPerChild", QString::number(Limits::maxTasksPerChild)},
        {"%tasksPerChild", QString::number(defaults.maxTasksPerChild)},
        {"%minSwitch", QString::fromStdString(durationText(Limits::minSwitchInterval))},
        {"%maxSwitch", QString::fromStdString(durationText(Limits::maxSwitchInterval))},
        {"%switchInterval", QString::fromStdString(durationText(defaults.switchInterval))},
        {"%maxSeed", QString::number(Limits::maxSeed)},
        {"%seed", QString::number(defaults.workload.seed)},
        {"%sweepItems", QString::number(usualSweepItems)},
        {"%minSide", QString::number(leastTimelineSidePx)},
        {"%maxSide", QString::number(ImageLimits::maxSidePx)},
        {"%maxMegapixels", QString::number(ImageLimits::maxPixels / 1'000'000)},
        {"%maxRepeats", QString::number(SweepPlan::maxRepeats)},
        {"%repeats", QString::number(SweepPlan{}.repeats)},
        {"%size", sizeText(OutputOptions{}.size)},
    }};
    for (const auto &[key, value] : facts)
        text.replace(QLatin1String(key), value);
    return text;
}

/// Breaks `text` at spaces so that it fits between `indent` and the right margin.
QString wrapped(const QString &text, int indent)
{
    constexpr int margin = 100;
    QString result;
    int column = indent;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        if (column > indent && column + 1 + word.size() > margin) {
            result += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
            column = indent;
        } else if (column > indent) {
            result += QLatin1Char(' ');
            ++column;
        }
        result += word;
        column += static_cast<int>(word.size());
    }
    return result;
}

QString optionLines(Command command)
{
    constexpr int textColumn = 27;
    QString lines;
    for (const OptionSpec &option : allOptions()) {
        if (!belongsTo(option, command))
            continue;
        QString head = QStringLiteral("  --") + shown(option.name);
        if (option.valueName)
            head += QLatin1Char(' ') + QLatin1String(option.valueName);
        const bool fits = head.size() < textColumn;
        lines +=
            (fits ? head : head + QLatin1Char('\n')).leftJustified(fits ? textColumn : head.size() + 1 + textColumn)
            + wrapped(fillIn(CommandLine::tr(option.help)), textColumn) + QLatin1Char('\n');
    }
    return lines;
}

QString exitCodes()
{
    return CommandLine::tr("Exit codes: 0 done; 1 the run finished with failed tasks; 2 wrong usage; 3 input that "
                           "cannot be\nread or is invalid; 4 output not written; 5 a program that is missing; 6 "
                           "refused for lack of\nresources; 7 timeout; 70 internal error; 128+n ended by signal n.\n");
}

} // namespace

QString programHelp()
{
    return CommandLine::tr(
               "Futurescope: see concurrent programs run.\n\n"
               "  futurescope [FILE...]      open a window, with saved runs, Chrome traces or experiments\n"
               "  futurescope run            run an experiment without a window\n"
               "  futurescope sweep          run it at several worker counts, chunk sizes, ...\n"
               "  futurescope export FILE    make a picture or tables from a saved run\n"
               "  futurescope convert FILE   write a Chrome trace of any program as a plain one or a table\n"
               "  futurescope lesson         list the lessons, or run one and tell whether it shows its point here\n"
               "  futurescope topology       tell cores, caches, limits and the usual worker counts\n\n"
               "  --help                     print this; after a command, its options\n"
               "  --version                  print the version\n\n")
           + exitCodes();
}

QString commandHelp(Command command)
{
    switch (command) {
    case Command::Run:
        return CommandLine::tr("futurescope run [OPTIONS]\n\n"
                               "Runs an experiment for real and tells its figures. Durations are written 0us, 250us, "
                               "2ms or 1.5s.\nWhat is left out has the value in brackets.\n\n")
               + optionLines(command) + QLatin1Char('\n') + exitCodes();
    case Command::Sweep:
        return CommandLine::tr(
                   "futurescope sweep --vary NAME [OPTIONS]\n\n"
                   "Runs an experiment at several values of a parameter, each several times in turn after a "
                   "warm-up, and tells\nmedians with their intervals, speedup, losses and the laws of "
                   "scaling that fit.\n\n")
               + optionLines(command) + QLatin1Char('\n') + exitCodes();
    case Command::Export:
        return CommandLine::tr(
                   "futurescope export RUN.fscope.json [OPTIONS]\n"
                   "futurescope export --lesson LESSON --pdf FILE [--language NAME] [--script]\n\n"
                   "Reads a saved run (--trace, or saved by the window), or a Chrome trace of another "
                   "program, and\nwrites what is asked for, at least one of --png, --svg, --pdf, --csv, "
                   "--trace and --json.\nThe second form writes lessons on paper: two pages each, the question and "
                   "behind it the answer.\n\n")
               + optionLines(command) + QLatin1Char('\n') + exitCodes();
    case Command::Convert:
        return CommandLine::tr("futurescope convert TRACE.json -o FILE [OPTIONS]\n\n"
                               "Reads a saved run or a Chrome trace of another program and writes it as a trace that "
                               "viewers and this\nprogram read, or as a table. --json tells what was read, skipped "
                               "and repaired.\n\n")
               + optionLines(command) + QLatin1Char('\n') + exitCodes();
    case Command::Lesson:
        return CommandLine::tr("futurescope lesson [NUMBER or FOLDER] [OPTIONS]\n\n"
                               "Lists the lessons. With a number or a folder: runs that lesson as the window does, "
                               "and tells its figures\nand whether each rule of its contract holds. Exit code 0: all "
                               "hold; 1: they do not, and why; 3: a folder\nthat is no lesson.\n\n")
               + optionLines(command) + QLatin1Char('\n') + exitCodes();
    case Command::Topology:
        break;
    }
    return CommandLine::tr("futurescope topology [OPTIONS]\n\n"
                           "Tells cores, hardware threads, caches, CPU affinity, cgroup limit and the default worker "
                           "counts that follow.\n\n")
           + optionLines(command);
}

} // namespace futurescope
