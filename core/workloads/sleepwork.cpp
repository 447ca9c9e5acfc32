// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/sleepwork.h"

#include "core/trace/recorder.h"
#include "core/workloads/stopping.h"

#include <condition_variable>
#include <mutex>

namespace futurescope {

void sleepBlocking(Nanos duration, const TaskContext &context)
{
    if (duration <= Nanos::zero())
        return;
    const auto end = std::chrono::steady_clock::now() + duration;
    const BlockedScope blocked(context.future, BlockReason::Sleep);
    std::mutex mutex;
    std::condition_variable_any wake; // nobody notifies it but the stop token
    std::unique_lock lock(mutex);
    wake.wait_until(lock, context.stop, end, [] { return false; });
    giveUpIfStopped(context.stop);
}

} // namespace futurescope
