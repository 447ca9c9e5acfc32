// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axisticks.h"
#include "app/charts/scalingcurves.h"
#include "app/charts/sweepaxis.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

constexpr double mostHeadroom =
    1.6; // the ideal may leave the chart at the top, or it would press down what was measured

ChartSeries idealUpTo(double workers)
{
    // On the logarithmic axis the straight line y = x is bent, so it takes more than two points.
    constexpr int steps = 48;
    ChartSeries ideal;
    ideal.label = SweepText::tr("ideal");
    ideal.details = SweepText::tr("As many times faster as there are workers: S(p) = p");
    ideal.look = {ChartInk::Ideal, MarkerShape::None, LineStyle::FineDash, SpreadStyle::None, 1.2};
    for (int step = 0; step <= steps; ++step) {
        const double value = std::pow(workers, double(step) / steps);
        ideal.curve.append({value, value, value, value});
    }
    return ideal;
}

ChartSeries idealEfficiency(const AxisContent &x)
{
    ChartSeries ideal;
    ideal.label = SweepText::tr("ideal");
    ideal.details = SweepText::tr("Every worker as useful as one alone: 100 %");
    ideal.look = {ChartInk::Ideal, MarkerShape::None, LineStyle::FineDash, SpreadStyle::None, 1.2};
    ideal.curve = {{x.min, 1, 1, 1}, {x.max, 1, 1, 1}};
    return ideal;
}

AxisContent speedupAxis(const SweepPlan &plan, double top)
{
    const QString title = plan.workGrows ? SweepText::tr("scaled speedup") : SweepText::tr("speedup");
    return axisFromZero(top, title, [](double value) { return QStringLiteral("%1×").arg(value); });
}

void addCoresNote(ChartContent &content, const SweepResult &result, double mostWorkers)
{
    if (result.plan.vary == Vary::Workers && mostWorkers > result.machine.cores)
        content.notes.append(
            {double(result.machine.cores), SweepText::tr("%1 here").arg(coresText(result.machine.cores))});
}

void addMeasuredSpeedups(ChartSeries &measured, const SweepResult &result, const DrawnPoints &drawn)
{
    for (qsizetype index = 0; index < drawn.points.size(); ++index) {
        const SweepPoint &point = *drawn.points[index];
        CurvePoint curve = curvePoint(result, drawn.sources[index]);
        curve.y = *point.speedup;
        curve.low = *point.speedupLow;
        curve.high = *point.speedupHigh;
        for (const Nanos time : outlierTimes(point))
            curve.outliers.append(*point.speedup * ns(point.median) / ns(time));
        measured.points.append(curve);
    }
}

ChartSeries predictionSeries(const Prediction &prediction)
{
    ChartSeries series;
    series.label = SweepText::tr("your prediction");
    series.details = SweepText::tr("Drawn before the sweep, and locked when it started");
    series.look = {ChartInk::Prediction, MarkerShape::Diamond, LineStyle::Dotted, SpreadStyle::None, 2};
    series.curve.append({1, 1, 1, 1}); // by definition; and so the legend has it from the first stroke on
    for (const auto &[workers, speedup] : prediction.speedups) {
        const QString details =
            SweepText::tr("%1: you expect %2").arg(valueText(Vary::Workers, workers), speedupText(speedup));
        series.points.append({double(workers), speedup, speedup, speedup, false, details});
        series.curve.append(series.points.last());
    }
    return series;
}

void addPrediction(ChartContent &content, const SweepResult &result, const Prediction &prediction)
{
    if (prediction.isEmpty())
        return;
    content.series.append(predictionSeries(prediction));
    if (const QString text = predictionText(prediction, result); !text.isEmpty())
        content.remarks.append(text);
}

