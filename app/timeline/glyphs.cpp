// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/glyphs.h"

#include "app/timeline/vectordevice.h"

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

void paintPattern(QPainter &painter, const StateStyle &style, const QRectF &box, double radius)
{
    const bool vectors = paintsVectors(painter);
    constexpr double finer = 4;
    const QBrush pattern = patternBrush(style.pattern, style.ink, vectors ? finer : 1);
    if (pattern.style() == Qt::NoBrush)
        return;
    if (!vectors) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(pattern);
        painter.drawRoundedRect(box, radius, radius);
        return;
    }
    QImage image((box.size() * finer).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return;
    image.fill(Qt::transparent);
    QPainter tile(&image);
    tile.setRenderHint(QPainter::Antialiasing, true);
    tile.setPen(Qt::NoPen);
    tile.setBrush(pattern);
    tile.drawRoundedRect(QRectF(image.rect()), radius * finer, radius * finer);
    tile.end();
    painter.drawImage(box, image);
}

void paintBadge(QPainter &painter, const Theme &theme, Badge badge, const QRectF &box)
{
    const double side = std::min(box.width(), box.height());
    const QRectF square(box.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    const auto at = [&](double x, double y) { return square.topLeft() + QPointF(x * side, y * side); };
    const bool grave = badge == Badge::UnreadException;
    const StateStyle &failed = theme.state(BarState::Failed);
    const QColor ink = grave ? failed.ink : theme.text;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double line = std::max(1.1, side / 9);
    painter.setPen(QPen(ink, line));
    painter.setBrush(grave ? failed.fill : theme.card);
    painter.drawEllipse(square.adjusted(line / 2, line / 2, -line / 2, -line / 2));
    painter.setPen(QPen(ink, line * 1.15, Qt::SolidLine, Qt::RoundCap));
    switch (badge) {
    case Badge::UnreadException:
        painter.setPen(QPen(ink, line * 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at(0.5, 0.24), at(0.5, 0.54));
        painter.drawLine(at(0.5, 0.76), at(0.5, 0.77));
        break;
    case Badge::CancelRefused:
        painter.drawLine(at(0.22, 0.78), at(0.78, 0.22));
        break;
    case Badge::TimedOut:
        painter.drawLine(at(0.5, 0.5), at(0.5, 0.22));
        painter.drawLine(at(0.5, 0.5), at(0.72, 0.58));
        break;
    case Badge::Closed:
        painter.fillRect(QRectF(at(0.31, 0.18), at(0.69, 0.82)), ink);
        painter.setPen(QPen(theme.card, line * 1.3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at(0.57, 0.5), at(0.58, 0.5));
        break;
    }
    painter.restore();
}

} // namespace futurescope
