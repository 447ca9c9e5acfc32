// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "core/experiment/sweep.h"

namespace futurescope {

/// The laws of scaling as curves of speedup, each with its formula, source and figures in `details`, over the workers
/// that were measured and, extrapolated, up to twice as many. Of a law that the runs do not suffice for there is a
/// remark that says why.
struct ScalingCurves
{
    QList<ChartSeries> series;
    QStringList remarks;
    double mostWorkers = 0; ///< how far they reach; 0: there are none
};

/// None for sweeps that vary something other than workers alone.
ScalingCurves scalingCurves(const SweepResult &result);

} // namespace futurescope
