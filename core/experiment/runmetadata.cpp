// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runmetadata.h"

#include "core/base/boundedjson.h"
#include "core/experiment/experimentjson.h"

#include <fmt/format.h>
#include <limits>

namespace futurescope {

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr std::uint64_t largestNs = std::uint64_t{1} << 62;

JsonValue nanosJson(const std::optional<Nanos> &value)
{
    return value ? JsonValue::ofWhole(value->count()) : JsonValue{};
}

JsonValue realJson(const std::optional<double> &value)
{
    return value ? JsonValue::ofReal(*value) : JsonValue{};
}

JsonValue metricsJson(const Metrics &metrics)
{
    JsonValue json = JsonValue::object();
    json.add("makespanNs", JsonValue::ofWhole(metrics.makespan.count()));
    json.add("tasksPerSecond", JsonValue::ofReal(metrics.tasksPerSecond));
    json.add("baselineNs", nanosJson(metrics.baseline));
    json.add("baselineKind", JsonValue::ofText(baselineName(metrics.baselineKind)));
    json.add("speedup", realJson(metrics.speedup));
    json.add("efficiency", realJson(metrics.efficiency));
    json.add("utilisation", realJson(metrics.utilisation));
    json.add("queueWaitMeanNs", nanosJson(metrics.queueWaitMean));
    json.add("queueWaitP95Ns", nanosJson(metrics.queueWaitP95));
    json.add("overheadPerTaskNs", nanosJson(metrics.overheadPerTask));
    if (metrics.awaitShare)
        json.add("awaitShare", realJson(metrics.awaitShare));
    if (metrics.lockWait)
        json.add("lockWaitNs", nanosJson(metrics.lockWait));
    if (metrics.lockHandOvers)
        json.add("lockHandOvers", JsonValue::ofUnsigned(*metrics.lockHandOvers));
    if (metrics.deepestQueue)
        json.add("deepestQueue", JsonValue::ofUnsigned(*metrics.deepestQueue));
    if (metrics.oldestPending)
        json.add("oldestPendingNs", nanosJson(metrics.oldestPending));
    if (metrics.dropped > 0)
        json.add("dropped", JsonValue::ofUnsigned(metrics.dropped));
    if (metrics.worstHeartbeat)
        json.add("worstHeartbeatNs", nanosJson(metrics.worstHeartbeat));
    if (metrics.gigabytesPerSecond)
        json.add("gigabytesPerSecond", realJson(metrics.gigabytesPerSecond));
    json.add("trust", realJson(metrics.trust));
    return json;
}

/// Reads members one after another and keeps the first error. Absent and null members leave the target alone.
class Reader
{
public:
    Reader(const JsonValue &json, std::string prefix) : m_json(json), m_prefix(std::move(prefix)) {}

    void text(std::string_view field, std::string &target)
    {
        read(field, [&](const JsonValue &json, const std::string &path) { return keep(textOf(json, path), target); });
    }
    void flag(std::string_view field, bool &target)
    {
        read(field, [&](const JsonValue &json, const std::string &path) { return keep(boolOf(json, path), target); });
    }
    template <class Number>
    void whole(std::string_view field, Number &target, std::uint64_t least, std::uint64_t most)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            const auto number = wholeNumber(json, path, least, most);
            return number ? (target = static_cast<Number>(*number), success()) : Status(number.error());
        });
    }
    template <class Real>
    void real(std::string_view field, Real &target)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            return keep(realNumber(json, path, -largest, largest), target);
        });
    }
    template <class Duration>
    void nanos(std::string_view field, Duration &target)
    {
        std::int64_t ns = -1;
        whole(field, ns, 0, largestNs);
        if (ns >= 0)
            target = Nanos(ns);
    }
    template <class Enum>
    void named(std::string_view field, Enum &target, Result<Enum> (*lookUp)(std::string_view))
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            const auto text = textOf(json, path);
            return text ? keep(lookUp(*text), target) : Status(text.error());
        });
    }
    template <class Use>
    void read(std::string_view field, Use use)
    {
        const JsonValue *json = m_json.find(field);
        if (m_status && json && !json->isNull())
            m_status = use(*json, m_prefix + std::string(field));
    }
    const Status &status() const { return m_status; }

private:
    template <class Value, class Target>
    static Status keep(Result<Value> value, Target &target)
    {
        if (!value)
            return Error{ErrorCode::InvalidInput, value.error().detail};
        target = std::move(*value);
        return success();
    }

    const JsonValue &m_json;
    const std::string m_prefix;
    Status m_status = success();
};

Status readMetrics(const JsonValue &json, const std::string &path, Metrics &metrics)
{
    Reader reader(json, path + ".");
    reader.nanos("makespanNs", metrics.makespan);
    reader.real("tasksPerSecond", metrics.tasksPerSecond);
    reader.nanos("baselineNs", metrics.baseline);
    reader.named("baselineKind", metrics.baselineKind, baseline);
    reader.real("speedup", metrics.speedup);
    reader.real("efficiency", metrics.efficiency);
    reader.real("utilisation", metrics.utilisation);
    reader.nanos("queueWaitMeanNs", metrics.queueWaitMean);
    reader.nanos("queueWaitP95Ns", metrics.queueWaitP95);
    reader.nanos("overheadPerTaskNs", metrics.overheadPerTask);
    reader.real("awaitShare", metrics.awaitShare);
    reader.nanos("lockWaitNs", metrics.lockWait);
    reader.whole("lockHandOvers", metrics.lockHandOvers, 0, std::uint64_t{1} << 53);
    reader.whole("deepestQueue", metrics.deepestQueue, 0, std::uint64_t{1} << 53);
    reader.nanos("oldestPendingNs", metrics.oldestPending);
    reader.whole("dropped", metrics.dropped, 0, std::uint64_t{1} << 53);
    reader.nanos("worstHeartbeatNs", metrics.worstHeartbeat);
    reader.real("gigabytesPerSecond", metrics.gigabytesPerSecond);
    reader.real("trust", metrics.trust);
    return reader.status();
}

