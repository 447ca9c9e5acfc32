// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/folderfiles.h"

#include "app/lab/text.h"
#include "core/experiment/experimentjson.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace futurescope {

namespace {

struct FolderText
{
    Q_DECLARE_TR_FUNCTIONS(FolderFiles)
};

constexpr qsizetype longestNameBytes = 255; // of the file systems in use

Error invalid(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence.toStdString()};
}

QString metadataOf(const Exportable &picture, QLatin1String key)
{
    for (const auto &[name, text] : picture.metadata()) {
        if (name == key)
            return text;
    }
    return {};
}

/// Of any text, what is safe in a file name everywhere.
QString nameOf(const QString &value)
{
    QString name;
    for (const QChar character : value) {
        const bool stays = character.isLetterOrNumber() || QStringLiteral("._-").contains(character);
        if (stays || !name.endsWith(QLatin1Char('-')))
            name += stays ? character : QLatin1Char('-');
    }
    while (name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name;
}

Status checkTemplate(const QString &nameTemplate)
{
    if (nameTemplate.trimmed().isEmpty())
        return invalid(FolderText::tr("The template of the names is empty."));
    if (nameTemplate.contains(QLatin1Char('/')))
        return invalid(FolderText::tr("The template of the names has a /, which a file name cannot have."));
    static const QRegularExpression field(QStringLiteral("\\{[^}]*\\}?"));
    for (auto match = field.globalMatch(nameTemplate); match.hasNext();) {
        const QString found = match.next().captured();
        QStringList known;
        for (const char *name : nameFields)
            known << QLatin1String(name);
        if (!known.contains(found))
            return invalid(FolderText::tr("The template of the names has %1; it may have %2.")
                               .arg(found, known.join(QStringLiteral(", "))));
    }
    return success();
}

QString filledIn(QString name, const Exportable &picture)
{
    const QString parameters = metadataOf(picture, QLatin1String("Parameters"));
    const Result<Experiment> experiment = experimentFromJson(parameters.toStdString());
    const QString date = metadataOf(picture, QLatin1String("Creation Time")).section(QLatin1Char('T'), 0, 0);
    const std::pair<const char *, QString> values[] = {
        {"{title}", picture.title()},
        {"{executor}", experiment ? toText(executorName(experiment->executor)) : QString()},
        {"{workload}", experiment ? toText(workloadName(experiment->workload.kind)) : QString()},
        {"{date}", date}};
    for (const auto &[field, value] : values)
        name.replace(QLatin1String(field), nameOf(value));
    return nameOf(name);
}

bool hasFormat(const Exportable &picture, PictureFormat format)
{
    return formatsOf(picture).contains(format);
}

} // namespace

Result<std::vector<FolderFile>> folderFiles(const Pictures &pictures, const QString &nameTemplate, PictureFormat format)
{
    if (const Status valid = checkTemplate(nameTemplate); !valid)
        return valid.error();
    std::vector<FolderFile> files;
    QSet<QString> taken; // in lower case, for file systems that do not tell them apart
    for (const auto &picture : pictures) {
        if (!hasFormat(*picture, format))
            continue;
        const QString filled = filledIn(nameTemplate, *picture);
        const QString stem = filled.isEmpty() ? picture->fileStem() : filled;
        QString name = stem;
        for (int number = 2; taken.contains(name.toLower()); ++number)
            name = QStringLiteral("%1-%2").arg(stem).arg(number);
        taken.insert(name.toLower());
        name += QLatin1Char('.') + formatSuffix(format);
        if (QFile::encodeName(name).size() > longestNameBytes)
            return invalid(FolderText::tr("The name %1 is longer than the %2 bytes that a file name may have.")
                               .arg(name)
                               .arg(longestNameBytes));
        files.push_back({picture, name});
    }
    return files;
}

} // namespace futurescope
