// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "core/analysis/scalinglaws.h"
#include "core/experiment/sweep.h"

namespace futurescope {

/// The laws of scaling (Gustafson's where the work grows with the workers, else Amdahl's and the Universal Scalability
/// Law) as curves of speedup, each with its formula, source and figures in `details`, over the workers
/// that were measured and, extrapolated, up to twice as many. Of a law that the runs do not suffice for there is a
/// remark that says why.
struct ScalingCurves
{
    QList<ChartSeries> series;
    QStringList remarks;
    double mostWorkers = 0; ///< how far they reach; 0: there are none
};

/// Which coefficients the fit holds at the bound of the law, and why; empty: none.
QString uslBoundText(const UslFit &fit);

/// None for sweeps that vary something other than workers alone.
ScalingCurves scalingCurves(const SweepResult &result);

} // namespace futurescope
