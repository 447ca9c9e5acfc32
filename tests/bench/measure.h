// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace futurescope::bench {

/// One thing to measure: what it is called, and how to do it `count` times. Returns the nanoseconds that count, so
/// that preparations need not.
struct Contender
{
    std::string name;
    std::function<std::int64_t(int count)> run;
};

template <class Work>
std::int64_t timed(Work work)
{
    const std::int64_t startNs = monotonicNs();
    work();
    return monotonicNs() - startNs;
}

struct Measured
{
    std::string name;
    double medianNs = 0; ///< per unit
    double lowNs = 0;
    double highNs = 0;
};

/// Runs all contenders in turn, `repeats` times after one warm-up, so that drift of the machine meets all of them.
inline std::vector<Measured> measureInTurn(const std::vector<Contender> &contenders, int count, int repeats)
{
    std::vector<std::vector<double>> times(contenders.size());
    for (int repeat = -1; repeat < repeats; ++repeat) {
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            const std::int64_t elapsedNs = contenders[i].run(count);
            if (repeat >= 0)
                times[i].push_back(static_cast<double>(elapsedNs) / count);
        }
    }
    std::vector<Measured> results;
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        std::ranges::sort(times[i]);
        results.push_back({contenders[i].name, times[i][times[i].size() / 2], times[i].front(), times[i].back()});
    }
    return results;
}

} // namespace futurescope::bench
