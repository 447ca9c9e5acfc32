// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experimentoptions.h"

#include "app/cli/clitext.h"
#include "core/experiment/experimentjson.h"
#include "core/platform/regularfile.h"

namespace futurescope {

namespace {

using Limits = ExperimentLimits;

Result<Experiment> experimentOfFile(const std::string &path)
{
    constexpr std::uint64_t mostBytes = std::uint64_t{1} << 20;
    const auto text = readTextFile(path, mostBytes);
    if (!text)
        return text.error();
    auto experiment = experimentFromJson(*text);
    if (!experiment)
        return Error{ErrorCode::InvalidInput, path + ": " + experiment.error().detail};
    return experiment;
}

/// Applies the options one after another and keeps the first error.
class Applier
{
public:
    explicit Applier(const GivenOptions &given) : m_given(given) {}

    template <class Number>
    void whole(std::string_view name, Number &target, std::uint64_t least, std::uint64_t most)
    {
        apply(name, target, [&](const std::string &value) -> Result<Number> {
            const auto number = wholeOption(name, value, least, most);
            return number ? Result<Number>(static_cast<Number>(*number)) : number.error();
        });
    }
    void real(std::string_view name, double &target, double least, double most)
    {
        apply(name, target, [&](const std::string &value) { return realOption(name, value, least, most); });
    }
    template <class Target>
    void duration(std::string_view name, Target &target, Nanos most, Nanos least = Nanos::zero())
    {
        apply(name, target, [&](const std::string &value) -> Result<Nanos> {
            auto duration = parseDuration(value);
            if (duration && *duration >= least && *duration <= most)
                return duration;
            return badValue(
                name, value,
                CommandLine::tr("a duration from %1 to %2, such as 250us, 2ms or 1.5s")
                    .arg(least == Nanos::zero() ? QStringLiteral("0us") : QString::fromStdString(durationText(least)),
                         QString::fromStdString(durationText(most))));
        });
    }
    template <class Enum>
    void named(std::string_view name, Enum &target, Result<Enum> (*lookUp)(std::string_view))
    {
        apply(name, target, [&](const std::string &value) -> Result<Enum> {
            auto found = lookUp(value);
            if (!found)
                return Error{ErrorCode::Usage, "--" + std::string(name) + ": " + found.error().detail};
            return found;
        });
    }
    const Status &status() const { return m_status; }

private:
    template <class Target, class Read>
    void apply(std::string_view name, Target &target, Read read)
    {
        const auto value = m_given.value(name);
        if (!m_status || !value)
            return;
        auto result = read(*value);
        if (result)
            target = *result;
        else
            m_status = result.error();
    }

    const GivenOptions &m_given;
    Status m_status = success();
};

void applyWorkload(Applier &applier, Workload &workload)
{
    applier.named("workload", workload.kind, workloadKind);
    applier.whole("items", workload.items, 0, Limits::maxItems);
    applier.duration("work", workload.work, Limits::maxWork);
    applier.named("distribution", workload.distribution, distribution);
    applier.real("spread", workload.spreadPercent, 0, Limits::maxSpreadPercent);
    applier.real("failure-rate", workload.failureRate, 0, 1);
    applier.whole("payload", workload.payloadInBytes, 0, Limits::maxPayloadBytes);
    applier.whole("payload", workload.payloadOutBytes, 0, Limits::maxPayloadBytes);
    applier.real("serial", workload.serialPercent, 0, Limits::maxSerialPercent);
    applier.named("coupling", workload.coupling, coupling);
    applier.whole("seed", workload.seed, 0, Limits::maxSeed);
    applier.named("counter", workload.counter, counterForm);
    applier.whole("array-bytes", workload.arrayBytes, Limits::minArrayBytes, Limits::maxArrayBytes);
    applier.whole("flops-per-byte", workload.flopsPerByte, 0, Limits::maxFlopsPerByte);
    applier.whole("wait-share", workload.waitPercent, Limits::minWaitPercent, Limits::maxWaitPercent);
    applier.whole("depth", workload.depth, 1, Limits::maxDepth);
    applier.named("child-wait", workload.childWait, childWait);
}

void applyRest(Applier &applier, Experiment &experiment)
{
    applier.named("executor", experiment.executor, executorKind);
    applier.whole("workers", experiment.workers, 1, static_cast<std::uint64_t>(maxWorkers(experiment.executor)));
    applier.whole("chunk", experiment.chunk, 1, Limits::maxChunk);
    applier.named("schedule", experiment.schedule, schedule);
    applier.named("collect", experiment.collect, collectMode);
    applier.duration("timeout", experiment.timeout, Limits::maxTimeout);
    applier.duration("cancel-after", experiment.cancelAfter, Limits::maxTimeout);
    applier.named("worker-death", experiment.workerDeath, workerDeath);
    applier.whole("max-tasks-per-child", experiment.maxTasksPerChild, 0, Limits::maxTasksPerChild);
    applier.duration("switch-interval", experiment.switchInterval, Limits::maxSwitchInterval,
                     Limits::minSwitchInterval);
    applier.named("queue-policy", experiment.queuePolicy, queuePolicy);
    applier.whole("queue-limit", experiment.queueLimit, 1, Limits::maxQueueLimit);
    applier.duration("submit-every", experiment.submitEvery, Limits::maxSubmitEvery);
    applier.duration("heartbeat", experiment.heartbeat, Limits::maxHeartbeat, Limits::minHeartbeat);
    applier.named("loop-computing", experiment.loopComputing, loopComputing);
}

} // namespace

Result<Experiment> experimentOptions(const GivenOptions &given)
{
    Experiment experiment;
    const auto file = given.value("experiment");
    if (file) {
        auto read = experimentOfFile(*file);
        if (!read)
            return read.error();
        experiment = std::move(*read);
    }
    Applier applier(given);
    applyWorkload(applier, experiment.workload);
    applyRest(applier, experiment);
    if (!applier.status())
        return applier.status().error();
    if (!file && !given.has("workers"))
        experiment.workers = defaultWorkers(experiment.executor);
    if (const Status valid = validate(experiment); !valid)
        return valid.error();
    return experiment;
}

} // namespace futurescope
