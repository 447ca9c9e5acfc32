// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"
#include "core/trace/timeline.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace futurescope {

/// A run from a file, with its timeline, so that the window has nothing more to compute.
struct OpenedRun
{
    Run run;
    Timeline timeline;
};

/// Opens and saves runs and experiments on a thread of its own, so that a large file or a slow disk does not stop the
/// window. Opening only reads: nothing is ever run. Jobs are done one after another. All functions: GUI thread.
class RunFiles : public QObject
{
    Q_OBJECT

public:
    explicit RunFiles(QObject *parent = nullptr);
    /// Gives up reading, and waits for the job in hand: a file that is being written is written whole.
    ~RunFiles() override;

    /// How long a file may take to open before progress is told.
    static constexpr int patienceMs = 300;

    bool isBusy() const { return m_jobs > 0; }

    /// Runs end in this; anything else is an experiment.
    static QString runSuffix() { return QStringLiteral(".fscope.json"); }

public slots:
    /// A run or an experiment: what the file says it is, not what it is called.
    void open(const QString &path);
    /// Gives up all files that are being opened: cancelled() follows instead of the answer. Saving goes on.
    void cancelOpening();
    /// Gives up all runs that are being saved: savingCancelled() follows, and the old files stay as they were.
    void cancelSaving();
    void saveRun(const futurescope::Run &run, const QString &path);
    void saveExperiment(const futurescope::Experiment &experiment, const QString &path);

signals:
    void busyChanged(bool busy);
    /// Opening takes longer than `patienceMs`; told again with every further percent.
    void progressed(const QString &path, int percent);
    void cancelled(const QString &path);
    /// The same for saving.
    void savingProgressed(const QString &path, int percent);
    void savingCancelled(const QString &path);
    /// What is given may be moved from by the one receiver that shows it.
    void runOpened(const std::shared_ptr<futurescope::OpenedRun> &opened, const QString &path);
    void experimentOpened(const futurescope::Experiment &experiment, const QString &path);
    void saved(const QString &path);
    /// One sentence that names the file and the cause.
    void failed(const QString &path, const QString &reason);

private:
    Result<std::shared_ptr<OpenedRun>> readRunFrom(const QString &path, unsigned opening);
    bool makeTimeline(OpenedRun &opened, unsigned opening);
    Status writeRunTo(const Run &run, const QString &path, unsigned saving);
    void tellProgress();
    /// Does `work` on the pool's thread and what it returns on the GUI thread.
    void later(std::function<std::function<void()>()> work);

    QThreadPool m_pool;
    int m_jobs = 0;
    QTimer m_patience;
    QString m_opening;                          ///< what was asked for last; empty: nothing is being opened
    std::atomic<unsigned> m_openingsGivenUp{0}; ///< openings with a number up to this one are not wanted any more
    unsigned m_openings = 0;
    std::atomic<int> m_percent{0};
    QTimer m_savingPatience;
    QString m_saving; ///< what is saved or will be next
    std::atomic<unsigned> m_savingsGivenUp{0};
    unsigned m_savings = 0;
    std::atomic<int> m_savingPercent{0};
};

} // namespace futurescope
