// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/clitext.h"
#include "app/cli/lessonsummary.h"
#include "app/cli/outputs.h"
#include "app/cli/stopsignals.h"
#include "app/lessons/lessonrecording.h"
#include "core/lessons/runlesson.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <unistd.h>

namespace futurescope {

namespace {

constexpr const char *language = "en"; // of the command line

/// Writes `json` where it is asked for and says `forPeople`, unless standard output is taken.
int answer(const GivenOptions &given, const QString &forPeople, const JsonValue &json)
{
    const auto file = given.value("json");
    if (file != "-" && !printLine(stdout, forPeople))
        return ExitOutputFailed;
    if (!file)
        return ExitOk;
    const Status written = writeText(*file, [&](const TextSink &sink) { return sink(jsonText(json, 2) + '\n'); });
    return written ? ExitOk : printFailure(written.error());
}

bool isNumber(const std::string &word)
{
    return !word.empty() && word.size() <= 3 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// A shipped lesson by its number, any other by its folder.
Result<LessonEntry> lessonCalled(const std::string &word)
{
    if (!isNumber(word))
        return lessonInFolder(QDir(QFile::decodeName(word.c_str())).absolutePath(), QString::fromLatin1(language));
    auto lessons = shippedLessons(QString::fromLatin1(language));
    if (!lessons)
        return lessons.error();
    const int number = std::stoi(word);
    const auto found = std::ranges::find_if(*lessons,
                                            [&](const LessonEntry &entry) { return entry.lesson.number == number; });
    if (found != lessons->end())
        return std::move(*found);
    return Error{ErrorCode::Usage,
                 CommandLine::tr("there is no lesson %1; futurescope lesson lists them").arg(number).toStdString()};
}

/// Says on a terminal which run is going on.
std::function<void(const LessonProgress &)> progressOn(const Lesson &lesson)
{
    if (::isatty(STDERR_FILENO) != 1)
        return {};
    return [&lesson](const LessonProgress &progress) {
        const QString line = CommandLine::tr("run %1 of %2: %3")
                                 .arg(progress.runsDone + 1)
                                 .arg(progress.runsTotal)
                                 .arg(QString::fromStdString(lesson.variants[progress.variant].name));
        std::fputs(("\r" + line.toUtf8() + "\033[K").constData(), stderr);
        std::fflush(stderr);
    };
}

int listLessons(const GivenOptions &given)
{
    if (given.has("record")) {
        printError(CommandLine::tr("--record needs the folder of a lesson"));
        return ExitUsage;
    }
    const auto lessons = shippedLessons(QString::fromLatin1(language));
    if (!lessons)
        return printFailure(lessons.error());
    return answer(given, lessonList(*lessons), lessonListJson(*lessons));
}

int record(const LessonEntry &entry, const LessonResult &result, const ContractVerdict &verdict)
{
    if (!verdict.shown()) {
        printError(CommandLine::tr("nothing is recorded, because the contract does not hold"));
        return ExitTasksFailed;
    }
    if (const Status recorded = recordReference(entry, result); !recorded)
        return printFailure(recorded.error());
    return ExitOk;
}

} // namespace

int lessonCommand(const GivenOptions &given)
{
    if (given.words().empty())
        return listLessons(given);
    if (given.words().size() > 1) {
        printError(CommandLine::tr("lesson takes one number or folder; see futurescope lesson --help"));
        return ExitUsage;
    }
    const std::string &word = given.words().front();
    if (given.has("record") && isNumber(word)) {
        printError(CommandLine::tr("--record needs the folder of the lesson; what ships with the program stays as it "
                                   "is"));
        return ExitUsage;
    }
    const auto entry = lessonCalled(word);
    if (!entry)
        return printFailure(entry.error());
    const StopSignals stopSignals;
    const auto result = runLesson(entry->lesson, stopSignals.token(), progressOn(entry->lesson));
    if (::isatty(STDERR_FILENO) == 1)
        std::fputs("\r\033[K", stderr);
    if (stopSignals.received() != 0)
        return 128 + stopSignals.received();
    if (!result)
        return printFailure(result.error());
    const ContractVerdict verdict = checkContract(entry->lesson, *result);
    const int told = answer(given, lessonSummary(*entry, *result, verdict),
                            lessonSummaryJson(*entry, *result, verdict));
    if (told != ExitOk)
        return told;
    if (given.has("record"))
        return record(*entry, *result, verdict);
    return verdict.shown() ? ExitOk : ExitTasksFailed;
}

} // namespace futurescope
