// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <thread>

namespace futurescope {

/// Runs one sweep at a time on a thread of its own and brings what it measured to the GUI thread. GUI
/// thread.
///
/// Runs keep the normal priority, because they are what is measured; while they go on, nothing is
/// delivered more than once a second. cancel() is answered at once with what is there; the run that is
/// going on ends behind the scenes, and the next sweep waits for that on its own thread.
class SweepController : public QObject
{
    Q_OBJECT

public:
    /// Milliseconds between two deliveries of a sweep that goes on.
    static constexpr int deliverEveryMs = 1000;

    explicit SweepController(SessionFunction session = {}, QObject *parent = nullptr);
    /// Stops and waits for the run that is going on.
    ~SweepController() override;

    bool isMeasuring() const { return m_measuring; }

public slots:
    /// A sweep that is going on is cancelled first.
    void start(const futurescope::SweepPlan &plan);
    /// Does the runs that a stopped sweep lacks.
    void resume(const futurescope::SweepResult &soFar);
    /// Measures the points anew that are marked "machine was busy".
    void repeatBusy(const futurescope::SweepResult &soFar);
    void cancel();

signals:
    /// True from start() to the end: the window then repaints at most once a second.
    void measuring(bool active);
    void started(const futurescope::SweepPlan &plan);
    void progressed(const futurescope::SweepProgress &progress);
    /// What is known so far; more will come.
    void pointsChanged(const futurescope::SweepResult &soFar);
    /// The last word on a sweep: all points, or those measured until it was stopped.
    void finished(const futurescope::SweepResult &result);
    /// Nothing could be measured.
    void failed(const futurescope::SweepPlan &plan, const QString &reason);

private:
    struct Mailbox;
    /// The measuring itself, in the calling thread.
    using Work = std::function<Result<SweepResult>(std::stop_token, const SweepObserver &, const SessionFunction &)>;

    void begin(const SweepResult &soFar, Work work);
    void runOnThread(Work work, const std::shared_ptr<Mailbox> &mailbox);
    void deliver();
    void end(std::uint64_t generation, const Result<SweepResult> &result);
    void setMeasuring(bool active);

    SessionFunction m_session;
    std::uint64_t m_generation = 0; // answers of an older one are dropped
    bool m_measuring = false;
    SweepPlan m_plan;
    QTimer m_timer;
    std::shared_ptr<Mailbox> m_mailbox;
    std::jthread m_thread;
};

} // namespace futurescope
