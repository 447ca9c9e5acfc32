// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/lab/theme.h"

#include <QEvent>
#include <QPointF>
#include <QWidget>

#include <memory>
#include <optional>

class QChartView;
class QMouseEvent;

namespace futurescope {

class CurveScene;

/// Measured points with their spread on a logarithmic x axis. Hovering shows the figures, a click or
/// Enter picks a point, the arrow keys walk from one to the next. GUI thread.
class CurveChart : public QWidget
{
    Q_OBJECT

public:
    explicit CurveChart(QWidget *parent = nullptr);
    ~CurveChart() override;

    const ChartContent &content() const;
    /// Forgets the selection.
    void setContent(const ChartContent &content);
    void setTheme(const Theme &theme);

    std::optional<qsizetype> selectedPoint() const;
    void setSelectedPoint(std::optional<qsizetype> point);
    std::optional<qsizetype> hoveredPoint() const;

    /// Lets the person draw on the axes: what is dragged or typed is then told by stroke() and penKey(), and points are
    /// neither hovered over nor clicked.
    void setDrawing(bool drawing);
    bool isDrawing() const { return m_drawing; }

    /// Where a point is drawn, in this widget's coordinates.
    QPoint positionOf(qsizetype point) const;
    QPoint positionOf(double x, double y) const; ///< the same of any place on the axes

    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {220, 140}; }

signals:
    void pointClicked(qsizetype point);
    /// A piece of a line was drawn, in values of the axes; within the plot area, however far the pointer was dragged.
    void stroke(const QPointF &from, const QPointF &to);
    /// An arrow key, Page Up or Page Down, Delete or Backspace.
    void penKey(int key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool drawEvent(const QMouseEvent &event, QEvent::Type type);
    bool isPenKey(int key) const;
    QPointF valueAt(const QPoint &viewPosition) const;
    void hoverAt(const QPoint &viewPosition);
    void stepSelection(int step);
    void stepRow(int step);
    void walkTo(qsizetype point);
    std::optional<qsizetype> pointAt(const QPoint &viewPosition) const;

    std::unique_ptr<CurveScene> m_scene; // its chart belongs to m_view
    QChartView *m_view;
    bool m_drawing = false;
    std::optional<QPointF> m_penAt; // while the button is down; values of the axes
};

} // namespace futurescope
