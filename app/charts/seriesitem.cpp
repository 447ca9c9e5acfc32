// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/seriesitem.h"

#include "app/charts/chartlook.h"
#include "app/charts/curvescene.h"

#include <QPainter>

#include <algorithm>

namespace futurescope {

namespace {

constexpr double seriesZ = 900;   // behind the words alone
constexpr double smallMarker = 3; // of what was not measured

} // namespace

SeriesItem::SeriesItem(const CurveScene &scene, QGraphicsItem *chart) : ChartItem(scene, chart)
{
    setZValue(seriesZ);
}

void SeriesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QList<ChartSeries> &series = scene().content().series;
    for (const ChartSeries &one : series)
        paintRibbon(*painter, one);
    for (qsizetype index = series.size() - 1; index >= 0; --index)
        paintLines(*painter, index);
    for (qsizetype index = series.size() - 1; index >= 0; --index) {
        paintErrorBars(*painter, series[index]);
        paintOutliers(*painter, series[index]);
        paintMarkers(*painter, index);
    }
}

void SeriesItem::paintRibbon(QPainter &painter, const ChartSeries &series) const
{
    if (series.look.spread != SpreadStyle::Ribbon)
        return;
    const QRectF plot = scene().plotArea();
    const auto inside = [&plot](QPointF position) {
        return QPointF(position.x(), std::min(std::max(position.y(), plot.top()), plot.bottom()));
    };
    QPolygonF outline;
    for (const CurvePoint &point : series.line())
        outline.append(inside(scene().position(point.x, point.high)));
    for (auto point = series.line().rbegin(); point != series.line().rend(); ++point)
        outline.append(inside(scene().position(point->x, point->low)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ribbonColour(series.look.ink, scene().theme()));
    painter.drawPolygon(outline);
}

void SeriesItem::paintLines(QPainter &painter, qsizetype index) const
{
    const ChartSeries &series = scene().content().series[index];
    const QRectF plot = scene().plotArea();
    if (series.look.line != LineStyle::None) {
        const QPen pen = linePen(series.look, series.look.line, scene().theme());
        for (const QPolygonF &part : clippedLine(scene().lineOf(index), plot)) {
            painter.setPen(pen);
            paintLine(painter, part);
        }
    }
    if (series.extrapolated.isEmpty())
        return;
    QPolygonF beyond;
    for (const QPointF &value : series.extrapolated)
        beyond.append(scene().position(value.x(), value.y()));
    painter.setPen(linePen(series.look, LineStyle::Dashed, scene().theme()));
    for (const QPolygonF &part : clippedLine(beyond, plot))
        painter.drawPolyline(part);
}

void SeriesItem::paintErrorBars(QPainter &painter, const ChartSeries &series) const
{
    if (series.look.spread != SpreadStyle::Bars)
        return;
    QList<QLineF> lines;
    const QPointF cap(capHalfWidth, 0);
    for (const CurvePoint &point : series.points) {
        const QPointF low = scene().position(point.x, point.low);
        const QPointF high = scene().position(point.x, point.high);
        lines += {QLineF(low, high), QLineF(low - cap, low + cap), QLineF(high - cap, high + cap)};
    }
    painter.setPen(QPen(inkColour(series.look.ink, scene().theme()), 1.5));
    painter.drawLines(lines);
}

void SeriesItem::paintOutliers(QPainter &painter, const ChartSeries &series) const
{
    for (const CurvePoint &point : series.points) {
        for (const double outlier : point.outliers) {
            const QPointF centre = scene().position(point.x, outlier);
            if (scene().plotArea().contains(centre))
                paintOutlier(painter, centre, series.look, scene().theme());
        }
    }
}

void SeriesItem::paintMarkers(QPainter &painter, qsizetype index) const
{
    const ChartSeries &series = scene().content().series[index];
    const double radius = series.look.ink == ChartInk::Data || series.look.ink == ChartInk::Prediction
                              ? CurveScene::markerRadius
                              : smallMarker;
    for (qsizetype point = 0; point < series.points.size(); ++point) {
        const QPointF centre = scene().positionsOf(index)[point];
        if (scene().plotArea().adjusted(-1, -1, 1, 1).contains(centre))
            paintMarker(painter, centre, radius, series.look, series.points[point].hollow, scene().theme());
    }
}

} // namespace futurescope
