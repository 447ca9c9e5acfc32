// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/metrics.h"
#include "core/trace/timeline.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <random>

using namespace futurescope;

namespace {

constexpr LaneId worker1{1};
constexpr LaneId worker2{2};

Event at(std::int64_t ms, EventKind kind, std::uint32_t future, LaneId lane, std::uint64_t payload = 0,
         std::uint8_t detail = 0)
{
    return {ms * 1'000'000, payload, FutureId{future}, lane, kind, detail};
}

Event mark(std::int64_t ms, MarkKind kind, LaneId lane = mainLane, std::uint64_t payload = 0)
{
    return at(ms, EventKind::Mark, 0, lane, payload, static_cast<std::uint8_t>(kind));
}

constexpr std::uint8_t valueError = static_cast<std::uint8_t>(FailureKind::ValueError);
constexpr std::uint8_t stopped = static_cast<std::uint8_t>(FailureKind::Stopped);
constexpr std::uint8_t sleeping = static_cast<std::uint8_t>(BlockReason::Sleep);
constexpr std::uint8_t inResult = static_cast<std::uint8_t>(BlockReason::Result);

/// Two workers, four futures: 1 finishes, 2 fails, 3 sleeps and is read, 4 is cancelled.
std::vector<Event> smallRun()
{
    return {
        mark(0, MarkKind::SubmitBegan),
        at(0, EventKind::Submitted, 1, mainLane, packItems(0, 2)),
        at(1, EventKind::Submitted, 2, mainLane, packItems(2, 2)),
        at(2, EventKind::Submitted, 3, mainLane, packItems(4, 2)),
        at(3, EventKind::Submitted, 4, mainLane, packItems(6, 1)),
        mark(4, MarkKind::SubmitEnded),
        at(5, EventKind::Blocked, 1, mainLane, 0, inResult),
        at(12, EventKind::Resumed, 1, mainLane, 0, inResult),
        at(12, EventKind::ResultRead, 1, mainLane),
        at(13, EventKind::Cancelled, 4, mainLane),
        at(1, EventKind::Started, 1, worker1),
        at(11, EventKind::Finished, 1, worker1, 42),
        at(12, EventKind::Started, 3, worker1),
        at(13, EventKind::Blocked, 3, worker1, 0, sleeping),
        at(18, EventKind::Resumed, 3, worker1, 0, sleeping),
        at(20, EventKind::Finished, 3, worker1, 43),
        at(2, EventKind::Started, 2, worker2),
        at(10, EventKind::Failed, 2, worker2, 3, valueError),
    };
}

std::string lifeOf(const FutureRecord &r)
{
    return QString("%1 %2 %3 %4 %5 lane %6 outcome %7 payload %8 items %9")
        .arg(r.submittedNs)
        .arg(r.startedNs)
        .arg(r.endedNs)
        .arg(r.readNs)
        .arg(r.blockedNs())
        .arg(r.lane.value)
        .arg(int(r.outcome))
        .arg(r.payload)
        .arg(r.itemCount)
        .toStdString();
}

} // namespace

class TimelineTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheLifeOfEachFuture();
    void sortsSpansAndWaitsIntoLanes();
    void tellsTheStateAtAnyTime();
    void doesNotDependOnHowLanesInterleave();
    void countsTheQueueLikeANaiveWalk();
    void stepsFromChangeToChange();
    void aHandOverToAnotherProcessIsOverhead();
    void aTaskInAWorkersInboxDoesNotOccupyTheLane();
    void aTaskSentAgainAfterADeathHasTwoBars();
    void aStoppedTaskCountsAsCancelled();
    void aCancelledFutureIsNoticedLater();
    void exceptionsThatWereReadAreCountedInAnyOrder();
    void timeoutsAndRefusalsAreMoments();
    void aLostTaskTellsHowItsWorkerEnded();
    void anEmptyRunHasNoSpeedup();
    void computesTheMetricsByHand();
};

