// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <cmath>

namespace futurescope {

using Values = std::vector<SweepValue>;

inline SweepPlan workersPlan(Values values, int repeats = 3)
{
    SweepPlan plan;
    plan.values = std::move(values);
    plan.repeats = repeats;
    return plan;
}

inline SweepPlan chunkPlan(Values values, int repeats = 3)
{
    SweepPlan plan = workersPlan(std::move(values), repeats);
    plan.vary = SweepPlan::Vary::Chunk;
    return plan;
}

/// What a weak-scaling sweep would have measured if the law held to the nanosecond but for one in a thousand.
inline SessionFunction gustafsonSession(double serial, const SweepPlan &plan)
{
    return [serial, plan, round = 0](const Experiment &experiment, std::stop_token) mutable -> Result<Run> {
        Run run;
        run.experiment = experiment;
        const double p = experiment.workers;
        const double growth = double(experiment.workload.items) / plan.base.workload.items;
        const double noise = 1 + 0.001 * (++round % 3 - 1);
        run.metrics.makespan = Nanos{std::llround(1e8 * growth / (p - serial * (p - 1)) * noise)};
        return run;
    };
}

} // namespace futurescope
