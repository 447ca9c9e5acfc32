// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/memorysize.h"

#include <algorithm>
#include <fstream>
#include <unistd.h>

namespace futurescope {

std::uint64_t usableMemoryBytes(const std::filesystem::path &root)
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGESIZE);
    constexpr std::uint64_t unknown = std::uint64_t{1} << 30; // what any machine with a window has
    const bool known = pages > 0 && pageBytes > 0;
    const std::uint64_t bytes = known ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageBytes)
                                      : unknown;
    // In a container the group's own folder is mounted here. Without a limit it says "max", which is no number.
    std::uint64_t limit = 0;
    std::ifstream file(root / "sys/fs/cgroup/memory.max");
    return file >> limit && limit > 0 ? std::min(bytes, limit) : bytes;
}

} // namespace futurescope
