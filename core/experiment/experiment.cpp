// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace futurescope {

namespace {

template <class Enum>
struct Name
{
    Enum value;
    std::string_view text;
};

constexpr std::array<Name<WorkloadKind>, 7> workloadNames{{
    {WorkloadKind::SumOfSquares, "sum-of-squares"},
    {WorkloadKind::PrimeFactors, "prime-factors"},
    {WorkloadKind::Sleep, "sleep"},
    {WorkloadKind::Download, "download"},
    {WorkloadKind::ReadFile, "read-file"},
    {WorkloadKind::Mixed, "mixed"},
    {WorkloadKind::Nested, "nested"},
}};

constexpr std::array<Name<Distribution>, 5> distributionNames{{
    {Distribution::Constant, "constant"},
    {Distribution::Uniform, "uniform"},
    {Distribution::Exponential, "exponential"},
    {Distribution::HeavyTail, "heavy-tail"},
    {Distribution::OneGiant, "one-giant"},
}};

constexpr std::array<Name<CollectMode>, 4> collectNames{{
    {CollectMode::Result, "result"},
    {CollectMode::Map, "map"},
    {CollectMode::AsCompleted, "as-completed"},
    {CollectMode::None, "none"},
}};

constexpr std::array<Name<ShutdownMode>, 3> shutdownNames{{
    {ShutdownMode::Wait, "wait"},
    {ShutdownMode::NoWait, "no-wait"},
    {ShutdownMode::CancelPending, "cancel-pending"},
}};

constexpr std::array<Name<Baseline>, 2> baselineNames{{
    {Baseline::Derived, "derived"},
    {Baseline::Measured, "measured"},
}};

constexpr std::array<Name<WorkerDeath>, 2> workerDeathNames{{
    {WorkerDeath::LosesItsTask, "loses-its-task"},
    {WorkerDeath::BreaksPool, "breaks-pool"},
}};

template <class Names, class Enum>
std::string_view nameOf(const Names &names, Enum value)
{
    const auto found = std::ranges::find(names, value, &Name<Enum>::value);
    return found == names.end() ? std::string_view("unknown") : found->text;
}

template <class Enum, std::size_t count>
Result<Enum> valueOf(const std::array<Name<Enum>, count> &names, std::string_view what, std::string_view text)
{
    const auto found = std::ranges::find(names, text, &Name<Enum>::text);
    if (found != names.end())
        return found->value;
    std::string known;
    for (const auto &name : names)
        known += fmt::format("{}{}", known.empty() ? "" : ", ", name.text);
    constexpr std::size_t longest = 60;
    const bool cut = text.size() > longest;
    return Error{ErrorCode::Usage, fmt::format("unknown {} \"{}{}\" (known: {})", what, text.substr(0, longest),
                                               cut ? "..." : "", known)};
}

Error outside(std::string_view field, std::string_view value, std::string_view least, std::string_view most)
{
    return {ErrorCode::Usage, fmt::format("{} is {}; it must be from {} to {}", field, value, least, most)};
}

template <class Number>
Status inRange(std::string_view field, Number value, Number least, Number most)
{
    if (value >= least && value <= most) // false for NaN
        return success();
    return outside(field, fmt::format("{}", value), fmt::format("{}", least), fmt::format("{}", most));
}

Status inRange(std::string_view field, Nanos value, Nanos least, Nanos most)
{
    if (value >= least && value <= most)
        return success();
    const std::string shown = value < Nanos::zero() ? fmt::format("{}ns", value.count()) : durationText(value);
    return outside(field, shown, durationText(least), durationText(most));
}

Status validateWorkload(const Workload &workload)
{
    using Limits = ExperimentLimits;
    for (const Status &status : {
             inRange("items", workload.items, 0u, Limits::maxItems),
             inRange("work", workload.work, Nanos::zero(), Limits::maxWork),
             inRange("spread", workload.spreadPercent, 0.0, Limits::maxSpreadPercent),
             inRange("failure-rate", workload.failureRate, 0.0, 1.0),
             inRange("payload in", workload.payloadInBytes, 0u, Limits::maxPayloadBytes),
             inRange("payload out", workload.payloadOutBytes, 0u, Limits::maxPayloadBytes),
             inRange("seed", workload.seed, std::uint64_t{0}, Limits::maxSeed),
         }) {
        if (!status)
            return status;
    }
    return success();
}

} // namespace

