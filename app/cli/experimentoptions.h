// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "core/experiment/experiment.h"

namespace futurescope {

/// The experiment that the options of `futurescope run` describe: Experiment's defaults, then --experiment FILE, then
/// the other options. Errors: InvalidInput for the file, Usage for the options, each naming value and range.
Result<Experiment> experimentOptions(const GivenOptions &given);

} // namespace futurescope
