// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"

#include <functional>

namespace futurescope {

/// 0 and the multiples of a round step (1, 2, 2.5 or 5 times a power of ten) up to the first one at or
/// above `top`: 4 to 6 of them. Empty unless `top` is a number above 0.
QList<double> roundTicks(double top);

/// An axis from 0 up to the tick that covers `top`, and a little more, so that a marker there is not
/// cut.
AxisContent axisFromZero(double top, const QString &title, const std::function<QString(double)> &textOf);

/// As axisFromZero(), for nanoseconds: all ticks in the one unit that suits `topNs`.
AxisContent timeAxis(double topNs, const QString &title);

/// As timeAxis(), but from a round time at or below `lowNs`, which is not above `topNs`.
AxisContent timeRangeAxis(double lowNs, double topNs, const QString &title);

/// An axis for a logarithmic scale with its ticks at `values`, which are above 0 and ascending, and room
/// at both ends.
AxisContent logAxis(const QList<double> &values, const QString &title);
AxisContent logAxis(const QList<double> &values, const QString &title, const std::function<QString(double)> &textOf);

/// An axis with a place for each of `names`: the first at 0, the next at 1, half a unit of room at both ends.
AxisContent categoryAxis(const QStringList &names, const QString &title);

/// "200", "125k", "1M": exact, and short where that is possible.
QString countText(double count);

} // namespace futurescope
