// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lanelabels.h"
#include "app/timeline/timeaxis.h"
#include "app/timeline/timelinelayout.h"

#include <QTest>

#include <random>

using namespace futurescope;

class TimeAxisTest : public QObject
{
    Q_OBJECT

private slots:
    void goesToPixelsAndBack();
    void choosesAtMostTenRoundTicks();
    void writesTicksInAFittingUnit_data();
    void writesTicksInAFittingUnit();
    void keepsTheTimeUnderThePointerWhenZooming();
    void neverShowsTimesBeforeZero();
    void growsInStepsWhileFollowing();
    void placesLanesWithoutOverlap();
    void scrollsWhenLanesOverflow();
    void drawsEveryLaneOfAPictureWhenThinnerLanesAreAllowed();
};

void TimeAxisTest::goesToPixelsAndBack()
{
    const TimeAxis axis{{1'000'000, 5'000'000}, 60, 800};
    QCOMPARE(axis.xOf(1'000'000), 60.0);
    QCOMPARE(axis.xOf(3'000'000), 460.0);
    for (const std::int64_t time : {1'000'000, 1'234'567, 4'999'999})
        QVERIFY(std::abs(axis.timeAt(axis.xOf(time)) - time) <= 1);
    const TimeAxis none{{0, 100}, 10, 0};
    QCOMPARE(none.timeAt(500), 0);
}

void TimeAxisTest::choosesAtMostTenRoundTicks()
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 500; ++round) {
        const auto length = static_cast<std::int64_t>(std::pow(10, 2 + static_cast<double>(random() % 100) / 10));
        const auto start = static_cast<std::int64_t>(random() % 10'000'000'000);
        const TimeAxis axis{{start, start + length}, 0, 300 + static_cast<double>(random() % 1500)};
        const auto ticks = axis.ticks(60);
        QVERIFY(ticks.size() <= 10);
        for (std::size_t index = 0; index < ticks.size(); ++index) {
            QVERIFY(ticks[index].timeNs >= start && ticks[index].timeNs <= start + length);
            if (index == 0)
                continue;
            std::int64_t step = ticks[index].timeNs - ticks[index - 1].timeNs;
            QVERIFY(axis.xOf(ticks[index].timeNs) - axis.xOf(ticks[index - 1].timeNs) > 59.9);
            QVERIFY(ticks[index].label != ticks[index - 1].label);
            while (step % 10 == 0)
                step /= 10;
            QVERIFY2(step == 1 || step == 2 || step == 5, qPrintable(QString::number(step)));
        }
    }
}

void TimeAxisTest::writesTicksInAFittingUnit_data()
{
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QString>("second");
    QTest::newRow("seconds") << 0LL << 5'000'000'000LL << "1 s";
    QTest::newRow("tenths") << 0LL << 1'500'000'000LL << "0.2 s";
    QTest::newRow("milliseconds") << 0LL << 50'000'000LL << "10 ms";
    QTest::newRow("microseconds") << 0LL << 40'000LL << "5 µs";
    QTest::newRow("nanoseconds") << 0LL << 400LL << "50 ns";
    QTest::newRow("deep in a long run") << 3'420'000'000LL << 3'420'040'000LL << "3.420005 s";
}

void TimeAxisTest::writesTicksInAFittingUnit()
{
    QFETCH(qint64, start);
    QFETCH(qint64, end);
    QFETCH(QString, second);
    const TimeAxis axis{{start, end}, 0, 1000};
    QCOMPARE(axis.ticks(60).at(1).label, second);
}

void TimeAxisTest::keepsTheTimeUnderThePointerWhenZooming()
{
    const TimeRange range{2'000'000, 10'000'000};
    const TimeAxis before{range, 0, 800};
    const std::int64_t anchor = before.timeAt(600);
    const TimeAxis after{zoomed(range, anchor, 0.5), 0, 800};
    QCOMPARE(after.range.lengthNs(), 4'000'000);
    QVERIFY(std::abs(after.xOf(anchor) - 600) < 0.01);
    QCOMPARE(zoomed(range, anchor, 1e-12).lengthNs(), 100);
}

