// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcontent.h"

#include "app/charts/axisticks.h"
#include "app/charts/sweeptext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

struct SweepText
{
    Q_DECLARE_TR_FUNCTIONS(SweepText)
};

using Vary = SweepPlan::Vary;

constexpr double sweetSpotShare = 1.10; // of the least time
constexpr double idleShare = 0.10;      // that much less utilisation than the best point's is idle cores

double ns(Nanos time)
{
    return static_cast<double>(time.count());
}

QString human(Nanos time)
{
    return QString::fromStdString(humanDuration(time));
}

QString times(double speedup)
{
    return QStringLiteral("%1×").arg(speedup, 0, 'f', 2);
}

bool isDrawn(const SweepPlan &plan, const SweepPoint &point)
{
    return point.measured() && (plan.vary == Vary::Chunk || point.speedup.has_value());
}

QString detailsOf(const SweepPlan &plan, const SweepPoint &point)
{
    QStringList lines{valueText(plan.vary, point.value)};
    if (point.speedup) {
        lines.append(SweepText::tr("speedup %1 (%2 to %3)")
                         .arg(times(*point.speedup), times(*point.speedupLow), times(*point.speedupHigh)));
        lines.append(SweepText::tr("efficiency %1 %").arg(*point.efficiency * 100, 0, 'f', 0));
    }
    lines.append(SweepText::tr("time %1 (%2 to %3)").arg(human(point.median), human(point.low), human(point.high)));
    lines.append(SweepText::tr("median of %1").arg(runsText(static_cast<int>(point.makespans.size()))));
    if (point.trust)
        lines.append(SweepText::tr("trust %1").arg(*point.trust, 0, 'f', 2));
    if (point.machineWasBusy)
        lines.append(SweepText::tr("machine was busy"));
    if (point.failedRuns > 0)
        lines.append(
            SweepText::tr("%1 not counted. %2").arg(runsText(point.failedRuns), QString::fromStdString(point.problem)));
    lines.append(SweepText::tr("Click to open the median run"));
    return lines.join(QLatin1Char('\n'));
}

ReferenceCurve idealUpTo(double workers)
{
    // On the logarithmic axis the straight line y = x is bent, so it takes more than two points.
    constexpr int steps = 48;
    ReferenceCurve ideal{SweepText::tr("ideal"), {}};
    for (int step = 0; step <= steps; ++step) {
        const double value = std::pow(workers, double(step) / steps);
        ideal.points.append({value, value});
    }
    return ideal;
}

QList<const SweepPoint *> shownPoints(const SweepResult &result)
{
    QList<const SweepPoint *> points;
    for (const std::size_t index : drawnPoints(result))
        points.append(&result.points[index]);
    return points;
}

QList<double> valuesOf(const QList<const SweepPoint *> &points)
{
    QList<double> values;
    for (const SweepPoint *point : points)
        values.append(point->value);
    return values;
}

QString summaryOf(const ChartContent &content, const QString &title)
{
    QStringList parts{title};
    for (const CurvePoint &point : content.points)
        parts.append(point.details.section(QLatin1Char('\n'), 0, 1).replace(QLatin1Char('\n'), QLatin1String(": ")));
    return parts.join(QLatin1String("; "));
}

/// Time that the workers of the point's run spent on handing over tasks, as a share of all their time.
double overheadShare(const SweepPoint &point)
{
    const Metrics &metrics = point.medianRun->metrics;
    const double whole = ns(metrics.makespan) * point.medianRun->experiment.workers;
    if (!metrics.overheadPerTask || whole <= 0)
        return 0;
    return ns(*metrics.overheadPerTask) * point.medianRun->experiment.futures() / whole;
}

/// The cause is named only if the runs show it.
PointLabel tooFineLabel(const SweepPoint &first, const SweepPoint &best)
{
    const QString label = SweepText::tr("too fine");
    const bool moreOverhead = overheadShare(first) > overheadShare(best);
    return {0, moreOverhead ? SweepText::tr("too fine: overhead") : label, label};
}

PointLabel tooCoarseLabel(qsizetype point, const SweepPoint &last, const SweepPoint &best)
{
    const QString label = SweepText::tr("too coarse");
    const auto &coarse = last.medianRun->metrics.utilisation;
    const auto &good = best.medianRun->metrics.utilisation;
    const bool idle = coarse && good && *coarse + idleShare <= *good;
    return {point, idle ? SweepText::tr("too coarse: idle cores") : label, label};
}