Status validate(const Experiment &experiment)
{
    if (const Status workload = validateWorkload(experiment.workload); !workload)
        return workload;
    const int most = maxWorkers(experiment.executor);
    if (experiment.workers < 1 || experiment.workers > most) {
        return Error{ErrorCode::Usage, fmt::format("workers is {}; with the executor {} it must be from 1 to {}{}",
                                                   experiment.workers, executorName(experiment.executor), most,
                                                   pythonsWordsAboutWorkers(experiment.workers))};
    }
    if (submitsFromTasks(experiment.workload.kind) && experiment.executor == ExecutorKind::Processes) {
        return Error{ErrorCode::Usage,
                     fmt::format("the workload {} does not run on {}: a task in a worker process cannot submit to the "
                                 "pool, which lives in the process that owns it; take any other executor",
                                 workloadName(experiment.workload.kind), executorName(experiment.executor))};
    }
    if (const Status chunk = inRange("chunk", experiment.chunk, 1u, ExperimentLimits::maxChunk); !chunk)
        return chunk;
    if (const Status most = inRange("max-tasks-per-child", experiment.maxTasksPerChild, 0,
                                    ExperimentLimits::maxTasksPerChild);
        !most)
        return most;
    if (const Status interval = inRange("switch-interval", experiment.switchInterval,
                                        ExperimentLimits::minSwitchInterval, ExperimentLimits::maxSwitchInterval);
        !interval)
        return interval;
    if (experiment.timeout) {
        if (const Status timeout = inRange("timeout", *experiment.timeout, Nanos::zero(), ExperimentLimits::maxTimeout);
            !timeout)
            return timeout;
    }
    if (experiment.cancelAfter)
        return inRange("cancel-after", *experiment.cancelAfter, Nanos::zero(), ExperimentLimits::maxTimeout);
    return success();
}

int defaultWorkers(ExecutorKind kind)
{
    return std::min(Experiment{}.workers, maxWorkers(kind));
}

std::string_view workloadName(WorkloadKind kind)
{
    return nameOf(workloadNames, kind);
}

std::string_view distributionName(Distribution distribution)
{
    return nameOf(distributionNames, distribution);
}

std::string_view collectName(CollectMode mode)
{
    return nameOf(collectNames, mode);
}

std::string_view shutdownName(ShutdownMode mode)
{
    return nameOf(shutdownNames, mode);
}

std::string_view baselineName(Baseline baseline)
{
    return nameOf(baselineNames, baseline);
}

std::string_view workerDeathName(WorkerDeath death)
{
    return nameOf(workerDeathNames, death);
}

Result<WorkloadKind> workloadKind(std::string_view name)
{
    return valueOf(workloadNames, "workload", name);
}

Result<Distribution> distribution(std::string_view name)
{
    return valueOf(distributionNames, "distribution", name);
}

Result<CollectMode> collectMode(std::string_view name)
{
    return valueOf(collectNames, "collect mode", name);
}

Result<ShutdownMode> shutdownMode(std::string_view name)
{
    return valueOf(shutdownNames, "shutdown mode", name);
}

Result<Baseline> baseline(std::string_view name)
{
    return valueOf(baselineNames, "baseline", name);
}

Result<WorkerDeath> workerDeath(std::string_view name)
{
    return valueOf(workerDeathNames, "worker death", name);
}

bool submitsFromTasks(WorkloadKind kind)
{
    return kind == WorkloadKind::Nested;
}

bool isIoBound(WorkloadKind kind)
{
    return kind == WorkloadKind::Sleep || kind == WorkloadKind::Download || kind == WorkloadKind::ReadFile;
}

} // namespace futurescope
