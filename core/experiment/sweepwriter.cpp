// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweepwriter.h"

#include "core/analysis/medianinterval.h"
#include "core/base/json.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/runmetadata.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

JsonValue ofOptional(const std::optional<double> &value)
{
    return value ? JsonValue::ofReal(*value) : JsonValue{};
}

/// Executors by name; all else as a number, work in nanoseconds.
JsonValue valueJson(Vary vary, SweepValue value)
{
    return vary == Vary::Executor ? JsonValue::ofText(sweepValueText(vary, value)) : JsonValue::ofWhole(value);
}

/// "workers", "chunk", "work_ns", "executor".
std::string fieldName(Vary vary)
{
    return std::string(varyName(vary)) + (vary == Vary::Work ? "_ns" : "");
}

void addMakespan(JsonValue &json, const SweepPoint &point)
{
    if (!point.measured()) {
        json.add("makespan_ns", {});
        return;
    }
    JsonValue &makespan = json.add("makespan_ns", JsonValue::object());
    makespan.add("median", JsonValue::ofWhole(point.median.count()));
    makespan.add("low", JsonValue::ofWhole(point.low.count()));
    makespan.add("high", JsonValue::ofWhole(point.high.count()));
    makespan.add("n", JsonValue::ofUnsigned(point.makespans.size()));
    makespan.add("coverage", JsonValue::ofReal(point.coverage));
    JsonValue &runs = makespan.add("runs", JsonValue::array());
    JsonValue &marked = makespan.add("outliers", JsonValue::array());
    const std::vector<bool> isOutlier = outliers(point.makespans);
    for (std::size_t i = 0; i < point.makespans.size(); ++i) {
        runs.items.push_back(JsonValue::ofWhole(point.makespans[i].count()));
        if (isOutlier[i])
            marked.items.push_back(JsonValue::ofUnsigned(i));
    }
}

void addLosses(JsonValue &json, const SweepPoint &point)
{
    const auto waterfall = lossesOf(point);
    if (!waterfall) {
        json.add("losses", {});
        return;
    }
    const LossWaterfall::Shares shares = waterfall->shares();
    JsonValue &losses = json.add("losses", JsonValue::object());
    losses.add("ideal_ns", JsonValue::ofWhole(shares.ideal.count()));
    for (std::size_t i = 0; i < lossKinds; ++i)
        losses.add(std::string(lossName(static_cast<Loss>(i))) + "_ns", JsonValue::ofWhole(shares.losses[i].count()));
    losses.add("makespan_ns", JsonValue::ofWhole(waterfall->makespan.count()));
}

JsonValue pointJson(const SweepPlan &plan, const SweepPoint &point)
{
    JsonValue json = JsonValue::object();
    json.add(fieldName(plan.vary), valueJson(plan.vary, point.value));
    if (plan.second && point.second)
        json.add(fieldName(plan.second->vary), valueJson(plan.second->vary, *point.second));
    addMakespan(json, point);
    const auto speedup = speedupOf(point);
    const Experiment experiment = experimentAt(plan, {point.value, point.second});
    const int workers = experiment.workers;
    json.add("items", JsonValue::ofUnsigned(experiment.workload.items));
    json.add("speedup", speedup ? JsonValue::ofReal(speedup->value) : JsonValue{});
    json.add("speedup_baseline", speedup ? JsonValue::ofText(speedup->measured ? "measured" : "derived") : JsonValue{});
    json.add("efficiency", speedup ? JsonValue::ofReal(speedup->value / workers) : JsonValue{});
    const bool sameWork = !plan.workGrows; // which the serial fraction of Karp and Flatt is about
    json.add("karp_flatt", speedup && sameWork ? ofOptional(karpFlatt(speedup->value, workers)) : JsonValue{});
    json.add("trust", ofOptional(point.trust));
    json.add("machine_was_busy", JsonValue::ofBool(point.machineWasBusy));
    addLosses(json, point);
    json.add("failed_runs", JsonValue::ofWhole(point.failedRuns));
    json.add("problem", JsonValue::ofText(point.problem));
    return json;
}

