// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/backdropitem.h"

#include "app/charts/chartlook.h"
#include "app/charts/curvescene.h"

#include <QPainter>

#include <cmath>

namespace futurescope {

namespace {

constexpr double backdropZ = -0.5; // behind what the chart itself would paint

double bandAlpha(const Theme &theme)
{
    return theme.dark ? 0.18 : 0.12;
}

} // namespace

QColor bandColour(const Theme &theme)
{
    return theme.state(BarState::Finished).fill;
}

QColor bandBackground(const Theme &theme)
{
    const QColor tint = bandColour(theme);
    const double alpha = bandAlpha(theme);
    const auto mix = [alpha](int over, int under) { return int(std::lround(over * alpha + under * (1 - alpha))); };
    return QColor(mix(tint.red(), theme.card.red()), mix(tint.green(), theme.card.green()),
                  mix(tint.blue(), theme.card.blue()));
}

BackdropItem::BackdropItem(const CurveScene &scene, QGraphicsItem *chart) : ChartItem(scene, chart)
{
    setZValue(backdropZ);
}

void BackdropItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (scene().content().isEmpty())
        return;
    paintBands(*painter);
    if (scene().content().cells.isEmpty())
        paintGrid(*painter);
    paintBars(*painter);
    paintNotes(*painter);
    paintCells(*painter);
}

void BackdropItem::paintBands(QPainter &painter) const
{
    const AxisContent &y = scene().content().y;
    QColor colour = bandColour(scene().theme());
    colour.setAlphaF(static_cast<float>(bandAlpha(scene().theme())));
    for (const Band &band : scene().content().bands)
        painter.fillRect(scene().rectOf(band.fromX, band.toX, y.min, y.max), colour);
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

void BackdropItem::paintNotes(QPainter &painter) const
{
    const QRectF plot = scene().plotArea();
    painter.setPen(QPen(scene().theme().queueLine, 1, Qt::DotLine));
    for (const VerticalNote &note : scene().content().notes) {
        const double x = scene().position(note.x, scene().content().y.max).x();
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
}

void BackdropItem::paintBars(QPainter &painter) const
{
    for (const ChartSeries &series : scene().content().series) {
        for (const ChartBar &bar : series.bars) {
            const QRectF rect = scene().rectOf(bar.fromX, bar.toX, bar.fromY, bar.toY);
            if (!rect.isEmpty())
                paintBar(painter, rect, series.look.ink, scene().theme());
        }
    }
}

void BackdropItem::paintCells(QPainter &painter) const
{
    constexpr double gap = 1;
    painter.setFont(scene().font());
    for (const HeatCell &cell : scene().content().cells) {
        const QRectF rect = scene().cellRect(cell).adjusted(gap, gap, -gap, -gap);
        const QColor colour = heatColour(cell.level, scene().theme());
        painter.fillRect(rect, colour);
        painter.setPen(inkOn(colour));
        const double width = QFontMetricsF(scene().font()).horizontalAdvance(cell.text);
        if (width <= rect.width() && QFontMetricsF(scene().font()).height() <= rect.height())
            painter.drawText(rect, Qt::AlignCenter, cell.text);
        if (cell.hollow) {
            painter.setPen(QPen(inkOn(colour), 1.5, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(2, 2, -2, -2));
        }
    }
}

} // namespace futurescope
