// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/sleepwork.h"

#include "core/trace/recorder.h"
#include "core/workloads/stopping.h"

#include <condition_variable>
#include <mutex>

namespace futurescope {

void sleepUnlessStopped(Nanos duration, const std::stop_token &stop)
{
    const auto end = std::chrono::steady_clock::now() + duration;
    std::mutex mutex;
    std::condition_variable_any wake; // nobody notifies it but the stop token
    std::unique_lock lock(mutex);
    wake.wait_until(lock, stop, end, [] { return false; });
}

void sleepBlocking(Nanos duration, const TaskContext &context)
{
    if (duration <= Nanos::zero())
        return;
    const BlockedScope blocked(context.future, BlockReason::Sleep);
    sleepUnlessStopped(duration, context.stop);
    giveUpIfStopped(context.stop);
}

} // namespace futurescope
