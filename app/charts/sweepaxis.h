// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "core/experiment/sweep.h"

namespace futurescope {

/// Where a value of the first parameter lies on the x axis: itself, or the place of an executor in the row of those
/// that the plan varies.
double xOf(const SweepPlan &plan, SweepValue value);

/// An axis with the given values of the first parameter, ascending: logarithmic, but for executors.
AxisContent xAxis(const SweepPlan &plan, const std::vector<SweepValue> &values);
/// The same over those of the points.
AxisContent xAxis(const SweepPlan &plan, const QList<const SweepPoint *> &points);

/// The points that a chart draws; of each its place in `result.points`.
struct DrawnPoints
{
    QList<const SweepPoint *> points;
    QList<qsizetype> sources;
};
/// Those that were measured, and, if a speedup is drawn, have one.
DrawnPoints drawnPoints(const SweepResult &result, bool withSpeedup);

/// A point of the curve that has the figures of the sweep's point `source` to hover over; y and its spread are for the
/// caller to set.
CurvePoint curvePoint(const SweepResult &result, qsizetype source);
/// The measurements of the point that are marked as outliers.
QList<Nanos> outlierTimes(const SweepPoint &point);

double ns(Nanos time);

/// The series of what was measured, without points yet; joined by a line only where there is something between them,
/// which there is not between executors.
ChartSeries measuredSeries(bool joined);
/// The top of all spreads and outliers.
double highestOf(const ChartSeries &series);

/// "Speedup; 1 worker: speedup 1.00× ...": the chart in words.
QString summaryOf(const ChartContent &content, const QString &title);

} // namespace futurescope
