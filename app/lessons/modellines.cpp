// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/modellines.h"

#include "app/charts/labelplacing.h"
#include "app/lessons/valuelabel.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double lineWidth = 1.5;
constexpr double peakRadius = 5;
constexpr int fittedSteps = 48; // of a curve, in equal ratios
constexpr int beyondSteps = 12;

/// A line through a value of each row; empty where not all have one.
QList<QPointF> pointsOf(const PredictionScene &scene, const PredictionLayout &layout,
                        std::optional<double> PredictionRow::*value)
{
    QList<QPointF> points;
    for (const PredictionRow &row : scene.rows()) {
        if (row.measured && row.*value)
            points << layout.curvePoint(row.along, *(row.*value));
    }
    return points;
}

/// From the last point of a line to its value beyond; empty where it has none.
QList<QPointF> pointsBeyond(const PredictionScene &scene, const PredictionLayout &layout, const QList<QPointF> &points,
                            std::optional<double> SpeedupBeyond::*value)
{
    if (points.isEmpty() || !scene.beyond() || !((*scene.beyond()).*value))
        return {};
    return {points.back(), layout.curvePoint(scene.beyond()->to, *((*scene.beyond()).*value))};
}

/// Dashes say that a line is extrapolated, so where one is the others are told apart by their names and colours.
Qt::PenStyle styleWithin(const PredictionScene &scene, Qt::PenStyle otherwise)
{
    return scene.beyond() ? Qt::SolidLine : otherwise;
}

/// Whether what was measured lies anywhere so far from the ideal that it can be seen.
bool liesOff(const PredictionScene &scene, const PredictionLayout &layout, const PredictionLook &look)
{
    const double seen = 0.8 * QFontMetricsF(look.font).height();
    return std::ranges::any_of(scene.rows(), [&](const PredictionRow &row) {
        return row.ideal && row.measured && std::abs(layout.yOf(*row.measured) - layout.yOf(*row.ideal)) > seen;
    });
}

ModelLine idealLine(const PredictionScene &scene, const PredictionLayout &layout, const PredictionLook &look)
{
    ModelLine line;
    const bool amdahl = std::ranges::any_of(scene.rows(),
                                            [](const PredictionRow &row) { return row.grown.has_value(); });
    line.name = amdahl ? amdahlLabel() : idealLabel();
    line.shortName = line.name.section(QLatin1Char(':'), 0, 0);
    line.pen = QPen(look.theme->text, lineWidth, styleWithin(scene, Qt::DotLine));
    line.points = pointsOf(scene, layout, &PredictionRow::ideal);
    line.beyond = pointsBeyond(scene, layout, line.points, &SpeedupBeyond::ideal);
    line.isNamed = amdahl || liesOff(scene, layout, look);
    return line;
}

ModelLine gustafsonLine(const PredictionScene &scene, const PredictionLayout &layout, const PredictionLook &look)
{
    ModelLine line;
    line.name = gustafsonLabel();
    line.shortName = line.name.section(QLatin1Char(':'), 0, 0);
    line.pen = QPen(look.theme->mutedText, lineWidth, styleWithin(scene, Qt::DashDotLine));
    line.points = pointsOf(scene, layout, &PredictionRow::grown);
    line.beyond = pointsBeyond(scene, layout, line.points, &SpeedupBeyond::grown);
    return line;
}

QList<QPointF> fittedPoints(const FittedSpeedup &fitted, const PredictionLayout &layout, double from, double to,
                            int steps)
{
    QList<QPointF> points;
    for (int step = 0; step <= steps; ++step) {
        const double along = from * std::pow(to / from, double(step) / steps);
        points << layout.curvePoint(along, fitted.at(along));
    }
    return points;
}

ModelLine uslLine(const PredictionScene &scene, const PredictionLayout &layout, const PredictionLook &look)
{
    ModelLine line;
    const FittedSpeedup &fitted = *scene.usl();
    line.name = uslLabel(fitted.law);
    line.shortName = line.name.section(QLatin1Char(':'), 0, 0);
    line.pen = QPen(readableAgainst(look.theme->state(BarState::Failed).outline, look.theme->card, 4.5), lineWidth);
    line.isFitted = true;
    const double end = scene.beyond()->to;
    line.points = fittedPoints(fitted, layout, fitted.fewest, fitted.most, fittedSteps);
    line.beyond = fittedPoints(fitted, layout, fitted.most, end, beyondSteps);
    const std::optional<double> peak = fitted.law.peakWorkers;
    if (peak && *peak > fitted.fewest && *peak < end) {
        line.peak = layout.curvePoint(*peak, fitted.at(*peak));
        line.peakName = peakLabel(*peak);
    }
    return line;
}

