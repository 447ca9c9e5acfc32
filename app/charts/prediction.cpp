// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/prediction.h"

#include "app/charts/sweeptext.h"

#include <cmath>

namespace futurescope {

namespace {

QString directionText(const PredictionError &error)
{
    const QString percent = QString::number(error.meanRelative * 100, 'f', 0);
    if (percent == QLatin1String("0"))
        return SweepText::tr("Your guess was right");
    if (error.tooHigh == error.compared)
        return SweepText::tr("Your guess was on average %1 % too high").arg(percent);
    if (error.tooLow == error.compared)
        return SweepText::tr("Your guess was on average %1 % too low").arg(percent);
    return SweepText::tr("Your guess was on average %1 % off, %2 of %3 too high")
        .arg(percent)
        .arg(error.tooHigh)
        .arg(error.compared);
}

} // namespace

PredictionError predictionError(const Prediction &prediction, const SweepResult &result)
{
    PredictionError error;
    double least = 0;
    double most = 0;
    for (const SweepPoint &point : result.points) {
        const auto guess = prediction.speedups.find(point.value);
        if (guess == prediction.speedups.end() || !point.speedup)
            continue;
        const double relative = (guess->second - *point.speedup) / *point.speedup;
        const double off = std::abs(relative);
        if (error.compared == 0 || off < least) {
            least = off;
            error.best = point.value;
        }
        if (error.compared == 0 || off > most) {
            most = off;
            error.worst = point.value;
        }
        ++error.compared;
        error.tooHigh += relative > 0;
        error.tooLow += relative < 0;
        error.meanRelative += off;
    }
    if (error.compared > 0)
        error.meanRelative /= error.compared;
    return error;
}

QString predictionText(const Prediction &prediction, const SweepResult &result)
{
    const PredictionError error = predictionError(prediction, result);
    if (error.compared == 0)
        return {};
    const QString direction = directionText(error);
    if (error.best == error.worst)
        return direction;
    return SweepText::tr("%1; best at %2, worst at %3 workers").arg(direction).arg(error.best).arg(error.worst);
}

} // namespace futurescope
