// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessondraft.h"

#include "app/charts/axisticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// The one variant that a draft has.
constexpr const char *variantName = "run";

Error outside(const std::string &field, const std::string &value, const std::string &range)
{
    return {ErrorCode::InvalidInput, fmt::format("{} is {}; it must be {}", field, value, range)};
}

Status checkEnd(const LessonDraft &draft)
{
    if (unitOf(draft.measure) == MeasureUnit::Nanoseconds) {
        constexpr auto least = static_cast<double>(DraftLimits::leastTime.count());
        constexpr auto most = static_cast<double>(DraftLimits::mostTime.count());
        if (draft.most >= least && draft.most <= most)
            return success();
        return outside(
            "prediction.most", fmt::format("{} ns", draft.most),
            fmt::format("{} to {}", durationText(DraftLimits::leastTime), durationText(DraftLimits::mostTime)));
    }
    const bool whole = draft.most == std::floor(draft.most);
    if (whole && draft.most >= DraftLimits::leastCount && draft.most <= DraftLimits::mostCount)
        return success();
    return outside("prediction.most", fmt::format("{}", draft.most),
                   fmt::format("a whole number from {} to {}", DraftLimits::leastCount, DraftLimits::mostCount));
}

Status checkDraft(const LessonDraft &draft)
{
    if (Status status = validate(draft.experiment); !status)
        return status;
    if (Status status = validate(draft.text); !status)
        return status;
    if (draft.text.variants.size() != 1)
        return outside("variants", fmt::format("{} texts", draft.text.variants.size()), "one");
    if (!draft.asks)
        return success();
    if (!suits(draft.kind, draft.measure))
        return outside("prediction.measure", std::string(measureName(draft.measure)),
                       fmt::format("one that a prediction of the kind {} can ask for", predictionKindName(draft.kind)));
    return checkEnd(draft);
}

} // namespace

bool suits(PredictionKind kind, Measure measure)
{
    switch (measure) {
    case Measure::ItemWork: // what the experiment says of itself is nothing to predict
    case Measure::TotalWork:
    case Measure::Submitted:
    case Measure::Orders: // always 1
    case Measure::Deadlocked:
        return false;
    default:
        break;
    }
    return (kind == PredictionKind::FinishLines && unitOf(measure) == MeasureUnit::Nanoseconds)
           || (kind == PredictionKind::Count && unitOf(measure) == MeasureUnit::Count);
}

bool isRunOf(const Run &run, const Experiment &experiment)
{
    return !run.foreign && run.state == RunState::Finished && run.experiment == experiment;
}

Result<Lesson> lessonOf(const LessonDraft &draft, const std::string &id)
{
    if (const Status checked = checkDraft(draft); !checked)
        return checked.error();
    Lesson lesson;
    lesson.id = id;
    lesson.variants.push_back({variantName, draft.experiment});
    lesson.free = draft.free;
    if (draft.asks) {
        LessonPrediction prediction;
        prediction.kind = draft.kind;
        prediction.measure = draft.measure;
        prediction.of = {0};
        prediction.most = draft.most;
        lesson.prediction = prediction;
    }
    return lesson;
}

double proposedEnd(const LessonDraft &draft, const Run *run)
{
    const Experiment &experiment = draft.experiment;
    const bool counts = unitOf(draft.measure) != MeasureUnit::Nanoseconds;
    double top = counts ? experiment.futures()
                        : static_cast<double>(experiment.workload.work.count()) * experiment.workload.items;
    if (run) {
        Timeline timeline;
        timeline.append(run->trace);
        top = std::max(top * (counts ? 1.0 : 1.2), 2 * measured(draft.measure, *run, timeline).value_or(0));
    }
    const QList<double> ticks = roundTicks(top);
    const double end = ticks.isEmpty() ? 0 : ticks.last();
    return counts ? std::clamp(std::ceil(end), double(DraftLimits::leastCount), double(DraftLimits::mostCount))
                  : std::clamp(end, static_cast<double>(DraftLimits::leastTime.count()),
                               static_cast<double>(DraftLimits::mostTime.count()));
}

LessonResult resultOf(const Lesson &lesson, std::shared_ptr<const Run> run)
{
    LessonMeasuring measuring(lesson);
    const MachineFacts machine = run->machine; // of the run, which may come from a file
    measuring.add(0, std::move(run));
    LessonResult result = measuring.result();
    result.machine = machine;
    return result;
}

} // namespace futurescope
