// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runfile.h"

#include "core/experiment/experimentjson.h"
#include "core/experiment/foreignfiles.h"
#include "core/experiment/runmetadata.h"
#include "core/trace/chrometracewriter.h"
#include "core/trace/foreignwriter.h"

namespace futurescope {

namespace {

JsonValue orNull(const std::optional<Nanos> &value)
{
    return value ? JsonValue::ofWhole(value->count()) : JsonValue{};
}

JsonValue orNull(const std::optional<double> &value)
{
    return value ? JsonValue::ofReal(*value) : JsonValue{};
}

JsonValue countsJson(const Timeline::Count &count)
{
    JsonValue json = JsonValue::object();
    json.add("submitted", JsonValue::ofUnsigned(count.submitted));
    json.add("finished", JsonValue::ofUnsigned(count.finished));
    json.add("failed", JsonValue::ofUnsigned(count.failed));
    json.add("cancelled", JsonValue::ofUnsigned(count.cancelled));
    json.add("lost", JsonValue::ofUnsigned(count.lost));
    return json;
}

void addOutcome(JsonValue &json, const Run &run)
{
    const Experiment &experiment = run.experiment;
    json.add("state", JsonValue::ofText(runStateName(run.state)));
    json.add("reason", JsonValue::ofText(run.reason));
    json.add("timed_out", JsonValue::ofBool(run.timedOut));
    json.add("deadlocked", JsonValue::ofBool(run.deadlocked));
    json.add("executor", JsonValue::ofText(executorName(experiment.executor)));
    json.add("workload", JsonValue::ofText(workloadName(experiment.workload.kind)));
    json.add("workers", JsonValue::ofWhole(experiment.workers));
    json.add("chunk", JsonValue::ofUnsigned(experiment.chunk));
    json.add("items", JsonValue::ofUnsigned(experiment.workload.items));
    json.add("tasks", JsonValue::ofUnsigned(experiment.tasks()));
    Timeline timeline;
    timeline.append(run.trace);
    json.add("futures", countsJson(timeline.count()));
}

void addMetrics(JsonValue &json, const Metrics &metrics)
{
    json.add("makespan_ns", JsonValue::ofWhole(metrics.makespan.count()));
    json.add("tasks_per_s", JsonValue::ofReal(metrics.tasksPerSecond));
    json.add("speedup", orNull(metrics.speedup));
    json.add("speedup_baseline", JsonValue::ofText(baselineName(metrics.baselineKind)));
    json.add("baseline_ns", orNull(metrics.baseline));
    json.add("efficiency", orNull(metrics.efficiency));
    json.add("utilisation", orNull(metrics.utilisation));
    JsonValue &wait = json.add("queue_wait_ns", JsonValue::object());
    wait.add("mean", orNull(metrics.queueWaitMean));
    wait.add("p95", orNull(metrics.queueWaitP95));
    json.add("overhead_per_task_ns", orNull(metrics.overheadPerTask));
    json.add("await_share", orNull(metrics.awaitShare));
    json.add("lock_wait_ns", orNull(metrics.lockWait));
    json.add("deepest_queue", metrics.deepestQueue ? JsonValue::ofUnsigned(*metrics.deepestQueue) : JsonValue{});
    json.add("oldest_pending_ns", orNull(metrics.oldestPending));
    json.add("dropped", JsonValue::ofUnsigned(metrics.dropped));
    json.add("worst_heartbeat_ns", orNull(metrics.worstHeartbeat));
    json.add("gigabytes_per_second", orNull(metrics.gigabytesPerSecond));
    json.add("lock_hand_overs", metrics.lockHandOvers ? JsonValue::ofUnsigned(*metrics.lockHandOvers) : JsonValue{});
    json.add("trust", orNull(metrics.trust));
}

} // namespace

bool writeRun(const Run &run, const TextSink &sink, const TraceProgress &progress)
{
    if (run.foreign)
        return writeForeignTrace(*run.foreign, sink, progress);
    if (!sink("{\"displayTimeUnit\":\"ns\",\"traceEvents\":["))
        return false;
    if (!ChromeTraceWriter(run.trace, sink, progress).write())
        return false;
    return sink("\n],\"metadata\":" + jsonText(metadataOfRun(run), 1) + "}\n");
}

std::string summaryJson(const Run &run)
{
    if (run.foreign)
        return foreignSummaryJson(run);
    JsonValue json = JsonValue::object();
    addOutcome(json, run);
    addMetrics(json, run.metrics);
    if (run.increments) {
        JsonValue &increments = json.add("increments", JsonValue::object());
        increments.add("expected", JsonValue::ofUnsigned(run.increments->expected));
        increments.add("got", JsonValue::ofUnsigned(run.increments->got));
    }
    json.add("events", JsonValue::ofUnsigned(run.trace.size()));
    json.add("dropped_events", JsonValue::ofUnsigned(run.trace.droppedEvents()));
    json.add("seed", JsonValue::ofUnsigned(run.experiment.workload.seed));
    json.add("experiment", experimentJson(run.experiment));
    json.add("version", JsonValue::ofText(run.version));
    json.add("started_at", JsonValue::ofText(run.startedAt));
    json.add("machine", machineJson(run.machine));
    return jsonText(json, 2) + '\n';
}

} // namespace futurescope
