// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/clitext.h"
#include "app/cli/commands.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <array>
#include <csignal>

namespace futurescope {

namespace {

std::optional<Command> commandOf(std::string_view word)
{
    for (const Command command :
         {Command::Run, Command::Sweep, Command::Export, Command::Convert, Command::Lesson, Command::Topology}) {
        if (word == commandName(command))
            return command;
    }
    return std::nullopt;
}

int runOneCommand(Command command, int &argc, char **argv)
{
    // English in every language, numbers too: programs read what commands print.
    QLocale::setDefault(QLocale::c());
    const auto given = parseOptions(command, std::span<char *const>(argv, static_cast<std::size_t>(argc)).subspan(2));
    if (!given)
        return printFailure(given.error());
    if (given->has("help"))
        return printLine(stdout, commandHelp(command).trimmed()) ? ExitOk : ExitOutputFailed;
    switch (command) {
    case Command::Run:
        return runCommand(*given, argc, argv);
    case Command::Export:
        return exportCommand(*given, argc, argv);
    case Command::Convert:
        return convertCommand(*given, argc, argv);
    case Command::Sweep:
        return sweepCommand(*given, argc, argv);
    case Command::Lesson:
        return lessonCommand(*given);
    case Command::Topology:
        break;
    }
    return topologyCommand(*given);
}

bool hasDisplay()
{
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
}

CommandLineOutcome usageError(const QString &sentence)
{
    printError(sentence);
    return {ExitUsage, {}};
}

/// Arguments without a command: files for the window.
CommandLineOutcome windowFiles(std::span<char *const> arguments)
{
    CommandLineOutcome outcome;
    bool platformChosen = false; // Qt's own option, which it takes from argv itself
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const QString word = QFile::decodeName(arguments[i]);
        if ((word == QLatin1String("-platform") || word == QLatin1String("--platform")) && i + 1 < arguments.size()) {
            platformChosen = true;
            ++i;
            continue;
        }
        if (word.startsWith(QLatin1Char('-')))
            return usageError(CommandLine::tr("unknown option %1; see futurescope --help").arg(word));
        if (!QFileInfo::exists(word)) {
            const bool looksLikeFile = word.contains(QLatin1Char('.')) || word.contains(QLatin1Char('/'));
            if (!looksLikeFile)
                return usageError(
                    CommandLine::tr("%1 is neither a command nor a file; see futurescope --help").arg(word));
            printError(CommandLine::tr("%1: there is no such file").arg(word));
            return {ExitInvalidInput, {}};
        }
        outcome.files << word;
    }
    if (!platformChosen && !hasDisplay()) {
        return usageError(CommandLine::tr("there is no display for a window (neither DISPLAY nor WAYLAND_DISPLAY is "
                                          "set); without one, use for example\n"
                                          "  futurescope run --workload sleep --items 20 --workers 4 --png run.png\n"
                                          "  futurescope --help"));
    }
    return outcome;
}

} // namespace

CommandLineOutcome runCommandLine(int &argc, char **argv)
{
    // A reader that goes away and a size limit that is reached are errors of a write, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const std::span<char *const> arguments(argv, static_cast<std::size_t>(argc));
    if (argc < 2)
        return windowFiles({});
    const std::string_view first = arguments[1];
    if (first == "--help" || first == "-h")
        return {printLine(stdout, programHelp().trimmed()) ? ExitOk : ExitOutputFailed, {}};
    if (first == "--version" || first == "-v")
        return {printLine(stdout, QStringLiteral("Futurescope " FUTURESCOPE_VERSION)) ? ExitOk : ExitOutputFailed, {}};
    if (const auto command = commandOf(first))
        return {runOneCommand(*command, argc, argv), {}};
    return windowFiles(arguments.subspan(1));
}

} // namespace futurescope
