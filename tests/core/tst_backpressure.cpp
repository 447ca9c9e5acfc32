// SPDX-License-Identifier: GPL-3.0-or-later
// What submitting does while the queue is full, and how it is paced.
#include "core/executors/queuegate.h"
#include "core/experiment/runfile.h"
#include "core/experiment/session.h"
#include "tests/core/sampleruns.h"

#include <QtTest>
#include <algorithm>
#include <thread>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

Experiment flood(QueuePolicy policy, ExecutorKind executor = ExecutorKind::Threads)
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Sleep;
    experiment.workload.distribution = Distribution::Constant;
    experiment.workload.items = 14;
    experiment.workload.work = 4ms;
    experiment.executor = executor;
    experiment.workers = executor == ExecutorKind::Sequential ? 1 : 2;
    experiment.queuePolicy = policy;
    experiment.queueLimit = 2;
    return experiment;
}

Timeline timelineOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return timeline;
}

std::size_t spansOnMain(const Timeline &timeline, Activity activity)
{
    return static_cast<std::size_t>(std::ranges::count(timeline.lanes().front().tasks, activity, &Span::activity));
}

void checkMainLane(const Timeline &timeline)
{
    const Spans &spans = timeline.lanes().front().tasks;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        QVERIFY(spans[i].endNs != openEnd);
        QVERIFY(spans[i].startNs <= spans[i].endNs);
        if (i > 0)
            QVERIFY(spans[i - 1].endNs <= spans[i].startNs);
    }
}

void addExecutors()
{
    QTest::addColumn<int>("executor");
    for (const ExecutorKind kind : allExecutorKinds())
        QTest::newRow(std::string(executorName(kind)).c_str()) << static_cast<int>(kind);
}

} // namespace

class TestBackpressure : public QObject
{
    Q_OBJECT

private slots:
    void aFullQueueHoldsTheProgramBack_data() { addExecutors(); }
    void aFullQueueHoldsTheProgramBack();
    void theProgramRunsWhatTheQueueCannotTake_data() { addExecutors(); }
    void theProgramRunsWhatTheQueueCannotTake();
    void whatTheQueueCannotTakeIsDroppedAndCounted_data() { addExecutors(); }
    void whatTheQueueCannotTakeIsDroppedAndCounted();
    void nestedTasksCountAndTheProgramRunsThemToo();
    void aStopEndsTheWaitForRoom();
    void aCancellationEndsTheWaitForRoom();
    void aCancellationEndsThePauseBetweenSubmissions();
    void thePaceIsKeptAndShown();
    void aDroppingRunSurvivesItsFile();
    void theGateCountsEachFutureOnce();
};

void TestBackpressure::aFullQueueHoldsTheProgramBack()
{
    QFETCH(int, executor);
    const auto run = runSession(flood(QueuePolicy::Block, static_cast<ExecutorKind>(executor)));
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().finished, std::uint64_t{14});
    QCOMPARE(run->state, RunState::Finished);
    QVERIFY(*run->metrics.deepestQueue <= 2);
    checkMainLane(timeline);
    if (executor == int(ExecutorKind::Sequential))
        QCOMPARE(spansOnMain(timeline, Activity::QueueWait), std::size_t{0});
    else
        QVERIFY(spansOnMain(timeline, Activity::QueueWait) > 0);
}

void TestBackpressure::theProgramRunsWhatTheQueueCannotTake()
{
    QFETCH(int, executor);
    const auto run = runSession(flood(QueuePolicy::CallerRuns, static_cast<ExecutorKind>(executor)));
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().finished, std::uint64_t{14});
    checkMainLane(timeline);
    const std::size_t onMain = spansOnMain(timeline, Activity::Task);
    std::size_t records = 0;
    for (const FutureRecord &record : timeline.futures())
        records += record.hasRun() && record.lane == mainLane;
    QCOMPARE(onMain, records);
    if (executor == int(ExecutorKind::Sequential)) {
        QCOMPARE(onMain, std::size_t{0});
        return;
    }
    QVERIFY(onMain > 0);
    QVERIFY(onMain < 14);
    QVERIFY(!timeline.lanes().front().waits.empty()); // what it sleeps inside its tasks
}

void TestBackpressure::whatTheQueueCannotTakeIsDroppedAndCounted()
{
    QFETCH(int, executor);
    const auto run = runSession(flood(QueuePolicy::Drop, static_cast<ExecutorKind>(executor)));
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().finished + run->metrics.dropped, std::uint64_t{14});
    QCOMPARE(timeline.drops().size(), run->metrics.dropped);
    QCOMPARE(run->state, RunState::Finished);
    if (executor == int(ExecutorKind::Sequential)) {
        QCOMPARE(run->metrics.dropped, std::uint64_t{0});
        QVERIFY(run->reason.empty());
        return;
    }
    QVERIFY(run->metrics.dropped > 0);
    QCOMPARE(run->reason,
             std::to_string(run->metrics.dropped) + " of 14 tasks were dropped because the queue was full.");
}

