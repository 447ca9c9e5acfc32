// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/boardimage.h"
#include "app/exporting/fonts.h"
#include "app/futures/stateboard.h"
#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"
#include "labfixtures.h"
#include "timelinesamples.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <set>

using namespace futurescope;
using samples::ms;

namespace {

/// A run in which everything happens, drawn from a seed: cancelled, noticed, failed, lost and refused futures, outcomes
/// without a run, results that nobody reads. Each lane in its own order, the lanes one behind the other.
std::vector<Event> randomRun(std::uint32_t seed, std::uint32_t futures)
{
    std::mt19937 random(seed);
    const auto upTo = [&random](int most) {
        return static_cast<std::int64_t>(random() % (static_cast<unsigned>(most) + 1));
    };
    std::map<std::uint16_t, std::vector<Event>> lanes;
    const auto add = [&](std::uint16_t lane, std::int64_t at, EventKind kind, std::uint32_t id,
                         std::uint8_t detail = 0) {
        lanes[lane].push_back({at, packItems(id - 1, 1), FutureId{id}, LaneId{lane}, kind, detail});
    };
    for (std::uint32_t id = 1; id <= futures; ++id) {
        const std::int64_t submitted = upTo(200), started = submitted + upTo(300), ended = started + 1 + upTo(100);
        const auto lane = static_cast<std::uint16_t>(1 + random() % 4);
        add(0, submitted, EventKind::Submitted, id);
        const unsigned fate = random() % 10;
        if (fate == 0) {
            add(0, started, EventKind::Cancelled, id);
            if (random() % 2 == 0)
                add(lane, ended, EventKind::CancelNotified, id);
            continue;
        }
        if (fate == 1) { // in a pool that broke
            add(0, ended, EventKind::Lost, id);
        } else {
            add(lane, started, EventKind::Started, id);
            const auto kind = static_cast<std::uint8_t>(fate == 4 ? FailureKind::Stopped : FailureKind::ValueError);
            add(lane, ended,
                fate == 2   ? EventKind::Lost
                : fate <= 4 ? EventKind::Failed
                            : EventKind::Finished,
                id, fate == 3 || fate == 4 ? kind : std::uint8_t{0});
        }
        if (random() % 3 == 0)
            add(0, started + upTo(150), EventKind::CancelRefused, id);
        if (random() % 3 != 0)
            add(0, ended + upTo(80), fate <= 4 ? EventKind::ExceptionRead : EventKind::ResultRead, id);
    }
    std::vector<Event> events;
    for (auto &[lane, of] : lanes) {
        std::ranges::stable_sort(of, {}, &Event::timeNs);
        events.insert(events.end(), of.begin(), of.end());
    }
    return events;
}

/// The slow twin: asks every record and every event.
BoardCounts walk(const Timeline &timeline, const std::vector<Event> &events, std::int64_t atNs)
{
    BoardCounts counts;
    const auto add = [](auto &array, auto which) { ++array[static_cast<std::size_t>(which)]; };
    for (const FutureRecord &record : timeline.futures()) {
        const auto place = boardPlaceAt(record, atNs);
        if (!place)
            continue;
        add(counts.at, *place);
        const bool started = record.startedNs != never && record.startedNs <= atNs;
        if (started)
            add(counts.taken, BoardEdge::Start);
        if (*place == BoardPlace::Cancelled || *place == BoardPlace::Notified)
            add(counts.taken, BoardEdge::Cancel);
        if (*place == BoardPlace::Notified)
            add(counts.taken, BoardEdge::Notify);
        const bool finished = *place == BoardPlace::Returned || *place == BoardPlace::Raised
                              || *place == BoardPlace::Lost;
        if (finished)
            add(counts.taken, started ? BoardEdge::Finish : BoardEdge::FinishDirectly);
        if (finished && record.readNs != never && record.readNs <= atNs)
            add(counts.read, *place);
    }
    for (const Event &event : events) {
        if (event.kind == EventKind::CancelRefused && event.timeNs <= atNs) {
            const FutureRecord &record = *timeline.future(event.future);
            const bool finished = record.endedNs != never && record.endedNs <= event.timeNs;
            ++(finished ? counts.refusedFinished : counts.refusedRunning);
        }
    }
    return counts;
}

struct Known
{
    Timeline timeline;
    BoardIndex index;

