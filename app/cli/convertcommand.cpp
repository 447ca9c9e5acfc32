// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/outputs.h"

namespace futurescope {

namespace {

/// The end of the name says what is wanted.
Result<OutputOptions> targetsOf(const GivenOptions &given)
{
    const auto output = given.value("output");
    if (!output)
        return Error{ErrorCode::Usage, CommandLine::tr("convert needs -o FILE: where to write to").toStdString()};
    OutputOptions options;
    options.json = given.value("json");
    if (output->ends_with(".csv"))
        options.csv = output;
    else if (output->ends_with(".json") || *output == "-")
        options.trace = output;
    else
        return badValue("output", *output, CommandLine::tr("a name that ends in .json or .csv, or - for a trace"));
    if (options.json == output)
        return badValue("json", *output, CommandLine::tr("another target than that of --output"));
    return options;
}

} // namespace

int convertCommand(const GivenOptions &given, int &argc, char **argv)
{
    if (given.words().size() != 1) {
        printError(CommandLine::tr("convert takes one trace, and %1 are given; see futurescope convert --help")
                       .arg(given.words().size()));
        return ExitUsage;
    }
    const auto outputs = targetsOf(given);
    if (!outputs)
        return printFailure(outputs.error());
    return writeTraceAs(given.words().front(), *outputs, argc, argv);
}

} // namespace futurescope