void TimelineTest::aLostTaskTellsHowItsWorkerEnded()
{
    const auto lostBy = [](int waitStatus) {
        Timeline timeline;
        timeline.append(std::vector<Event>{
            {1, 0, FutureId{1}, mainLane, EventKind::Submitted, 0},
            {2, 0, FutureId{1}, LaneId{1}, EventKind::Started, 0},
            {3, static_cast<std::uint64_t>(waitStatus), FutureId{1}, LaneId{1}, EventKind::Lost, 0}});
        return outcomeText(timeline.futures()[0], {});
    };
    QCOMPARE(lostBy(9), std::string("the worker process was ended by SIGKILL"));
    QCOMPARE(lostBy(3 << 8), std::string("the worker process ended with exit code 3"));
}

void TimelineTest::knowsTheLifeOfEachFuture()
{
    Timeline timeline;
    timeline.append(smallRun());
    QCOMPARE(timeline.futures().size(), std::size_t{4});
    const FutureRecord &first = timeline.futures()[0];
    QCOMPARE(first.startedNs, 1'000'000);
    QCOMPARE(first.endedNs, 11'000'000);
    QCOMPARE(first.readNs, 12'000'000);
    QCOMPARE(first.itemCount, 2u);
    QCOMPARE(outcomeText(first, {}), std::string("returned 42"));
    QCOMPARE(outcomeText(timeline.futures()[1], {}), std::string("ValueError: Task 3 failed!"));
    QCOMPARE(timeline.futures()[2].blockedNs(), 5'000'000);
    QCOMPARE(outcomeText(timeline.futures()[3], {}), std::string("cancelled before it started"));
    QCOMPARE(timeline.count().finished, std::uint64_t{2});
    QCOMPARE(timeline.count().failed, std::uint64_t{1});
    QCOMPARE(timeline.count().cancelled, std::uint64_t{1});
}

void TimelineTest::sortsSpansAndWaitsIntoLanes()
{
    Timeline timeline;
    timeline.append(smallRun());
    QCOMPARE(timeline.workerLanes(), 2);
    QCOMPARE(timeline.lanes()[1].tasks.size(), std::size_t{2});
    QCOMPARE(timeline.lanes()[1].tasks[1].endNs, 20'000'000);
    QCOMPARE(timeline.lanes()[1].waits.size(), std::size_t{1});
    QCOMPARE(timeline.lanes()[0].tasks.size(), std::size_t{2});
    QCOMPARE(timeline.lanes()[0].tasks[0].activity, Activity::Submitting);
    QCOMPARE(timeline.lanes()[0].tasks[1].activity, Activity::ResultWait);
    QCOMPARE(Timeline::spanAt(timeline.lanes()[1], 11'500'000), std::nullopt);
    QCOMPARE(Timeline::spanAt(timeline.lanes()[1], 12'000'000), std::optional<std::size_t>(1));
}

void TimelineTest::tellsTheStateAtAnyTime()
{
    Timeline timeline;
    timeline.append(smallRun());
    const FutureRecord &third = timeline.futures()[2];
    QCOMPARE(third.stateAt(1'999'999), std::nullopt);
    QCOMPARE(third.stateAt(2'000'000), std::optional(FutureState::Pending));
    QCOMPARE(third.stateAt(12'000'000), std::optional(FutureState::Running));
    QCOMPARE(third.stateAt(20'000'000), std::optional(FutureState::Finished));
    QCOMPARE(timeline.futures()[3].stateAt(13'000'000), std::optional(FutureState::Cancelled));
    QCOMPARE(stateLabel(timeline.futures()[1], 10'000'000), std::string("ValueError"));
    QCOMPARE(stateLabel(timeline.futures()[1], 9'000'000), std::string("running"));
}

void TimelineTest::doesNotDependOnHowLanesInterleave()
{
    const std::vector<Event> events = smallRun();
    Timeline expected;
    expected.append(events);
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        // Any merge of the lanes that keeps the order within each.
        std::vector<std::uint16_t> lanes;
        for (const Event &e : events)
            lanes.push_back(e.lane.value);
        std::ranges::shuffle(lanes, random);
        Timeline shuffled;
        std::map<std::uint16_t, std::size_t> next;
        for (const std::uint16_t lane : lanes) {
            std::size_t &i = next[lane];
            while (events[i].lane.value != lane)
                ++i;
            shuffled.append(std::span(&events[i++], 1));
        }
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(lifeOf(shuffled.futures()[i]), lifeOf(expected.futures()[i]));
        QCOMPARE(shuffled.queueLeft(), expected.queueLeft());
    }
}