    explicit Known(const std::vector<Event> &events)
    {
        TraceBuilder builder;
        builder.append(events);
        const Trace trace = builder.snapshot();
        timeline.append(trace);
        index.update(trace, timeline);
    }
};

BoardContent contentOf(const Known &known, std::int64_t atNs, QSizeF size = {310, 640}, FutureId selected = noFuture)
{
    QFont font = bundledTextFont();
    const BoardLayout layout = layoutBoardFor(known.timeline, known.timeline.futures().size(), 4, font, size);
    return boardContentAt(known.timeline, known.index, {atNs, layout.room(), selected, true});
}

std::vector<std::uint32_t> numbersAt(const BoardContent &content, BoardPlace place)
{
    std::vector<std::pair<int, std::uint32_t>> cells;
    for (const BoardToken &token : content.tokens) {
        if (token.place == place)
            cells.emplace_back(token.cell, token.future.value);
    }
    std::ranges::sort(cells);
    std::vector<std::uint32_t> numbers;
    for (const auto &[cell, number] : cells)
        numbers.push_back(number);
    return numbers;
}

struct Board
{
    RunDocument document;
    ViewState view;
    std::int64_t nowNs = 0;
    StateBoard board{&document, &view, nullptr, [this] { return nowNs; }};

    explicit Board(const Run &run)
    {
        document.show(run);
        view.setFollowing(false);
        view.setCursor(document.timeline().endNs());
        board.resize(310, 640);
        board.show();
        paint();
    }
    void paint() { board.grab(); }
    QPointF middleOf(std::uint32_t future)
    {
        for (const PlacedToken &placed : placeTokens(board.scene().content, board.currentLayout())) {
            if (placed.token.future.value == future)
                return placed.rect.center();
        }
        return {-1, -1};
    }
};

} // namespace

class TestStateBoard : public QObject
{
    Q_OBJECT

private slots:
    void countsLikeAWalkAtAnyMoment();
    void countsLikeAWalkWhileTheRunGrows();
    void tokensAndCountsAgree();
    void theQueueIsInOrderAndTheRunningStandAtTheirWorkers();
    void theHeadOfALongQueueIsFoundAtAnyMoment();
    void manyFuturesBecomeStacksAndNeverAnEmptyBoard();
    void theChosenFutureHasATokenAmongStacks();
    void boxesAndTokensStayInsideAndApart_data();
    void boxesAndTokensStayInsideAndApart();
    void whoWaitsIsNamed();
    void badgesAreThoseOfTheMoment();
    void aClickSelects();
    void keysGoFromTokenToToken();
    void tokensGlideAndComeBack();
    void withoutMotionTheyAreThereAtOnce();
    void itIsAPictureForAFileToo();
    void aFrameOfTwoHundredIsCheapAndAMillionIsNoDearer();
};

void TestStateBoard::countsLikeAWalkAtAnyMoment()
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        const std::vector<Event> events = randomRun(seed, 120);
        const Known known(events);
        for (std::int64_t at = -1; at < 700; at += 7)
            QVERIFY2(known.index.countsAt(known.timeline, at) == walk(known.timeline, events, at),
                     qPrintable(QStringLiteral("seed %1, moment %2").arg(seed).arg(at)));
    }
}

void TestStateBoard::countsLikeAWalkWhileTheRunGrows()
{
    const std::vector<Event> events = randomRun(99, 200);
    TraceBuilder builder;
    Timeline timeline;
    BoardIndex index;
    for (std::size_t from = 0; from < events.size(); from += 31) {
        const std::size_t count = std::min<std::size_t>(31, events.size() - from);
        builder.append(std::span(events).subspan(from, count));
        const Trace trace = builder.snapshot();
        timeline.append(trace);
        index.update(trace, timeline);
        index.countsAt(timeline, 400); // as a view does in between
    }
    for (std::int64_t at = 0; at < 700; at += 3)
        QVERIFY(index.countsAt(timeline, at) == walk(timeline, events, at));
}

