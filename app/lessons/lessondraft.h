// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/lessonmeasuring.h"
#include "core/lessons/lessontext.h"

#include <memory>

namespace futurescope {

/// What a person says of a lesson that is made of one experiment: its one variant.
struct LessonDraft
{
    Experiment experiment;
    LessonText text; ///< with one variant: what the experiment is called in the picture
    bool asks = true;
    PredictionKind kind = PredictionKind::FinishLines; ///< that or Count
    Measure measure = Measure::Makespan;
    double most = 1; ///< end of the axis, which begins at 0
    std::vector<std::string> free;
};

struct DraftLimits
{
    static constexpr Nanos leastTime = std::chrono::microseconds(1);
    static constexpr Nanos mostTime = maxDuration;
    static constexpr int leastCount = 1;
    static constexpr int mostCount = 10'000'000;
};

/// May a prediction of this kind ask for the measure, of one run of one experiment?
bool suits(PredictionKind kind, Measure measure);

/// Has this run come to its end, and was it one of this experiment?
bool isRunOf(const Run &run, const Experiment &experiment);

/// The lesson that a draft describes, without a contract. Errors name the field, its value and the range.
Result<Lesson> lessonOf(const LessonDraft &draft, const std::string &id);

/// A round end for the axis: nobody can read the answer off it. `run`: of the experiment, may be null.
double proposedEnd(const LessonDraft &draft, const Run *run);

/// What a run of the lesson's one variant has come to.
LessonResult resultOf(const Lesson &lesson, std::shared_ptr<const Run> run);

} // namespace futurescope
