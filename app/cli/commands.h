// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

namespace futurescope {

// The commands. Each prints what it has to say and returns the program's exit code.
int runCommand(const GivenOptions &given, int &argc, char **argv);
int convertCommand(const GivenOptions &given, int &argc, char **argv);
int exportCommand(const GivenOptions &given, int &argc, char **argv);
/// What `futurescope export --lesson` does.
int exportLessons(const GivenOptions &given, int &argc, char **argv);
int sweepCommand(const GivenOptions &given, int &argc, char **argv);
int lessonCommand(const GivenOptions &given);
int topologyCommand(const GivenOptions &given);

} // namespace futurescope
