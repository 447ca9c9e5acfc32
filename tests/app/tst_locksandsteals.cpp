// SPDX-License-Identifier: GPL-3.0-or-later
// The interpreter lock's lane of the timeline, and steals as arcs.
#include "app/exporting/fonts.h"
#include "app/timeline/barcache.h"
#include "app/timeline/barpainter.h"
#include "app/timeline/stealarcs.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelinequeries.h"
#include "timelinesamples.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

using namespace futurescope;
using namespace futurescope::samples;

namespace {

constexpr QSize pictureSize(1000, 500);

TimelineScene sceneOf(const Timeline &timeline, bool dark = false)
{
    TimelineScene scene;
    scene.timeline = &timeline;
    scene.theme = &themeFor(dark);
    scene.font = bundledTextFont();
    scene.title = QStringLiteral("Timeline");
    scene.visible = {0, timeline.endNs() + timeline.endNs() / 10};
    scene.cursorNs = timeline.endNs();
    scene.showCursor = false;
    return scene;
}

QImage paint(const TimelineScene &scene, QSize size = pictureSize)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(scene.theme->card);
    QPainter painter(&image);
    paintTimeline(painter, scene, size);
    return image;
}

/// How many pixels of column `x` between `area`'s top and bottom are exactly `colour`.
int pixelsOf(const QImage &image, double x, const QRectF &area, const QColor &colour)
{
    int count = 0;
    for (int y = static_cast<int>(std::ceil(area.top())); y < static_cast<int>(area.bottom()); ++y)
        count += image.pixelColor(static_cast<int>(x), y) == colour;
    return count;
}

/// Pixels within `reach` to both sides of `at` in which the pictures differ.
int differences(const QImage &one, const QImage &other, QPointF at, int reach)
{
    int count = 0;
    for (int dx = -reach; dx <= reach; ++dx) {
        const QPoint pixel(static_cast<int>(std::lround(at.x())) + dx, static_cast<int>(at.y()));
        count += one.pixel(pixel) != other.pixel(pixel);
    }
    return count;
}

/// Three workers take turns; each turn is a task of its own, before which the worker waits for the lock.
Script tasksInTurn(int turns, std::int64_t turnNs)
{
    Script script;
    script.mark(MarkKind::RunStarted, 0, 0);
    for (int turn = 0; turn < turns; ++turn) {
        const int lane = 1 + turn % 3;
        const auto id = static_cast<std::uint32_t>(turn + 1);
        const std::int64_t start = turn * turnNs;
        script.submit(id, 0).waitForLock(0, lane, std::max<std::int64_t>(0, start - turnNs * 3 / 2));
        script.getLock(0, lane, start).start(id, lane, start + 10).finish(id, lane, start + turnNs - 10);
        script.releaseLock(0, lane, start + turnNs);
    }
    return script;
}

/// Two pools of bars without a steal of their own.
Script twoLanes()
{
    Script script;
    script.submit(1, 0).submit(2, 0).submit(3, 0).start(1, 1, 0).start(2, 2, 0);
    return script;
}

} // namespace

class LocksAndStealsTest : public QObject
{
    Q_OBJECT

private slots:
    void theLockHasALaneOnlyWhereThereIsOne();
    void holdersAndWaitersStandInTheirColours_data();
    void holdersAndWaitersStandInTheirColours();
    void waitersFillTheBandByTheirNumber();
    void nothingIsKnownAfterTheCursor();
    void waitsForTheLockAreSeenOnTheWorkersLanes();
    void theLaneSaysWhoHoldsAndWhoWaits();
    void aHoldingLeadsToItsFuture();
    void theLaneIsPaintedTheSameInPartsAsInOne();
    void aGrowingRunIsPaintedAsAWholeOne();
    void aMillionHandOversArePaintedQuickly();
    void aStealIsAnArcFromTheRobbedToTheThief();
    void stealsAfterTheCursorAreNotSeen();
    void manyStealsAreTicksAndNeverThousandsOfArcs();
    void stealsBetweenUnknownLanesAreNotDrawn();
    void aStealIsNamedUnderThePointer();
};

void LocksAndStealsTest::theLockHasALaneOnlyWhereThereIsOne()
{
    const Timeline without = pool({}).timeline();
    QVERIFY(layoutScene(sceneOf(without), pictureSize).lockLane.isEmpty());
    const Timeline with = takingTurns(2, 10, 5 * ms).timeline();
    for (const QSize size : {QSize(1000, 500), QSize(320, 200), QSize(2000, 1200)}) {
        const TimelineLayout layout = layoutScene(sceneOf(with), size);
        QVERIFY(layout.lockLane.height() >= 12);
        QVERIFY(layout.lockLane.top() >= layout.mainLane.bottom());
        QVERIFY(layout.lockLane.bottom() <= layout.workers.top());
        QVERIFY(layout.axis.bottom() <= size.height());
        QCOMPARE(layout.laneAt(layout.lockLane.center().y()), -1);
        QVERIFY(layout.barArea().contains(layout.lockLane));
        QVERIFY(layout.lockHolders().bottom() <= layout.lockWaiters().top());
    }
}

