// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonrecording.h"

#include "app/exporting/atomicwrite.h"
#include "core/experiment/runfile.h"
#include "core/lessons/reference.h"

#include <QDir>
#include <QFile>

namespace futurescope {

namespace {

Error notWritten(const QString &path, const char *cause)
{
    return {ErrorCode::OutputFailed, path.toStdString() + ": " + cause};
}

Status removeRuns(const QDir &folder)
{
    for (const QString &name : folder.entryList({QStringLiteral("*.fscope.json")}, QDir::Files)) {
        if (!QFile::remove(folder.filePath(name)))
            return notWritten(folder.filePath(name), "the run that was recorded before cannot be removed");
    }
    return success();
}

/// The variants whose runs are recorded.
std::vector<std::size_t> recordedVariants(const Lesson &lesson, const LessonResult &result)
{
    std::vector<std::size_t> variants;
    std::size_t futures = 0;
    for (std::size_t variant = 0; variant < result.runs.size(); ++variant) {
        if (lesson.variants[variant].experiment.futures() > mostRecordedFutures)
            continue;
        variants.push_back(variant);
        futures += lesson.variants[variant].experiment.futures() * result.runs[variant].size();
    }
    return futures > mostFuturesOfLesson ? std::vector{lesson.shown} : variants;
}

Status recordRuns(const QDir &folder, const Lesson &lesson, const LessonResult &result)
{
    for (const std::size_t variant : recordedVariants(lesson, result)) {
        std::size_t index = 0;
        for (const auto &run : result.runs[variant]) {
            const std::string name = referenceRunName(lesson, variant, index++);
            const Status written = atomicWrite(folder.filePath(QString::fromStdString(name)),
                                               [&](const TextSink &sink) { return writeRun(*run, sink); });
            if (!written)
                return written;
        }
    }
    return success();
}

} // namespace

Status recordReference(const LessonEntry &entry, const LessonResult &result)
{
    const QDir folder(entry.folder + QStringLiteral("/reference"));
    if (!folder.mkpath(QStringLiteral(".")))
        return notWritten(folder.path(), "the folder cannot be made");
    if (const Status removed = removeRuns(folder); !removed)
        return removed;
    if (const Status runs = recordRuns(folder, entry.lesson, result); !runs)
        return runs;
    return atomicWrite(folder.filePath(QStringLiteral("reference.json")),
                       [&](const TextSink &sink) { return sink(referenceJson(entry.lesson, result)); });
}

} // namespace futurescope
