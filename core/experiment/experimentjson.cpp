// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experimentjson.h"

#include "core/base/boundedjson.h"
#include "core/base/jsonfields.h"

#include <limits>

namespace futurescope {

namespace {

JsonValue name(std::string_view text)
{
    return JsonValue::ofText(text);
}

JsonValue workloadJson(const Workload &workload)
{
    JsonValue json = JsonValue::object();
    json.add("kind", name(workloadName(workload.kind)));
    json.add("items", JsonValue::ofUnsigned(workload.items));
    json.add("workNs", JsonValue::ofWhole(workload.work.count()));
    json.add("distribution", name(distributionName(workload.distribution)));
    json.add("spreadPercent", JsonValue::ofReal(workload.spreadPercent));
    json.add("failureRate", JsonValue::ofReal(workload.failureRate));
    json.add("payloadInBytes", JsonValue::ofUnsigned(workload.payloadInBytes));
    json.add("payloadOutBytes", JsonValue::ofUnsigned(workload.payloadOutBytes));
    json.add("seed", JsonValue::ofUnsigned(workload.seed));
    json.add("coupling", name(couplingName(workload.coupling)));
    json.add("serialPercent", JsonValue::ofReal(workload.serialPercent));
    json.add("counter", name(counterFormName(workload.counter)));
    json.add("arrayBytes", JsonValue::ofUnsigned(workload.arrayBytes));
    json.add("flopsPerByte", JsonValue::ofUnsigned(workload.flopsPerByte));
    json.add("waitPercent", JsonValue::ofUnsigned(workload.waitPercent));
    json.add("depth", JsonValue::ofUnsigned(workload.depth));
    json.add("childWait", name(childWaitName(workload.childWait)));
    return json;
}

JsonValue optionalNs(const std::optional<Nanos> &duration)
{
    return duration ? JsonValue::ofWhole(duration->count()) : JsonValue{};
}

JsonValue knownFields(const Experiment &experiment)
{
    JsonValue json = JsonValue::object();
    json.add("schema", JsonValue::ofWhole(Experiment::schemaVersion));
    json.add("name", name(experiment.name));
    json.add("workload", workloadJson(experiment.workload));
    json.add("executor", name(executorName(experiment.executor)));
    json.add("workers", JsonValue::ofWhole(experiment.workers));
    json.add("chunk", JsonValue::ofUnsigned(experiment.chunk));
    json.add("collect", name(collectName(experiment.collect)));
    json.add("timeoutNs", optionalNs(experiment.timeout));
    json.add("cancelAfterNs", optionalNs(experiment.cancelAfter));
    json.add("shutdown", name(shutdownName(experiment.shutdown)));
    json.add("baseline", name(baselineName(experiment.baseline)));
    json.add("workerDeath", name(workerDeathName(experiment.workerDeath)));
    json.add("maxTasksPerChild", JsonValue::ofWhole(experiment.maxTasksPerChild));
    json.add("switchIntervalNs", JsonValue::ofWhole(experiment.switchInterval.count()));
    json.add("schedule", name(scheduleName(experiment.schedule)));
    json.add("queuePolicy", name(queuePolicyName(experiment.queuePolicy)));
    json.add("queueLimit", JsonValue::ofUnsigned(experiment.queueLimit));
    json.add("submitEveryNs", JsonValue::ofWhole(experiment.submitEvery.count()));
    json.add("heartbeatNs", optionalNs(experiment.heartbeat));
    json.add("loopComputing", name(loopComputingName(experiment.loopComputing)));
    json.add("cancelsTimedOut", JsonValue::ofBool(experiment.cancelsTimedOut));
    json.add("submitsLate", JsonValue::ofBool(experiment.submitsLate));
    json.add("warmWorkers", JsonValue::ofBool(experiment.warmWorkers));
    json.add("stealing", JsonValue::ofBool(experiment.stealing));
    return json;
}

/// Adds to `target` what only `unknown` has; objects on both sides are merged. A newer schema number is kept, because
/// the fields that it stands for are kept too.
void mergeUnknown(JsonValue &target, const JsonValue &unknown)
{
    for (const JsonMember &member : unknown.members) {
        JsonValue *known = nullptr;
        for (JsonMember &candidate : target.members) {
            if (candidate.name == member.name)
                known = &candidate.value;
        }
        if (!known)
            target.add(member.name, member.value);
        else if (known->isObject() && member.value.isObject())
            mergeUnknown(*known, member.value);
        else if (member.name == "schema")
            *known = member.value;
    }
}

void readWorkload(JsonFields &fields, Workload &workload)
{
    using Limits = ExperimentLimits;
    fields.named("kind", workload.kind, workloadKind);
    fields.whole("items", workload.items, 0, Limits::maxItems);
    fields.duration("workNs", workload.work, Limits::maxWork);
    fields.named("distribution", workload.distribution, distribution);
    fields.real("spreadPercent", workload.spreadPercent, 0, Limits::maxSpreadPercent);
    fields.real("failureRate", workload.failureRate, 0, 1);
    fields.whole("payloadInBytes", workload.payloadInBytes, 0, Limits::maxPayloadBytes);
    fields.whole("payloadOutBytes", workload.payloadOutBytes, 0, Limits::maxPayloadBytes);
    fields.whole("seed", workload.seed, 0, Limits::maxSeed);
    fields.named("coupling", workload.coupling, coupling);
    fields.real("serialPercent", workload.serialPercent, 0, Limits::maxSerialPercent);
    fields.named("counter", workload.counter, counterForm);
    fields.whole("arrayBytes", workload.arrayBytes, Limits::minArrayBytes, Limits::maxArrayBytes);
    fields.whole("flopsPerByte", workload.flopsPerByte, 0, Limits::maxFlopsPerByte);
    fields.whole("waitPercent", workload.waitPercent, Limits::minWaitPercent, Limits::maxWaitPercent);
    fields.whole("depth", workload.depth, 1, Limits::maxDepth);
    fields.named("childWait", workload.childWait, childWait);
}

void readRest(JsonFields &fields, Experiment &experiment)
{
    using Limits = ExperimentLimits;
    fields.text("name", experiment.name);
    fields.named("executor", experiment.executor, executorKind);
    experiment.workers = defaultWorkers(experiment.executor);
    fields.whole("workers", experiment.workers, 1, static_cast<std::uint64_t>(maxWorkers(experiment.executor)));
    fields.whole("chunk", experiment.chunk, 1, Limits::maxChunk);
    fields.named("collect", experiment.collect, collectMode);
    fields.optionalDuration("timeoutNs", experiment.timeout, Limits::maxTimeout);
    fields.optionalDuration("cancelAfterNs", experiment.cancelAfter, Limits::maxTimeout);
    fields.named("shutdown", experiment.shutdown, shutdownMode);
    fields.named("baseline", experiment.baseline, baseline);
    fields.named("workerDeath", experiment.workerDeath, workerDeath);
    fields.whole("maxTasksPerChild", experiment.maxTasksPerChild, 0, Limits::maxTasksPerChild);
    fields.duration("switchIntervalNs", experiment.switchInterval, Limits::maxSwitchInterval,
                    Limits::minSwitchInterval);
    fields.named("schedule", experiment.schedule, schedule);
    fields.named("queuePolicy", experiment.queuePolicy, queuePolicy);
    fields.whole("queueLimit", experiment.queueLimit, 1, Limits::maxQueueLimit);
    fields.duration("submitEveryNs", experiment.submitEvery, Limits::maxSubmitEvery);
    fields.optionalDuration("heartbeatNs", experiment.heartbeat, Limits::maxHeartbeat, Limits::minHeartbeat);
    fields.named("loopComputing", experiment.loopComputing, loopComputing);
    fields.truth("cancelsTimedOut", experiment.cancelsTimedOut);
    fields.truth("submitsLate", experiment.submitsLate);
    fields.truth("warmWorkers", experiment.warmWorkers);
    fields.truth("stealing", experiment.stealing);
}

Result<Experiment> fromJson(const JsonValue &json)
{
    Experiment experiment;
    JsonFields fields(json, "");
    int schema = Experiment::schemaVersion;
    fields.whole("schema", schema, 1, static_cast<std::uint64_t>(std::numeric_limits<int>::max()));
    JsonValue unknownOfWorkload = JsonValue::object();
    if (const JsonValue *workload = fields.object("workload")) {
        JsonFields inner(*workload, "workload.");
        readWorkload(inner, experiment.workload);
        fields.fail(inner.status());
        unknownOfWorkload = inner.unknown();
    }
    readRest(fields, experiment);
    if (!fields.status())
        return fields.status().error();

    JsonValue unknown = fields.unknown();
    if (schema > Experiment::schemaVersion)
        unknown.add("schema", JsonValue::ofWhole(schema));
    if (!unknownOfWorkload.members.empty())
        unknown.add("workload", std::move(unknownOfWorkload));
    if (!unknown.members.empty())
        experiment.unknownFields = jsonText(unknown);
    return experiment;
}

} // namespace

JsonValue experimentJson(const Experiment &experiment)
{
    JsonValue json = knownFields(experiment);
    if (const auto unknown = parseJson(experiment.unknownFields); unknown && unknown->isObject())
        mergeUnknown(json, *unknown);
    return json;
}

std::string toJson(const Experiment &experiment)
{
    return jsonText(experimentJson(experiment), 2) + '\n';
}

Result<Experiment> experimentFromJson(std::string_view text)
{
    const auto json = parseJson(text);
    return json ? experimentFromJson(*json) : Result<Experiment>(json.error());
}

Result<Experiment> experimentFromJson(const JsonValue &json)
{
    if (!json.isObject())
        return Error{ErrorCode::InvalidInput, "the experiment is " + describeJson(json) + "; it must be an object"};
    auto experiment = fromJson(json);
    if (!experiment)
        return experiment;
    if (const Status valid = validate(*experiment); !valid)
        return Error{ErrorCode::InvalidInput, valid.error().detail};
    return experiment;
}

} // namespace futurescope
