// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweeptext.h"

#include "app/charts/axisticks.h"
#include "app/exporting/runmetadata.h"
#include "app/lab/coretext.h"
#include "app/lab/text.h"
#include "core/analysis/scalinglaws.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/sweepchoice.h"
#include "core/platform/machinefacts.h"

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

constexpr int leastRunsFor95 = 6; // fewer order statistics cannot reach 95 %, see medianInterval()

Setting settingOf(Vary vary)
{
    switch (vary) {
    case Vary::Chunk:
        return Setting::Chunk;
    case Vary::Work:
        return Setting::Work;
    case Vary::Executor:
        return Setting::Executor;
    case Vary::Workers:
        break;
    }
    return Setting::Workers;
}

QString methodText(const SweepResult &result)
{
    QString method = result.plan.repeats >= leastRunsFor95
                         ? SweepText::tr(
                               "Median of %1, bars 95 % interval (order statistics), values in turn after a warm-up")
                               .arg(runsText(result.plan.repeats))
                         : SweepText::tr("Median of %1, bars min–max, values in turn after a warm-up")
                               .arg(runsText(result.plan.repeats));
    if (result.plan.varies(Vary::Workers) && !result.plan.varies(Vary::Executor))
        method += result.plan.workGrows
                      ? SweepText::tr("; as many times the items as workers, scaled speedup against 1 worker, measured")
                      : SweepText::tr("; speedup against 1 worker, measured");
    for (const SweepPoint &point : result.points) {
        if (point.machineWasBusy)
            return method + SweepText::tr("; hollow: machine was busy");
    }
    return method;
}

QString valuesText(const SweepPlan &plan)
{
    const auto named = [](Vary vary, const std::vector<SweepValue> &values) {
        QStringList texts;
        for (const SweepValue value : values)
            texts.append(QString::fromStdString(sweepValueText(vary, value)));
        return QStringLiteral("%1 %2").arg(toText(varyName(vary)), texts.join(QLatin1Char(',')));
    };
    QString all = named(plan.vary, sweepValues(plan));
    if (plan.second)
        all += QStringLiteral(" x ") + named(plan.second->vary, plan.second->values);
    return QStringLiteral("%1; %2 repeats").arg(all).arg(plan.repeats);
}

