// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <vector>

namespace futurescope {

/// How many of the values lie in each of equal stretches, from the least value to the greatest.
struct Histogram
{
    enum class Rule {
        FreedmanDiaconis, ///< width 2 IQR / cbrt(n) (Zeitschrift fuer Wahrscheinlichkeitstheorie 57, 1981)
        Sturges,          ///< ceil(log2 n) + 1 bins (JASA 21, 1926): the middle half of the values is alike
        MostBins,         ///< the rule above wants more bins than are drawn: a few values lie far off
        OneBin,           ///< all values are alike, or there is one
    };

    Rule rule = Rule::OneBin;
    double fromNs = 0;
    double widthNs = 1;
    std::vector<std::uint64_t> counts; ///< empty: no values
};

inline constexpr int mostHistogramBins = 60;

/// The last bin holds the greatest value too.
Histogram histogramOf(std::vector<Nanos> values);

} // namespace futurescope
