// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/labelplacing.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double bearableShare = 0.1;

double coveredArea(const QRectF &label, const QList<QRectF> &obstacles)
{
    double area = 0;
    for (const QRectF &obstacle : obstacles) {
        const QRectF common = label & obstacle;
        area += common.width() * common.height();
    }
    return area;
}

QRectF bestOf(const LabelChoices &choices, const QList<QRectF> &obstacles, const QRectF &bounds)
{
    QRectF best;
    double leastShare = bearableShare;
    for (const QRectF &choice : choices) {
        if (!bounds.contains(choice))
            continue;
        const double share = coveredArea(choice, obstacles) / (choice.width() * choice.height());
        if (share < leastShare) {
            leastShare = share;
            best = choice;
        }
        if (share == 0)
            break;
    }
    return best;
}

} // namespace

QList<LabelPlace> placeLabels(const QList<LabelWish> &wishes, QList<QRectF> obstacles, const QRectF &bounds)
{
    constexpr double gap = 4;
    QList<LabelPlace> places;
    for (const LabelWish &wish : wishes) {
        LabelPlace place{bestOf(wish.choices, obstacles, bounds), false};
        if (place.rect.isEmpty())
            place = {bestOf(wish.shortChoices, obstacles, bounds), true};
        places.append(place);
        if (!place.rect.isEmpty())
            obstacles.append(place.rect.adjusted(-gap, 0, gap, 0));
    }
    return places;
}

LabelChoices choicesAround(const QPointF &centre, double radius, const QSizeF &label)
{
    const double gap = radius + 3;
    const double right = centre.x() + gap;
    const double left = centre.x() - gap - label.width();
    const double above = centre.y() - gap - label.height();
    const double below = centre.y() + gap;
    const double middleX = centre.x() - label.width() / 2;
    const double middleY = centre.y() - label.height() / 2;
    LabelChoices choices;
    for (const QPointF &corner :
         {QPointF(right, middleY), QPointF(right, above), QPointF(middleX, above), QPointF(left, above),
          QPointF(left, middleY), QPointF(right, below), QPointF(left, below), QPointF(middleX, below),
          QPointF(middleX, above - 14), QPointF(left, above - 14), QPointF(right, above - 14)})
        choices.append(QRectF(corner, label));
    return choices;
}

LabelChoices choicesAlong(const QList<QPointF> &line, const QSizeF &label)
{
    LabelChoices choices;
    for (qsizetype index = line.size() - 1; index >= 0; --index)
        choices += choicesAround(line[index], 2, label);
    return choices;
}

LabelChoices choicesInBand(const QRectF &band, const QRectF &plot, const QSizeF &label)
{
    constexpr double gap = 4;
    const double middle = band.center().x() - label.width() / 2;
    const double top = plot.top() + gap;
    const double bottom = plot.bottom() - gap - label.height();
    LabelChoices choices;
    const bool fitsInside = label.width() + 2 * gap <= band.width();
    for (const double y : {top, top + label.height() + gap, bottom}) {
        if (fitsInside)
            choices.append(QRectF(QPointF(middle, y), label));
    }
    for (const double y : {top, top + label.height() + gap, bottom}) {
        choices.append(QRectF(QPointF(band.right() + gap, y), label));
        choices.append(QRectF(QPointF(band.left() - gap - label.width(), y), label));
    }
    return choices;
}

LabelChoices choicesBeside(double x, const QRectF &plot, const QSizeF &label)
{
    constexpr double gap = 4;
    LabelChoices choices;
    for (double y = plot.top() + 2; y + label.height() <= plot.bottom(); y += label.height()) {
        choices.append(QRectF(QPointF(x + gap, y), label));
        choices.append(QRectF(QPointF(x - gap - label.width(), y), label));
    }
    return choices;
}

QList<QRectF> withoutOverlaps(const QList<QRectF> &row, const QRectF &bounds)
{
    constexpr double gap = 4;
    QList<qsizetype> order;
    for (qsizetype index = 0; index < row.size(); ++index)
        order.append(index);
    if (order.size() > 2)
        order.move(order.size() - 1, 1);
    QList<QRectF> places(row.size());
    for (const qsizetype index : order) {
        QRectF place = row[index];
        place.moveLeft(std::max(bounds.left(), std::min(place.left(), bounds.right() - place.width())));
        const QRectF around = place.adjusted(-gap, 0, gap, 0);
        if (std::none_of(places.begin(), places.end(), [&](const QRectF &other) { return other.intersects(around); }))
            places[index] = place;
    }
    return places;
}

QList<QRectF> obstaclesAlong(const QList<QPointF> &line)
{
    constexpr double stepLength = 6;
    QList<QRectF> obstacles;
    for (qsizetype index = 1; index < line.size(); ++index) {
        const QLineF segment(line[index - 1], line[index]);
        const int steps = std::max(1, static_cast<int>(std::ceil(segment.length() / stepLength)));
        for (int step = 0; step < steps; ++step) {
            const QPointF from = segment.pointAt(double(step) / steps);
            const QPointF to = segment.pointAt(double(step + 1) / steps);
            obstacles.append(QRectF(from, to).normalized().adjusted(-1, -1, 1, 1));
        }
    }
    return obstacles;
}

} // namespace futurescope
