// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/predictionscene.h"

#include <QPointF>
#include <QRectF>

#include <optional>

class QPainter;

namespace futurescope {

/// Where the parts of a prediction lie in `area`. A value; costs little to make.
class PredictionLayout
{
public:
    static constexpr int gridLines = 4; ///< of a curve, beside the axis; each tells its value

    PredictionLayout(const PredictionScene &scene, const QRectF &area, const QFont &font);

    /// Height that the picture needs to be read, at this width.
    static double neededHeight(const PredictionScene &scene, double width, const QFont &font);

    QRectF plot() const { return m_plot; }
    /// FinishLines, Count, Order: the row of index `row`, of an order by its rank; of a pick: a candidate's box.
    QRectF rowRect(std::size_t place) const;
    /// Count: the box of a number in the row.
    QRectF countRect(std::size_t row, int number) const;
    int countFirst() const { return m_countFirst; }
    int countLast() const { return m_countLast; }
    /// Curve: where a guess lies.
    QPointF curvePoint(double along, double value) const;
    double xOf(double value) const;
    double yOf(double value) const;
    double valueAtX(double x) const;
    double valueAtY(double y) const;

    /// The row under a point; of a curve the one whose place is nearest.
    std::optional<std::size_t> rowAt(QPointF point) const;
    double labelWidth() const { return m_labelWidth; }
    const QRectF &area() const { return m_area; }

private:
    const PredictionScene &m_scene;
    QRectF m_area;
    QRectF m_plot;
    double m_line = 0; ///< height of a line of text
    double m_labelWidth = 0;
    int m_countFirst = 0;
    int m_countLast = 0;
};

struct PredictionLook
{
    const Theme *theme = &themeFor(false);
    QFont font;
    bool focus = false; ///< the current row is marked for the keyboard
    std::optional<std::size_t> hovered;
    bool answers = true; ///< what was measured is painted too
};

/// The axes, what was guessed in the accent colour with an outlined handle, and what was measured as a solid mark, each
/// with its value. Costs by rows.
void paintPrediction(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                     const PredictionLook &look);

} // namespace futurescope
