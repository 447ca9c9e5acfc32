// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/curvepainter.h"

#include "app/charts/labelplacing.h"
#include "app/lessons/fittingfont.h"
#include "app/lessons/modellines.h"
#include "app/lessons/valuelabel.h"

#include <QPainter>

#include <cmath>

namespace futurescope {

namespace {

constexpr double markRadius = 5;
constexpr double capRadius = 4;

struct Point
{
    QPointF at;
    QString value;
    QRectF label; ///< empty: not told in figures, for the answer's figure stands there
    std::optional<QLineF> bar;
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
    void paintAlong();
    void paintAlongTexts();
    std::vector<Point> points(bool answers) const;
    void paintLine(const std::vector<Point> &points, bool answers);
    void paintBars(const std::vector<Point> &points);
    void paintMarks(const std::vector<Point> &points, bool answers);
    void paintValues(const std::vector<Point> &points, bool answers);
    void paintWordBeyond(const QList<ModelLine> &models, QList<QRectF> obstacles, const QList<PlacedName> &names);

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
        if (point.bar)
            obstacles << QRectF(point.bar->p1(), point.bar->p2()).adjusted(-capRadius, -1, capRadius, 1);
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
    m_painter.fillRect(stretchBeyond(m_scene, m_layout), m_theme.hover);
    paintAxes();
    paintAlong();
    const std::vector<Point> guessed = points(false);
    const std::vector<Point> measured = m_look.answers ? points(true) : std::vector<Point>();
    const QList<ModelLine> models = m_look.answers ? modelLines(m_scene, m_layout, m_look) : QList<ModelLine>();
    paintLine(guessed, false);
    paintMarks(guessed, false);
    for (const ModelLine &model : models) {
        if (!model.isFitted)
            paintModelLine(m_painter, model, m_layout);
    }
    paintBars(measured);
    paintLine(measured, true);
    for (const ModelLine &model : models) {
        if (model.isFitted)
            paintModelLine(m_painter, model, m_layout);
    }
    paintMarks(measured, true);
    paintValues(guessed, false);
    paintValues(measured, true);
    const QList<QRectF> obstacles = obstaclesOf(guessed) + obstaclesOf(measured);
    const QList<PlacedName> names = placedModelNames(models, obstacles, m_layout, m_look);
    paintModelNames(m_painter, names, m_look);
    paintWordBeyond(models, obstacles, names);
}

void CurvePainter::paintAxes()
{
    const QRectF plot = m_layout.plot();
    const LessonPrediction &asked = m_scene.asked();
    const QFontMetricsF metrics(m_look.font);
    for (int line = 0; line <= PredictionLayout::gridLines; ++line) {
        const double value = m_scene.valueAt(line / double(PredictionLayout::gridLines));
        const double y = m_layout.yOf(value);
        m_painter.setPen(QPen(m_theme.grid, 1));
        m_painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        m_painter.setPen(m_theme.mutedText);
        m_painter.drawText(
            QRectF(m_layout.area().left(), y - metrics.height() / 2, m_layout.labelWidth() - 6, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, measureText(asked.measure, value));
    }
}

void CurvePainter::paintAlong()
{
    const QRectF plot = m_layout.plot();
    const LessonPrediction &asked = m_scene.asked();
    for (std::size_t row = 0; row < m_scene.rows().size(); ++row) {
        const QPointF foot = m_layout.curvePoint(m_scene.rows()[row].along, asked.least);
        const bool current = m_look.hovered == row || (m_look.focus && m_scene.current() == row);
        m_painter.setPen(QPen(current && !m_scene.isLocked() ? inkOf(false) : m_theme.grid, 1));
        m_painter.drawLine(QPointF(foot.x(), plot.top()), foot);
    }
    m_painter.setPen(m_theme.mutedText);
    paintAlongTexts();
    m_painter.drawText(QRectF(plot.left(), m_layout.area().top(), plot.width(), QFontMetricsF(m_look.font).height()),
                       Qt::AlignRight | Qt::AlignVCenter, alongTitle(asked.along));
}

/// Those that fit beside each other.
void CurvePainter::paintAlongTexts()
{
    const QFontMetricsF metrics(m_look.font);
    QStringList texts;
    QList<QRectF> places;
    const auto add = [&](double along) {
        texts << alongText(m_scene.asked().along, along);
        QRectF place(0, m_layout.plot().bottom() + 2, metrics.horizontalAdvance(texts.back()), metrics.height());
        place.moveCenter({m_layout.curvePoint(along, m_scene.asked().least).x(), place.center().y()});
        places << place;
    };
    for (const PredictionRow &row : m_scene.rows())
        add(row.along);
    if (m_scene.beyond())
        add(m_scene.beyond()->to);
    places = withoutOverlaps(places, m_layout.area());
    for (qsizetype index = 0; index < places.size(); ++index) {
        if (!places[index].isEmpty())
            m_painter.drawText(places[index], Qt::AlignCenter | Qt::TextDontClip, texts[index]);
    }
}

std::vector<Point> CurvePainter::points(bool answers) const
{
    std::vector<Point> points;
    const double apart = 2.2 * QFontMetricsF(m_look.font).height();
    for (const PredictionRow &row : m_scene.rows()) {
        const std::optional<double> value = answers ? row.measured : row.guess;
        if (!value)
            continue;
        Point point{m_layout.curvePoint(row.along, *value), measureText(m_scene.measure(), *value), {}, {}};
        if (answers)
            point.bar = spreadBar(row, m_layout);
        const bool answered = m_look.answers && row.measured.has_value();
        if (answers || !answered || std::abs(m_layout.yOf(*row.measured) - point.at.y()) > apart)
            point.label = valueLabelRect(m_layout.area(), m_look.font, point.bar ? point.bar->p1() : point.at,
                                         point.value, ValueSide::Above);
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

void CurvePainter::paintBars(const std::vector<Point> &points)
{
    m_painter.save();
    m_painter.setClipRect(m_layout.plot(), Qt::IntersectClip); // a run may leave the axis
    m_painter.setPen(QPen(inkOf(true), 1.5));
    const QPointF cap(capRadius, 0);
    for (const Point &point : points) {
        if (!point.bar)
            continue;
        m_painter.drawLine(*point.bar);
        for (const QPointF &end : {point.bar->p1(), point.bar->p2()})
            m_painter.drawLine(end - cap, end + cap);
    }
    m_painter.restore();
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

/// What the tinted stretch is, smaller if need be; left out where even that has no room beside the lines and their
/// names.
void CurvePainter::paintWordBeyond(const QList<ModelLine> &models, QList<QRectF> obstacles,
                                   const QList<PlacedName> &names)
{
    const QRectF stretch = stretchBeyond(m_scene, m_layout);
    if (stretch.isEmpty())
        return;
    for (const ModelLine &model : models)
        obstacles += obstaclesAlong(model.points) + obstaclesAlong(model.beyond);
    for (const PlacedName &name : names)
        obstacles << name.place;
    m_painter.save();
    m_painter.setFont(fittingFont(m_look.font, beyondLabel(), stretch.width() - 2 * capRadius - 6));
    const QFontMetricsF metrics(m_painter.font());
    const QSizeF size(metrics.horizontalAdvance(beyondLabel()) + 4, metrics.height());
    const LabelWish wish{choicesInBand(stretch, stretch, size), {}};
    const QRectF place = placeLabels({wish}, obstacles, stretch).front().rect;
    if (!place.isEmpty())
        paintValueLabel(m_painter, m_theme, place, beyondLabel(), m_theme.mutedText);
    m_painter.restore();
}

} // namespace

std::optional<QLineF> spreadBar(const PredictionRow &row, const PredictionLayout &layout)
{
    if (!row.measured || !row.range)
        return std::nullopt;
    const QPointF most = layout.curvePoint(row.along, row.range->most);
    const QPointF least = layout.curvePoint(row.along, row.range->least);
    const double mark = layout.yOf(*row.measured);
    const bool hidden = most.y() >= mark - markRadius && least.y() <= mark + markRadius;
    return hidden ? std::nullopt : std::optional(QLineF(most, least));
}

void paintCurve(QPainter &painter, const PredictionScene &scene, const PredictionLayout &layout,
                const PredictionLook &look)
{
    CurvePainter(painter, scene, layout, look).paint();
}

} // namespace futurescope
