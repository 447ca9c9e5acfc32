// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/durations.h"

#include "core/workloads/counterrandom.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// Multiple of the mean that item gets, from `unit` uniform in [0, 1).
double shareOfMean(const Workload &workload, double unit)
{
    switch (workload.distribution) {
    case Distribution::Uniform:
        return 1 + workload.spreadPercent / 100 * (2 * unit - 1);
    case Distribution::Exponential:
        return -std::log1p(-unit);
    case Distribution::HeavyTail:
        return std::min<double>(longestPerMean, paretoScale * std::pow(1 - unit, -2.0 / 3));
    case Distribution::Constant:
    case Distribution::OneGiant:
    case Distribution::Triangular:
        break;
    }
    return 1;
}

std::vector<Nanos> durationsWithGiant(const Workload &workload)
{
    const std::int64_t items = workload.items;
    std::vector<Nanos> durations(workload.items);
    if (items < 2) {
        std::ranges::fill(durations, workload.work);
        return durations;
    }
    const std::int64_t total = items * workload.work.count();
    const std::int64_t giant = giantDuration(workload).count();
    const std::int64_t share = (total - giant) / (items - 1);
    std::int64_t left = (total - giant) % (items - 1); // one nanosecond more for so many items
    const std::uint32_t position = giantPosition(workload.seed, workload.items);
    for (std::uint32_t item = 0; item < workload.items; ++item)
        durations[item] = Nanos{item == position ? giant : share + (left-- > 0)};
    return durations;
}

/// Item i of n takes 2 (i + 1) / (n + 1) of the mean: the sum of 1..n is n (n + 1) / 2.
std::vector<Nanos> risingDurations(const Workload &workload)
{
    const double step = 2 * static_cast<double>(workload.work.count()) / (workload.items + 1.0);
    std::vector<Nanos> durations(workload.items);
    for (std::uint32_t item = 0; item < workload.items; ++item)
        durations[item] = Nanos{std::llround(step * (item + 1.0))};
    return durations;
}

} // namespace

std::vector<Nanos> drawDurations(const Workload &workload)
{
    if (workload.distribution == Distribution::OneGiant)
        return durationsWithGiant(workload);
    if (workload.distribution == Distribution::Triangular)
        return risingDurations(workload);
    const auto mean = static_cast<double>(workload.work.count());
    std::vector<Nanos> durations(workload.items, workload.work);
    if (workload.distribution == Distribution::Constant)
        return durations;
    for (std::uint32_t item = 0; item < workload.items; ++item) {
        const double share = shareOfMean(workload, drawUnit(workload.seed, Draw::Duration, item));
        durations[item] = Nanos{std::llround(mean * share)};
    }
    return durations;
}

Nanos giantDuration(const Workload &workload)
{
    const std::int64_t total = workload.items * workload.work.count();
    return Nanos{std::min(workload.items < 8 ? total / 2 : total / 4, longestPerMean * workload.work.count())};
}

std::uint32_t giantPosition(std::uint64_t seed, std::uint32_t items)
{
    return static_cast<std::uint32_t>(drawBits(seed, Draw::GiantPosition, 0) % items);
}

bool itemFails(std::uint64_t seed, double failureRate, std::uint32_t item)
{
    return failureRate > 0 && drawUnit(seed, Draw::Failure, item) < failureRate;
}

} // namespace futurescope
