// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace futurescope {

/// Decides how often to paint: no more than a share of one core, at most 60 and at least 4 times a second.
///
/// The cost is wall time, so that on a loaded machine, where painting is interrupted, it counts as more and the rate
/// goes down by itself. A value without a clock of its own; times are monotonicNs().
class RepaintPacer
{
public:
    static constexpr std::int64_t shortestNs = 1'000'000'000 / 60;
    static constexpr std::int64_t longestNs = 1'000'000'000 / 4;

    /// `share` of a core in 0..1: small while a run is measured, more when nothing is disturbed.
    void setBudget(double share) { m_budget = share; }

    void painted(std::int64_t startNs, std::int64_t costNs)
    {
        m_lastStartNs = startNs;
        m_costNs = m_costNs == 0 ? costNs : (3 * m_costNs + costNs) / 4;
    }

    std::int64_t intervalNs() const
    {
        const auto wanted = static_cast<std::int64_t>(static_cast<double>(m_costNs) / m_budget);
        return wanted < shortestNs ? shortestNs : wanted > longestNs ? longestNs : wanted;
    }

    /// How long to wait before the next painting; 0: now.
    std::int64_t delayNs(std::int64_t nowNs) const
    {
        const std::int64_t due = m_lastStartNs + intervalNs();
        return due > nowNs ? due - nowNs : 0;
    }

    std::int64_t costNs() const { return m_costNs; } ///< of one painting, smoothed
    double framesPerSecond() const { return 1e9 / static_cast<double>(intervalNs()); }

private:
    double m_budget = 0.15;
    std::int64_t m_costNs = 0;
    std::int64_t m_lastStartNs = 0;
};

} // namespace futurescope
