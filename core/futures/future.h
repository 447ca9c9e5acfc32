// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <concepts>
#include <variant>

namespace futurescope {

/// A FutureCore that can hold a T.
template <class T>
class ResultCore : public FutureCore
{
public:
    using FutureCore::FutureCore;

    /// Ends the future with a value. Throws InvalidStateError when it is already done. Should the value's own move
    /// throw, the future ends with that exception.
    void setResult(T value)
    {
        claimOutcome();
        try {
            m_value.emplace(std::move(value));
        } catch (...) {
            storeException(std::current_exception());
        }
        publishOutcome();
    }

    /// Waits for the value. Throws the task's own exception (the same object each time), CancelledError, TimeoutError.
    const T &result(Timeout timeout = std::nullopt)
    {
        waitForOutcome(timeout);
        if (storedException())
            std::rethrow_exception(storedException());
        return *m_value;
    }

    /// As result(), but moves the value out, so that the future keeps nothing of it. For whoever alone reads it.
    T takeResult(Timeout timeout = std::nullopt)
    {
        result(timeout);
        return std::move(*m_value);
    }

private:
    std::string resultTypeName() const override
    {
        if constexpr (std::same_as<T, std::monostate>)
            return "void";
        else
            return typeName(typeid(T));
    }

    std::optional<T> m_value;
};

/// The receipt for a result that may not be there yet. Copies refer to the same future.
template <class T>
class Future
{
public:
    Future() = default;
    explicit Future(IntrusivePtr<ResultCore<T>> core) : m_core(std::move(core)) {}

    bool valid() const { return static_cast<bool>(m_core); }
    FutureId id() const { return m_core->id(); }
    FutureState state() const { return m_core->state(); }
    bool done() const { return m_core->done(); }
    bool running() const { return m_core->running(); }
    bool cancelled() const { return m_core->cancelled(); }
    bool cancel() const { return m_core->cancel(); }
    const T &result(Timeout timeout = std::nullopt) const { return m_core->result(timeout); }
    std::exception_ptr exception(Timeout timeout = std::nullopt) const { return m_core->exception(timeout); }
    void addDoneCallback(FutureCore::Callback callback) const { m_core->addDoneCallback(std::move(callback)); }
    std::string description() const { return m_core->description(); }

    const IntrusivePtr<ResultCore<T>> &core() const { return m_core; }
    operator FuturePtr() const { return m_core; }

private:
    IntrusivePtr<ResultCore<T>> m_core;
};

/// The other end of a Future: whoever holds it decides the outcome.
template <class T>
class Promise
{
public:
    Promise() : m_core(makeIntrusive<PromisedCore>()) {}

    Future<T> future() const { return Future<T>(m_core); }
    bool setRunningOrNotifyCancel() const { return m_core->setRunningOrNotifyCancel(); }
    void setResult(T value) const { m_core->setResult(std::move(value)); }
    void setException(std::exception_ptr exception) const { m_core->setException(std::move(exception)); }

private:
    class PromisedCore final : public ResultCore<T>
    {};

    IntrusivePtr<ResultCore<T>> m_core;
};

} // namespace futurescope
