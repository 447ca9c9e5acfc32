// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/scrollmark.h"

#include "app/lab/theme.h"

#include <QPainter>

#include <algorithm>

namespace futurescope {

void paintScrollMark(QPainter &painter, const Theme &theme, const QRectF &room, double shownShare, double place,
                     double least)
{
    const double height = std::max(least, room.height() * shownShare);
    const double top = room.top() + (room.height() - height) * place;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.queueLine);
    painter.drawRoundedRect(QRectF(room.right() + 5, top, 5, height), 2.5, 2.5);
}

} // namespace futurescope
