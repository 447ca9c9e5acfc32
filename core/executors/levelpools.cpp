// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/levelpools.h"

namespace futurescope {

Status LevelPools::open(ExecutorKind kind, ExecutorConfig config, std::uint32_t levels, Executor &outer)
{
    for (std::uint32_t level = 0; level < levels; ++level) {
        config.firstLane += config.workers;
        Result<std::unique_ptr<Executor>> pool = makeExecutor(kind, config);
        if (!pool)
            return pool.error();
        (*pool)->takeNumbersFrom(outer);
        m_pools.push_back(std::move(*pool));
    }
    return success();
}

void LevelPools::close()
{
    for (const std::unique_ptr<Executor> &pool : m_pools)
        pool->shutdown(true);
}

Nanos LevelPools::workerCpuTime() const
{
    Nanos total{};
    for (const std::unique_ptr<Executor> &pool : m_pools)
        total += pool->workerCpuTime();
    return total;
}

} // namespace futurescope
