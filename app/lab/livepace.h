// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cstdint>

namespace futurescope {

/// Decides how often the window looks at a run that is going on. A look is all that it brings about: taking the events,
/// bringing the views up to date, painting. The value has no clock of its own.
///
/// Looking takes a core from the workers when all are wanted: with W of them on as many cores, a window that takes the
/// share s of one makes the run 1 / (1 - s / W) times as long. So a look comes as often as the share allows, which is
/// more often when the machine has a core that nobody wants.
class LivePace
{
public:
    static constexpr int shortestMs = 16; ///< 60 looks a second
    static constexpr int longestMs = 250;
    static constexpr double shareOfABusyCore = 0.08;
    static constexpr double shareOfAnIdleCore = 0.5;
    /// So much of a core must be idle, not counting what the window itself takes, for it to count as one that nobody
    /// wants.
    static constexpr double enoughToSpare = 0.75;

    /// What one look has cost, in CPU time of the GUI thread: `collecting` the events, which costs by their number and
    /// not by how often it is done, and everything else from the look before to this one.
    void looked(Nanos collecting, Nanos drawing)
    {
        const double drawingMs = static_cast<double>(drawing.count()) / 1e6 / share();
        const double collectingMs = static_cast<double>(collecting.count()) / 1e6;
        // Half-way to the wanted interval, so that one slow look does not show.
        m_intervalMs = std::clamp((m_intervalMs + std::max(drawingMs, collectingMs)) / 2, 1.0 * shortestMs,
                                  1.0 * longestMs);
    }

    /// Cores that were idle or taken by the window itself, on average since the last time.
    void setSpareCores(double cores) { m_spareCores = cores; }

    double share() const { return m_spareCores >= enoughToSpare ? shareOfAnIdleCore : shareOfABusyCore; }
    int intervalMs() const { return static_cast<int>(m_intervalMs + 0.5); }

private:
    double m_spareCores = 0;
    double m_intervalMs = shortestMs;
};

} // namespace futurescope
