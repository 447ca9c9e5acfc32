// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/lab/windowmain.h"
#include "core/workloads/workplan.h"

int main(int argc, char **argv)
{
    futurescope::registerBuiltinFunctions();
    const futurescope::CommandLineOutcome outcome = futurescope::runCommandLine(argc, argv);
    return outcome.exitCode ? *outcome.exitCode : futurescope::runWindow(argc, argv, outcome.files);
}
