// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/platform/topology.h"

namespace futurescope {

/// A number of workers and where it comes from, as a sentence of facts: "min(32, 2 + 4), for 2 CPUs (CPU affinity)".
struct DefaultWorkers
{
    int count = 1;
    std::string source;
};

/// How many workers an executor gets in Python when nobody says: threads min(32, cpus + 4), processes cpus; and for
/// the kinds that Python does not have, one for each CPU where they compute, the figure of threads where they wait.
///
/// Declared deviation (C38): "cpus" are those that this program may use, as os.process_cpu_count() of Python 3.13 and
/// the quota of a cgroup have it; Python 3.11 counts all of the machine.
DefaultWorkers defaultWorkersOf(ExecutorKind kind, const Topology &topology);

/// How many workers keep `cores` busy with tasks that wait `waitPercent`, below 100, of their time: cores / (1 - wait
/// share), rounded up (Goetz et al., Java Concurrency in Practice, 2006, section 8.2).
int workersForWaiting(int cores, std::uint32_t waitPercent);

} // namespace futurescope
