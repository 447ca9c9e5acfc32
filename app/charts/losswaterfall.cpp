// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/losswaterfall.h"

#include "app/lab/text.h"
#include "app/timeline/vectordevice.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double sideGap = 6;     // beside titles and bars, so that a frame around a row has room
constexpr double leastBar = 9;    // units high
constexpr double mostBar = 30;    // units high
constexpr double gapInLines = .4; // between two rows

void paintFrame(QPainter &painter, const WaterfallScene &scene, const QRectF &row, std::size_t index)
{
    if (scene.lit == index) {
        painter.setPen(QPen(scene.theme->accent, 1.5));
        painter.setBrush(scene.theme->accentWash);
    } else if (scene.current == index || scene.hovered == index) {
        painter.setPen(scene.current == index ? QPen(scene.theme->accent, 1, Qt::DotLine) : QPen(Qt::NoPen));
        painter.setBrush(scene.theme->hover);
    } else {
        return;
    }
    painter.drawRoundedRect(row.adjusted(1, 0.5, -1, -0.5), 4, 4);
}

void paintText(QPainter &painter, const WaterfallScene &scene, const QRectF &line, const WaterfallRow &row)
{
    QFont font = scene.font;
    font.setBold(row.whole);
    const QFontMetricsF metrics(font);
    const QString figure = rowFigure(row, scene.rows.back().length());
    const double figureWidth = metrics.horizontalAdvance(figure);
    painter.setFont(font);
    const bool nothing = row.length() == Nanos::zero();
    painter.setPen(nothing ? scene.theme->mutedText : scene.theme->text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, figure);
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(rowTitle(row), Qt::ElideRight, std::max(0.0, line.width() - figureWidth - sideGap)));
}

void paintBar(QPainter &painter, const WaterfallScene &scene, const QRectF &bar, const WaterfallRow &row)
{
    if (row.length() == Nanos::zero()) { // a tick keeps the place
        painter.fillRect(QRectF(bar.left(), bar.top(), 1, bar.height()), scene.theme->mutedText);
        return;
    }
    const StateStyle style =
        row.whole ? StateStyle{scene.theme->mutedText, {}, scene.theme->text, Pattern::Solid, Glyph::None}
                  : lossStyle(*scene.theme, row.part);
    painter.fillRect(bar, style.fill);
    const QBrush pattern = patternBrush(style.pattern, style.ink, 1);
    if (pattern.style() != Qt::NoBrush && !paintsVectors(painter))
        painter.fillRect(bar, pattern);
    if (bar.width() > 3) {
        painter.setPen(QPen(style.outline, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

/// From the end of each bar down to the next one, unless that would go through the words of that row.
void paintSteps(QPainter &painter, const WaterfallScene &scene, const WaterfallLayout &layout)
{
    painter.setPen(QPen(scene.theme->mutedText, 1, Qt::DotLine));
    for (std::size_t i = 0; i + 1 < scene.rows.size(); ++i) {
        const double x = layout.bar(i).right();
        QFont font = scene.font;
        font.setBold(scene.rows[i + 1].whole);
        const QFontMetricsF metrics(font);
        const QRectF line = layout.row(i + 1).adjusted(sideGap, 0, -sideGap, 0);
        const double titleEnd = line.left() + metrics.horizontalAdvance(rowTitle(scene.rows[i + 1])) + 2;
        const double figure = metrics.horizontalAdvance(rowFigure(scene.rows[i + 1], scene.rows.back().length())) + 2;
        if (x < titleEnd || x > line.right() - figure)
            continue;
        painter.drawLine(QPointF(x, layout.bar(i).bottom()), QPointF(x, layout.bar(i + 1).top()));
    }
}

} // namespace

std::vector<WaterfallRow> waterfallRows(const LossWaterfall &waterfall)
{
    if (waterfall.makespan <= Nanos::zero())
        return {};
    const LossWaterfall::Shares shares = waterfall.shares();
    std::vector<WaterfallRow> rows{{std::nullopt, false, Nanos::zero(), shares.ideal}};
    for (std::size_t i = 0; i < lossKinds; ++i) {
        const Nanos from = rows.back().to;
        rows.push_back({static_cast<Loss>(i), false, from, from + shares.losses[i]});
    }
    rows.push_back({std::nullopt, true, Nanos::zero(), waterfall.makespan});
    return rows;
}

QString rowTitle(const WaterfallRow &row)
{
    return row.whole ? LossText::makespan() : LossText::title(row.part);
}

QString rowFigure(const WaterfallRow &row, Nanos makespan)
{
    if (row.length() == Nanos::zero())
        return QStringLiteral("0");
    const double share = static_cast<double>(row.length().count()) / static_cast<double>(makespan.count());
    return QStringLiteral("%1 · %2").arg(toText(row.length()),
                                         share < 0.001 ? LossText::tr("< 0.1 %") : percentText(share, share < 0.1));
}

QString rowMeaning(const WaterfallRow &row)
{
    return row.whole ? LossText::makespanMeaning() : LossText::meaning(row.part);
}

double WaterfallLayout::leastHeight(const QFont &font, std::size_t rows)
{
    const double text = QFontMetricsF(font).height();
    return static_cast<double>(rows) * std::ceil(text * (1 + gapInLines) + leastBar);
}

WaterfallLayout::WaterfallLayout(const WaterfallScene &scene, const QRectF &area)
    : rows(scene.rows),
      room(area),
      textHeight(QFontMetricsF(scene.font).height())
{
    const double most = textHeight * (1 + gapInLines) + mostBar;
    if (!rows.empty())
        rowHeight = std::floor(std::min(most, room.height() / static_cast<double>(rows.size())));
}

QRectF WaterfallLayout::row(std::size_t index) const
{
    return {room.left(), room.top() + rowHeight * static_cast<double>(index), room.width(), rowHeight};
}

QRectF WaterfallLayout::bar(std::size_t index) const
{
    const QRectF line = row(index).adjusted(sideGap, 0, -sideGap, 0);
    const double top = std::round(line.top() + textHeight * (1 + gapInLines / 3));
    const double bottom = std::round(line.bottom() - textHeight * gapInLines * 2 / 3);
    const double perNs = line.width() / static_cast<double>(std::max<std::int64_t>(1, rows.back().to.count()));
    const double left = line.left() + perNs * static_cast<double>(rows[index].from.count());
    const double right = line.left() + perNs * static_cast<double>(rows[index].to.count());
    return {left, top, std::max(1.0, right - left), std::max(1.0, bottom - top)};
}

std::optional<std::size_t> WaterfallLayout::rowAt(QPointF position) const
{
    if (rowHeight <= 0 || !room.contains(position))
        return std::nullopt;
    const auto index = static_cast<std::size_t>((position.y() - room.top()) / rowHeight);
    return index < rows.size() ? std::optional(index) : std::nullopt;
}

void paintWaterfall(QPainter &painter, const WaterfallScene &scene, const WaterfallLayout &layout)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < scene.rows.size(); ++i) {
        paintFrame(painter, scene, layout.row(i), i);
        QRectF line = layout.row(i).adjusted(sideGap, 0, -sideGap, 0);
        line.setHeight(layout.textHeight * (1 + gapInLines / 3));
        paintText(painter, scene, line, scene.rows[i]);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (!scene.rows.empty())
        paintSteps(painter, scene, layout);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < scene.rows.size(); ++i)
        paintBar(painter, scene, layout.bar(i), scene.rows[i]);
    painter.restore();
}

} // namespace futurescope
