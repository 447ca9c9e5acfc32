// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweeptext.h"

#include "core/experiment/experimentjson.h"

#include <QCoreApplication>

namespace futurescope {

namespace {

struct SweepText
{
    Q_DECLARE_TR_FUNCTIONS(SweepText)
};

using Vary = SweepPlan::Vary;

QString text(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString human(Nanos time)
{
    return QString::fromStdString(humanDuration(time));
}

QString workText(const Workload &workload)
{
    QString work = SweepText::tr("%1: %2 items of %3")
                       .arg(text(workloadName(workload.kind)))
                       .arg(workload.items)
                       .arg(human(workload.work));
    if (workload.distribution == Distribution::Uniform)
        work += SweepText::tr(" ± %1 %").arg(workload.spreadPercent);
    else
        work += QStringLiteral(" (%1)").arg(text(distributionName(workload.distribution)));
    if (workload.failureRate > 0)
        work += SweepText::tr(", failure rate %1").arg(workload.failureRate);
    return work;
}

/// The experiment without what is varied.
QString parametersText(const SweepPlan &plan)
{
    const Experiment &base = plan.base;
    QStringList parts{workText(base.workload), text(executorName(base.executor))};
    if (plan.vary == Vary::Workers)
        parts.append(SweepText::tr("chunk %1").arg(base.chunk));
    else
        parts.append(valueText(Vary::Workers, base.workers));
    parts.append(SweepText::tr("results by %1").arg(text(collectName(base.collect))));
    parts.append(SweepText::tr("seed %1").arg(base.workload.seed));
    return parts.join(QStringLiteral(" · "));
}

QString methodText(const SweepResult &result)
{
    QString method =
        SweepText::tr("Median of %1, bars min–max, values in turn after a warm-up").arg(runsText(result.plan.repeats));
    if (result.plan.vary == Vary::Workers)
        method += SweepText::tr("; speedup against 1 worker, measured");
    for (const SweepPoint &point : result.points) {
        if (point.machineWasBusy)
            return method + SweepText::tr("; hollow: machine was busy");
    }
    return method;
}

QString machineText(const MachineFacts &machine)
{
    return QStringLiteral("%1 · %2 · %3")
        .arg(QString::fromStdString(machine.cpu), coresText(machine.cores), QString::fromStdString(machine.system));
}

QString valuesText(const SweepPlan &plan)
{
    QStringList values;
    for (const SweepValue value : sweepValues(plan))
        values.append(QString::number(value));
    return QStringLiteral("%1 %2; %3 repeats")
        .arg(text(varyName(plan.vary)), values.join(QLatin1Char(',')))
        .arg(plan.repeats);
}

/// One line for each point; absent figures are left out. For programs, so never translated.
QString figuresText(const SweepResult &result)
{
    QStringList lines;
    for (const SweepPoint &point : result.points) {
        QString line = QStringLiteral("%1=%2 n=%3")
                           .arg(text(varyName(result.plan.vary)))
                           .arg(point.value)
                           .arg(point.makespans.size());
        if (point.measured())
            line += QStringLiteral(" median_ns=%1 low_ns=%2 high_ns=%3")
                        .arg(point.median.count())
                        .arg(point.low.count())
                        .arg(point.high.count());
        if (point.speedup)
            line += QStringLiteral(" speedup=%1 efficiency=%2").arg(*point.speedup).arg(*point.efficiency);
        if (point.trust)
            line += QStringLiteral(" trust=%1").arg(*point.trust);
        if (point.failedRuns > 0)
            line += QStringLiteral(" failed_runs=%1").arg(point.failedRuns);
        lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString runsText(int runs)
{
    return runs == 1 ? SweepText::tr("1 run") : SweepText::tr("%1 runs").arg(runs);
}

QString coresText(int cores)
{
    return cores == 1 ? SweepText::tr("1 core") : SweepText::tr("%1 cores").arg(cores);
}

QString subtitleText(const SweepPlan &plan)
{
    const QString spread = SweepText::tr("median of %1, min–max").arg(plan.repeats);
    return plan.vary == Vary::Workers ? spread : SweepText::tr("total time by chunk size");
}

QString chartTitle(Vary vary)
{
    return vary == Vary::Workers ? SweepText::tr("Speedup") : SweepText::tr("Granularity");
}

QString chartFileStem(Vary vary)
{
    return vary == Vary::Workers ? QStringLiteral("speedup") : QStringLiteral("granularity");
}

QString valueText(Vary vary, SweepValue value)
{
    if (vary == Vary::Chunk)
        return SweepText::tr("chunk size %1").arg(value);
    return value == 1 ? SweepText::tr("1 worker") : SweepText::tr("%1 workers").arg(value);
}

QString askText(const SweepPlan &plan, const QString &shortcut)
{
    const QString press = shortcut.isEmpty() ? SweepText::tr("Click Measure") : SweepText::tr("Press %1").arg(shortcut);
    QStringList values;
    for (const SweepValue value : sweepValues(plan))
        values.append(QString::number(value));
    const QString list = values.join(QLatin1String(", "));
    return plan.vary == Vary::Workers
               ? SweepText::tr("%1 to measure speedup at %2 workers").arg(press, list)
               : SweepText::tr("%1 to measure the time with chunks of %2 items").arg(press, list);
}

QString problemsText(const SweepResult &result)
{
    QStringList problems;
    for (const SweepPoint &point : result.points) {
        if (point.failedRuns > 0)
            problems.append(SweepText::tr("%1: %2 not counted. %3")
                                .arg(valueText(result.plan.vary, point.value), runsText(point.failedRuns),
                                     QString::fromStdString(point.problem)));
    }
    if (!result.problem.empty())
        problems.append(SweepText::tr("Ended early. %1").arg(QString::fromStdString(result.problem)));
    return problems.join(QLatin1Char(' '));
}

QString sweepCaption(const SweepResult &result)
{
    QStringList lines{parametersText(result.plan), methodText(result)};
    lines.append(QStringLiteral("%1 · Futurescope %2 · %3")
                     .arg(machineText(result.machine), QString::fromStdString(result.version),
                          QString::fromStdString(result.startedAt)));
    return lines.join(QLatin1Char('\n'));
}

QList<std::pair<QString, QString>> sweepMetadata(const SweepResult &result)
{
    return {{QStringLiteral("Software"), QStringLiteral("Futurescope %1").arg(QString::fromStdString(result.version))},
            {QStringLiteral("Parameters"), QString::fromStdString(toJson(result.plan.base))},
            {QStringLiteral("Sweep"), valuesText(result.plan)},
            {QStringLiteral("Figures"), figuresText(result)},
            {QStringLiteral("Machine"), machineText(result.machine)},
            {QStringLiteral("Creation Time"), QString::fromStdString(result.startedAt)}};
}

} // namespace futurescope
