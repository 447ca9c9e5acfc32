// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/verdict.h"

#include <fmt/format.h>

namespace futurescope {

void judge(Run &run, const ProgramEnd &end, const Timeline::Count &count)
{
    const Experiment &experiment = run.experiment;
    const std::uint64_t unsubmitted = experiment.tasks() - end.submitted - end.dropped;
    if (end.stopped && !end.deadlockText.empty()) {
        run.deadlocked = true;
        run.state = RunState::Failed;
        run.reason = end.deadlockText + " The run was stopped.";
    } else if (end.stopped) {
        run.state = RunState::Cancelled;
        run.reason = fmt::format("The run was stopped; {} of {} tasks had finished.", count.finished,
                                 experiment.futures());
    } else if (end.cancelled && count.cancelled + unsubmitted > 0) {
        run.state = RunState::Cancelled;
        run.reason = fmt::format("Cancelled after {}: {} futures cancelled, {} never submitted.",
                                 humanDuration(*experiment.cancelAfter), count.cancelled, unsubmitted);
    } else if (count.lost > 0) {
        run.state = RunState::Failed;
        run.reason = fmt::format("{} of {} futures were lost with their worker process.", count.lost, count.submitted);
    } else if (count.failed > 0) {
        run.state = RunState::Failed;
        run.reason = fmt::format("{} of {} futures ended with an exception.", count.failed, count.submitted);
    } else if (end.timedOut) {
        run.state = RunState::Failed;
        run.reason = fmt::format("Waiting for results timed out after {}.", humanDuration(*experiment.timeout));
    } else if (count.cancelled > 0) {
        run.state = RunState::Cancelled;
        run.reason = fmt::format("{} futures were cancelled before they started.", count.cancelled);
    } else if (end.dropped > 0) {
        run.reason = fmt::format("{} of {} tasks were dropped because the queue was full.", end.dropped,
                                 experiment.tasks());
    } else if (end.refusedLate) {
        run.reason = "submit() after shutdown raised RuntimeError: cannot schedule new futures after shutdown.";
    }
}

std::string_view runStateName(RunState state)
{
    switch (state) {
    case RunState::Finished:
        return "finished";
    case RunState::Failed:
        return "failed";
    case RunState::Cancelled:
        break;
    }
    return "cancelled";
}

Result<RunState> runState(std::string_view name)
{
    for (const RunState state : {RunState::Finished, RunState::Failed, RunState::Cancelled}) {
        if (name == runStateName(state))
            return state;
    }
    return Error{ErrorCode::InvalidInput,
                 fmt::format("unknown state \"{}\" (known: finished, failed, cancelled)", name)};
}

} // namespace futurescope