/// One line for each point; absent figures are left out. For programs, so never translated.
QString figuresText(const SweepResult &result)
{
    QStringList lines;
    for (const SweepPoint &point : result.points) {
        const auto &second = result.plan.second;
        QString line = QStringLiteral("%1=%2").arg(
            toText(varyName(result.plan.vary)), QString::fromStdString(sweepValueText(result.plan.vary, point.value)));
        if (second && point.second)
            line += QStringLiteral(" %1=%2").arg(toText(varyName(second->vary)),
                                                 QString::fromStdString(sweepValueText(second->vary, *point.second)));
        line += QStringLiteral(" n=%1").arg(point.makespans.size());
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

QString spreadText(const SweepPlan &plan)
{
    const bool reaches = plan.repeats >= leastRunsFor95;
    return reaches ? SweepText::tr("median of %1, 95 % interval").arg(plan.repeats) : medianRangeText(plan.repeats);
}

QString medianRangeText(int runs)
{
    return SweepText::tr("median of %1, min–max").arg(runs);
}

QString valueText(Vary vary, SweepValue value)
{
    switch (vary) {
    case Vary::Chunk:
        return SweepText::tr("chunk size %1").arg(value);
    case Vary::Work:
        return SweepText::tr("%1 per item").arg(toText(Nanos{value}));
    case Vary::Executor:
        return valueLabel(vary, value);
    case Vary::Workers:
        break;
    }
    return value == 1 ? SweepText::tr("1 worker") : SweepText::tr("%1 workers").arg(value);
}

QString cellText(const SweepPlan &plan, const SweepCell &cell)
{
    QString text = valueText(plan.vary, cell.value);
    if (plan.second && cell.second)
        text += QStringLiteral(" · ") + valueText(plan.second->vary, *cell.second);
    return text;
}

QString cellLabel(const SweepPlan &plan, const SweepCell &cell)
{
    QString label = QString::fromStdString(sweepValueText(plan.vary, cell.value));
    if (plan.second && cell.second)
        label += QStringLiteral(" × ") + QString::fromStdString(sweepValueText(plan.second->vary, *cell.second));
    return label;
}

QString parameterTitle(Vary vary)
{
    switch (vary) {
    case Vary::Workers:
        return SweepText::tr("Workers");
    case Vary::Chunk:
        return SweepText::tr("Chunk size");
    case Vary::Work:
        return SweepText::tr("Work per item");
    case Vary::Executor:
        break;
    }
    return SweepText::tr("Executor");
}

QString valueLabel(Vary vary, SweepValue value)
{
    if (vary == Vary::Work)
        return toText(Nanos{value});
    if (vary == Vary::Executor)
        return QString::fromStdString(sweepValueText(vary, value));
    return countText(static_cast<double>(value));
}

QString axisTitle(Vary vary)
{
    switch (vary) {
    case Vary::Chunk:
        return SweepText::tr("chunk size, items");
    case Vary::Work:
        return SweepText::tr("work per item");
    case Vary::Executor:
        return SweepText::tr("executor");
    case Vary::Workers:
        break;
    }
    return SweepText::tr("workers");
}

QString speedupText(double speedup)
{
    return localNumber(QStringLiteral("%1×").arg(speedup, 0, 'f', 2));
}

QString rateText(double perSecond)
{
    if (perSecond >= 1e6)
        return localNumber(QStringLiteral("%1M").arg(perSecond / 1e6, 0, 'g', 3));
    if (perSecond >= 1e4)
        return localNumber(QStringLiteral("%1k").arg(perSecond / 1e3, 0, 'g', 3));
    return localNumber(QString::number(perSecond, 'g', 4));
}

QString pointDetails(const SweepPlan &plan, const SweepPoint &point)
{
    QStringList lines{cellText(plan, {point.value, point.second})};
    if (point.speedup) {
        lines.append(
            SweepText::tr("speedup %1 (%2 to %3)")
                .arg(speedupText(*point.speedup), speedupText(*point.speedupLow), speedupText(*point.speedupHigh)));
        lines.append(SweepText::tr("efficiency %1 %").arg(*point.efficiency * 100, 0, 'f', 0));
        const int workers = experimentAt(plan, {point.value, point.second}).workers;
        // Of the same work for all of them.
        if (const auto serial = plan.workGrows ? std::nullopt : karpFlatt(*point.speedup, workers))
            lines.append(
                SweepText::tr("serial fraction %1 (Karp–Flatt)").arg(localNumber(QString::number(*serial, 'f', 3))));
    }
    lines.append(SweepText::tr("time %1 (%2 to %3)").arg(toText(point.median), toText(point.low), toText(point.high)));
    if (point.medianRun && point.median > Nanos::zero())
        lines.append(SweepText::tr("%1 items/s")
                         .arg(rateText(point.medianRun->experiment.workload.items * 1e9
                                       / static_cast<double>(point.median.count()))));
    lines.append(SweepText::tr("median of %1").arg(runsText(static_cast<int>(point.makespans.size()))));
    if (point.coverage > 0)
        lines.append(SweepText::tr("interval holds the true median with %1 %").arg(point.coverage * 100, 0, 'f', 0));
    if (point.trust)
        lines.append(SweepText::tr("trust %1").arg(localNumber(QString::number(*point.trust, 'f', 2))));
    if (point.machineWasBusy)
        lines.append(SweepText::tr("machine was busy"));
    if (point.failedRuns > 0)
        lines.append(SweepText::tr("%1 not counted. %2").arg(runsText(point.failedRuns), coreText(point.problem)));
    lines.append(SweepText::tr("Click to open the median run"));
    return lines.join(QLatin1Char('\n'));
}

QString askText(const SweepPlan &plan, const QString &shortcut)
{
    const QString press = shortcut.isEmpty() ? SweepText::tr("Click Measure") : SweepText::tr("Press %1").arg(shortcut);
    QStringList values;
    for (const SweepValue value : sweepValues(plan))
        values.append(valueLabel(plan.vary, value));
    const QString list = values.join(QLatin1String(", "));
    switch (plan.vary) {
    case Vary::Workers:
        return SweepText::tr("%1 to measure speedup at %2 workers").arg(press, list);
    case Vary::Chunk:
        return SweepText::tr("%1 to measure the time with chunks of %2 items").arg(press, list);
    case Vary::Work:
        return SweepText::tr("%1 to measure the time with %2 of work per item").arg(press, list);
    case Vary::Executor:
        break;
    }
    return SweepText::tr("%1 to measure the time with %2").arg(press, list);
}

QString durationWords(double seconds)
{
    constexpr double mostSeconds = 120; // and from there on minutes, and hours
    constexpr double mostMinutes = 120;
    if (seconds < 1)
        return SweepText::tr("under 1 s");
    if (seconds <= mostSeconds)
        return SweepText::tr("≈ %1 s").arg(seconds, 0, 'f', 0);
    if (seconds <= mostMinutes * 60)
        return SweepText::tr("≈ %1 min").arg(seconds / 60, 0, 'f', 0);
    return SweepText::tr("≈ %1 h").arg(seconds / 3600, 0, 'f', 0);
}

QString costText(const SweepPlan &plan)
{
    return SweepText::tr("%1, %2").arg(runsText(runsOf(plan)),
                                       durationWords(expectedSeconds(plan, machineFacts().cores)));
}

QString problemsText(const SweepResult &result)
{
    QStringList problems;
    for (const SweepPoint &point : result.points) {
        if (point.failedRuns > 0)
            problems.append(SweepText::tr("%1: %2 not counted. %3")
                                .arg(cellText(result.plan, {point.value, point.second}), runsText(point.failedRuns),
                                     coreText(point.problem)));
    }
    if (!result.problem.empty())
        problems.append(SweepText::tr("Ended early. %1").arg(coreText(result.problem)));
    return problems.join(QLatin1Char(' '));
}

QList<Setting> variedSettings(const SweepPlan &plan)
{
    QList<Setting> varied{settingOf(plan.vary)};
    if (plan.second)
        varied.append(settingOf(plan.second->vary));
    return varied;
}

QString sweepCaption(const SweepResult &result)
{
    QStringList lines{SettingText::line(result.plan.base, variedSettings(result.plan)), methodText(result)};
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