Status readMachine(const JsonValue &json, const std::string &path, MachineFacts &machine)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    Reader reader(json, path + ".");
    reader.text("cpu", machine.cpu);
    reader.text("system", machine.system);
    reader.whole("cores", machine.cores, 1, most);
    reader.whole("hardwareThreads", machine.hardwareThreads, 1, most);
    return reader.status();
}

Status readTexts(const JsonValue &json, const std::string &path, std::vector<std::string> &texts)
{
    if (!json.isArray() || json.items.size() > TraceBuilder::maxTexts) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} must be a list of at most {} texts", path, TraceBuilder::maxTexts)};
    }
    for (const JsonValue &item : json.items) {
        auto text = textOf(item, path);
        if (!text)
            return text.error();
        texts.push_back(std::move(*text));
    }
    return success();
}

} // namespace

JsonValue machineJson(const MachineFacts &machine)
{
    JsonValue json = JsonValue::object();
    json.add("cpu", JsonValue::ofText(machine.cpu));
    json.add("system", JsonValue::ofText(machine.system));
    json.add("cores", JsonValue::ofWhole(machine.cores));
    json.add("hardwareThreads", JsonValue::ofWhole(machine.hardwareThreads));
    return json;
}

JsonValue metadataOfRun(const Run &run)
{
    JsonValue json = JsonValue::object();
    json.add("program", JsonValue::ofText(runProgramName));
    json.add("schema", JsonValue::ofWhole(runSchemaVersion));
    json.add("version", JsonValue::ofText(run.version));
    json.add("startedAt", JsonValue::ofText(run.startedAt));
    json.add("experiment", experimentJson(run.experiment));
    json.add("machine", machineJson(run.machine));
    json.add("seed", JsonValue::ofUnsigned(run.experiment.workload.seed));
    json.add("state", JsonValue::ofText(runStateName(run.state)));
    json.add("reason", JsonValue::ofText(run.reason));
    json.add("timedOut", JsonValue::ofBool(run.timedOut));
    json.add("deadlocked", JsonValue::ofBool(run.deadlocked));
    if (run.increments) {
        JsonValue &increments = json.add("increments", JsonValue::object());
        increments.add("expected", JsonValue::ofUnsigned(run.increments->expected));
        increments.add("got", JsonValue::ofUnsigned(run.increments->got));
    }
    json.add("metrics", metricsJson(run.metrics));
    json.add("events", JsonValue::ofUnsigned(run.trace.size()));
    json.add("droppedEvents", JsonValue::ofUnsigned(run.trace.droppedEvents()));
    JsonValue &texts = json.add("texts", JsonValue::array());
    for (const std::string &text : run.trace.texts())
        texts.items.push_back(JsonValue::ofText(text));
    return json;
}

Result<RunMetadata> readRunMetadata(const JsonValue &json)
{
    const JsonValue *program = json.find("program");
    if (!program || program->text != runProgramName)
        return Error{ErrorCode::InvalidInput, "no Futurescope metadata: this is not a run that Futurescope saved"};

    RunMetadata metadata;
    Run &run = metadata.run;
    int schema = 0;
    Reader reader(json, "metadata.");
    reader.whole("schema", schema, 1, static_cast<std::uint64_t>(std::numeric_limits<int>::max()));
    reader.text("version", run.version);
    reader.text("startedAt", run.startedAt);
    reader.read("experiment", [&](const JsonValue &value, const std::string &path) {
        auto experiment = experimentFromJson(jsonText(value));
        if (!experiment)
            return Status(Error{ErrorCode::InvalidInput, path + ": " + experiment.error().detail});
        run.experiment = std::move(*experiment);
        return success();
    });
    reader.read("machine",
                [&](const JsonValue &value, const std::string &path) { return readMachine(value, path, run.machine); });
    reader.named("state", run.state, runState);
    reader.text("reason", run.reason);
    reader.flag("timedOut", run.timedOut);
    reader.flag("deadlocked", run.deadlocked);
    reader.read("metrics",
                [&](const JsonValue &value, const std::string &path) { return readMetrics(value, path, run.metrics); });
    reader.read("increments", [&](const JsonValue &value, const std::string &path) {
        Reader increments(value, path + ".");
        run.increments.emplace();
        increments.whole("expected", run.increments->expected, 0, UINT64_MAX);
        increments.whole("got", run.increments->got, 0, UINT64_MAX);
        return increments.status();
    });
    reader.whole("events", metadata.events, 0, std::uint64_t{1} << 53);
    reader.whole("droppedEvents", metadata.droppedEvents, 0, std::uint64_t{1} << 53);
    reader.read("texts", [&](const JsonValue &value, const std::string &path) {
        return readTexts(value, path, metadata.texts);
    });
    if (!reader.status())
        return reader.status().error();
    return metadata;
}

} // namespace futurescope
