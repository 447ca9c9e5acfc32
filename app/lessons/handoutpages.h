// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"
#include "app/lessons/pageflow.h"

#include <optional>

namespace futurescope {

/// The side with the question: what is asked, axes to predict in, reasons to tick.
PageFlow handoutFront(const LessonEntry &entry, const QRectF &room);

/// The side with the answer: what was recorded, if anything was, and what it means.
PageFlow handoutBack(const LessonEntry &entry, const std::optional<LessonResult> &recorded, const QRectF &room);

/// What a lecturer wants in hand: the question, what to say, what to hear in the room, what to ask in the end.
PageFlow handoutScript(const LessonEntry &entry, const QRectF &room);

/// "1 Concurrent basics · Lesson 2".
QString handoutPlace(const Lesson &lesson);

/// The bundled face at a size in units of 1/96 inch, with the widths that it has on paper.
QFont paperFont(double size, bool bold = false);

} // namespace futurescope