void TimelineTest::countsTheQueueLikeANaiveWalk()
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> upTo50(0, 50);
    std::vector<Event> events;
    for (std::uint32_t future = 1; future <= 300; ++future) {
        const int submitted = upTo50(random), started = submitted + upTo50(random), ended = started + upTo50(random);
        events.push_back(at(submitted, EventKind::Submitted, future, mainLane));
        if (future % 7 == 0) {
            events.push_back(at(started, EventKind::Cancelled, future, mainLane));
            continue;
        }
        events.push_back(at(started, EventKind::Started, future, worker1));
        events.push_back(at(ended, EventKind::Finished, future, worker1));
    }
    Timeline timeline;
    timeline.append(events);
    for (std::int64_t ms = -1; ms < 160; ++ms) {
        std::size_t pending = 0, running = 0;
        for (const FutureRecord &record : timeline.futures()) {
            pending += record.stateAt(ms * 1'000'000) == FutureState::Pending;
            running += record.stateAt(ms * 1'000'000) == FutureState::Running;
        }
        QCOMPARE(timeline.pendingAt(ms * 1'000'000), pending);
        QCOMPARE(timeline.runningAt(ms * 1'000'000), running);
    }
}

void TimelineTest::stepsFromChangeToChange()
{
    Timeline timeline;
    timeline.append(smallRun());
    std::vector<std::int64_t> times;
    for (auto change = timeline.nextChange(-1); change; change = timeline.nextChange(*change))
        times.push_back(*change / 1'000'000);
    QCOMPARE(times, (std::vector<std::int64_t>{0, 1, 2, 3, 10, 11, 12, 13, 20}));
    std::vector<std::int64_t> back;
    for (auto change = timeline.previousChange(INT64_MAX); change; change = timeline.previousChange(*change))
        back.push_back(*change / 1'000'000);
    std::ranges::reverse(back);
    QCOMPARE(back, times);
}

void TimelineTest::aHandOverToAnotherProcessIsOverhead()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        at(0, EventKind::Submitted, 1, mainLane, packItems(0, 1)),
        at(1, EventKind::Serialised, 1, worker1, 100),
        at(2, EventKind::Sent, 1, worker1, 100),
    });
    QCOMPARE(timeline.futures()[0].stateAt(3'000'000), std::optional(FutureState::Running)); // live: not yet told more
    QCOMPARE(timeline.pendingAt(3'000'000), std::size_t{0});
    timeline.append(std::vector<Event>{
        at(4, EventKind::Started, 1, worker1),
        at(9, EventKind::Finished, 1, worker1, 5),
    });
    QCOMPARE(timeline.futures()[0].startedNs, 4'000'000);
    QCOMPARE(timeline.lanes()[1].tasks.size(), std::size_t{1});
    QCOMPARE(timeline.lanes()[1].tasks[0].startNs, 1'000'000);
    QCOMPARE(timeline.lanes()[1].waits.size(), std::size_t{1});
    QCOMPARE(timeline.lanes()[1].waits[0].activity, Activity::Overhead);
    QCOMPARE(timeline.lanes()[1].waits[0].endNs, 4'000'000);
}

/// "1: 2-9 4-8": future, bar, and the overhead inside or before it, for each bar of a lane.
QString barsOf(const Timeline &timeline, std::size_t lane)
{
    QStringList bars;
    const auto range = [](const Span &span) {
        const QString end = span.endNs == openEnd ? QString("..") : QString::number(span.endNs / 1'000'000);
        return QString("%1-%2").arg(span.startNs / 1'000'000).arg(end);
    };
    for (const Span &span : timeline.lanes()[lane].tasks) {
        QString bar = QString("%1: %2").arg(span.future.value).arg(range(span));
        for (const Span &wait : timeline.lanes()[lane].waits) {
            if (wait.future == span.future && wait.startNs >= span.startNs && wait.startNs < span.endNs)
                bar += ' ' + range(wait);
        }
        bars << bar;
    }
    return bars.join(", ");
}

