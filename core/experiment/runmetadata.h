// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/experiment/session.h"

#include <string_view>

namespace futurescope {

/// The version of the layout of `metadata` and `args.fs`.
inline constexpr int runSchemaVersion = 1;
inline constexpr std::string_view runProgramName = "Futurescope";

/// Everything of a run that is not an event: experiment, machine, version, state, metrics, dropped events, texts.
JsonValue metadataOfRun(const Run &run);

struct RunMetadata
{
    Run run;                  ///< without its trace
    std::uint64_t events = 0; ///< that the file says it has
    std::uint64_t droppedEvents = 0;
    std::vector<std::string> texts;
};

/// Reads what metadataOfRun() made. Errors name the field, its value and what it must be.
Result<RunMetadata> readRunMetadata(const JsonValue &json);

/// The machine, as it stands in every file.
JsonValue machineJson(const MachineFacts &machine);

} // namespace futurescope
