// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <QString>

#include <map>

namespace futurescope {

/// The speedup that a person expects at each number of workers, drawn before the sweep. A value.
struct Prediction
{
    std::map<SweepValue, double> speedups; ///< by workers; none for 1 worker, where it is 1 by definition
    bool locked = false;                   ///< the sweep has started: a guess is no longer a guess

    bool isEmpty() const { return speedups.empty(); }
    friend bool operator==(const Prediction &, const Prediction &) = default;
};

/// How far a prediction was off, over the worker counts that were both predicted and measured.
struct PredictionError
{
    int compared = 0;
    int tooHigh = 0;
    int tooLow = 0;
    double meanRelative = 0; ///< mean of |predicted - measured| / measured
    SweepValue best = 0;     ///< workers at which it was least, and
    SweepValue worst = 0;    ///< greatest
};
PredictionError predictionError(const Prediction &prediction, const SweepResult &result);

/// "Your guess was on average 23 % too high; best at 2, worst at 8 workers". Empty when nothing can be compared.
QString predictionText(const Prediction &prediction, const SweepResult &result);

} // namespace futurescope
