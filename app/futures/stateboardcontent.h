// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/futurebadges.h"
#include "app/futures/stateboardindex.h"
#include "app/lab/theme.h"

#include <cstdint>
#include <vector>

namespace futurescope {

/// Runs of at most this many futures show each of them.
inline constexpr std::size_t mostSingleTokens = 200;

/// One future on the board, or a stack of many.
struct BoardToken
{
    FutureId future = noFuture; ///< noFuture: a stack
    std::uint64_t count = 1;
    BoardPlace place = BoardPlace::Pending;
    int cell = 0; ///< in its place, from 0: the position in the queue, the worker less one, or the order of arrival
    int depth =
        0; ///< of the running: how many stand before it in the same cell, as a task that waits for its own child
    BarState look = BarState::Pending;
    bool read = false;
    FutureBadges badges;
};

/// Who is blocked at the moment, and for what.
struct BoardWaiter
{
    LaneId lane = mainLane;
    FutureId task = noFuture;     ///< that waits; noFuture: the main program
    FutureId waitsFor = noFuture; ///< noFuture: for many
    Activity activity = Activity::ResultWait;
};

/// How many tokens each place has room for; of the running, how many workers.
struct BoardRoom
{
    std::array<int, boardPlaces> cells{};

    int operator[](BoardPlace place) const { return cells[static_cast<std::size_t>(place)]; }
    int &operator[](BoardPlace place) { return cells[static_cast<std::size_t>(place)]; }
};

/// What the board shows of one moment.
struct BoardContent
{
    std::int64_t atNs = 0;
    BoardCounts counts;
    std::int64_t refusedRunningNs = never; ///< the last time
    std::int64_t refusedFinishedNs = never;
    std::vector<BoardToken> tokens;
    std::vector<BoardWaiter> waiters;
};

struct BoardQuestion
{
    std::int64_t atNs = 0;
    BoardRoom room;
    FutureId selected = noFuture; ///< has a token of its own if anyhow possible
    bool over = true;             ///< the run has ended: what is not read by now never will be
};

/// Costs in proportion to the room and the workers, not to the futures, except that up to mostSingleTokens are walked.
BoardContent boardContentAt(const Timeline &timeline, const BoardIndex &index, const BoardQuestion &question);

/// "PENDING", "CANCELLED_AND_NOTIFIED": the name in Python.
QString pythonStateName(BoardPlace place);

} // namespace futurescope
