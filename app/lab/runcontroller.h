// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/livepace.h"
#include "core/base/time.h"
#include "core/experiment/session.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace futurescope {

class RunDocument;

/// Runs experiments on a thread of their own and brings what they record to the RunDocument. The one place where the
/// engine's threads and the GUI thread meet. All functions: GUI thread.
///
/// Every start has a number; whatever arrives with an older one is dropped. Events are drained by one timer, the beat
/// of all live views, whose rate adapts so that the window takes no more of a core than LivePace allows, because
/// repainting more often falsifies what is measured. The thread of a run is niced once; the workers that it starts
/// inherit that.
class RunController : public QObject
{
    Q_OBJECT

public:
    /// What runs an experiment: runSession() but for tests.
    using SessionFunction = std::function<Result<Run>(const Experiment &, std::stop_token, const SessionObserver &)>;

    RunController(RunDocument *document, SessionFunction session, QObject *parent = nullptr);
    /// Asks a run that is going on to stop, and leaves its thread to itself if it does not end at once.
    ~RunController() override;

    bool isRunning() const { return m_running; }
    /// A thread of an earlier start is still there, though nobody listens to it any more: the program must leave by
    /// _exit() then, as nothing can end a thread from outside.
    bool hasRunawayThread() const;
    Phase phase() const { return m_phase; }
    const Experiment &experiment() const { return m_experiment; }
    /// Now minus the start of the run, on the monotonic clock; stands still after the end.
    Nanos elapsed() const;
    /// Calls cancel() of a future of the run and returns what that returned; nullopt: there is no such future.
    std::optional<bool> cancel(FutureId future);

public slots:
    /// Does nothing while a run is going on.
    void start(const futurescope::Experiment &experiment);
    /// Cooperative: runFinished() follows when the tasks have given up.
    void stop();
    /// Stops listening to a run that does not end. It is as over; runFinished() does not come.
    void abandon();

signals:
    void runStarted(const futurescope::Experiment &experiment);
    void phaseChanged(futurescope::Phase phase);
    /// The document shows the whole run.
    void runFinished();
    /// The experiment could not be run at all; the document still shows the run before.
    void runRefused(const QString &reason);

private:
    struct Link;

    /// What is known of the looks at the run that is going on.
    struct Look
    {
        LivePace pace;
        Nanos begunCpu{0};   ///< CPU time of the thread when the last look began; 0: there was none
        Nanos collecting{0}; ///< what taking its events cost
        Nanos spare{0};      ///< time of all cores that nobody but this thread had used when that was sampled last
        std::int64_t sampledNs = 0;
    };

    void postPhase(std::uint64_t generation, Phase phase);
    void attach(std::uint64_t generation, std::shared_ptr<const Recorder> recorder);
    SessionObserver observerOf(std::uint64_t generation) const;
    void finish(std::uint64_t generation, Result<Run> result);
    void drain();
    int drainMs() const;
    void sampleLoad();
    void end();
    void letThreadGo();

    RunDocument *m_document;
    SessionFunction m_session;
    std::shared_ptr<Link> m_link;
    std::jthread m_thread;
    std::stop_source m_stop;
    std::shared_ptr<RunControl> m_control; ///< null unless a run is going on that can be reached into
    QTimer m_drainTimer;
    Look m_look;
    Experiment m_experiment;
    std::uint64_t m_generation = 0;
    std::int64_t m_startedNs = 0;
    std::int64_t m_endedNs = 0;
    Phase m_phase = Phase::Ended;
    bool m_running = false;
};

} // namespace futurescope
