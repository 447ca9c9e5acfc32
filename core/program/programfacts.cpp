// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/programfacts.h"

#include <fmt/format.h>

namespace futurescope {

ProgramFacts::ProgramFacts(const Experiment &experiment_)
    : experiment(experiment_),
      workload(experiment_.workload),
      chunked(experiment.chunk > 1),
      constantWork(workload.distribution == Distribution::Constant || workload.work == Nanos::zero()
                   || (workload.distribution == Distribution::OneGiant && workload.items < 2)),
      drawsDurations(!constantWork && workload.distribution != Distribution::OneGiant
                     && workload.distribution != Distribution::Triangular),
      canFail(workload.failureRate > 0),
      canTimeOut(experiment.timeout && experiment.collect != CollectMode::None),
      tasksTimeOut(experiment.timeout && submitsFromTasks(workload.kind)),
      cancels(experiment.cancelAfter.has_value()),
      bounded(experiment.queuePolicy != QueuePolicy::Unbounded),
      submitsByHand(cancels || bounded || experiment.submitEvery > Nanos::zero()),
      collects(experiment.collect != CollectMode::None),
      withBlock(experiment.shutdown == ShutdownMode::Wait),
      measuresSequential(experiment.baseline == Baseline::Measured)
{}

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
