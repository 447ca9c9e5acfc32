// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"
#include "core/experiment/runfile.h"
#include "core/lessons/reference.h"
#include "tests/app/labfixtures.h"

#include <QDir>
#include <QFile>

#include <fmt/format.h>

// Small lessons for tests: sleeps in a loop, with two threads and with five.
namespace futurescope::samples {

inline std::string lessonJson(PredictionKind kind = PredictionKind::FinishLines)
{
    const bool counts = kind == PredictionKind::Count;
    return fmt::format(R"({{
      "number": 2, "course": "concurrent-basics", "concepts": ["Waiting"],
      "experiment": {{"workload": {{"kind": "sleep", "items": 6, "workNs": 10000000}}, "executor": "threads",
                      "workers": 2}},
      "variants": [{{"name": "loop", "change": {{"executor": "sequential", "workers": 1}}}},
                   {{"name": "two"}},
                   {{"name": "five", "change": {{"workers": 5}}}},
                   {{"name": "six", "change": {{"workers": 6}}}}],
      "shown": "two", "free": ["workers", "executor"], "repeats": 1,
      "prediction": {{"kind": "{}", "measure": "{}", "of": ["loop", "two", "five", "six"], "least": {},
                      "most": {}, "along": "workers", "groupSize": {}}},
      "contract": [{{"measure": "makespan", "of": "two", "is": "<", "than": {{"measure": "makespan", "of": "loop"}}}}]
    }})",
                       predictionKindName(kind), counts ? "most-running" : "makespan", counts ? "1" : "10000000",
                       counts ? "8" : "80000000", kind == PredictionKind::Pick ? 2 : 0);
}

inline LessonText lessonText()
{
    LessonText text;
    text.title = "Sleeping in company";
    text.question = "Six sleeps of 10 ms. When is the last one over?";
    text.reasons = {"Waiting can overlap", "Every sleep needs a core"};
    text.variants = {"In a loop", "2 threads", "5 threads", "6 threads"};
    text.locked = "Nothing else matters here.";
    text.explanation = "A sleeping thread needs no core.";
    text.misconception = "Many think that six threads need six cores.";
    text.correction = "The course sleeps longer.";
    text.tryNext = "How many are too many?";
    text.script = "Six sleeps.";
    return text;
}

inline LessonEntry lesson(PredictionKind kind = PredictionKind::FinishLines)
{
    LessonEntry entry;
    entry.lesson = *lessonFromJson(lessonJson(kind), "sleeping");
    entry.text = lessonText();
    return entry;
}

/// What a run of it could have come to on another machine.
inline LessonResult lessonResult(const Lesson &lesson)
{
    LessonResult result;
    result.machine = {"Abacus 3", "Linux 5", 4, 8};
    result.recordedAt = "2026-02-03T04:05:06Z";
    result.runs.resize(lesson.variants.size());
    double value = unitOf(lesson.prediction->measure) == MeasureUnit::Count ? 6 : 61e6;
    for (const std::size_t variant : lesson.prediction->of)
        result.figures[{lesson.prediction->measure, variant}] = value = std::floor(value / 1.5);
    Run run = fixtures::fiveFuturesRun();
    run.machine = result.machine;
    run.version = "0.1.0";
    run.startedAt = result.recordedAt;
    result.runs[lesson.shown].push_back(std::make_shared<const Run>(std::move(run)));
    return result;
}

inline void writeFile(const QString &path, const std::string &text)
{
    QFile file(path);
    const bool opened = file.open(QIODevice::WriteOnly);
    Q_ASSERT(opened);
    if (opened)
        file.write(text.data(), static_cast<qint64>(text.size()));
}

/// Puts the lesson into a folder, which is made, as a person would with an editor.
inline void writeLesson(LessonEntry &entry, const QString &folder, bool withReference)
{
    QDir().mkpath(folder + (withReference ? QStringLiteral("/reference") : QString()));
    writeFile(folder + QStringLiteral("/lesson.json"), toJson(entry.lesson));
    writeFile(folder + QStringLiteral("/text.en.json"), toJson(entry.text, entry.lesson));
    entry.folder = folder;
    if (!withReference)
        return;
    const LessonResult result = lessonResult(entry.lesson);
    const QString reference = folder + QStringLiteral("/reference/");
    writeFile(reference + QStringLiteral("reference.json"), referenceJson(entry.lesson, result));
    std::string run;
    writeRun(*result.runs[entry.lesson.shown].front(), [&run](std::string_view piece) {
        run += piece;
        return true;
    });
    writeFile(reference + QString::fromStdString(referenceRunName(entry.lesson, entry.lesson.shown, 0)), run);
}

} // namespace futurescope::samples
