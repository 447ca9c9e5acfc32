// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experimentjson.h"

#include "core/base/boundedjson.h"

#include <algorithm>
#include <fmt/format.h>
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

/// Reads the fields of one object in turn; the first error stops it. What nobody asked for is unknown.
class Fields
{
public:
    Fields(const JsonValue &json, std::string prefix) : m_json(json), m_prefix(std::move(prefix)) {}

    template <class Number>
    void whole(std::string_view field, Number &target, std::uint64_t least, std::uint64_t most)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            auto number = wholeNumber(json, path, least, most);
            return number ? (target = static_cast<Number>(*number), success()) : Status(number.error());
        });
    }

    void real(std::string_view field, double &target, double least, double most)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            auto number = realNumber(json, path, least, most);
            return number ? (target = *number, success()) : Status(number.error());
        });
    }

    void text(std::string_view field, std::string &target)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            auto text = textOf(json, path);
            return text ? (target = std::move(*text), success()) : Status(text.error());
        });
    }

    template <class Enum>
    void named(std::string_view field, Enum &target, Result<Enum> (*lookUp)(std::string_view))
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            const auto text = textOf(json, path);
            if (!text)
                return Status(text.error());
            const auto value = lookUp(*text);
            if (!value)
                return Status(Error{ErrorCode::InvalidInput, path + ": " + value.error().detail});
            target = *value;
            return success();
        });
    }

    void duration(std::string_view field, Nanos &target, Nanos most, Nanos least = Nanos::zero())
    {
        std::int64_t ns = target.count();
        whole(field, ns, static_cast<std::uint64_t>(least.count()), static_cast<std::uint64_t>(most.count()));
        target = Nanos(ns);
    }

    void optionalDuration(std::string_view field, std::optional<Nanos> &target, Nanos most, Nanos least = Nanos::zero())
    {
        const JsonValue *json = m_json.find(field);
        if (!json || json->isNull()) {
            m_known.emplace_back(field);
            return;
        }
        Nanos given = least;
        duration(field, given, most, least);
        target = given;
    }

    /// Null when absent or when an error came before.
    const JsonValue *object(std::string_view field)
    {
        const JsonValue *found = nullptr;
        read(field, [&](const JsonValue &json, const std::string &path) {
            found = &json;
            return json.isObject() ? success()
                                   : Status(Error{ErrorCode::InvalidInput,
                                                  path + " is " + describeJson(json) + "; it must be an object"});
        });
        return m_status ? found : nullptr;
    }

    bool has(std::string_view field) const { return m_json.find(field) != nullptr; }
    void fail(const Status &status) { m_status = m_status ? status : m_status; }
    const Status &status() const { return m_status; }

    JsonValue unknown() const
    {
        JsonValue rest = JsonValue::object();
        for (const JsonMember &member : m_json.members) {
            if (std::find(m_known.begin(), m_known.end(), member.name) == m_known.end())
                rest.add(member.name, member.value);
        }
        return rest;
    }

private:
    template <class Use>
    void read(std::string_view field, Use use)
    {
        m_known.emplace_back(field);
        const JsonValue *json = m_json.find(field);
        if (m_status && json)
            m_status = use(*json, m_prefix + std::string(field));
    }

    const JsonValue &m_json;
    const std::string m_prefix;
    std::vector<std::string> m_known;
    Status m_status = success();
};

void readWorkload(Fields &fields, Workload &workload)
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
}

void readRest(Fields &fields, Experiment &experiment)
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
}

Result<Experiment> fromJson(const JsonValue &json)
{
    Experiment experiment;
    Fields fields(json, "");
    int schema = Experiment::schemaVersion;
    fields.whole("schema", schema, 1, static_cast<std::uint64_t>(std::numeric_limits<int>::max()));
    JsonValue unknownOfWorkload = JsonValue::object();
    if (const JsonValue *workload = fields.object("workload")) {
        Fields inner(*workload, "workload.");
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
    if (!json)
        return json.error();
    if (!json->isObject())
        return Error{ErrorCode::InvalidInput, "the experiment is " + describeJson(*json) + "; it must be an object"};
    auto experiment = fromJson(*json);
    if (!experiment)
        return experiment;
    if (const Status valid = validate(*experiment); !valid)
        return Error{ErrorCode::InvalidInput, valid.error().detail};
    return experiment;
}

} // namespace futurescope
