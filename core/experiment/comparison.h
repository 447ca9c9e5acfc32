// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/losses.h"
#include "core/experiment/session.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace futurescope {

/// What runs are compared by, in the order of the table. The last ones are the losses, in the order of Loss.
enum class Figure : std::uint8_t {
    Makespan,
    Speedup,
    Efficiency,
    Utilisation,
    TasksPerSecond,
    QueueWaitMean,
    QueueWaitP95,
    OverheadPerTask,
    Trust,
    Work, ///< for one worker, like the losses: what the makespan would have been without any of them
    LossSerial,
    LossDispatch,
    LossCopying,
    LossLockWait,
    LossAwaiting,
    LossImbalance,
    LossOversubscription,
};
inline constexpr std::size_t figureCount = static_cast<std::size_t>(Figure::LossOversubscription) + 1;

/// Nanoseconds; how many times; a part of 1; a count each second.
enum class FigureUnit : std::uint8_t { Time, Factor, Share, Rate };
FigureUnit figureUnit(Figure figure);
/// "makespan_ns", "queue_wait_p95_ns", "loss_copying_ns": as in CSV.
std::string figureName(Figure figure);
/// Whether more of it is better; nullopt: it is neither good nor bad by itself.
std::optional<bool> moreIsBetter(Figure figure);
/// The figure of a loss, and the loss of such a figure.
Figure figureOf(Loss loss);
std::optional<Loss> lossOfFigure(Figure figure);

/// The figures of one run, for setting them beside those of another.
struct RunFigures
{
    std::array<std::optional<double>, figureCount> values; ///< absent: the run cannot say
    std::string problem; ///< why the run did not do the work that was planned, in one sentence; empty: it did

    const std::optional<double> &operator[](Figure figure) const { return values[static_cast<std::size_t>(figure)]; }
};

/// From the run's metrics and its loss waterfall, which are not worked out again. `timeline`: of the run's trace.
RunFigures figuresOf(const Run &run, const Timeline &timeline);

enum class Verdict : std::uint8_t {
    Unknown, ///< one of the two is not known, or a run did not do its work, or the figure is neither good nor bad
    Same,    ///< less apart than half a percent
    Better,
    Worse,
};

/// "", "same", "better", "worse": as in CSV.
std::string_view verdictName(Verdict verdict);

struct Difference
{
    std::optional<double> absolute; ///< of the run minus that of the reference, in the unit of the figure
    std::optional<double> relative; ///< absolute / reference; absent where the reference is 0
    Verdict verdict = Verdict::Unknown;
};

Difference differenceFrom(const RunFigures &reference, const RunFigures &run, Figure figure);

/// The experiment with another executor and the same work: items, seed, chunks and collecting stay, the baseline is
/// derived. It has as many workers as before, or the most that this executor takes; if the executor of `experiment`
/// takes but one, that says nothing of others, which get their usual number.
Experiment onExecutor(Experiment experiment, ExecutorKind executor);

} // namespace futurescope
