// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <optional>
#include <string>
#include <vector>

namespace futurescope {

/// The counted runs of one value, as they come in.
struct SweepSamples
{
    SweepCell cell;
    std::vector<Run> runs;
    int failedRuns = 0;
    std::string problem;
    /// What an earlier sweep has found: it is the point until a run has ended here.
    std::optional<SweepPoint> earlier;
    bool complete = false; ///< `earlier` has all its repeats, and no more are wanted

    int attempts() const { return static_cast<int>(runs.size()) + failedRuns; }
    bool anyRun() const { return attempts() > 0; }
};

/// What the runs so far say of their value: medians with intervals, and how far they can be trusted. The earlier point
/// while there is no run, so there must be one or the other. `repeats`: as the plan wants them; until they are done the
/// point keeps its runs, so that a sweep can be resumed.
SweepPoint pointOf(const SweepSamples &samples, int repeats);

/// Sets speedup and efficiency of each point against the point of one worker, or of the sequential executor, that has
/// the same other value; none where that was not measured.
void addSpeedups(std::vector<SweepPoint> &points, const SweepPlan &plan);

} // namespace futurescope
