// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/stateboardlayout.h"
#include "core/experiment/experiment.h"

#include <QCoreApplication>
#include <QFont>
#include <QString>

class QPainter;

namespace futurescope {

/// A token where it is painted, which while it moves is not where it belongs.
struct PlacedToken
{
    BoardToken token;
    QRectF rect;
};

/// Everything that a picture of the board depends on, besides its size.
struct BoardScene
{
    const Timeline *timeline = nullptr; ///< must outlive the painting
    const Theme *theme = &themeFor(false);
    QFont font;
    BoardContent content;
    FutureId selected = noFuture;
    FutureId hovered = noFuture;
    CollectMode collect = CollectMode::Result;
    int workers = 1;
    bool coroutines = false;
    bool hasRun = true; ///< else a hint how to begin is shown
    bool over = true;   ///< the run has ended
};

/// Texts of the board in the language of the window.
struct BoardText
{
    Q_DECLARE_TR_FUNCTIONS(StateBoard)

public:
    /// "Main program: result() of #12".
    static QString waiter(const BoardWaiter &waiter, CollectMode collect);
    /// What the main program does when it waits for nothing.
    static QString mainProgram(const BoardScene &scene);
    static QString edge(BoardEdge edge, std::uint64_t taken);
    static QString edgeMeaning(BoardEdge edge);
    static QString group(BoardPlace place, const BoardCounts &counts);
    static QString refused(std::uint64_t times);
    /// One future in one line: number, state, times.
    static QString future(const BoardScene &scene, FutureId future);
    /// The whole board in a sentence or two, for those who do not see it.
    static QString summary(const BoardScene &scene);
};

/// 1234567 as "1.2M", at most four characters.
QString shortCount(std::uint64_t count);

/// The layout that fits the run of `scene` into `size`.
BoardLayout layoutBoardFor(const Timeline &timeline, std::uint64_t tasks, int workers, const QFont &font,
                           const QSizeF &size);
/// Where the tokens of `content` belong.
std::vector<PlacedToken> placeTokens(const BoardContent &content, const BoardLayout &layout);

/// The whole board; the background is not painted. Pure: window, export and tests all draw by it.
void paintBoard(QPainter &painter, const BoardScene &scene, const BoardLayout &layout,
                const std::vector<PlacedToken> &tokens);

} // namespace futurescope
