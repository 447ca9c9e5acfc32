// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/futures/futurecore.h"

#include "core/futures/deadline.h"
#include "core/platform/spinning.h"
#include "core/trace/recorder.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace futurescope {

namespace {

// The word of a future: three bits of state and two flags.
constexpr std::uint32_t stateMask = 0b00111;
constexpr std::uint32_t claimedFlag = 0b01000; // somebody stores the outcome now
constexpr std::uint32_t watchedFlag = 0b10000; // m_hooks has entries

constexpr FutureState stateOf(std::uint32_t word)
{
    return static_cast<FutureState>(word & stateMask);
}

constexpr std::uint32_t withState(std::uint32_t word, FutureState state)
{
    return (word & ~stateMask) | static_cast<std::uint32_t>(state);
}

/// Python's names of the five constants, as they stand in the texts of errors.
constexpr std::string_view stateConstant(FutureState state)
{
    switch (state) {
    case FutureState::Pending:
        return "PENDING";
    case FutureState::Running:
        return "RUNNING";
    case FutureState::Cancelled:
        return "CANCELLED";
    case FutureState::CancelledAndNotified:
        return "CANCELLED_AND_NOTIFIED";
    case FutureState::Finished:
        break;
    }
    return "FINISHED";
}

constexpr bool isDone(FutureState state)
{
    return state != FutureState::Pending && state != FutureState::Running;
}

/// Futures share these locks by address. A thread holds at most one of them.
std::mutex &lockFor(const FutureCore *future)
{
    struct alignas(64) PaddedMutex
    {
        std::mutex mutex;
    };
    static std::array<PaddedMutex, 64> locks;
    const auto address = reinterpret_cast<std::uintptr_t>(future);
    return locks[(address >> 6 ^ address >> 12) % locks.size()].mutex;
}

/// Lets one thread sleep until one future is done or cancelled.
class OutcomeSignal final : public FutureWatcher
{
public:
    void futureDone(FutureCore &) override { wake(); }
    void futureCancelled(FutureCore &) override { wake(); }

    bool wait(Deadline deadline)
    {
        std::unique_lock lock(m_mutex);
        return waitUntil(m_wake, lock, deadline, [this] { return m_woken; });
    }

private:
    void wake()
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
        m_wake.notify_one();
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_woken = false;
};

thread_local constinit WaitHelper *helperOfThread = nullptr;

} // namespace

WaitHelperScope::WaitHelperScope(WaitHelper &helper) : m_previous(std::exchange(helperOfThread, &helper)) {}

WaitHelperScope::~WaitHelperScope()
{
    helperOfThread = m_previous;
}

std::string_view stateText(FutureState state)
{
    switch (state) {
    case FutureState::Pending:
        return "pending";
    case FutureState::Running:
        return "running";
    case FutureState::Cancelled:
    case FutureState::CancelledAndNotified:
        return "cancelled";
    case FutureState::Finished:
        break;
    }
    return "finished";
}

struct FutureCore::Hooks
{
    std::vector<FutureWatcher *> watchers;
    std::vector<Callback> callbacks;
};

FutureCore::FutureCore() = default;

FutureCore::~FutureCore() = default;

FutureState FutureCore::state() const noexcept
{
    return stateOf(m_word.load(std::memory_order_acquire));
}

bool FutureCore::cancelled() const noexcept
{
    const FutureState now = state();
    return now == FutureState::Cancelled || now == FutureState::CancelledAndNotified;
}

bool FutureCore::done() const noexcept
{
    return isDone(state());
}

bool FutureCore::cancel()
{
    std::uint32_t word = m_word.load(std::memory_order_acquire);
    do {
        const FutureState now = stateOf(word);
        if (now == FutureState::Cancelled || now == FutureState::CancelledAndNotified)
            return true;
        if (now != FutureState::Pending || (word & claimedFlag)) {
            record(EventKind::CancelRefused, m_id);
            return false;
        }
    } while (!m_word.compare_exchange_weak(word, withState(word, FutureState::Cancelled), std::memory_order_acq_rel,
                                           std::memory_order_acquire));
    record(EventKind::Cancelled, m_id);
    if (word & watchedFlag)
        tellCancelled();
    return true;
}

bool FutureCore::setRunningOrNotifyCancel()
{
    std::uint32_t word = m_word.load(std::memory_order_acquire);
    for (;;) {
        const FutureState now = stateOf(word);
        if ((now != FutureState::Pending && now != FutureState::Cancelled) || (word & claimedFlag)) {
            fmt::print(stderr, "Future {} in unexpected state: {}\n", m_id.value, stateConstant(now));
            throw RuntimeError("Future in unexpected state");
        }
        const FutureState next = now == FutureState::Pending ? FutureState::Running : FutureState::CancelledAndNotified;
        if (m_word.compare_exchange_weak(word, withState(word, next), std::memory_order_acq_rel,
                                         std::memory_order_acquire)) {
            if (next == FutureState::Running)
                return true;
            record(EventKind::CancelNotified, m_id);
            if (word & watchedFlag)
                tellNoticed();
            return false;
        }
    }
}

void FutureCore::claimOutcome()
{
    std::uint32_t word = m_word.load(std::memory_order_acquire);
    do {
        if (isDone(stateOf(word)))
            throw InvalidStateError(fmt::format("{}: {}", stateConstant(stateOf(word)), repr()));
        if (word & claimedFlag) // as good as finished, but not to be looked at yet
            throw InvalidStateError(fmt::format("FINISHED: <Future {} state=finished>", m_id.value));
    } while (
        !m_word.compare_exchange_weak(word, word | claimedFlag, std::memory_order_acq_rel, std::memory_order_acquire));
}

