// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace futurescope {

constexpr double handleRadius = 6; ///< of what a guess is dragged by

enum class ValueSide { Right, Above };

/// Where a text stands beside a point of a prediction: inside `area`, and not on its first line, where the title is.
QRectF valueLabelRect(const QRectF &area, const QFont &font, QPointF anchor, const QString &text, ValueSide side);

/// On the background of the card, so that it is read over lines.
void paintValueLabel(QPainter &painter, const Theme &theme, const QRectF &place, const QString &text,
                     const QColor &ink);

} // namespace futurescope
