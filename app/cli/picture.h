// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/outputs.h"

namespace futurescope {

/// Paints the timeline of `run` into the files options.png, svg and pdf, without a display: on the offscreen platform
/// unless the environment names another one.
Status paintPictures(const Run &run, const OutputOptions &options, int &argc, char **argv);

} // namespace futurescope
