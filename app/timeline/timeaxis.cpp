// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timeaxis.h"

#include "app/lab/text.h"
#include "core/base/time.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr std::int64_t shortestNs = 100;
constexpr std::int64_t longestNs = 1'000'000'000'000'000; // eleven days: far from an overflow in sums

struct Unit
{
    std::int64_t ns;
    const char *name;
};
constexpr Unit units[] = {{1'000'000'000, " s"}, {1'000'000, " ms"}, {1'000, " µs"}, {1, " ns"}};

std::int64_t niceStep(double atLeastNs)
{
    for (std::int64_t power = 1; power < longestNs; power *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (static_cast<double>(power * factor) >= atLeastNs)
                return power * factor;
        }
    }
    return longestNs;
}

} // namespace

std::int64_t TimeAxis::timeAt(double xPx) const
{
    if (widthPx <= 0)
        return range.startNs;
    return range.startNs + static_cast<std::int64_t>(std::llround((xPx - leftPx) * nsPerPixel()));
}

std::vector<TimeTick> TimeAxis::ticks(double spacingPx, int maxTicks) const
{
    std::vector<TimeTick> result;
    if (widthPx <= 0 || spacingPx <= 0 || maxTicks < 2)
        return result;
    const double length = static_cast<double>(range.lengthNs());
    const std::int64_t step = niceStep(std::max(length / (maxTicks - 1), nsPerPixel() * spacingPx));
    std::int64_t first = range.startNs / step * step;
    if (first < range.startNs)
        first += step;
    const std::int64_t largest = std::max(std::abs(range.startNs), std::abs(range.endNs));
    for (std::int64_t time = first; time <= range.endNs; time += step)
        result.push_back({time, timeText(time, largest, step)});
    return result;
}

TimeRange zoomed(TimeRange range, std::int64_t anchorNs, double factor)
{
    const double length = static_cast<double>(range.lengthNs());
    const double newLength = std::clamp(length * factor, double{shortestNs}, double{longestNs});
    const double before = static_cast<double>(anchorNs - range.startNs) * (newLength / length);
    const std::int64_t start = std::max<std::int64_t>(0, anchorNs - std::llround(before));
    return {start, start + std::llround(newLength)};
}

TimeRange panned(TimeRange range, double share)
{
    const auto shift = static_cast<std::int64_t>(std::llround(static_cast<double>(range.lengthNs()) * share));
    const std::int64_t start = std::clamp<std::int64_t>(range.startNs + shift, 0, longestNs);
    return {start, start + range.lengthNs()};
}

TimeRange withMargin(TimeRange content)
{
    const std::int64_t margin = std::max<std::int64_t>(shortestNs, content.lengthNs() / 25);
    return {std::max<std::int64_t>(0, content.startNs - margin), content.endNs + margin};
}

TimeRange followingRange(std::int64_t nowNs)
{
    const double wanted = std::max(1e6, static_cast<double>(nowNs) * 1.1);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (power * factor >= wanted)
            return {0, std::llround(power * factor)};
    }
    return {0, std::llround(wanted)};
}

QString timeText(std::int64_t timeNs, std::int64_t largestNs, std::int64_t stepNs)
{
    const auto *unit = std::find_if(std::begin(units), std::end(units) - 1,
                                    [largestNs](const Unit &candidate) { return largestNs >= candidate.ns; });
    int decimals = 0;
    for (std::int64_t smallest = unit->ns; smallest > 1 && stepNs % smallest != 0; smallest /= 10)
        ++decimals;
    const double value = static_cast<double>(timeNs) / static_cast<double>(unit->ns);
    return localNumber(QString::number(value, 'f', decimals)) + QString::fromUtf8(unit->name);
}

QString shortTimeText(std::int64_t timeNs)
{
    if (timeNs == 0)
        return QStringLiteral("0 s");
    return toText(Nanos(timeNs));
}

} // namespace futurescope
