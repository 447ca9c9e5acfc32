// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/clitext.h"
#include "app/cli/picture.h"
#include "app/exporting/atomicwrite.h"

#include <QFile>

#include <algorithm>

namespace futurescope {

namespace {

Status checkOptions(const GivenOptions &given)
{
    if (!given.words().empty())
        return wrongUsage(CommandLine::tr("export takes either a saved run or --lesson, not both"));
    for (const char *other : {"json", "trace", "csv", "png", "svg", "size", "theme"}) {
        if (given.has(other))
            return wrongUsage(CommandLine::tr("a lesson is written as a PDF only: --lesson goes without --%1")
                                  .arg(QLatin1String(other)));
    }
    const auto pdf = given.value("pdf");
    if (!pdf)
        return wrongUsage(CommandLine::tr("--lesson is for a hand-out: give --pdf FILE too"));
    if (*pdf == "-")
        return badValue("pdf", "-", CommandLine::tr("a file, because a picture is not for a terminal"));
    return success();
}

Result<std::string> languageOption(const GivenOptions &given)
{
    const std::string language = given.value("language").value_or("en");
    if (language != "en" && language != "de")
        return badValue("language", language, CommandLine::tr("en or de"));
    return language;
}

Error noSuchLesson(const std::string &wanted, const std::vector<LessonEntry> &lessons)
{
    QStringList numbers;
    for (const LessonEntry &entry : lessons)
        numbers << QString::number(entry.lesson.number);
    return badValue("lesson", wanted,
                    CommandLine::tr("all, the folder of a lesson, or the number of one: %1")
                        .arg(numbers.join(QStringLiteral(", "))));
}

/// All that ship, the one of this number, or the one in this folder.
Result<std::vector<LessonEntry>> wantedLessons(const std::string &wanted, const QString &language)
{
    const bool isNumber = !wanted.empty() && wanted.find_first_not_of("0123456789") == std::string::npos;
    if (wanted != "all" && !isNumber) {
        auto entry = lessonInFolder(QFile::decodeName(wanted.c_str()), language);
        return entry ? Result<std::vector<LessonEntry>>({std::move(*entry)})
                     : Result<std::vector<LessonEntry>>(entry.error());
    }
    auto lessons = shippedLessons(language);
    if (!lessons || !isNumber)
        return lessons;
    bool fits = false;
    const int number = QString::fromStdString(wanted).toInt(&fits);
    const auto found = std::ranges::find_if(
        *lessons, [&](const LessonEntry &entry) { return fits && entry.lesson.number == number; });
    if (found == lessons->end())
        return noSuchLesson(wanted, *lessons);
    return std::vector<LessonEntry>{*found};
}

} // namespace

int exportLessons(const GivenOptions &given, int &argc, char **argv)
{
    if (const Status options = checkOptions(given); !options)
        return printFailure(options.error());
    const auto language = languageOption(given);
    if (!language)
        return printFailure(language.error());
    const QString path = QFile::decodeName(given.value("pdf")->c_str());
    if (const Status target = checkTarget(path); !target)
        return printFailure(target.error());
    const auto lessons = wantedLessons(*given.value("lesson"), QString::fromStdString(*language));
    if (!lessons)
        return printFailure(lessons.error());
    const LanguageChoice choice = *language == "de" ? LanguageChoice::German : LanguageChoice::English;
    if (const Status written = paintHandouts(*lessons, path, {given.has("script"), {}}, choice, argc, argv); !written)
        return printFailure(written.error());
    return ExitOk;
}

} // namespace futurescope
