// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/stateboardpainter.h"
#include "app/futures/tokensprites.h"

#include <QPainter>

namespace futurescope {

/// What the parts of the board's painter share.
struct BoardPen
{
    QPainter &painter;
    const BoardScene &scene;
    const BoardLayout &layout;
    const Theme &theme;
    TokenSprites sprites;

    const BoardCounts &counts() const { return scene.content.counts; }
    /// One line, elided where it does not fit.
    void write(const QRectF &rect, const QString &text, const QColor &colour, const QFont &font,
               Qt::Alignment where = Qt::AlignLeft) const;
    double widthOf(const QString &text, const QFont &font) const;
};

QFont smallerFont(const QFont &font, double factor);
QFont boldFont(const QFont &font);

/// Boxes, edges, titles and numbers: all that does not move.
void paintBoardFrame(BoardPen &pen);

} // namespace futurescope
