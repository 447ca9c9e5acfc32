// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/report.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>

namespace futurescope {

/// Writes a report without holding up the window: what can be made elsewhere is made in the background, and the charts
/// on the GUI thread, one between two rounds of the event loop. GUI thread.
class ReportExport : public QObject
{
    Q_OBJECT

public:
    /// What takes less than this shows no progress.
    static constexpr int quietMs = 300;

    explicit ReportExport(QObject *parent = nullptr) : QObject(parent) {}
    ~ReportExport() override;

    bool isRunning() const { return m_running; }
    /// A report that is being written is cancelled first.
    void start(ReportContent content, const QString &path);

public slots:
    /// Answered at once; nothing is written unless the writing of the file has begun.
    void cancel();

signals:
    void progressed(const QString &path, int percent);
    void finished(const QString &path);
    void cancelled(const QString &path);
    void failed(const QString &reason);

private:
    void goOnSoon();
    void goOn();
    void takeStretch(const Result<QString> &html);
    void write();
    void end(const Status &status);

    std::vector<ReportStep> m_steps;
    std::size_t m_done = 0;
    QString m_page;
    QString m_path;
    QElapsedTimer m_since;
    bool m_running = false;
    std::shared_ptr<std::atomic<bool>> m_stopped; ///< of the present report
};

} // namespace futurescope
