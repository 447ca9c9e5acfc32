// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcharts.h"

#include "app/charts/chartexport.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"

#include <algorithm>
#include <array>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

/// The sweep's caption, and under it what the curves of the laws stand for.
QString captionOf(const SweepResult &result, const ChartContent &content)
{
    QStringList lines{sweepCaption(result)};
    for (const ChartSeries &series : content.series) {
        if (!series.extrapolated.isEmpty())
            lines.append(QString(series.details).replace(QLatin1Char('\n'), QLatin1String("; ")));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QList<SweepChart> chartsOf(const SweepPlan &plan)
{
    QList<SweepChart> charts;
    if (plan.second) {
        charts = {SweepChart::HeatMap};
    } else if (plan.vary == Vary::Workers) {
        charts = {SweepChart::Speedup, SweepChart::Efficiency, SweepChart::Throughput};
    } else if (plan.vary == Vary::Chunk) {
        charts = {SweepChart::Granularity, SweepChart::Throughput};
    } else {
        charts = {SweepChart::Time};
        const std::vector<SweepValue> values = sweepValues(plan);
        const auto sequential = sweepValue(Vary::Executor, executorName(ExecutorKind::Sequential));
        if (plan.vary == Vary::Executor && std::ranges::find(values, *sequential) != values.end())
            charts.append(SweepChart::Speedup); // against the sequential one
        charts.append(SweepChart::Throughput);
    }
    return charts + QList{SweepChart::RunTimes, SweepChart::Waits};
}

ChartContent chartContent(SweepChart chart, const SweepResult &result, const ChartOptions &options)
{
    switch (chart) {
    case SweepChart::Speedup:
        return speedupContent(result, options);
    case SweepChart::Efficiency:
        return efficiencyContent(result);
    case SweepChart::Granularity:
        return granularityContent(result, options);
    case SweepChart::Time:
        return timeContent(result, options);
    case SweepChart::Throughput:
        return throughputContent(result);
    case SweepChart::HeatMap:
        return heatMapContent(result);
    case SweepChart::RunTimes:
        return runTimesContent(result, options);
    case SweepChart::Waits:
        break;
    }
    return waitsContent(result, options);
}

std::shared_ptr<const Exportable> chartPicture(SweepChart chart, const SweepResult &result, const QSize &screenSize,
                                               const ChartOptions &options)
{
    ChartContent content = chartContent(chart, result, options);
    if (content.points().isEmpty())
        return nullptr;
    ChartExport::Words words{chartTitle(chart),          chartSubtitle(chart, result.plan),
                             captionOf(result, content), chartFileStem(chart),
                             sweepMetadata(result),      chartFigures(chart, content, result)};
    return std::make_shared<ChartExport>(std::move(content), std::move(words), screenSize);
}

ChartContent emptyContent(SweepChart chart, const QString &text)
{
    ChartContent content;
    content.emptyText = text;
    content.summary = SweepText::tr("%1: nothing measured yet").arg(chartTitle(chart));
    return content;
}

QString chartTitle(SweepChart chart)
{
    switch (chart) {
    case SweepChart::Speedup:
        return SweepText::tr("Speedup");
    case SweepChart::Efficiency:
        return SweepText::tr("Efficiency");
    case SweepChart::Granularity:
        return SweepText::tr("Granularity");
    case SweepChart::Time:
        return SweepText::tr("Total time");
    case SweepChart::Throughput:
        return SweepText::tr("Throughput");
    case SweepChart::HeatMap:
        return SweepText::tr("Heat map");
    case SweepChart::RunTimes:
        return SweepText::tr("Run times");
    case SweepChart::Waits:
        break;
    }
    return SweepText::tr("Waits");
}

QString chartFileStem(SweepChart chart)
{
    constexpr std::array stems{"speedup",    "efficiency", "granularity", "total-time",
                               "throughput", "heat-map",   "run-times",   "waits"};
    return QLatin1String(stems[static_cast<std::size_t>(chart)]);
}

QString chartSubtitle(SweepChart chart, const SweepPlan &plan)
{
    switch (chart) {
    case SweepChart::Granularity:
        return SweepText::tr("total time by chunk size");
    case SweepChart::Throughput:
        return SweepText::tr("items per second, %1").arg(spreadText(plan));
    case SweepChart::RunTimes:
        return SweepText::tr("how long the tasks of one run took");
    case SweepChart::Waits:
        return SweepText::tr("how long the tasks of one run were in the queue");
    default:
        return spreadText(plan);
    }
}

} // namespace futurescope
