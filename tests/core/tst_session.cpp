// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/session.h"
#include "core/trace/timeline.h"
#include "core/workloads/workplan.h"

#include <QtTest>

#include <fstream>
#include <iterator>
#include <thread>
#include <unistd.h>

using namespace futurescope;
using std::chrono::milliseconds;

namespace {

Experiment sleeps(std::uint32_t items, Nanos each, int workers)
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Sleep;
    experiment.workload.distribution = Distribution::Constant;
    experiment.workload.items = items;
    experiment.workload.work = each;
    experiment.workers = workers;
    return experiment;
}

Timeline timelineOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return timeline;
}

/// P2: every submitted future has ended as exactly one of four.
void checkEveryFutureEnded(const Run &run)
{
    const Timeline::Count count = timelineOf(run).count();
    QCOMPARE(count.finished + count.failed + count.cancelled + count.lost, count.submitted);
}

std::uint64_t sumOfResults(const Run &run)
{
    std::uint64_t sum = 0;
    const Timeline timeline = timelineOf(run);
    for (const FutureRecord &record : timeline.futures())
        sum += record.payload;
    return sum;
}

std::size_t childProcesses()
{
    std::ifstream file("/proc/self/task/" + std::to_string(getpid()) + "/children");
    return static_cast<std::size_t>(
        std::distance(std::istream_iterator<std::string>(file), std::istream_iterator<std::string>()));
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void everyExecutorRunsEveryWorkload_data();
    void everyExecutorRunsEveryWorkload();
    void theSeedFixesTheResultsOnEveryExecutor();
    void anEmptyRunHasNoSpeedup();
    void aChunkLargerThanTheItemsIsOneTask();
    void everyWayOfCollectingEnds_data();
    void everyWayOfCollectingEnds();
    void failuresAreCountedAndSaidWhy();
    void mapStopsAtTheFirstFailureAndCancelsTheRest();
    void aTimeoutGivesUpWaitingNotTheTask();
    void cancelAfterCancelsWhatIsPending();
    void shutdownCanCancelWhatIsPending();
    void aStopEndsTheRun_data();
    void aStopEndsTheRun();
    void theBaselineIsMeasuredOnRequest();
    void waitingOverlapsOnThreadsAndOnTheLoop();
    void theObserverSeesThePhasesInOrder();
    void anInvalidExperimentIsRefused();
};

void SessionTest::everyExecutorRunsEveryWorkload_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    QTest::addColumn<WorkloadKind>("workload");
    for (const ExecutorKind executor : allExecutorKinds()) {
        for (const WorkloadKind workload : {WorkloadKind::SumOfSquares, WorkloadKind::PrimeFactors, WorkloadKind::Sleep,
                                            WorkloadKind::Download, WorkloadKind::ReadFile, WorkloadKind::Mixed}) {
            const std::string row = std::string(executorName(executor)) + " " + std::string(workloadName(workload));
            QTest::newRow(row.c_str()) << executor << workload;
        }
    }
}

void SessionTest::everyExecutorRunsEveryWorkload()
{
    QFETCH(ExecutorKind, executor);
    QFETCH(WorkloadKind, workload);
    Experiment experiment = sleeps(20, milliseconds(1), executor == ExecutorKind::Sequential ? 1 : 3);
    experiment.executor = executor;
    experiment.workload.kind = workload;
    experiment.workload.payloadInBytes = 100;
    experiment.workload.payloadOutBytes = 1000;
    experiment.chunk = 2;
    const auto run = runSession(experiment);
    QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
    QCOMPARE(run->state, RunState::Finished);
    QCOMPARE(timelineOf(*run).count().finished, std::uint64_t{10});
    QVERIFY(run->metrics.speedup && *run->metrics.speedup > 0);
    QCOMPARE(run->trace.droppedEvents(), std::uint64_t{0});
    checkEveryFutureEnded(*run);
    QCOMPARE(childProcesses(), std::size_t{0});
}

void SessionTest::theSeedFixesTheResultsOnEveryExecutor()
{
    Experiment experiment = sleeps(40, std::chrono::microseconds(200), 1);
    experiment.workload.kind = WorkloadKind::PrimeFactors;
    experiment.workload.distribution = Distribution::Exponential;
    experiment.executor = ExecutorKind::Sequential;
    const std::uint64_t expected = sumOfResults(*runSession(experiment));
    QVERIFY(expected != 0);
    experiment.workers = 3;
    for (const ExecutorKind kind :
         {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::Processes, ExecutorKind::Async}) {
        experiment.executor = kind;
        experiment.chunk += 3;
        QCOMPARE(sumOfResults(*runSession(experiment)), expected);
    }
    experiment.workload.seed += 1;
    QVERIFY(sumOfResults(*runSession(experiment)) != expected);
}

