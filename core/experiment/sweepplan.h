// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

/// What a parameter is set to: workers, items of a chunk, nanoseconds of work per item, or the number of an executor.
using SweepValue = std::int64_t;

/// The same experiment at several values of one parameter, or of two, each run several times.
struct SweepPlan
{
    enum class Vary { Workers, Chunk, Work, Executor };

    static constexpr int maxRepeats = 100;
    static constexpr std::size_t maxValues = 64;
    /// Tasks of all counted runs together. Their traces are held until the medians are known: about 100
    /// bytes a task.
    static constexpr std::uint64_t maxTasks = 4'000'000;

    /// Another parameter, of which every value is run with every value of the first.
    struct Second
    {
        Vary vary = Vary::Chunk;
        std::vector<SweepValue> values;

        friend bool operator==(const Second &, const Second &) = default;
    };

    Experiment base;
    Vary vary = Vary::Workers;
    std::vector<SweepValue> values; ///< distinct, in any order
    std::optional<Second> second;
    int repeats = 5;
    /// Weak scaling (Gustafson, 1988): every number of workers gets as many times the items of `base`. Of a sweep over
    /// workers alone.
    bool workGrows = false;

    bool varies(Vary parameter) const { return vary == parameter || (second && second->vary == parameter); }
    friend bool operator==(const SweepPlan &, const SweepPlan &) = default;
};

/// Where a point lies: the value of the first parameter, and of the second if there is one.
struct SweepCell
{
    SweepValue value = 0;
    std::optional<SweepValue> second;

    friend auto operator<=>(const SweepCell &, const SweepCell &) = default;
};

/// "workers", "chunk", "work", "executor".
std::string_view varyName(SweepPlan::Vary vary);
Result<SweepPlan::Vary> varyKind(std::string_view name);

/// A value as it is written on the command line: "4", "100us", "threads"; and read. Errors name the parameter, the text
/// and what it must be.
std::string sweepValueText(SweepPlan::Vary vary, SweepValue value);
Result<SweepValue> sweepValue(SweepPlan::Vary vary, std::string_view text);

/// Names the first thing that is wrong, its value and the range. Nothing is clamped.
Status validate(const SweepPlan &plan);

/// The values of the first parameter that are run, ascending. Workers always have the 1 that speedups refer to, unless
/// executors are varied too: there it is the sequential one, if it is among them.
std::vector<SweepValue> sweepValues(const SweepPlan &plan);
/// All that are run: for each of sweepValues(), ascending, those of the second parameter.
std::vector<SweepCell> sweepCells(const SweepPlan &plan);

/// The experiment of one point. Its baseline is derived: the sweep measures its own, so no run needs another. What the
/// executor cannot have more of, as the workers of the sequential one, is what it can have.
Experiment experimentAt(const SweepPlan &plan, const SweepCell &cell);
inline Experiment experimentAt(const SweepPlan &plan, SweepValue value)
{
    return experimentAt(plan, SweepCell{value, std::nullopt});
}

/// Where the run lies that goes first and does not count: it starts the workers, fills caches and calibrates.
SweepCell warmUpCell(const SweepPlan &plan);

/// 1, 2, 3, 4, 6, 8 as far as the executor takes them: six, the least for the Universal Scalability Law.
std::vector<SweepValue> defaultWorkerCounts(ExecutorKind executor);

/// Five sizes, ascending and distinct, fewer when there are few items: 1 (too fine), two on the way in
/// equal ratios, one chunk for each worker, and all items in one chunk (too coarse). Empty for 0 items.
std::vector<SweepValue> defaultChunkSizes(std::uint32_t items, int workers);

} // namespace futurescope
