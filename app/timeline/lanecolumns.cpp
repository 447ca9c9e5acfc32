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

/// Spans of a bin.
struct Leaf
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    const Pyramid::Bin *alike = nullptr; ///< theirs, if all are of one kind, have ended, and lie in the picture
    std::optional<BarState> state;       ///< of all, where it is known
    std::int64_t borderNs = INT64_MIN;   ///< if alike: of the column in which the first begins
};

/// The spans that lie in bins at the borders of columns, taken a little later than they are come upon: zoomed out they
/// lie far apart in memory, which is fetched meanwhile.
class LateLeaves
{
public:
    LateLeaves(const Spans &spans, std::int64_t fromNs, std::int64_t toNs, const SpanSorter &sorter)
        : m_spans(spans),
          m_fromNs(fromNs),
          m_toNs(toNs),
          m_columnNs(sorter.stretch.range.lengthNs() / sorter.stretch.widthPx),
          m_sorter(sorter)
    {}

    /// The spans from index `first` to before `last`; `alike`: their bin, if all are of one kind and have ended.
    void add(std::uint32_t first, std::uint32_t last, const Pyramid::Bin *alike)
    {
        Leaf leaf{first, last, nullptr, std::nullopt, INT64_MIN};
        // All of one kind: their futures, which lie far apart in memory, need not be looked up.
        if (alike)
            leaf.state = stateOfKind(static_cast<std::size_t>(std::countr_zero(alike->present)));
        if (alike && alike->startNs >= m_fromNs && alike->endNs <= m_toNs) {
            leaf.alike = alike;
            leaf.borderNs = m_sorter.sums.borderAhead(alike->startNs);
        }
        fetch(leaf);
        replaceOldest(leaf);
    }
    void finish()
    {
        for (std::size_t left = m_waiting.size(); left > 0; --left)
            replaceOldest({});
    }

private:
    void replaceOldest(const Leaf &leaf)
    {
        Leaf &place = m_waiting[m_next++ % m_waiting.size()];
        take(place);
        place = leaf;
    }

    /// Of those that one border divides, what lies between it and the nearer end is all that is looked at. Inline, for
    /// GCC drops calls of a function that does nothing but hint.
    [[gnu::always_inline]] void fetch(const Leaf &leaf) const
    {
        constexpr std::uint32_t spansPerLine = 2; // of the cache, of 64 bytes
        constexpr std::uint32_t oftenWrongBy = 2;
        std::uint32_t first = leaf.first;
        std::uint32_t last = leaf.last;
        if (leaf.alike && leaf.alike->endNs < leaf.borderNs + m_columnNs) {
            const std::uint32_t guess = guessBehind(leaf);
            if (guess - leaf.first < leaf.last - guess)
                last = std::min(last, guess + oftenWrongBy + 1);
            else
                first = std::max(first, guess - std::min(guess, oftenWrongBy));
        }
        for (std::uint32_t index = first; index < last; index += spansPerLine)
            __builtin_prefetch(&m_spans[index]);
    }

    /// About where the first span is that reaches the border, if all are about as long.
    static std::uint32_t guessBehind(const Leaf &leaf)
    {
        const auto lengthNs = static_cast<double>(std::max<std::int64_t>(1, leaf.alike->endNs - leaf.alike->startNs));
        const double share = static_cast<double>(leaf.borderNs - leaf.alike->startNs) / lengthNs;
        const auto ahead = static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * (leaf.last - leaf.first));
        return std::min(leaf.first + ahead, leaf.last - 1);
    }

    void take(const Leaf &leaf) const
    {
        if (leaf.alike)
            return takeAlike(leaf);
        for (std::uint32_t index = leaf.first; index < leaf.last; ++index) {
            const Span &span = m_spans[index];
            if (span.endNs >= m_fromNs && span.startNs <= m_toNs)
                m_sorter.take(span, index, leaf.state);
        }
    }

    /// They are told apart only where a column ends: those on the nearer side of it are summed, and what the others
    /// come to is left of the bin's sum.
    void takeAlike(const Leaf &leaf) const
    {
        std::int64_t leftNs = leaf.alike->only.coveredNs;
        std::int64_t startNs = leaf.alike->startNs;
        std::int64_t borderNs = leaf.borderNs;
        std::uint32_t guess = borderNs == INT64_MIN ? leaf.first : guessBehind(leaf);
        for (std::uint32_t index = leaf.first; index < leaf.last;) {
            if (leaf.alike->endNs < borderNs)
                return m_sorter.sums.addAlike(startNs, *leaf.state, leftNs);
            const std::uint32_t across = firstReaching(borderNs, index, leaf.last, guess);
            const bool nearFirst = across - index < leaf.last - across;
            const std::int64_t beforeNs = nearFirst ? covered(index, across) : leftNs - covered(across, leaf.last);
            if (across > index)
                m_sorter.sums.addAlike(startNs, *leaf.state, beforeNs);
            m_sorter.take(m_spans[across], across, leaf.state);
            leftNs -= beforeNs + covered(across, across + 1);
            index = guess = across + 1;
            if (index < leaf.last) {
                startNs = m_spans[index].startNs;
                borderNs = m_sorter.sums.borderBehind(startNs);
            }
        }
    }

    /// Of the spans from `first` to before `last`, of which the last one does; looked for from `guess` on.
    std::uint32_t firstReaching(std::int64_t timeNs, std::uint32_t first, std::uint32_t last, std::uint32_t guess) const
    {
        while (guess + 1 < last && m_spans[guess].endNs < timeNs)
            ++guess;
        while (guess > first && m_spans[guess - 1].endNs >= timeNs)
            --guess;
        return guess;
    }

    std::int64_t covered(std::uint32_t first, std::uint32_t last) const
    {
        std::int64_t sumNs = 0;
        for (std::uint32_t index = first; index < last; ++index)
            sumNs += m_spans[index].endNs - m_spans[index].startNs;
        return sumNs;
    }

    const Spans &m_spans;
    const std::int64_t m_fromNs;
    const std::int64_t m_toNs;
    const std::int64_t m_columnNs; ///< about the width of a column
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
            leaves.add(first, last, alike ? bin : nullptr);
        };
        bins->visit(fromNs, toNs, takeBin, takeSpans);
        leaves.finish();
    }
    picture.columns = sums.columns();
    return picture;
}

} // namespace futurescope
