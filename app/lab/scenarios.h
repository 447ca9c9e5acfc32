// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QString>

#include <vector>

namespace futurescope {

/// An experiment that shows one thing, and what to look at.
struct Scenario
{
    QString file;  ///< its name under resources/presets, without ".json"
    QString group; ///< the heading under which it stands in the list
    QString title;
    QString seeing; ///< what to see
    Experiment experiment;
};

/// All that ship with the program, in the order of the list, in the reader's language. An error names the file; it
/// means that the program was built wrongly. The experiments themselves are files in the format of `--experiment`.
Result<std::vector<Scenario>> loadScenarios();

/// The scenario that the first window shows.
inline constexpr const char *firstScenario = "downloads-threads";

} // namespace futurescope
