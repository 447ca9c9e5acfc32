// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"

namespace futurescope {

/// "my-first-lesson": a name for the folder of a lesson of this title; "lesson" if nothing of it can be used.
QString folderName(const QString &title);

enum class ExistingLesson { Keep, Replace };

/// Writes the lesson into `entry.folder`, which is made where only its last part is missing: what was recorded, if
/// anything was, the text in `language` ("en", "de"), and then lesson.json, each file whole or not at all. Texts in
/// other languages stay. Errors name the path or the field: a folder that holds something else; one that holds a
/// lesson, unless that may be replaced; a text of another language that does not fit the new lesson; a file that cannot
/// be written. Returns the lesson as it is read again.
Result<LessonEntry> saveLesson(const LessonEntry &entry, const QString &language,
                               const std::optional<LessonResult> &recorded, ExistingLesson existing);

/// Is there a lesson that saveLesson() would replace?
bool holdsLesson(const QString &folder);

} // namespace futurescope
