// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lessonmeasuring.h"

#include <string>
#include <string_view>

namespace futurescope {

/// Figures, ranges, machine and date of a result as a reference.json; its runs are files of their own, see
/// referenceRunName().
std::string referenceJson(const Lesson &lesson, const LessonResult &result);

/// Reads one back. Errors name the field and the cause; a variant that the lesson does not have is one,
/// and a range that is not one or does not hold its figure. Files from before there were ranges have none. Without
/// runs.
Result<LessonResult> referenceFromJson(std::string_view text, const Lesson &lesson);

/// "five.1.fscope.json": the file in the lesson's folder that holds the `index`th kept run of a variant, from 0.
std::string referenceRunName(const Lesson &lesson, std::size_t variant, std::size_t index);

} // namespace futurescope
