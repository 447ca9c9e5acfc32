// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/runfiles.h"
#include "core/experiment/sweep.h"

#include <QObject>

#include <array>
#include <memory>
#include <thread>
#include <vector>

namespace futurescope {

/// Runs the work of one experiment on every executor, one after another, on a thread of its own. GUI thread.
///
/// The runs are what is measured: they keep the normal priority, each is kept until the last has ended, and all that
/// the GUI thread hears meanwhile is which one begins. cancel() is answered at once with the runs that are there; the
/// one that is going on ends behind the scenes, and the next start waits for that on its own thread.
class SameWork : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array executors{ExecutorKind::Sequential, ExecutorKind::Threads, ExecutorKind::ThreadsGil,
                                          ExecutorKind::Processes,  ExecutorKind::Async,   ExecutorKind::WorkStealing};

    /// An executor on which the experiment could not be run at all.
    struct Failure
    {
        ExecutorKind executor = ExecutorKind::Sequential;
        QString reason;
    };

    struct Outcome
    {
        Experiment experiment; ///< as it was given
        std::vector<std::shared_ptr<OpenedRun>> runs;
        std::vector<Failure> failures;
        bool stopped = false; ///< before all executors had their turn
    };

    explicit SameWork(SessionFunction session = {}, QObject *parent = nullptr);
    /// Stops and waits for the run that is going on.
    ~SameWork() override;

    bool isMeasuring() const { return m_measuring; }

public slots:
    /// Does nothing while runs are going on.
    void start(const futurescope::Experiment &experiment);
    void cancel();

signals:
    void measuring(bool active);
    /// The run on this executor begins; `done` of all have ended.
    void progressed(int done, futurescope::ExecutorKind now);
    void finished(const futurescope::SameWork::Outcome &outcome);

private:
    struct Mailbox;

    void runAll(const Experiment &experiment, const std::stop_token &stop, Mailbox &mailbox, std::uint64_t generation);
    void end(std::uint64_t generation, bool stopped);

    SessionFunction m_session;
    std::uint64_t m_generation = 0; ///< answers of an older one are dropped
    bool m_measuring = false;
    std::shared_ptr<Mailbox> m_mailbox;
    std::jthread m_thread;
};

} // namespace futurescope