void LocksAndStealsTest::holdersAndWaitersStandInTheirColours_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void LocksAndStealsTest::holdersAndWaitersStandInTheirColours()
{
    QFETCH(bool, dark);
    Script script = twoLanes();
    script.getLock(1, 1, 10 * ms).waitForLock(2, 2, 40 * ms).releaseLock(1, 1, 60 * ms).getLock(2, 2, 60 * ms);
    script.releaseLock(2, 2, 80 * ms).finish(2, 2, 100 * ms);
    const Timeline timeline = script.timeline();
    const TimelineScene scene = sceneOf(timeline, dark);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene);
    const TimeAxis axis = axisOf(scene, layout);
    const QColor held = scene.theme->state(BarState::Running).fill;
    const QColor waited = scene.theme->state(BarState::LockWait).fill;
    const QRectF holders = layout.lockHolders();
    const QRectF waiters = layout.lockWaiters();
    const auto holderPixels = [&](std::int64_t at) { return pixelsOf(image, axis.xOf(at), holders, held); };
    const auto waiterPixels = [&](std::int64_t at) { return pixelsOf(image, axis.xOf(at), waiters, waited); };
    QCOMPARE(holderPixels(5 * ms), 0);
    QVERIFY(holderPixels(15 * ms) > holders.height() * 0.8);
    QVERIFY(holderPixels(75 * ms) > holders.height() * 0.8);
    QCOMPARE(holderPixels(90 * ms), 0);
    QCOMPARE(waiterPixels(30 * ms), 0);
    QVERIFY(waiterPixels(50 * ms) > waiters.height() * 0.4); // hatched
    QCOMPARE(waiterPixels(70 * ms), 0);
}

void LocksAndStealsTest::waitersFillTheBandByTheirNumber()
{
    Script script;
    for (std::uint32_t lane = 1; lane <= 5; ++lane)
        script.submit(lane, 0).start(lane, static_cast<int>(lane), 0);
    script.getLock(1, 1, 0).waitForLock(2, 2, 20 * ms).waitForLock(3, 3, 40 * ms).waitForLock(4, 4, 60 * ms);
    script.waitForLock(5, 5, 80 * ms).mark(MarkKind::RunEnded, 0, 100 * ms);
    const Timeline timeline = script.timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene);
    const QRectF band = layout.lockWaiters();
    for (int waiters = 0; waiters <= 4; ++waiters) {
        const double x = axisOf(scene, layout).xOf((waiters * 20 + 10) * ms);
        const int blank = pixelsOf(image, x, band, scene.theme->card);
        QVERIFY2(std::abs(blank - band.height() * (4 - waiters) / 4) <= 1.5, qPrintable(QString::number(blank)));
    }
}

void LocksAndStealsTest::nothingIsKnownAfterTheCursor()
{
    const Timeline timeline = takingTurns(2, 20, 5 * ms).timeline();
    TimelineScene scene = sceneOf(timeline);
    scene.cursorNs = 32 * ms;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene);
    for (const std::int64_t later : {34 * ms, 50 * ms, 90 * ms}) {
        const double x = axisOf(scene, layout).xOf(later) + 1;
        const int blank = pixelsOf(image, x, layout.lockLane, scene.theme->card);
        const int grid = pixelsOf(image, x, layout.lockLane, scene.theme->grid);
        QCOMPARE(blank + grid, pixelsOf(image, layout.workers.right() - 1, layout.lockLane, scene.theme->card));
    }
}

void LocksAndStealsTest::waitsForTheLockAreSeenOnTheWorkersLanes()
{
    const Timeline timeline = takingTurns(2, 10, 5 * ms).timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene);
    const QRectF bar = layout.barRect(1);
    const QColor waited = scene.theme->state(BarState::LockWait).fill;
    QVERIFY(pixelsOf(image, axisOf(scene, layout).xOf(7 * ms) + 2, bar, waited) > bar.height() * 0.2);
    QCOMPARE(pixelsOf(image, axisOf(scene, layout).xOf(12 * ms), bar, waited), 0);
    const auto legend = legendStates(scene);
    QVERIFY(std::ranges::find(legend, BarState::LockWait) != legend.end());
}

