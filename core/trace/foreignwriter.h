// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/textsink.h"
#include "core/trace/foreigntrace.h"
#include "core/trace/traceprogress.h"

namespace futurescope {

/// Writes a foreign trace as a whole document, {"traceEvents":[...]}, from which readForeignTrace() makes the same
/// again: slices, names, order of the lanes, instants and counters, at the times of the file it came from. Processes
/// and lanes are numbered anew, because viewers want whole numbers; each part of a lane is a lane of its own. False
/// when the sink refused or `progress` gave it up.
bool writeForeignTrace(const ForeignTrace &foreign, const TextSink &sink, const TraceProgress &progress = {});

} // namespace futurescope
