// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/lab/theme.h"

#include <QFont>
#include <QRectF>

#include <optional>

class QChart;
class QLineSeries;
class QLogValueAxis;
class QScatterSeries;
class QValueAxis;
class QXYSeries;

namespace futurescope {

class BackdropItem;
class ErrorBarItem;
class ForegroundItem;

/// The one place that knows Qt Charts: fills a QChart with a ChartContent. The widget shows it in a
/// view, the export paints it at another size and in another theme. GUI thread.
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
    QPointF positionOf(qsizetype point) const;
    std::optional<qsizetype> pointAt(const QPointF &position) const;

    QColor dataColour() const { return m_theme.accent; }

private:
    void createSeries();
    void createItems();
    void applyLook();
    void applyRanges();
    void replacePoints();
    QRectF plotAreaFor(const QSizeF &size) const;
    void repaintItems();

    QChart *m_chart;
    QLogValueAxis *m_xAxis = nullptr;
    QValueAxis *m_yAxis = nullptr;
    QLineSeries *m_line = nullptr;
    QScatterSeries *m_filled = nullptr;
    QScatterSeries *m_hollow = nullptr;
    BackdropItem *m_backdrop = nullptr;
    ErrorBarItem *m_errorBars = nullptr;
    ForegroundItem *m_foreground = nullptr;

    ChartContent m_content;
    Theme m_theme;
    QFont m_font;
    QRectF m_plotArea;
    std::optional<qsizetype> m_hovered;
    std::optional<qsizetype> m_selected;
};

} // namespace futurescope
