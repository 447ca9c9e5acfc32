// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <mutex>
#include <optional>

namespace futurescope {

class Canceller;
class Recorder;

/// The hand that reaches into a run while it goes on. Any thread. What it does is recorded on the control lane, for it
/// is not the program under study that does it.
class RunControl
{
public:
    /// Calls cancel() of a future and returns what that returned. nullopt: the run is over, or has not (yet) submitted
    /// such a future.
    std::optional<bool> cancel(FutureId future);

    /// For the session: `canceller` knows the futures; both must live until end(). `runsInSubmit`: of an executor that
    /// has begun a task before anybody else hears of its future.
    void begin(Canceller *canceller, Recorder *recorder, bool runsInSubmit);
    /// For the session: from now on there is nothing to reach. Waits for a cancel() that is at work.
    void end();

private:
    std::mutex m_mutex;
    Canceller *m_canceller = nullptr; // null before begin() and after end()
    Recorder *m_recorder = nullptr;
    bool m_runsInSubmit = false;
};

} // namespace futurescope