void TimelineTest::aTaskInAWorkersInboxDoesNotOccupyTheLane()
{
    Timeline timeline;
    // As the dispatcher records: three are sent at once, then the answers come, the third one's after a pause.
    timeline.append(std::vector<Event>{
        at(0, EventKind::Submitted, 1, mainLane),
        at(0, EventKind::Submitted, 2, mainLane),
        at(0, EventKind::Submitted, 3, mainLane),
        at(1, EventKind::Serialised, 1, worker1),
        at(1, EventKind::Sent, 1, worker1),
        at(2, EventKind::Serialised, 2, worker1),
        at(2, EventKind::Sent, 2, worker1),
        at(3, EventKind::Sent, 3, worker1),
    });
    QCOMPARE(barsOf(timeline, 1), QString("1: 1-.."));
    QCOMPARE(timeline.runningAt(3'000'000), std::size_t{3});
    QCOMPARE(timeline.futures()[1].stateAt(4'000'000), std::optional(FutureState::Running));
    timeline.append(std::vector<Event>{
        at(4, EventKind::Started, 1, worker1),
        at(9, EventKind::Finished, 1, worker1),
        at(10, EventKind::Started, 2, worker1),
        at(12, EventKind::Finished, 2, worker1),
    });
    QCOMPARE(barsOf(timeline, 1), QString("1: 1-9 1-4, 2: 9-12 9-10"));
    timeline.append(std::vector<Event>{
        at(12, EventKind::Started, 3, worker1),
        at(15, EventKind::Finished, 3, worker1),
        at(20, EventKind::Serialised, 4, worker1),
        at(21, EventKind::Sent, 4, worker1),
        at(22, EventKind::Started, 4, worker1),
    });
    QCOMPARE(barsOf(timeline, 1), QString("1: 1-9 1-4, 2: 9-12 9-10, 3: 12-15, 4: 20-.. 20-22"));
    QCOMPARE(timeline.futures()[2].startedNs, 12'000'000);
    QCOMPARE(timeline.pendingAt(3'000'000), std::size_t{0});
}

void TimelineTest::aTaskSentAgainAfterADeathHasTwoBars()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        at(1, EventKind::Sent, 1, worker1),
        at(2, EventKind::Sent, 2, worker1), // waits behind 1
        at(1, EventKind::Sent, 3, worker2), // to a worker that dies before it takes it
        at(3, EventKind::Started, 1, worker1),
        at(5, EventKind::Lost, 1, worker1, 9),
        at(6, EventKind::Sent, 3, worker1),
        at(7, EventKind::Sent, 2, worker2),
        at(8, EventKind::Started, 3, worker1),
        at(9, EventKind::Finished, 3, worker1),
        at(10, EventKind::Started, 2, worker2),
        at(11, EventKind::Finished, 2, worker2),
    });
    QCOMPARE(barsOf(timeline, 1), QString("1: 1-5 1-3, 3: 6-9 6-8"));
    QCOMPARE(barsOf(timeline, 2), QString("3: 1-6 1-6, 2: 7-11 7-10"));
    QCOMPARE(timeline.count().lost, std::uint64_t{1});
    QCOMPARE(timeline.futures()[2].lane, worker1);
    QCOMPARE(timeline.runningAt(12'000'000), std::size_t{0});
}

void TimelineTest::aCancelledFutureIsNoticedLater()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        at(0, EventKind::Submitted, 1, mainLane),
        at(2, EventKind::Cancelled, 1, mainLane),
        at(5, EventKind::CancelNotified, 1, worker1),
    });
    const FutureRecord &record = timeline.futures()[0];
    QCOMPARE(record.stateAt(4'999'999), std::optional(FutureState::Cancelled));
    QCOMPARE(record.stateAt(5'000'000), std::optional(FutureState::CancelledAndNotified));
    QCOMPARE(stateLabel(record, 6'000'000), std::string("cancelled"));
    QVERIFY(!record.hasRun());
}

