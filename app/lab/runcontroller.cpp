// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/runcontroller.h"

#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "core/platform/cputime.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>

namespace futurescope {

namespace {

/// While the sequential time is measured nothing new is to be seen, and it must not be disturbed.
constexpr int baselineDrainMs = 1000;
constexpr std::int64_t loadSampleNs = 250'000'000;
constexpr int engineNice = 10;

} // namespace

/// What the engine's threads hold instead of the controller: it may be gone when they have something to say.
struct RunController::Link
{
    std::mutex mutex;
    RunController *target = nullptr;
    std::atomic<int> threads = 0;

    template <class Call>
    void post(Call call)
    {
        const std::scoped_lock lock(mutex);
        if (target)
            QMetaObject::invokeMethod(
                target, [call = std::move(call), to = target]() mutable { call(*to); }, Qt::QueuedConnection);
    }
};

RunController::RunController(RunDocument *document, SessionFunction session, QObject *parent)
    : QObject(parent),
      m_document(document),
      m_session(std::move(session)),
      m_link(std::make_shared<Link>())
{
    m_link->target = this;
    m_drainTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_drainTimer, &QTimer::timeout, this, &RunController::drain);
}

RunController::~RunController()
{
    m_stop.request_stop();
    {
        const std::scoped_lock lock(m_link->mutex);
        m_link->target = nullptr;
    }
    letThreadGo();
}

bool RunController::hasRunawayThread() const
{
    return !m_running && m_link->threads > 0;
}

Nanos RunController::elapsed() const
{
    return Nanos((m_running ? monotonicNs() : m_endedNs) - m_startedNs);
}

void RunController::start(const Experiment &experiment)
{
    if (m_running)
        return;
    letThreadGo();
    const std::uint64_t generation = ++m_generation;
    m_running = true;
    m_experiment = experiment;
    m_phase = Phase::Preparing;
    m_startedNs = monotonicNs();
    m_stop = std::stop_source();

    ++m_link->threads;
    try {
        m_thread = std::jthread([link = m_link, session = m_session, experiment, observer = observerOf(generation),
                                 generation, stop = m_stop.get_token()] {
            lowerThreadPriority(engineNice);
            auto result = std::make_shared<Result<Run>>(session(experiment, stop, observer));
            --link->threads;
            link->post([=](RunController &to) { to.finish(generation, std::move(*result)); });
        });
    } catch (const std::system_error &error) {
        --m_link->threads;
        end();
        emit runRefused(tr("No thread for the run could be started: %1").arg(QString::fromLocal8Bit(error.what())));
        return;
    }
    emit runStarted(m_experiment);
}

/// The observer is called on the engine's threads: it may only post.
SessionObserver RunController::observerOf(std::uint64_t generation) const
{
    SessionObserver observer;
    observer.phaseChanged = [link = m_link, generation](Phase phase) {
        link->post([=](RunController &to) { to.postPhase(generation, phase); });
    };
    observer.recordingStarted = [link = m_link, generation](std::shared_ptr<const Recorder> recorder) {
        link->post([=](RunController &to) { to.attach(generation, recorder); });
    };
    observer.controlGiven = [link = m_link, generation](std::shared_ptr<RunControl> control) {
        link->post([=](RunController &to) {
            if (generation == to.m_generation)
                to.m_control = control;
        });
    };
    // It is in the trace, from which the window learns of it; what is to be done about it, a person decides.
    observer.deadlockFound = [](const Deadlock &) { return true; };
    return observer;
}

std::optional<bool> RunController::cancel(FutureId future)
{
    return m_control ? m_control->cancel(future) : std::nullopt;
}

void RunController::stop()
{
    m_stop.request_stop();
}

void RunController::abandon()
{
    if (!m_running)
        return;
    ++m_generation;
    m_stop.request_stop();
    end();
    letThreadGo();
}

void RunController::postPhase(std::uint64_t generation, Phase phase)
{
    if (generation != m_generation)
        return;
    m_phase = phase;
    if (phase == Phase::Running)
        m_look = {};
    if (phase == Phase::Baseline || phase == Phase::Running)
        m_drainTimer.setInterval(drainMs());
    emit phaseChanged(phase);
}

void RunController::attach(std::uint64_t generation, std::shared_ptr<const Recorder> recorder)
{
    if (generation != m_generation)
        return;
    m_document->beginLive(m_experiment, std::move(recorder));
    m_look = {};
    m_drainTimer.start(drainMs());
}

void RunController::finish(std::uint64_t generation, Result<Run> result)
{
    if (generation != m_generation)
        return;
    end();
    if (result) {
        if (m_document->isLive())
            m_document->endLive(std::move(*result));
        else
            m_document->show(std::move(*result));
        emit runFinished();
    } else {
        emit runRefused(toText(result.error()));
    }
}

int RunController::drainMs() const
{
    return m_phase == Phase::Baseline ? baselineDrainMs : m_look.pace.intervalMs();
}

void RunController::drain()
{
    const Nanos begunCpu = threadCpuTime();
    const Nanos collecting = m_document->drain();
    if (m_phase == Phase::Baseline)
        return;
    // The views paint after this function, from the event loop: only now is it known what the look before has cost.
    if (m_look.begunCpu > Nanos::zero())
        m_look.pace.looked(m_look.collecting, begunCpu - m_look.begunCpu - m_look.collecting);
    m_look.begunCpu = begunCpu;
    m_look.collecting = collecting;
    sampleLoad();
    m_drainTimer.setInterval(drainMs());
}

/// Whether there is a core that nobody wants.
void RunController::sampleLoad()
{
    const std::int64_t now = monotonicNs();
    const std::int64_t passed = now - m_look.sampledNs;
    if (passed < loadSampleNs)
        return;
    const Nanos spare = systemIdleTime() + threadCpuTime();
    if (m_look.sampledNs > 0)
        m_look.pace.setSpareCores(static_cast<double>((spare - m_look.spare).count()) / static_cast<double>(passed));
    m_look.spare = spare;
    m_look.sampledNs = now;
}

void RunController::end()
{
    m_drainTimer.stop();
    m_control.reset();
    m_running = false;
    m_endedNs = monotonicNs();
    m_phase = Phase::Ended;
}

void RunController::letThreadGo()
{
    if (!m_thread.joinable())
        return;
    // A thread whose session has returned ends by itself within microseconds; one that has not cannot be ended.
    if (m_link->threads == 0)
        m_thread.join();
    else
        m_thread.detach();
}

} // namespace futurescope
