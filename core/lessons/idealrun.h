// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/lessons/measure.h"

#include <optional>

namespace futurescope {

/// What a measure would be on so many cores if nothing but the work itself took time: each task, in the order of
/// submission, goes to the worker that is free first (see ScheduleBounds), and who computes needs a core. What a real
/// run needs beyond that is overhead, or others in the way. With a serial part the speedup is Amdahl's (AFIPS Spring
/// Joint Computer Conference 1967).
/// nullopt: the measure is neither makespan nor speedup, the tasks submit, wait for each other or are held back, or
/// there are less than one item and one core.
std::optional<double> idealOf(Measure measure, const Experiment &experiment, int cores);

/// The speedup of such a run if the work of its tasks, but not its serial part, were multiplied by the workers that it
/// can use: Gustafson's (CACM 31, 1988).
/// nullopt: as above, of any other measure, and without a serial part.
std::optional<double> grownIdealOf(Measure measure, const Experiment &experiment, int cores);

} // namespace futurescope
