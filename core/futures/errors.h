// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeinfo>

namespace futurescope {

// The errors of concurrent.futures, with Python's names and texts.

class CancelledError : public std::runtime_error
{
public:
    CancelledError() : std::runtime_error("CancelledError") {}
};

class TimeoutError : public std::runtime_error
{
public:
    explicit TimeoutError(const std::string &text = "TimeoutError") : std::runtime_error(text) {}
};

class InvalidStateError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// An argument of a call lies outside its range.
class ValueError : public std::invalid_argument
{
public:
    using std::invalid_argument::invalid_argument;
};

/// Python's RuntimeError: submit after shutdown, a thread that cannot be started.
class RuntimeError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// The pool has come to a state in which it runs no task any more.
class BrokenExecutor : public RuntimeError
{
public:
    using RuntimeError::RuntimeError;
};

class BrokenThreadPool : public BrokenExecutor
{
public:
    using BrokenExecutor::BrokenExecutor;
};

class BrokenProcessPool : public BrokenExecutor
{
public:
    using BrokenExecutor::BrokenExecutor;
};

/// The worker process that ran this task died.
class WorkerLostError : public BrokenProcessPool
{
public:
    using BrokenProcessPool::BrokenProcessPool;
};

/// Why a task failed, in a form that fits an Event and can cross to another process.
enum class FailureKind : std::uint8_t {
    ValueError, ///< number: the item
    OsError,    ///< number: the item; code: errno
    MemoryError,
    Stopped,    ///< the run was stopped and the task gave up
    Lost,       ///< code: wait status
    Other,      ///< number: index of the text in the Trace
    BrokenPool, ///< its pool broke, by another's fault; number: index of the text in the Trace
};
inline constexpr FailureKind lastFailureKind = FailureKind::BrokenPool;

/// Has the Trace a text for failures of this kind?
constexpr bool carriesText(FailureKind kind)
{
    return kind == FailureKind::Other || kind == FailureKind::BrokenPool;
}

struct Failure
{
    FailureKind kind = FailureKind::Other;
    std::uint32_t number = 0;
    std::uint32_t code = 0;

    std::uint64_t payload() const { return std::uint64_t{code} << 32 | number; }
    static Failure fromPayload(FailureKind kind, std::uint64_t payload)
    {
        return {kind, static_cast<std::uint32_t>(payload), static_cast<std::uint32_t>(payload >> 32)};
    }
    friend bool operator==(const Failure &, const Failure &) = default;
};

/// An exception that says what a Failure says. Thrown by workloads and rebuilt from other processes' replies.
class TaskError : public std::runtime_error
{
public:
    explicit TaskError(Failure failure);
    TaskError(Failure failure, const std::string &text) : std::runtime_error(text), m_failure(failure) {}
    const Failure &failure() const { return m_failure; }

private:
    Failure m_failure;
};

/// "ValueError", "OSError", ...: the kind as one word.
std::string_view failureName(FailureKind kind);

/// "ValueError: Task 12 failed!". `otherText` is used for the kinds that carry a text.
std::string failureText(const Failure &failure, const std::string &otherText = {});

/// The type's name as a person would write it; our own types without the namespace.
std::string typeName(const std::type_info &type);

/// The type of an exception by name; a TaskError that stands for one of Python's by that one's name.
std::string exceptionTypeName(const std::exception_ptr &exception);

/// The text of any exception, also of one whose type is unknown: never throws, never empty.
std::string exceptionText(const std::exception_ptr &exception);

/// Sorts an exception into the kinds above; an unknown one is Other with number 0.
Failure classify(const std::exception_ptr &exception);

} // namespace futurescope
