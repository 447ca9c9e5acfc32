// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lanecolumns.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

BarState outcomeState(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Finished: return BarState::Finished;
    case Outcome::Failed: return BarState::Failed;
    case Outcome::Cancelled: return BarState::Cancelled;
    case Outcome::Lost: return BarState::Lost;
    case Outcome::Open: break;
    }
    return BarState::Running;
}

// Adds the stretch x0..x1 (pixels) to the columns it covers.
void addNarrow(LanePicture &picture, const PixelStretch &stretch, double x0, double x1, BarState state)
{
    if (picture.columns.empty())
        picture.columns.resize(static_cast<std::size_t>(stretch.toPx - stretch.fromPx));
    const auto index = static_cast<std::size_t>(state);
    const int first = std::max(stretch.fromPx, static_cast<int>(std::floor(x0)));
    const int last = std::min(stretch.toPx - 1, static_cast<int>(std::floor(x1)));
    for (int px = first; px <= last; ++px) {
        const double covered = std::min(x1, px + 1.0) - std::max(x0, static_cast<double>(px));
        // A span that only touches the column's left edge does not lie in it, unless it has no length at all.
        if (covered <= 0 && x1 > x0)
            continue;
        LaneColumn &column = picture.columns[static_cast<std::size_t>(px - stretch.fromPx)];
        column.share[index] += static_cast<float>(std::max(0.0, covered));
        column.present |= static_cast<std::uint16_t>(1u << index);
    }
}

} // namespace

BarState barStateAt(const Timeline &timeline, const Span &span, std::int64_t cursorNs)
{
    switch (span.activity) {
    case Activity::IoWait:
    case Activity::ResultWait:
    case Activity::ShutdownWait: return BarState::IoWait;
    case Activity::LockWait: return BarState::LockWait;
    case Activity::Overhead:
    case Activity::Submitting: return BarState::Overhead;
    case Activity::Task: break;
    }
    const FutureRecord *record = timeline.future(span.future);
    return span.endNs > cursorNs || !record ? BarState::Running : outcomeState(record->outcome);
}

LanePicture coalesce(const Timeline &timeline, std::span<const Span> spans, const PixelStretch &stretch,
                     std::int64_t cursorNs)
{
    LanePicture picture;
    if (stretch.fromPx >= stretch.toPx)
        return picture;
    const std::int64_t fromNs = stretch.timeAt(stretch.fromPx - 1);
    const std::int64_t toNs = std::min(stretch.timeAt(stretch.toPx + 1), cursorNs);
    auto span = std::ranges::lower_bound(spans, fromNs, {}, &Span::endNs);
    for (; span != spans.end() && span->startNs <= toNs; ++span) {
        const bool open = span->endNs > cursorNs;
        const double x0 = stretch.xOf(span->startNs);
        const double x1 = stretch.xOf(open ? cursorNs : span->endNs);
        const BarState state = barStateAt(timeline, *span, cursorNs);
        // Bars that reach far out of the picture must not overflow an int.
        const int left = static_cast<int>(std::lround(std::max(x0, -1e6)));
        const int right = static_cast<int>(std::lround(std::min(x1, 1e6)));
        if (right - left < narrowestBarPx)
            addNarrow(picture, stretch, x0, x1, state);
        else if (right > stretch.fromPx && left < stretch.toPx)
            picture.bars.push_back({left, right, static_cast<std::size_t>(span - spans.begin()), state, open});
    }
    return picture;
}

} // namespace futurescope