void LocksAndStealsTest::theLaneSaysWhoHoldsAndWhoWaits()
{
    const Timeline timeline = takingTurns(3, 12, 5 * ms).timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QPointF inside(axisOf(scene, layout).xOf(8 * ms), layout.lockLane.center().y()); // second turn
    const QString text = describeLock(scene, layout, inside);
    QVERIFY2(text.startsWith(QStringLiteral("Interpreter lock (emulated)")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("held by worker 2 · #2 for 5.00 ms")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Worker 1 has waited for 3.00 ms")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Worker 3 has waited for")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("Worker 2 has waited")));
    QVERIFY(describeLock(scene, layout, layout.queue.center()).isEmpty());
    QVERIFY(describeLock(scene, layout, {layout.labelLeft, layout.lockLane.center().y()}) == TimelineText::lockLane());
}

void LocksAndStealsTest::aHoldingLeadsToItsFuture()
{
    const Timeline timeline = takingTurns(2, 10, 5 * ms).timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const TimeAxis axis = axisOf(scene, layout);
    QCOMPARE(futureAt(scene, layout, {axis.xOf(2 * ms), layout.lockLane.center().y()}), FutureId{1});
    QCOMPARE(futureAt(scene, layout, {axis.xOf(7 * ms), layout.lockLane.center().y()}), FutureId{2});
    QCOMPARE(futureAt(scene, layout, {layout.workers.right() - 1, layout.lockLane.center().y()}), noFuture);
}

void LocksAndStealsTest::theLaneIsPaintedTheSameInPartsAsInOne()
{
    const Timeline timeline = takingTurns(3, 400, 5 * ms).timeline();
    for (const std::int64_t length : {timeline.endNs(), timeline.endNs() / 7, timeline.endNs() / 150}) {
        TimelineScene scene = sceneOf(timeline);
        scene.visible = {timeline.endNs() / 3, timeline.endNs() / 3 + length};
        const TimelineLayout layout = layoutScene(scene, pictureSize);
        for (const double scale : {1.0, 1.5}) {
            QImage whole(barImageSize(layout, scale), QImage::Format_ARGB32_Premultiplied);
            QImage parts = whole.copy();
            paintBars(whole, scene, layout, scale, 0, whole.width());
            for (int from = 0; from < parts.width(); from += 37)
                paintBars(parts, scene, layout, scale, from, std::min(from + 37, parts.width()));
            QVERIFY(parts == whole);
        }
    }
}

void LocksAndStealsTest::aGrowingRunIsPaintedAsAWholeOne()
{
    // Lane by lane in batches, so that holdings are told late and out of order, as a collector brings them.
    const Script script = tasksInTurn(150, 2 * ms);
    std::vector<std::vector<Event>> lanes(4);
    for (const Event &event : script.events())
        lanes[event.lane.value].push_back(event);
    Timeline timeline;
    BarCache cache;
    std::vector<std::size_t> next(lanes.size(), 0);
    const std::int64_t end = script.timeline().endNs();
    int partial = 0;
    for (std::int64_t now = 0; now < end + 10 * ms; now += 3 * ms) {
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            // Each lane is told up to another moment.
            const std::int64_t upTo = now - static_cast<std::int64_t>(lane) * ms;
            const std::size_t from = next[lane];
            while (next[lane] < lanes[lane].size() && lanes[lane][next[lane]].timeNs <= upTo)
                ++next[lane];
            timeline.append(std::span(lanes[lane]).subspan(from, next[lane] - from));
        }
        TimelineScene scene = sceneOf(timeline);
        scene.visible = {0, end};
        scene.cursorNs = timeline.endNs();
        scene.workers = 3;
        const TimelineLayout layout = layoutScene(scene, pictureSize);
        const QImage &cached = cache.update(scene, layout, 1);
        partial += cache.paintedColumns() > 0 && cache.paintedColumns() < cached.width();
        QImage whole(barImageSize(layout, 1), QImage::Format_ARGB32_Premultiplied);
        paintBars(whole, scene, layout, 1, 0, whole.width());
        QVERIFY2(cached == whole, qPrintable(QString::number(now / ms)));
    }
    QVERIFY2(partial > 80, qPrintable(QString::number(partial)));
}

