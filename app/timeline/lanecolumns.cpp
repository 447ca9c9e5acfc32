// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lanecolumns.h"

#include "app/lab/barstate.h"
#include "app/timeline/columnsums.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace futurescope {

namespace {

/// Puts each span where it is seen: among the bars, or into the columns that it touches.
struct SpanSorter
{
    const Timeline &timeline;
    const PixelStretch &stretch;
    const std::int64_t cursorNs;
    ColumnSums &sums;
    std::vector<WideBar> &bars;

    /// `known`: its state, where that has been found already.
    void take(const Span &span, std::size_t index, std::optional<BarState> known) const
    {
        const bool open = span.endNs > cursorNs;
        const std::int64_t endNs = open ? cursorNs : span.endNs;
        const BarState state = known ? *known : barStateAt(timeline, span, cursorNs);
        if (sums.addWithin(span.startNs, endNs, state))
            return;
        const double x0 = stretch.xOf(span.startNs);
        const double x1 = stretch.xOf(endNs);
        // Bars that reach far out of the picture must not overflow an int.
        const int left = static_cast<int>(std::lround(std::max(x0, -1e6)));
        const int right = static_cast<int>(std::lround(std::min(x1, 1e6)));
        if (right - left < narrowestBarPx)
            sums.addAcross(x0, x1, state);
        else if (right > stretch.fromPx && left < stretch.toPx)
            bars.push_back({left, right, index, state, open});
    }
};

/// The spans that lie in bins at the borders of columns, taken a little later than they are come upon: zoomed out they
/// lie far apart in memory, which is fetched meanwhile.
class LateLeaves
{
public:
    struct Leaf
    {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        const Pyramid::Bin *alike = nullptr; ///< theirs, if all are of one kind and have ended
    };

    LateLeaves(const Spans &spans, std::int64_t fromNs, std::int64_t toNs, const SpanSorter &sorter)
        : m_spans(spans),
          m_fromNs(fromNs),
          m_toNs(toNs),
          m_sorter(sorter)
    {}

    void add(const Leaf &leaf)
    {
        constexpr std::uint32_t spansPerLine = 2; // of the cache, of 64 bytes
        for (std::uint32_t index = leaf.first; index < leaf.last; index += spansPerLine)
            __builtin_prefetch(&m_spans[index]);
        Leaf &place = m_waiting[m_next++ % m_waiting.size()];
        take(place);
        place = leaf;
    }
    void finish()
    {
        for (std::size_t left = m_waiting.size(); left > 0; --left)
            add({});
    }

private:
    void take(const Leaf &leaf) const
    {
        // All of one kind: their futures, which lie far apart in memory, need not be looked up.
        std::optional<BarState> state;
        if (leaf.alike)
            state = stateOfKind(static_cast<std::size_t>(std::countr_zero(leaf.alike->present)));
        if (leaf.alike && leaf.alike->startNs >= m_fromNs && leaf.alike->endNs <= m_toNs)
            return takeAlike(leaf, *state);
        for (std::uint32_t index = leaf.first; index < leaf.last; ++index) {
            const Span &span = m_spans[index];
            if (span.endNs >= m_fromNs && span.startNs <= m_toNs)
                m_sorter.take(span, index, state);
        }
    }

    /// They are told apart only where a column ends, and those behind the last such border are known by what is left of
    /// the bin's sum.
    void takeAlike(const Leaf &leaf, BarState state) const
    {
        std::int64_t leftNs = leaf.alike->only.coveredNs;
        for (std::uint32_t index = leaf.first; index < leaf.last;) {
            const std::int64_t startNs = m_spans[index].startNs;
            const std::int64_t borderNs = m_sorter.sums.borderBehind(startNs);
            if (leaf.alike->endNs < borderNs)
                return m_sorter.sums.addAlike(startNs, state, leftNs);
            const std::uint32_t first = index;
            std::int64_t coveredNs = 0;
            for (; index < leaf.last && m_spans[index].endNs < borderNs; ++index)
                coveredNs += m_spans[index].endNs - m_spans[index].startNs;
            if (index > first)
                m_sorter.sums.addAlike(startNs, state, coveredNs);
            leftNs -= coveredNs;
            if (index == leaf.last)
                return;
            leftNs -= m_spans[index].endNs - m_spans[index].startNs;
            m_sorter.take(m_spans[index], index, state);
            ++index;
        }
    }

