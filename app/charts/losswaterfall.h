// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/lossparts.h"

#include <QFont>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace futurescope {

/// One row of the waterfall: a bar from where the one above ended, the last one from 0 to the makespan.
struct WaterfallRow
{
    LossPart part;
    bool whole = false; ///< the measured makespan; `part` says nothing then
    Nanos from{};
    Nanos to{};

    Nanos length() const { return to - from; }
};

/// Ideal, each loss, the makespan. The parts follow each other without a gap and end where the makespan ends.
std::vector<WaterfallRow> waterfallRows(const LossWaterfall &waterfall);

/// How a row is called, "12.3 ms · 8 %", and what it means.
QString rowTitle(const WaterfallRow &row);
QString rowFigure(const WaterfallRow &row, Nanos makespan);
QString rowMeaning(const WaterfallRow &row);

/// Everything that the picture depends on, besides its size.
struct WaterfallScene
{
    std::vector<WaterfallRow> rows; ///< empty: nothing has run
    const Theme *theme = &themeFor(false);
    QFont font; ///< with a pixel size
    std::optional<std::size_t> hovered;
    std::optional<std::size_t> current; ///< of the keyboard
    std::optional<std::size_t> lit;
};

/// Where the rows stand in a picture; units.
struct WaterfallLayout
{
    static double leastHeight(const QFont &font, std::size_t rows);

    WaterfallLayout(const WaterfallScene &scene, const QRectF &room);

    QRectF row(std::size_t index) const;
    QRectF bar(std::size_t index) const;
    /// nullopt: none there.
    std::optional<std::size_t> rowAt(QPointF position) const;

    const std::vector<WaterfallRow> &rows;
    QRectF room;
    double textHeight = 0;
    double rowHeight = 0;
};

/// Pure: the window and exports draw by it. The background is not painted.
void paintWaterfall(QPainter &painter, const WaterfallScene &scene, const WaterfallLayout &layout);

} // namespace futurescope