void FutureCore::publishOutcome()
{
    std::uint32_t word = m_word.load(std::memory_order_relaxed);
    while (!m_word.compare_exchange_weak(word, withState(word & ~claimedFlag, FutureState::Finished),
                                         std::memory_order_acq_rel, std::memory_order_relaxed)) {}
    if (word & watchedFlag)
        tellFinished();
}

void FutureCore::setException(std::exception_ptr exception)
{
    claimOutcome();
    m_exception = std::move(exception);
    publishOutcome();
}

/// The canceller, and nobody else, calls back; the worker that notices the cancellation later only tells watchers.
void FutureCore::tellCancelled()
{
    std::vector<Callback> callbacks;
    {
        const std::lock_guard lock(lockFor(this));
        if (!m_hooks)
            return;
        for (FutureWatcher *watcher : m_hooks->watchers)
            watcher->futureCancelled(*this);
        callbacks.swap(m_hooks->callbacks);
    }
    invoke(callbacks);
}

void FutureCore::tellNoticed()
{
    const std::lock_guard lock(lockFor(this));
    tellWatchersDone();
}

void FutureCore::tellFinished()
{
    std::vector<Callback> callbacks;
    {
        const std::lock_guard lock(lockFor(this));
        tellWatchersDone();
        if (m_hooks)
            callbacks.swap(m_hooks->callbacks);
    }
    invoke(callbacks);
}

void FutureCore::tellWatchersDone()
{
    if (!m_hooks)
        return;
    for (FutureWatcher *watcher : m_hooks->watchers)
        watcher->futureDone(*this);
    m_hooks->watchers.clear();
}

FutureCore::Hooks &FutureCore::hooks()
{
    if (!m_hooks)
        m_hooks = std::make_unique<Hooks>();
    return *m_hooks;
}

bool FutureCore::addWatcher(FutureWatcher &watcher)
{
    const std::lock_guard lock(lockFor(this));
    std::uint32_t word = m_word.load(std::memory_order_acquire);
    do {
        const FutureState now = stateOf(word);
        if (now == FutureState::Finished || now == FutureState::CancelledAndNotified)
            return false;
    } while (
        !m_word.compare_exchange_weak(word, word | watchedFlag, std::memory_order_acq_rel, std::memory_order_acquire));
    hooks().watchers.push_back(&watcher);
    return true;
}

void FutureCore::removeWatcher(FutureWatcher &watcher)
{
    const std::lock_guard lock(lockFor(this));
    if (m_hooks)
        std::erase(m_hooks->watchers, &watcher);
}

void FutureCore::addDoneCallback(Callback callback)
{
    {
        const std::lock_guard lock(lockFor(this));
        std::uint32_t word = m_word.load(std::memory_order_acquire);
        while (!isDone(stateOf(word))) {
            if (m_word.compare_exchange_weak(word, word | watchedFlag, std::memory_order_acq_rel,
                                             std::memory_order_acquire)) {
                hooks().callbacks.push_back(std::move(callback));
                return;
            }
        }
    }
    invoke({&callback, 1});
}

void FutureCore::invoke(std::span<const Callback> callbacks)
{
    for (const Callback &callback : callbacks) {
        try {
            callback(*this);
        } catch (...) {
            fmt::print(stderr, "exception calling callback for {}: {}\n", repr(),
                       exceptionText(std::current_exception()));
        }
    }
}

bool FutureCore::waitUntilDone(Timeout timeout)
{
    if (done())
        return true;
    if (timeout && *timeout <= Nanos::zero())
        return false;
    if (lookClosely([this] { return done(); }))
        return true;
    return sleepUntilDone(timeout);
}

/// Looks for a while longer, for most results come soon, and sleeps then.
bool FutureCore::sleepUntilDone(Timeout timeout)
{
    const Deadline deadline = deadlineAfter(timeout);
    const bool patient = !timeout || *timeout > spinningTime;
    if (patient && lookYielding([this] { return done(); }))
        return true;
    OutcomeSignal signal;
    if (!addWatcher(signal))
        return true;
    // A cancel() between the look above and registering has told nobody, so look again.
    const bool woken = done() || signal.wait(deadline);
    removeWatcher(signal);
    return woken || done();
}

/// What comes within the first close look is no wait that could be seen in a picture, and is not recorded as one.
bool FutureCore::waitRecorded(Timeout timeout)
{
    if (timeout && *timeout <= Nanos::zero())
        return false;
    if (WaitHelper *helper = helperOfThread)
        return helper->helpUntilDone(*this, deadlineAfter(timeout));
    if (lookClosely([this] { return done(); }))
        return true;
    const BlockedScope blocked(m_id, BlockReason::Result, waitLimit(timeout));
    return sleepUntilDone(timeout);
}

void FutureCore::waitForOutcome(Timeout timeout)
{
    if (!done() && !waitRecorded(timeout)) {
        record(EventKind::TimedOut, m_id);
        throw TimeoutError();
    }
    orderClock();
    if (cancelled())
        throw CancelledError();
    record(m_exception ? EventKind::ExceptionRead : EventKind::ResultRead, m_id);
}

std::exception_ptr FutureCore::exception(Timeout timeout)
{
    waitForOutcome(timeout);
    return m_exception;
}

std::string FutureCore::description() const
{
    const FutureState now = state();
    if (now != FutureState::Finished)
        return fmt::format("state={}", stateText(now));
    if (m_exception)
        return fmt::format("state=finished raised {}", exceptionTypeName(m_exception));
    return fmt::format("state=finished returned {}", resultTypeName());
}

std::string FutureCore::repr() const
{
    return fmt::format("<Future {} {}>", m_id.value, description());
}

} // namespace futurescope
