// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/jsonlimits.h"

#include <string_view>

namespace futurescope {

/// Reads one document. Errors name the byte: malformed text, a byte order mark, more than a limit, a key given twice.
Result<JsonValue> parseJson(std::string_view text, const JsonLimits &limits = {});

} // namespace futurescope
