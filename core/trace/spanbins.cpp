// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spanbins.h"

#include "core/trace/timeline.h"

#include <algorithm>

namespace futurescope {

namespace {

std::size_t kindOf(const Span &span, const std::vector<FutureRecord> &futures)
{
    if (span.activity != Activity::Task)
        return spanKind(span.activity);
    const bool known = span.future != noFuture && span.future.value <= futures.size();
    return spanKind(known ? futures[span.future.value - 1].outcome : Outcome::Open);
}

/// From when on the span looks as it will for ever: the span of a task that another one interrupted has ended before
/// its task has.
std::int64_t settledNs(const Span &span, const std::vector<FutureRecord> &futures)
{
    if (span.activity != Activity::Task || span.future == noFuture || span.future.value > futures.size())
        return span.endNs;
    const std::int64_t endedNs = futures[span.future.value - 1].endedNs;
    return endedNs == never ? openEnd : std::max(span.endNs, endedNs);
}

} // namespace

void SpanBins::update(std::span<const Span> spans, const std::vector<FutureRecord> &futures)
{
    while ((m_bins.size() + 1) * spansPerBin <= spans.size()) {
        const auto group = spans.subspan(m_bins.size() * spansPerBin, spansPerBin);
        if (std::ranges::any_of(group, [&](const Span &span) { return settledNs(span, futures) == openEnd; }))
            return;
        SpanBin bin{group.front().startNs, group.front().endNs, {}, 0};
        for (const Span &span : group) {
            const std::size_t kind = kindOf(span, futures);
            bin.startNs = std::min(bin.startNs, span.startNs);
            bin.endNs = std::max(bin.endNs, settledNs(span, futures));
            bin.coveredNs[kind] += span.endNs - span.startNs;
            bin.present |= static_cast<std::uint16_t>(1u << kind);
        }
        m_bins.push_back(bin);
    }
}

} // namespace futurescope