/// The axes reach as far as the curves do, but not so high that they press down what was measured.
void fitAxes(ChartContent &content, const SweepResult &result, const DrawnPoints &drawn, double mostWorkers)
{
    double highest = std::max(1.0, highestOf(content.series.first()));
    if (const ChartSeries *prediction = content.find(ChartInk::Prediction))
        highest = std::max(highest, std::min(highestOf(*prediction), 2 * highest));
    std::vector<SweepValue> values;
    for (const SweepPoint *point : drawn.points)
        values.push_back(point->value);
    const auto furthest = static_cast<SweepValue>(mostWorkers);
    if (result.plan.vary == Vary::Workers && furthest > values.back())
        values.push_back(furthest);
    content.x = result.plan.vary == Vary::Workers ? xAxis(result.plan, values) : xAxis(result.plan, drawn.points);
    content.y = speedupAxis(result.plan, std::max(highest, std::min(mostWorkers, mostHeadroom * highest)));
}

} // namespace

ChartContent predictionContent(const SweepPlan &plan, const Prediction &prediction, const QString &remark)
{
    const std::vector<SweepValue> values = sweepValues(plan);
    ChartContent content;
    content.emptyText = remark;
    content.x = xAxis(plan, values);
    content.y = speedupAxis(plan, static_cast<double>(values.back()));
    content.series = {measuredSeries(true), predictionSeries(prediction),
                      idealUpTo(static_cast<double>(values.back()))};
    content.remarks.append(remark);
    QStringList parts{chartTitle(SweepChart::Speedup), remark};
    for (const CurvePoint &point : content.series[1].points)
        parts.append(point.details);
    content.summary = parts.join(QLatin1String("; "));
    return content;
}

ChartContent speedupContent(const SweepResult &result, const ChartOptions &options)
{
    const DrawnPoints drawn = drawnPoints(result, true);
    if (drawn.points.isEmpty())
        return emptyContent(SweepChart::Speedup, SweepText::tr("No run of 1 worker came to its end"));
    const bool byWorkers = result.plan.vary == Vary::Workers;
    ChartContent content;
    content.series = {measuredSeries(byWorkers)};
    addMeasuredSpeedups(content.series.first(), result, drawn);
    const double mostMeasured = byWorkers ? static_cast<double>(drawn.points.last()->value) : 1;
    const ScalingCurves laws = scalingCurves(result);
    content.remarks = laws.remarks;
    addPrediction(content, result, options.prediction);
    fitAxes(content, result, drawn, std::max(mostMeasured, laws.mostWorkers));
    content.series += laws.series;
    if (mostMeasured > 1)
        content.series.append(idealUpTo(std::min(std::max(mostMeasured, laws.mostWorkers), content.y.max)));
    addCoresNote(content, result, mostMeasured);
    content.summary = summaryOf(content, chartTitle(SweepChart::Speedup));
    return content;
}

ChartContent efficiencyContent(const SweepResult &result)
{
    const DrawnPoints drawn = drawnPoints(result, true);
    if (drawn.points.isEmpty())
        return emptyContent(SweepChart::Efficiency, SweepText::tr("No run of 1 worker came to its end"));
    ChartContent content;
    content.series = {measuredSeries(result.plan.vary == Vary::Workers)};
    ChartSeries &measured = content.series.first();
    addMeasuredSpeedups(measured, result, drawn);
    for (qsizetype index = 0; index < drawn.points.size(); ++index) {
        const SweepPoint &point = *drawn.points[index];
        const double workers = experimentAt(result.plan, {point.value, point.second}).workers;
        CurvePoint &curve = measured.points[index];
        curve.y /= workers;
        curve.low /= workers;
        curve.high /= workers;
        for (double &outlier : curve.outliers)
            outlier /= workers;
    }
    content.x = xAxis(result.plan, drawn.points);
    content.y = axisFromZero(std::max(1.0, highestOf(measured)), SweepText::tr("efficiency"),
                             [](double value) { return QStringLiteral("%1 %").arg(value * 100); });
    content.series.append(idealEfficiency(content.x));
    addCoresNote(content, result, static_cast<double>(drawn.points.last()->value));
    content.summary = summaryOf(content, chartTitle(SweepChart::Efficiency));
    return content;
}

} // namespace futurescope
