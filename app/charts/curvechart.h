// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/lab/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

class QChartView;

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

    /// Where a point is drawn, in this widget's coordinates.
    QPoint positionOf(qsizetype point) const;

    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {220, 140}; }

signals:
    void pointClicked(qsizetype point);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void hoverAt(const QPoint &viewPosition);
    void stepSelection(int step);
    std::optional<qsizetype> pointAt(const QPoint &viewPosition) const;

    std::unique_ptr<CurveScene> m_scene; // its chart belongs to m_view
    QChartView *m_view;
};

} // namespace futurescope
