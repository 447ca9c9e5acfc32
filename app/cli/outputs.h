// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/exporting/atomicwrite.h"
#include "core/experiment/session.h"

#include <QSize>

#include <optional>
#include <string>

namespace futurescope {

/// A timeline with fewer pixels a side shows nothing. The upper limits are ImageLimits'.
inline constexpr int leastTimelineSidePx = 100;

/// Where a run is written to. "-" is standard output.
struct OutputOptions
{
    std::optional<std::string> json, trace, csv, png, svg, pdf, report;
    std::optional<std::string> chart; ///< of a sweep, by the name of its files
    QSize size{1600, 900};
    bool dark = false;

    bool anyPicture() const { return png || svg || pdf; }
    bool any() const { return json || trace || csv || anyPicture(); }
    bool usesStandardOutput() const { return json == "-" || trace == "-" || csv == "-"; }
};

/// Errors: a size or theme outside its range, two outputs to one place, a picture to standard output.
Result<OutputOptions> outputOptions(const GivenOptions &given);

/// Would every target take its output? Asked before a run, so that a long one is not in vain.
Status checkTargets(const OutputOptions &options);

/// Writes all that is asked for, each file whole or not at all. argc and argv are for the picture's QGuiApplication.
Status writeOutputs(const Run &run, const OutputOptions &options, int &argc, char **argv);

/// Reads a trace, ours or of another program, and writes it as is asked for. Returns the exit code, and has told any
/// failure.
int writeTraceAs(const std::string &path, const OutputOptions &options, int &argc, char **argv);

/// Writes to `path` whole or not at all, or to standard output for "-".
Status writeText(const std::string &path, const WriteContent &content);

} // namespace futurescope