void TestStateBoard::tokensAndCountsAgree()
{
    for (const std::uint32_t futures : {1u, 60u, 200u, 201u, 3000u}) {
        const std::vector<Event> events = randomRun(futures, futures);
        const Known known(events);
        for (std::int64_t at = 0; at < 700; at += 23) {
            const BoardContent content = contentOf(known, at);
            std::array<std::uint64_t, boardPlaces> shown{};
            std::set<std::uint32_t> singles;
            for (const BoardToken &token : content.tokens) {
                shown[static_cast<std::size_t>(token.place)] += token.count;
                if (token.future != noFuture)
                    QVERIFY2(singles.insert(token.future.value).second, "a future has two tokens");
            }
            for (std::size_t i = 0; i < boardPlaces; ++i) {
                // Drawn at random, tasks of one worker overlap, which no lane of a large run can show.
                if (futures <= mostSingleTokens || static_cast<BoardPlace>(i) != BoardPlace::Running)
                    QCOMPARE(shown[i], content.counts.at[i]);
            }
        }
    }
}

void TestStateBoard::theQueueIsInOrderAndTheRunningStandAtTheirWorkers()
{
    samples::Script script;
    for (std::uint32_t id = 1; id <= 6; ++id)
        script.submit(id, id * ms);
    script.start(1, 2, 10 * ms).start(2, 1, 11 * ms).finish(1, 2, 20 * ms).cancel(4, 21 * ms).finish(2, 1, 30 * ms);
    const Known known(script.events());
    const BoardContent content = contentOf(known, 22 * ms);
    QCOMPARE(numbersAt(content, BoardPlace::Pending), (std::vector<std::uint32_t>{3, 5, 6}));
    QCOMPARE(numbersAt(content, BoardPlace::Returned), (std::vector<std::uint32_t>{1}));
    QCOMPARE(numbersAt(content, BoardPlace::Cancelled), (std::vector<std::uint32_t>{4}));
    const BoardContent before = contentOf(known, 12 * ms);
    for (const BoardToken &token : before.tokens) {
        if (token.place == BoardPlace::Running)
            QCOMPARE(token.cell, token.future.value == 1 ? 1 : 0);
    }
    QCOMPARE(numbersAt(before, BoardPlace::Running), (std::vector<std::uint32_t>{2, 1}));
}

void TestStateBoard::theHeadOfALongQueueIsFoundAtAnyMoment()
{
    std::mt19937 random(5);
    std::vector<Event> events;
    constexpr std::uint32_t futures = 6000;
    for (std::uint32_t id = 1; id <= futures; ++id)
        events.push_back({id / 10, packItems(id - 1, 1), FutureId{id}, mainLane, EventKind::Submitted, 0});
    for (std::uint32_t id = 1; id <= futures; ++id) {
        if (id % 1999 == 0)
            continue; // never leaves
        const std::int64_t start = id + static_cast<std::int64_t>(random() % 700);
        events.push_back({start, 0, FutureId{id}, LaneId{1}, EventKind::Started, 0});
    }
    const Known known(events);
    for (int round = 0; round < 300; ++round) {
        const auto at = static_cast<std::int64_t>(random() % (futures + 800));
        std::vector<FutureId> slow;
        for (std::uint32_t id = 1; id <= futures && slow.size() < 20; ++id) {
            if (boardPlaceAt(known.timeline.futures()[id - 1], at) == BoardPlace::Pending)
                slow.push_back(FutureId{id});
        }
        QVERIFY(known.index.firstPending(known.timeline, at, 20) == slow);
    }
}

