// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/clitext.h"
#include "app/cli/exitcodes.h"
#include "app/cli/outputs.h"
#include "core/experiment/runfile.h"

namespace futurescope {

namespace {

int fail(const Error &error)
{
    printError(QString::fromStdString(error.detail));
    return exitCodeOf(error.code);
}

} // namespace

int exportCommand(const GivenOptions &given, int &argc, char **argv)
{
    if (given.words().size() != 1) {
        printError(CommandLine::tr("export takes one saved run, and %1 are given; see futurescope export --help")
                       .arg(given.words().size()));
        return ExitUsage;
    }
    const auto outputs = outputOptions(given);
    if (!outputs)
        return fail(outputs.error());
    if (!outputs->any()) {
        printError(CommandLine::tr("export writes nothing unless --png, --csv, --trace or --json is given"));
        return ExitUsage;
    }
    if (const Status targets = checkTargets(*outputs); !targets)
        return fail(targets.error());
    const auto run = readRun(given.words().front());
    if (!run)
        return fail(run.error());
    if (const Status written = writeOutputs(*run, *outputs, argc, argv); !written)
        return fail(written.error());
    return ExitOk;
}

} // namespace futurescope
