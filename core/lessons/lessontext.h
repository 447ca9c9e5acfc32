// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lesson.h"

#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

/// What people read of a lesson, in one language. Plain text: whoever shows it must not take it for anything else.
struct LessonText
{
    static constexpr std::size_t maxReasons = 4;

    std::string title;
    std::string question;
    std::vector<std::string> reasons;  ///< of which a person clicks the one that made the prediction
    std::vector<std::string> variants; ///< one for each variant of the lesson: what it is called in the picture
    std::string locked;                ///< why the other controls stay as they are
    std::string explanation;
    std::string misconception; ///< the belief that the run contradicts
    std::string correction;    ///< of what a course says; may be empty
    std::string tryNext;       ///< one open question
    std::string script;        ///< what a lecturer says, 90 seconds

    friend bool operator==(const LessonText &, const LessonText &) = default;
};

/// Reads a text.<language>.json of `lesson`. Errors name the field and the cause.
Result<LessonText> lessonTextFromJson(std::string_view text, const Lesson &lesson);
std::string toJson(const LessonText &text, const Lesson &lesson);

} // namespace futurescope
