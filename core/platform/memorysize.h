// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace futurescope {

/// How many bytes of memory this program may use: those of the machine or, if it is less, the limit of its cgroup (v2).
/// `root` stands for / in tests.
std::uint64_t usableMemoryBytes(const std::filesystem::path &root = "/");

} // namespace futurescope