void LocksAndStealsTest::aMillionHandOversArePaintedQuickly()
{
    const Timeline timeline = takingTurns(4, 1'000'000, 5000).timeline();
    TimelineScene scene = sceneOf(timeline);
    QElapsedTimer timer;
    timer.start();
    for (const int zoom : {1, 100, 10'000, 1'000'000}) {
        scene.visible = {0, timeline.endNs() / zoom};
        QVERIFY(!paint(scene).isNull());
    }
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void LocksAndStealsTest::aStealIsAnArcFromTheRobbedToTheThief()
{
    Script script = twoLanes();
    script.finish(1, 1, 100 * ms).finish(2, 2, 100 * ms);
    const Timeline calm = script.timeline();
    const Timeline timeline = script.steal(3, 1, 2, 50 * ms).timeline();
    for (const bool dark : {false, true}) {
        const TimelineScene scene = sceneOf(timeline, dark);
        const TimelineLayout layout = layoutScene(scene, pictureSize);
        const QImage with = paint(scene);
        const QImage without = paint(sceneOf(calm, dark));
        const QPainterPath arc = stealArc(scene, layout, timeline.steals()[0]);
        const double x = axisOf(scene, layout).xOf(50 * ms);
        QCOMPARE(arc.pointAtPercent(0).x(), x);
        QVERIFY(layout.barRect(1).contains(arc.pointAtPercent(0)));
        QVERIFY(layout.barRect(2).contains(arc.pointAtPercent(1)));
        QVERIFY(arc.pointAtPercent(0.5).x() < x - 4);
        for (const double part : {0.2, 0.5, 0.8}) {
            QVERIFY(differences(with, without, arc.pointAtPercent(part), 2) >= 2);
            QCOMPARE(differences(with, without, arc.pointAtPercent(part) + QPointF(16, 0), 8), 0);
        }
        // The head is at the thief's end: broader there than the line.
        const auto broad = [&](double part) { return differences(with, without, arc.pointAtPercent(part), 8); };
        QVERIFY2(broad(0.95) > broad(0.05), qPrintable(QString::number(broad(0.95))));
    }
}

void LocksAndStealsTest::stealsAfterTheCursorAreNotSeen()
{
    Script script = twoLanes();
    script.steal(3, 1, 2, 50 * ms).finish(1, 1, 100 * ms);
    const Timeline timeline = script.timeline();
    TimelineScene scene = sceneOf(timeline);
    scene.cursorNs = 49 * ms;
    QVERIFY(stealClusters(scene, layoutScene(scene, pictureSize)).empty());
    scene.cursorNs = 50 * ms;
    QCOMPARE(stealClusters(scene, layoutScene(scene, pictureSize)).size(), std::size_t{1});
}

void LocksAndStealsTest::manyStealsAreTicksAndNeverThousandsOfArcs()
{
    constexpr std::uint32_t many = 300'000;
    Script script = twoLanes();
    for (std::uint32_t i = 0; i < many; ++i)
        script.steal(3 + i, 1 + static_cast<int>(i % 2), 2 - static_cast<int>(i % 2), i * 1000);
    script.finish(1, 1, many * 1000).finish(2, 2, many * 1000);
    const Timeline timeline = script.timeline();
    TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    QElapsedTimer timer;
    timer.start();
    std::size_t seen = 0;
    for (const StealCluster &cluster : stealClusters(scene, layout)) {
        QVERIFY(cluster.isTick());
        QCOMPARE(cluster.first, seen); // none is left out, none counted twice
        seen += cluster.count;
    }
    QCOMPARE(seen, std::size_t{many});
    QVERIFY(stealClusters(scene, layout).size() <= 101);
    paint(scene);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    // Near enough, each is an arc.
    scene.visible = {100'000'000, 100'000'000 + 20'000};
    const auto few = stealClusters(scene, layoutScene(scene, pictureSize));
    QVERIFY(few.size() >= 20);
    QVERIFY(std::ranges::none_of(few, &StealCluster::isTick));
}

void LocksAndStealsTest::stealsBetweenUnknownLanesAreNotDrawn()
{
    Script script = twoLanes();
    script.steal(3, 9, 2, 50 * ms).steal(3, 2, 2, 60 * ms).finish(1, 1, 100 * ms).finish(2, 2, 100 * ms);
    const Timeline timeline = script.timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    for (const Steal &steal : timeline.steals())
        QVERIFY(stealArc(scene, layout, steal).isEmpty());
    QVERIFY(!paint(scene).isNull());
}

void LocksAndStealsTest::aStealIsNamedUnderThePointer()
{
    Script script = twoLanes();
    script.steal(3, 2, 1, 50 * ms).finish(1, 1, 100 * ms).finish(2, 2, 100 * ms);
    for (std::uint32_t i = 0; i < 20; ++i)
        script.steal(10 + i, 1, 2, 80 * ms + i);
    const Timeline timeline = script.timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QPainterPath arc = stealArc(scene, layout, timeline.steals()[0]);
    for (const double part : {0.1, 0.5, 0.9})
        QCOMPARE(describeStealAt(scene, layout, arc.pointAtPercent(part)),
                 QStringLiteral("Worker 1 took #3 from Worker 2"));
    QVERIFY(describeStealAt(scene, layout, arc.pointAtPercent(0.5) + QPointF(20, 0)).isEmpty());
    const auto clusters = stealClusters(scene, layout);
    QCOMPARE(clusters.size(), std::size_t{2});
    QCOMPARE(describeStealAt(scene, layout, clusters[1].tick.center()), QStringLiteral("20 steals"));
}

QTEST_MAIN(LocksAndStealsTest)
#include "tst_locksandsteals.moc"
