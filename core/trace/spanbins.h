// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/span.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace futurescope {

struct FutureRecord;

/// What a span was: the outcome of a task, or the activity of anything else.
constexpr std::size_t spanKind(Outcome outcome)
{
    return static_cast<std::size_t>(outcome);
}
constexpr std::size_t spanKind(Activity activity)
{
    return 5 + static_cast<std::size_t>(activity);
}
inline constexpr std::size_t spanKinds = spanKind(Activity::LockHeld) + 1; // the last one

/// Some neighbouring spans of a lane, all of them ended, taken together.
struct SpanBin
{
    std::int64_t startNs = 0; ///< of the earliest
    std::int64_t endNs = 0;   ///< of the latest, and of the latest of their tasks
    std::array<std::int64_t, spanKinds> coveredNs{};
    std::uint16_t present = 0; ///< bit per kind, set however short the span was
};

/// Sums of the spans of a lane, so that a picture in which many lie under one pixel need not look at each. Grows with
/// the lane; a bin stands once all of its spans have ended, for then they rarely change.
class SpanBins
{
public:
    static constexpr std::size_t spansPerBin = 16;

    /// `spans`: always those of the same, growing lane. `futures`: index i is future i+1.
    void update(std::span<const Span> spans, const std::vector<FutureRecord> &futures);

    /// Spans from this index on have changed after all: their bins are made again by the next update().
    void forgetFrom(std::size_t spanIndex)
    {
        if (m_bins.size() > spanIndex / spansPerBin)
            m_bins.resize(spanIndex / spansPerBin);
    }

    /// The bin that begins with the span of this index; nullptr: none does.
    const SpanBin *at(std::size_t spanIndex) const
    {
        const std::size_t bin = spanIndex / spansPerBin;
        return spanIndex % spansPerBin == 0 && bin < m_bins.size() ? &m_bins[bin] : nullptr;
    }

private:
    std::vector<SpanBin> m_bins;
};

} // namespace futurescope
