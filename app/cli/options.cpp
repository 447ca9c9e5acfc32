// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "app/cli/clitext.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace futurescope {

namespace {

constexpr unsigned runOnly = static_cast<unsigned>(Command::Run);
constexpr unsigned sweep = static_cast<unsigned>(Command::Sweep);
constexpr unsigned run = runOnly | sweep; // what says which experiment it is
constexpr unsigned exportOnly = static_cast<unsigned>(Command::Export);
constexpr unsigned runAndExport = runOnly | exportOnly;
constexpr unsigned pictures = runAndExport | sweep;
constexpr unsigned convert = static_cast<unsigned>(Command::Convert);
constexpr unsigned lesson = static_cast<unsigned>(Command::Lesson);
constexpr unsigned all = run | runAndExport | convert | static_cast<unsigned>(Command::Topology) | lesson;

constexpr std::array options{
    OptionSpec{"experiment", "FILE",
               QT_TRANSLATE_NOOP("CommandLine", "read an experiment first; the other options override it"), run},
    OptionSpec{"workload", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "sum-of-squares, prime-factors, sleep, download, read-file, mixed, nested, tree, "
                                 "counter or memory-stream [%workload]"),
               run},
    OptionSpec{"items", "N",
               QT_TRANSLATE_NOOP("CommandLine", "pieces of work, 0 to %maxItems [%items, of a sweep %sweepItems]"),
               run},
    OptionSpec{"work", "DURATION", QT_TRANSLATE_NOOP("CommandLine", "mean work of one item, 0us to %maxWork [%work]"),
               run},
    OptionSpec{
        "distribution", "NAME",
        QT_TRANSLATE_NOOP("CommandLine",
                          "how work differs: constant, uniform, exponential, heavy-tail, one-giant or triangular "
                          "[%distribution]"),
        run},
    OptionSpec{"spread", "PCT",
               QT_TRANSLATE_NOOP("CommandLine", "half width of the uniform distribution, 0 to 100 % [%spread]"), run},
    OptionSpec{"failure-rate", "P",
               QT_TRANSLATE_NOOP("CommandLine", "probability that an item raises ValueError, 0 to 1 [%failureRate]"),
               run},
    OptionSpec{"payload", "BYTES",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "carried with the arguments and with the result of each item, 0 to %maxPayload "
                                 "[%payload]"),
               run},
    OptionSpec{"serial", "PCT",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "share of all work that the program does itself before it submits, 0 to %maxSerial % "
                                 "[%serial]"),
               run},
    OptionSpec{"coupling", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "how tasks of sum-of-squares hold each other up: none, lock or barrier, which takes "
                                 "the schedule static or cyclic; of sleep: none or lock [%coupling]"),
               run},
    OptionSpec{
        "counter", "NAME",
        QT_TRANSLATE_NOOP("CommandLine",
                          "counter: how it is incremented, plain, mutex, atomic, same-line or padded [%counter]"),
        run},
    OptionSpec{"array-bytes", "BYTES",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "memory-stream: the array that all items read, %minArray to %maxArray [%array]"),
               run},
    OptionSpec{"flops-per-byte", "N",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "memory-stream: floating-point operations on each byte read, beside the plain sum, "
                                 "0 to %maxFlops [%flops]"),
               run},
    OptionSpec{
        "wait-share", "PCT",
        QT_TRANSLATE_NOOP("CommandLine", "mixed: share of its time that an item waits, %minWait to %maxWait % [%wait]"),
        run},
    OptionSpec{"depth", "N",
               QT_TRANSLATE_NOOP("CommandLine", "nested: levels of children below a task, 1 to %maxDepth [%depth]"),
               run},
    OptionSpec{"child-wait", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "nested: how a task comes to the result of its child, in-task, own-pools or "
                                 "continuation [%childWait]"),
               run},
    OptionSpec{"executor", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "sequential, threads, threads-gil, work-stealing, processes or async [%executor]"),
               run},
    OptionSpec{"workers", "N",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "1 to %maxThreads for threads and async, 1 to %maxProcesses for processes, 1 for "
                                 "sequential [%workers, sequential 1]"),
               run},
    OptionSpec{
        "chunk", "N",
        QT_TRANSLATE_NOOP("CommandLine", "items per task, from 1 up; more than there are items is one task [%chunk]"),
        run},
    OptionSpec{"schedule", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "which worker gets which items: dynamic or longest-first in tasks of a chunk, static "
                                 "or cyclic in one task for each worker [%schedule]"),
               run},
    OptionSpec{"collect", "NAME",
               QT_TRANSLATE_NOOP("CommandLine", "how results are taken: result, map, as-completed or none [%collect]"),
               run},
    OptionSpec{"timeout", "DURATION",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "give up waiting for results, also inside nested tasks, 0us to %maxTimeout "
                                 "[never]"),
               run},
    OptionSpec{"cancel-after", "DURATION",
               QT_TRANSLATE_NOOP("CommandLine", "cancel what is pending, 0us to %maxTimeout [never]"), run},
    OptionSpec{"worker-death", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "processes: what the death of a worker does, loses-its-task or breaks-pool "
                                 "[%workerDeath]"),
               run},
    OptionSpec{"max-tasks-per-child", "N",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "processes: replace a worker after so many tasks, 0 to %maxTasksPerChild, 0 is never "
                                 "[%tasksPerChild]"),
               run},
    OptionSpec{"switch-interval", "DURATION",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "threads-gil: how long a thread waits for the interpreter lock before it asks the "
                                 "holder to let go, %minSwitch to %maxSwitch [%switchInterval]"),
               run},
    OptionSpec{"no-stealing", nullptr,
               QT_TRANSLATE_NOOP("CommandLine",
                                 "work-stealing: nobody steals; a task stays in the deque of the worker whose task "
                                 "submitted it"),
               run},
    OptionSpec{"queue-policy", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "what submitting does when the queue is full: unbounded, block, caller-runs or drop "
                                 "[%queuePolicy]"),
               run},
    OptionSpec{"queue-limit", "N",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "futures that may be pending before the queue is full, 1 to %maxQueueLimit "
                                 "[%queueLimit]"),
               run},
    OptionSpec{
        "submit-every", "DURATION",
        QT_TRANSLATE_NOOP("CommandLine", "wait so long between two submissions, 0us to %maxSubmitEvery [%submitEvery]"),
        run},
    OptionSpec{"heartbeat", "DURATION",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "async: ask the event loop for a beat so often, %minHeartbeat to %maxHeartbeat "
                                 "[never]"),
               run},
    OptionSpec{"loop-computing", "NAME",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "async: where items compute, in-place, in-slices or in-thread [%loopComputing]"),
               run},
    OptionSpec{"seed", "N",
               QT_TRANSLATE_NOOP("CommandLine", "fixes the work, not the scheduling; 0 to %maxSeed [%seed]"), run},
    OptionSpec{"output", "FILE",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "what to write: a Chrome trace if it ends in .json, a table if it ends in .csv"),
               convert},
    OptionSpec{"vary", "NAME",
               QT_TRANSLATE_NOOP("CommandLine", "what differs from run to run: workers, chunk, work or executor"),
               sweep},
    OptionSpec{
        "values", "LIST",
        QT_TRANSLATE_NOOP("CommandLine",
                          "its values, such as 1,2,4,8 or 100us,1ms or threads,processes [workers: "
                          "1,2,3,4,6,8; chunk: five sizes; work: a sixteenth of --work to all of it; executor: all]"),
        sweep},
    OptionSpec{"vary2", "NAME", QT_TRANSLATE_NOOP("CommandLine", "a second parameter, each value with each"), sweep},
    OptionSpec{"values2", "LIST", QT_TRANSLATE_NOOP("CommandLine", "its values"), sweep},
    OptionSpec{
        "weak-scaling", nullptr,
        QT_TRANSLATE_NOOP("CommandLine", "give every number of workers as many times the items, for Gustafson's law"),
        sweep},
    OptionSpec{"repeats", "N",
               QT_TRANSLATE_NOOP("CommandLine", "counted runs of each value, 1 to %maxRepeats [%repeats]"), sweep},
    OptionSpec{"record", nullptr,
               QT_TRANSLATE_NOOP("CommandLine",
                                 "keep the result as the folder's reference, which stands in on machines that cannot "
                                 "show the lesson; refused if a rule does not hold"),
               lesson},
    OptionSpec{"json", "FILE",
               QT_TRANSLATE_NOOP("CommandLine", "write the figures as one JSON object; - is standard output"), all},
    OptionSpec{"trace", "FILE",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "write the run as a Chrome trace that Perfetto and this program read; - is standard "
                                 "output"),
               runAndExport},
    OptionSpec{"csv", "FILE",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "write one line for each future, or for each value of a sweep; - is standard output"),
               runAndExport | sweep},
    OptionSpec{"png", "FILE", QT_TRANSLATE_NOOP("CommandLine", "paint the timeline, or the chart of a sweep, as PNG"),
               pictures},
    OptionSpec{"svg", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the same as SVG, with text as text"), pictures},
    OptionSpec{"pdf", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the same as PDF, 96 pixels to an inch"), pictures},
    OptionSpec{"chart", "NAME",
               QT_TRANSLATE_NOOP("CommandLine", "which chart is painted: %charts [the first that the sweep has]"),
               sweep},
    OptionSpec{"report", "FILE",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "write one HTML page that stands alone, with all charts, tables and how to measure "
                                 "it again"),
               sweep},
    OptionSpec{"size", "WxH",
               QT_TRANSLATE_NOOP("CommandLine",
                                 "pixels of the picture, %minSide to %maxSide a side and at most %maxMegapixels "
                                 "megapixels [%size]"),
               pictures},
    OptionSpec{"theme", "NAME", QT_TRANSLATE_NOOP("CommandLine", "of the picture: light or dark [light]"), pictures},
    OptionSpec{
        "lesson", "LESSON",
        QT_TRANSLATE_NOOP("CommandLine", "write the hand-out of a lesson with --pdf: its number, its folder, or all"),
        exportOnly},
    OptionSpec{"language", "NAME", QT_TRANSLATE_NOOP("CommandLine", "of a hand-out: en or de [en]"), exportOnly},
    OptionSpec{"script", nullptr,
               QT_TRANSLATE_NOOP("CommandLine", "add to a hand-out what a lecturer says, on a sheet of its own"),
               exportOnly},
    OptionSpec{"help", nullptr, QT_TRANSLATE_NOOP("CommandLine", "print this and end"), all},
};

