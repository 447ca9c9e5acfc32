// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/contract.h"
#include "core/lessons/lesson.h"
#include "core/lessons/lessontext.h"

#include <QString>

#include <vector>

namespace futurescope {

/// A lesson and what people read of it.
struct LessonEntry
{
    Lesson lesson;
    LessonText text; ///< in the reader's language; in English where that is missing
    QString folder;  ///< where its files are: in the resources, or on the disk
};

/// All that ship with the program, by number. An error names the file; it means that the program was built wrongly.
/// `language`: "en", "de".
Result<std::vector<LessonEntry>> shippedLessons(const QString &language);

/// The lesson in a folder: lesson.json and text.<language>.json, or text.en.json, or the only text there is. Errors
/// name the file and the cause. Reads nothing else and runs nothing.
Result<LessonEntry> lessonInFolder(const QString &folder, const QString &language);

bool hasRecorded(const LessonEntry &entry);
/// What was recorded with the lesson, with its runs. Errors: a lesson without a reference, a file that cannot be read.
Result<LessonResult> recordedResult(const LessonEntry &entry);

} // namespace futurescope
