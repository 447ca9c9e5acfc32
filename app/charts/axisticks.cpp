// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axisticks.h"

#include "app/lab/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace futurescope {

namespace {

constexpr double mostSteps = 5;
// Room beyond the outermost value, as a share of the axis.
constexpr double headroom = 0.05;

struct TimeUnit
{
    double ns;
    const char *name;
};

TimeUnit unitFor(double topNs)
{
    if (topNs < 1e3)
        return {1, "ns"};
    if (topNs < 1e6)
        return {1e3, "µs"};
    if (topNs < 1e9)
        return {1e6, "ms"};
    return {1e9, "s"};
}

} // namespace

QList<double> roundTicks(double top)
{
    if (!std::isfinite(top) || top <= 0)
        return {};
    const double power = std::pow(10.0, std::floor(std::log10(top / mostSteps)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        // A hair of slack, or 5 * 0.2 would not reach 1.
        if (factor * power * mostSteps >= top * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    QList<double> ticks;
    const int steps = static_cast<int>(std::ceil(top / step * (1 - 1e-9)));
    for (int index = 0; index <= steps; ++index)
        ticks.append(index * step);
    return ticks;
}

AxisContent axisFromZero(double top, const QString &title, const std::function<QString(double)> &textOf)
{
    AxisContent axis{title, 0, 1, {}};
    for (const double value : roundTicks(top))
        axis.ticks.append({value, textOf(value)});
    if (!axis.ticks.isEmpty())
        axis.max = axis.ticks.last().value * (1 + headroom);
    return axis;
}

AxisContent timeAxis(double topNs, const QString &title)
{
    const TimeUnit unit = unitFor(topNs);
    AxisContent axis = axisFromZero(topNs / unit.ns, title, [&](double value) {
        return QStringLiteral("%1 %2").arg(localNumber(QString::number(value, 'g', 4)), QString::fromUtf8(unit.name));
    });
    axis.max *= unit.ns;
    for (Tick &tick : axis.ticks)
        tick.value *= unit.ns;
    return axis;
}

AxisContent timeRangeAxis(double lowNs, double topNs, const QString &title)
{
    // A range of nothing, and one that begins near 0, are shown from 0.
    const double range = topNs - lowNs;
    if (range <= 0 || lowNs < range / 2)
        return timeAxis(topNs, title);
    const TimeUnit unit = unitFor(topNs);
    const double step = roundTicks(range / unit.ns).at(1);
    const double first = std::floor(lowNs / unit.ns / step);
    const double last = std::ceil(topNs / unit.ns / step);
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)) + 1);
    AxisContent axis{title, first * step * unit.ns, last * step * unit.ns, {}};
    for (double index = first; index <= last; ++index) {
        QString number = QString::number(index * step, 'f', decimals);
        while (number.contains(QLatin1Char('.'))
               && (number.endsWith(QLatin1Char('0')) || number.endsWith(QLatin1Char('.'))))
            number.chop(1);
        axis.ticks.append(
            {index * step * unit.ns, QStringLiteral("%1 %2").arg(localNumber(number), QString::fromUtf8(unit.name))});
    }
    return axis;
}

AxisContent logAxis(const QList<double> &values, const QString &title)
{
    return logAxis(values, title, countText);
}

AxisContent categoryAxis(const QStringList &names, const QString &title)
{
    AxisContent axis{title, -0.5, names.size() - 0.5, {}};
    for (const QString &name : names)
        axis.ticks.append({double(axis.ticks.size()), name});
    return axis;
}

AxisContent logAxis(const QList<double> &values, const QString &title, const std::function<QString(double)> &textOf)
{
    AxisContent axis{title, 0.5, 2, {}, AxisScale::Logarithmic};
    for (const double value : values)
        axis.ticks.append({value, textOf(value)});
    if (!values.isEmpty()) {
        const double ratio = values.last() / values.first();
        const double room = std::max(std::pow(ratio, headroom), ratio > 1 ? 1.1 : 2.0);
        axis.min = values.first() / room;
        axis.max = values.last() * room;
    }
    return axis;
}

QString countText(double count)
{
    constexpr std::array<std::pair<double, const char *>, 2> scales{{{1e6, "M"}, {1e3, "k"}}};
    for (const auto &[scale, letter] : scales) {
        // Up to two decimals, and only when nothing is lost.
        const double scaled = count / scale;
        if (count >= 10 * 1e3 && scaled >= 1 && std::fmod(count * 100, scale) == 0)
            return localNumber(QString::number(scaled, 'g', 6)) + QLatin1String(letter);
    }
    return QString::number(count, 'f', 0);
}

} // namespace futurescope
