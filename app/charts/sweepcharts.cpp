// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcharts.h"

#include "app/charts/chartexport.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"

#include <QCoreApplication>

namespace futurescope {

namespace {

struct SweepText
{
    Q_DECLARE_TR_FUNCTIONS(SweepText)
};

using Vary = SweepPlan::Vary;

} // namespace

QList<SweepChart> chartsOf(const SweepPlan &plan)
{
    switch (plan.vary) {
    case Vary::Workers:
        return {SweepChart::Speedup, SweepChart::Efficiency, SweepChart::Throughput};
    case Vary::Chunk:
        return {SweepChart::Granularity, SweepChart::Throughput};
    case Vary::Executor:
        return {SweepChart::Time, SweepChart::Speedup, SweepChart::Throughput};
    case Vary::Work:
        break;
    }
    return {SweepChart::Time, SweepChart::Throughput};
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
    case SweepChart::Throughput:
        return throughputContent(result);
    default:
        return timeContent(result);
    }
}

std::shared_ptr<const Exportable> chartPicture(SweepChart chart, const SweepResult &result, const QSize &screenSize,
                                               const ChartOptions &options)
{
    ChartContent content = chartContent(chart, result, options);
    if (content.points().isEmpty())
        return nullptr;
    ChartExport::Words words{chartTitle(chart),     chartSubtitle(chart, result.plan),
                             sweepCaption(result),  chartFileStem(chart),
                             sweepMetadata(result), chartFigures(chart, content, result)};
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
    if (chart == SweepChart::Granularity)
        return SweepText::tr("total time by chunk size");
    return spreadText(plan);
}

} // namespace futurescope
