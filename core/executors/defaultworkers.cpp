// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/defaultworkers.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

DefaultWorkers defaultWorkersOf(ExecutorKind kind, const Topology &topology)
{
    const std::string cpus = fmt::format("for {} {} ({})", topology.usable, topology.usable == 1 ? "CPU" : "CPUs",
                                         limitName(topology.limitedBy));
    switch (kind) {
    case ExecutorKind::Sequential:
        return {1, "one, the calling thread"};
    case ExecutorKind::Threads:
    case ExecutorKind::ThreadsGil:
    case ExecutorKind::Async:
        return {pythonThreadWorkers(topology), fmt::format("min(32, {} + 4), {}", topology.usable, cpus)};
    case ExecutorKind::WorkStealing:
    case ExecutorKind::Processes:
        break;
    }
    const int count = std::min(cpuBoundWorkers(topology), maxWorkers(kind));
    return {count, fmt::format("one for each, {}", cpus)};
}

int workersForWaiting(int cores, std::uint32_t waitPercent)
{
    const int computing = 100 - static_cast<int>(waitPercent);
    return (cores * 100 + computing - 1) / computing;
}

} // namespace futurescope
