// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#if __has_include("app/lab/windowmain.h")
#include "app/lab/windowmain.h"
#define HAS_WINDOW
#endif
#include "core/workloads/workplan.h"

int main(int argc, char **argv)
{
    futurescope::registerBuiltinFunctions();
    const futurescope::CommandLineOutcome outcome = futurescope::runCommandLine(argc, argv);
#ifndef HAS_WINDOW
    return outcome.exitCode.value_or(70);
#else
    return outcome.exitCode ? *outcome.exitCode : futurescope::runWindow(argc, argv, outcome.files);
#endif
}
