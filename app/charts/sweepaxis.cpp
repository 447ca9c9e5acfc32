// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepaxis.h"

#include "app/charts/axisticks.h"
#include "app/charts/sweeptext.h"
#include "core/analysis/medianinterval.h"

#include <QCoreApplication>

#include <algorithm>

namespace futurescope {

using Vary = SweepPlan::Vary;

double ns(Nanos time)
{
    return static_cast<double>(time.count());
}

ChartSeries measuredSeries(bool joined)
{
    ChartSeries series;
    series.label = QCoreApplication::translate("SweepText", "measured");
    series.look = {ChartInk::Data, MarkerShape::Circle, joined ? LineStyle::Solid : LineStyle::None, SpreadStyle::Bars,
                   2};
    return series;
}

double highestOf(const ChartSeries &series)
{
    double highest = 0;
    for (const CurvePoint &point : series.points) {
        highest = std::max(highest, point.high);
        for (const double outlier : point.outliers)
            highest = std::max(highest, outlier);
    }
    return highest;
}

double xOf(const SweepPlan &plan, SweepValue value)
{
    if (plan.vary != Vary::Executor)
        return static_cast<double>(value);
    const std::vector<SweepValue> values = sweepValues(plan);
    return static_cast<double>(std::ranges::find(values, value) - values.begin());
}

AxisContent xAxis(const SweepPlan &plan, const std::vector<SweepValue> &values)
{
    if (plan.vary == Vary::Executor) {
        QStringList names;
        for (const SweepValue value : values)
            names.append(valueLabel(plan.vary, value));
        return categoryAxis(names, axisTitle(plan.vary));
    }
    QList<double> positive; // work of nothing has no place on a logarithmic axis
    for (const SweepValue value : values) {
        if (value > 0)
            positive.append(static_cast<double>(value));
    }
    return logAxis(positive, axisTitle(plan.vary),
                   [&plan](double value) { return valueLabel(plan.vary, static_cast<SweepValue>(value)); });
}

AxisContent xAxis(const SweepPlan &plan, const QList<const SweepPoint *> &points)
{
    if (plan.vary == Vary::Executor)
        return xAxis(plan, sweepValues(plan)); // the places of the others stay where they are
    std::vector<SweepValue> values;
    for (const SweepPoint *point : points)
        values.push_back(point->value);
    return xAxis(plan, values);
}

DrawnPoints drawnPoints(const SweepResult &result, bool withSpeedup)
{
    DrawnPoints drawn;
    for (std::size_t index = 0; index < result.points.size(); ++index) {
        const SweepPoint &point = result.points[index];
        if (!point.measured() || (withSpeedup && !point.speedup))
            continue;
        drawn.points.append(&point);
        drawn.sources.append(static_cast<qsizetype>(index));
    }
    return drawn;
}

CurvePoint curvePoint(const SweepResult &result, qsizetype source)
{
    const SweepPoint &point = result.points[static_cast<std::size_t>(source)];
    CurvePoint curve;
    curve.x = xOf(result.plan, point.value);
    curve.hollow = point.machineWasBusy;
    curve.details = pointDetails(result.plan, point);
    curve.source = source;
    return curve;
}

QList<Nanos> outlierTimes(const SweepPoint &point)
{
    const std::vector<bool> marked = outliers(point.makespans);
    QList<Nanos> times;
    for (std::size_t run = 0; run < marked.size(); ++run) {
        if (marked[run])
            times.append(point.makespans[run]);
    }
    return times;
}

QString summaryOf(const ChartContent &content, const QString &title)
{
    QStringList parts{title};
    for (const CurvePoint &point : content.points())
        parts.append(point.details.section(QLatin1Char('\n'), 0, 1).replace(QLatin1Char('\n'), QLatin1String(": ")));
    parts += content.remarks;
    return parts.join(QLatin1String("; "));
}

} // namespace futurescope
