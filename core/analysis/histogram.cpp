// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/histogram.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// Quantile of sorted values, between the two nearest.
double quantile(const std::vector<Nanos> &sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const auto low = static_cast<double>(sorted[below].count());
    const auto high = static_cast<double>(sorted[above].count());
    return low + (high - low) * (place - std::floor(place));
}

double binsWanted(const std::vector<Nanos> &sorted, double rangeNs, Histogram::Rule &rule)
{
    const auto count = static_cast<double>(sorted.size());
    const double width = 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / std::cbrt(count);
    rule = width > 0 ? Histogram::Rule::FreedmanDiaconis : Histogram::Rule::Sturges;
    return width > 0 ? std::ceil(rangeNs / width) : std::ceil(std::log2(count)) + 1;
}

} // namespace

Histogram histogramOf(std::vector<Nanos> values)
{
    Histogram histogram;
    if (values.empty())
        return histogram;
    std::ranges::sort(values);
    const auto least = static_cast<double>(values.front().count());
    const double range = static_cast<double>(values.back().count()) - least;
    histogram.fromNs = least;
    if (range == 0) {
        histogram.counts = {values.size()};
        return histogram;
    }
    double bins = binsWanted(values, range, histogram.rule);
    if (bins > mostHistogramBins) {
        bins = mostHistogramBins;
        histogram.rule = Histogram::Rule::MostBins;
    }
    histogram.widthNs = range / bins;
    histogram.counts.resize(static_cast<std::size_t>(bins));
    for (const Nanos value : values) {
        const auto bin = static_cast<std::size_t>((static_cast<double>(value.count()) - least) / histogram.widthNs);
        ++histogram.counts[std::min(bin, histogram.counts.size() - 1)];
    }
    return histogram;
}

} // namespace futurescope
