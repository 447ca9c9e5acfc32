// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/glyphs.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace futurescope {

void paintGlyph(QPainter &painter, Glyph glyph, const QColor &ink, const QRectF &box)
{
    if (glyph == Glyph::None)
        return;
    const double side = std::min(box.width(), box.height());
    const QPointF origin = box.center() - QPointF(side / 2, side / 2);
    const auto at = [&](double x, double y) { return origin + QPointF(x * side, y * side); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(ink, std::max(1.2, side / 6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (glyph == Glyph::Check) {
        painter.drawPolyline(QPolygonF{at(0.05, 0.55), at(0.38, 0.88), at(0.95, 0.15)});
    } else {
        const double inset = glyph == Glyph::BoxedCross ? 0.25 : 0.08;
        painter.drawLine(at(inset, inset), at(1 - inset, 1 - inset));
        painter.drawLine(at(inset, 1 - inset), at(1 - inset, inset));
    }
    if (glyph == Glyph::BoxedCross)
        painter.drawRect(QRectF(at(0, 0), at(1, 1)));
    painter.restore();
}

} // namespace futurescope
