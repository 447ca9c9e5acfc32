// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweepplan.h"

#include <string>
#include <vector>

namespace futurescope {

/// How a sweep is measured again on the command line.
struct Reproduction
{
    /// What a person types: "futurescope sweep --vary workers ...", quoted for a POSIX shell.
    std::string command;
    /// The same without quotes and without "futurescope".
    std::vector<std::string> arguments;
    /// The experiment as JSON, to be saved under `experimentFile` first; empty when options alone can say it.
    std::string experimentJson;
    std::string experimentFile;
};

Reproduction reproductionOf(const SweepPlan &plan);

} // namespace futurescope