JsonValue estimateJson(const char *name, const Estimate &estimate, JsonValue json = JsonValue::object())
{
    JsonValue &number = json.add(name, JsonValue::object());
    number.add("value", JsonValue::ofReal(estimate.value));
    number.add("low", JsonValue::ofReal(estimate.low));
    number.add("high", JsonValue::ofReal(estimate.high));
    return json;
}

/// The residuals are those of the runs, point by point as the sweep names them.
void addQuality(JsonValue &json, const FitQuality &quality)
{
    json.add("relative_error", JsonValue::ofReal(quality.relativeError));
    JsonValue &residuals = json.add("residuals", JsonValue::array());
    for (const double residual : quality.residuals)
        residuals.items.push_back(JsonValue::ofReal(residual));
}

/// Of Amdahl's law and of Gustafson's.
template <class Fit>
JsonValue serialJson(const Fit &fit)
{
    JsonValue json = JsonValue::object();
    json.add("serial_fraction", JsonValue::ofReal(fit.serialFraction.value));
    json.add("low", JsonValue::ofReal(fit.serialFraction.low));
    json.add("high", JsonValue::ofReal(fit.serialFraction.high));
    addQuality(json, fit.quality);
    return json;
}

JsonValue uslJson(const UslFit &fit)
{
    JsonValue json = estimateJson("kappa", fit.kappa, estimateJson("sigma", fit.sigma));
    json.add("peak_workers", ofOptional(fit.peakWorkers));
    JsonValue &held = json.add("held_at_zero", JsonValue::array());
    if (fit.sigmaHeld)
        held.items.push_back(JsonValue::ofText("sigma"));
    if (fit.kappaHeld)
        held.items.push_back(JsonValue::ofText("kappa"));
    addQuality(json, fit.quality);
    return json;
}

template <class Fit>
void addFit(JsonValue &fits, JsonValue &reasons, const char *name, const Result<Fit> &fit,
            JsonValue (*json)(const Fit &))
{
    fits.add(name, fit ? json(*fit) : JsonValue{});
    if (!fit)
        reasons.add(name, JsonValue::ofText(fit.error().detail));
}

/// Its law is about another kind of sweep.
template <class Fit>
Result<Fit> notAbout(const char *why)
{
    return Error{ErrorCode::InvalidInput, why};
}

void addFits(JsonValue &json, const SweepResult &result)
{
    constexpr const char *grew = "the work grew with the workers; this law is about the same work for all of them";
    constexpr const char *stayed = "the work did not grow with the workers, which this law is about";
    const std::vector<ScalingRun> runs = scalingRuns(result);
    const std::vector<ScalingRun> weak = weakScalingRuns(result);
    if (runs.empty() && weak.empty()) {
        json.add("fits", {});
        json.add("reason", JsonValue::ofText("the laws of scaling are about workers alone, and need runs that ended"));
        return;
    }
    JsonValue fits = JsonValue::object();
    JsonValue reasons = JsonValue::object();
    addFit(fits, reasons, "amdahl", weak.empty() ? fitAmdahl(runs) : notAbout<AmdahlFit>(grew), serialJson<AmdahlFit>);
    addFit(fits, reasons, "gustafson", weak.empty() ? notAbout<GustafsonFit>(stayed) : fitGustafson(weak),
           serialJson<GustafsonFit>);
    addFit(fits, reasons, "usl", weak.empty() ? fitUsl(runs) : notAbout<UslFit>(grew), uslJson);
    json.add("fits", std::move(fits));
    json.add("reason", std::move(reasons));
}

void addValues(JsonValue &json, const char *name, Vary vary, const std::vector<SweepValue> &values)
{
    JsonValue &list = json.add(name, JsonValue::array());
    for (const SweepValue value : values)
        list.items.push_back(valueJson(vary, value));
}

std::vector<ScalingRun> runsByWorkers(const SweepResult &result)
{
    std::vector<ScalingRun> runs;
    if (result.plan.vary != Vary::Workers || result.plan.second)
        return runs;
    for (const SweepPoint &point : result.points) {
        for (const Nanos makespan : point.makespans)
            runs.push_back({static_cast<int>(point.value), makespan});
    }
    return runs;
}

template <class Number>
std::string cell(const std::optional<Number> &value)
{
    return value ? fmt::format("{}", *value) : std::string();
}

} // namespace

