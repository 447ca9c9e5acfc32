// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace futurescope {

/// While it lives, SIGINT, SIGTERM and SIGHUP ask for an orderly stop instead of ending the program. A second signal
/// ends it at once. One at a time in a process.
class StopSignals
{
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    /// The signal that came; 0: none.
    int received() const { return m_received; }

private:
    void waitForSignal();

    std::stop_source m_stop;
    std::atomic<int> m_received{0};
    int m_pipe[2] = {-1, -1};
    std::thread m_thread;
};

} // namespace futurescope
