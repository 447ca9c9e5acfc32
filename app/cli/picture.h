// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/outputs.h"

namespace futurescope {

/// Paints the timeline of `run` into the file options.png, without a display: on the offscreen platform unless the
/// environment names another one.
Status paintPicture(const Run &run, const OutputOptions &options, int &argc, char **argv);

} // namespace futurescope
