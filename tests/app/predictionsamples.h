// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionscene.h"

#include <chrono>
#include <string>
#include <vector>

namespace futurescope {

/// Four variants of 1, 2, 4 and 8 workers that are asked about in some way.
inline Lesson lessonAsking(PredictionKind kind, Measure measure, double least, double most)
{
    Lesson lesson;
    LessonPrediction asked;
    asked.kind = kind;
    asked.measure = measure;
    asked.least = least;
    asked.most = most;
    for (const int workers : {1, 2, 4, 8}) {
        LessonVariant variant;
        variant.name = std::to_string(workers);
        variant.experiment.workers = workers;
        asked.of.push_back(lesson.variants.size());
        lesson.variants.push_back(variant);
    }
    lesson.prediction = asked;
    return lesson;
}

/// Eight sleeps of 100 ms.
inline Lesson sleepingLesson(PredictionKind kind)
{
    Lesson lesson = lessonAsking(kind, Measure::Makespan, 0, 2e9);
    for (LessonVariant &variant : lesson.variants) {
        variant.experiment.workload.kind = WorkloadKind::Sleep;
        variant.experiment.workload.items = 8;
        variant.experiment.workload.work = std::chrono::milliseconds(100);
        variant.experiment.workload.distribution = Distribution::Constant;
    }
    return lesson;
}

inline LessonText textOf(const Lesson &lesson)
{
    LessonText text;
    for (const LessonVariant &variant : lesson.variants)
        text.variants.push_back(variant.name + " workers");
    return text;
}

inline PredictionScene sceneOf(const Lesson &lesson)
{
    return {lesson, textOf(lesson)};
}

inline LessonResult resultOf(const Lesson &lesson, const std::vector<double> &values)
{
    LessonResult result;
    for (std::size_t variant = 0; variant < values.size(); ++variant)
        result.figures[{lesson.prediction->measure, variant}] = values[variant];
    return result;
}

} // namespace futurescope
