// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/lanecolumns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace futurescope {

/// How a span is seen that is not a task.
BarState stateOfActivity(Activity activity);
/// How spans of a kind are seen that have ended, by spanKind().
BarState stateOfKind(std::size_t kind);

/// Which column of pixels a time lies in. Asked in the order of time it mostly knows already. Keeps a reference.
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
    std::int64_t toNs() const { return m_toNs; } ///< of that column

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

/// Sums up what lies under each pixel. Spans that lie wholly in a column are summed in nanoseconds, so that the sum is
/// the same whether they come one by one or a bin at a time.
class ColumnSums
{
public:
    /// Keeps a reference to `pixels`. One at a time in a thread.
    explicit ColumnSums(const PixelColumns &pixels);

    /// False when it does not lie in one column.
    bool addWithin(std::int64_t startNs, std::int64_t endNs, BarState state)
    {
        if (!m_ofSpans.holds(startNs, endNs))
            return false;
        if (inside(m_ofSpans.column()))
            add(at(m_ofSpans.column()), static_cast<std::size_t>(state), endNs - startNs);
        return true;
    }

    /// Where the column of `timeNs` ends; INT64_MIN if that is not known, being out of sight.
    std::int64_t borderBehind(std::int64_t timeNs) { return borderBehind(m_ofSpans, timeNs); }
    /// The same for whoever looks ahead of what is being added.
    std::int64_t borderAhead(std::int64_t timeNs) { return borderBehind(m_ahead, timeNs); }

    /// Spans of one state that lie within the column of `atNs` and come to `ns`. Nothing if that column is not wanted.
    void addAlike(std::int64_t atNs, BarState state, std::int64_t ns)
    {
        if (m_ofSpans.holds(atNs, atNs) && inside(m_ofSpans.column()))
            add(at(m_ofSpans.column()), static_cast<std::size_t>(state), ns);
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
            add(sums, static_cast<std::size_t>(stateOfKind(kind)), cell.coveredNs);
        });
        return true;
    }

    std::vector<LaneColumn> columns() const;

private:
    struct Column
    {
        std::array<std::int64_t, barStateCount> wholeNs{};
        std::array<double, barStateCount> parts{}; // of spans that reach out of the column, in pixels
        std::uint16_t present = 0;
    };

    static std::int64_t borderBehind(ColumnFinder &finder, std::int64_t timeNs)
    {
        return finder.holds(timeNs, timeNs) ? finder.toNs() : INT64_MIN;
    }
    static std::vector<Column> &emptied();
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
    ColumnFinder m_ahead;   // likewise
    ColumnFinder m_ofBins;  // likewise, for each level of bins anew
    // Kept from lane to lane: so much memory would be had from the system, page by page, each time.
    std::vector<Column> &m_columns;
};

} // namespace futurescope
