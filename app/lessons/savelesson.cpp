// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/savelesson.h"

#include "app/exporting/atomicwrite.h"
#include "app/lessons/lessonrecording.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace futurescope {

namespace {

class SaveLesson
{
    Q_DECLARE_TR_FUNCTIONS(SaveLesson)
};

constexpr const char *lessonFile = "lesson.json";

Error cannotSave(const QString &path, const QString &reason)
{
    return {ErrorCode::OutputFailed,
            SaveLesson::tr("Cannot save the lesson in %1: %2").arg(path, reason).toStdString()};
}

QString textFileName(const QString &language)
{
    return QStringLiteral("text.%1.json").arg(language);
}

Status checkLanguage(const QString &language)
{
    const bool plain = language.size() == 2
                       && std::ranges::all_of(language, [](QChar c) { return c >= u'a' && c <= u'z'; });
    if (plain)
        return success();
    return Error{ErrorCode::Usage,
                 SaveLesson::tr("The language is \"%1\"; it must be two letters from a to z, such as en or de.")
                     .arg(language)
                     .toStdString()};
}

/// The folder exists afterwards, and holds nothing or a lesson that may be replaced.
Status prepareFolder(const QString &path, ExistingLesson existing)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return cannotSave(path, SaveLesson::tr("it is not a folder"));
    const QDir dir(path);
    if (QFileInfo(dir.filePath(QStringLiteral("reference"))).isSymLink())
        return cannotSave(path, SaveLesson::tr("its folder reference is a symbolic link"));
    if (holdsLesson(path))
        return existing == ExistingLesson::Replace ? success()
                                                   : cannotSave(path, SaveLesson::tr("there is a lesson already"));
    if (info.exists())
        return dir.isEmpty() ? success() : cannotSave(path, SaveLesson::tr("it holds other files"));
    if (!QFileInfo(info.absolutePath()).isDir())
        return cannotSave(path, SaveLesson::tr("the folder %1 does not exist").arg(info.absolutePath()));
    return QDir().mkdir(path) ? success() : cannotSave(path, SaveLesson::tr("the folder cannot be made"));
}

/// Texts that stay must be texts of the new lesson too, or it could not be opened in their language.
Status checkOtherTexts(const QDir &dir, const Lesson &lesson, const QString &language)
{
    for (const QString &name : dir.entryList({QStringLiteral("text.*.json")}, QDir::Files)) {
        if (name == textFileName(language))
            continue;
        QFile file(dir.filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        const QByteArray text = opened ? file.readAll() : QByteArray();
        if (!opened || !lessonTextFromJson({text.constData(), static_cast<std::size_t>(text.size())}, lesson))
            return cannotSave(dir.path(), SaveLesson::tr("%1 there belongs to another lesson").arg(name));
    }
    return success();
}

Status removeReference(const QDir &dir)
{
    QDir reference(dir.filePath(QStringLiteral("reference")));
    for (const QString &name : reference.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        if (!reference.remove(name))
            return cannotSave(reference.filePath(name), SaveLesson::tr("what was recorded before cannot be removed"));
    }
    return success();
}

Status writeText(const QString &path, const std::string &text)
{
    return atomicWrite(path, [&text](const TextSink &sink) { return sink(text); });
}

} // namespace

QString folderName(const QString &title)
{
    constexpr int longest = 60;
    QString name;
    for (const QChar c : title.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            name += c;
        else if (!c.isMark() && !name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    }
    name.truncate(longest);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("lesson") : name;
}

bool holdsLesson(const QString &folder)
{
    return QFileInfo::exists(QDir(folder).filePath(QLatin1String(lessonFile)));
}

Result<LessonEntry> saveLesson(const LessonEntry &entry, const QString &language,
                               const std::optional<LessonResult> &recorded, ExistingLesson existing)
{
    if (const Status checked = validate(entry.text); !checked)
        return checked.error();
    if (const Status checked = checkLanguage(language); !checked)
        return checked.error();
    if (const Status prepared = prepareFolder(entry.folder, existing); !prepared)
        return prepared.error();
    const QDir dir(entry.folder);
    if (const Status checked = checkOtherTexts(dir, entry.lesson, language); !checked)
        return checked.error();
    const Status reference = recorded ? recordReference(entry, *recorded) : removeReference(dir);
    if (!reference)
        return reference.error();
    const std::string text = toJson(entry.text, entry.lesson);
    if (const Status written = writeText(dir.filePath(textFileName(language)), text); !written)
        return written.error();
    if (const Status written = writeText(dir.filePath(QLatin1String(lessonFile)), toJson(entry.lesson)); !written)
        return written.error();
    return lessonInFolder(entry.folder, language);
}

} // namespace futurescope
