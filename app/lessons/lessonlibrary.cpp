// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonlibrary.h"

#include "core/experiment/runfile.h"
#include "core/lessons/reference.h"

#include <QDir>
#include <QFile>

#include <fmt/format.h>

// The resources lie in a static library, which the linker takes in only on request; the macro wants no namespace.
static void initLessons()
{
    Q_INIT_RESOURCE(lessons);
}

namespace futurescope {

namespace {

constexpr const char *resourceFolder = ":/lessons";
constexpr const char *referenceFile = "reference.json";
constexpr qint64 mostTextBytes = qint64{1} << 20;
constexpr qint64 mostRunBytes = qint64{16} << 20;

Error inFile(const QString &path, const std::string &detail)
{
    return {ErrorCode::InvalidInput, path.toStdString() + ": " + detail};
}

/// A whole file of a lesson's folder, of which nothing but regular files is read.
Result<QByteArray> bytesOf(const QString &path, qint64 mostBytes)
{
    QFile file(path);
    const QFileInfo info(path);
    if (info.isSymLink())
        return inFile(path, "it is a symbolic link; the files of a lesson are read from its own folder only");
    if (info.exists() && !info.isFile())
        return inFile(path, "it is not a regular file");
    if (!file.open(QIODevice::ReadOnly))
        return inFile(path, file.errorString().toStdString());
    if (file.size() > mostBytes)
        return inFile(path, fmt::format("it has {} bytes; at most {} are read", file.size(), mostBytes));
    return file.readAll();
}

/// Gives the text of a file to `read` and its errors the name of the file.
template <class Value, class Read>
Result<Value> readText(const QString &path, qint64 mostBytes, Read read)
{
    const auto bytes = bytesOf(path, mostBytes);
    if (!bytes)
        return bytes.error();
    Result<Value> value = read(std::string_view(bytes->constData(), static_cast<std::size_t>(bytes->size())));
    return value ? std::move(value) : Result<Value>(inFile(path, value.error().detail));
}

QDir referenceFolder(const LessonEntry &entry)
{
    return {entry.folder + QStringLiteral("/reference")};
}

/// text.<language>.json, or what comes nearest. Empty: there is none.
QString textFile(const QDir &folder, const QString &language)
{
    for (const QString &wanted : {language, QStringLiteral("en")}) {
        const QString name = QStringLiteral("text.%1.json").arg(wanted);
        if (folder.exists(name))
            return folder.filePath(name);
    }
    const QStringList texts = folder.entryList({QStringLiteral("text.*.json")}, QDir::Files, QDir::Name);
    return texts.isEmpty() ? QString() : folder.filePath(texts.first());
}

} // namespace

Result<std::vector<LessonEntry>> shippedLessons(const QString &language)
{
    initLessons();
    std::vector<LessonEntry> entries;
    const QDir lessons((QString::fromLatin1(resourceFolder)));
    const QStringList folders = lessons.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : folders) {
        auto entry = lessonInFolder(lessons.filePath(name), language);
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<LessonEntry> lessonInFolder(const QString &folder, const QString &language)
{
    const QDir dir(folder);
    LessonEntry entry;
    entry.folder = dir.path();
    const std::string id = dir.dirName().toStdString();
    auto lesson = readText<Lesson>(dir.filePath(QStringLiteral("lesson.json")), mostTextBytes,
                                   [&](std::string_view text) { return lessonFromJson(text, id); });
    if (!lesson)
        return lesson.error();
    entry.lesson = std::move(*lesson);
    const QString path = textFile(dir, language);
    if (path.isEmpty())
        return inFile(dir.path(), "there is no text.en.json");
    auto text = readText<LessonText>(path, mostTextBytes,
                                     [&](std::string_view json) { return lessonTextFromJson(json, entry.lesson); });
    if (!text)
        return text.error();
    entry.text = std::move(*text);
    return entry;
}

bool hasRecorded(const LessonEntry &entry)
{
    return QFile::exists(referenceFolder(entry).filePath(QLatin1String(referenceFile)));
}

Result<LessonResult> recordedResult(const LessonEntry &entry)
{
    const QDir dir = referenceFolder(entry);
    if (QFileInfo(dir.path()).isSymLink())
        return inFile(dir.path(), "it is a symbolic link; a recorded result is read from the lesson's own folder only");
    auto result = readText<LessonResult>(dir.filePath(QLatin1String(referenceFile)), mostTextBytes,
                                         [&](std::string_view text) { return referenceFromJson(text, entry.lesson); });
    if (!result)
        return result;
    for (std::size_t variant = 0; variant < entry.lesson.variants.size(); ++variant) {
        auto &runs = result->runs[variant];
        while (runs.size() < static_cast<std::size_t>(Lesson::maxRepeats)) {
            const std::string name = referenceRunName(entry.lesson, variant, runs.size());
            const QString path = dir.filePath(QString::fromStdString(name));
            if (!QFile::exists(path))
                break;
            auto run = readText<Run>(path, mostRunBytes, readRunText);
            if (!run)
                return run.error();
            runs.push_back(std::make_shared<const Run>(std::move(*run)));
        }
    }
    return result;
}

} // namespace futurescope
