// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"

#include <QByteArray>
#include <QCoreApplication>

#include <functional>

namespace futurescope {

/// Where the texts of hand-outs are translated: Handout::tr().
class Handout
{
    Q_DECLARE_TR_FUNCTIONS(Handout)
};

/// Told how many lessons are done, of how many; false gives it up.
using HandoutProgress = std::function<bool(std::size_t done, std::size_t of)>;

struct HandoutOptions
{
    bool script = false; ///< behind each lesson a sheet for the lecturer
    HandoutProgress progress = {};
};

/// Lessons on paper as one PDF, A4, two pages each, which are the two sides of a sheet: the question, with empty axes
/// to predict in, and behind it what was recorded, with the explanation. Where texts are too long even in smaller print
/// there are more pages, always an even number. Text is text in the bundled face. Errors: no lesson at all; a recorded
/// result that cannot be read; "given up", when `progress` said so. Needs a QGuiApplication and loadBundledFonts(); any
/// thread.
Result<QByteArray> handoutsPdf(const std::vector<LessonEntry> &lessons, const HandoutOptions &options = {});

/// The same as a file, whole or not at all; the error names the path and the cause.
Status writeHandouts(const std::vector<LessonEntry> &lessons, const QString &path, const HandoutOptions &options = {});

/// "lesson-11.pdf", "lessons.pdf": what such a file is called if nobody says otherwise.
QString handoutFileName(const std::vector<LessonEntry> &lessons);

} // namespace futurescope
