// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace futurescope {

/// Opens the window, with `files` opened in it, and returns the exit code when it is closed: 0, or 128 + n after
/// signal n. There must be a display: runCommandLine() has looked.
int runWindow(int argc, char **argv, const QStringList &files);

} // namespace futurescope
