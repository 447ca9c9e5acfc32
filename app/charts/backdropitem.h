// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartitem.h"
#include "app/lab/theme.h"

namespace futurescope {

/// The tint of a stretch of the x axis as it looks on the card, and by itself.
QColor bandColour(const Theme &theme);
QColor bandBackground(const Theme &theme);

/// Behind the curves: bands, grid, vertical notes, bars and the cells of a heat map, without their words.
class BackdropItem : public ChartItem
{
public:
    BackdropItem(const CurveScene &scene, QGraphicsItem *chart);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintBands(QPainter &painter) const;
    void paintGrid(QPainter &painter) const;
    void paintNotes(QPainter &painter) const;
    void paintBars(QPainter &painter) const;
    void paintCells(QPainter &painter) const;
};

} // namespace futurescope
