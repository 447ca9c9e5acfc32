// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/metrics.h"
#include "core/trace/laneslices.h"
#include "core/trace/timeline.h"

#include <QtTest>

#include <algorithm>

using namespace futurescope;

namespace {

constexpr LaneId worker1{1};
constexpr LaneId worker2{2};
constexpr std::uint8_t inResult = static_cast<std::uint8_t>(BlockReason::Result);

Event at(std::int64_t ms, EventKind kind, std::uint32_t future, LaneId lane, std::uint64_t payload = 0,
         std::uint8_t detail = 0)
{
    return {ms * 1'000'000, payload, FutureId{future}, lane, kind, detail};
}

} // namespace

/// What the timeline makes of tasks that wait for others and of tasks that run inside others.
class TestNestedTimeline : public QObject
{
    Q_OBJECT

private slots:
    void aWaitForAnotherTaskIsTheWaiters();
    void aTaskInsideAnotherCutsItsBarInTwo();
};

void TestNestedTimeline::aWaitForAnotherTaskIsTheWaiters()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        at(0, EventKind::Submitted, 1, mainLane, packItems(0, 1)),
        at(1, EventKind::Started, 1, worker1),
        at(2, EventKind::Submitted, 2, worker1, packItems(0, 1)),
        at(3, EventKind::Blocked, 2, worker1, 500, inResult),
        at(4, EventKind::Started, 2, worker2),
    });
    QCOMPARE(timeline.futures()[0].awaits(), FutureId{2});
    QVERIFY(timeline.futures()[0].awaitLimited());
    const Span *wait = Timeline::awaitAt(timeline.lanes()[1], 5'000'000);
    QVERIFY(wait && wait->future == FutureId{2} && wait->limited);
    QVERIFY(!Timeline::awaitAt(timeline.lanes()[1], 2'999'999));
    timeline.append(std::vector<Event>{
        at(9, EventKind::Finished, 2, worker2, 7),
        at(10, EventKind::Resumed, 2, worker1, 0, inResult),
        at(10, EventKind::ResultRead, 2, worker1),
        at(11, EventKind::Finished, 1, worker1, 7),
    });
    QCOMPARE(timeline.futures()[0].awaits(), noFuture);
    QCOMPARE(timeline.futures()[0].awaitNs(), 7'000'000);
    QCOMPARE(timeline.futures()[0].blockedNs(), 7'000'000);
    QCOMPARE(timeline.futures()[1].blockedNs(), 0);
    const Metrics metrics = metricsOf(timeline, {.measuredBaseline = {}, .workerCpu = Nanos(7'000'000), .workers = 2});
    QCOMPARE(*metrics.baseline, Nanos(7'000'000)); // the wait is no work
    QCOMPARE(*metrics.awaitShare, 7.0 / 22);
}

void TestNestedTimeline::aTaskInsideAnotherCutsItsBarInTwo()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        at(0, EventKind::Submitted, 1, mainLane, packItems(0, 1)),
        at(1, EventKind::Started, 1, worker1),
        at(2, EventKind::Submitted, 2, worker1, packItems(0, 1)),
        at(3, EventKind::Blocked, 2, worker1, 0, inResult),
        at(4, EventKind::Started, 2, worker1),
        at(7, EventKind::Finished, 2, worker1, 7),
        at(8, EventKind::Resumed, 2, worker1, 0, inResult),
        at(10, EventKind::Finished, 1, worker1, 7),
    });
    const Lane &lane = timeline.lanes()[1];
    const auto isSpan = [](const Span &span, std::int64_t fromMs, std::int64_t toMs, std::uint32_t future) {
        return span.startNs == fromMs * 1'000'000 && span.endNs == toMs * 1'000'000 && span.future.value == future;
    };
    QCOMPARE(lane.tasks.size(), std::size_t{3});
    QVERIFY(isSpan(lane.tasks[0], 1, 4, 1) && isSpan(lane.tasks[1], 4, 7, 2) && isSpan(lane.tasks[2], 7, 10, 1));
    QCOMPARE(lane.waits.size(), std::size_t{2});
    QVERIFY(isSpan(lane.waits[0], 3, 4, 2) && isSpan(lane.waits[1], 7, 8, 2));
    QCOMPARE(timeline.futures()[1].inside(), FutureId{1});
    QCOMPARE(timeline.futures()[0].awaitNs(), 2'000'000);
    const Metrics metrics = metricsOf(timeline, {});
    QCOMPARE(*metrics.utilisation, 0.9);
    QCOMPARE(*metrics.overheadPerTask, Nanos(500'000)); // #1 waited 1 ms, #2 not at all

    // Other programs' pictures show the inner task inside the whole outer one.
    const LaneSlices slices(timeline);
    const auto &onWorker = slices.of(worker1);
    QCOMPARE(std::ranges::count(onWorker, std::string_view("task"), &LaneSlice::name), std::ptrdiff_t{2});
    QVERIFY(onWorker[0].startNs == 1'000'000 && onWorker[0].endNs == 10'000'000 && onWorker[0].future == FutureId{1});
}

QTEST_GUILESS_MAIN(TestNestedTimeline)
#include "tst_nestedtimeline.moc"
