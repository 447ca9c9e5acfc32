// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/boardimage.h"
#include "app/futures/stateboard.h"
#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"
#include "boardsamples.h"
#include "labfixtures.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

#include <set>

using namespace futurescope;
using samples::Known;

namespace {

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
    void boxesAndTokensStayInsideAndApart_data();
    void boxesAndTokensStayInsideAndApart();
    void badgesAreThoseOfTheMoment();
    void aClickSelects();
    void keysGoFromTokenToToken();
    void tokensGlideAndComeBack();
    void withoutMotionTheyAreThereAtOnce();
    void itIsAPictureForAFileToo();
    void aFrameOfTwoHundredIsCheapAndAMillionIsNoDearer();
};

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
