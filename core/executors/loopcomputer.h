// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"

#include <functional>

namespace futurescope {

/// How the coroutines of an event loop compute, where that is not in place. The loop's thread only.
class LoopComputer
{
public:
    LoopComputer() = default;
    LoopComputer(const LoopComputer &) = delete;
    LoopComputer &operator=(const LoopComputer &) = delete;

    virtual LoopComputing where() const = 0;
    /// InThread only: calls `work` in the thread beside the loop, after what was given before, and then `done`, when
    /// the end of the work has been recorded. Neither may throw.
    virtual void computeBeside(FutureId future, std::function<void()> work, std::function<void()> done) = 0;

protected:
    ~LoopComputer() = default;
};

} // namespace futurescope
