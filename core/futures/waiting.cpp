// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/futures/waiting.h"

#include "core/futures/deadline.h"
#include "core/platform/spinning.h"
#include "core/trace/recorder.h"

#include <algorithm>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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

bool isCounted(const FutureCore &future)
{
    const FutureState state = future.state();
    return state == FutureState::Finished || state == FutureState::CancelledAndNotified;
}

/// Spins for what probably comes soon, but not past a deadline that is nearer than that.
template <class Condition>
bool lookBeforeSleep(Deadline deadline, Condition condition)
{
    const bool patient = !deadline || *timeUntil(deadline) > spinningTime;
    return lookClosely(condition) || (patient && lookYielding(condition));
}

/// Counts down to the condition of one wait().
class Countdown final : public FutureWatcher
{
public:
    Countdown(ReturnWhen returnWhen, std::size_t count) : m_returnWhen(returnWhen), m_count(count) {}

    void futureDone(FutureCore &future) override
    {
        const std::lock_guard lock(m_mutex);
        ++m_done;
        m_failed |= failed(future);
        // Waking for each future would cost its worker more than a small task.
        if (!satisfied())
            return;
        m_satisfied.store(true, std::memory_order_release);
        m_wake.notify_one();
    }

    void waitUntilSatisfied(Deadline deadline)
    {
        if (lookBeforeSleep(deadline, [this] { return m_satisfied.load(std::memory_order_acquire); }))
            return;
        std::unique_lock lock(m_mutex);
        waitUntil(m_wake, lock, deadline, [this] { return satisfied(); });
    }

    static bool failed(FutureCore &future) { return future.state() == FutureState::Finished && future.hasException(); }

private:
    bool satisfied() const
    {
        return m_done >= m_count || (m_returnWhen == ReturnWhen::FirstCompleted && m_done > 0)
               || (m_returnWhen == ReturnWhen::FirstException && m_failed);
    }

    const ReturnWhen m_returnWhen;
    const std::size_t m_count;
    std::atomic<bool> m_satisfied{false};
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
    const Deadline deadline = deadlineAfter(timeout);
    if (!satisfiedAlready(unique, returnWhen)) {
        Countdown countdown(returnWhen, unique.size());
        std::vector<FutureCore *> watched;
        for (const FuturePtr &future : unique) {
            if (future->addWatcher(countdown))
                watched.push_back(future.get());
            else
                countdown.futureDone(*future);
        }
        if (!watched.empty()) {
            const BlockedScope blocked(noFuture, BlockReason::Wait);
            countdown.waitUntilSatisfied(deadline);
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
        m_any.store(true, std::memory_order_release);
        m_wake.notify_one();
    }

    /// Moves what has finished to `target`; waits until there is something or the deadline has come.
    void take(std::vector<FutureCore *> &target, Deadline deadline)
    {
        lookBeforeSleep(deadline, [this] { return !empty(); });
        std::unique_lock lock(m_mutex);
        waitUntil(m_wake, lock, deadline, [this] { return !m_finished.empty(); });
        target.swap(m_finished);
        m_any.store(false, std::memory_order_relaxed);
    }

    bool empty() const { return !m_any.load(std::memory_order_acquire); }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<bool> m_any{false}; // !m_finished.empty(), for a look without the lock
    std::vector<FutureCore *> m_finished;
};

AsCompleted::AsCompleted(std::span<const FuturePtr> futures, Timeout timeout)
    : m_timeout(timeout),
      m_given(withoutDuplicates(futures)),
      m_total(m_given.size()),
      m_collector(std::make_unique<Collector>())
{}

AsCompleted::~AsCompleted()
{
    stopWatching();
}

void AsCompleted::start()
{
    m_started = true;
    m_deadline = deadlineAfter(m_timeout);
    for (FuturePtr &future : std::exchange(m_given, {})) {
        if (future->addWatcher(*m_collector))
            m_watched.insert({future.get(), future});
        else
            m_ready.push_back(std::move(future));
    }
}

void AsCompleted::stopWatching()
{
    for (const auto &[core, future] : m_watched)
        core->removeWatcher(*m_collector);
    m_watched.clear();
}

FuturePtr AsCompleted::next()
{
    if (!m_started)
        start();
    if (m_timedOut || m_delivered == m_total)
        return nullptr;
    while (m_ready.empty())
        waitForMore();
    FuturePtr future = std::move(m_ready.front());
    m_ready.pop_front();
    ++m_delivered;
    return future;
}

void AsCompleted::waitForMore()
{
    if (m_deadline && monotonicNs() > *m_deadline) {
        m_timedOut = true;
        stopWatching();
        record(EventKind::TimedOut, noFuture);
        throw TimeoutError(fmt::format("{} (of {}) futures unfinished", m_total - m_delivered, m_total));
    }
    std::vector<FutureCore *> finished;
    if (m_collector->empty()) {
        const BlockedScope blocked(noFuture, BlockReason::Wait);
        m_collector->take(finished, m_deadline);
    } else {
        m_collector->take(finished, m_deadline);
    }
    for (FutureCore *core : finished) {
        const auto found = m_watched.find(core);
        m_ready.push_back(std::move(found->second));
        m_watched.erase(found);
    }
}

} // namespace futurescope