LabelWish wishFor(const ModelLine &line, const QFontMetricsF &metrics, const QRectF &bounds)
{
    QList<QPointF> seen;
    std::ranges::copy_if(line.points + line.beyond, std::back_inserter(seen),
                         [&](const QPointF &point) { return bounds.contains(point); });
    const auto sizeOf = [&metrics](const QString &text) {
        return QSizeF(metrics.horizontalAdvance(text) + 6, metrics.height());
    };
    return {choicesAlong(seen, sizeOf(line.name)), choicesAlong(seen, sizeOf(line.shortName))};
}

} // namespace

QList<ModelLine> modelLines(const PredictionScene &scene, const PredictionLayout &layout, const PredictionLook &look)
{
    QList<ModelLine> lines;
    for (const auto &lineOf : {gustafsonLine, idealLine}) {
        if (ModelLine line = lineOf(scene, layout, look); line.points.size() > 1)
            lines << std::move(line);
    }
    if (scene.usl())
        lines << uslLine(scene, layout, look);
    return lines;
}

QRectF stretchBeyond(const PredictionScene &scene, const PredictionLayout &layout)
{
    if (!scene.beyond())
        return {};
    QRectF stretch = layout.plot();
    stretch.setLeft(layout.curvePoint(scene.beyond()->from, scene.asked().least).x());
    return stretch;
}

void paintModelLine(QPainter &painter, const ModelLine &line, const PredictionLayout &layout)
{
    painter.save();
    painter.setClipRect(layout.plot(), Qt::IntersectClip); // a law may leave the axis
    painter.setPen(line.pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF(line.points));
    painter.setPen(QPen(line.pen.color(), lineWidth, Qt::DashLine));
    painter.drawPolyline(QPolygonF(line.beyond));
    if (line.peak) {
        const QPointF peak = *line.peak;
        painter.setPen(QPen(line.pen.color(), 1, Qt::DashLine));
        painter.drawLine(peak, QPointF(peak.x(), layout.plot().bottom()));
        painter.setPen(QPen(line.pen.color(), 2));
        painter.drawLine(peak - QPointF(peakRadius, 0), peak + QPointF(peakRadius, 0));
        painter.drawLine(peak - QPointF(0, peakRadius), peak + QPointF(0, peakRadius));
    }
    painter.restore();
}

QList<PlacedName> placedModelNames(const QList<ModelLine> &lines, QList<QRectF> obstacles,
                                   const PredictionLayout &layout, const PredictionLook &look)
{
    const QFontMetricsF metrics(look.font);
    QList<LabelWish> wishes;
    QList<PlacedName> names;
    QStringList shortNames;
    const auto wish = [&](const LabelWish &wanted, const QString &name, const QString &shortName, const QColor &ink) {
        wishes << wanted;
        names << PlacedName{name, {}, ink};
        shortNames << shortName;
    };
    for (const ModelLine &line : lines) {
        obstacles += obstaclesAlong(line.points) + obstaclesAlong(line.beyond);
        if (line.peak) {
            const QSizeF size(metrics.horizontalAdvance(line.peakName) + 6, metrics.height());
            wish({choicesAround(*line.peak, 2 * peakRadius, size), {}}, line.peakName, {}, line.pen.color());
        }
    }
    for (const ModelLine &line : lines) {
        if (line.isNamed)
            wish(wishFor(line, metrics, layout.plot()), line.name, line.shortName, line.pen.color());
    }
    const QList<LabelPlace> places = placeLabels(wishes, obstacles, layout.plot());
    for (qsizetype index = 0; index < places.size(); ++index) {
        names[index].place = places[index].rect;
        if (places[index].isShort)
            names[index].text = shortNames[index];
    }
    names.removeIf([](const PlacedName &name) { return name.place.isEmpty(); });
    return names;
}

void paintModelNames(QPainter &painter, const QList<PlacedName> &names, const PredictionLook &look)
{
    for (const PlacedName &name : names)
        paintValueLabel(painter, *look.theme, name.place, name.text, name.ink);
}

} // namespace futurescope
