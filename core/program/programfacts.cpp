// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/programfacts.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace futurescope {

namespace {

Workload withoutSerialPart(Workload workload)
{
    const double left = 1 - workload.serialPercent / 100;
    workload.work = Nanos{std::llround(static_cast<double>(workload.work.count()) * left)};
    return workload;
}

std::string shareText(std::uint32_t percent)
{
    return percent == 50 ? " / 2" : fmt::format(" * {} / 100", percent);
}

} // namespace

ProgramFacts::ProgramFacts(const Experiment &experiment_)
    : experiment(experiment_),
      workload(withoutSerialPart(experiment_.workload)),
      serialWork((experiment_.workload.work - workload.work) * workload.items),
      tree(workload.kind == WorkloadKind::Tree),
      nested(workload.kind == WorkloadKind::Nested),
      deep(nested && (workload.depth > 1 || workload.childWait != ChildWait::InTask)),
      ownPools(nested && workload.childWait == ChildWait::OwnPools),
      continues(nested && workload.childWait == ChildWait::Continuation),
      warm(experiment.warmWorkers && experiment.executor != ExecutorKind::Sequential
           && experiment.executor != ExecutorKind::Async),
      lock(workload.coupling == Coupling::Lock),
      barrier(workload.coupling == Coupling::Barrier),
      queuePolicy(tree ? QueuePolicy::Unbounded : experiment.queuePolicy),
      submitEvery(tree ? Nanos::zero() : experiment.submitEvery),
      constantWork(workload.distribution == Distribution::Constant || workload.work == Nanos::zero()
                   || (workload.distribution == Distribution::OneGiant && workload.items < 2)),
      sorted(experiment.schedule == Schedule::LongestFirst && !constantWork), // equal ones keep their order
      shares(dealsToWorkers(experiment.schedule) || (sorted && experiment.chunk > 1)),
      chunked(experiment.chunk > 1 && !shares && !tree),
      drawsDurations(!constantWork && workload.distribution != Distribution::OneGiant
                     && workload.distribution != Distribution::Triangular),
      canFail(workload.failureRate > 0),
      canTimeOut(experiment.timeout && experiment.collect != CollectMode::None),
      tasksTimeOut(experiment.timeout && nested),
      cancels(experiment.cancelAfter.has_value()),
      bounded(queuePolicy != QueuePolicy::Unbounded),
      submitsByHand(cancels || bounded || submitEvery > Nanos::zero() || tree || continues),
      collects(experiment.collect != CollectMode::None),
      withBlock(experiment.shutdown == ShutdownMode::Wait),
      measuresSequential(experiment.baseline == Baseline::Measured)
{}

std::uint32_t ProgramFacts::largestShare() const
{
    std::uint32_t most = 0;
    for (std::uint32_t task : {0u, experiment.tasks() - 1})
        most = std::max(most, experiment.tasks() == 0 ? 0 : experiment.placesOf(task).count);
    return most;
}

std::string ProgramFacts::waitingShare() const
{
    return shareText(workload.waitPercent);
}

std::string ProgramFacts::computingShare() const
{
    return shareText(100 - workload.waitPercent);
}

std::string secondsLiteral(Nanos duration)
{
    constexpr std::int64_t perSecond = 1'000'000'000;
    std::string text = fmt::format("{}.{:09}", duration.count() / perSecond, duration.count() % perSecond);
    text.erase(text.find_last_not_of('0') + 1);
    return text.back() == '.' ? text + '0' : text;
}

std::string spokenDuration(Nanos duration)
{
    std::string text = durationText(duration);
    text.insert(text.find_last_of("0123456789") + 1, " ");
    return text;
}

} // namespace futurescope
