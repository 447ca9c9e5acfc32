// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axisticks.h"
#include "app/charts/sweepaxis.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"
#include "app/lab/text.h"
#include "core/experiment/sweepwriter.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double sweetSpotShare = 1.10; // of the least time
constexpr double idleShare = 0.10;      // that much less utilisation than the best point's is idle cores

/// Time that the workers of the point's run spent on handing over tasks, as a share of all their time.
double overheadShare(const SweepPoint &point)
{
    const Metrics &metrics = point.medianRun->metrics;
    const double whole = ns(metrics.makespan) * point.medianRun->experiment.allWorkers();
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

/// The series of what was measured, with `yOf` of the point's times; a time that grows may let y fall.
template <class Function>
ChartSeries measuredBy(const SweepResult &result, const DrawnPoints &drawn, Function yOf)
{
    ChartSeries series = measuredSeries(result.plan.vary != SweepPlan::Vary::Executor);
    for (qsizetype index = 0; index < drawn.points.size(); ++index) {
        const SweepPoint &point = *drawn.points[index];
        CurvePoint curve = curvePoint(result, drawn.sources[index]);
        curve.y = yOf(point, point.median);
        curve.low = std::min(yOf(point, point.low), yOf(point, point.high));
        curve.high = std::max(yOf(point, point.low), yOf(point, point.high));
        for (const Nanos time : outlierTimes(point))
            curve.outliers.append(yOf(point, time));
        series.points.append(curve);
    }
    return series;
}

/// What the time of a run is shown as made of.
struct Part
{
    QString label;
    QString details;
    ChartInk ink;
    QList<Loss> losses; ///< none: the work itself
};

QList<Part> partsOfTime()
{
    return {
        {SweepText::tr("work"), SweepText::tr("All workers doing nothing but the work of tasks"), ChartInk::Work, {}},
        {SweepText::tr("overhead"),
         SweepText::tr("Workers without a task while the program submitted, handed over or copied"),
         ChartInk::Overhead,
         {Loss::Serial, Loss::Dispatch, Loss::Copying}},
        {SweepText::tr("idle"),
         SweepText::tr("Workers with nothing left to start while others were still busy"),
         ChartInk::Idle,
         {Loss::Imbalance}},
        {SweepText::tr("waiting"),
         SweepText::tr("Tasks waiting for a lock, for another task, or for their turn on a core"),
         ChartInk::OtherLoss,
         {Loss::LockWait, Loss::Awaiting, Loss::Oversubscription}}};
}

double partNs(const LossWaterfall::Shares &shares, const Part &part)
{
    if (part.losses.isEmpty())
        return ns(shares.ideal);
    double sum = 0;
    for (const Loss loss : part.losses)
        sum += ns(shares.losses[static_cast<std::size_t>(loss)]);
    return sum;
}

/// As wide a bar around `x` on any axis.
ChartBar barAround(const AxisContent &axis, double x, double fromY, double toY)
{
    constexpr double halfWidth = 0.018; // of the axis
    if (axis.scale == AxisScale::Logarithmic) {
        const double ratio = std::pow(axis.max / axis.min, halfWidth);
        return {x / ratio, x * ratio, fromY, toY};
    }
    const double half = (axis.max - axis.min) * halfWidth;
    return {x - half, x + half, fromY, toY};
}

/// Bars of where the time of each point's median run went, one part on the other, and the same in its details.
void addParts(ChartContent &content, const DrawnPoints &drawn)
{
    const QList<Part> parts = partsOfTime();
    QList<ChartSeries> bars(parts.size());
    for (qsizetype index = 0; index < drawn.points.size(); ++index) {
        const auto losses = lossesOf(*drawn.points[index]);
        if (!losses)
            continue;
        const LossWaterfall::Shares shares = losses->shares();
        CurvePoint &point = content.series.first().points[index];
        double top = 0;
        for (qsizetype part = 0; part < parts.size(); ++part) {
            const double length = partNs(shares, parts[part]);
            if (length <= 0)
                continue;
            bars[part].bars.append(barAround(content.x, point.x, top, top + length));
            top += length;
            const QString time = toText(Nanos{static_cast<std::int64_t>(length)});
            point.details += SweepText::tr("\n%1 %2").arg(parts[part].label, time);
        }
    }
    for (qsizetype part = 0; part < parts.size(); ++part) {
        bars[part].label = parts[part].label;
        bars[part].details = parts[part].details;
        bars[part].look = {parts[part].ink, MarkerShape::None, LineStyle::None, SpreadStyle::None, 1};
        if (!bars[part].bars.isEmpty())
            content.series.append(bars[part]);
    }
}

/// Axes and points of total time by the first parameter.
ChartContent timeCurve(const SweepResult &result, const DrawnPoints &drawn, bool parts)
{
    ChartContent content;
    content.series = {measuredBy(result, drawn, [](const SweepPoint &, Nanos time) { return ns(time); })};
    content.x = xAxis(result.plan, drawn.points);
    content.y = timeAxis(highestOf(content.series.first()), SweepText::tr("total time"));
    if (parts)
        addParts(content, drawn);
    return content;
}

} // namespace

ChartContent granularityContent(const SweepResult &result, const ChartOptions &options)
{
    const DrawnPoints drawn = drawnPoints(result, false);
    if (drawn.points.isEmpty())
        return emptyContent(SweepChart::Granularity, SweepText::tr("No run came to its end"));
    ChartContent content = timeCurve(result, drawn, options.parts);
    if (drawn.points.size() > 1)
        judgeGranularity(content, drawn.points);
    content.summary = summaryOf(content, chartTitle(SweepChart::Granularity));
    return content;
}

ChartContent timeContent(const SweepResult &result, const ChartOptions &options)
{
    const DrawnPoints drawn = drawnPoints(result, false);
    if (drawn.points.isEmpty())
        return emptyContent(SweepChart::Time, SweepText::tr("No run came to its end"));
    ChartContent content = timeCurve(result, drawn, options.parts);
    content.summary = summaryOf(content, chartTitle(SweepChart::Time));
    return content;
}

ChartContent throughputContent(const SweepResult &result)
{
    const DrawnPoints drawn = drawnPoints(result, false);
    if (drawn.points.isEmpty())
        return emptyContent(SweepChart::Throughput, SweepText::tr("No run came to its end"));
    ChartContent content;
    content.series = {measuredBy(result, drawn, [](const SweepPoint &point, Nanos time) {
        return point.medianRun->experiment.workload.items * 1e9 / std::max(1.0, ns(time));
    })};
    content.x = xAxis(result.plan, drawn.points);
    content.y = axisFromZero(highestOf(content.series.first()), SweepText::tr("items per second"), rateText);
    content.summary = summaryOf(content, chartTitle(SweepChart::Throughput));
    return content;
}

} // namespace futurescope
