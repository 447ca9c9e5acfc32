// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/submitter.h"

#include "core/futures/errors.h"
#include "core/platform/cputime.h"
#include "core/trace/recorder.h"
#include "core/workloads/sleepwork.h"
#include "core/workloads/team.h"

namespace futurescope {

IntrusivePtr<ResultCore<TaskResult>> Submitter::makeTask(const Experiment &experiment, const WorkPlan &plan,
                                                         std::uint32_t task)
{
    const ItemPlaces places = experiment.placesOf(task);
    return plan.makeTask(places.first, places.count);
}

void Submitter::submitAll(Executor &executor, const std::stop_token &cancelling,
                          const std::function<void(const TaskFuture &)> &submitted)
{
    recordMark(MarkKind::SubmitBegan);
    const std::uint32_t tasks = m_experiment.tasks();
    Team *const team = m_plan.team();
    if (team)
        team->form(tasks);
    bool any = false;
    std::uint32_t number = 0;
    for (; number < tasks && awaitTurn(number, cancelling); ++number) {
        const TaskFuture future(makeTask(m_experiment, m_plan, number));
        try {
            if (!submitOne(executor, future, cancelling))
                continue;
        } catch (const BrokenExecutor &) {
            // A pool that breaks when a worker dies is what was asked for; the futures before tell of it.
            if (m_experiment.workerDeath != WorkerDeath::BreaksPool || !any)
                throw;
            break;
        }
        any = true;
        submitted(future);
    }
    if (team) // each task that was made leaves by itself, also one that was dropped
        team->leave(tasks - number);
    recordMark(MarkKind::SubmitEnded);
}

/// Lets the pace of submitting go by. False: submit nothing more.
bool Submitter::awaitTurn(std::uint32_t task, const std::stop_token &cancelling) const
{
    if (task > 0 && m_experiment.submitEvery > Nanos::zero()) {
        const BlockedScope blocked(noFuture, BlockReason::Sleep);
        sleepUnlessStopped(m_experiment.submitEvery, cancelling);
    }
    return !cancelling.stop_requested();
}

/// Does with a task what the policy says. False: it became no future of this run.
bool Submitter::submitOne(Executor &executor, const TaskFuture &future, const std::stop_token &cancelling)
{
    if (m_queue && m_queue->full()) {
        if (m_experiment.queuePolicy == QueuePolicy::Drop) {
            recordMark(MarkKind::TaskDropped, future.core()->submissionPayload());
            ++m_dropped;
            return false;
        }
        if (m_experiment.queuePolicy == QueuePolicy::CallerRuns) {
            runInCaller(executor, future);
            return true;
        }
        const BlockedScope blocked(noFuture, BlockReason::QueueFull);
        if (!m_queue->waitForRoom(cancelling))
            return false;
    }
    if (m_queue) {
        orderClock(); // who has left the queue has told so before
        m_queue->enter(*future.core());
    }
    executor.submitTask(future);
    return true;
}

void Submitter::runInCaller(Executor &executor, const TaskFuture &future)
{
    m_queue->enter(*future.core()); // for its task will say that it has left
    const Nanos before = threadCpuTime();
    executor.runInCaller(future, m_stop);
    m_callerCpu += threadCpuTime() - before;
}

} // namespace futurescope
