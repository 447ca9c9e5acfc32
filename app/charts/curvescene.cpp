// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/curvescene.h"

#include "app/charts/backdropitem.h"
#include "app/charts/foregrounditem.h"
#include "app/charts/seriesitem.h"

#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLineF>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <memory>

namespace futurescope {

namespace {

// The legend leaves the plot at least so many lines of text in height; the brief one, in a small chart, so many.
constexpr double leastPlotLines = 5;
constexpr double leastPlotLinesBriefly = 3;

bool hasPlace(const AxisContent &axis, double value)
{
    return std::isfinite(value) && (axis.scale == AxisScale::Linear || value > 0);
}

/// Without the points that have no place on the axes, as 0 on a logarithmic one.
ChartContent drawable(const ChartContent &content)
{
    ChartContent result = content;
    result.labels.clear();
    for (ChartSeries &series : result.series)
        series.points.clear();
    for (qsizetype index = 0; index < content.series.size(); ++index) {
        QList<CurvePoint> &points = result.series[index].points;
        const QList<CurvePoint> &all = content.series[index].points;
        for (qsizetype point = 0; point < all.size(); ++point) {
            if (!hasPlace(content.x, all[point].x) || !hasPlace(content.y, all[point].y))
                continue;
            for (const PointLabel &label : content.labels) {
                if (index == 0 && label.point == point)
                    result.labels.append({points.size(), label.text, label.shortText});
            }
            points.append(all[point]);
        }
    }
    return result;
}

} // namespace

CurveScene::CurveScene(const Theme &theme, const QFont &font) : m_chart(new QChart), m_theme(theme), m_font(font)
{
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins(QMargins());
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    m_mapper = new QLineSeries(m_chart);
    m_chart->addSeries(m_mapper);
    applyAxis(m_xAxis, m_content.x, Qt::AlignBottom);
    applyAxis(m_yAxis, m_content.y, Qt::AlignLeft);
    createItems();
}

void CurveScene::createItems()
{
    m_foreground = new ForegroundItem(*this, m_chart);
    m_items = {new BackdropItem(*this, m_chart), new SeriesItem(*this, m_chart), m_foreground};
}

void CurveScene::applyAxis(QAbstractAxis *&axis, const AxisContent &content, Qt::Alignment side)
{
    const bool logarithmic = content.scale == AxisScale::Logarithmic;
    if (!axis || (axis->type() == QAbstractAxis::AxisTypeLogValue) != logarithmic) {
        if (axis) {
            m_chart->removeAxis(axis);
            const std::unique_ptr<QAbstractAxis> old(axis); // removeAxis() hands it over
        }
        axis = logarithmic ? static_cast<QAbstractAxis *>(new QLogValueAxis(m_chart)) : new QValueAxis(m_chart);
        m_chart->addAxis(axis, side);
        m_mapper->attachAxis(axis);
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    // A range with an end at or below 0 would empty a logarithmic axis without a word.
    if (content.max > content.min && (!logarithmic || content.min > 0))
        axis->setRange(content.min, content.max);
}

void CurveScene::setLook(const Theme &theme, const QFont &font)
{
    m_theme = theme;
    m_font = font;
    layOut();
}

void CurveScene::setContent(const ChartContent &content)
{
    m_content = drawable(content);
    m_hovered.reset();
    m_selected.reset();
    applyAxis(m_xAxis, m_content.x, Qt::AlignBottom);
    applyAxis(m_yAxis, m_content.y, Qt::AlignLeft);
    layOut();
}

void CurveScene::layOutLegend(const QSizeF &size)
{
    m_legend.clear();
    if (m_content.isEmpty())
        return;
    const double line = QFontMetricsF(m_font).height() + 2;
    const auto rowsLeaving = [&](double lines) {
        return static_cast<int>((size.height() - (lines + 2) * line) / line); // two for the axis
    };
    const QList<LegendEntry> entries = legendEntries(m_content);
    const QRectF room(2, 0, size.width() - 4, size.height());
    m_legend = placedLegend(entries, m_font, room, rowsLeaving(leastPlotLines));
    if (leavesOut(m_legend))
        m_legend = placedLegend(entries, m_font, room, rowsLeaving(leastPlotLinesBriefly), LegendForm::Brief);
}

QRectF CurveScene::plotAreaFor(const QSizeF &size) const
{
    const QFontMetricsF metrics(m_font);
    double labels = 0;
    for (const Tick &tick : m_content.y.ticks)
        labels = std::max(labels, metrics.horizontalAdvance(tick.text));
    const double title = m_content.y.title.isEmpty() ? 0 : metrics.height() + 2; // written upwards
    const double left = title + labels + 14;
    const double bottom = 2 * metrics.height() + 10;
    const double legend = m_legend.isEmpty() ? 0 : m_legend.last().rect().bottom();
    const double top = legend + metrics.height() * 0.75;
    return QRectF(left, top, std::max(1.0, size.width() - left - 16), std::max(1.0, size.height() - top - bottom));
}

void CurveScene::layOut()
{
    layOutLegend(m_chart->size());
    m_plotArea = plotAreaFor(m_chart->size());
    m_chart->setPlotArea(m_plotArea);
    m_chart->layout()->activate();
    m_positions.clear();
    for (const ChartSeries &series : m_content.series)
        m_positions.append(positionsOf(series.points));
    repaintItems();
}

QPolygonF CurveScene::positionsOf(const QList<CurvePoint> &points) const
{
    QPolygonF positions;
    positions.reserve(points.size());
    for (const CurvePoint &point : points)
        positions.append(position(point.x, point.y));
    return positions;
}

QPolygonF CurveScene::lineOf(qsizetype series) const
{
    const ChartSeries &one = m_content.series.at(series);
    return one.curve.isEmpty() ? m_positions.at(series) : positionsOf(one.curve);
}

void CurveScene::repaintItems()
{
    for (ChartItem *item : m_items)
        item->chartChanged();
}

void CurveScene::setHovered(std::optional<qsizetype> point)
{
    if (m_hovered == point)
        return;
    m_hovered = point;
    m_foreground->update();
}

void CurveScene::setSelected(std::optional<qsizetype> point)
{
    if (m_selected == point)
        return;
    m_selected = point;
    m_foreground->update();
}

QPointF CurveScene::position(double x, double y) const
{
    return m_chart->mapToPosition({x, y}, m_mapper);
}

QPointF CurveScene::valueAt(const QPointF &position) const
{
    return m_chart->mapToValue(position, m_mapper);
}

QRectF CurveScene::rectOf(double fromX, double toX, double fromY, double toY) const
{
    return QRectF(position(fromX, fromY), position(toX, toY)).normalized() & m_plotArea;
}

QRectF CurveScene::cellRect(const HeatCell &cell) const
{
    return rectOf(cell.x - 0.5, cell.x + 0.5, cell.y - 0.5, cell.y + 0.5);
}

QPointF CurveScene::positionOf(qsizetype point) const
{
    return m_positions.at(0).at(point);
}

QRectF CurveScene::markedRect(qsizetype point) const
{
    const CurvePoint &one = m_content.points().at(point);
    if (m_content.picking == Picking::Cell)
        return cellRect({one.x, one.y, 0, {}, false});
    const QList<ChartBar> &bars = m_content.series.first().bars;
    if (point < bars.size())
        return rectOf(bars[point].fromX, bars[point].toX, m_content.y.min, m_content.y.max);
    return QRectF(positionOf(point), QSizeF()).adjusted(-reachRadius, -reachRadius, reachRadius, reachRadius);
}

std::optional<qsizetype> CurveScene::pointAt(const QPointF &position) const
{
    if (m_positions.isEmpty())
        return std::nullopt;
    if (m_content.picking != Picking::Near && !m_plotArea.contains(position))
        return std::nullopt;
    if (m_content.picking == Picking::Cell)
        return cellAt(valueAt(position));
    const QPolygonF &centres = m_positions.first();
    std::optional<qsizetype> nearest;
    double distance = m_content.picking == Picking::Near ? reachRadius : m_plotArea.width() + m_plotArea.height();
    for (qsizetype point = 0; point < centres.size(); ++point) {
        const QLineF way(position, centres[point]);
        const double length = m_content.picking == Picking::Column ? std::abs(way.dx()) : way.length();
        if (length <= distance) {
            distance = length;
            nearest = point;
        }
    }
    return nearest;
}

std::optional<qsizetype> CurveScene::cellAt(const QPointF &value) const
{
    const QList<CurvePoint> &points = m_content.points();
    const auto found = std::find_if(points.begin(), points.end(), [&value](const CurvePoint &point) {
        return std::abs(point.x - value.x()) <= 0.5 && std::abs(point.y - value.y()) <= 0.5;
    });
    return found == points.end() ? std::nullopt : std::optional(found - points.begin());
}

QString CurveScene::legendDetailsAt(const QPointF &position) const
{
    for (const LegendEntry &entry : m_legend) {
        if (entry.rect().contains(position))
            return entry.details;
    }
    return {};
}

} // namespace futurescope
