// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/waitgraph.h"
#include "core/trace/recorder.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace futurescope {

/// Tasks of a run wait for each other, and nothing in the run can end that.
struct Deadlock
{
    WaitGraph graph;
    std::string text; ///< deadlockText()
};

/// Looks for deadlocks in a run that goes on, from a thread of its own. It only reads what is recorded, and looks into
/// it only when no worker has recorded anything for `quietTime`: a run that makes progress is left alone. A ring is
/// named at most `quietTime` + 2 * `lookEvery` after it has closed, once, and the next one when it is another ring.
class DeadlockWatch
{
public:
    static constexpr Nanos quietTime = std::chrono::seconds(1);
    static constexpr Nanos lookEvery = std::chrono::milliseconds(100);

    /// `found` is called on the watch's thread, after the mark DeadlockFound has been recorded.
    using Found = std::function<void(const Deadlock &)>;

    DeadlockWatch(Recorder *recorder, int workers, Found found);
    ~DeadlockWatch(); ///< as finish()

    /// Ends its thread: `found` is not called any more. Idempotent; one thread, not from `found`.
    void finish();

private:
    void watch(const std::stop_token &finished);
    bool workersWereQuiet();
    void look();

    Recorder *const m_recorder;
    const int m_workers;
    const Found m_found;
    // All of these are the watching thread's.
    Timeline m_timeline;
    std::size_t m_seen = 0;
    std::int64_t m_quietSinceNs = 0;
    bool m_looked = false; // since the last progress
    std::vector<TaskWait> m_lastRing;

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; // last: it uses the others
};

} // namespace futurescope
