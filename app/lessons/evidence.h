// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"

#include <QStringList>

namespace futurescope {

/// What the runs came to beside what was asked: one line for each further measure that the contract speaks of, with its
/// value for each variant that has one. "Increments lost: 15,110,784 (Plain) · 0 (Atomic)".
QStringList evidenceLines(const LessonEntry &entry, const LessonResult &result);

} // namespace futurescope
