// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/waitgraph.h"
#include "core/experiment/runfile.h"
#include "core/experiment/session.h"
#include "core/workloads/workplan.h"
#include "tests/core/sampleruns.h"

#include <QtTest>
#include <algorithm>

#include <atomic>
#include <fstream>
#include <future>

using namespace futurescope;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

Experiment nested(ExecutorKind executor, std::uint32_t items, int workers)
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Nested;
    experiment.workload.distribution = Distribution::Constant;
    experiment.workload.items = items;
    experiment.workload.work = milliseconds(4);
    experiment.executor = executor;
    experiment.workers = workers;
    return experiment;
}

Timeline timelineOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return timeline;
}

void checkEveryFutureEnded(const Run &run)
{
    const Timeline::Count count = timelineOf(run).count();
    QCOMPARE(count.finished + count.failed + count.cancelled + count.lost, count.submitted);
}

std::uint64_t sumOfResults(const Run &run)
{
    const Timeline timeline = timelineOf(run);
    std::uint64_t sum = 0;
    for (const FutureRecord &record : timeline.futures())
        sum += record.payload;
    return sum;
}

std::optional<Event> markOf(const Run &run, MarkKind kind)
{
    for (std::size_t i = 0; i < run.trace.size(); ++i) {
        const Event event = run.trace[i];
        if (event.kind == EventKind::Mark && event.detail == sampleruns::code(kind))
            return event;
    }
    return std::nullopt;
}

std::int64_t lastWorkerEventBefore(const Run &run, std::int64_t timeNs)
{
    std::int64_t last = 0;
    for (std::size_t i = 0; i < run.trace.size(); ++i) {
        const Event event = run.trace[i];
        if (event.lane != mainLane && event.lane != controlLane && event.timeNs < timeNs)
            last = std::max(last, event.timeNs);
    }
    return last;
}

/// A run on a thread of its own, left standing in a deadlock until somebody acts.
struct StandingRun
{
    std::promise<std::shared_ptr<RunControl>> control;
    std::promise<Deadlock> deadlock;
    std::promise<Deadlock> secondDeadlock;
    std::atomic<int> found{0};
    std::stop_source stop;
    std::future<Result<Run>> run;

    explicit StandingRun(const Experiment &experiment)
    {
        SessionObserver observer;
        observer.controlGiven = [this](std::shared_ptr<RunControl> given) { control.set_value(std::move(given)); };
        observer.deadlockFound = [this](const Deadlock &ring) {
            const int before = found++;
            if (before == 0)
                deadlock.set_value(ring);
            else if (before == 1)
                secondDeadlock.set_value(ring);
            return true;
        };
        run = std::async(std::launch::async,
                         [this, experiment, observer] { return runSession(experiment, stop.get_token(), observer); });
    }
    ~StandingRun() { stop.request_stop(); }
};

} // namespace

class TestNested : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void everyExecutorThatCanRunsIt_data();
    void everyExecutorThatCanRunsIt();
    void theSeedFixesTheResults();
    void aFailedChildFailsItsParent();
    void processesRefuseItAndSayWhy();
    void aPlainLoopDoesTheSameWork();
    void aFullPoolIsFoundAndStopped_data();
    void aFullPoolIsFoundAndStopped();
    void withMoreWorkersThanTasksNothingIsFound();
    void whatNobodyWatchesStopsItself();
    void aTimeoutResolvesItAndIsNoDeadlock_data();
    void aTimeoutResolvesItAndIsNoDeadlock();
    void cancelAfterResolvesIt();
    void afterShutdownTasksCannotSubmitEither();
    void cancellingAChildBreaksTheRing();
    void aRunningFutureRefusesToBeCancelled();
    void controlOfARunThatIsOverDoesNothing();
    void aSavedRunKeepsTheRing();
};

void TestNested::everyExecutorThatCanRunsIt_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    QTest::addColumn<int>("workers");
    QTest::addColumn<std::uint32_t>("chunk");
    QTest::newRow("sequential") << ExecutorKind::Sequential << 1 << 1u;
    QTest::newRow("sequential, chunks") << ExecutorKind::Sequential << 1 << 4u;
    QTest::newRow("threads") << ExecutorKind::Threads << 7 << 1u;
    QTest::newRow("threads, chunks") << ExecutorKind::Threads << 3 << 4u;
    QTest::newRow("threads-gil") << ExecutorKind::ThreadsGil << 7 << 1u;
    QTest::newRow("async") << ExecutorKind::Async << 7 << 1u;
    QTest::newRow("async, chunks") << ExecutorKind::Async << 3 << 4u;
    QTest::newRow("work-stealing") << ExecutorKind::WorkStealing << 2 << 1u;
    QTest::newRow("work-stealing, one worker") << ExecutorKind::WorkStealing << 1 << 1u;
}

