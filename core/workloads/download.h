// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/remotetask.h"

#include <boost/asio/awaitable.hpp>

namespace futurescope {

/// Body of a download when the workload does not say.
inline constexpr std::uint32_t defaultBodyBytes = 16u << 10;
/// `asked`: bytes; 0 is the default.
constexpr std::uint32_t bodySize(std::uint32_t asked)
{
    return asked != 0 ? asked : defaultBodyBytes;
}

/// One HTTP GET to a LoopbackServer.
struct Download
{
    std::uint16_t port = 0;
    std::uint32_t item = 0; ///< named in errors
    Nanos latency{};
    std::uint32_t bytes = 0;
};

/// Both give the body, whose size they have checked. They throw TaskError{OsError, item} when the system refuses (no
/// connection, no descriptor), TaskError{Stopped}, and std::runtime_error for an answer that is not what was asked.
///
/// Blocks the calling thread until the body is there or a stop is requested. Any thread.
Bytes downloadBlocking(const Download &download, const std::stop_token &stop);

/// Awaits. A cancelled operation counts as stopped.
boost::asio::awaitable<Bytes> downloadAwaiting(Download download, std::stop_token stop);

} // namespace futurescope
