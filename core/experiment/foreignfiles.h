// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/textsink.h"
#include "core/experiment/session.h"

#include <string>
#include <string_view>

namespace futurescope {

/// What writeCsv() and summaryJson() do for a run that has `foreign`.
bool writeForeignCsv(const Run &run, const TextSink &sink);
std::string foreignSummaryJson(const Run &run);

/// A text cell: quoted where RFC 4180 asks for it, and led by an apostrophe where a spreadsheet would calculate.
void appendCsvText(std::string &line, std::string_view text);

} // namespace futurescope
