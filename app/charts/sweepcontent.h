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
ChartContent timeContent(const SweepResult &result);
ChartContent throughputContent(const SweepResult &result);

/// Before anything was measured.
ChartContent emptyContent(SweepChart chart, const QString &text);

} // namespace futurescope
