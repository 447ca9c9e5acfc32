// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"
#include "core/base/json.h"

#include <QString>

namespace futurescope {

/// One line for each lesson: number, folder, course, title.
QString lessonList(const std::vector<LessonEntry> &lessons);

/// What a lesson came to on this machine, for a person: its question, each figure, each rule and the verdict.
QString lessonSummary(const LessonEntry &entry, const LessonResult &result, const ContractVerdict &verdict);

/// The same for a program.
JsonValue lessonSummaryJson(const LessonEntry &entry, const LessonResult &result, const ContractVerdict &verdict);
JsonValue lessonListJson(const std::vector<LessonEntry> &lessons);

} // namespace futurescope
