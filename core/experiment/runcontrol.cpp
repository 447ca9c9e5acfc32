// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runcontrol.h"

#include "core/experiment/canceller.h"

namespace futurescope {

void RunControl::begin(Canceller *canceller, Recorder *recorder, bool runsInSubmit)
{
    const std::lock_guard lock(m_mutex);
    m_canceller = canceller;
    m_recorder = recorder;
    m_runsInSubmit = runsInSubmit;
}

void RunControl::end()
{
    const std::lock_guard lock(m_mutex);
    m_canceller = nullptr;
}

std::optional<bool> RunControl::cancel(FutureId future)
{
    const std::lock_guard lock(m_mutex);
    if (!m_canceller || future == noFuture)
        return std::nullopt;
    const RecordingScope recording(m_recorder, controlLane);
    if (const FuturePtr found = m_canceller->find(future))
        return found->cancel();
    if (!m_runsInSubmit)
        return std::nullopt;
    // submit() has not returned yet: it runs the task, and cancel() of a running future is refused.
    record(EventKind::CancelRefused, future);
    return false;
}

} // namespace futurescope