void TestNested::everyExecutorThatCanRunsIt()
{
    QFETCH(ExecutorKind, executor);
    QFETCH(int, workers);
    QFETCH(std::uint32_t, chunk);
    Experiment experiment = nested(executor, 6, workers);
    experiment.chunk = chunk;
    const auto run = runSession(experiment);
    QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
    QCOMPARE(run->state, RunState::Finished);
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(experiment.futures(), experiment.tasks() + 6);
    QCOMPARE(timeline.futures().size(), std::size_t{experiment.futures()});
    QCOMPARE(timeline.count().finished, std::uint64_t{experiment.futures()});
    int inside = 0;
    for (const FutureRecord &record : timeline.futures()) {
        QVERIFY(record.submittedNs != never && record.readNs != never); // by the program or by a task
        QVERIFY(record.awaits() == noFuture);
        inside += record.inside() != noFuture ? 1 : 0;
    }
    // A plain loop runs a child in the midst of its parent, and so does a worker that helps while it waits.
    const bool helps = executor == ExecutorKind::Sequential || executor == ExecutorKind::WorkStealing;
    QVERIFY(helps || inside == 0);
    if (workers == 1)
        QCOMPARE(inside, 6);
    for (const Lane &lane : timeline.lanes()) {
        for (std::size_t i = 1; i < lane.tasks.size(); ++i)
            QVERIFY(lane.tasks[i - 1].endNs <= lane.tasks[i].startNs);
    }
    if (executor == ExecutorKind::Async)
        QVERIFY(run->metrics.awaitShare && *run->metrics.awaitShare > 0);
    QVERIFY(!run->metrics.utilisation || *run->metrics.utilisation <= 1.0);
}

void TestNested::theSeedFixesTheResults()
{
    Experiment experiment = nested(ExecutorKind::Sequential, 12, 1);
    experiment.workload.distribution = Distribution::Exponential;
    const std::uint64_t expected = sumOfResults(*runSession(experiment));
    QVERIFY(expected != 0);
    for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::Async, ExecutorKind::WorkStealing}) {
        experiment.executor = executor;
        experiment.workers = 13;
        experiment.chunk += 2;
        const auto run = runSession(experiment);
        QCOMPARE(sumOfResults(*run), expected);
    }
}

void TestNested::aFailedChildFailsItsParent()
{
    Experiment experiment = nested(ExecutorKind::Threads, 3, 4);
    experiment.workload.failureRate = 1;
    const auto run = runSession(experiment);
    QCOMPARE(run->state, RunState::Failed);
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().failed, std::uint64_t{6});
    QCOMPARE(outcomeText(timeline.futures()[1], run->trace.texts()), std::string("ValueError: Task 1 failed!"));
}

void TestNested::processesRefuseItAndSayWhy()
{
    const Status valid = validate(nested(ExecutorKind::Processes, 4, 2));
    QVERIFY(!valid);
    QCOMPARE(valid.error().code, ErrorCode::Usage);
    QVERIFY(valid.error().detail.find("cannot submit to the pool") != std::string::npos);
    QVERIFY(valid.error().detail.find("nested") != std::string::npos);
}

void TestNested::aPlainLoopDoesTheSameWork()
{
    Experiment experiment = nested(ExecutorKind::Threads, 6, 7);
    experiment.baseline = Baseline::Measured;
    const auto run = runSession(experiment);
    QVERIFY(run.ok() && run->metrics.baseline);
    QVERIFY(*run->metrics.baseline >= milliseconds(12)); // 6 items of 4 ms, as far as this machine keeps to it
}

void TestNested::aFullPoolIsFoundAndStopped_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    QTest::addColumn<int>("workers");
    QTest::addColumn<CollectMode>("collect");
    QTest::newRow("threads") << ExecutorKind::Threads << 2 << CollectMode::Result;
    QTest::newRow("one thread") << ExecutorKind::Threads << 1 << CollectMode::AsCompleted;
    QTest::newRow("threads-gil") << ExecutorKind::ThreadsGil << 2 << CollectMode::AsCompleted;
    QTest::newRow("async") << ExecutorKind::Async << 2 << CollectMode::Map;
    QTest::newRow("one coroutine") << ExecutorKind::Async << 1 << CollectMode::Result;
}

