// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

// The parts of bench_window: each prints tables of its own. GUI thread, with a QApplication.
namespace futurescope::bench {

/// Whole frames, zooming and panning, of runs of up to ten million futures.
void compareFrames();
/// The GUI thread while events pour in and all cores are busy, by page of the futures panel.
void measureLive();
/// Makespans with and without the window that watches.
void compareMakespans();

inline double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

inline double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

} // namespace futurescope::bench
