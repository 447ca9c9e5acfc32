// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>

namespace futurescope {

/// A web server on 127.0.0.1 and nowhere else, at a port that the system chooses, in a thread of its own.
///
/// It answers `GET /item?latency_ns=L&bytes=B` after L nanoseconds with B bytes. The latency is a timer, so that any
/// number of requests wait at the same time. What it does not understand gets status 400; a body or latency above the
/// limits given at the start too. Destruction drops all connections and joins the thread.
class LoopbackServer
{
public:
    struct Limits
    {
        std::uint32_t maxBodyBytes = 0;
        std::int64_t maxLatencyNs = 0;
    };

    /// Errors: no socket, no port or no thread to be had.
    static Result<std::unique_ptr<LoopbackServer>> start(Limits limits);
    ~LoopbackServer();

    std::uint16_t port() const;

private:
    class Loop;
    explicit LoopbackServer(std::unique_ptr<Loop> loop);

    std::unique_ptr<Loop> m_loop;
};

} // namespace futurescope