void TestNested::aFullPoolIsFoundAndStopped()
{
    QFETCH(ExecutorKind, executor);
    QFETCH(int, workers);
    QFETCH(CollectMode, collect);
    Experiment experiment = nested(executor, 4, workers);
    experiment.collect = collect;
    StandingRun standing(experiment);
    const Deadlock deadlock = standing.deadlock.get_future().get();
    QCOMPARE(deadlock.graph.ring.size(), static_cast<std::size_t>(workers));
    for (const TaskWait &wait : deadlock.graph.ring)
        QVERIFY(wait.queued && wait.waiter != wait.awaited);
    QCOMPARE(deadlock.text, deadlockText(deadlock.graph));

    const std::int64_t stoppedNs = monotonicNs();
    standing.stop.request_stop();
    const auto run = standing.run.get();
    const Nanos ending{monotonicNs() - stoppedNs};
    QVERIFY2(ending < milliseconds(250), qPrintable(QString::number(ending.count())));
    QCOMPARE(run->state, RunState::Failed);
    QCOMPARE(run->reason, deadlock.text + " The run was stopped.");
    checkEveryFutureEnded(*run);
    QCOMPARE(timelineOf(*run).count().failed, std::uint64_t{0}); // they gave up with the run

    const auto mark = markOf(*run, MarkKind::DeadlockFound);
    QVERIFY(mark);
    QCOMPARE(mark->lane, controlLane);
    QCOMPARE(run->trace.texts().at(mark->payload), deadlock.text);
    QVERIFY(mark->timeNs - lastWorkerEventBefore(*run, mark->timeNs) < Nanos(seconds(2)).count());
    QCOMPARE(standing.found.load(), 1);
}

void TestNested::withMoreWorkersThanTasksNothingIsFound()
{
    for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::Async}) {
        StandingRun standing(nested(executor, 3, 4));
        QCOMPARE(standing.run.get()->state, RunState::Finished);
        QCOMPARE(standing.found.load(), 0);
    }
}

void TestNested::whatNobodyWatchesStopsItself()
{
    const auto run = runSession(nested(ExecutorKind::Threads, 4, 2));
    QCOMPARE(run->state, RunState::Failed);
    QVERIFY2(run->reason.starts_with("Deadlock: all 2 workers wait"), run->reason.c_str());
    checkEveryFutureEnded(*run);
}

void TestNested::aTimeoutResolvesItAndIsNoDeadlock_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    QTest::newRow("threads") << ExecutorKind::Threads;
    QTest::newRow("async") << ExecutorKind::Async;
}

void TestNested::aTimeoutResolvesItAndIsNoDeadlock()
{
    QFETCH(ExecutorKind, executor);
    // The first child may run at once, if it is submitted before the second item; two parents wait in any case.
    Experiment experiment = nested(executor, 4, 2);
    experiment.collect = CollectMode::Result;
    experiment.timeout = milliseconds(1400); // longer than the watch takes to look
    StandingRun standing(experiment);
    const auto run = standing.run.get();
    QCOMPARE(standing.found.load(), 0);
    QCOMPARE(run->state, RunState::Failed);
    const Timeline timeline = timelineOf(*run);
    // A parent gave up; its child ran after all, for nobody. Another parent may just have got its result.
    QVERIFY(timeline.count().failed >= 1);
    int givenUp = 0;
    for (const FutureRecord &record : timeline.futures())
        givenUp += outcomeText(record, run->trace.texts()) == "TimeoutError" ? 1 : 0;
    QCOMPARE(static_cast<std::uint64_t>(givenUp), timeline.count().failed);
    const Lane &lane = timeline.lanes()[1];
    QVERIFY(lane.waits[0].activity == Activity::ResultWait && lane.waits[0].limited);
}

void TestNested::cancelAfterResolvesIt()
{
    Experiment experiment = nested(ExecutorKind::Threads, 4, 2);
    experiment.cancelAfter = milliseconds(200);
    StandingRun standing(experiment);
    const auto run = standing.run.get();
    QCOMPARE(standing.found.load(), 0);
    QCOMPARE(run->state, RunState::Cancelled);
    checkEveryFutureEnded(*run);
    const Timeline timeline = timelineOf(*run);
    // The first child to be cancelled ends its parent so; the worker that this frees may still run the other child.
    const auto failedSo = [&](const FutureRecord &record) {
        return outcomeText(record, run->trace.texts()) == "CancelledError";
    };
    QVERIFY(std::ranges::any_of(timeline.futures(), failedSo));
}

