// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace futurescope {

/// Maps a value to a slider position and back. On a logarithmic scale every decade is as wide as the next, and
/// positions stand for values of two significant digits.
struct SliderScale
{
    static constexpr int steps = 10'000;

    double minimum = 0;
    double maximum = 1;
    bool logarithmic = false;
    double resolution = 1; ///< values are multiples of it

    /// Values outside the scale stand at its ends.
    int position(double value) const;
    double valueAt(int position) const;
    /// The next rounder value above (direction 1) or below (-1), as an arrow key wants it. May leave the scale.
    double stepped(double value, int direction) const;

private:
    double rounded(double value) const;
};

} // namespace futurescope
