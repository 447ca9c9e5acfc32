// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <cstdint>
#include <vector>

namespace futurescope {

/// No heavy-tailed item and no giant takes longer than this many times the mean.
inline constexpr int longestPerMean = 100;

/// Scale of a Pareto distribution of shape 3/2 whose values are cut at 100, for a mean of 1: the solution of
/// 3 s - 2 s sqrt(s / 100) = 1, the mean being the integral of min(1, (s / x)^1.5) from 0 to 100.
inline constexpr double paretoScale = 0.346957;

/// The wanted duration of each item, fixed by the workload's seed.
///
/// constant: `work`. uniform: work * (1 +- spread/100). exponential: mean `work`. heavy-tail: Pareto with shape 1.5,
/// cut at 100 * work, its scale chosen so that the mean with the cut is `work`. one-giant: one item, its position drawn
/// from the seed, takes a quarter of the total (a half when there are fewer than 8 items, at most 100 * work); the
/// others share the rest evenly, so that the total is exactly items * work. triangular: item i of n takes 2 (i + 1) / (n + 1) of `work`.
std::vector<Nanos> drawDurations(const Workload &workload);

/// How long the giant takes. There must be two items at least.
Nanos giantDuration(const Workload &workload);

/// Which item is the giant. `items` must not be 0.
std::uint32_t giantPosition(std::uint64_t seed, std::uint32_t items);

/// Does this item raise its error? Fixed by the seed.
bool itemFails(std::uint64_t seed, double failureRate, std::uint32_t item);

} // namespace futurescope