const OptionSpec *findOption(Command command, std::string_view name)
{
    const auto found = std::ranges::find_if(
        options, [&](const OptionSpec &option) { return option.name == name && belongsTo(option, command); });
    return found == options.end() ? nullptr : &*found;
}

QString quoted(std::string_view text)
{
    constexpr std::size_t longest = 80;
    const QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), longest)));
    return text.size() > longest ? shown + QStringLiteral("...") : shown;
}

} // namespace

std::span<const OptionSpec> allOptions()
{
    return options;
}

bool belongsTo(const OptionSpec &option, Command command)
{
    return (option.commands & static_cast<unsigned>(command)) != 0;
}

std::string_view commandName(Command command)
{
    switch (command) {
    case Command::Run:
        return "run";
    case Command::Export:
        return "export";
    case Command::Convert:
        return "convert";
    case Command::Sweep:
        return "sweep";
    case Command::Lesson:
        return "lesson";
    case Command::Topology:
        break;
    }
    return "topology";
}

std::optional<std::string> GivenOptions::value(std::string_view name) const
{
    for (const auto &[given, value] : m_values) {
        if (given == name)
            return value;
    }
    return std::nullopt;
}

Result<GivenOptions> parseOptions(Command command, std::span<char *const> arguments)
{
    GivenOptions given;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (!argument.starts_with('-') || argument == "-") {
            given.m_words.emplace_back(argument);
            continue;
        }
        const std::size_t equals = argument.find('=');
        const std::string_view dashed = argument.substr(0, equals);
        const OptionSpec *option = findOption(command, dashed == "-h"             ? "help"
                                                       : dashed == "-o"           ? "output"
                                                       : dashed.starts_with("--") ? dashed.substr(2)
                                                                                  : "");
        if (!option) {
            return wrongUsage(CommandLine::tr("unknown option %1; see futurescope %2 --help")
                                  .arg(quoted(dashed), quoted(commandName(command))));
        }
        if (given.has(option->name))
            return wrongUsage(CommandLine::tr("--%1 is given twice; give it once").arg(quoted(option->name)));
        std::string value;
        if (option->valueName && equals != std::string_view::npos)
            value = argument.substr(equals + 1);
        else if (option->valueName && i + 1 < arguments.size() && !std::string_view(arguments[i + 1]).starts_with("--"))
            value = arguments[++i];
        else if (option->valueName || equals != std::string_view::npos)
            return wrongUsage(option->valueName ? CommandLine::tr("--%1 needs a value: --%1 %2")
                                                      .arg(quoted(option->name), QLatin1String(option->valueName))
                                                : CommandLine::tr("--%1 takes no value").arg(quoted(option->name)));
        given.m_values.emplace_back(option->name, std::move(value));
    }
    return given;
}

Error badValue(std::string_view name, std::string_view value, const QString &what)
{
    return wrongUsage(CommandLine::tr("--%1 is \"%2\"; it must be %3").arg(quoted(name), quoted(value), what));
}

Result<std::uint64_t> wholeOption(std::string_view name, std::string_view value, std::uint64_t least,
                                  std::uint64_t most)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < least || number > most)
        return badValue(name, value, CommandLine::tr("a whole number from %1 to %2").arg(least).arg(most));
    return number;
}

Result<double> realOption(std::string_view name, std::string_view value, double least, double most)
{
    double number = 0;
    // Without exponent; "nan" and "inf" are read by from_chars and fail the range.
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number,
                                              std::chars_format::fixed);
    if (error != std::errc{} || end != value.data() + value.size() || !(number >= least && number <= most))
        return badValue(name, value, CommandLine::tr("a number from %1 to %2").arg(least).arg(most));
    return number;
}

} // namespace futurescope
