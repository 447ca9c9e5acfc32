// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"

#include <set>

/// Runs of experiments and what tests ask of them.
namespace sessionfixtures {

using namespace futurescope;

/// `items` that compute for `each`, all the same, in tasks of one item.
inline Experiment computing(std::uint32_t items, Nanos each, int workers)
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::SumOfSquares;
    experiment.workload.distribution = Distribution::Constant;
    experiment.workload.items = items;
    experiment.workload.work = each;
    experiment.workers = workers;
    return experiment;
}

inline Experiment sleeping(std::uint32_t items, Nanos each, int workers)
{
    Experiment experiment = computing(items, each, workers);
    experiment.workload.kind = WorkloadKind::Sleep;
    return experiment;
}

inline Timeline timelineOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return timeline;
}

inline std::uint64_t sumOfResults(const Timeline &timeline)
{
    std::uint64_t sum = 0;
    for (const FutureRecord &record : timeline.futures())
        sum += record.outcome == Outcome::Finished ? record.payload : 0;
    return sum;
}

inline std::uint64_t eventsOf(const Run &run, EventKind kind, std::uint64_t payload)
{
    std::uint64_t found = 0;
    run.trace.forEachBlock(0, [&](std::span<const Event> events) {
        for (const Event &event : events)
            found += event.kind == kind && event.payload == payload;
    });
    return found;
}

} // namespace sessionfixtures