void TestNested::afterShutdownTasksCannotSubmitEither()
{
    // Both workers give up waiting for their children; the task that starts then has no pool any more for its own.
    Experiment experiment = nested(ExecutorKind::Threads, 3, 2);
    experiment.workload.work = milliseconds(400);
    experiment.collect = CollectMode::None;
    experiment.timeout = milliseconds(20);
    experiment.shutdown = ShutdownMode::NoWait;
    const auto run = runSession(experiment);
    checkEveryFutureEnded(*run);
    const Timeline timeline = timelineOf(*run);
    QVERIFY(std::ranges::any_of(timeline.futures(), [&](const FutureRecord &record) {
        return outcomeText(record, run->trace.texts()) == "cannot schedule new futures after shutdown";
    }));
}

void TestNested::cancellingAChildBreaksTheRing()
{
    StandingRun standing(nested(ExecutorKind::Threads, 3, 1));
    const auto control = standing.control.get_future().get();
    const Deadlock first = standing.deadlock.get_future().get();
    const FutureId child = first.graph.ring[0].awaited;
    QCOMPARE(control->cancel(child), std::optional(true));
    // The parent gets CancelledError, and the next task closes the next ring.
    const Deadlock second = standing.secondDeadlock.get_future().get();
    QVERIFY(second.graph.ring[0].waiter != first.graph.ring[0].waiter);
    standing.stop.request_stop();
    const auto run = standing.run.get();
    const Timeline timeline = timelineOf(*run);
    // The first child to be cancelled ends its parent so; the worker that this frees may still run the other child.
    const auto failedSo = [&](const FutureRecord &record) {
        return outcomeText(record, run->trace.texts()) == "CancelledError";
    };
    QVERIFY(std::ranges::any_of(timeline.futures(), failedSo));
    QCOMPARE(timeline.future(child)->outcome, Outcome::Cancelled);
    QCOMPARE(timeline.deadlockTimes().size(), std::size_t{2});
}

void TestNested::aRunningFutureRefusesToBeCancelled()
{
    StandingRun standing(nested(ExecutorKind::Threads, 2, 1));
    const auto control = standing.control.get_future().get();
    const Deadlock deadlock = standing.deadlock.get_future().get();
    const FutureId waiter = deadlock.graph.ring[0].waiter;
    QCOMPARE(control->cancel(waiter), std::optional(false));
    QCOMPARE(control->cancel(FutureId{77}), std::optional<bool>());
    QCOMPARE(control->cancel(noFuture), std::optional<bool>());
    standing.stop.request_stop();
    const auto run = standing.run.get();
    QVERIFY(timelineOf(*run).future(waiter)->cancelRefusedNs() != never);
    bool onControlLane = false;
    for (std::size_t i = 0; i < run->trace.size(); ++i)
        onControlLane |= run->trace[i].kind == EventKind::CancelRefused && run->trace[i].lane == controlLane;
    QVERIFY(onControlLane);
}

void TestNested::controlOfARunThatIsOverDoesNothing()
{
    StandingRun standing(nested(ExecutorKind::Threads, 1, 2));
    const auto control = standing.control.get_future().get();
    const auto run = standing.run.get();
    QCOMPARE(control->cancel(FutureId{1}), std::optional<bool>());
}

void TestNested::aSavedRunKeepsTheRing()
{
    const auto run = runSession(nested(ExecutorKind::Threads, 4, 2));
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("ring.fscope.json")).toStdString();
    std::ofstream(path) << sampleruns::writtenRun(*run);
    const auto read = readRun(path);
    QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
    QCOMPARE(read->reason, run->reason);
    const Timeline before = timelineOf(*run);
    const Timeline after = timelineOf(*read);
    QCOMPARE(after.deadlockTimes(), before.deadlockTimes());
    const WaitGraph graph = waitGraphAt(after, after.deadlockTimes().at(0), 2);
    QVERIFY(graph.ring == waitGraphAt(before, before.deadlockTimes().at(0), 2).ring);
    QCOMPARE(deadlockText(graph) + " The run was stopped.", read->reason);
    QCOMPARE(read->metrics.awaitShare.has_value(), true);
}

QTEST_GUILESS_MAIN(TestNested)
#include "tst_nested.moc"
