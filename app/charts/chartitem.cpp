// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartitem.h"

#include "app/charts/curvescene.h"

#include <QChart>

namespace futurescope {

ChartItem::ChartItem(const CurveScene &scene, QGraphicsItem *chart) : QGraphicsItem(chart), m_scene(scene)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void ChartItem::chartChanged()
{
    const QRectF bounds(QPointF(0, 0), m_scene.chart()->size());
    if (bounds != m_bounds) {
        prepareGeometryChange();
        m_bounds = bounds;
    }
    update();
}

} // namespace futurescope