void TimeAxisTest::neverShowsTimesBeforeZero()
{
    QCOMPARE(panned({100, 200}, -5).startNs, 0);
    QCOMPARE(panned({100, 200}, -5).lengthNs(), 100);
    QCOMPARE(zoomed({100, 200}, 150, 10).startNs, 0);
    QCOMPARE(panned({100, 200}, 0.5).startNs, 150);
}

void TimeAxisTest::growsInStepsWhileFollowing()
{
    int changes = 0;
    TimeRange last{};
    for (std::int64_t now = 0; now < 3'000'000'000; now += 10'000'000) {
        const TimeRange range = followingRange(now);
        QCOMPARE(range.startNs, 0);
        QVERIFY(range.endNs > now);
        QVERIFY(range.endNs >= last.endNs);
        changes += range != last;
        last = range;
    }
    QVERIFY2(changes < 30, qPrintable(QString::number(changes)));
}

void TimeAxisTest::placesLanesWithoutOverlap()
{
    for (const QSizeF size : {QSizeF(520, 300), QSizeF(760, 420), QSizeF(1600, 900)}) {
        for (const int workers : {1, 2, 4, 8}) {
            LayoutRequest request;
            request.size = size;
            request.workers = workers;
            const TimelineLayout layout = layoutTimeline(request);
            QCOMPARE(layout.maxScroll, 0.0);
            QVERIFY(layout.flags.top() >= layout.header.bottom());
            QVERIFY(layout.mainLane.top() >= layout.queue.bottom());
            QVERIFY(layout.workers.top() >= layout.mainLane.bottom());
            QVERIFY(layout.axis.top() >= layout.workers.bottom());
            QVERIFY(layout.axis.bottom() <= size.height());
            for (int lane = 1; lane <= workers; ++lane) {
                QVERIFY(layout.workers.adjusted(0, -0.01, 0, 0.01).contains(layout.barRect(lane)));
                QCOMPARE(layout.laneAt(layout.barRect(lane).center().y()), lane);
                if (lane > 1)
                    QVERIFY(layout.barRect(lane).top() >= layout.barRect(lane - 1).bottom());
            }
        }
    }
}

void TimeAxisTest::scrollsWhenLanesOverflow()
{
    LayoutRequest request;
    request.size = {800, 500};
    request.workers = 256;
    TimelineLayout layout = layoutTimeline(request);
    QVERIFY(layout.maxScroll > 0);
    QVERIFY(layout.visibleLanes().back() < 256);
    request.scroll = 1e9;
    layout = layoutTimeline(request);
    QCOMPARE(layout.scroll, layout.maxScroll);
    QCOMPARE(layout.visibleLanes().back(), 256);
    QCOMPARE(layout.laneAt(layout.workers.bottom() - 1), 256);
    request.scroll = layout.scrollToShow(100);
    layout = layoutTimeline(request);
    QVERIFY(layout.visibleLanes().front() <= 100 && layout.visibleLanes().back() >= 100);
}

void TimeAxisTest::drawsEveryLaneOfAPictureWhenThinnerLanesAreAllowed()
{
    LayoutRequest request;
    request.size = {1920, 1080};
    request.workers = 256;
    request.minPitch = 1;
    const TimelineLayout layout = layoutTimeline(request);
    QCOMPARE(layout.maxScroll, 0.0);
    QCOMPARE(layout.visibleLanes().size(), std::size_t{256});
    const std::vector<int> labelled = labelledLanes(layout, 15);
    QVERIFY(labelled.size() > 20);
    for (std::size_t i = 1; i < labelled.size(); ++i)
        QVERIFY(layout.laneRect(labelled[i]).top() - layout.laneRect(labelled[i - 1]).top() >= 15);
}

QTEST_GUILESS_MAIN(TimeAxisTest)
#include "tst_timeaxis.moc"
