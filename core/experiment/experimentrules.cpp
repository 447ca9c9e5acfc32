// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experimentrules.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

Error cannot(std::string text)
{
    return {ErrorCode::Usage, std::move(text)};
}

Status validateNested(const Experiment &experiment)
{
    const Workload &workload = experiment.workload;
    if (workload.kind != WorkloadKind::Nested)
        return success();
    if (experiment.futures() > ExperimentLimits::maxFutures) {
        return cannot(fmt::format("items is {} and depth {}; with all their children these are {} futures, and {} are "
                                  "the most",
                                  workload.items, workload.depth, experiment.futures(), ExperimentLimits::maxFutures));
    }
    const bool hasPools = experiment.executor == ExecutorKind::Threads
                          || experiment.executor == ExecutorKind::ThreadsGil
                          || experiment.executor == ExecutorKind::WorkStealing;
    if (workload.childWait != ChildWait::InTask && !hasPools) {
        return cannot(fmt::format(
            "child-wait is {}; the executor {} is no pool of threads; take the executor {}, {} or "
            "{}",
            childWaitName(workload.childWait), executorName(experiment.executor), executorName(ExecutorKind::Threads),
            executorName(ExecutorKind::ThreadsGil), executorName(ExecutorKind::WorkStealing)));
    }
    return success();
}

} // namespace

Status validateTogether(const Experiment &experiment)
{
    const Workload &workload = experiment.workload;
    if (workload.kind == WorkloadKind::Tree && experiment.schedule != Schedule::Dynamic) {
        return cannot(fmt::format("schedule is {}; the tasks of the workload {} split their items themselves; take the "
                                  "schedule {}",
                                  scheduleName(experiment.schedule), workloadName(workload.kind),
                                  scheduleName(Schedule::Dynamic)));
    }
    if (const Status nested = validateNested(experiment); !nested)
        return nested;
    if (workload.coupling == Coupling::None)
        return success();
    const std::string coupled = fmt::format("coupling is {}; ", couplingName(workload.coupling));
    const bool sleeps = workload.kind == WorkloadKind::Sleep && workload.coupling == Coupling::Lock;
    if (workload.kind != WorkloadKind::SumOfSquares && !sleeps)
        return cannot(coupled
                      + fmt::format("the workload {} has no steps to couple; take the workload {}",
                                    workloadName(workload.kind), workloadName(WorkloadKind::SumOfSquares)));
    if (experiment.executor == ExecutorKind::Processes)
        return cannot(coupled
                      + fmt::format("worker processes share no memory; take the executor {} or {}",
                                    executorName(ExecutorKind::Threads), executorName(ExecutorKind::WorkStealing)));
    if (sleeps && experiment.executor == ExecutorKind::Async)
        return cannot(coupled
                      + fmt::format("on one thread nobody could take a lock that a sleeping task holds; take the "
                                    "executor {}",
                                    executorName(ExecutorKind::Threads)));
    if (workload.coupling != Coupling::Barrier)
        return success();
    if (experiment.executor == ExecutorKind::Async)
        return cannot(coupled
                      + fmt::format("on one thread a task that spins keeps the others from coming; take the "
                                    "executor {}",
                                    executorName(ExecutorKind::Threads)));
    if (!dealsToWorkers(experiment.schedule))
        return cannot(coupled
                      + fmt::format("all tasks must run at the same time, one on each worker; take the "
                                    "schedule {} or {}",
                                    scheduleName(Schedule::Static), scheduleName(Schedule::Cyclic)));
    if (experiment.queuePolicy == QueuePolicy::CallerRuns)
        return cannot(coupled
                      + fmt::format("a program that does a task itself would spin for tasks that it has not submitted "
                                    "yet; take the queue policy {} or {}",
                                    queuePolicyName(QueuePolicy::Unbounded), queuePolicyName(QueuePolicy::Block)));
    return success();
}

} // namespace futurescope
