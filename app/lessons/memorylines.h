// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionscene.h"

#include <QRectF>

class QPainter;

namespace futurescope {

/// The lines of the cache that a shared counter lies in, eight cells of 8 bytes each: worker 1 points at what it writes
/// to from above, worker 2 from below; a line that both write to is hatched and has a thick frame. Paints nothing where
/// `area` has no room for two lines.
void paintMemoryLines(QPainter &painter, const Theme &theme, const std::vector<CounterPart> &parts, const QRectF &area);

bool memoryLinesFit(const QRectF &area);

/// What is what in these pictures, at the right end of `line`, in smaller letters or less of it where that is short.
void paintMemoryLegend(QPainter &painter, const Theme &theme, const QFont &font, const QRectF &line);

/// The same picture in a sentence; empty: there is nothing to say.
QString memoryText(const std::vector<CounterPart> &parts);
/// For all rows that have such a picture, each with its name.
QString memoryText(const PredictionScene &scene);

} // namespace futurescope
