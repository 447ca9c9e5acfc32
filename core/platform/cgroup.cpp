// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/cgroup.h"

#include <charconv>
#include <cstdint>
#include <fstream>
#include <functional>
#include <sstream>
#include <vector>

namespace futurescope {

namespace {

namespace fs = std::filesystem;

/// What is there of a small file of the kernel; empty when it cannot be read.
std::string contentOf(const fs::path &path)
{
    constexpr std::size_t most = 4096;
    std::ifstream file(path, std::ios::binary);
    std::string text(most, '\0');
    file.read(text.data(), static_cast<std::streamsize>(most));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::optional<std::int64_t> numberOf(std::string_view text)
{
    text = trimmed(text);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

using ReadLimit = std::function<std::optional<CgroupLimit>(const fs::path &folder)>;

std::optional<CgroupLimit> readV2(const fs::path &folder)
{
    const fs::path file = folder / "cpu.max";
    const auto cpus = cpusOfCpuMax(contentOf(file));
    return cpus ? std::optional(CgroupLimit{*cpus, file.string()}) : std::nullopt;
}

std::optional<CgroupLimit> readV1(const fs::path &folder)
{
    const fs::path file = folder / "cpu.cfs_quota_us";
    const auto cpus = cpusOfQuota(contentOf(file), contentOf(folder / "cpu.cfs_period_us"));
    return cpus ? std::optional(CgroupLimit{*cpus, file.string()}) : std::nullopt;
}

/// The tightest limit from `group` up to `mount`. In a container the group's own folder may not be there: then only
/// what is visible counts.
std::optional<CgroupLimit> tightest(const fs::path &mount, std::string_view group, const ReadLimit &read)
{
    std::optional<CgroupLimit> limit = read(mount);
    fs::path folder = mount;
    for (const fs::path &part : fs::path(group).relative_path()) {
        if (part == "..")
            break; // a group outside what this container sees
        folder /= part;
        const auto here = read(folder);
        if (here && (!limit || here->cpus < limit->cpus))
            limit = here;
    }
    return limit;
}

bool namesCpu(std::string_view controllers)
{
    while (!controllers.empty()) {
        const std::size_t comma = std::min(controllers.find(','), controllers.size());
        if (controllers.substr(0, comma) == "cpu")
            return true;
        controllers.remove_prefix(std::min(comma + 1, controllers.size()));
    }
    return false;
}

} // namespace

std::optional<double> cpusOfCpuMax(std::string_view text)
{
    text = trimmed(text);
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    return cpusOfQuota(text.substr(0, space), text.substr(space + 1));
}

std::optional<double> cpusOfQuota(std::string_view quotaText, std::string_view periodText)
{
    const auto quota = numberOf(quotaText);
    const auto period = numberOf(periodText);
    if (!quota || !period || *quota <= 0 || *period <= 0)
        return std::nullopt;
    return static_cast<double>(*quota) / static_cast<double>(*period);
}

std::optional<CgroupLimit> cgroupCpuLimit(const fs::path &root)
{
    // Lines of /proc/self/cgroup are "number:controllers:/group"; v2's has the number 0 and no controllers.
    const fs::path mounts = root / "sys/fs/cgroup";
    std::istringstream lines(contentOf(root / "proc/self/cgroup"));
    std::optional<CgroupLimit> limit;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const std::string group = line.substr(second + 1);
        std::optional<CgroupLimit> found;
        if (controllers.empty())
            found = tightest(mounts, group, readV2);
        else if (namesCpu(controllers))
            found = tightest(fs::exists(mounts / controllers) ? mounts / controllers : mounts / "cpu", group, readV1);
        if (found && (!limit || found->cpus < limit->cpus))
            limit = found;
    }
    return limit;
}

} // namespace futurescope
