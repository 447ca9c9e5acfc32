// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartitems.h"

#include "app/charts/curvescene.h"
#include "app/charts/labelplacing.h"

#include <QChart>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

// Behind everything of the chart, behind its series, in front of everything.
constexpr double backdropZ = -0.5;
constexpr double errorBarZ = -0.4;
constexpr double foregroundZ = 1000;

constexpr double capHalfWidth = 4;

QColor bandColour(const Theme &theme)
{
    return theme.state(BarState::Finished).fill;
}

double bandAlpha(const Theme &theme)
{
    return theme.dark ? 0.18 : 0.12;
}

/// The band's tint as it looks on the card.
QColor bandBackground(const Theme &theme)
{
    const QColor tint = bandColour(theme);
    const double alpha = bandAlpha(theme);
    const auto mix = [alpha](int over, int under) { return int(std::lround(over * alpha + under * (1 - alpha))); };
    return QColor(mix(tint.red(), theme.card.red()), mix(tint.green(), theme.card.green()),
                  mix(tint.blue(), theme.card.blue()));
}

QList<QPointF> positionsOf(const CurveScene &scene, const QList<QPointF> &values)
{
    QList<QPointF> positions;
    for (const QPointF &value : values)
        positions.append(scene.position(value.x(), value.y()));
    return positions;
}

QRectF bandRect(const CurveScene &scene, const Band &band)
{
    const QRectF plot = scene.plotArea();
    const double left = scene.position(band.fromX, 0).x();
    const double right = scene.position(band.toX, 0).x();
    return QRectF(left, plot.top(), right - left, plot.height()) & plot;
}

} // namespace

ChartItem::ChartItem(const CurveScene &scene, QGraphicsItem *chart) : QGraphicsItem(chart), m_scene(scene)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void ChartItem::chartChanged()
{
    const QRectF bounds(QPointF(0, 0), m_scene.chart()->size());
    if (bounds != m_bounds) {
        prepareGeometryChange();
        m_bounds = bounds;
    }
    update();
}

BackdropItem::BackdropItem(const CurveScene &scene, QGraphicsItem *chart) : ChartItem(scene, chart)
{
    setZValue(backdropZ);
}

void BackdropItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (scene().content().points.isEmpty())
        return;
    paintBands(*painter);
    paintGrid(*painter);
    paintNotes(*painter);
    paintReferences(*painter);
}

void BackdropItem::paintBands(QPainter &painter) const
{
    QColor colour = bandColour(scene().theme());
    colour.setAlphaF(static_cast<float>(bandAlpha(scene().theme())));
    for (const Band &band : scene().content().bands)
        painter.fillRect(bandRect(scene(), band), colour);
}

