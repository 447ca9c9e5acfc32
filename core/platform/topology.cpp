// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/topology.h"

#include "core/platform/machinefacts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <hwloc.h>
#include <memory>
#include <sched.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace futurescope {

namespace {

struct DestroyHwloc
{
    void operator()(hwloc_topology *topology) const { hwloc_topology_destroy(topology); }
};
using Hwloc = std::unique_ptr<hwloc_topology, DestroyHwloc>;

/// Null when hwloc cannot tell.
Hwloc loadHwloc()
{
    hwloc_topology_t topology = nullptr;
    if (hwloc_topology_init(&topology) != 0)
        return nullptr;
    Hwloc owner(topology);
    // The whole machine, also what this process may not use: the limits are asked for by themselves.
    hwloc_topology_set_flags(topology, HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED);
    hwloc_topology_set_cache_types_filter(topology, HWLOC_TYPE_FILTER_KEEP_ALL);
    hwloc_topology_set_icache_types_filter(topology, HWLOC_TYPE_FILTER_KEEP_ALL);
    return hwloc_topology_load(topology) == 0 ? std::move(owner) : nullptr;
}

std::vector<CacheLevel> cachesOf(hwloc_topology_t hwloc)
{
    constexpr std::array types{HWLOC_OBJ_L1CACHE, HWLOC_OBJ_L1ICACHE, HWLOC_OBJ_L2CACHE, HWLOC_OBJ_L3CACHE,
                               HWLOC_OBJ_L4CACHE};
    std::vector<CacheLevel> caches;
    for (const hwloc_obj_type_t type : types) {
        const int count = hwloc_get_nbobjs_by_type(hwloc, type);
        if (count < 1)
            continue;
        const auto &facts = hwloc_get_obj_by_type(hwloc, type, 0)->attr->cache;
        if (facts.size > 0) {
            caches.push_back(
                {static_cast<int>(facts.depth), facts.type == HWLOC_OBJ_CACHE_INSTRUCTION, facts.size, count});
        }
    }
    return caches;
}

int onlineCpus()
{
    return static_cast<int>(std::max(sysconf(_SC_NPROCESSORS_ONLN), 1L));
}

int affinityOfThisProcess(int fallback)
{
    // The kernel refuses a mask that is too small for its CPUs, so ask with larger ones.
    for (int cpus = 1024; cpus <= 1 << 20; cpus *= 2) {
        const std::unique_ptr<cpu_set_t, void (*)(cpu_set_t *)> set(CPU_ALLOC(static_cast<std::size_t>(cpus)),
                                                                    [](cpu_set_t *mask) { CPU_FREE(mask); });
        const std::size_t size = CPU_ALLOC_SIZE(static_cast<std::size_t>(cpus));
        if (sched_getaffinity(0, size, set.get()) == 0)
            return std::max(CPU_COUNT_S(size, set.get()), 1);
    }
    return fallback;
}

/// The first "model name" (x86) or "Model" (others) of /proc/cpuinfo.
std::string cpuModel(const std::filesystem::path &root)
{
    std::ifstream file(root / "proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos || !(line.starts_with("model name") || line.starts_with("Model")))
            continue;
        const std::size_t first = line.find_first_not_of(" \t", colon + 1);
        if (first != std::string::npos)
            return line.substr(first);
    }
    return {};
}

std::string systemName()
{
    utsname names{};
    if (uname(&names) != 0)
        return {};
    return fmt::format("{} {} {}", names.sysname, names.release, names.machine);
}

} // namespace

Topology topologyOfThisMachine(const std::filesystem::path &root)
{
    Topology topology;
    topology.cpu = cpuModel(root);
    topology.system = systemName();
    topology.hardwareThreads = onlineCpus();
    topology.cores = topology.hardwareThreads;
    if (const Hwloc hwloc = loadHwloc()) {
        // 0 or -1: this level is not known here, as without /sys.
        const int threads = hwloc_get_nbobjs_by_type(hwloc.get(), HWLOC_OBJ_PU);
        const int cores = hwloc_get_nbobjs_by_type(hwloc.get(), HWLOC_OBJ_CORE);
        if (threads > 0)
            topology.hardwareThreads = threads;
        topology.cores = cores > 0 ? cores : topology.hardwareThreads;
        topology.caches = cachesOf(hwloc.get());
    }
    topology.affinityCpus = affinityOfThisProcess(topology.hardwareThreads);
    topology.cgroup = cgroupCpuLimit(root);
    deriveUsable(topology);
    return topology;
}

void deriveUsable(Topology &topology)
{
    topology.usable = std::max(topology.hardwareThreads, 1);
    topology.limitedBy = CpuLimit::Hardware;
    if (topology.affinityCpus < topology.usable) {
        topology.usable = std::max(topology.affinityCpus, 1);
        topology.limitedBy = CpuLimit::Affinity;
    }
    if (topology.cgroup && topology.cgroup->cpus < topology.usable) {
        topology.usable = std::max(static_cast<int>(std::ceil(topology.cgroup->cpus)), 1);
        topology.limitedBy = CpuLimit::CgroupQuota;
    }
}

std::string_view limitName(CpuLimit limit)
{
    switch (limit) {
    case CpuLimit::Affinity:
        return "CPU affinity";
    case CpuLimit::CgroupQuota:
        return "cgroup quota";
    case CpuLimit::Hardware:
        break;
    }
    return "hardware threads";
}

int cpuBoundWorkers(const Topology &topology)
{
    return topology.usable;
}

int pythonThreadWorkers(const Topology &topology)
{
    return std::min(32, topology.usable + 4);
}

std::string bytesText(std::uint64_t bytes)
{
    constexpr std::array<std::string_view, 4> units{"bytes", "kB", "MB", "GB"};
    std::size_t unit = 0;
    while (bytes >= 1024 && bytes % 1024 == 0 && unit + 1 < units.size()) {
        bytes /= 1024;
        ++unit;
    }
    return fmt::format("{} {}", bytes, units[unit]);
}

const MachineFacts &machineFacts()
{
    static const MachineFacts facts = [] {
        const Topology topology = topologyOfThisMachine();
        return MachineFacts{topology.cpu, topology.system, topology.usable, topology.hardwareThreads};
    }();
    return facts;
}

} // namespace futurescope
