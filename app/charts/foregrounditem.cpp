// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/foregrounditem.h"

#include "app/charts/backdropitem.h"
#include "app/charts/chartlook.h"
#include "app/charts/curvescene.h"
#include "app/charts/labelplacing.h"

#include <QChart>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double foregroundZ = 1000;

} // namespace

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
    const QRectF plot = scene().plotArea();
    QList<QRectF> obstacles;
    for (qsizetype index = 0; index < content.series.size(); ++index) {
        if (content.series[index].look.line != LineStyle::None)
            obstacles += obstaclesAlong(scene().lineOf(index));
    }
    for (const CurvePoint &point : content.points()) {
        const QPointF centre = scene().position(point.x, point.y);
        const double top = std::min(scene().position(point.x, point.high).y(), centre.y() - CurveScene::markerRadius);
        const double bottom = std::max(scene().position(point.x, point.low).y(), centre.y() + CurveScene::markerRadius);
        obstacles.append(QRectF(centre.x() - capHalfWidth - 1, top, 2 * capHalfWidth + 2, bottom - top));
        constexpr double reach = CurveScene::markerRadius + 1;
        for (const double outlier : point.outliers) {
            const QPointF sign = scene().position(point.x, outlier);
            obstacles.append(QRectF(sign - QPointF(reach, reach), sign + QPointF(reach, reach)));
        }
    }
    for (const VerticalNote &note : content.notes)
        obstacles.append(QRectF(scene().position(note.x, content.y.max).x() - 1, plot.top(), 2, plot.height()));
    for (const Tick &tick : content.y.ticks)
        obstacles.append(QRectF(plot.left(), scene().position(content.x.max, tick.value).y() - 0.5, plot.width(), 1));
    return obstacles;
}

void ForegroundItem::placeWords()
{
    m_words.clear();
    const QRectF plot = scene().plotArea();
    QList<LabelWish> wishes;
    wishForBandWords(wishes);
    wishForPointWords(wishes);
    wishForNoteWords(wishes);
    if (wishes.isEmpty())
        return;
    const double top = scene().legend().isEmpty() ? 0 : scene().legend().last().rect().bottom();
    const QRectF bounds(plot.left() + 1, top, boundingRect().width() - plot.left() - 1, plot.bottom() - top);
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
        const AxisContent &y = scene().content().y;
        const QRectF rect = scene().rectOf(band.fromX, band.toX, y.min, y.max);
        wishes.append({choicesInBand(rect, scene().plotArea(), sizeOf(band.text)), {}});
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
}

void ForegroundItem::wishForNoteWords(QList<LabelWish> &wishes)
{
    for (const VerticalNote &note : scene().content().notes) {
        m_words.append({note.text, {}, scene().theme().mutedText, {}});
        const double x = scene().position(note.x, scene().content().y.max).x();
        wishes.append({choicesBeside(x, scene().plotArea(), sizeOf(note.text)), {}});
    }
}

void ForegroundItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setFont(scene().font());
    if (scene().content().isEmpty()) {
        paintEmptyText(*painter);
        return;
    }
    paintLegend(*painter);
    painter->setPen(scene().theme().mutedText);
    paintYLabels(*painter);
    paintYTitle(*painter);
    paintXLabels(*painter);
    paintRings(*painter);
    for (const Word &word : m_words) {
        if (word.place.isEmpty())
            continue;
        painter->setPen(word.colour);
        painter->drawText(word.place, Qt::AlignCenter | Qt::TextDontClip, word.text);
    }
}

void ForegroundItem::paintLegend(QPainter &painter) const
{
    const QFontMetricsF metrics(scene().font());
    for (const LegendEntry &entry : scene().legend()) {
        paintSign(painter, entry);
        painter.setPen(entry.sign == LegendEntry::Sign::Nothing ? scene().theme().mutedText : scene().theme().text);
        painter.drawText(entry.textRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                         metrics.elidedText(entry.text, Qt::ElideRight, entry.textRect.width() + 1));
    }
}

void ForegroundItem::paintSign(QPainter &painter, const LegendEntry &entry) const
{
    const QPointF centre = entry.signRect.center();
    const QPointF half(entry.signRect.width() / 2 - 1, 0);
    switch (entry.sign) {
    case LegendEntry::Sign::Series:
        paintSeriesSign(painter, entry);
        break;
    case LegendEntry::Sign::Extrapolated: {
        QPen pen = linePen({}, LineStyle::Dashed, scene().theme());
        pen.setColor(scene().theme().mutedText);
        pen.setWidthF(1.5);
        painter.setPen(pen);
        painter.drawLine(centre - half, centre + half);
        break;
    }
    case LegendEntry::Sign::Outlier:
        paintOutlier(painter, centre, {}, scene().theme());
        break;
    case LegendEntry::Sign::Hollow:
        paintMarker(painter, centre, CurveScene::markerRadius, {}, true, scene().theme());
        break;
    case LegendEntry::Sign::Heat:
        paintHeatSign(painter, entry);
        break;
    case LegendEntry::Sign::Nothing:
        break;
    }
}

void ForegroundItem::paintSeriesSign(QPainter &painter, const LegendEntry &entry) const
{
    const ChartSeries &series = scene().content().series[entry.series];
    const QRectF box = entry.signRect;
    if (!series.bars.isEmpty()) {
        paintBar(painter, QRectF(box.center().x() - 8, box.center().y() - 5, 16, 10), series.look.ink, scene().theme());
        return;
    }
    if (series.look.line != LineStyle::None) {
        painter.setPen(linePen(series.look, series.look.line, scene().theme()));
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
    }
    paintMarker(painter, box.center(), CurveScene::markerRadius - 1, series.look, false, scene().theme());
}

/// The colours from the least to the most.
void ForegroundItem::paintHeatSign(QPainter &painter, const LegendEntry &entry) const
{
    constexpr int steps = 24;
    const QRectF ramp = entry.signRect.adjusted(0, 2, 0, -2);
    for (int step = 0; step < steps; ++step) {
        const QRectF part(ramp.left() + ramp.width() * step / steps, ramp.top(), ramp.width() / steps + 0.5,
                          ramp.height());
        painter.fillRect(part, heatColour((step + 0.5) / steps, scene().theme()));
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

/// Upwards along the axis; left out where that is too short for it.
void ForegroundItem::paintYTitle(QPainter &painter) const
{
    const QString &title = scene().content().y.title;
    const QFontMetricsF metrics(scene().font());
    const QRectF plot = scene().plotArea();
    const double width = metrics.horizontalAdvance(title);
    if (title.isEmpty() || width > boundingRect().height())
        return;
    // Beside the middle of the axis, but not beyond the chart.
    const double middle = std::clamp(plot.center().y(), width / 2, boundingRect().height() - width / 2);
    painter.save();
    painter.translate(metrics.height() / 2, middle);
    painter.rotate(-90);
    painter.drawText(QRectF(-width / 2, -metrics.height() / 2, width, metrics.height()),
                     Qt::AlignCenter | Qt::TextDontClip, title);
    painter.restore();
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
        if (!point || *point >= scene().content().points().size())
            return;
        painter.setPen(QPen(scene().theme().cursor, width));
        if (scene().content().picking == Picking::Near)
            painter.drawEllipse(scene().positionOf(*point), radius, radius);
        else
            painter.drawRect(scene().markedRect(*point));
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
