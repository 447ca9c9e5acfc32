// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace futurescope {

/// Opens and saves runs and experiments on a thread of its own, so that a large file or a slow disk does not stop the
/// window. Opening only reads: nothing is ever run. Jobs are done one after another. All functions: GUI thread.
class RunFiles : public QObject
{
    Q_OBJECT

public:
    explicit RunFiles(QObject *parent = nullptr);
    /// Waits for the job in hand: a file that is being written is written whole.
    ~RunFiles() override;

    bool isBusy() const { return m_jobs > 0; }

    /// Runs end in this; anything else is an experiment.
    static QString runSuffix() { return QStringLiteral(".fscope.json"); }

public slots:
    /// A run or an experiment: what the file says it is, not what it is called.
    void open(const QString &path);
    void saveRun(const futurescope::Run &run, const QString &path);
    void saveExperiment(const futurescope::Experiment &experiment, const QString &path);

signals:
    void busyChanged(bool busy);
    void runOpened(const futurescope::Run &run, const QString &path);
    void experimentOpened(const futurescope::Experiment &experiment, const QString &path);
    void saved(const QString &path);
    /// One sentence that names the file and the cause.
    void failed(const QString &path, const QString &reason);

private:
    /// Does `work` on the pool's thread and what it returns on the GUI thread.
    void later(std::function<std::function<void()>()> work);

    QThreadPool m_pool;
    int m_jobs = 0;
};

} // namespace futurescope