    const Spans &m_spans;
    const std::int64_t m_fromNs;
    const std::int64_t m_toNs;
    const SpanSorter &m_sorter;
    std::array<Leaf, 16> m_waiting;
    std::size_t m_next = 0;
};

} // namespace

BarState barStateAt(const Timeline &timeline, const Span &span, std::int64_t cursorNs)
{
    if (span.activity != Activity::Task)
        return stateOfActivity(span.activity);
    const FutureRecord *record = timeline.future(span.future);
    if (span.endNs > cursorNs || !record || record->endedNs > cursorNs) // a task goes on behind a span cut short
        return BarState::Running;
    return barStateOf(record->outcome);
}

PixelColumns::PixelColumns(const PixelStretch &stretch) : m_stretch(stretch)
{
    if (stretch.fromPx >= stretch.toPx)
        return;
    m_firstNs.reserve(static_cast<std::size_t>(stretch.toPx - stretch.fromPx) + 3);
    for (int column = stretch.fromPx - 1; column <= stretch.toPx + 1; ++column) {
        const double offset = static_cast<double>(column) / stretch.widthPx
                              * static_cast<double>(stretch.range.lengthNs());
        std::int64_t timeNs = stretch.range.startNs + static_cast<std::int64_t>(offset);
        while (stretch.xOf(timeNs) < column)
            ++timeNs;
        while (stretch.xOf(timeNs - 1) >= column)
            --timeNs;
        m_firstNs.push_back(timeNs);
    }
}

std::optional<int> PixelColumns::columnOf(std::int64_t timeNs, int near) const
{
    if (m_firstNs.empty() || timeNs < m_firstNs.front() || timeNs >= m_firstNs.back())
        return std::nullopt;
    constexpr std::size_t stepsAhead = 4;
    const auto known = static_cast<std::size_t>(std::clamp(near, m_stretch.fromPx - 1, m_stretch.toPx)
                                                - m_stretch.fromPx + 1);
    if (m_firstNs[known] <= timeNs) {
        for (std::size_t next = known + 1; next < std::min(m_firstNs.size(), known + 1 + stepsAhead); ++next) {
            if (timeNs < m_firstNs[next])
                return m_stretch.fromPx - 2 + static_cast<int>(next);
        }
    }
    const auto behind = std::ranges::upper_bound(m_firstNs, timeNs);
    return m_stretch.fromPx - 2 + static_cast<int>(behind - m_firstNs.begin());
}

LanePicture coalesce(const Timeline &timeline, const Spans &spans, const PixelColumns &pixels, std::int64_t cursorNs,
                     const Pyramid *bins)
{
    LanePicture picture;
    const PixelStretch &stretch = pixels.stretch();
    if (stretch.fromPx >= stretch.toPx)
        return picture;
    const std::int64_t fromNs = stretch.timeAt(stretch.fromPx - 1);
    const std::int64_t toNs = std::min(stretch.timeAt(stretch.toPx + 1), cursorNs);
    ColumnSums sums(pixels);
    SpanSorter sorter{timeline, stretch, cursorNs, sums, picture.bars};
    if (!bins) {
        const auto first = std::ranges::lower_bound(spans, fromNs, {}, &Span::endNs);
        for (auto index = static_cast<std::size_t>(first - spans.begin()); index < spans.size(); ++index) {
            if (spans[index].startNs > toNs)
                break;
            sorter.take(spans[index], index, std::nullopt);
        }
    } else {
        LateLeaves leaves(spans, fromNs, toNs, sorter);
        const auto takeBin = [&](const Pyramid::Bin &bin) {
            return bin.settledNs <= cursorNs && sums.addBin(*bins, bin);
        };
        const auto takeSpans = [&](std::uint32_t first, std::uint32_t last, const Pyramid::Bin *bin) {
            const bool alike = bin && bin->settledNs <= cursorNs && bin->ofOneKind();
            leaves.add({first, last, alike ? bin : nullptr});
        };
        bins->visit(fromNs, toNs, takeBin, takeSpans);
        leaves.finish();
    }
    picture.columns = sums.columns();
    return picture;
}

} // namespace futurescope
