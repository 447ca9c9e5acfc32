// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/folderexport.h"

#include "app/exporting/atomicwrite.h"
#include "app/exporting/background.h"
#include "app/lab/text.h"

#include <QDir>
#include <QTimer>

namespace futurescope {

namespace {

/// Any thread, if the picture can be painted there.
Status write(const FolderFile &file, const ImageOptions &options, const QString &path, PictureFormat format,
             const std::atomic<bool> &stopped)
{
    const Result<QByteArray> bytes = encodePicture(*file.picture, options, format);
    if (!bytes)
        return Error{bytes.error().code, path.toStdString() + ": " + bytes.error().detail};
    return stopped ? success() : atomicWrite(path, *bytes);
}

} // namespace

FolderExport::~FolderExport()
{
    if (m_stopped)
        *m_stopped = true;
}

void FolderExport::start(std::vector<FolderFile> files, std::vector<ImageOptions> options, const QString &folder,
                         PictureFormat format)
{
    cancel();
    m_job = {std::move(files), std::move(options), folder, format};
    m_done = 0;
    m_running = true;
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    emit progressed(0, static_cast<int>(m_job.files.size()));
    writeNextSoon();
}

void FolderExport::writeNextSoon()
{
    QTimer::singleShot(0, this, [this, stopped = m_stopped] {
        if (!*stopped)
            writeNext();
    });
}

void FolderExport::writeNext()
{
    if (m_done == m_job.files.size()) {
        m_running = false;
        emit finished(static_cast<int>(m_done));
        return;
    }
    const FolderFile &file = m_job.files[m_done];
    const QString path = QDir(m_job.folder).filePath(file.name);
    auto work = [file, options = m_job.options[m_done], path, format = m_job.format, stopped = m_stopped] {
        return write(file, options, path, format, *stopped);
    };
    if (!file.picture->rendersAnywhere() && !isFigures(m_job.format))
        return takeWritten(work());
    inBackground(this, m_stopped, work, [this](const Status &status) { takeWritten(status); });
}

void FolderExport::takeWritten(const Status &status)
{
    if (!status) {
        m_running = false;
        emit failed(toText(status.error()), static_cast<int>(m_done));
        return;
    }
    ++m_done;
    emit progressed(static_cast<int>(m_done), static_cast<int>(m_job.files.size()));
    writeNextSoon();
}

void FolderExport::cancel()
{
    if (!m_running)
        return;
    *m_stopped = true;
    m_running = false;
    emit cancelled(static_cast<int>(m_done));
}

} // namespace futurescope
