// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/medianinterval.h"

#include <algorithm>
#include <cmath>
#include <gsl/gsl_cdf.h>

namespace futurescope {

namespace {

Nanos medianOfSorted(const std::vector<Nanos> &sorted)
{
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/// Of the interval from the k-th least to the k-th greatest of `count`, k from 1.
double coverageOf(unsigned k, unsigned count)
{
    return 1 - 2 * gsl_cdf_binomial_P(k - 1, 0.5, count);
}

} // namespace

MedianInterval medianInterval(std::span<const Nanos> measurements)
{
    if (measurements.empty())
        return {};
    constexpr double wanted = 0.95;
    std::vector<Nanos> sorted(measurements.begin(), measurements.end());
    std::ranges::sort(sorted);
    const auto count = static_cast<unsigned>(sorted.size());
    unsigned k = 1;
    while (k + 1 <= count / 2 && coverageOf(k + 1, count) >= wanted)
        ++k;
    return {medianOfSorted(sorted), sorted[k - 1], sorted[count - k], count == 1 ? 0 : coverageOf(k, count),
            static_cast<int>(count)};
}

std::vector<bool> outliers(std::span<const Nanos> measurements)
{
    std::vector<bool> marked(measurements.size());
    if (measurements.size() < 4)
        return marked;
    std::vector<Nanos> sorted(measurements.begin(), measurements.end());
    std::ranges::sort(sorted);
    const Nanos median = medianOfSorted(sorted);
    std::ranges::transform(sorted, sorted.begin(), [&](Nanos value) { return std::chrono::abs(value - median); });
    std::ranges::sort(sorted);
    constexpr double ofANormalDistribution = 1.4826;
    const double limitNs = 3 * ofANormalDistribution * static_cast<double>(medianOfSorted(sorted).count());
    if (limitNs <= 0)
        return marked;
    std::transform(measurements.begin(), measurements.end(), marked.begin(),
                   [&](Nanos value) { return std::abs(static_cast<double>((value - median).count())) > limitNs; });
    return marked;
}

} // namespace futurescope