void TestStateBoard::manyFuturesBecomeStacksAndNeverAnEmptyBoard()
{
    const Known known(samples::pool({.lanes = 4, .tasks = 20'000, .failEvery = 100, .cancelled = 500}).events());
    const std::int64_t end = known.timeline.endNs();
    for (const std::int64_t at : {end / 1000, end / 3, end * 7 / 10, end}) {
        const BoardContent content = contentOf(known, at);
        QVERIFY(!content.tokens.empty());
        QVERIFY(content.tokens.size() <= mostSingleTokens);
        std::map<BoardPlace, int> stacks;
        for (const BoardToken &token : content.tokens)
            stacks[token.place] += token.future == noFuture;
        QCOMPARE(stacks[BoardPlace::Pending], content.counts[BoardPlace::Pending] > 100 ? 1 : 0);
        if (content.counts[BoardPlace::Returned] > 100)
            QCOMPARE(stacks[BoardPlace::Returned], 1);
        QCOMPARE(stacks[BoardPlace::Running], 0); // each worker's is seen
    }
    const BoardContent middle = contentOf(known, end / 3);
    QVERIFY(numbersAt(middle, BoardPlace::Pending).size() > 20); // the head of the queue too
    QVERIFY(numbersAt(middle, BoardPlace::Running).size() >= 3);
}

void TestStateBoard::theChosenFutureHasATokenAmongStacks()
{
    const Known known(samples::pool({.lanes = 4, .tasks = 20'000}).events());
    const std::int64_t end = known.timeline.endNs();
    for (const std::int64_t at : {end / 10, end}) {
        const BoardContent content = contentOf(known, at, {310, 640}, FutureId{12'345});
        QVERIFY(
            std::ranges::any_of(content.tokens, [](const BoardToken &token) { return token.future.value == 12'345; }));
    }
}

void TestStateBoard::boxesAndTokensStayInsideAndApart_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<int>("futures");
    QTest::addColumn<int>("workers");
    QTest::addColumn<double>("textScale");
    for (const int futures : {1, 4, 33, 120, 200, 5000}) {
        for (const int workers : {1, 4, 8, 64}) {
            QTest::addRow("%d futures, %d workers", futures, workers) << QSizeF(310, 640) << futures << workers << 1.0;
            QTest::addRow("%d futures, %d workers, large text", futures, workers)
                << QSizeF(330, 640) << futures << workers << 1.5;
        }
    }
    QTest::newRow("tall") << QSizeF(310, 1200) << 4 << 2 << 1.0;
    QTest::newRow("low") << QSizeF(310, 420) << 200 << 4 << 1.0;
}

void TestStateBoard::boxesAndTokensStayInsideAndApart()
{
    QFETCH(QSizeF, size);
    QFETCH(int, futures);
    QFETCH(int, workers);
    QFETCH(double, textScale);
    const Known known(
        samples::pool({.lanes = workers, .tasks = static_cast<std::uint32_t>(futures), .failEvery = 4}).events());
    QFont font = bundledTextFont();
    font.setPixelSize(static_cast<int>(12 * textScale));
    const BoardLayout layout = layoutBoardFor(known.timeline, static_cast<std::uint64_t>(futures), workers, font, size);
    const QRectF all(QPointF(), size);
    const QRectF parts[] = {layout.waiters,  layout.pending,  layout.running, layout.cancelled,
                            layout.notified, layout.finished, layout.footer};
    for (const QRectF &part : parts) {
        QVERIFY(part.height() > 8);
        QVERIFY2(all.adjusted(0, 0, 0.5, 0.5).contains(part), qPrintable(QString::number(part.bottom())));
        for (const QRectF &other : parts)
            QVERIFY(&part == &other || !part.intersects(other));
    }
    const std::int64_t end = known.timeline.endNs();
    for (const std::int64_t at : {end / 100, end / 2, end}) {
        const BoardContent content = boardContentAt(known.timeline, known.index, {at, layout.room(), noFuture, true});
        const std::vector<PlacedToken> tokens = placeTokens(content, layout);
        for (const PlacedToken &placed : tokens) {
            QVERIFY(layout.boxOf(placed.token.place).adjusted(0, 0, 0.5, 0.5).contains(placed.rect));
            for (const PlacedToken &other : tokens)
                QVERIFY(&placed == &other || !placed.rect.intersects(other.rect));
        }
    }
}

void TestStateBoard::whoWaitsIsNamed()
{
    samples::Script script;
    script.submit(1, 0).submit(2, 1).start(1, 1, 2 * ms).block(1, 0, 3 * ms, BlockReason::Result);
    script.block(2, 1, 4 * ms, BlockReason::Result).resume(2, 1, 8 * ms, BlockReason::Result);
    script.resume(1, 0, 9 * ms, BlockReason::Result).block(0, 0, 10 * ms, BlockReason::Shutdown);
    const Known known(script.events());
    const BoardContent both = contentOf(known, 5 * ms);
    QCOMPARE(both.waiters.size(), std::size_t{2});
    QCOMPARE(BoardText::waiter(both.waiters[0], CollectMode::Result), QStringLiteral("Main program: result() of #1"));
    QCOMPARE(BoardText::waiter(both.waiters[1], CollectMode::Result), QStringLiteral("#1: result() of #2"));
    QVERIFY(contentOf(known, 9 * ms + 1).waiters.empty());
    const BoardContent last = contentOf(known, 11 * ms);
    QCOMPARE(last.waiters.size(), std::size_t{1});
    QVERIFY(BoardText::waiter(last.waiters[0], CollectMode::Result).contains(QStringLiteral("shutdown")));
}

void TestStateBoard::badgesAreThoseOfTheMoment()
{
    Board board(fixtures::fiveFuturesRun());
    const auto tokenOf = [&](std::uint32_t future, std::int64_t atMs) {
        board.view.setCursor(atMs * fixtures::msNs);
        for (const BoardToken &token : board.board.scene().content.tokens) {
            if (token.future.value == future)
                return token;
        }
        return BoardToken{};
    };
    QVERIFY(!tokenOf(2, 59).badges.any());
    QVERIFY(tokenOf(2, 60).badges.unreadException);
    QVERIFY(!tokenOf(5, 79).badges.cancelRefused);
    QVERIFY(tokenOf(5, 80).badges.cancelRefused);
    QVERIFY(!tokenOf(1, 44).read);
    QVERIFY(tokenOf(1, 45).read);
    QVERIFY(BoardText::future(board.board.scene(), FutureId{2}).isEmpty() == false);
    board.view.setCursor(110 * fixtures::msNs);
    QVERIFY(BoardText::future(board.board.scene(), FutureId{2}).contains(QStringLiteral("exception never read")));
    QVERIFY(BoardText::summary(board.board.scene()).contains(QStringLiteral("cancel() → False")));
}

void TestStateBoard::aClickSelects()
{
    Board board(fixtures::fiveFuturesRun());
    for (const std::uint32_t future : {1u, 2u, 3u, 4u, 5u}) {
        QTest::mouseClick(&board.board, Qt::LeftButton, {}, board.middleOf(future).toPoint());
        QCOMPARE(board.view.selectedFuture(), FutureId{future});
    }
    QTest::mouseMove(&board.board, board.middleOf(2).toPoint());
    QTRY_COMPARE(board.view.hoveredFuture(), FutureId{2});
    QTest::mouseClick(&board.board, Qt::LeftButton, {}, {2, 638});
    QCOMPARE(board.view.selectedFuture(), noFuture);
}

void TestStateBoard::keysGoFromTokenToToken()
{
    Board board(fixtures::fiveFuturesRun());
    std::set<std::uint32_t> reached;
    QTest::keyClick(&board.board, Qt::Key_Right);
    reached.insert(board.view.selectedFuture().value);
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Left, Qt::Key_Down}) {
        QTest::keyClick(&board.board, key);
        reached.insert(board.view.selectedFuture().value);
    }
    QCOMPARE(reached, (std::set<std::uint32_t>{1, 2, 3, 4, 5}));
}

void TestStateBoard::tokensGlideAndComeBack()
{
    Board board(fixtures::fiveFuturesRun());
    const auto goTo = [&](std::int64_t atMs) {
        board.view.setCursor(atMs * fixtures::msNs);
        board.paint();
        return board.middleOf(3);
    };
    const auto seenAt = [&](QPointF place) { return board.board.futureAt(place) == FutureId{3}; };
    board.nowNs += 10 * BoardMotion::glideNs;
    const QPointF waiting = goTo(20);
    board.nowNs += 2 * BoardMotion::glideNs;
    QVERIFY(seenAt(waiting));
    const QPointF running = goTo(50);
    QVERIFY(waiting != running);
    QVERIFY(seenAt(waiting)); // it has just set out
    board.nowNs += BoardMotion::glideNs / 6;
    QVERIFY(!seenAt(waiting) && !seenAt(running)); // on its way
    board.nowNs += BoardMotion::glideNs;
    QVERIFY(seenAt(running));
    goTo(20);
    QVERIFY(seenAt(running));
    board.nowNs += 2 * BoardMotion::glideNs;
    QVERIFY(seenAt(waiting)); // scrubbing back moves it back
}

void TestStateBoard::withoutMotionTheyAreThereAtOnce()
{
    Board board(fixtures::fiveFuturesRun());
    board.board.setMotion(false);
    board.view.setCursor(20 * fixtures::msNs);
    board.paint();
    const QPointF waiting = board.middleOf(3);
    QCOMPARE(board.board.futureAt(waiting), FutureId{3});
    board.view.setCursor(50 * fixtures::msNs);
    board.paint();
    QCOMPARE(board.board.futureAt(board.middleOf(3)), FutureId{3});
    QVERIFY(board.board.futureAt(waiting) != FutureId{3});
}

void TestStateBoard::itIsAPictureForAFileToo()
{
    const Run run = fixtures::fiveFuturesRun();
    ImageOptions options;
    options.size = {640, 1300};
    options.scale = 2;
    const auto colours = [&](std::int64_t atMs) {
        const Result<QImage> image = renderImage(BoardPicture(run, atMs * fixtures::msNs), options);
        std::set<QRgb> found;
        for (int y = 0; image && y < image->height(); ++y) {
            for (int x = 0; x < image->width(); ++x)
                found.insert(image->pixel(x, y));
        }
        return found;
    };
    const QRgb running = themeFor(false).state(BarState::Running).fill.rgb();
    const QRgb cancelled = themeFor(false).state(BarState::Cancelled).fill.rgb();
    QVERIFY(colours(55).contains(running) && colours(55).contains(cancelled));
    QVERIFY(!colours(20).contains(cancelled));
    QVERIFY(!colours(1000).contains(running));
}

void TestStateBoard::aFrameOfTwoHundredIsCheapAndAMillionIsNoDearer()
{
    const auto frameMs = [](std::uint32_t tasks) {
        const Known known(samples::pool({.lanes = 8, .tasks = tasks, .failEvery = 9}).events());
        const BoardLayout layout = layoutBoardFor(known.timeline, tasks, 8, bundledTextFont(), {310, 640});
        QImage image(310, 640, QImage::Format_RGB32);
        double best = 1e9;
        for (int frame = 0; frame < 40; ++frame) {
            QElapsedTimer clock;
            clock.start();
            const std::int64_t at = known.timeline.endNs() * (frame % 20 + 1) / 21;
            BoardScene scene;
            scene.timeline = &known.timeline;
            scene.font = bundledTextFont();
            scene.workers = 8;
            scene.content = boardContentAt(known.timeline, known.index, {at, layout.room(), noFuture, true});
            image.fill(scene.theme->card);
            QPainter painter(&image);
            paintBoard(painter, scene, layout, placeTokens(scene.content, layout));
            painter.end();
            best = std::min(best, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        return best;
    };
    const double few = frameMs(200);
    const double many = frameMs(1'000'000);
    qInfo("a frame of the board: %.2f ms with 200 futures, %.2f ms with 1,000,000", few, many);
    QVERIFY(few < 25); // no stall, even on a busy machine
    QVERIFY(many < 4 * few);
}

QTEST_MAIN(TestStateBoard)
#include "tst_stateboard.moc"
