// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/clitext.h"

#include <unistd.h>

namespace futurescope {

namespace {

constexpr std::chrono::milliseconds printEvery{100};

bool endsFuture(EventKind kind)
{
    return kind == EventKind::Finished || kind == EventKind::Failed || kind == EventKind::Cancelled
           || kind == EventKind::Lost;
}

} // namespace

ProgressLine::ProgressLine(std::uint32_t tasks) : m_tasks(tasks), m_startNs(monotonicNs())
{
    if (::isatty(STDERR_FILENO) == 1)
        m_thread = std::jthread([this](const std::stop_token &stop) { printUntilStopped(stop); });
}

ProgressLine::~ProgressLine()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
}

SessionObserver ProgressLine::observer()
{
    SessionObserver observer;
    observer.phaseChanged = [this](Phase phase) {
        const std::lock_guard lock(m_mutex);
        m_phase = phase;
    };
    observer.recordingStarted = [this](std::shared_ptr<const Recorder> recorder) {
        const std::lock_guard lock(m_mutex);
        m_recorder = std::move(recorder);
    };
    observer.deadlockFound = [this](const Deadlock &deadlock) {
        tellDeadlock(deadlock);
        return false; // nobody is here to cancel a future, so the run is stopped
    };
    return observer;
}

void ProgressLine::tellDeadlock(const Deadlock &deadlock)
{
    const std::lock_guard lock(m_mutex);
    if (m_thread.joinable())
        std::fputs("\r\033[K", stderr);
    printError(QString::fromStdString(deadlock.text) + QLatin1Char(' ') + CommandLine::tr("The run is being stopped."));
    m_toldDeadlock = true;
}

void ProgressLine::printUntilStopped(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_wake.wait_for(lock, stop, printEvery, [] { return false; });
        const QByteArray text = "\r" + line().toUtf8() + "\033[K";
        std::fputs(text.constData(), stderr);
        std::fflush(stderr);
    }
}

QString ProgressLine::line()
{
    const auto elapsed = QString::fromStdString(humanDuration(Nanos(monotonicNs() - m_startNs)));
    if (m_phase == Phase::Preparing)
        return CommandLine::tr("preparing, %1").arg(elapsed);
    if (m_phase == Phase::Baseline)
        return CommandLine::tr("measuring the sequential baseline, %1").arg(elapsed);
    const std::uint64_t ended = m_recorder ? endedFutures(*m_recorder) : 0;
    return CommandLine::tr("%1 of %2 futures done, %3").arg(ended).arg(m_tasks).arg(elapsed);
}

std::uint64_t ProgressLine::endedFutures(const Recorder &recorder)
{
    const Trace trace = recorder.snapshot();
    trace.forEachBlock(m_seenEvents, [this](std::span<const Event> events) {
        for (const Event &event : events)
            m_ended += endsFuture(event.kind) ? 1 : 0;
    });
    m_seenEvents = trace.size();
    return m_ended;
}

} // namespace futurescope