void SessionTest::anEmptyRunHasNoSpeedup()
{
    const auto run = runSession(sleeps(0, milliseconds(1), 2));
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Finished);
    QVERIFY(!run->metrics.speedup);
    QCOMPARE(timelineOf(*run).count().submitted, std::uint64_t{0});
}

void SessionTest::aChunkLargerThanTheItemsIsOneTask()
{
    Experiment experiment = sleeps(10, milliseconds(1), 4);
    experiment.chunk = 1'000'000;
    const auto run = runSession(experiment);
    QCOMPARE(timelineOf(*run).futures().size(), std::size_t{1});
    QCOMPARE(timelineOf(*run).futures()[0].itemCount, 10u);
}

void SessionTest::everyWayOfCollectingEnds_data()
{
    QTest::addColumn<CollectMode>("collect");
    QTest::addColumn<ShutdownMode>("shutdown");
    for (const CollectMode collect :
         {CollectMode::Result, CollectMode::Map, CollectMode::AsCompleted, CollectMode::None}) {
        for (const ShutdownMode shutdown : {ShutdownMode::Wait, ShutdownMode::NoWait, ShutdownMode::CancelPending}) {
            const std::string row = std::string(collectName(collect)) + " " + std::string(shutdownName(shutdown));
            QTest::newRow(row.c_str()) << collect << shutdown;
        }
    }
}

void SessionTest::everyWayOfCollectingEnds()
{
    QFETCH(CollectMode, collect);
    QFETCH(ShutdownMode, shutdown);
    Experiment experiment = sleeps(20, milliseconds(1), 4);
    experiment.collect = collect;
    experiment.shutdown = shutdown;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    checkEveryFutureEnded(*run);
    std::size_t read = 0;
    const Timeline timeline = timelineOf(*run);
    for (const FutureRecord &record : timeline.futures())
        read += record.readNs != never;
    QCOMPARE(read, std::size_t{collect == CollectMode::None ? 0u : 20u});
    if (collect != CollectMode::None || shutdown != ShutdownMode::CancelPending)
        QCOMPARE(run->state, RunState::Finished);
}

void SessionTest::failuresAreCountedAndSaidWhy()
{
    Experiment experiment = sleeps(10, milliseconds(1), 2);
    experiment.workload.failureRate = 1;
    const auto run = runSession(experiment);
    QCOMPARE(run->state, RunState::Failed);
    QCOMPARE(timelineOf(*run).count().failed, std::uint64_t{10});
    QVERIFY(run->reason.find("10 of 10") != std::string::npos);
    QCOMPARE(outcomeText(timelineOf(*run).futures()[3], run->trace.texts()), std::string("ValueError: Task 3 failed!"));
}

void SessionTest::mapStopsAtTheFirstFailureAndCancelsTheRest()
{
    Experiment experiment = sleeps(30, milliseconds(2), 1);
    experiment.collect = CollectMode::Map;
    experiment.workload.failureRate = 1;
    const auto run = runSession(experiment);
    QCOMPARE(run->state, RunState::Failed);
    const Timeline timeline = timelineOf(*run);
    QVERIFY(timeline.count().cancelled > 0);
    QVERIFY(timeline.futures()[0].readNs != never);
    QCOMPARE(timeline.futures()[29].readNs, never);
    checkEveryFutureEnded(*run);
}

void SessionTest::aTimeoutGivesUpWaitingNotTheTask()
{
    Experiment experiment = sleeps(1, milliseconds(120), 1);
    experiment.collect = CollectMode::Result;
    experiment.timeout = milliseconds(20);
    const auto run = runSession(experiment);
    QVERIFY(run->timedOut);
    QCOMPARE(run->state, RunState::Failed);
    const FutureRecord record = timelineOf(*run).futures()[0];
    QCOMPARE(record.outcome, Outcome::Finished);
    QVERIFY(record.timedOutNs() < record.endedNs);
    QVERIFY(record.cancelRefusedNs() != never); // cancel() of a running future gives False
    QVERIFY(record.endedNs - record.startedNs >= 120'000'000);
}

