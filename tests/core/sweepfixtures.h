// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

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

} // namespace futurescope