void TestBackpressure::nestedTasksCountAndTheProgramRunsThemToo()
{
    Experiment experiment = flood(QueuePolicy::CallerRuns, ExecutorKind::WorkStealing);
    experiment.workload.kind = WorkloadKind::Nested;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().finished, std::uint64_t{28});
    checkMainLane(timeline);
}

void TestBackpressure::aStopEndsTheWaitForRoom()
{
    Experiment experiment = flood(QueuePolicy::Block);
    experiment.workload.work = 60s;
    std::stop_source stop;
    std::shared_ptr<const Recorder> recorder;
    SessionObserver observer;
    observer.recordingStarted = [&](std::shared_ptr<const Recorder> started) { recorder = std::move(started); };
    std::jthread stopper;
    observer.phaseChanged = [&](Phase phase) {
        if (phase != Phase::Running)
            return;
        stopper = std::jthread([&] {
            for (;;) { // until the program has begun to wait
                const Trace trace = recorder->snapshot();
                for (std::size_t i = 0; i < trace.size(); ++i) {
                    const Event event = trace[i];
                    if (event.kind == EventKind::Blocked && event.detail == sampleruns::code(BlockReason::QueueFull))
                        return void(stop.request_stop());
                }
                std::this_thread::yield();
            }
        });
    };
    const auto run = runSession(experiment, stop.get_token(), observer);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Cancelled);
    QVERIFY(timelineOf(*run).futures().size() < 14);
}

void TestBackpressure::aCancellationEndsTheWaitForRoom()
{
    Experiment experiment = flood(QueuePolicy::Block);
    experiment.workload.work = 100ms;
    experiment.workload.items = 1000;
    experiment.cancelAfter = 50ms;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Cancelled);
    QVERIFY(timelineOf(*run).futures().size() < 1000);
}

void TestBackpressure::aCancellationEndsThePauseBetweenSubmissions()
{
    Experiment experiment = flood(QueuePolicy::Unbounded);
    experiment.submitEvery = 10s;
    experiment.cancelAfter = 20ms;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QCOMPARE(timelineOf(*run).futures().size(), std::size_t{1});
    QVERIFY(run->metrics.makespan < Nanos(10s));
}

void TestBackpressure::thePaceIsKeptAndShown()
{
    Experiment experiment = flood(QueuePolicy::Unbounded);
    experiment.submitEvery = 2ms;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    checkMainLane(timeline);
    QCOMPARE(spansOnMain(timeline, Activity::IoWait), std::size_t{13});
    const auto &futures = timeline.futures();
    for (std::size_t i = 1; i < futures.size(); ++i)
        QVERIFY(futures[i].submittedNs - futures[i - 1].submittedNs >= 2'000'000);
}

void TestBackpressure::aDroppingRunSurvivesItsFile()
{
    auto run = runSession(flood(QueuePolicy::Drop));
    QVERIFY(run.ok());
    const auto read = readRunText(sampleruns::writtenRun(*run));
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QCOMPARE(read->experiment, run->experiment);
    QCOMPARE(read->metrics.dropped, run->metrics.dropped);
    QCOMPARE(read->metrics.deepestQueue, run->metrics.deepestQueue);
    QCOMPARE(read->metrics.oldestPending, run->metrics.oldestPending);
    QCOMPARE(timelineOf(*read).drops().size(), timelineOf(*run).drops().size());
}

void TestBackpressure::theGateCountsEachFutureOnce()
{
    const auto gate = std::make_shared<QueueGate>(2u);
    const auto first = makeCallTask([] { return 1; });
    const auto second = makeCallTask([] { return 2; });
    gate->enter(*first);
    QVERIFY(!gate->full());
    gate->enter(*second);
    QVERIFY(gate->full());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!gate->waitForRoom(stop.get_token()));
    QVERIFY(first->cancel());
    QVERIFY(first->cancel());
    QVERIFY(!gate->full());
    QVERIFY(gate->waitForRoom({}));
    QVERIFY(second->setRunningOrNotifyCancel());
    gate->leave();
    second->execute({}); // its end is not counted again
    gate->enter(*makeCallTask([] { return 3; }));
    QVERIFY(!gate->full());
    gate->enter(*makeCallTask([] { return 4; }));
    QVERIFY(gate->full());
}

QTEST_GUILESS_MAIN(TestBackpressure)
#include "tst_backpressure.moc"
