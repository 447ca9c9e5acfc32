// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"
#include "core/analysis/losses.h"
#include "core/base/json.h"
#include "core/experiment/session.h"

#include <string>
#include <string_view>

namespace futurescope {

// The figures behind pictures of a run, for programs: in no language, times in nanoseconds. Any thread.

/// The '#' lines above a table: program, what it shows, experiment, machine, start; each fact on its line.
std::string figuresHead(std::string_view picture, const Run &run);
/// The same as the first members of an object.
JsonValue figuresObject(std::string_view picture, const Run &run);

/// Where each future stood on the state board at `atNs`: future, place, worker, since when, items, whether it was read.
/// Futures that were submitted later are not there. `timeline`: of the run's trace. False: the sink refused.
bool writeBoardFigures(const Run &run, const Timeline &timeline, std::int64_t atNs, FiguresFormat format,
                       const TextSink &sink);

/// The parts of the loss waterfall, which add up to the makespan, and their share of it. False: the sink refused.
bool writeLossFigures(const Run &run, const LossWaterfall &waterfall, FiguresFormat format, const TextSink &sink);

} // namespace futurescope
