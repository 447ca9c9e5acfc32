// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/foreigntrace.h"

#include <numeric>

namespace futurescope {

std::string_view traceFaultName(TraceFault fault)
{
    constexpr std::array<std::string_view, traceFaults> names{
        "not an entry",      "no phase",     "no time",       "negative duration",
        "end without begin", "no id",        "no number",     "too many lanes",
        "too many parts",    "too many",     "cut entry",     "begin without end",
        "overlap",           "out of order", "duplicate key", "name beyond limit",
        "list unended",
    };
    return names[static_cast<std::size_t>(fault)];
}

std::uint64_t ForeignCounts::skipped() const
{
    const auto end = faults.begin() + static_cast<std::ptrdiff_t>(lastSkippedFault) + 1;
    std::uint64_t sum = std::accumulate(faults.begin(), end, std::uint64_t{0});
    for (const auto &[phase, count] : notUnderstood)
        sum += count;
    return sum;
}

std::uint64_t ForeignCounts::repaired() const
{
    const auto begin = faults.begin() + static_cast<std::ptrdiff_t>(lastSkippedFault) + 1;
    return std::accumulate(begin, faults.end(), std::uint64_t{0});
}

} // namespace futurescope
