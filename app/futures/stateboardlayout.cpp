// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboardlayout.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double margin = 8;      // round the board
constexpr double padding = 6;     // inside a box
constexpr double gutter = 18;     // left of RUNNING, for the edge that passes it by
constexpr double leftShare = 0.6; // of the width, for RUNNING; the rest is for CANCELLED
constexpr std::array<double, 11> heights{40, 34, 30, 26, 22, 19, 16, 14, 12, 10, 8};

// Between tokens: large ones bear badges, which reach over their corners.
double apartFor(const QSizeF &token)
{
    return token.height() >= 16 ? 7 : token.height() >= 12 ? 4 : 2;
}

int rowsFor(std::size_t tokens, int perRow)
{
    return static_cast<int>((tokens + static_cast<std::size_t>(perRow) - 1) / static_cast<std::size_t>(perRow));
}

/// One attempt: with tokens of this size, how high must everything be?
class BoardPlan
{
public:
    BoardPlan(const BoardLayoutRequest &request, QSizeF token, bool numbers)
        : m_request(request),
          m_token(token),
          m_numbers(numbers),
          m_apart(apartFor(token)),
          m_pitch(token.width() + m_apart, token.height() + m_apart),
          m_title(std::ceil(request.lineHeight * 1.25)),
          m_gap(std::ceil(request.lineHeight + 12)),
          m_width(std::max(40.0, request.size.width() - 2 * margin))
    {
        m_rows[index(BoardPlace::Pending)] = std::max(1, rowsFor(most(BoardPlace::Pending), perRow(queueWidth())));
        for (const BoardPlace place : {BoardPlace::Returned, BoardPlace::Raised, BoardPlace::Lost})
            m_rows[index(place)] = rowsFor(most(place), perRow(fullWidth()));
        for (const BoardPlace place : {BoardPlace::Cancelled, BoardPlace::Notified})
            m_rows[index(place)] = std::max(1, rowsFor(most(place), perRow(narrowWidth())));
        m_rows[index(BoardPlace::Running)] = workerRows();
    }

    double needed() const { return fixed() + pendingHeight() + bandHeight() + finishedHeight(); }

    /// Takes rows away, one at a time from the place that has most, until it fits; workers then stand in columns.
    void shrinkTo(double height)
    {
        const int workerColumns = std::max(1, static_cast<int>(runningWidth() / (m_pitch.width() + 2)));
        while (needed() > height) {
            auto &running = m_rows[index(BoardPlace::Running)];
            const int fewest = std::max(1, (m_request.workers + workerColumns - 1) / workerColumns);
            if (running > fewest && bandHeight() == runningHeight()) {
                --running;
                continue;
            }
            const auto longest = std::max_element(m_rows.begin(), m_rows.end(),
                                                  [](int one, int other) { return one < other; });
            if (*longest <= 1)
                return;
            --*longest;
        }
    }

    BoardLayout layout();

private:
    static std::size_t index(BoardPlace place) { return static_cast<std::size_t>(place); }
    std::size_t most(BoardPlace place) const { return m_request.most[index(place)]; }
    int rows(BoardPlace place) const { return m_rows[index(place)]; }
    /// A row for each of a few workers; more of them stand in columns.
    int workerRows() const
    {
        constexpr int few = 8;
        const int columns = std::max(1,
                                     static_cast<int>(runningWidth() / (m_pitch.width() + m_request.workerWidth + 8)));
        const int rows = (m_request.workers + columns - 1) / columns;
        return std::max({1, std::min(m_request.workers, few), rows});
    }
    double queueWidth() const { return fullWidth() - positionWidth(); }
    double positionWidth() const { return 3 * m_request.digitWidth + 4; }
    double fullWidth() const { return m_width - 2 * padding; }
    double runningWidth() const { return std::floor(m_width * leftShare) - gutter - 2 * padding; }
    double narrowWidth() const { return m_width - std::floor(m_width * leftShare) - 8 - 2 * padding; }
    int perRow(double width) const { return std::max(1, static_cast<int>((width + m_apart) / m_pitch.width())); }

    double workerPitch() const { return std::max(m_pitch.height(), std::ceil(m_request.lineHeight)); }
    double cellsHeight(BoardPlace place) const { return rows(place) * m_pitch.height(); }
    double pendingHeight() const { return m_title + cellsHeight(BoardPlace::Pending) + padding; }
    double runningHeight() const
    {
        return m_title + rows(BoardPlace::Running) * workerPitch() + padding
               + (m_request.refusals ? m_request.lineHeight : 0);
    }
    double cancelledHeight(BoardPlace place) const { return m_title + cellsHeight(place) + padding; }
    double bandHeight() const
    {
        return std::max(runningHeight(),
                        cancelledHeight(BoardPlace::Cancelled) + cancelledHeight(BoardPlace::Notified) + m_gap);
    }
    double finishedHeight() const
    {
        return m_title + 3 * std::ceil(m_request.lineHeight) + cellsHeight(BoardPlace::Returned)
               + cellsHeight(BoardPlace::Raised) + cellsHeight(BoardPlace::Lost) + padding;
    }
    double waitersHeight() const { return std::ceil(m_request.lineHeight * 1.7); }
    double footerHeight() const { return std::ceil(m_request.lineHeight * 2) + 6; }
    double fixed() const { return waitersHeight() + 2 * m_gap + footerHeight() + margin; }

