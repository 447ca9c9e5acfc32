// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/runlesson.h"

namespace futurescope {

Result<LessonResult> runLesson(const Lesson &lesson, std::stop_token stop,
                               const std::function<void(const LessonProgress &)> &progressed,
                               const SessionFunction &session)
{
    const SessionFunction run = session ? session : [](const Experiment &experiment, std::stop_token stopRun) {
        return runSession(experiment, std::move(stopRun));
    };
    LessonMeasuring measuring(lesson);
    LessonProgress progress;
    progress.runsTotal = lesson.repeats * static_cast<int>(lesson.variants.size());
    for (int repeat = 0; repeat < lesson.repeats; ++repeat) {
        for (progress.variant = 0; progress.variant < lesson.variants.size(); ++progress.variant) {
            if (progressed)
                progressed(progress);
            Result<Run> result = run(lesson.variants[progress.variant].experiment, stop);
            if (!result)
                return result.error();
            if (stop.stop_requested())
                return Error{ErrorCode::Usage, "the lesson was stopped"};
            measuring.add(progress.variant, std::make_shared<const Run>(std::move(*result)));
            ++progress.runsDone;
        }
    }
    return measuring.result();
}

} // namespace futurescope