std::optional<PointSpeedup> speedupOf(const SweepPoint &point)
{
    if (point.speedup)
        return PointSpeedup{*point.speedup, true};
    if (point.medianRun && point.medianRun->metrics.speedup)
        return PointSpeedup{*point.medianRun->metrics.speedup, false};
    return std::nullopt;
}

std::optional<LossWaterfall> lossesOf(const SweepPoint &point)
{
    if (point.losses)
        return point.losses;
    if (!point.medianRun || point.medianRun->trace.size() == 0)
        return std::nullopt;
    Timeline timeline;
    timeline.append(point.medianRun->trace);
    return lossWaterfall(timeline, point.medianRun->experiment.allWorkers(), point.medianRun->machine.cores);
}

std::vector<ScalingRun> scalingRuns(const SweepResult &result)
{
    return result.plan.workGrows ? std::vector<ScalingRun>() : runsByWorkers(result);
}

std::vector<ScalingRun> weakScalingRuns(const SweepResult &result)
{
    return result.plan.workGrows ? runsByWorkers(result) : std::vector<ScalingRun>();
}

std::string sweepJson(const SweepResult &result)
{
    const SweepPlan &plan = result.plan;
    JsonValue json = JsonValue::object();
    json.add("vary", JsonValue::ofText(varyName(plan.vary)));
    addValues(json, "values", plan.vary, sweepValues(plan));
    if (plan.second) {
        json.add("vary2", JsonValue::ofText(varyName(plan.second->vary)));
        addValues(json, "values2", plan.second->vary, plan.second->values);
    }
    json.add("repeats", JsonValue::ofWhole(plan.repeats));
    json.add("weak_scaling", JsonValue::ofBool(plan.workGrows));
    json.add("experiment", experimentJson(plan.base));
    json.add("machine", machineJson(result.machine));
    json.add("version", JsonValue::ofText(result.version));
    json.add("started_at", JsonValue::ofText(result.startedAt));
    json.add("stopped", JsonValue::ofBool(result.stopped));
    json.add("problem", JsonValue::ofText(result.problem));
    JsonValue &points = json.add("points", JsonValue::array());
    for (const SweepPoint &point : result.points)
        points.items.push_back(pointJson(plan, point));
    addFits(json, result);
    return jsonText(json, 2) + '\n';
}

bool writeSweepCsv(const SweepResult &result, const TextSink &sink)
{
    const SweepPlan &plan = result.plan;
    std::string text =
        fieldName(plan.vary) + (plan.second ? "," + fieldName(plan.second->vary) : "")
        + ",items,runs,outliers,median_ns,low_ns,high_ns,coverage,speedup,efficiency,trust,failed_runs,ideal_ns";
    for (std::size_t i = 0; i < lossKinds; ++i)
        text += fmt::format(",{}_ns", lossName(static_cast<Loss>(i)));
    text += '\n';
    const auto shown = [](Vary vary, SweepValue value) {
        return vary == Vary::Work ? std::to_string(value) : sweepValueText(vary, value);
    };
    for (const SweepPoint &point : result.points) {
        text += shown(plan.vary, point.value);
        if (plan.second && point.second)
            text += ',' + shown(plan.second->vary, *point.second);
        const Experiment experiment = experimentAt(plan, {point.value, point.second});
        text += fmt::format(",{},{},{},", experiment.workload.items, point.makespans.size(),
                            std::ranges::count(outliers(point.makespans), true));
        text += point.measured() ? fmt::format("{},{},{},{},", point.median.count(), point.low.count(),
                                               point.high.count(), point.coverage)
                                 : ",,,,";
        const auto speedup = speedupOf(point);
        text += speedup ? fmt::format("{},{},", speedup->value, speedup->value / experiment.workers) : ",,";
        text += fmt::format("{},{},", cell(point.trust), point.failedRuns);
        const auto losses = lossesOf(point);
        const LossWaterfall::Shares shares = losses ? losses->shares() : LossWaterfall::Shares{};
        text += losses ? std::to_string(shares.ideal.count()) : std::string();
        for (const Nanos loss : shares.losses)
            text += losses ? fmt::format(",{}", loss.count()) : ",";
        text += '\n';
    }
    return sink(text);
}

} // namespace futurescope