    void placeCells(BoardLayout &layout, BoardPlace place, QPointF corner, double width, double height) const
    {
        BoardCells &cells = layout.cells[index(place)];
        cells.pitch = m_pitch;
        cells.perRow = perRow(width);
        cells.rows = std::max(rows(place), static_cast<int>(height / m_pitch.height()));
        cells.area = {corner, QSizeF(width, cells.rows * m_pitch.height())};
    }
    void placeBand(BoardLayout &layout, double top, double height) const;
    void placeWorkers(BoardLayout &layout) const;
    void placeFinished(BoardLayout &layout, double spare) const;

    const BoardLayoutRequest &m_request;
    QSizeF m_token;
    bool m_numbers;
    double m_apart;
    QSizeF m_pitch;
    double m_title;
    double m_gap;
    double m_width;
    std::array<int, boardPlaces> m_rows{};
};

BoardLayout BoardPlan::layout()
{
    BoardLayout layout;
    layout.titleHeight = m_title;
    layout.token = m_token;
    layout.numbers = m_numbers;
    double spare = std::max(0.0, m_request.size.height() - needed());
    const double widerGap = std::min(spare / 4, m_request.lineHeight);
    m_gap += std::floor(widerGap);
    spare = std::max(0.0, m_request.size.height() - needed());

    layout.waiters = {margin, 2, m_width, waitersHeight()};
    double top = layout.waiters.bottom();
    const double pendingSpare = std::floor(spare * 0.2);
    layout.pending = {margin, top, m_width, pendingHeight() + pendingSpare};
    placeCells(layout, BoardPlace::Pending, {margin + padding + positionWidth(), top + m_title}, queueWidth(),
               layout.pending.height() - m_title - padding);
    top = layout.pending.bottom() + m_gap;
    const double bandSpare = std::floor(spare * 0.45);
    placeBand(layout, top, bandHeight() + bandSpare);
    top += bandHeight() + bandSpare + m_gap;
    const double finishedSpare = spare - pendingSpare - bandSpare;
    layout.finished = {margin, top, m_width, finishedHeight() + finishedSpare};
    placeFinished(layout, finishedSpare);
    layout.footer = {margin, layout.finished.bottom() + 4, m_width, footerHeight() - 4};
    return layout;
}

void BoardPlan::placeBand(BoardLayout &layout, double top, double height) const
{
    const double left = margin + gutter;
    layout.running = {left, top, runningWidth() + 2 * padding, height};
    placeWorkers(layout);
    const double x = margin + m_width - narrowWidth() - 2 * padding;
    const double each = std::floor((height - m_gap) / 2);
    const double first = std::clamp(
        each, cancelledHeight(BoardPlace::Cancelled),
        std::max(cancelledHeight(BoardPlace::Cancelled), height - m_gap - cancelledHeight(BoardPlace::Notified)));
    layout.cancelled = {x, top, narrowWidth() + 2 * padding, first};
    layout.notified = {x, top + first + m_gap, narrowWidth() + 2 * padding, height - first - m_gap};
    placeCells(layout, BoardPlace::Cancelled, {x + padding, top + m_title}, narrowWidth(), first - m_title - padding);
    placeCells(layout, BoardPlace::Notified, {x + padding, layout.notified.top() + m_title}, narrowWidth(),
               layout.notified.height() - m_title - padding);
}

void BoardPlan::placeWorkers(BoardLayout &layout) const
{
    const double refused = m_request.refusals ? m_request.lineHeight : 0;
    const double height = layout.running.height() - m_title - padding - refused;
    layout.refusedLine = {layout.running.left() + padding, layout.running.bottom() - refused - padding / 2,
                          runningWidth(), refused};
    BoardCells &cells = layout.cells[index(BoardPlace::Running)];
    const int workers = std::max(1, m_request.workers);
    cells.rows = std::clamp(static_cast<int>(height / workerPitch()), 1, workers);
    const int columnsWanted = (workers + cells.rows - 1) / cells.rows;
    const int columnsPossible = std::max(1, static_cast<int>(runningWidth() / (m_pitch.width() + 2)));
    cells.perRow = std::min(columnsWanted, columnsPossible);
    const double widest = runningWidth() / cells.perRow;
    // No further apart than rows of text are, or a worker and its token would not be read as one.
    cells.pitch = {std::floor(widest), std::min(height / cells.rows, 2.2 * workerPitch())};
    cells.indent = widest >= m_token.width() + m_request.workerWidth + 8 ? m_request.workerWidth + 6 : 0;
    cells.downwards = true;
    cells.area = {layout.running.left() + padding, layout.running.top() + m_title, runningWidth(),
                  cells.rows * cells.pitch.height()};
}

