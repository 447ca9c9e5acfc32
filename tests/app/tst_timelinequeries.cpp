// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelinequeries.h"
#include "tests/app/timelinesamples.h"
#include "tests/core/drawnlane.h"

#include <QtTest>

#include <random>

using namespace futurescope;
using fixtures::DrawnLane;
using samples::ms;
using samples::Script;

namespace {

/// The slow, obvious twin of sumsOf(): looks at every span.
RangeSums walk(const Timeline &timeline, TimeRange range, std::int64_t cursorNs)
{
    RangeSums sums;
    const std::int64_t endNs = std::min(range.endNs, cursorNs);
    for (std::size_t lane = 1; lane < timeline.lanes().size(); ++lane) {
        for (const Span &span : timeline.lanes()[lane].tasks) {
            if (endNs <= range.startNs || span.endNs <= range.startNs || span.startNs >= endNs)
                continue;
            sums.busyNs += std::min(span.endNs, endNs) - std::max(span.startNs, range.startNs);
            ++sums.tasks;
            const Outcome outcome = timeline.future(span.future)->outcome;
            sums.failures += span.endNs <= endNs && (outcome == Outcome::Failed || outcome == Outcome::Lost) ? 1 : 0;
        }
    }
    return sums;
}

/// On three lanes, each from a seed of its own.
std::vector<Event> drawnRun(unsigned seed, int tasksPerLane)
{
    std::vector<Event> events;
    std::uint32_t before = 0;
    for (unsigned lane = 1; lane <= 3; ++lane) {
        std::uint32_t highest = 0;
        for (Event event : DrawnLane(seed * 8 + lane, tasksPerLane).events) {
            event.future.value += before;
            event.lane.value = static_cast<std::uint16_t>(lane);
            highest = std::max(highest, event.future.value);
            events.push_back(event);
        }
        before = highest;
    }
    return events;
}

} // namespace

/// What a picture of the timeline is asked.
class TimelineQueriesTest : public QObject
{
    Q_OBJECT

private slots:
    void aStretchIsSummedLikeANaiveWalkDoes();
    void whatHasNoLengthCountsInTheStretchBehindIt();
    void nothingIsKnownOfAStretchBehindTheCursor();
    void aLaneTellsHowLongItHasBeenBusyUntilTheCursor();
};

void TimelineQueriesTest::aStretchIsSummedLikeANaiveWalkDoes()
{
    std::size_t tasks = 0, failures = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        std::vector<Event> events = drawnRun(seed, seed % 3 == 0 ? 3000 : 400);
        // A part of them, so that some tasks have not ended.
        if (seed % 2 == 0)
            events.resize(events.size() - events.size() / 7);
        Timeline timeline;
        timeline.append(events);
        std::mt19937 random(seed);
        const std::int64_t endNs = timeline.endNs();
        for (int zoom = 0; zoom < 300; ++zoom) {
            const std::int64_t length = std::max<std::int64_t>(1, endNs >> (zoom % 24));
            // Half of the edges lie exactly on one of a span.
            const Spans &lane = timeline.lanes()[1 + random() % 3].tasks;
            const Span &span = lane[random() % lane.size()];
            const std::int64_t fromNs = zoom % 2 == 0   ? static_cast<std::int64_t>(random()) % endNs - length / 2
                                        : zoom % 4 == 1 ? span.startNs
                                                        : std::min(span.endNs, endNs);
            const TimeRange range{fromNs, fromNs + length};
            const std::int64_t cursorNs = zoom % 3 == 0 ? fromNs + length / 2 : endNs;
            const RangeSums sums = sumsOf(timeline, range, cursorNs, 3);
            const RangeSums expected = walk(timeline, range, cursorNs);
            QCOMPARE(sums.busyNs, expected.busyNs);
            QCOMPARE(sums.tasks, expected.tasks);
            QCOMPARE(sums.failures, expected.failures);
            tasks += sums.tasks;
            failures += sums.failures;
        }
    }
    QVERIFY(tasks > 0 && failures > 0 && failures < tasks); // else the twin has not seen much
}

void TimelineQueriesTest::whatHasNoLengthCountsInTheStretchBehindIt()
{
    Script script;
    script.start(1, 1, 10 * ms).fail(1, 1, 10 * ms).start(2, 1, 10 * ms).fail(2, 1, 10 * ms);
    script.start(3, 1, 10 * ms).fail(3, 1, 20 * ms);
    const Timeline timeline = script.timeline();
    QCOMPARE(sumsOf(timeline, {10 * ms, 20 * ms}, 20 * ms, 1).failures, std::size_t{1});
    QCOMPARE(sumsOf(timeline, {10 * ms, 20 * ms}, 20 * ms, 1).tasks, std::size_t{1});
    QCOMPARE(sumsOf(timeline, {5 * ms, 20 * ms}, 20 * ms, 1).failures, std::size_t{3});
    QCOMPARE(sumsOf(timeline, {5 * ms, 15 * ms}, 20 * ms, 1).failures, std::size_t{2});
}

void TimelineQueriesTest::nothingIsKnownOfAStretchBehindTheCursor()
{
    Script script;
    script.start(1, 1, 0).fail(1, 1, 100 * ms);
    const RangeSums sums = sumsOf(script.timeline(), {50 * ms, 80 * ms}, 20 * ms, 1);
    QCOMPARE(sums.busyNs, 0);
    QCOMPARE(sums.tasks, std::size_t{0});
    QCOMPARE(sums.lengthNs, 30 * ms);
}

void TimelineQueriesTest::aLaneTellsHowLongItHasBeenBusyUntilTheCursor()
{
    Script script;
    script.mark(MarkKind::WorkerStarted, 1, 0, 4001);
    script.start(1, 1, 10 * ms).finish(1, 1, 30 * ms).start(2, 1, 40 * ms).finish(2, 1, 80 * ms);
    const Timeline timeline = script.timeline();
    TimelineScene scene;
    scene.timeline = &timeline;
    scene.cursorNs = 50 * ms;
    QCOMPARE(describeLane(scene, 1, false), QStringLiteral("Worker 1, thread 4001\nbusy for 30.0 ms of 50.0 ms, 60 %"));
    scene.cursorNs = 200 * ms; // behind the end
    QCOMPARE(describeLane(scene, 1, true), QStringLiteral("Worker 1, process 4001\nbusy for 60.0 ms of 80.0 ms, 75 %"));
    scene.cursorNs = 0;
    QCOMPARE(describeLane(scene, 1, false), QStringLiteral("Worker 1, thread 4001"));
    QCOMPARE(describeLane(scene, 0, false), QStringLiteral("Main"));
}

QTEST_MAIN(TimelineQueriesTest)
#include "tst_timelinequeries.moc"
