// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <span>
#include <vector>

namespace futurescope {

/// The median of repeated measurements and how far it can be trusted. Nothing is assumed of their distribution.
struct MedianInterval
{
    Nanos median{}; ///< of an even number: the mean of the middle two
    Nanos low{};
    Nanos high{};
    double coverage = 0; ///< the probability with which [low, high] holds the true median, for independent runs
    int count = 0;
};

/// The narrowest pair of order statistics that lie alike from both ends and hold the true median with a probability of
/// at least 95 %: [x(k), x(n+1-k)] does so with 1 - 2 P(B < k), B binomial (n, 1/2) (David and Nagaraja, Order
/// Statistics, 2003, section 7.1). Fewer than six measurements cannot reach that; then it is the least and the
/// greatest, and `coverage` says what they are worth: 93.75 % for five. No measurements: all zero.
MedianInterval medianInterval(std::span<const Nanos> measurements);

/// Which of them lie further from the median than three times the scaled median absolute deviation (Leys and others,
/// J. Exp. Soc. Psychology 49, 2013): to be marked, not left out. Index i tells of measurement i; with fewer than four,
/// or when more than half are alike, none is.
std::vector<bool> outliers(std::span<const Nanos> measurements);

} // namespace futurescope
