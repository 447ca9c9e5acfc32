// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"

#include <QFont>
#include <QRectF>

namespace futurescope {

/// A line of the legend: a sign and what it means, or a sentence without a sign.
struct LegendEntry
{
    enum class Sign { Series, Extrapolated, Outlier, Hollow, Heat, Nothing };

    Sign sign = Sign::Nothing;
    qsizetype series = 0; ///< of Sign::Series
    QString text;
    QString details; ///< shown on hovering; may be empty
    QRectF signRect;
    QRectF textRect;
    QString shortText = {}; ///< says the same where there is little room; empty: there is nothing shorter

    QRectF rect() const { return signRect | textRect; }
};

/// What needs to be named, without places. None where there is nothing but one plain series.
QList<LegendEntry> legendEntries(const ChartContent &content);

/// Brief: closer together and by name alone, without the figures that the details tell too.
enum class LegendForm { Full, Brief };

/// Gives each entry its place in rows from the top of `room` down, at most `mostRows` of them; sentences are broken
/// into as many entries as they need rows. What finds no place is told in the details of a last entry "…".
QList<LegendEntry> placedLegend(const QList<LegendEntry> &entries, const QFont &font, const QRectF &room, int mostRows,
                                LegendForm form = LegendForm::Full);
/// Has it such a last entry?
bool leavesOut(const QList<LegendEntry> &placed);

} // namespace futurescope