void BoardPlan::placeFinished(BoardLayout &layout, double spare) const
{
    const double line = std::ceil(m_request.lineHeight);
    double top = layout.finished.top() + m_title;
    for (const BoardPlace place : {BoardPlace::Returned, BoardPlace::Raised, BoardPlace::Lost}) {
        // What is left over stands behind the outcomes, so that their titles do not lie far from each other.
        const double more = place == BoardPlace::Lost ? 0 : std::min(spare / 3, line);
        layout.groupTitles[index(place)] = {margin + padding, top, fullWidth(), line};
        const double height = cellsHeight(place);
        placeCells(layout, place, {margin + padding, top + line}, fullWidth(), height);
        top += line + height + std::floor(more);
    }
}

} // namespace

QRectF BoardLayout::tokenRect(const BoardToken &shown) const
{
    const BoardCells &of = cellsOf(shown.place);
    const int cell = std::clamp(shown.cell, 0, std::max(0, of.count() - 1));
    const int column = of.downwards ? cell / std::max(1, of.rows) : cell % of.perRow;
    const int row = of.downwards ? cell % std::max(1, of.rows) : cell / of.perRow;
    const double shift = shown.depth * std::min(token.width() * 0.6, of.pitch.width() / 4);
    const double top = of.area.top() + row * of.pitch.height() + (of.pitch.height() - token.height()) / 2;
    const double left = of.area.left() + column * of.pitch.width() + of.indent + shift;
    return {QPointF(std::round(left), std::round(top)), token};
}

BoardRoom BoardLayout::room() const
{
    BoardRoom room;
    for (std::size_t i = 0; i < boardPlaces; ++i)
        room.cells[i] = cells[i].count();
    return room;
}

QRectF BoardLayout::boxOf(BoardPlace place) const
{
    switch (place) {
    case BoardPlace::Pending:
        return pending;
    case BoardPlace::Running:
        return running;
    case BoardPlace::Cancelled:
        return cancelled;
    case BoardPlace::Notified:
        return notified;
    case BoardPlace::Returned:
    case BoardPlace::Raised:
    case BoardPlace::Lost:
        break;
    }
    return finished;
}

QLineF BoardLayout::edge(BoardEdge edge) const
{
    const double x = running.left() + std::min(24.0, running.width() / 4);
    switch (edge) {
    case BoardEdge::Start:
        return {x, pending.bottom(), x, running.top()};
    case BoardEdge::Finish:
        return {x, running.bottom(), x, finished.top()};
    case BoardEdge::Cancel:
        return {cancelled.left() + 14, pending.bottom(), cancelled.left() + 14, cancelled.top()};
    case BoardEdge::Notify:
        return {cancelled.left() + 14, cancelled.bottom(), cancelled.left() + 14, notified.top()};
    case BoardEdge::FinishDirectly:
        break;
    }
    return {pending.left() + 7, pending.bottom(), pending.left() + 7, finished.top()};
}

QRectF BoardLayout::edgeLabel(BoardEdge which) const
{
    const QLineF line = edge(which);
    switch (which) {
    case BoardEdge::Start:
    case BoardEdge::Finish:
        return {line.x1() + 7, line.y1(), cancelled.left() - line.x1() - 9, line.dy()};
    case BoardEdge::Cancel:
    case BoardEdge::Notify:
        return {line.x1() + 7, line.y1(), cancelled.right() - line.x1() - 7, line.dy()};
    case BoardEdge::FinishDirectly:
        break;
    }
    // Beside the lower end, where nothing else is.
    return {line.x1() + 3, running.bottom(), edge(BoardEdge::Finish).x1() - line.x1() - 8,
            finished.top() - running.bottom()};
}

QRectF BoardLayout::figure() const
{
    const double side = waiters.height() - 6;
    return {waiters.left() + 2, waiters.top() + 2, side * 0.8, side};
}

BoardLayout layoutBoard(const BoardLayoutRequest &request)
{
    const double numberHeight = request.lineHeight * 0.86;
    const double numberWidth = request.digits * request.digitWidth + 8;
    std::vector<std::pair<QSizeF, bool>> sizes;
    for (const double height : heights) {
        if (height >= numberHeight)
            sizes.emplace_back(QSizeF(std::ceil(std::max(height * 1.25, numberWidth)), height), true);
    }
    for (const double height : heights) {
        if (height <= 16)
            sizes.emplace_back(QSizeF(height, height), false);
    }
    for (const auto &[size, numbers] : sizes) {
        BoardPlan plan(request, size, numbers);
        if (plan.needed() <= request.size.height())
            return plan.layout();
    }
    BoardPlan least(request, sizes.back().first, false);
    least.shrinkTo(request.size.height());
    return least.layout();
}

} // namespace futurescope
