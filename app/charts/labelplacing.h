// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>

namespace futurescope {

/// Where a label may stand, best first. Rectangles and obstacles are in the same units.
using LabelChoices = QList<QRectF>;

/// A label, and a shorter one for where there is no room.
struct LabelWish
{
    LabelChoices choices;
    LabelChoices shortChoices;
};

struct LabelPlace
{
    QRectF rect; ///< empty: not drawn
    bool isShort = false;
};

/// Picks a place for each label in turn: the first choice inside `bounds` that touches neither an
/// obstacle nor a label placed before; else the one that covers the least. A label that would cover more
/// than a tenth of its own area wherever it stands gives way to the shorter one, and that to none.
QList<LabelPlace> placeLabels(const QList<LabelWish> &wishes, QList<QRectF> obstacles, const QRectF &bounds);

/// Choices around a marker of `radius` at `centre`: right and left of it, above, below, and at its
/// corners.
LabelChoices choicesAround(const QPointF &centre, double radius, const QSizeF &label);

/// Choices for the name of a line: around its far end, then on either side of it on the way back to its
/// start.
LabelChoices choicesAlong(const QList<QPointF> &line, const QSizeF &label);

/// Choices for the word of a tinted stretch: inside it at the top, inside at the bottom, else beside it.
LabelChoices choicesInBand(const QRectF &band, const QRectF &plot, const QSizeF &label);

/// Choices for the word of a vertical line at `x`: to its right or left, from the top of the plot down.
LabelChoices choicesBeside(double x, const QRectF &plot, const QSizeF &label);

/// The labels of an axis in one row: pushed into `bounds`, and empty where one would touch another. The
/// first and the last come before those between.
QList<QRectF> withoutOverlaps(const QList<QRectF> &row, const QRectF &bounds);

/// Small rectangles that cover the line from point to point, as obstacles.
QList<QRectF> obstaclesAlong(const QList<QPointF> &line);

} // namespace futurescope
