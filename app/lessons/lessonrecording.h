// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"

namespace futurescope {

/// A run with more futures than this is recorded by its figures only.
inline constexpr std::size_t mostRecordedFutures = 300;
/// Where the other runs of a lesson together have more, only those of its shown variant are kept.
inline constexpr std::size_t mostFuturesOfLesson = 400;

/// Writes the result as the reference of a lesson that lies in a folder of the disk: reference/reference.json and the
/// kept runs that are not too long. What was recorded before is removed. Errors name the file.
Status recordReference(const LessonEntry &entry, const LessonResult &result);

} // namespace futurescope