void SessionTest::cancelAfterCancelsWhatIsPending()
{
    Experiment experiment = sleeps(60, milliseconds(5), 1);
    experiment.cancelAfter = milliseconds(40);
    const auto run = runSession(experiment);
    QCOMPARE(run->state, RunState::Cancelled);
    const Timeline timeline = timelineOf(*run);
    QVERIFY(timeline.count().cancelled > 0 && timeline.count().finished > 0);
    checkEveryFutureEnded(*run);
    for (const FutureRecord &record : timeline.futures())
        QVERIFY(record.hasRun() != (record.outcome == Outcome::Cancelled));
}

void SessionTest::shutdownCanCancelWhatIsPending()
{
    Experiment experiment = sleeps(40, milliseconds(3), 2);
    experiment.collect = CollectMode::None;
    experiment.shutdown = ShutdownMode::CancelPending;
    const auto run = runSession(experiment);
    QCOMPARE(run->state, RunState::Cancelled);
    QVERIFY(timelineOf(*run).count().cancelled > 0);
    checkEveryFutureEnded(*run);
}

void SessionTest::aStopEndsTheRun_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    QTest::addColumn<WorkloadKind>("workload");
    for (const ExecutorKind executor : allExecutorKinds()) {
        for (const WorkloadKind workload : {WorkloadKind::SumOfSquares, WorkloadKind::Sleep, WorkloadKind::Download}) {
            const std::string row = std::string(executorName(executor)) + " " + std::string(workloadName(workload));
            QTest::newRow(row.c_str()) << executor << workload;
        }
    }
}

void SessionTest::aStopEndsTheRun()
{
    QFETCH(ExecutorKind, executor);
    QFETCH(WorkloadKind, workload);
    Experiment experiment = sleeps(50, std::chrono::seconds(10), executor == ExecutorKind::Sequential ? 1 : 4);
    experiment.executor = executor;
    experiment.workload.kind = workload;
    std::stop_source stop;
    std::jthread stopper;
    SessionObserver observer;
    observer.recordingStarted = [&](std::shared_ptr<const Recorder> recorder) {
        stopper = std::jthread([&stop, recorder] {
            const auto running = [&] {
                Timeline timeline;
                timeline.append(recorder->snapshot());
                return timeline.runningAt(INT64_MAX) > 0;
            };
            while (!running())
                std::this_thread::yield();
            stop.request_stop();
        });
    };
    const auto run = runSession(experiment, stop.get_token(), observer);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Cancelled);
    QVERIFY(run->metrics.makespan < std::chrono::seconds(5)); // of 125 and more if nothing stopped it
    checkEveryFutureEnded(*run);
    QCOMPARE(childProcesses(), std::size_t{0});
}

void SessionTest::theBaselineIsMeasuredOnRequest()
{
    Experiment experiment = sleeps(8, milliseconds(5), 4);
    experiment.baseline = Baseline::Measured;
    const auto run = runSession(experiment);
    QCOMPARE(run->metrics.baselineKind, Baseline::Measured);
    QVERIFY(*run->metrics.baseline >= milliseconds(40));
    experiment.baseline = Baseline::Derived;
    QCOMPARE(runSession(experiment)->metrics.baselineKind, Baseline::Derived);
}

void SessionTest::waitingOverlapsOnThreadsAndOnTheLoop()
{
    for (const ExecutorKind kind : {ExecutorKind::Threads, ExecutorKind::Async}) {
        Experiment experiment = sleeps(10, milliseconds(50), 10);
        experiment.executor = kind;
        const auto run = runSession(experiment);
        QVERIFY(run->metrics.makespan >= milliseconds(50));
        QVERIFY(*run->metrics.speedup > 3); // 10 if the machine is idle
    }
}

void SessionTest::theObserverSeesThePhasesInOrder()
{
    std::vector<Phase> phases;
    Experiment experiment = sleeps(2, milliseconds(1), 1);
    experiment.baseline = Baseline::Measured;
    QVERIFY(runSession(experiment, {},
                       {.phaseChanged = [&](Phase phase) { phases.push_back(phase); }, .recordingStarted = {}})
                .ok());
    QCOMPARE(phases, (std::vector<Phase>{Phase::Preparing, Phase::Baseline, Phase::Running, Phase::Ended}));
}

void SessionTest::anInvalidExperimentIsRefused()
{
    Experiment experiment = sleeps(2, milliseconds(1), 0);
    const auto run = runSession(experiment);
    QVERIFY(!run.ok());
    QVERIFY(run.error().detail.find("workers") != std::string::npos);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
