// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/idletail.h"

#include "core/analysis/losses.h"
#include "core/lessons/measure.h"

namespace futurescope {

std::shared_ptr<const LitStretches> idleTailOf(const Run &run, const Timeline &timeline)
{
    const std::optional<double> share = measured(Measure::IdleAtTheEnd, run, timeline);
    if (!share || *share <= 0)
        return nullptr;
    return std::make_shared<const LitStretches>(
        Loss::Imbalance, lossStretches(timeline, run.experiment.workers, run.machine.cores, Loss::Imbalance), share);
}

} // namespace futurescope
