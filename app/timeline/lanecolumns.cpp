// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lanecolumns.h"

#include "app/lab/barstate.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace futurescope {

namespace {

BarState activityState(Activity activity)
{
    switch (activity) {
    case Activity::IoWait:
    case Activity::ResultWait:
    case Activity::ShutdownWait:
    case Activity::QueueWait:
    case Activity::LoopTurn:
    case Activity::BesideWait:
        return BarState::IoWait;
    case Activity::LockWait:
        return BarState::LockWait;
    case Activity::Overhead:
    case Activity::Submitting:
        return BarState::Overhead;
    case Activity::Task:
    case Activity::Computing:
    case Activity::LockHeld:
        break;
    }
    return BarState::Running;
}

BarState kindState(std::size_t kind)
{
    const std::size_t lastOutcome = spanKind(Outcome::Lost);
    return kind <= lastOutcome ? barStateOf(static_cast<Outcome>(kind))
                               : activityState(static_cast<Activity>(kind - lastOutcome));
}

/// Which column of pixels a time lies in. Asked in the order of time it mostly knows already.
class ColumnFinder
{
public:
    explicit ColumnFinder(const PixelColumns &pixels) : m_pixels(pixels) {}

    /// Whether both lie in one column, and in one that is wanted or beside it: then it is column().
    bool holds(std::int64_t startNs, std::int64_t endNs)
    {
        if (startNs < m_fromNs || startNs >= m_toNs)
            moveTo(startNs);
        return startNs >= m_fromNs && endNs < m_toNs;
    }
    int column() const { return m_column; }

private:
    void moveTo(std::int64_t timeNs)
    {
        const auto column = m_pixels.columnOf(timeNs, m_column);
        m_fromNs = m_toNs = INT64_MAX; // none
        if (!column)
            return;
        m_column = *column;
        m_fromNs = m_pixels.firstNsOf(m_column);
        m_toNs = m_pixels.firstNsOf(m_column + 1);
    }

    const PixelColumns &m_pixels;
    int m_column = 0;
    std::int64_t m_fromNs = INT64_MAX;
    std::int64_t m_toNs = INT64_MAX;
};

// Sums up what lies under each pixel. Spans that lie wholly in a column are summed in nanoseconds, so that the sum is
// the same whether they come one by one or a bin at a time.
class ColumnSums
{
public:
    explicit ColumnSums(const PixelColumns &pixels) : m_stretch(pixels.stretch()), m_ofSpans(pixels), m_ofBins(pixels)
    {}

    /// False when it does not lie in one column.
    bool addWithin(std::int64_t startNs, std::int64_t endNs, BarState state)
    {
        if (!m_ofSpans.holds(startNs, endNs))
            return false;
        if (inside(m_ofSpans.column()))
            add(at(m_ofSpans.column()), static_cast<std::size_t>(state), endNs - startNs);
        return true;
    }

    /// For what addWithin() has refused.
    void addAcross(double x0, double x1, BarState state)
    {
        const auto index = static_cast<std::size_t>(state);
        const int first = static_cast<int>(std::max<double>(m_stretch.fromPx, std::floor(x0)));
        const int last = static_cast<int>(std::min<double>(m_stretch.toPx - 1, std::floor(x1)));
        for (int px = first; px <= last; ++px) {
            const double covered = std::min(x1, px + 1.0) - std::max(x0, static_cast<double>(px));
            if (covered <= 0) // it only touches the column's left edge
                continue;
            Column &sums = at(px);
            sums.parts[index] += covered;
            sums.present |= static_cast<std::uint16_t>(1u << index);
        }
    }

    /// False when it does not lie in one column.
    bool addBin(const Pyramid &pyramid, const Pyramid::Bin &bin)
    {
        if (!m_ofBins.holds(bin.startNs, bin.endNs))
            return false;
        if (!inside(m_ofBins.column()))
            return true;
        Column &sums = at(m_ofBins.column());
        pyramid.forEachKind(bin, [&](std::size_t kind, const Pyramid::Cell &cell) {
            add(sums, static_cast<std::size_t>(kindState(kind)), cell.coveredNs);
        });
        return true;
    }

    std::vector<LaneColumn> columns() const
    {
        std::vector<LaneColumn> result(m_columns.size());
        const double nsPerPixel = static_cast<double>(m_stretch.range.lengthNs()) / m_stretch.widthPx;
        for (std::size_t px = 0; px < result.size(); ++px) {
            const Column &sums = m_columns[px];
            result[px].present = sums.present;
            for (std::size_t state = 0; sums.present >> state != 0; ++state)
                result[px].share[state] = static_cast<float>(static_cast<double>(sums.wholeNs[state]) / nsPerPixel
                                                             + sums.parts[state]);
        }
        return result;
    }

private:
    struct Column
    {
        std::array<std::int64_t, barStateCount> wholeNs{};
        std::array<double, barStateCount> parts{}; // of spans that reach out of the column, in pixels
        std::uint16_t present = 0;
    };

    bool inside(int column) const { return column >= m_stretch.fromPx && column < m_stretch.toPx; }

    Column &at(int px)
    {
        if (m_columns.empty())
            m_columns.assign(static_cast<std::size_t>(m_stretch.toPx - m_stretch.fromPx), {});
        return m_columns[static_cast<std::size_t>(px - m_stretch.fromPx)];
    }

    static void add(Column &sums, std::size_t state, std::int64_t ns)
    {
        sums.wholeNs[state] += ns;
        sums.present |= static_cast<std::uint16_t>(1u << state);
    }

    const PixelStretch &m_stretch;
    ColumnFinder m_ofSpans; // asked in the order of time
    ColumnFinder m_ofBins;  // likewise, for each level of bins anew
    std::vector<Column> &m_columns = emptied(columnsOfThread);

    static std::vector<Column> &emptied(std::vector<Column> &columns)
    {
        columns.clear();
        return columns;
    }
    // Kept from lane to lane: so much memory would be had from the system, page by page, each time.
    static thread_local std::vector<Column> columnsOfThread;
};
thread_local std::vector<ColumnSums::Column> ColumnSums::columnsOfThread;

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
        std::optional<BarState> state; ///< if all have it
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
        for (std::uint32_t index = leaf.first; index < leaf.last; ++index) {
            const Span &span = m_spans[index];
            if (span.endNs >= m_fromNs && span.startNs <= m_toNs)
                m_sorter.take(span, index, leaf.state);
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
        return activityState(span.activity);
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
            // All of one kind: their futures, which lie far apart in memory, need not be looked up.
            std::optional<BarState> state;
            if (bin && bin->settledNs <= cursorNs && bin->ofOneKind())
                state = kindState(static_cast<std::size_t>(std::countr_zero(bin->present)));
            leaves.add({first, last, state});
        };
        bins->visit(fromNs, toNs, takeBin, takeSpans);
        leaves.finish();
    }
    picture.columns = sums.columns();
    return picture;
}

} // namespace futurescope
