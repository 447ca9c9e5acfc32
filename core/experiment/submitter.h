// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/executors/queuegate.h"
#include "core/experiment/collecting.h"
#include "core/experiment/experiment.h"
#include "core/workloads/workplan.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace futurescope {

/// How the program under study submits its tasks: one after the other at its pace, and what it does when the queue is
/// full. One thread, that of the program.
class Submitter
{
public:
    /// `queue` is null where the queue is not bounded; then no policy applies. All three outlive the submitter.
    Submitter(const Experiment &experiment, const WorkPlan &plan, QueueGate *queue, std::stop_token stop)
        : m_experiment(experiment),
          m_plan(plan),
          m_queue(queue),
          m_stop(std::move(stop))
    {}

    /// Submits all tasks, until `cancelling` says that there are to be no more, and records when it began and ended.
    /// `submitted` is called with each future that the executor has taken. Throws what the executor throws, except
    /// that a pool which the death of a worker was to break ends the submitting.
    void submitAll(Executor &executor, const std::stop_token &cancelling,
                   const std::function<void(const TaskFuture &)> &submitted);

    /// The task of this number, not submitted.
    static IntrusivePtr<ResultCore<TaskResult>> makeTask(const Experiment &experiment, const WorkPlan &plan,
                                                         std::uint32_t task);

    /// Tasks that a full queue has turned away so far.
    std::uint64_t dropped() const { return m_dropped; }
    /// CPU time that this thread spent on tasks that a full queue made it run itself.
    Nanos callerCpu() const { return m_callerCpu; }

private:
    bool awaitTurn(std::uint32_t task, const std::stop_token &cancelling) const;
    bool submitOne(Executor &executor, const TaskFuture &future, const std::stop_token &cancelling);
    void runInCaller(Executor &executor, const TaskFuture &future);

    const Experiment &m_experiment;
    const WorkPlan &m_plan;
    QueueGate *const m_queue;
    const std::stop_token m_stop;
    std::uint64_t m_dropped = 0;
    Nanos m_callerCpu{0};
};

} // namespace futurescope
