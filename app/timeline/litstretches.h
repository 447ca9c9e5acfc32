// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/lossparts.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace futurescope {

/// A part of the losses and where it lies on the lanes: what is lit there. Immutable.
class LitStretches
{
public:
    /// `stretches`: by lane and then by time, without overlaps.
    /// `shade`: shaded beside what the lanes show, with this share of the workers' time; else all the rest fades.
    LitStretches(LossPart part, std::vector<LaneStretch> stretches, std::optional<double> shade = std::nullopt);

    LossPart part() const { return m_part; }
    const std::vector<LaneStretch> &stretches() const { return m_stretches; }
    const std::optional<double> &shade() const { return m_shade; }

    /// Says how much of a lane is lit, for times that never fall.
    class Walk
    {
    public:
        Walk(const LitStretches &lit, int lane);
        /// Lit nanoseconds of the lane before `timeNs`.
        std::int64_t litBefore(std::int64_t timeNs);
        bool isEmpty() const { return m_stretches.empty(); }

    private:
        std::span<const LaneStretch> m_stretches;
        std::span<const std::int64_t> m_before;
        std::size_t m_next = 0; // the first stretch that ends after the last time asked for
    };

private:
    LossPart m_part;
    std::vector<LaneStretch> m_stretches;
    std::optional<double> m_shade;
    std::vector<std::int64_t> m_before; // lit before each of them, of all lanes
};

} // namespace futurescope
