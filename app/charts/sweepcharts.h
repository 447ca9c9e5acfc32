// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/charts/prediction.h"
#include "app/exporting/exportable.h"
#include "core/experiment/sweep.h"

#include <memory>
#include <optional>

namespace futurescope {

/// What can be drawn of a sweep.
enum class SweepChart {
    Speedup,     ///< by workers or executor, with ideal, fitted laws and the person's prediction
    Efficiency,  ///< speedup / workers
    Granularity, ///< total time by chunk size, with the sweet spot and where the time went
    Time,        ///< total time by work per item, or by executor
    Throughput,  ///< items per second
    HeatMap,     ///< two parameters
    RunTimes,    ///< histogram: how long the tasks of one run took
    Waits,       ///< histogram: how long they waited in the queue
};

/// What a chart shows beside the sweep itself.
struct ChartOptions
{
    /// Of histograms: index of the sweep's point whose median run they show. None: the fastest.
    std::optional<std::size_t> point;
    /// Of the speedup chart.
    Prediction prediction;
    /// Reads the traces of the median runs for where the time went. Costs time in proportion to their tasks.
    bool parts = true;
};

/// Those that this sweep can show, the one to begin with first. Follows from what is varied, whatever was measured.
QList<SweepChart> chartsOf(const SweepPlan &plan);
inline QList<SweepChart> chartsOf(const SweepResult &result)
{
    return chartsOf(result.plan);
}

/// Pure functions of what was measured; nothing is invented between the points.
ChartContent chartContent(SweepChart chart, const SweepResult &result, const ChartOptions &options = {});

/// The chart for any size and theme; null when nothing was measured that it could show. `screenSize`: the proposed
/// size, in units.
std::shared_ptr<const Exportable> chartPicture(SweepChart chart, const SweepResult &result, const QSize &screenSize,
                                               const ChartOptions &options = {});

/// "Speedup", "Time by chunk size": as a heading; translated.
QString chartTitle(SweepChart chart);
/// "speedup", "granularity", "efficiency", ...: for file names, never translated.
QString chartFileStem(SweepChart chart);
/// What is drawn, what a marker and what its bar is: "median of 5, 95 % interval".
QString chartSubtitle(SweepChart chart, const SweepPlan &plan);

} // namespace futurescope
