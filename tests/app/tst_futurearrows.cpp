// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/futurearrows.h"
#include "timelinesamples.h"
#include "timelinescenes.h"

#include <QTest>

using namespace futurescope;
using namespace futurescope::samples;

class TestFutureArrows : public QObject
{
    Q_OBJECT

private slots:
    void theWaitersBarEndsAtItsTimeoutWithAMark();
    void arrowsLeadFromLaneToLane();
    void arrowsAreCutWhereTheyLeaveThePicture();
};

void TestFutureArrows::theWaitersBarEndsAtItsTimeoutWithAMark()
{
    Script script;
    script.submit(1, 0).start(1, 1, 1 * ms).block(1, 0, 2 * ms, BlockReason::Result);
    script.resume(1, 0, 50 * ms, BlockReason::Result).timeOut(1, 0, 50 * ms).refuse(1, 0, 51 * ms);
    script.finish(1, 1, 150 * ms).mark(MarkKind::RunEnded, 0, 151 * ms);
    const Timeline timeline = script.timeline();
    TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, QSizeF(900, 500));
    const TimeAxis axis = axisOf(scene, layout);
    const auto differing = [&](const QRectF &area, const QImage &one, const QImage &other) {
        int count = 0;
        for (int y = static_cast<int>(area.top()); y < area.bottom(); ++y) {
            for (int x = static_cast<int>(area.left()); x < area.right(); ++x)
                count += one.pixel(x, y) != other.pixel(x, y);
        }
        return count;
    };
    Script plain;
    plain.submit(1, 0).start(1, 1, 1 * ms).block(1, 0, 2 * ms, BlockReason::Result);
    plain.resume(1, 0, 50 * ms, BlockReason::Result).finish(1, 1, 150 * ms).mark(MarkKind::RunEnded, 0, 151 * ms);
    const Timeline unmarked = plain.timeline();
    const TimelineScene other = sceneOf(unmarked);
    const QImage with = paint(scene, {900, 500});
    const QImage without = paint(other, {900, 500});
    const double x = axis.xOf(50 * ms);
    QVERIFY(differing({x - 6, layout.mainLane.top(), 12, layout.mainLane.height()}, with, without) > 20);
    QVERIFY(differing({x - 6, layout.barRect(1).top(), 14, 16}, with, without) > 20); // the refusal, on the task's bar
    // The waiter's bar ends, the task's goes on.
    const double later = axis.xOf(100 * ms);
    QCOMPARE(with.pixelColor(static_cast<int>(later), static_cast<int>(layout.mainLane.center().y())),
             scene.theme->card);
    QVERIFY(with.pixelColor(static_cast<int>(later), static_cast<int>(layout.barRect(1).top() + 5))
            != scene.theme->card);
    scene.cursorNs = 49 * ms; // not yet
    TimelineScene before = other;
    before.cursorNs = 49 * ms;
    QCOMPARE(differing(layout.plot(), paint(scene, {900, 500}), paint(before, {900, 500})), 0);
}

void TestFutureArrows::arrowsLeadFromLaneToLane()
{
    Script script;
    script.submit(1, 1 * ms).start(1, 2, 20 * ms).submitFrom(2, 2, 30 * ms).start(2, 1, 40 * ms);
    script.finish(2, 1, 60 * ms).finish(1, 2, 80 * ms).read(1, 95 * ms).mark(MarkKind::RunEnded, 0, 100 * ms);
    const Timeline timeline = script.timeline();
    TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, QSizeF(900, 500));
    const TimeAxis axis = axisOf(scene, layout);
    const auto first = arrowsOf(scene, layout, FutureId{1});
    QCOMPARE(first.size(), std::size_t{3});
    QVERIFY(layout.mainLane.adjusted(-1, -1, 1, 1).contains(first[0].line.p1()));
    QVERIFY(layout.barRect(2).adjusted(-1, -1, 1, 1).contains(first[0].line.p2()));
    QCOMPARE(first[0].line.x1(), axis.xOf(1 * ms));
    QCOMPARE(first[0].line.x2(), axis.xOf(20 * ms));
    QVERIFY(first[0].label.contains(QStringLiteral("19")));
    QCOMPARE(first[1].line.x2(), axis.xOf(80 * ms));
    QVERIFY(first[1].label.contains(QStringLiteral("60")));
    QVERIFY(layout.mainLane.adjusted(-1, -1, 1, 1).contains(first[2].line.p2()));
    QVERIFY(first[2].label.contains(QStringLiteral("15")));
    // Submitted by the task on worker 2, run by worker 1, never read.
    const auto nested = arrowsOf(scene, layout, FutureId{2});
    QCOMPARE(nested.size(), std::size_t{2});
    QVERIFY(layout.barRect(2).adjusted(-1, -1, 1, 1).contains(nested[0].line.p1()));
    QVERIFY(layout.barRect(1).adjusted(-1, -1, 1, 1).contains(nested[0].line.p2()));
    scene.cursorNs = 50 * ms;
    const auto running = arrowsOf(scene, layout, FutureId{1});
    QCOMPARE(running.size(), std::size_t{2});
    QVERIFY(!running[1].endSeen); // it goes on
    scene.cursorNs = 10 * ms;
    QVERIFY(arrowsOf(scene, layout, FutureId{1}).empty());
}

void TestFutureArrows::arrowsAreCutWhereTheyLeaveThePicture()
{
    Script script;
    script.submit(1, 0).start(1, 1, 500 * ms).finish(1, 1, 600 * ms).read(1, 900 * ms);
    const Timeline timeline = script.timeline();
    TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, QSizeF(900, 500));
    scene.visible = {550 * ms, 700 * ms};
    const auto arrows = arrowsOf(scene, layout, FutureId{1});
    QCOMPARE(arrows.size(), std::size_t{2}); // the wait lies outside
    QVERIFY(!arrows[0].startSeen && arrows[0].endSeen);
    QVERIFY(arrows[1].startSeen && !arrows[1].endSeen);
    for (const FutureArrow &arrow : arrows) {
        for (const QPointF end : {arrow.line.p1(), arrow.line.p2()})
            QVERIFY(layout.barArea().adjusted(-0.1, -0.1, 0.1, 0.1).contains(end));
    }
    // Seen through a window of one nanosecond, still in the picture and not drawn from light years away.
    scene.visible = {550 * ms, 550 * ms + 100};
    for (const FutureArrow &arrow : arrowsOf(scene, layout, FutureId{1}))
        QVERIFY(arrow.line.length() <= 1000);
    QVERIFY(!clippedTo({-10, -10, -1, 50}, {0, 0, 100, 100}));
    QCOMPARE(clippedTo({-10, 50, 200, 50}, {0, 0, 100, 100}), std::optional(QLineF(0, 50, 100, 50)));
}

QTEST_MAIN(TestFutureArrows)
#include "tst_futurearrows.moc"
