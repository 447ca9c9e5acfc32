// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace futurescope {

/// What the list says of one preset, before translation.
struct ScenarioText
{
    const char *file; ///< its name under resources/presets, without ".json"
    const char *title;
    const char *seeing; ///< what to see; where the times are scaled, by how much
};

struct ScenarioGroup
{
    const char *title;
    std::span<const ScenarioText> scenarios;
};

/// All that ship with the program, in the order of the list. Translated in the context "Scenarios".
std::span<const ScenarioGroup> scenarioGroups();

} // namespace futurescope
