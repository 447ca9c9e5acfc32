// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/losses.h"
#include "core/analysis/scalinglaws.h"
#include "core/base/textsink.h"
#include "core/experiment/sweep.h"

namespace futurescope {

/// Everything a sweep says as one JSON object: what was varied, the experiment, the machine, `points` with makespans,
/// speedup, trust and losses, and `fits` of the laws of scaling. What cannot be said is null with a reason.
std::string sweepJson(const SweepResult &result);

/// One line for each point, figures in nanoseconds, empty cells for what is not known; false: the sink refused.
bool writeSweepCsv(const SweepResult &result, const TextSink &sink);

/// The speedup of a point and where it comes from: against another point of the sweep, or else derived within its
/// median run. Absent when neither is known.
struct PointSpeedup
{
    double value = 0;
    bool measured = false; ///< against another point
};
std::optional<PointSpeedup> speedupOf(const SweepPoint &point);

/// Where the time of the point's median run went; absent without one.
std::optional<LossWaterfall> lossesOf(const SweepPoint &point);

/// The runs of a sweep over workers alone as the laws of Amdahl and of Gunther take them, which are about the same work
/// by more workers; empty for other sweeps.
std::vector<ScalingRun> scalingRuns(const SweepResult &result);
/// The same for Gustafson's law: empty unless the work grew with the workers.
std::vector<ScalingRun> weakScalingRuns(const SweepResult &result);

} // namespace futurescope
