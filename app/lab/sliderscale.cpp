// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/sliderscale.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

/// A tenth of the decade that `value` lies in: the step that keeps two significant digits.
double secondDigit(double value)
{
    return std::pow(10.0, std::floor(std::log10(value) + 1e-9) - 1);
}

} // namespace

int SliderScale::position(double value) const
{
    const double inside = std::clamp(value, minimum, maximum);
    const double share = logarithmic ? std::log(inside / minimum) / std::log(maximum / minimum)
                                     : (inside - minimum) / (maximum - minimum);
    return static_cast<int>(std::lround(share * steps));
}

double SliderScale::valueAt(int position) const
{
    const double share = static_cast<double>(position) / steps;
    const double value = logarithmic ? minimum * std::pow(maximum / minimum, share)
                                     : minimum + share * (maximum - minimum);
    return std::clamp(rounded(value), minimum, maximum);
}

double SliderScale::stepped(double value, int direction) const
{
    if (!logarithmic)
        return value + direction * std::max(resolution, (maximum - minimum) / 100);
    // Going down from 10 the step is that of 9.9, so that up and down pass the same values.
    const double reference = direction > 0 ? value : value * (1 - 1e-6);
    const double step = std::max(resolution, reference > 0 ? secondDigit(reference) : resolution);
    return std::round((value + direction * step) / step) * step;
}

double SliderScale::rounded(double value) const
{
    const double step = logarithmic && value > 0 ? std::max(resolution, secondDigit(value)) : resolution;
    return std::round(value / step) * step;
}

} // namespace futurescope
