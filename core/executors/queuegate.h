// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>

namespace futurescope {

/// Counts the futures of a run that are pending, and lets who submits wait until there is room. Any thread.
///
/// A future is counted before it is submitted, and leaves exactly once: when a worker claims its task
/// (FutureCore::leftQueue()), or when it is cancelled, after which nobody can claim it.
class QueueGate : public std::enable_shared_from_this<QueueGate>
{
public:
    explicit QueueGate(std::uint32_t limit) : m_limit(limit) {}

    /// Counts `future`, whose task must call leave() from leftQueue().
    void enter(FutureCore &future);
    void leave();

    bool full() const;
    /// Returns when there is room (true) or `stop` is requested (false).
    bool waitForRoom(const std::stop_token &stop);

private:
    const std::uint32_t m_limit;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_room;
    std::uint64_t m_pending = 0;
};

} // namespace futurescope
