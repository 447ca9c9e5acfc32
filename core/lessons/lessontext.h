// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lesson.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

/// What people read of a lesson, in one language. Plain text: whoever shows it must not take it for anything else.
struct LessonText
{
    static constexpr std::size_t maxReasons = 4;
    static constexpr std::size_t maxReasonChars = 200;
    static constexpr std::size_t maxVariantChars = 60;

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

/// One of the texts that are not lists: its name in files and how many characters it must and may have.
struct LessonTextField
{
    std::string_view name;
    std::string LessonText::*text;
    std::size_t least;
    std::size_t most;
};
std::span<const LessonTextField> lessonTextFields();

/// How many characters of a text a person counts, which UTF-8 may need several bytes for.
std::size_t characterCount(std::string_view utf8);

/// Names the first text that is too short or too long, its length and the range.
Status validate(const LessonText &text);

/// Reads a text.<language>.json of `lesson`. Errors name the field and the cause.
Result<LessonText> lessonTextFromJson(std::string_view text, const Lesson &lesson);
std::string toJson(const LessonText &text, const Lesson &lesson);

} // namespace futurescope
