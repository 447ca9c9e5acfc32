// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/intrusiveptr.h"
#include "core/base/time.h"
#include "core/futures/errors.h"

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

class Executor;
class LoopComputer;

/// The five states of concurrent.futures.
enum class FutureState : std::uint8_t { Pending, Running, Cancelled, CancelledAndNotified, Finished };

/// "pending", "running", "cancelled", "finished". Both cancelled states read "cancelled", as in Python's repr().
std::string_view stateText(FutureState state);

/// How long to wait; nullopt is for ever. Zero or less looks once and gives up at once.
using Timeout = std::optional<Nanos>;

/// A moment of monotonicNs(), which on Linux is the clock of std::chrono::steady_clock; nullopt is never.
using Deadline = std::optional<std::int64_t>;

class FutureCore;
using FuturePtr = IntrusivePtr<FutureCore>;

/// What a task can see of its surroundings while it runs.
struct TaskContext
{
    std::stop_token stop; ///< the run is being stopped: give up by throwing TaskError{Stopped}
    FutureId future = noFuture;
    Executor *executor = nullptr;     ///< that runs the task, for submitting others; null in a worker process
    LoopComputer *computer = nullptr; ///< of an event loop that does not compute where it is asked to
};

/// Somebody who waits for several futures. Registered with each; told from whatever thread changes the future's state,
/// under an internal lock: implementations note the fact, wake their thread and return, and call no future.
class FutureWatcher
{
public:
    FutureWatcher() = default;
    FutureWatcher(const FutureWatcher &) = delete;
    FutureWatcher &operator=(const FutureWatcher &) = delete;

    /// Finished, or cancelled and noticed by its worker: what wait() and as_completed() count.
    virtual void futureDone(FutureCore &future) = 0;
    /// cancel() succeeded: what a blocked result() wakes on.
    virtual void futureCancelled(FutureCore &) {}

protected:
    ~FutureWatcher() = default;
};

/// What a thread does instead of sleeping while it waits for a future: a worker that can run other tasks meanwhile.
class WaitHelper
{
public:
    WaitHelper() = default;
    WaitHelper(const WaitHelper &) = delete;
    WaitHelper &operator=(const WaitHelper &) = delete;

    /// Returns when `future` is done (true) or the deadline is over (false). Records the times in which there
    /// was nothing to do.
    virtual bool helpUntilDone(FutureCore &future, Deadline deadline) = 0;

protected:
    ~WaitHelper() = default;
};

/// The calling thread waits with the help of `helper` as long as this lives.
class WaitHelperScope
{
public:
    explicit WaitHelperScope(WaitHelper &helper);
    ~WaitHelperScope();
    WaitHelperScope(const WaitHelperScope &) = delete;
    WaitHelperScope &operator=(const WaitHelperScope &) = delete;

private:
    WaitHelper *const m_previous;
};

/// The state shared by a future, its promise and its task, without the type of the result.
///
/// Any thread may call any public function. States change only along the edges of Python's machine (semantics C02):
/// Pending -> Running | Cancelled | Finished, Cancelled -> CancelledAndNotified, Running -> Finished.
///
/// The state is one atomic word. A transition is a compare-and-swap; whoever wins an edge owns what follows it, so a
/// result is stored by exactly one thread and every callback runs exactly once. Waiters and callbacks hang in lists
/// behind a lock shared by many futures, which a transition touches only if the word says that somebody waits. The
/// hard interleaving is registering against finishing: registering sets the "watched" bit with a compare-and-swap
/// that fails once the state is final, and inserts under the lock; the finisher sees the bit in the value it replaced
/// and then takes the same lock. So either the waiter sees the final state, or the finisher sees the waiter.
class FutureCore : public RefCounted
{
public:
    using Callback = std::function<void(FutureCore &)>;

    FutureId id() const { return m_id; }
    FutureState state() const noexcept;
    bool running() const noexcept { return state() == FutureState::Running; }
    bool cancelled() const noexcept;
    bool done() const noexcept;

    /// True when the future is (or already was) cancelled; false when it runs or has finished.
    bool cancel();

    /// For whoever runs tasks: Pending -> Running gives true; Cancelled -> CancelledAndNotified gives false and tells
    /// those who wait in wait() and AsCompleted. From any other state it logs the state to stderr and throws
    /// RuntimeError "Future in unexpected state".
    bool setRunningOrNotifyCancel();

    /// Ends the future with an exception. Throws InvalidStateError when it is already done.
    void setException(std::exception_ptr exception);

    /// Waits for the outcome. Returns the exception or null. Throws CancelledError, or TimeoutError after `timeout`,
    /// which leaves the future as it is.
    std::exception_ptr exception(Timeout timeout = std::nullopt);

    /// Waits until the future is done. False after `timeout`. Records nothing and reads nothing.
    bool waitUntilDone(Timeout timeout = std::nullopt);

    /// Calls `callback` once when the future is done, in the thread that ends it; in the calling thread, at once, if
    /// it is done already, also from inside another callback. Callbacks run in the order added; what one throws is
    /// logged to stderr and the others still run.
    ///
    /// Declared deviation (C18): in Python a KeyboardInterrupt or SystemExit leaves the callback for whoever ends the
    /// future and the other callbacks are skipped. C++ has no such class of exceptions: everything is logged.
    void addDoneCallback(Callback callback);

    /// Finished with an exception? Does not count as reading it.
    bool hasException() const noexcept { return state() == FutureState::Finished && m_exception; }

    /// Registers a watcher. False, without registering, when futureDone() would already have been called.
    bool addWatcher(FutureWatcher &watcher);
    /// After this the watcher is not called any more. Harmless if it is not registered.
    void removeWatcher(FutureWatcher &watcher);

    /// "state=pending", "state=finished returned int", "state=finished raised ValueError" (semantics C07).
    std::string description() const;

    /// Runs the work that ends this future, in the calling thread; must be Running. Never throws. A future made by a
    /// Promise has none.
    virtual void execute(const TaskContext &) {}
    /// Called once by whoever has claimed the task, when that is recorded: the next thing is to run it, to hand it to
    /// another process, or to end it as failed.
    virtual void leftQueue() {}
    /// Lets go of that work when it will never be run: a cancelled future keeps no callable alive (C40).
    virtual void discardWork() {}
    /// What the Submitted event of this future carries.
    virtual std::uint64_t submissionPayload() const { return 0; }

protected:
    FutureCore();
    ~FutureCore() override;

    /// Claims the right to store the outcome; the winner stores it and calls publishOutcome(). InvalidStateError when
    /// the future is done or another thread has claimed it.
    void claimOutcome();
    void publishOutcome();
    /// result() and exception() begin with this: waits, records the waiting, throws as they do.
    void waitForOutcome(Timeout timeout);
    const std::exception_ptr &storedException() const { return m_exception; }
    /// Only between claimOutcome() and publishOutcome().
    void storeException(std::exception_ptr exception) { m_exception = std::move(exception); }
    virtual std::string resultTypeName() const = 0;

private:
    friend class Executor; // numbers the futures it accepts

    struct Hooks;

    void tellCancelled();
    void tellNoticed();
    void tellFinished();
    void tellWatchersDone(); // the lock held
    std::string repr() const;
    bool sleepUntilDone(Timeout timeout);
    bool waitRecorded(Timeout timeout);
    Hooks &hooks();
    void invoke(std::span<const Callback> callbacks);

    FutureId m_id = noFuture;
    std::atomic<std::uint32_t> m_word{0};
    std::unique_ptr<Hooks> m_hooks; // behind the lock; most futures never need one
    std::exception_ptr m_exception;
};

} // namespace futurescope
