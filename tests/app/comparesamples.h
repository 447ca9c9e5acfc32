// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/runfiles.h"
#include "tests/app/labfixtures.h"

namespace futurescope::fixtures {

/// Two tasks of so many milliseconds, both on the first worker, one after the other.
inline Run twoTasks(int taskMs, ExecutorKind executor = ExecutorKind::Threads, int workers = 1)
{
    Experiment experiment;
    experiment.workload.items = 2;
    experiment.executor = executor;
    experiment.workers = workers;
    Run run = runOf({event(0, EventKind::Submitted, 1, 0, packItems(0, 1)),
                     event(0, EventKind::Submitted, 2, 0, packItems(1, 1)), event(0, EventKind::Started, 1, 1),
                     event(taskMs, EventKind::Finished, 1, 1, 3), event(taskMs, EventKind::Started, 2, 1),
                     event(2 * taskMs, EventKind::Finished, 2, 1, 4)},
                    experiment);
    Timeline timeline;
    timeline.append(run.trace);
    run.metrics = metricsOf(timeline, {std::nullopt, std::chrono::milliseconds(2 * taskMs), workers, true, 2});
    run.machine = {"Testchip", "Linux", 2, 2};
    run.version = "9.9";
    return run;
}

inline std::shared_ptr<OpenedRun> opened(Run run)
{
    auto made = std::make_shared<OpenedRun>(OpenedRun{std::move(run), {}});
    made->timeline.append(made->run.trace);
    return made;
}

} // namespace futurescope::fixtures