/// Names the ends that lie above the sweet spot, and tints the measured stretch within it.
void judgeGranularity(ChartContent &content, const QList<const SweepPoint *> &points)
{
    const auto best = std::min_element(points.begin(), points.end(),
                                       [](const SweepPoint *a, const SweepPoint *b) { return a->median < b->median; });
    const double limit = ns((*best)->median) * sweetSpotShare;
    const auto isGood = [limit](const SweepPoint *point) { return ns(point->median) <= limit; };
    auto from = best;
    auto to = best;
    while (from != points.begin() && isGood(*(from - 1)))
        --from;
    while (to + 1 != points.end() && isGood(*(to + 1)))
        ++to;
    // As wide as what was measured, and a little more, so that one point alone has a band too.
    const double room = std::pow(content.x.max / content.x.min, 0.03);
    content.bands.append({(*from)->value / room, (*to)->value * room, SweepText::tr("sweet spot")});
    if (from != points.begin())
        content.labels.append(tooFineLabel(*points.first(), **best));
    if (to + 1 != points.end())
        content.labels.append(tooCoarseLabel(points.size() - 1, *points.last(), **best));
}

} // namespace

QList<std::size_t> drawnPoints(const SweepResult &result)
{
    QList<std::size_t> drawn;
    for (std::size_t index = 0; index < result.points.size(); ++index) {
        if (isDrawn(result.plan, result.points[index]))
            drawn.append(index);
    }
    return drawn;
}

ChartContent emptyContent(Vary vary, const QString &text)
{
    ChartContent content;
    content.emptyText = text;
    content.summary = SweepText::tr("%1: nothing measured yet").arg(chartTitle(vary));
    return content;
}

ChartContent speedupContent(const SweepResult &result)
{
    const QList<const SweepPoint *> points = shownPoints(result);
    if (points.isEmpty())
        return emptyContent(Vary::Workers, SweepText::tr("No run of 1 worker came to its end"));
    ChartContent content;
    double highest = 1;
    for (const SweepPoint *point : points) {
        content.points.append({double(point->value), *point->speedup, *point->speedupLow, *point->speedupHigh,
                               point->machineWasBusy, detailsOf(result.plan, *point)});
        highest = std::max(highest, *point->speedupHigh);
    }
    const double mostWorkers = points.last()->value;
    // The ideal may leave the chart at the top, or it would press what was measured to the bottom.
    const double top = std::max(highest, std::min(mostWorkers, 1.6 * highest));
    content.x = logAxis(valuesOf(points), SweepText::tr("workers"));
    content.y = axisFromZero(top, SweepText::tr("speedup"),
                             [](double value) { return QStringLiteral("%1×").arg(value); });
    if (mostWorkers > 1) {
        content.references.append(idealUpTo(std::min(mostWorkers, content.y.ticks.last().value)));
        content.curveLabel = SweepText::tr("measured");
    }
    if (mostWorkers > result.machine.cores)
        content.notes.append(
            {double(result.machine.cores), SweepText::tr("%1 here").arg(coresText(result.machine.cores))});
    content.summary = summaryOf(content, chartTitle(Vary::Workers));
    return content;
}

ChartContent granularityContent(const SweepResult &result)
{
    const QList<const SweepPoint *> points = shownPoints(result);
    if (points.isEmpty())
        return emptyContent(Vary::Chunk, SweepText::tr("No run came to its end"));
    ChartContent content;
    double highest = 0;
    for (const SweepPoint *point : points) {
        content.points.append({double(point->value), ns(point->median), ns(point->low), ns(point->high),
                               point->machineWasBusy, detailsOf(result.plan, *point)});
        highest = std::max(highest, ns(point->high));
    }
    content.x = logAxis(valuesOf(points), SweepText::tr("chunk size, items"));
    content.y = timeAxis(highest, SweepText::tr("total time"));
    if (points.size() > 1)
        judgeGranularity(content, points);
    content.summary = summaryOf(content, chartTitle(Vary::Chunk));
    return content;
}

ChartContent contentOf(const SweepResult &result)
{
    return result.plan.vary == Vary::Workers ? speedupContent(result) : granularityContent(result);
}

} // namespace futurescope
