// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/errors.h"

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>

namespace futurescope {

/// The types of exception that cross a process border as what they are. Any other arrives as the TaskError that says
/// the same (C++ cannot send a class as Python does).
enum class RemoteType : std::uint32_t {
    Task, ///< TaskError
    Cancelled,
    Timeout,
    InvalidState,
    BrokenThreadPool,
    BrokenProcessPool,
    Runtime, ///< RuntimeError
    Value,   ///< ValueError
    System,  ///< std::system_error
    BadAlloc,
    InvalidArgument,
    OutOfRange,
    Domain,
    Length,
    Overflow,
    Range,
    StandardRuntime, ///< std::runtime_error
    StandardLogic,   ///< std::logic_error; the last
};

RemoteType remoteType(const std::exception_ptr &exception);

/// Where and how an exception was raised in a worker process: the cause (std::nested_exception) of the one that the
/// future raises here, as Python's _RemoteTraceback.
class RemoteTraceback : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// The exception of `type` that says what the worker's said, with RemoteTraceback(`origin`) as its cause.
std::exception_ptr rebuiltException(RemoteType type, const Failure &failure, const std::string &text,
                                    const std::string &origin);

} // namespace futurescope
