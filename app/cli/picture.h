// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/sweepcharts.h"
#include "app/cli/outputs.h"
#include "app/lab/settings.h"
#include "app/lessons/handout.h"

namespace futurescope {

/// Paints the timeline of `run` into the files options.png, svg and pdf, without a display: on the offscreen platform
/// unless the environment names another one.
Status paintPictures(const Run &run, const OutputOptions &options, int &argc, char **argv);

/// The same for a chart of a sweep, and writes options.report if it is wanted.
Status paintSweep(const SweepResult &result, SweepChart chart, const OutputOptions &options, int &argc, char **argv);

/// The same for hand-outs of lessons, with all that is printed besides their texts in `language`.
Status paintHandouts(const std::vector<LessonEntry> &lessons, const QString &path, const HandoutOptions &options,
                     LanguageChoice language, int &argc, char **argv);

} // namespace futurescope
