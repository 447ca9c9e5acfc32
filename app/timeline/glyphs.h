// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"

class QPainter;
class QRectF;

namespace futurescope {

/// A check or a cross of plain lines, so that no font has to have it, in the largest square amid `box`.
void paintGlyph(QPainter &painter, Glyph glyph, const QColor &ink, const QRectF &box);

} // namespace futurescope
