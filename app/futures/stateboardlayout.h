// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/stateboardcontent.h"

#include <QLineF>
#include <QRectF>
#include <QSizeF>

#include <array>
#include <vector>

namespace futurescope {

/// What the layout depends on. Lengths in units.
struct BoardLayoutRequest
{
    QSizeF size;
    double lineHeight = 15;  ///< of the text
    double digitWidth = 8;   ///< of the numbers on tokens, which are in a smaller font
    double workerWidth = 14; ///< of the longest worker's number
    int digits = 2;          ///< of the largest number
    int workers = 1;
    bool refusals = false; ///< a line for refused calls of cancel() is wanted
    /// As many tokens as may come to stand in each place during the run.
    std::array<std::size_t, boardPlaces> most{};
};

/// Where the tokens of one place stand, row by row.
struct BoardCells
{
    QRectF area;
    QSizeF pitch{1, 1};
    double indent = 0; ///< of the token in its cell, behind a worker's number
    int perRow = 1;
    int rows = 0;
    bool downwards = false; ///< cells are filled by columns

    int count() const { return perRow * rows; }
};

/// The boxes of the states from top to bottom: PENDING, then RUNNING beside CANCELLED, then FINISHED, the edges in the
/// gaps. Depends on the whole run and not on the moment, so that in a replay only the tokens move.
struct BoardLayout
{
    QRectF waiters; ///< who waits
    QRectF footer;  ///< the chosen future, or what the badges mean
    QRectF pending, running, cancelled, notified, finished;
    std::array<BoardCells, boardPlaces> cells;
    std::array<QRectF, boardPlaces> groupTitles; ///< inside FINISHED
    QRectF refusedLine;                          ///< inside RUNNING
    double titleHeight = 0;
    QSizeF token{8, 8};
    bool numbers = false; ///< tokens are large enough for their number

    const BoardCells &cellsOf(BoardPlace place) const { return cells[static_cast<std::size_t>(place)]; }
    /// Where a token stands. A stack behind the last worker stands in the last cell.
    QRectF tokenRect(const BoardToken &token) const;
    BoardRoom room() const;
    QRectF boxOf(BoardPlace place) const;
    /// From the first state to the second; its label stands in edgeLabel(), beside it.
    QLineF edge(BoardEdge edge) const;
    QRectF edgeLabel(BoardEdge edge) const;
    /// The head and shoulders of the one who waits.
    QRectF figure() const;
};

BoardLayout layoutBoard(const BoardLayoutRequest &request);

} // namespace futurescope
