// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/clitext.h"
#include "app/cli/outputs.h"

namespace futurescope {

int exportCommand(const GivenOptions &given, int &argc, char **argv)
{
    if (given.has("lesson"))
        return exportLessons(given, argc, argv);
    if (given.has("language")) {
        printError(CommandLine::tr("--language is for the texts of a lesson: give --lesson too"));
        return ExitUsage;
    }
    if (given.has("script")) {
        printError(CommandLine::tr("--script is for the hand-out of a lesson: give --lesson too"));
        return ExitUsage;
    }
    if (given.words().size() != 1) {
        printError(CommandLine::tr("export takes one saved run, and %1 are given; see futurescope export --help")
                       .arg(given.words().size()));
        return ExitUsage;
    }
    const auto outputs = outputOptions(given);
    if (!outputs)
        return printFailure(outputs.error());
    if (!outputs->any()) {
        printError(
            CommandLine::tr("export writes nothing unless --png, --svg, --pdf, --csv, --trace or --json is given"));
        return ExitUsage;
    }
    return writeTraceAs(given.words().front(), *outputs, argc, argv);
}

} // namespace futurescope
