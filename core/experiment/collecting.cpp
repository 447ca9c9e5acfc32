// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/collecting.h"

#include "core/futures/waiting.h"

#include <algorithm>
#include <vector>

namespace futurescope {

namespace {

enum class Reading { Returned, Raised, Cancelled, TimedOut };

/// What `try: future.result(timeout)` comes to.
Reading read(FutureCore &future, Timeout timeout)
{
    try {
        return future.exception(timeout) ? Reading::Raised : Reading::Returned;
    } catch (const CancelledError &) {
        return Reading::Cancelled;
    } catch (const TimeoutError &) {
        return Reading::TimedOut;
    }
}

bool collectEach(std::span<const TaskFuture> futures, Timeout timeout, bool cancelsTimedOut)
{
    bool timedOut = false;
    for (const TaskFuture &future : futures) {
        if (read(*future.core(), timeout) == Reading::TimedOut) {
            timedOut = true;
            if (cancelsTimedOut)
                future.cancel();
        }
    }
    return timedOut;
}

bool collectMap(std::span<const TaskFuture> futures, Timeout timeout)
{
    const std::int64_t deadlineNs = timeout ? monotonicNs() + timeout->count() : 0;
    for (std::size_t i = 0; i < futures.size(); ++i) {
        const Timeout left = timeout ? Timeout(Nanos{deadlineNs - monotonicNs()}) : std::nullopt;
        const Reading reading = read(*futures[i].core(), left);
        if (reading == Reading::Returned)
            continue;
        for (const TaskFuture &rest : futures.subspan(i)) {
            if (!rest.done())
                rest.cancel();
        }
        return reading == Reading::TimedOut;
    }
    return false;
}

bool collectAsCompleted(std::span<const TaskFuture> futures, Timeout timeout)
{
    std::vector<FuturePtr> pointers(futures.begin(), futures.end());
    AsCompleted completed(pointers, timeout);
    try {
        while (const FuturePtr future = completed.next())
            read(*future, std::nullopt);
    } catch (const TimeoutError &) {
        return true;
    }
    return false;
}

} // namespace

bool collectResults(const Experiment &experiment, std::span<const TaskFuture> futures)
{
    const Timeout timeout = experiment.timeout;
    switch (experiment.collect) {
    case CollectMode::Result:
        return collectEach(futures, timeout, experiment.cancelsTimedOut);
    case CollectMode::Map:
        return collectMap(futures, timeout);
    case CollectMode::AsCompleted:
        return collectAsCompleted(futures, timeout);
    case CollectMode::None:
        break;
    }
    return false;
}

} // namespace futurescope
