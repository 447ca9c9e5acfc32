// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/cgroup.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace futurescope {

struct CacheLevel
{
    int level = 1;
    bool instructions = false; ///< holds instructions only
    std::uint64_t bytes = 0;   ///< of one such cache
    int count = 0;             ///< how many the machine has

    friend bool operator==(const CacheLevel &, const CacheLevel &) = default;
};

/// Who has the last word on how many CPUs this program may use at a time.
enum class CpuLimit { Hardware, Affinity, CgroupQuota };

/// The machine as this program finds it. Every count is at least 1.
struct Topology
{
    std::string cpu;         ///< model name; empty: the system does not say
    std::string system;      ///< "Linux 6.1.0-18-amd64 x86_64"
    int cores = 1;           ///< physical, of the whole machine
    int hardwareThreads = 1; ///< of the whole machine
    int affinityCpus = 1;    ///< hardware threads that this process may run on
    std::optional<CgroupLimit> cgroup;
    std::vector<CacheLevel> caches;
    int usable = 1; ///< CPUs that this program can keep busy at a time
    CpuLimit limitedBy = CpuLimit::Hardware;

    bool hasSmt() const { return hardwareThreads > cores; }
};

/// Asks hwloc, the scheduler and the cgroups. A few milliseconds; any thread. `root` stands for / in tests.
Topology topologyOfThisMachine(const std::filesystem::path &root = "/");

/// Sets `usable` and `limitedBy` from the other fields: the smallest of hardware threads, affinity and the quota
/// rounded up, because part of a CPU still keeps one worker busy at times.
void deriveUsable(Topology &topology);

/// "hardware threads", "CPU affinity", "cgroup quota".
std::string_view limitName(CpuLimit limit);

// The usual numbers of workers that follow.
int cpuBoundWorkers(const Topology &topology); ///< one for each usable CPU
int pythonThreadWorkers(
    const Topology &topology); ///< ThreadPoolExecutor's default since Python 3.8: min(32, usable + 4)

/// "48 kB", "2 MB": whole units of 1024.
std::string bytesText(std::uint64_t bytes);

} // namespace futurescope
