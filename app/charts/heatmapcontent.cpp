// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axisticks.h"
#include "app/charts/sweepaxis.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"
#include "app/lab/text.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// The values of one parameter in the order of the axis, with their places.
struct Places
{
    std::vector<SweepValue> values;

    void add(SweepValue value)
    {
        if (std::ranges::find(values, value) == values.end())
            values.insert(std::ranges::upper_bound(values, value), value);
    }
    double of(SweepValue value) const { return static_cast<double>(std::ranges::find(values, value) - values.begin()); }
    AxisContent axis(SweepPlan::Vary vary, const QString &title) const
    {
        QStringList names;
        for (const SweepValue value : values)
            names.append(valueLabel(vary, value));
        return categoryAxis(names, title);
    }
};

struct Figure
{
    double value = 0;
    QString text;
};

Figure figureOf(const SweepPoint &point, bool speedups)
{
    if (speedups)
        return {*point.speedup, speedupText(*point.speedup)};
    return {ns(point.median), toText(point.median)};
}

/// 0 to 1 from the least to the greatest; times in equal ratios, because they differ by powers of ten.
double levelOf(double value, double least, double most, bool logarithmic)
{
    if (most <= least)
        return 0.5;
    if (logarithmic && least > 0)
        return std::log(value / least) / std::log(most / least);
    return (value - least) / (most - least);
}

} // namespace

ChartContent heatMapContent(const SweepResult &result)
{
    const DrawnPoints drawn = drawnPoints(result, false);
    if (drawn.points.isEmpty() || !result.plan.second)
        return emptyContent(SweepChart::HeatMap, SweepText::tr("No run came to its end"));
    const bool speedups = std::ranges::all_of(drawn.points, [](const SweepPoint *p) { return p->speedup.has_value(); });
    Places across;
    Places up;
    const SweepPoint *least = drawn.points.first();
    const SweepPoint *most = least;
    for (const SweepPoint *point : drawn.points) {
        across.add(point->value);
        up.add(point->second.value_or(0));
        least = figureOf(*point, speedups).value < figureOf(*least, speedups).value ? point : least;
        most = figureOf(*point, speedups).value > figureOf(*most, speedups).value ? point : most;
    }
    const Figure low = figureOf(*least, speedups);
    const Figure high = figureOf(*most, speedups);

    ChartContent content;
    content.picking = Picking::Cell;
    content.series.resize(1);
    content.series.first().look = {ChartInk::Data, MarkerShape::None, LineStyle::None, SpreadStyle::None, 1};
    for (qsizetype index = 0; index < drawn.points.size(); ++index) {
        const SweepPoint &point = *drawn.points[index];
        CurvePoint centre = curvePoint(result, drawn.sources[index]);
        centre.x = across.of(point.value);
        centre.y = centre.low = centre.high = up.of(point.second.value_or(0));
        content.series.first().points.append(centre);
        const Figure figure = figureOf(point, speedups);
        const double level = levelOf(figure.value, low.value, high.value, !speedups);
        content.cells.append({centre.x, centre.y, level, figure.text, point.machineWasBusy});
    }
    const SweepPlan::Vary second = result.plan.second->vary;
    content.x = across.axis(result.plan.vary, axisTitle(result.plan.vary));
    content.y = up.axis(second, axisTitle(second));
    content.heatLabel = speedups ? SweepText::tr("speedup %1 to %2").arg(low.text, high.text)
                                 : SweepText::tr("total time %1 to %2").arg(low.text, high.text);
    const SweepPoint &best = speedups ? *most : *least;
    content.remarks.append(SweepText::tr("best: %1").arg(cellText(result.plan, {best.value, best.second})));
    content.summary = summaryOf(content, chartTitle(SweepChart::HeatMap));
    return content;
}

} // namespace futurescope
