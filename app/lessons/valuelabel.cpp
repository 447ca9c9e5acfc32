// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/valuelabel.h"

#include <QFontMetricsF>
#include <QPainter>

namespace futurescope {

QRectF valueLabelRect(const QRectF &area, const QFont &font, QPointF anchor, const QString &text, ValueSide side)
{
    const QFontMetricsF metrics(font);
    const bool above = side == ValueSide::Above;
    QRectF place(anchor.x(), anchor.y() - metrics.height() / 2, metrics.horizontalAdvance(text) + 4, metrics.height());
    if (above)
        place.moveCenter({anchor.x(), anchor.y() - metrics.height() * 0.9});
    if (above && place.top() < area.top() + metrics.height()) // where the title is
        place.moveCenter({anchor.x(), anchor.y() + metrics.height() * 0.9});
    if (place.right() > area.right())
        place.moveRight(anchor.x() - 2 * (handleRadius + 4));
    if (place.top() < area.top())
        place.moveTop(area.top());
    return place;
}

void paintValueLabel(QPainter &painter, const Theme &theme, const QRectF &place, const QString &text, const QColor &ink)
{
    QColor ground = theme.card;
    ground.setAlpha(200);
    painter.fillRect(place, ground);
    painter.setPen(ink);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, text);
}

} // namespace futurescope
