// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace futurescope {

/// The same experiment at several values of one parameter, each run several times.
struct SweepPlan
{
    enum class Vary { Workers, Chunk };

    static constexpr int maxRepeats = 100;
    static constexpr std::size_t maxValues = 64;
    /// Tasks of all counted runs together. Their traces are held until the medians are known: about 100
    /// bytes a task.
    static constexpr std::uint64_t maxTasks = 4'000'000;

    Experiment base;
    Vary vary = Vary::Workers;
    std::vector<std::uint32_t> values; ///< distinct, in any order
    int repeats = 3;

    friend bool operator==(const SweepPlan &, const SweepPlan &) = default;
};

/// "workers", "chunk".
std::string_view varyName(SweepPlan::Vary vary);
Result<SweepPlan::Vary> varyKind(std::string_view name);

/// Names the first thing that is wrong, its value and the range. Nothing is clamped.
Status validate(const SweepPlan &plan);

/// The values that are run, ascending. A sweep over workers always has the 1 that its speedups refer to.
std::vector<std::uint32_t> sweepValues(const SweepPlan &plan);

/// The experiment of one point. Its baseline is derived: the sweep measures its own, so no run needs
/// another.
Experiment experimentAt(const SweepPlan &plan, std::uint32_t value);

/// The value of the run that goes first and does not count: it starts the workers, fills caches and
/// calibrates.
std::uint32_t warmUpValue(const SweepPlan &plan);

/// 1, 2, 4, 8 as far as the executor takes them.
std::vector<std::uint32_t> defaultWorkerCounts(ExecutorKind executor);

/// Five sizes, ascending and distinct, fewer when there are few items: 1 (too fine), two on the way in
/// equal ratios, one chunk for each worker, and all items in one chunk (too coarse). Empty for 0 items.
std::vector<std::uint32_t> defaultChunkSizes(std::uint32_t items, int workers);

} // namespace futurescope
