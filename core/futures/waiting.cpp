// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/futures/waiting.h"

#include "core/trace/recorder.h"

#include <algorithm>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace futurescope {

namespace {

std::vector<FuturePtr> withoutDuplicates(std::span<const FuturePtr> futures)
{
    std::unordered_set<const FutureCore *> seen;
    std::vector<FuturePtr> unique;
    unique.reserve(futures.size());
    for (const FuturePtr &future : futures) {
        if (seen.insert(future.get()).second)
            unique.push_back(future);
    }
    return unique;
}

std::optional<std::int64_t> deadlineAfter(Timeout timeout)
{
    if (!timeout)
        return std::nullopt;
    return monotonicNs() + timeout->count();
}

bool isCounted(const FutureCore &future)
{
    const FutureState state = future.state();
    return state == FutureState::Finished || state == FutureState::CancelledAndNotified;
}

/// Waits on `wake` until `ready` or the deadline of monotonicNs(). steady_clock is that same clock on Linux.
template <class Ready>
bool waitUntil(std::condition_variable &wake, std::unique_lock<std::mutex> &lock,
               const std::optional<std::int64_t> &deadlineNs, Ready ready)
{
    if (!deadlineNs)
        return wake.wait(lock, ready), true;
    return wake.wait_for(lock, Nanos{*deadlineNs - monotonicNs()}, ready);
}

/// Counts down to the condition of one wait().
class Countdown final : public FutureWatcher
{
public:
    Countdown(ReturnWhen returnWhen) : m_returnWhen(returnWhen) {}

    void futureDone(FutureCore &future) override
    {
        const std::lock_guard lock(m_mutex);
        ++m_done;
        m_failed |= failed(future);
        m_wake.notify_one();
    }

    bool waitFor(std::size_t count, const std::optional<std::int64_t> &deadlineNs)
    {
        std::unique_lock lock(m_mutex);
        return waitUntil(m_wake, lock, deadlineNs, [&] { return satisfied(count); });
    }

    static bool failed(FutureCore &future) { return future.state() == FutureState::Finished && future.hasException(); }

private:
    bool satisfied(std::size_t count) const
    {
        return m_done >= count || (m_returnWhen == ReturnWhen::FirstCompleted && m_done > 0)
               || (m_returnWhen == ReturnWhen::FirstException && m_failed);
    }

    const ReturnWhen m_returnWhen;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::size_t m_done = 0;
    bool m_failed = false;
};

bool satisfiedAlready(const std::vector<FuturePtr> &futures, ReturnWhen returnWhen)
{
    switch (returnWhen) {
    case ReturnWhen::FirstCompleted:
        return std::ranges::any_of(futures, [](const FuturePtr &future) { return isCounted(*future); });
    case ReturnWhen::FirstException:
        return std::ranges::any_of(futures, [](const FuturePtr &future) { return Countdown::failed(*future); });
    case ReturnWhen::AllCompleted:
        break;
    }
    return false;
}

} // namespace

DoneAndNotDone wait(std::span<const FuturePtr> futures, Timeout timeout, ReturnWhen returnWhen)
{
    const std::vector<FuturePtr> unique = withoutDuplicates(futures);
    const auto deadlineNs = deadlineAfter(timeout);
    if (!satisfiedAlready(unique, returnWhen)) {
        Countdown countdown(returnWhen);
        std::vector<FutureCore *> watched;
        for (const FuturePtr &future : unique) {
            if (future->addWatcher(countdown))
                watched.push_back(future.get());
            else
                countdown.futureDone(*future);
        }
        if (!watched.empty()) {
            const BlockedScope blocked(noFuture, BlockReason::Wait);
            countdown.waitFor(unique.size(), deadlineNs);
        }
        for (FutureCore *future : watched)
            future->removeWatcher(countdown);
    }

    DoneAndNotDone result;
    for (const FuturePtr &future : unique)
        (isCounted(*future) ? result.done : result.notDone).push_back(future);
    return result;
}

/// Gathers finished futures in finishing order. Holds plain pointers: AsCompleted keeps the futures alive.
class AsCompleted::Collector final : public FutureWatcher
{
public:
    void futureDone(FutureCore &future) override
    {
        const std::lock_guard lock(m_mutex);
        m_finished.push_back(&future);
        m_wake.notify_one();
    }

    /// Moves what has finished to `target`; waits until there is something. False at the deadline.
    bool take(std::vector<FutureCore *> &target, const std::optional<std::int64_t> &deadlineNs)
    {
        std::unique_lock lock(m_mutex);
        if (!waitUntil(m_wake, lock, deadlineNs, [this] { return !m_finished.empty(); }))
            return false;
        target.swap(m_finished);
        return true;
    }

    bool empty()
    {
        const std::lock_guard lock(m_mutex);
        return m_finished.empty();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<FutureCore *> m_finished;
};

AsCompleted::AsCompleted(std::span<const FuturePtr> futures, Timeout timeout)
    : m_deadlineNs(deadlineAfter(timeout)),
      m_collector(std::make_unique<Collector>())
{
    std::vector<FuturePtr> unique = withoutDuplicates(futures);
    m_total = unique.size();
    for (FuturePtr &future : unique) {
        if (future->addWatcher(*m_collector))
            m_watched.insert({future.get(), future});
        else
            m_ready.push_back(std::move(future));
    }
}

AsCompleted::~AsCompleted()
{
    for (const auto &[core, future] : m_watched)
        core->removeWatcher(*m_collector);
}

FuturePtr AsCompleted::next()
{
    if (m_delivered == m_total)
        return nullptr;
    if (m_ready.empty())
        waitForMore();
    FuturePtr future = std::move(m_ready.front());
    m_ready.pop_front();
    ++m_delivered;
    return future;
}

void AsCompleted::waitForMore()
{
    std::vector<FutureCore *> finished;
    bool inTime = false;
    {
        std::optional<BlockedScope> blocked;
        if (m_collector->empty())
            blocked.emplace(noFuture, BlockReason::Wait);
        inTime = m_collector->take(finished, m_deadlineNs);
    }
    if (!inTime) {
        record(EventKind::TimedOut, noFuture);
        throw TimeoutError(fmt::format("{} (of {}) futures unfinished", m_total - m_delivered, m_total));
    }
    for (FutureCore *core : finished) {
        const auto found = m_watched.find(core);
        m_ready.push_back(std::move(found->second));
        m_watched.erase(found);
    }
}

} // namespace futurescope
