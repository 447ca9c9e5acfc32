// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/curvepainter.h"

#include "app/charts/labelplacing.h"
#include "app/lessons/modellines.h"
#include "app/lessons/valuelabel.h"

#include <QPainter>

#include <cmath>

namespace futurescope {

namespace {

constexpr double markRadius = 5;
constexpr int gridLines = 4;

struct Point
{
    QPointF at;
    QString value;
    QRectF label; ///< empty: not told in figures, for the answer's figure stands there
};

class CurvePainter
{
public:
    CurvePainter(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                 const PredictionLook &look)
        : m_painter(painter),
          m_scene(scene),
          m_layout(layout),
          m_look(look),
          m_theme(*look.theme)
    {}

    void paint();

private:
    QColor inkOf(bool answers) const;
    void paintAxes();
    std::vector<Point> points(bool answers) const;
    void paintLine(const std::vector<Point> &points, bool answers);
    void paintMarks(const std::vector<Point> &points, bool answers);
    void paintValues(const std::vector<Point> &points, bool answers);

    QPainter &m_painter;
    const PredictionScene &m_scene;
    const PredictionLayout &m_layout;
    const PredictionLook &m_look;
    const Theme &m_theme;
};

QList<QPointF> lineOf(const std::vector<Point> &points)
{
    QList<QPointF> line;
    for (const Point &point : points)
        line << point.at;
    return line;
}

QList<QRectF> obstaclesOf(const std::vector<Point> &points)
{
    QList<QRectF> obstacles = obstaclesAlong(lineOf(points));
    for (const Point &point : points) {
        obstacles << QRectF(point.at - QPointF(handleRadius, handleRadius), QSizeF(2 * handleRadius, 2 * handleRadius));
        if (!point.label.isEmpty())
            obstacles << point.label;
    }
    return obstacles;
}

QColor CurvePainter::inkOf(bool answers) const
{
    return readableAgainst(answers ? m_theme.state(BarState::Finished).outline : m_theme.accent, m_theme.card, 4.5);
}

/// The laws lie below what was measured, but for the one that was fitted to it, which nobody would see there.
void CurvePainter::paint()
{
    paintAxes();
    const std::vector<Point> guessed = points(false);
    const std::vector<Point> measured = m_look.answers ? points(true) : std::vector<Point>();
    const QList<ModelLine> models = m_look.answers ? modelLines(m_scene, m_layout, m_look) : QList<ModelLine>();
    paintLine(guessed, false);
    paintMarks(guessed, false);
    for (const ModelLine &model : models) {
        if (!model.isFitted)
            paintModelLine(m_painter, model, m_layout);
    }
    paintLine(measured, true);
    for (const ModelLine &model : models) {
        if (model.isFitted)
            paintModelLine(m_painter, model, m_layout);
    }
    paintMarks(measured, true);
    paintValues(guessed, false);
    paintValues(measured, true);
    paintModelNames(m_painter, placedModelNames(models, obstaclesOf(guessed) + obstaclesOf(measured), m_layout, m_look),
                    m_look);
}

void CurvePainter::paintAxes()
{
    const QRectF plot = m_layout.plot();
    const LessonPrediction &asked = m_scene.asked();
    const QFontMetricsF metrics(m_look.font);
    for (int line = 0; line <= gridLines; ++line) {
        const double value = m_scene.valueAt(line / double(gridLines));
        const double y = m_layout.yOf(value);
        m_painter.setPen(QPen(m_theme.grid, 1));
        m_painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        m_painter.setPen(m_theme.mutedText);
        m_painter.drawText(
            QRectF(m_layout.area().left(), y - metrics.height() / 2, m_layout.labelWidth() - 6, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, measureText(asked.measure, value));
    }
    for (std::size_t row = 0; row < m_scene.rows().size(); ++row) {
        const QPointF foot = m_layout.curvePoint(m_scene.rows()[row].along, asked.least);
        const bool current = m_look.hovered == row || (m_look.focus && m_scene.current() == row);
        m_painter.setPen(QPen(current && !m_scene.isLocked() ? inkOf(false) : m_theme.grid, 1));
        m_painter.drawLine(QPointF(foot.x(), plot.top()), foot);
        m_painter.setPen(m_theme.mutedText);
        m_painter.drawText(QRectF(foot.x() - 60, plot.bottom() + 2, 120, metrics.height()), Qt::AlignCenter,
                           alongText(asked.along, m_scene.rows()[row].along));
    }
    m_painter.drawText(QRectF(plot.left(), m_layout.area().top(), plot.width(), metrics.height()),
                       Qt::AlignRight | Qt::AlignVCenter, alongTitle(asked.along));
}

std::vector<Point> CurvePainter::points(bool answers) const
{
    std::vector<Point> points;
    const double apart = 2.2 * QFontMetricsF(m_look.font).height();
    for (const PredictionRow &row : m_scene.rows()) {
        const std::optional<double> value = answers ? row.measured : row.guess;
        if (!value)
            continue;
        Point point{m_layout.curvePoint(row.along, *value), measureText(m_scene.measure(), *value), {}};
        const bool answered = m_look.answers && row.measured.has_value();
        if (answers || !answered || std::abs(m_layout.yOf(*row.measured) - point.at.y()) > apart)
            point.label = valueLabelRect(m_layout.area(), m_look.font, point.at, point.value, ValueSide::Above);
        points.push_back(point);
    }
    return points;
}

void CurvePainter::paintLine(const std::vector<Point> &points, bool answers)
{
    m_painter.setPen(QPen(inkOf(answers), 2.5, answers ? Qt::SolidLine : Qt::DashLine));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPolyline(QPolygonF(lineOf(points)));
}

void CurvePainter::paintMarks(const std::vector<Point> &points, bool answers)
{
    m_painter.setPen(QPen(inkOf(answers), 2));
    m_painter.setBrush(answers ? inkOf(true) : m_theme.card);
    for (const Point &point : points) {
        if (answers)
            m_painter.drawRect(
                QRectF(point.at - QPointF(markRadius, markRadius), QSizeF(2 * markRadius, 2 * markRadius)));
        else
            m_painter.drawEllipse(point.at, handleRadius, handleRadius);
    }
}

void CurvePainter::paintValues(const std::vector<Point> &points, bool answers)
{
    for (const Point &point : points) {
        if (!point.label.isEmpty())
            paintValueLabel(m_painter, m_theme, point.label, point.value, inkOf(answers));
    }
}

} // namespace

void paintCurve(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                const PredictionLook &look)
{
    CurvePainter(painter, scene, layout, look).paint();
}

} // namespace futurescope
