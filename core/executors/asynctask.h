// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/futures/futurecore.h"

#include <boost/asio/awaitable.hpp>

namespace futurescope {

/// The side of a task that an event loop sees: work that awaits instead of blocking. A task has it as a second base
/// beside ResultCore; the loop runs a task without it by execute(), which blocks the loop.
class AsyncTask
{
public:
    /// Does what execute() does. The coroutine ends the future itself and never throws. `lane` is the row under which
    /// it records; several coroutines share the thread, so it uses recordOn() or a LaneScope between two awaits.
    virtual boost::asio::awaitable<void> executeAsync(TaskContext context, LaneId lane) = 0;

protected:
    ~AsyncTask() = default;
};

} // namespace futurescope
