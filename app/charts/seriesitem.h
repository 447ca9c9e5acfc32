// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/charts/chartitem.h"

namespace futurescope {

/// Lines, their bands and what goes on beyond what was measured; then the spread of each point, outliers and markers,
/// what was measured last and so in front.
class SeriesItem : public ChartItem
{
public:
    SeriesItem(const CurveScene &scene, QGraphicsItem *chart);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintRibbon(QPainter &painter, const ChartSeries &series) const;
    void paintLines(QPainter &painter, qsizetype series) const;
    void paintErrorBars(QPainter &painter, const ChartSeries &series) const;
    void paintOutliers(QPainter &painter, const ChartSeries &series) const;
    void paintMarkers(QPainter &painter, qsizetype series) const;
};

} // namespace futurescope
