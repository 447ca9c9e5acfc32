// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"

#include <functional>
#include <string>
#include <string_view>

namespace futurescope {

/// Takes a piece of output. False stops the writing (the target is full).
using TextSink = std::function<bool(std::string_view)>;

/// Writes a run as a Chrome trace that Perfetto reads and readRun() takes back without loss: every event, the
/// experiment, the machine, version and schema in `metadata`. Streams; false when the sink refused.
bool writeRun(const Run &run, const TextSink &sink);

/// One line per future: number, state, worker, first item, items, submitted, started, ended, read (ns), wait and run
/// (ns), outcome text. RFC 4180; '#' lines on top carry experiment, machine and version; a cell that begins with
/// = + - @ is quoted with an apostrophe so that no spreadsheet runs it.
bool writeCsv(const Run &run, const TextSink &sink);

/// The object that `futurescope run --json` prints.
std::string summaryJson(const Run &run);

/// Reads what writeRun() wrote. `path` must be a regular file. Streams with SAX: depth at most 64, strings at most
/// 1 MB, memory in proportion to the events. Errors name the file and the byte or field.
Result<Run> readRun(const std::string &path);

} // namespace futurescope
