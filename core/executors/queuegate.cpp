// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/queuegate.h"

namespace futurescope {

void QueueGate::enter(FutureCore &future)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_pending;
    }
    future.addDoneCallback([gate = shared_from_this()](FutureCore &done) {
        if (done.cancelled())
            gate->leave();
    });
}

void QueueGate::leave()
{
    const std::lock_guard lock(m_mutex);
    --m_pending;
    m_room.notify_all();
}

bool QueueGate::full() const
{
    const std::lock_guard lock(m_mutex);
    return m_pending >= m_limit;
}

bool QueueGate::waitForRoom(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    return m_room.wait(lock, stop, [this] { return m_pending < m_limit; });
}

} // namespace futurescope
