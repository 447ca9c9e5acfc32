// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/charts/sweepcharts.h"

namespace futurescope {

// The charts of a sweep, one function each; sweepcharts.h picks among them.

/// Speedup beside the ideal, with a note where the workers outnumber the cores.
ChartContent speedupContent(const SweepResult &result, const ChartOptions &options = {});
/// The same axes before anything was measured: the ideal, and the prediction so far.
ChartContent predictionContent(const SweepPlan &plan, const Prediction &prediction, const QString &remark);
ChartContent efficiencyContent(const SweepResult &result);

/// Total time by chunk size with the stretch that is within 10 % of the best, and where the time of the median runs
/// went.
ChartContent granularityContent(const SweepResult &result, const ChartOptions &options = {});
/// Total time by whatever else is varied.
ChartContent timeContent(const SweepResult &result, const ChartOptions &options = {});
ChartContent throughputContent(const SweepResult &result);

/// What two parameters do together: speedup, or total time where there is none.
ChartContent heatMapContent(const SweepResult &result);

/// How long the tasks of one median run took, or waited in the queue.
ChartContent runTimesContent(const SweepResult &result, const ChartOptions &options);
ChartContent waitsContent(const SweepResult &result, const ChartOptions &options);
/// Index of the sweep's point whose run a histogram shows: the one asked for, or the fastest. None: nothing measured.
std::optional<std::size_t> histogramPoint(const SweepResult &result, const ChartOptions &options);

/// Before anything was measured.
ChartContent emptyContent(SweepChart chart, const QString &text);

} // namespace futurescope
