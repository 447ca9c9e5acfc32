// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/charts/legendlayout.h"
#include "app/lab/theme.h"

#include <QFont>
#include <QPolygonF>
#include <QRectF>

#include <optional>

class QAbstractAxis;
class QChart;
class QLineSeries;

namespace futurescope {

class ChartItem;

/// The one place that knows Qt Charts: shows a ChartContent in a QChart. The widget shows that in a view, the export
/// paints it at another size and in another theme. Qt Charts keeps the axes and says where a value lies; our own items
/// paint, because its series know no error bars, its labels overlap, and it clips nothing in pictures for print. GUI
/// thread.
///
/// The chart belongs to whatever scene it is put into, which must outlive the last call here.
class CurveScene
{
public:
    /// Half the side of a marker, and how near a pointer must come to it. Units.
    static constexpr double markerRadius = 4.5;
    static constexpr double reachRadius = 14;

    CurveScene(const Theme &theme, const QFont &font);

    QChart *chart() const { return m_chart; }
    const ChartContent &content() const { return m_content; }
    const Theme &theme() const { return m_theme; }
    const QFont &font() const { return m_font; }

    void setContent(const ChartContent &content);
    void setLook(const Theme &theme, const QFont &font);
    /// Fits axes and plot area to the chart's present size. Call it after each change of that size.
    void layOut();

    /// The rings around a point: thin for the one under the pointer, thick for the one chosen.
    void setHovered(std::optional<qsizetype> point);
    void setSelected(std::optional<qsizetype> point);
    std::optional<qsizetype> hovered() const { return m_hovered; }
    std::optional<qsizetype> selected() const { return m_selected; }

    /// In the chart's coordinates.
    QRectF plotArea() const { return m_plotArea; }
    QPointF position(double x, double y) const;
    QPointF valueAt(const QPointF &position) const;
    QRectF rectOf(double fromX, double toX, double fromY, double toY) const; ///< inside the plot area
    QRectF cellRect(const HeatCell &cell) const;
    QPointF positionOf(qsizetype point) const; ///< of the first series
    /// The cell or the column of a point of the first series.
    QRectF markedRect(qsizetype point) const;
    /// Of all points of a series, as laid out, and of what its line follows.
    const QPolygonF &positionsOf(qsizetype series) const { return m_positions.at(series); }
    QPolygonF lineOf(qsizetype series) const;
    const QList<LegendEntry> &legend() const { return m_legend; }

    std::optional<qsizetype> pointAt(const QPointF &position) const;
    /// What is told of the legend's entry there; empty beside all of them.
    QString legendDetailsAt(const QPointF &position) const;

private:
    void createItems();
    void applyAxis(QAbstractAxis *&axis, const AxisContent &content, Qt::Alignment side);
    void layOutLegend(const QSizeF &size);
    QRectF plotAreaFor(const QSizeF &size) const;
    std::optional<qsizetype> cellAt(const QPointF &value) const;
    QPolygonF positionsOf(const QList<CurvePoint> &points) const;
    void repaintItems();

    QChart *m_chart;
    QLineSeries *m_mapper = nullptr; // without points: it ties the axes together
    QAbstractAxis *m_xAxis = nullptr;
    QAbstractAxis *m_yAxis = nullptr;
    QList<ChartItem *> m_items;
    ChartItem *m_foreground = nullptr;

    ChartContent m_content;
    Theme m_theme;
    QFont m_font;
    QRectF m_plotArea;
    QList<QPolygonF> m_positions;
    QList<LegendEntry> m_legend;
    std::optional<qsizetype> m_hovered;
    std::optional<qsizetype> m_selected;
};

} // namespace futurescope
