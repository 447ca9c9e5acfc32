// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"
#include "core/lessons/lessonmeasuring.h"

#include <functional>
#include <stop_token>

namespace futurescope {

/// Where the runs of a lesson stand.
struct LessonProgress
{
    int runsDone = 0;
    int runsTotal = 0;
    std::size_t variant = 0; ///< of the run that goes on
};

/// Runs every variant of a lesson once, then every one once more, until each has had its repeats, in the calling
/// thread. Errors: a session that cannot start; and "stopped", when `stop` asked for it.
Result<LessonResult> runLesson(const Lesson &lesson, std::stop_token stop = {},
                               const std::function<void(const LessonProgress &)> &progressed = {},
                               const SessionFunction &session = {});

} // namespace futurescope
