// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/prediction.h"

#include <QPointF>

#include <optional>

namespace futurescope {

/// Draws a prediction, with a pointer that is dragged over the axes or step by step by keyboard. Values of the axes:
/// x is workers, y is speedup. Does nothing to a locked prediction.
class PredictionPen
{
public:
    static constexpr double smallStep = 0.1;
    static constexpr double largeStep = 1;
    static constexpr double leastSpeedup = 0.05; ///< a speedup is above 0, and so is a guess

    /// The worker counts that will be measured, ascending. What was guessed for others is forgotten.
    void setValues(const std::vector<SweepValue> &values);
    /// Is there anything to guess? 1 worker alone has a speedup of 1 by definition.
    bool canDraw() const;

    const Prediction &prediction() const { return m_prediction; }
    /// The worker count that is being drawn; none before the first stroke.
    std::optional<SweepValue> current() const { return m_current; }

    /// A stroke from one place to another: every worker count that it passes gets the height at which it does so, and
    /// the one nearest to its end gets that of its end.
    void stroke(const QPointF &from, const QPointF &to);
    /// To the next worker count, or to one before; not beyond the ends.
    void step(int by);
    /// Raises the guess at the current worker count; one not made yet begins where the one before lies.
    void raise(double by);
    /// Takes back the guess at the current worker count.
    void erase();

    void lock() { m_prediction.locked = true; }
    /// Begins anew.
    void clear();
    /// Goes on with a prediction of which nothing was measured: it is a guess again.
    void resume(const Prediction &prediction);

private:
    std::vector<SweepValue> drawable() const;
    void set(SweepValue workers, double speedup);
    double guessBefore(SweepValue workers) const;

    std::vector<SweepValue> m_values;
    Prediction m_prediction;
    std::optional<SweepValue> m_current;
};

} // namespace futurescope
