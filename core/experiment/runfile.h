// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/textsink.h"
#include "core/experiment/session.h"
#include "core/trace/traceprogress.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace futurescope {

/// Writes a run as a Chrome trace that Perfetto reads and readRun() takes back without loss: every event, the
/// experiment, the machine, version and schema in `metadata`. Streams; false when the sink refused.
/// A foreign trace is written as one, without what it does not have; `progress` may give the writing up.
bool writeRun(const Run &run, const TextSink &sink, const TraceProgress &progress = {});

/// One line per future: number, state, worker, first item, items, submitted, started, ended, read (ns), wait and run
/// (ns), outcome text. RFC 4180; '#' lines on top carry experiment, machine and version; a cell that begins with
/// = + - @ is quoted with an apostrophe so that no spreadsheet runs it. Of a foreign trace: number, name, process,
/// thread, started, ended, run, and the slice it lies in.
bool writeCsv(const Run &run, const TextSink &sink);

/// The object that `futurescope run --json` prints.
std::string summaryJson(const Run &run);

/// Reads what writeRun() wrote. `path` must be a regular file. Streams with SAX: depth at most 64, strings at most
/// 1 MB, memory in proportion to the events. Errors name the file and the byte or field. `progress` is told how many
/// bytes of how many are read, now and then; when it returns false the reading ends with an error.
using ReadProgress = std::function<bool(std::uint64_t bytes, std::uint64_t ofBytes)>;
Result<Run> readRun(const std::string &path, const ReadProgress &progress = {});

/// The same of a text in memory; errors do not name a file then.
Result<Run> readRunText(std::string_view text);

enum class OpeningStep { Reading, Ordering };
/// Told every few milliseconds how far a step is, from 0 to 1; false ends the opening with an error.
using OpeningProgress = std::function<bool(OpeningStep step, double share)>;

/// Reads a Chrome trace of whatever program: of Futurescope as readRun() does, of any other as a run that has `foreign`
/// and no experiment of its own. What the file says it is decides, not what it is called.
Result<Run> readTrace(const std::string &path, const OpeningProgress &progress = {});

} // namespace futurescope
