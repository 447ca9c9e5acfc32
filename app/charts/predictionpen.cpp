// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/predictionpen.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

void PredictionPen::setValues(const std::vector<SweepValue> &values)
{
    if (values == m_values)
        return;
    m_values = values;
    if (!m_prediction.locked) {
        std::erase_if(m_prediction.speedups,
                      [&](const auto &guess) { return std::ranges::find(m_values, guess.first) == m_values.end(); });
    }
    m_current.reset();
}

std::vector<SweepValue> PredictionPen::drawable() const
{
    std::vector<SweepValue> values;
    std::ranges::copy_if(m_values, std::back_inserter(values), [](SweepValue value) { return value > 1; });
    return values;
}

bool PredictionPen::canDraw() const
{
    return !m_prediction.locked && !drawable().empty();
}

void PredictionPen::set(SweepValue workers, double speedup)
{
    m_prediction.speedups[workers] = std::max(leastSpeedup, std::round(speedup * 100) / 100);
    m_current = workers;
}

void PredictionPen::stroke(const QPointF &from, const QPointF &to)
{
    if (!canDraw() || !(from.x() > 0) || !(to.x() > 0))
        return;
    // The axis is logarithmic, and so is what lies halfway.
    const auto place = [](double workers) { return std::log2(workers); };
    const double start = place(from.x());
    const double end = place(to.x());
    const std::vector<SweepValue> values = drawable();
    for (const SweepValue workers : values) {
        const double share = end == start ? -1 : (place(static_cast<double>(workers)) - start) / (end - start);
        if (share >= 0 && share <= 1)
            set(workers, from.y() + (to.y() - from.y()) * share);
    }
    const auto nearest = std::ranges::min_element(
        values, {}, [&](SweepValue workers) { return std::abs(place(static_cast<double>(workers)) - end); });
    set(*nearest, to.y());
}

void PredictionPen::step(int by)
{
    if (!canDraw())
        return;
    const std::vector<SweepValue> values = drawable();
    if (!m_current) {
        m_current = by > 0 ? values.front() : values.back();
        return;
    }
    const auto at = std::ranges::find(values, *m_current) - values.begin() + by;
    const auto last = static_cast<std::ptrdiff_t>(values.size()) - 1;
    m_current = values[static_cast<std::size_t>(std::min(std::max<std::ptrdiff_t>(at, 0), last))];
}

double PredictionPen::guessBefore(SweepValue workers) const
{
    const auto above = m_prediction.speedups.lower_bound(workers);
    return above == m_prediction.speedups.begin() ? 1 : std::prev(above)->second;
}

void PredictionPen::raise(double by)
{
    if (!canDraw())
        return;
    if (!m_current)
        step(1);
    const auto guess = m_prediction.speedups.find(*m_current);
    set(*m_current, (guess == m_prediction.speedups.end() ? guessBefore(*m_current) : guess->second) + by);
}

void PredictionPen::erase()
{
    if (canDraw() && m_current)
        m_prediction.speedups.erase(*m_current);
}

void PredictionPen::clear()
{
    m_prediction = {};
    m_current.reset();
}

void PredictionPen::resume(const Prediction &prediction)
{
    clear();
    m_prediction.speedups = prediction.speedups;
}

} // namespace futurescope
