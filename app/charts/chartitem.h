// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

namespace futurescope {

class CurveScene;

/// What Qt Charts has not: painted in the chart's coordinates by asking the scene where a value lies.
class ChartItem : public QGraphicsItem
{
public:
    ChartItem(const CurveScene &scene, QGraphicsItem *chart);

    QRectF boundingRect() const override { return m_bounds; }
    /// Content, look or size have changed.
    virtual void chartChanged();

protected:
    const CurveScene &scene() const { return m_scene; }

private:
    const CurveScene &m_scene;
    QRectF m_bounds;
};

} // namespace futurescope
