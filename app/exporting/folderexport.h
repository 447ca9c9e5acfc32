// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/folderfiles.h"

#include <QObject>

#include <atomic>

namespace futurescope {

/// Writes many pictures into a folder, one after the other, each whole or not at all. What can be painted elsewhere is
/// painted in the background; a chart is painted on the GUI thread, one between two rounds of the event loop. GUI
/// thread.
class FolderExport : public QObject
{
    Q_OBJECT

public:
    explicit FolderExport(QObject *parent = nullptr) : QObject(parent) {}
    ~FolderExport() override;

    bool isRunning() const { return m_running; }
    /// `options`: of each file, in their order. What stands in the folder under a name is replaced.
    void start(std::vector<FolderFile> files, std::vector<ImageOptions> options, const QString &folder,
               PictureFormat format);
    /// Answered at once; of the file that is being made nothing is written unless its writing has begun.
    void cancel();

signals:
    void progressed(int done, int ofFiles);
    void finished(int files);
    void cancelled(int filesDone);
    /// The first that went wrong; what was written before stays.
    void failed(const QString &reason, int filesDone);

private:
    void writeNextSoon();
    void writeNext();
    void takeWritten(const Status &status);

    struct Job
    {
        std::vector<FolderFile> files;
        std::vector<ImageOptions> options;
        QString folder;
        PictureFormat format = PictureFormat::Png;
    };

    Job m_job;
    std::size_t m_done = 0;
    bool m_running = false;
    std::shared_ptr<std::atomic<bool>> m_stopped; ///< of the present job
};

} // namespace futurescope