void BackdropItem::paintGrid(QPainter &painter) const
{
    const QRectF plot = scene().plotArea();
    painter.setPen(QPen(scene().theme().grid, 1));
    for (const Tick &tick : scene().content().y.ticks) {
        const double y = scene().position(scene().content().x.min, tick.value).y();
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void BackdropItem::paintReferences(QPainter &painter) const
{
    QPen pen(scene().theme().mutedText, 1.2, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    for (const ReferenceCurve &curve : scene().content().references)
        painter.drawPolyline(QPolygonF(positionsOf(scene(), curve.points)));
}

void BackdropItem::paintNotes(QPainter &painter) const
{
    const QRectF plot = scene().plotArea();
    painter.setPen(QPen(scene().theme().queueLine, 1, Qt::DotLine));
    for (const VerticalNote &note : scene().content().notes) {
        const double x = scene().position(note.x, 0).x();
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
}

ErrorBarItem::ErrorBarItem(const CurveScene &scene, QGraphicsItem *chart) : ChartItem(scene, chart)
{
    setZValue(errorBarZ);
}

void ErrorBarItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setPen(QPen(scene().dataColour(), 1.5));
    for (const CurvePoint &point : scene().content().points) {
        const QPointF low = scene().position(point.x, point.low);
        const QPointF high = scene().position(point.x, point.high);
        const QPointF cap(capHalfWidth, 0);
        painter->drawLine(low, high);
        painter->drawLine(low - cap, low + cap);
        painter->drawLine(high - cap, high + cap);
    }
}

ForegroundItem::ForegroundItem(const CurveScene &scene, QGraphicsItem *chart) : ChartItem(scene, chart)
{
    setZValue(foregroundZ);
}

void ForegroundItem::chartChanged()
{
    ChartItem::chartChanged();
    placeWords();
}

QList<QRectF> ForegroundItem::obstacles() const
{
    const ChartContent &content = scene().content();
    QList<QRectF> obstacles;
    QList<QPointF> curve;
    for (const CurvePoint &point : content.points) {
        const QPointF centre = scene().position(point.x, point.y);
        curve.append(centre);
        const double top = std::min(scene().position(point.x, point.high).y(), centre.y() - CurveScene::markerRadius);
        const double bottom = std::max(scene().position(point.x, point.low).y(), centre.y() + CurveScene::markerRadius);
        obstacles.append(QRectF(centre.x() - capHalfWidth - 1, top, 2 * capHalfWidth + 2, bottom - top));
    }
    obstacles += obstaclesAlong(curve);
    for (const ReferenceCurve &reference : content.references)
        obstacles += obstaclesAlong(positionsOf(scene(), reference.points));
    for (const VerticalNote &note : content.notes) {
        const double x = scene().position(note.x, 0).x();
        obstacles.append(QRectF(x - 1, scene().plotArea().top(), 2, scene().plotArea().height()));
    }
    for (const Tick &tick : content.y.ticks) {
        const double y = scene().position(content.x.min, tick.value).y();
        obstacles.append(QRectF(scene().plotArea().left(), y - 0.5, scene().plotArea().width(), 1));
    }
    return obstacles;
}

void ForegroundItem::placeWords()
{
    m_words.clear();
    const QRectF plot = scene().plotArea();
    if (scene().content().points.isEmpty())
        return;
    QList<LabelWish> wishes;
    wishForBandWords(wishes);
    wishForPointWords(wishes);
    wishForLineWords(wishes);
    const QRectF bounds(plot.left() + 1, 0, boundingRect().width() - plot.left() - 1, plot.bottom());
    const QList<LabelPlace> places = placeLabels(wishes, obstacles(), bounds);
    for (qsizetype index = 0; index < m_words.size(); ++index) {
        Word &word = m_words[index];
        word.place = places[index].rect;
        if (places[index].isShort)
            word.text = word.shortText;
    }
}

QSizeF ForegroundItem::sizeOf(const QString &text) const
{
    const QFontMetricsF metrics(scene().font());
    return {metrics.horizontalAdvance(text) + 2, metrics.height()};
}

void ForegroundItem::wishForBandWords(QList<LabelWish> &wishes)
{
    const Theme &theme = scene().theme();
    const QColor colour = readableAgainst(bandColour(theme), bandBackground(theme), 4.5);
    for (const Band &band : scene().content().bands) {
        m_words.append({band.text, {}, colour, {}});
        wishes.append({choicesInBand(bandRect(scene(), band), scene().plotArea(), sizeOf(band.text)), {}});
    }
}

void ForegroundItem::wishForPointWords(QList<LabelWish> &wishes)
{
    const ChartContent &content = scene().content();
    const auto around = [this](qsizetype point, const QString &text) {
        return choicesAround(scene().positionOf(point), CurveScene::markerRadius, sizeOf(text));
    };
    for (const PointLabel &label : content.labels) {
        m_words.append({label.text, label.shortText, scene().theme().mutedText, {}});
        wishes.append({around(label.point, label.text), around(label.point, label.shortText)});
    }
    if (!content.curveLabel.isEmpty()) {
        m_words.append({content.curveLabel, {}, scene().dataColour(), {}});
        wishes.append({around(content.points.size() - 1, content.curveLabel), {}});
    }
}

void ForegroundItem::wishForLineWords(QList<LabelWish> &wishes)
{
    const QColor colour = scene().theme().mutedText;
    for (const ReferenceCurve &curve : scene().content().references) {
        m_words.append({curve.label, {}, colour, {}});
        wishes.append({choicesAlong(positionsOf(scene(), curve.points), sizeOf(curve.label)), {}});
    }
    for (const VerticalNote &note : scene().content().notes) {
        m_words.append({note.text, {}, colour, {}});
        wishes.append({choicesBeside(scene().position(note.x, 0).x(), scene().plotArea(), sizeOf(note.text)), {}});
    }
}

void ForegroundItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setFont(scene().font());
    if (scene().content().points.isEmpty()) {
        paintEmptyText(*painter);
        return;
    }
    painter->setPen(scene().theme().mutedText);
    paintYLabels(*painter);
    paintXLabels(*painter);
    paintRings(*painter);
    for (const Word &word : m_words) {
        if (word.place.isEmpty())
            continue;
        painter->setPen(word.colour);
        painter->drawText(word.place, Qt::AlignCenter | Qt::TextDontClip, word.text);
    }
}

void ForegroundItem::paintYLabels(QPainter &painter) const
{
    const ChartContent &content = scene().content();
    const double height = QFontMetricsF(scene().font()).height();
    double freeBelow = boundingRect().bottom();
    for (const Tick &tick : content.y.ticks) {
        const double y = scene().position(content.x.min, tick.value).y();
        const QRectF place(0, y - height / 2, scene().plotArea().left() - 8, height);
        if (place.bottom() > freeBelow)
            continue; // a low chart shows fewer of them
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, tick.text);
        freeBelow = place.top();
    }
}

void ForegroundItem::paintXLabels(QPainter &painter) const
{
    const ChartContent &content = scene().content();
    const QRectF plot = scene().plotArea();
    const QFontMetricsF metrics(scene().font());
    QList<QRectF> wishes;
    for (const Tick &tick : content.x.ticks) {
        const double width = metrics.horizontalAdvance(tick.text) + 2;
        const double x = scene().position(tick.value, content.y.min).x();
        wishes.append(QRectF(x - width / 2, plot.bottom() + 6, width, metrics.height()));
    }
    const QList<QRectF> places = withoutOverlaps(wishes, boundingRect());
    for (qsizetype index = 0; index < places.size(); ++index)
        painter.drawText(places[index], Qt::AlignCenter | Qt::TextDontClip,
                         places[index].isEmpty() ? QString() : content.x.ticks[index].text);
    const QRectF title(plot.left(), plot.bottom() + 6 + metrics.height(), plot.width(), metrics.height());
    painter.drawText(title, Qt::AlignCenter | Qt::TextDontClip, content.x.title);
}

void ForegroundItem::paintRings(QPainter &painter) const
{
    painter.setBrush(Qt::NoBrush);
    const auto ring = [&](std::optional<qsizetype> point, double radius, double width) {
        if (!point || *point >= scene().content().points.size())
            return;
        painter.setPen(QPen(scene().theme().cursor, width));
        painter.drawEllipse(scene().positionOf(*point), radius, radius);
    };
    ring(scene().hovered(), CurveScene::markerRadius + 4, 1.5);
    ring(scene().selected(), CurveScene::markerRadius + 3, 2.5);
}

void ForegroundItem::paintEmptyText(QPainter &painter) const
{
    painter.setPen(scene().theme().mutedText);
    painter.drawText(boundingRect().adjusted(12, 4, -12, -4), Qt::AlignCenter | Qt::TextWordWrap,
                     scene().content().emptyText);
}

} // namespace futurescope
