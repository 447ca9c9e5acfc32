// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/atomicwrite.h"

#include "app/lab/coretext.h"
#include "core/platform/regularfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace futurescope {

namespace {

class AtomicWrite
{
    Q_DECLARE_TR_FUNCTIONS(AtomicWrite)
};

Error cannotWrite(const QString &path, const QString &reason)
{
    return {ErrorCode::OutputFailed, AtomicWrite::tr("Cannot write %1: %2").arg(path, reason).toStdString()};
}

QString systemText(int number)
{
    return QString::fromStdString(std::generic_category().message(number));
}

/// Why the target itself cannot be replaced; empty: it can, or it is not there yet.
QString refusal(const QString &path)
{
    if (path.isEmpty() || path.contains(QChar::Null))
        return AtomicWrite::tr("the name is empty or contains a zero byte");
    const QByteArray name = QFile::encodeName(path);
    struct stat facts = {};
    if (::lstat(name.constData(), &facts) != 0)
        return errno == ENOENT && !path.endsWith(QLatin1Char('/')) ? QString() : systemText(errno);
    const bool isLink = S_ISLNK(facts.st_mode);
    if (isLink && ::stat(name.constData(), &facts) != 0)
        return AtomicWrite::tr("it is a symbolic link that leads to no file (%1)").arg(systemText(errno));
    if (!S_ISREG(facts.st_mode))
        return AtomicWrite::tr("it is %1, not a file").arg(coreText(fileKind(facts.st_mode)));
    return {};
}

QString folderRefusal(const QString &path)
{
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.exists())
        return AtomicWrite::tr("the folder %1 does not exist").arg(folder.filePath());
    if (!folder.isDir())
        return AtomicWrite::tr("%1 is not a folder").arg(folder.filePath());
    return {};
}

/// Opens the new file beside the target; the reason when that fails.
QString begin(QSaveFile &file)
{
    for (const QString &reason : {refusal(file.fileName()), folderRefusal(file.fileName())}) {
        if (!reason.isEmpty())
            return reason;
    }
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    return {};
}

/// A disk that fills up takes part of a piece without an error; only writing the rest tells the reason.
bool writeAll(QSaveFile &file, std::string_view piece)
{
    while (!piece.empty()) {
        const qint64 written = file.write(piece.data(), static_cast<qint64>(piece.size()));
        if (written <= 0)
            return false;
        piece.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Status atomicWrite(const QString &path, const WriteContent &content)
{
    QSaveFile file(path);
    if (const QString reason = begin(file); !reason.isEmpty())
        return cannotWrite(path, reason);
    const bool whole = content([&file](std::string_view piece) { return writeAll(file, piece); });
    // On a full disk commit() alone has been seen to return true over an empty file, so flush() is asked first; some
    // file systems find out only when the bytes really go to the disk.
    if (!whole || !file.flush()) {
        const QString reason = file.error() == QFileDevice::NoError ? AtomicWrite::tr("the content could not be made")
                                                                    : file.errorString();
        file.cancelWriting();
        return cannotWrite(path, reason);
    }
    if (::fsync(file.handle()) != 0 && errno != EINVAL && errno != EROFS) {
        const QString reason = systemText(errno);
        file.cancelWriting();
        return cannotWrite(path, reason);
    }
    if (!file.commit())
        return cannotWrite(path, file.errorString());
    return success();
}

Status atomicWrite(const QString &path, const QByteArray &content)
{
    return atomicWrite(path, [&content](const TextSink &sink) {
        return sink({content.constData(), static_cast<std::size_t>(content.size())});
    });
}

Status checkTarget(const QString &path)
{
    QSaveFile file(path);
    const QString reason = begin(file);
    file.cancelWriting(); // removes the new file when `file` goes out of scope
    return reason.isEmpty() ? success() : Status(cannotWrite(path, reason));
}

} // namespace futurescope
