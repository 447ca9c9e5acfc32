// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace futurescope {

enum class ErrorCode {
    Usage,          ///< an option or field outside its range, an unknown name
    InvalidInput,   ///< a file that cannot be read or does not say what it should
    OutputFailed,   ///< a file that could not be written whole
    MissingProgram, ///< an optional program or the worker binary is not there
    ResourceLimit,  ///< refused before the machine would have refused it
    Internal,
};

/// What went wrong, in one sentence that names the thing and the cause.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
};

/// A value or the reason why there is none. `Result<void>` is written `Status`.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    T &value() { return assert(ok()), *std::get_if<0>(&m_content); }
    const T &value() const { return assert(ok()), *std::get_if<0>(&m_content); }
    T &operator*() { return value(); }
    const T &operator*() const { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const { return assert(!ok()), *std::get_if<1>(&m_content); }

private:
    std::variant<T, Error> m_content;
};

using Status = Result<std::monostate>;

inline Status success()
{
    return std::monostate{};
}

} // namespace futurescope
