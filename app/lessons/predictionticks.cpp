// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/predictionticks.h"

#include "app/lab/text.h"
#include "app/lessons/predictionscene.h"

#include <cmath>

namespace futurescope {

namespace {

/// 1, 2 and 5 times the powers of ten between the ends of a logarithmic axis; the powers alone where that is too many.
QList<Tick> logarithmicTicks(const LessonPrediction &asked)
{
    constexpr double wide = 30;
    QList<Tick> ticks;
    for (double decade = std::pow(10, std::floor(std::log10(asked.least))); decade <= asked.most; decade *= 10) {
        for (const double factor : {1, 2, 5}) {
            if (factor == 1 || asked.most / asked.least <= wide)
                ticks.append({factor * decade, measureText(asked.measure, factor * decade)});
        }
    }
    return ticks;
}

} // namespace

QList<Tick> ticksOf(const LessonPrediction &asked)
{
    if (asked.logarithmic)
        return logarithmicTicks(asked);
    const bool time = unitOf(asked.measure) == MeasureUnit::Nanoseconds;
    return (time ? timeAxis(asked.most, {}) : axisFromZero(asked.most, {}, countText)).ticks;
}

} // namespace futurescope