void TimelineTest::exceptionsThatWereReadAreCountedInAnyOrder()
{
    const Event failed = at(3, EventKind::Failed, 1, worker1);
    const Event read = at(4, EventKind::ExceptionRead, 1, mainLane);
    for (const auto &events : {std::vector{failed, read}, std::vector{read, failed}}) {
        Timeline timeline;
        timeline.append(
            std::vector<Event>{at(0, EventKind::Submitted, 1, mainLane), at(1, EventKind::Started, 1, worker1),
                               at(0, EventKind::Submitted, 2, mainLane), at(1, EventKind::Started, 2, worker1),
                               at(2, EventKind::Failed, 2, worker1)});
        for (const Event &event : events)
            timeline.append(std::span(&event, 1));
        QCOMPARE(timeline.count().failed, std::uint64_t{2});
        QCOMPARE(timeline.count().exceptionsUnread(), std::uint64_t{1});
        QCOMPARE(timeline.futures()[0].readLane, mainLane);
    }
}

void TimelineTest::timeoutsAndRefusalsAreMoments()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        at(0, EventKind::Submitted, 1, worker1), // by a task
        at(1, EventKind::Started, 1, worker1), at(7, EventKind::CancelRefused, 1, mainLane),
        at(5, EventKind::CancelRefused, 1, mainLane), // from another ring
        at(8, EventKind::TimedOut, 0, mainLane),      // a wait for many
    });
    QCOMPARE(timeline.futures()[0].submitLane, worker1);
    QCOMPARE(timeline.refusals().size(), std::size_t{2});
    QCOMPARE(timeline.refusals()[0].timeNs, 5'000'000);
    QCOMPARE(timeline.refusals()[1].future, FutureId{1});
    QCOMPARE(timeline.timeouts().size(), std::size_t{1});
    QCOMPARE(timeline.timeouts()[0].future, noFuture);
}

void TimelineTest::aStoppedTaskCountsAsCancelled()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        at(0, EventKind::Submitted, 1, mainLane),
        at(1, EventKind::Started, 1, worker1),
        at(2, EventKind::Failed, 1, worker1, 0, stopped),
    });
    QCOMPARE(timeline.count().cancelled, std::uint64_t{1});
    QCOMPARE(timeline.futures()[0].stateAt(2'000'000), std::optional(FutureState::Finished));
    QCOMPARE(outcomeText(timeline.futures()[0], {}), std::string("stopped with the run"));
}

void TimelineTest::anEmptyRunHasNoSpeedup()
{
    const Metrics metrics = metricsOf(Timeline{}, {});
    QCOMPARE(metrics.makespan, Nanos{0});
    QVERIFY(!metrics.speedup && !metrics.efficiency && !metrics.trust && !metrics.queueWaitMean);
}

void TimelineTest::computesTheMetricsByHand()
{
    using std::chrono::milliseconds;
    Timeline timeline;
    timeline.append(smallRun());
    const Metrics metrics = metricsOf(
        timeline, {.measuredBaseline = {}, .workerCpu = milliseconds(21), .workers = 2, .cores = 2});
    QCOMPARE(metrics.makespan, Nanos(milliseconds(20)));
    QCOMPARE(metrics.tasksPerSecond, 150.0);              // 3 ran in 20 ms
    QCOMPARE(*metrics.baseline, Nanos(milliseconds(26))); // 21 CPU + 5 asleep
    QCOMPARE(*metrics.speedup, 1.3);
    QCOMPARE(*metrics.efficiency, 0.65);
    QCOMPARE(*metrics.utilisation, 26.0 / 40);                // 10 + 8 + 8 of 2 x 20
    QCOMPARE(*metrics.queueWaitMean, Nanos(milliseconds(4))); // 1, 1 and 10
    QCOMPARE(*metrics.queueWaitP95, Nanos(milliseconds(10)));
    QCOMPARE(*metrics.overheadPerTask, Nanos(milliseconds(1))); // 1, 1 and 12 - 11
    QCOMPARE(*metrics.trust, 1.0);                              // 10 + 8 + 8 - 5 could compute

    const Metrics measured = metricsOf(
        timeline, {.measuredBaseline = milliseconds(30), .workerCpu = milliseconds(21), .workers = 2, .cores = 1});
    QCOMPARE(*measured.speedup, 1.5);
    QCOMPARE(measured.baselineKind, Baseline::Measured);
    // One core: 1..11 both, 11..12 none, 12..13 and 18..20 one: 13 ms in all.
    QCOMPARE(*measured.trust, 21.0 / 13);
}

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
