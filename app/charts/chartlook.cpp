// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartlook.h"

#include "app/timeline/vectordevice.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace futurescope {

namespace {

constexpr double lineContrast = 3.0;

/// A state of the timeline whose colour and pattern an ink shares.
std::optional<BarState> stateOf(ChartInk ink)
{
    switch (ink) {
    case ChartInk::Amdahl:
        return BarState::Cancelled;
    case ChartInk::Usl:
        return BarState::Failed;
    case ChartInk::Gustafson:
        return BarState::Finished;
    case ChartInk::Prediction:
    case ChartInk::Overhead:
        return BarState::Overhead;
    case ChartInk::OtherLoss:
        return BarState::LockWait;
    default:
        return std::nullopt;
    }
}

QColor mixed(const QColor &from, const QColor &to, double share)
{
    const auto mix = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

/// The part of the segment inside `room` (Liang and Barsky, ACM TOG 3, 1984), or none.
std::optional<QLineF> clippedSegment(const QLineF &segment, const QRectF &room)
{
    double from = 0;
    double to = 1;
    const std::array<std::pair<double, double>, 4> edges{{{-segment.dx(), segment.x1() - room.left()},
                                                          {segment.dx(), room.right() - segment.x1()},
                                                          {-segment.dy(), segment.y1() - room.top()},
                                                          {segment.dy(), room.bottom() - segment.y1()}}};
    for (const auto &[direction, distance] : edges) {
        if (direction == 0 && distance < 0)
            return std::nullopt;
        if (direction < 0)
            from = std::max(from, distance / direction);
        else if (direction > 0)
            to = std::min(to, distance / direction);
    }
    if (from > to)
        return std::nullopt;
    return QLineF(segment.pointAt(from), segment.pointAt(to));
}

QPolygonF markerShape(MarkerShape shape, const QPointF &centre, double radius)
{
    const double r = radius;
    switch (shape) {
    case MarkerShape::Square:
        return QPolygonF(QRectF(centre.x() - 0.85 * r, centre.y() - 0.85 * r, 1.7 * r, 1.7 * r));
    case MarkerShape::Triangle:
        return {centre + QPointF(0, -1.1 * r), centre + QPointF(r, 0.8 * r), centre + QPointF(-r, 0.8 * r)};
    default:
        return {centre + QPointF(0, -1.2 * r), centre + QPointF(1.2 * r, 0), centre + QPointF(0, 1.2 * r),
                centre + QPointF(-1.2 * r, 0)};
    }
}

} // namespace

QColor inkColour(ChartInk ink, const Theme &theme)
{
    if (const auto state = stateOf(ink))
        return readableAgainst(theme.state(*state).fill, theme.card, lineContrast);
    if (ink == ChartInk::Ideal)
        return theme.mutedText;
    if (ink == ChartInk::Idle)
        return theme.queueLine;
    return theme.accent;
}

QPen linePen(const SeriesLook &look, LineStyle style, const Theme &theme)
{
    if (style == LineStyle::None)
        return Qt::NoPen;
    QPen pen(inkColour(look.ink, theme), look.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    switch (style) {
    case LineStyle::Dashed:
        pen.setDashPattern({5, 4});
        break;
    case LineStyle::Dotted:
        pen.setDashPattern({1.2, 2});
        break;
    case LineStyle::DashDot:
        pen.setDashPattern({9, 2, 2, 2});
        break;
    case LineStyle::FineDash:
        pen.setDashPattern({2.5, 3});
        break;
    default:
        break;
    }
    return pen;
}

void paintLine(QPainter &painter, const QPolygonF &line)
{
    constexpr qsizetype pointsPerPiece = 8;
    if (line.size() <= 2 * pointsPerPiece || painter.pen().style() != Qt::SolidLine || paintsVectors(painter)) {
        painter.drawPolyline(line);
        return;
    }
    QPolygonF joins;
    for (qsizetype first = 0; first + 1 < line.size(); first += pointsPerPiece) {
        const qsizetype last = std::min(first + pointsPerPiece, line.size() - 1);
        painter.drawPolyline(line.constData() + first, static_cast<int>(last - first + 1));
        if (first > 0)
            joins.append(line[first]);
    }
    QPen dots = painter.pen();
    dots.setCapStyle(Qt::RoundCap);
    painter.setPen(dots);
    painter.drawPoints(joins);
}

void paintMarker(QPainter &painter, const QPointF &centre, double radius, const SeriesLook &look, bool hollow,
                 const Theme &theme)
{
    if (look.marker == MarkerShape::None)
        return;
    const QColor ink = inkColour(look.ink, theme);
    painter.setPen(QPen(hollow ? ink : theme.card, hollow ? 2 : 1));
    painter.setBrush(hollow ? theme.card : ink);
    if (look.marker == MarkerShape::Circle)
        painter.drawEllipse(centre, radius, radius);
    else
        painter.drawPolygon(markerShape(look.marker, centre, radius));
}

void paintOutlier(QPainter &painter, const QPointF &centre, const SeriesLook &look, const Theme &theme)
{
    constexpr double half = 3.5;
    painter.setPen(QPen(inkColour(look.ink, theme), 1.5));
    painter.drawLine(centre + QPointF(-half, -half), centre + QPointF(half, half));
    painter.drawLine(centre + QPointF(-half, half), centre + QPointF(half, -half));
}

void paintBar(QPainter &painter, const QRectF &rect, ChartInk ink, const Theme &theme)
{
    QColor fill = theme.accent;
    if (const auto state = stateOf(ink))
        fill = theme.state(*state).fill;
    else if (ink == ChartInk::Work)
        fill = theme.accentWash;
    else if (ink == ChartInk::Idle)
        fill = theme.queueFill;
    painter.fillRect(rect, fill);
    if (const auto state = stateOf(ink))
        painter.fillRect(rect, patternBrush(theme.state(*state).pattern, theme.state(*state).ink, 1));
    painter.setPen(QPen(ink == ChartInk::Work ? theme.accent : inkColour(ink, theme), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

QColor ribbonColour(ChartInk ink, const Theme &theme)
{
    QColor colour = inkColour(ink, theme);
    colour.setAlphaF(theme.dark ? 0.22F : 0.16F);
    return colour;
}

QColor heatColour(double level, const Theme &theme)
{
    const QColor middle(theme.dark ? 0x2f7fae : 0x4f9fd0);
    const QColor weak = mixed(theme.card, middle, 0.15);
    const QColor strong(theme.dark ? 0xcfeafc : 0x06304d);
    const double share = std::min(std::max(level, 0.0), 1.0);
    return share < 0.5 ? mixed(weak, middle, 2 * share) : mixed(middle, strong, 2 * share - 1);
}

QColor inkOn(const QColor &background)
{
    const QColor black(Qt::black);
    const QColor white(Qt::white);
    return contrastRatio(black, background) > contrastRatio(white, background) ? black : white;
}

QList<QPolygonF> clippedLine(const QPolygonF &points, const QRectF &room)
{
    QList<QPolygonF> parts;
    for (qsizetype index = 1; index < points.size(); ++index) {
        const auto segment = clippedSegment(QLineF(points[index - 1], points[index]), room);
        if (!segment)
            continue;
        if (parts.isEmpty() || parts.last().last() != segment->p1())
            parts.append(QPolygonF{segment->p1()});
        parts.last().append(segment->p2());
    }
    return parts;
}

} // namespace futurescope
