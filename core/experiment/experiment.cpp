// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment.h"

#include "core/experiment/experimentrules.h"

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

constexpr std::array<Name<WorkloadKind>, 10> workloadNames{{
    {WorkloadKind::SumOfSquares, "sum-of-squares"},
    {WorkloadKind::PrimeFactors, "prime-factors"},
    {WorkloadKind::Sleep, "sleep"},
    {WorkloadKind::Download, "download"},
    {WorkloadKind::ReadFile, "read-file"},
    {WorkloadKind::Mixed, "mixed"},
    {WorkloadKind::Nested, "nested"},
    {WorkloadKind::Tree, "tree"},
    {WorkloadKind::Counter, "counter"},
    {WorkloadKind::MemoryStream, "memory-stream"},
}};

constexpr std::array<Name<Distribution>, 6> distributionNames{{
    {Distribution::Constant, "constant"},
    {Distribution::Uniform, "uniform"},
    {Distribution::Exponential, "exponential"},
    {Distribution::HeavyTail, "heavy-tail"},
    {Distribution::OneGiant, "one-giant"},
    {Distribution::Triangular, "triangular"},
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

constexpr std::array<Name<Coupling>, 3> couplingNames{{
    {Coupling::None, "none"},
    {Coupling::Lock, "lock"},
    {Coupling::Barrier, "barrier"},
}};

constexpr std::array<Name<CounterForm>, 5> counterFormNames{{
    {CounterForm::Plain, "plain"},
    {CounterForm::Mutex, "mutex"},
    {CounterForm::Atomic, "atomic"},
    {CounterForm::SameLine, "same-line"},
    {CounterForm::Padded, "padded"},
}};

constexpr std::array<Name<Schedule>, 4> scheduleNames{{
    {Schedule::Dynamic, "dynamic"},
    {Schedule::Static, "static"},
    {Schedule::Cyclic, "cyclic"},
    {Schedule::LongestFirst, "longest-first"},
}};

constexpr std::array<Name<QueuePolicy>, 4> queuePolicyNames{{
    {QueuePolicy::Unbounded, "unbounded"},
    {QueuePolicy::Block, "block"},
    {QueuePolicy::CallerRuns, "caller-runs"},
    {QueuePolicy::Drop, "drop"},
}};

constexpr std::array<Name<LoopComputing>, 3> loopComputingNames{{
    {LoopComputing::InPlace, "in-place"},
    {LoopComputing::InSlices, "in-slices"},
    {LoopComputing::InThread, "in-thread"},
}};

constexpr std::array<Name<ChildWait>, 3> childWaitNames{{
    {ChildWait::InTask, "in-task"},
    {ChildWait::OwnPools, "own-pools"},
    {ChildWait::Continuation, "continuation"},
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
             inRange("serial", workload.serialPercent, 0.0, Limits::maxSerialPercent),
             inRange("array-bytes", workload.arrayBytes, Limits::minArrayBytes, Limits::maxArrayBytes),
             inRange("flops-per-byte", workload.flopsPerByte, 0u, Limits::maxFlopsPerByte),
             inRange("wait-share", workload.waitPercent, Limits::minWaitPercent, Limits::maxWaitPercent),
             inRange("depth", workload.depth, 1u, Limits::maxDepth),
         }) {
        if (!status)
            return status;
    }
    return success();
}

Status validateNumbers(const Experiment &experiment)
{
    using Limits = ExperimentLimits;
    for (const Status &status : {
             inRange("chunk", experiment.chunk, 1u, Limits::maxChunk),
             inRange("max-tasks-per-child", experiment.maxTasksPerChild, 0, Limits::maxTasksPerChild),
             inRange("queue-limit", experiment.queueLimit, 1u, Limits::maxQueueLimit),
         }) {
        if (!status)
            return status;
    }
    return success();
}

Status inRange(std::string_view field, const std::optional<Nanos> &value, Nanos least, Nanos most)
{
    return value ? inRange(field, *value, least, most) : success();
}

Status validateDurations(const Experiment &experiment)
{
    using Limits = ExperimentLimits;
    for (const Status &status : {
             inRange("switch-interval", experiment.switchInterval, Limits::minSwitchInterval,
                     Limits::maxSwitchInterval),
             inRange("submit-every", experiment.submitEvery, Nanos::zero(), Limits::maxSubmitEvery),
             inRange("heartbeat", experiment.heartbeat, Limits::minHeartbeat, Limits::maxHeartbeat),
             inRange("timeout", experiment.timeout, Nanos::zero(), Limits::maxTimeout),
             inRange("cancel-after", experiment.cancelAfter, Nanos::zero(), Limits::maxTimeout),
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
    if (sharesMemory(experiment.workload.kind) && experiment.executor == ExecutorKind::Processes) {
        return Error{ErrorCode::Usage,
                     fmt::format("the workload {} does not run on {}: its {} lies in the memory of this process, which "
                                 "others do not share; take any other executor",
                                 workloadName(experiment.workload.kind), executorName(experiment.executor),
                                 experiment.workload.kind == WorkloadKind::Counter ? "counter" : "array")};
    }
    if (const Status numbers = validateNumbers(experiment); !numbers)
        return numbers;
    if (const Status durations = validateDurations(experiment); !durations)
        return durations;
    return validateTogether(experiment);
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

std::string_view couplingName(Coupling coupling)
{
    return nameOf(couplingNames, coupling);
}

std::string_view counterFormName(CounterForm form)
{
    return nameOf(counterFormNames, form);
}

std::string_view scheduleName(Schedule schedule)
{
    return nameOf(scheduleNames, schedule);
}

std::string_view queuePolicyName(QueuePolicy policy)
{
    return nameOf(queuePolicyNames, policy);
}

std::string_view loopComputingName(LoopComputing computing)
{
    return nameOf(loopComputingNames, computing);
}

std::string_view childWaitName(ChildWait wait)
{
    return nameOf(childWaitNames, wait);
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

Result<Coupling> coupling(std::string_view name)
{
    return valueOf(couplingNames, "coupling", name);
}

Result<CounterForm> counterForm(std::string_view name)
{
    return valueOf(counterFormNames, "form of the counter", name);
}

Result<Schedule> schedule(std::string_view name)
{
    return valueOf(scheduleNames, "schedule", name);
}

Result<QueuePolicy> queuePolicy(std::string_view name)
{
    return valueOf(queuePolicyNames, "queue policy", name);
}

Result<LoopComputing> loopComputing(std::string_view name)
{
    return valueOf(loopComputingNames, "way of computing in a loop", name);
}

Result<ChildWait> childWait(std::string_view name)
{
    return valueOf(childWaitNames, "way to wait for a child", name);
}

bool submitsFromTasks(WorkloadKind kind)
{
    return kind == WorkloadKind::Nested || kind == WorkloadKind::Tree;
}

bool sharesMemory(WorkloadKind kind)
{
    return kind == WorkloadKind::Counter || kind == WorkloadKind::MemoryStream;
}

bool isIoBound(WorkloadKind kind)
{
    return kind == WorkloadKind::Sleep || kind == WorkloadKind::Download || kind == WorkloadKind::ReadFile;
}

} // namespace futurescope
