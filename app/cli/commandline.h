// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace futurescope {

/// What the arguments came to: an exit code when all is done, or the files that a window is to open.
struct CommandLineOutcome
{
    std::optional<int> exitCode;
    QStringList files;
};

/// Looks at the arguments before anything of Qt exists, because an application object without a display ends the
/// program. Runs the commands that need no window.
CommandLineOutcome runCommandLine(int &argc, char **argv);

} // namespace futurescope
