// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweepplan.h"

namespace futurescope {

/// What a person asks of a sweep, whatever the experiment: values as they are typed on the command line. A value.
struct SweepChoice
{
    SweepPlan::Vary vary = SweepPlan::Vary::Workers;
    std::string values; ///< "1,2,4"; blank: the usual ones
    std::optional<SweepPlan::Vary> second;
    std::string secondValues; ///< of the second parameter
    int repeats = SweepPlan().repeats;
    bool workGrows = false;

    friend bool operator==(const SweepChoice &, const SweepChoice &) = default;
};

/// The items of a sweep for which a person has named neither an experiment nor a number of items. Every usual number of
/// workers (1, 2, 3, 4, 6, 8) divides them, so that no worker is left with one item more than another and the steps of
/// the curve are not those of the division; and with the default work of an item on two cores the 31 runs take 22 s,
/// where those of Experiment's default of 200 items take 37 s.
inline constexpr std::uint32_t usualSweepItems = 120;

/// "1,2,4": the values between the commas; blanks around them do not matter. Errors: those of sweepValue().
Result<std::vector<SweepValue>> sweepValueList(SweepPlan::Vary vary, std::string_view text);
/// And back.
std::string sweepValueListText(SweepPlan::Vary vary, const std::vector<SweepValue> &values);

/// What is run where no values are given: defaultWorkerCounts(), defaultChunkSizes(), all executors, and the work of
/// the experiment with its half, quarter, eighth and sixteenth.
std::vector<SweepValue> usualSweepValues(SweepPlan::Vary vary, const Experiment &base);

/// Errors: text that is no value, and those of validate().
Result<SweepPlan> sweepPlanOf(const SweepChoice &choice, const Experiment &base);

/// All runs of a sweep, the warm-up among them.
int runsOf(const SweepPlan &plan);

/// How long they take at the least: of each run its work, shared among the workers that can do it at the same time,
/// which for computing are no more than `cores`, and one where a single thread or the interpreter lock allows no more.
/// Handing over and copying come on top, and what the distribution gives to the last worker.
double expectedSeconds(const SweepPlan &plan, int cores);

} // namespace futurescope
