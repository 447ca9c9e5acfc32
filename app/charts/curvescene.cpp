// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/curvescene.h"

#include "app/charts/chartitems.h"

#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLineF>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace futurescope {

namespace {

/// Without the points that have no place on a logarithmic axis: one of them would make the whole line
/// vanish.
ChartContent drawable(const ChartContent &content)
{
    ChartContent result = content;
    result.points.clear();
    result.labels.clear();
    for (qsizetype index = 0; index < content.points.size(); ++index) {
        if (!(content.points[index].x > 0))
            continue;
        for (const PointLabel &label : content.labels) {
            if (label.point == index)
                result.labels.append({result.points.size(), label.text, label.shortText});
        }
        result.points.append(content.points[index]);
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
    createSeries();
    createItems();
    applyLook();
}

void CurveScene::createSeries()
{
    // The axes only map: their labels and grid are painted by our own items, which know what overlaps.
    m_xAxis = new QLogValueAxis(m_chart);
    m_xAxis->setBase(2);
    m_yAxis = new QValueAxis(m_chart);
    m_chart->addAxis(m_xAxis, Qt::AlignBottom);
    m_chart->addAxis(m_yAxis, Qt::AlignLeft);
    m_line = new QLineSeries(m_chart);
    m_filled = new QScatterSeries(m_chart);
    m_hollow = new QScatterSeries(m_chart);
    for (QXYSeries *series :
         {static_cast<QXYSeries *>(m_line), static_cast<QXYSeries *>(m_filled), static_cast<QXYSeries *>(m_hollow)}) {
        m_chart->addSeries(series);
        series->attachAxis(m_xAxis);
        series->attachAxis(m_yAxis);
    }
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_xAxis), static_cast<QAbstractAxis *>(m_yAxis)}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    m_filled->setMarkerSize(2 * markerRadius);
    m_hollow->setMarkerSize(2 * markerRadius);
}

void CurveScene::createItems()
{
    m_backdrop = new BackdropItem(*this, m_chart);
    m_errorBars = new ErrorBarItem(*this, m_chart);
    m_foreground = new ForegroundItem(*this, m_chart);
}

void CurveScene::applyLook()
{
    m_line->setPen(QPen(dataColour(), 2));
    m_filled->setBrush(dataColour());
    m_filled->setPen(QPen(m_theme.card, 1));
    m_hollow->setBrush(m_theme.card);
    m_hollow->setPen(QPen(dataColour(), 2));
}

void CurveScene::setLook(const Theme &theme, const QFont &font)
{
    m_theme = theme;
    m_font = font;
    applyLook();
    layOut();
}

void CurveScene::setContent(const ChartContent &content)
{
    m_content = drawable(content);
    m_hovered.reset();
    m_selected.reset();
    applyRanges();
    replacePoints();
    layOut();
}

void CurveScene::applyRanges()
{
    // A range with an end at or below 0 would empty a logarithmic axis without a word.
    if (m_content.x.min > 0 && m_content.x.max > m_content.x.min)
        m_xAxis->setRange(m_content.x.min, m_content.x.max);
    m_yAxis->setRange(m_content.y.min, m_content.y.max);
}

void CurveScene::replacePoints()
{
    QList<QPointF> line, filled, hollow;
    for (const CurvePoint &point : m_content.points) {
        line.append({point.x, point.y});
        (point.hollow ? hollow : filled).append({point.x, point.y});
    }
    m_line->replace(line);
    m_filled->replace(filled);
    m_hollow->replace(hollow);
    const bool visible = !line.isEmpty();
    for (QXYSeries *series :
         {static_cast<QXYSeries *>(m_line), static_cast<QXYSeries *>(m_filled), static_cast<QXYSeries *>(m_hollow)})
        series->setVisible(visible);
}

QRectF CurveScene::plotAreaFor(const QSizeF &size) const
{
    const QFontMetricsF metrics(m_font);
    double labels = 0;
    for (const Tick &tick : m_content.y.ticks)
        labels = std::max(labels, metrics.horizontalAdvance(tick.text));
    const double left = labels + 14;
    const double bottom = 2 * metrics.height() + 10;
    const double top = metrics.height() * 0.75;
    return QRectF(left, top, std::max(1.0, size.width() - left - 16), std::max(1.0, size.height() - top - bottom));
}

void CurveScene::layOut()
{
    m_plotArea = plotAreaFor(m_chart->size());
    m_chart->setPlotArea(m_plotArea);
    m_chart->layout()->activate();
    repaintItems();
}

void CurveScene::repaintItems()
{
    m_backdrop->chartChanged();
    m_errorBars->chartChanged();
    m_foreground->chartChanged();
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
    return m_chart->mapToPosition({x, y}, m_line);
}

QPointF CurveScene::positionOf(qsizetype point) const
{
    return position(m_content.points.at(point).x, m_content.points.at(point).y);
}

std::optional<qsizetype> CurveScene::pointAt(const QPointF &position) const
{
    std::optional<qsizetype> nearest;
    double distance = reachRadius;
    for (qsizetype point = 0; point < m_content.points.size(); ++point) {
        const double length = QLineF(position, positionOf(point)).length();
        if (length <= distance) {
            distance = length;
            nearest = point;
        }
    }
    return nearest;
}

} // namespace futurescope
