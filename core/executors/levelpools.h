// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"

namespace futurescope {

/// A pool of threads for each level of children, so that who waits for a child never holds a worker that the child
/// needs. Opened and closed by the program; ofLevel() from any thread in between.
class LevelPools
{
public:
    /// Makes `levels` pools like the one of `config`, whose workers have the lanes behind those of `outer`; all take
    /// their numbers from `outer`, which must outlive them. Errors: as makeExecutor().
    Status open(ExecutorKind kind, ExecutorConfig config, std::uint32_t levels, Executor &outer);
    /// Returns when all that was submitted to them is done.
    void close();

    /// `level` is 1 for the children of what the program submits, 2 for their children, ...
    Executor &ofLevel(std::uint32_t level) { return *m_pools.at(level - 1); }

    Nanos workerCpuTime() const;

private:
    std::vector<std::unique_ptr<Executor>> m_pools;
};

} // namespace futurescope
