// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/rundocument.h"
#include "core/experiment/session.h"

#include <vector>

namespace futurescope::fixtures {

inline constexpr std::int64_t msNs = 1'000'000;

inline Event event(std::int64_t timeMs, EventKind kind, std::uint32_t future, std::uint16_t lane = 0,
                   std::uint64_t payload = 0, std::uint8_t detail = 0)
{
    return {timeMs * msNs, payload, FutureId{future}, LaneId{lane}, kind, detail};
}

/// Five futures on two workers, times in ms: #1 10-40 finished and read, #2 10-60 failed and never read, #3 40-90
/// finished, #4 cancelled at 50, #5 60-110 finished with a refused cancel() at 80.
inline std::vector<Event> fiveFutures()
{
    std::vector<Event> events;
    for (std::uint32_t i = 1; i <= 5; ++i)
        events.push_back(event(i, EventKind::Submitted, i, 0, packItems(i - 1, 1)));
    events.insert(events.end(), {
                                    event(10, EventKind::Started, 1, 1),
                                    event(10, EventKind::Started, 2, 2),
                                    event(40, EventKind::Finished, 1, 1, 4913),
                                    event(40, EventKind::Started, 3, 1),
                                    event(45, EventKind::ResultRead, 1, 0),
                                    event(50, EventKind::Cancelled, 4, 0),
                                    event(60, EventKind::Failed, 2, 2, Failure{FailureKind::ValueError, 1, 0}.payload(),
                                          static_cast<std::uint8_t>(FailureKind::ValueError)),
                                    event(60, EventKind::Started, 5, 2),
                                    event(80, EventKind::CancelRefused, 5, 0),
                                    event(90, EventKind::Finished, 3, 1, 7),
                                    event(110, EventKind::Finished, 5, 2, 8),
                                });
    return events;
}

inline Run runOf(const std::vector<Event> &events, const Experiment &experiment = {})
{
    TraceBuilder builder;
    builder.append(events);
    Run run;
    run.experiment = experiment;
    run.trace = builder.snapshot();
    Timeline timeline;
    timeline.append(run.trace);
    run.metrics = metricsOf(timeline, {std::nullopt, std::chrono::milliseconds(170), 2});
    return run;
}

inline Run fiveFuturesRun()
{
    Experiment experiment;
    experiment.workload.items = 5;
    experiment.workers = 2;
    return runOf(fiveFutures(), experiment);
}

} // namespace futurescope::fixtures
