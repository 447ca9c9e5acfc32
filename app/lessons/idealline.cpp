// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/idealline.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// On the ground of the card, so that it is read over the grid, and on the far side of what was measured.
void paintName(QPainter &painter, const PredictionLayout &layout, const PredictionLook &look, QPointF at, bool above)
{
    const QFontMetricsF metrics(look.font);
    const QString name = idealLabel();
    const QRectF plot = layout.plot();
    QRectF place(0, 0, metrics.horizontalAdvance(name) + 6, metrics.height());
    place.moveCenter({at.x(), at.y() + (above ? -0.8 : 0.8) * metrics.height()});
    place.moveLeft(std::clamp(place.left(), plot.left(), std::max(plot.left(), plot.right() - place.width())));
    place.moveTop(std::clamp(place.top(), plot.top(), plot.bottom() - place.height()));
    QColor ground = look.theme->card;
    ground.setAlpha(200);
    painter.fillRect(place, ground);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, name);
}

} // namespace

void paintIdealLine(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                    const PredictionLook &look)
{
    QPolygonF line;
    QPointF widest;
    double gap = 0; // pixels by which the measured point lies lower
    for (const PredictionRow &row : scene.rows()) {
        if (!row.ideal || !row.measured)
            continue;
        line << layout.curvePoint(row.along, *row.ideal);
        if (const double own = layout.yOf(*row.measured) - line.last().y(); std::abs(own) > std::abs(gap)) {
            gap = own;
            widest = line.last();
        }
    }
    painter.setPen(QPen(look.theme->text, 1.5, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    if (std::abs(gap) > 0.8 * QFontMetricsF(look.font).height())
        paintName(painter, layout, look, widest, gap > 0);
}

} // namespace futurescope
