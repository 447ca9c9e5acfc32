// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace futurescope {

/// A limit on CPU time that the system keeps for a group of processes.
struct CgroupLimit
{
    double cpus = 0;    ///< CPU seconds per second; more than 0
    std::string source; ///< the file that says so
};

/// What a `cpu.max` file of cgroup v2 says: "150000 100000" is 1.5 CPUs. nullopt: no limit ("max"), or a text that
/// makes no sense (a zero period, a negative quota, anything else), which limits nothing.
std::optional<double> cpusOfCpuMax(std::string_view text);

/// The same from cgroup v1's two files; a quota of -1 is no limit.
std::optional<double> cpusOfQuota(std::string_view quotaText, std::string_view periodText);

/// The tightest limit on the group of this process and on every group above it, v2 or v1. nullopt: none is set or none
/// can be read. `root` stands for / in tests.
std::optional<CgroupLimit> cgroupCpuLimit(const std::filesystem::path &root = "/");

} // namespace futurescope
