// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/experiment/experiment.h"

#include <string>
#include <string_view>

namespace futurescope {

/// Pretty-printed JSON, UTF-8, numbers as numbers, durations as whole nanoseconds in fields that end in "Ns".
std::string toJson(const Experiment &experiment);

/// The same as a document in memory, with the fields of a newer version that the experiment was read with.
JsonValue experimentJson(const Experiment &experiment);

/// Reads what toJson() writes, from this version or an older one; from a newer one the fields it knows.
/// Limits: 1 MB of text, 64 levels, 10,000 values. Errors name the field, its value and the range, or the byte where
/// the text stops being JSON. Fields that are absent keep their defaults. The result is validated.
Result<Experiment> experimentFromJson(std::string_view text);
/// The same of a document in memory.
Result<Experiment> experimentFromJson(const JsonValue &json);

} // namespace futurescope
