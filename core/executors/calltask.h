// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/future.h"
#include "core/trace/recorder.h"

#include <concepts>
#include <type_traits>
#include <variant>

namespace futurescope {

/// The number that stands for a result in its Finished event.
template <class T>
std::uint64_t tracePayload(const T &value)
{
    if constexpr (std::integral<T>)
        return static_cast<std::uint64_t>(value);
    else if constexpr (requires { value.tracePayload(); })
        return value.tracePayload();
    else
        return 0;
}

/// Records that a task ended with `exception`; keeps its text with the recorder where no FailureKind can rebuild it.
void recordFailure(FutureId future, const std::exception_ptr &exception);

/// Runs `work` and ends `core` with what it returns or throws. The end is recorded before anybody who waits can know
/// of it, so that no reading stands in the trace before the finish.
template <class T, class Work>
void completeWith(ResultCore<T> &core, Work &&work)
{
    std::optional<T> value;
    std::exception_ptr exception;
    try {
        value.emplace(work());
    } catch (...) {
        exception = std::current_exception();
    }
    if (exception) {
        recordFailure(core.id(), exception);
        core.setException(std::move(exception));
    } else {
        record(EventKind::Finished, core.id(), tracePayload(*value));
        core.setResult(std::move(*value));
    }
}

/// What a worker does first with a task from its queue. True: it is Running now and is to be executed. False: it was
/// cancelled, which counts as noticed from now on, or somebody else has ended it, which is logged; its work is let go.
bool claimTask(FutureCore &task);

/// What a worker does with a task from its queue: claims it, records the start and runs it. The worker's `context`
/// says whose task it is meanwhile; workers that run one task inside another get theirs back.
void runTask(FutureCore &task, TaskContext &context);

/// What shutdown(cancelFutures=true) does with a task that it has taken from the queue: cancels it and lets its work go.
/// As in Python nobody notices the cancellation (see wait()).
void cancelTask(FutureCore &task);

/// What an executor does with a task from its queue that it will never run: ends it with `exception` and records that,
/// or notes that it was cancelled.
void failTask(FutureCore &task, const std::exception_ptr &exception);

template <class Function>
auto invokeTaskFunction(Function &function, const TaskContext &context)
{
    if constexpr (std::invocable<Function &, const TaskContext &>)
        return function(context);
    else
        return function();
}

/// A callable and the future of its result in one allocation.
///
/// Whatever the callable throws, of any type, ends the future with it, and the worker lives on (C13). Declared
/// deviation: what Python turns into the exception SystemExit ends the program here, std::exit() and std::quick_exit(),
/// or the thread, pthread_exit(); a task must call none of them.
template <class Function, class T>
class CallTask final : public ResultCore<T>
{
public:
    explicit CallTask(Function function) : m_function(std::move(function)) {}

    void execute(const TaskContext &context) override
    {
        completeWith<T>(*this, [&]() -> T {
            // The callable goes with the call: a worker keeps nothing of a task while it waits for the next (C40).
            Function function = std::move(*m_function);
            m_function.reset();
            if constexpr (std::is_same_v<T, std::monostate>) {
                invokeTaskFunction(function, context);
                return {};
            } else {
                return invokeTaskFunction(function, context);
            }
        });
    }
    void discardWork() override { m_function.reset(); }

private:
    std::optional<Function> m_function;
};

/// A function that returns nothing gives a Future<std::monostate>.
template <class Function>
auto makeCallTask(Function function)
{
    using Returned = decltype(invokeTaskFunction(function, std::declval<const TaskContext &>()));
    using T = std::conditional_t<std::is_void_v<Returned>, std::monostate, Returned>;
    return IntrusivePtr<ResultCore<T>>(makeIntrusive<CallTask<Function, T>>(std::move(function)));
}

} // namespace futurescope
