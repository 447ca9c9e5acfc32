// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace futurescope {

/// One line on stderr that says how far a run is, ten times a second, if stderr is a terminal; else silent.
/// Lives as long as the run; its hooks may be called from the run's thread.
class ProgressLine
{
public:
    explicit ProgressLine(std::uint32_t tasks);
    ~ProgressLine(); ///< wipes the line
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    SessionObserver observer();
    /// A deadlock was found, and said at once.
    bool toldDeadlock() const { return m_toldDeadlock; }

private:
    void tellDeadlock(const Deadlock &deadlock);
    void printUntilStopped(const std::stop_token &stop);
    QString line();
    std::uint64_t endedFutures(const Recorder &recorder);

    const std::uint32_t m_tasks;
    const std::int64_t m_startNs;
    std::size_t m_seenEvents = 0; ///< the printing thread's
    std::uint64_t m_ended = 0;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::atomic<bool> m_toldDeadlock{false};
    Phase m_phase = Phase::Preparing;
    std::shared_ptr<const Recorder> m_recorder;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace futurescope
