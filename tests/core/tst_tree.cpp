// SPDX-License-Identifier: GPL-3.0-or-later
// An uneven tree: tasks that split their leaves and submit the parts.
#include "core/workloads/treetask.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

#include <algorithm>
#include <thread>

using namespace futurescope;
using namespace sessionfixtures;
using namespace std::chrono_literals;

namespace {

Experiment treeOf(std::uint32_t leaves, std::uint32_t grain, ExecutorKind executor = ExecutorKind::Threads,
                  int workers = 3)
{
    Experiment experiment = computing(leaves, 50us, std::min(workers, maxWorkers(executor)));
    experiment.workload.kind = WorkloadKind::Tree;
    experiment.executor = executor;
    experiment.chunk = grain;
    return experiment;
}

/// By obvious recursion.
std::uint32_t tasksOf(std::uint64_t seed, std::uint32_t first, std::uint32_t count, std::uint32_t grain)
{
    if (count <= grain)
        return count == 0 ? 0 : 1;
    const std::uint32_t kept = treeSplit(seed, first, count);
    return tasksOf(seed, first, kept, grain) + tasksOf(seed, first + kept, count - kept, grain);
}

constexpr std::array executors{ExecutorKind::Sequential, ExecutorKind::Threads, ExecutorKind::ThreadsGil,
                               ExecutorKind::WorkStealing, ExecutorKind::Async};

} // namespace

class TreeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void theNumberOfTasksIsKnownBefore();
    void bothPartsHaveLeavesAndAreUneven();
    void everyExecutorDoesEveryLeaf_data();
    void everyExecutorDoesEveryLeaf();
    void theProgramTakesAllResults_data();
    void theProgramTakesAllResults();
    void tasksSubmitAndDoNotWait();
    void thievesTakeParts();
    void aFailedLeafFailsItsTaskOnly();
    void aStopEndsTheTree();
    void cancelAfterEndsIt();
    void aTreeWithoutLeavesHasNoTask();
    void noPartIsHeldBackByABoundedQueue();
    void itRunsOnNoOtherProcessAndBySchedulesOfItsOwn();
};

void TreeTest::theNumberOfTasksIsKnownBefore()
{
    for (const std::uint32_t leaves : {0u, 1u, 2u, 3u, 7u, 8u, 9u, 100u, 1000u}) {
        for (const std::uint32_t grain : {1u, 2u, 5u, 2000u}) {
            for (const std::uint64_t seed : {1u, 2u})
                QCOMPARE(treeOf(leaves, grain).futures(), tasksOf(seed, 0, leaves, grain));
        }
    }
    QCOMPARE(treeOf(10'000'000, 1).futures(), 10'000'000u); // at once
}

void TreeTest::bothPartsHaveLeavesAndAreUneven()
{
    int firstIsLess = 0;
    for (std::uint32_t count = 2; count < 200; ++count) {
        const std::uint32_t kept = treeSplit(7, 11, count);
        QVERIFY(kept > 0 && kept < count);
        QCOMPARE(std::min(kept, count - kept), smallerPartOf(count));
        firstIsLess += kept < count - kept;
    }
    QVERIFY(firstIsLess > 50 && firstIsLess < 150); // the seed tosses a coin
}

void TreeTest::everyExecutorDoesEveryLeaf_data()
{
    QTest::addColumn<int>("executor");
    for (const ExecutorKind executor : executors)
        QTest::newRow(std::string(executorName(executor)).c_str()) << static_cast<int>(executor);
}

void TreeTest::everyExecutorDoesEveryLeaf()
{
    QFETCH(int, executor);
    Experiment plain = computing(60, 50us, 1);
    plain.workload.distribution = Distribution::Exponential;
    const std::uint64_t expected = sumOfResults(timelineOf(*runSession(plain)));
    for (const std::uint32_t grain : {1u, 4u, 100u}) {
        Experiment experiment = treeOf(60, grain, static_cast<ExecutorKind>(executor));
        experiment.workload.distribution = Distribution::Exponential;
        const auto run = runSession(experiment);
        QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->state, RunState::Finished);
        const Timeline timeline = timelineOf(*run);
        QCOMPARE(timeline.count().finished, std::uint64_t{experiment.futures()});
        QCOMPARE(sumOfResults(timeline), expected);
    }
}

void TreeTest::theProgramTakesAllResults_data()
{
    QTest::addColumn<int>("collect");
    QTest::addColumn<int>("shutdown");
    for (const CollectMode collect :
         {CollectMode::Result, CollectMode::Map, CollectMode::AsCompleted, CollectMode::None}) {
        for (const ShutdownMode shutdown : {ShutdownMode::Wait, ShutdownMode::NoWait, ShutdownMode::CancelPending}) {
            const std::string row = std::string(collectName(collect)) + ", " + std::string(shutdownName(shutdown));
            QTest::newRow(row.c_str()) << static_cast<int>(collect) << static_cast<int>(shutdown);
        }
    }
}

void TreeTest::theProgramTakesAllResults()
{
    QFETCH(int, collect);
    QFETCH(int, shutdown);
    for (const ExecutorKind executor : executors) {
        Experiment experiment = treeOf(40, 2, executor);
        experiment.collect = static_cast<CollectMode>(collect);
        experiment.shutdown = static_cast<ShutdownMode>(shutdown);
        const auto run = runSession(experiment);
        QVERIFY(run.ok());
        QCOMPARE(run->state, RunState::Finished);
        const Timeline timeline = timelineOf(*run);
        QCOMPARE(timeline.count().finished, std::uint64_t{experiment.futures()});
        const bool read = experiment.collect != CollectMode::None;
        QVERIFY(std::ranges::all_of(timeline.futures(),
                                    [read](const FutureRecord &record) { return (record.readNs != never) == read; }));
    }
}

void TreeTest::tasksSubmitAndDoNotWait()
{
    const auto run = runSession(treeOf(30, 1));
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.futures()[0].submitLane, mainLane);
    QCOMPARE(timeline.futures()[0].itemCount, 30u);
    for (std::size_t i = 1; i < timeline.futures().size(); ++i)
        QVERIFY(timeline.futures()[i].submitLane != mainLane);
    for (const FutureRecord &record : timeline.futures())
        QCOMPARE(record.awaitNs(), std::int64_t{0});
}

/// The program submits one task, so that whatever another worker does it has stolen. Run after run, until one does.
void TreeTest::thievesTakeParts()
{
    for (bool stolen = false; !stolen;) {
        const Experiment experiment = treeOf(200, 1, ExecutorKind::WorkStealing, 2);
        const Timeline timeline = timelineOf(*runSession(experiment));
        QCOMPARE(timeline.count().finished, std::uint64_t{200});
        std::set<std::uint16_t> lanes;
        for (std::size_t i = 1; i < timeline.futures().size(); ++i)
            lanes.insert(timeline.futures()[i].lane.value);
        stolen = !timeline.steals().empty();
        QVERIFY(stolen || lanes.size() == 1);
    }
}

void TreeTest::aFailedLeafFailsItsTaskOnly()
{
    Experiment experiment = treeOf(50, 1);
    experiment.workload.failureRate = 0.2;
    for (const CollectMode collect : {CollectMode::Result, CollectMode::AsCompleted}) {
        experiment.collect = collect;
        const auto run = runSession(experiment);
        const Timeline::Count count = timelineOf(*run).count();
        QVERIFY(count.failed > 0 && count.finished > 0);
        QCOMPARE(count.failed + count.finished, std::uint64_t{50});
        QCOMPARE(count.exceptionsRead, count.failed);
    }
}

void TreeTest::aStopEndsTheTree()
{
    Experiment experiment = treeOf(1000, 1);
    experiment.workload.work = 10s;
    std::stop_source stop;
    SessionObserver observer;
    std::jthread stopper;
    observer.recordingStarted = [&](std::shared_ptr<const Recorder> recorder) {
        stopper = std::jthread([recorder, &stop] {
            const auto submitted = [&] {
                Timeline timeline;
                timeline.append(recorder->snapshot());
                return timeline.count().submitted;
            };
            while (submitted() < 5)
                std::this_thread::yield();
            stop.request_stop();
        });
    };
    const auto run = runSession(experiment, stop.get_token(), observer);
    QCOMPARE(run->state, RunState::Cancelled);
    const Timeline::Count count = timelineOf(*run).count();
    QCOMPARE(count.cancelled + count.finished + count.failed, count.submitted);
}

void TreeTest::cancelAfterEndsIt()
{
    Experiment experiment = treeOf(1000, 1);
    experiment.workload.work = 100us;
    experiment.cancelAfter = 5ms;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    const Timeline::Count count = timelineOf(*run).count();
    QCOMPARE(count.cancelled + count.finished, count.submitted);
    QVERIFY(run->state == RunState::Cancelled || count.cancelled == 0);
}

void TreeTest::aTreeWithoutLeavesHasNoTask()
{
    const auto run = runSession(treeOf(0, 1));
    QCOMPARE(run->state, RunState::Finished);
    QCOMPARE(timelineOf(*run).count().submitted, std::uint64_t{0});
}

void TreeTest::noPartIsHeldBackByABoundedQueue()
{
    Experiment experiment = treeOf(60, 2);
    const std::uint64_t sum = sumOfResults(timelineOf(*runSession(experiment)));
    experiment.queueLimit = 1;
    for (const QueuePolicy policy : {QueuePolicy::Block, QueuePolicy::CallerRuns, QueuePolicy::Drop}) {
        experiment.queuePolicy = policy;
        const auto run = runSession(experiment);
        QVERIFY(run.ok());
        QCOMPARE(run->state, RunState::Finished);
        QCOMPARE(timelineOf(*run).count().finished, std::uint64_t{experiment.futures()});
        QCOMPARE(sumOfResults(timelineOf(*run)), sum);
        QCOMPARE(run->metrics.dropped, std::uint64_t{0});
    }
}

void TreeTest::itRunsOnNoOtherProcessAndBySchedulesOfItsOwn()
{
    Experiment experiment = treeOf(4, 1);
    QVERIFY(validate(experiment).ok());
    experiment.schedule = Schedule::Cyclic;
    QVERIFY(validate(experiment).error().detail.find("schedule is cyclic") == 0);
    QVERIFY(validate(experiment).error().detail.find("take the schedule dynamic") != std::string::npos);
    experiment.schedule = Schedule::Dynamic;
    experiment.executor = ExecutorKind::Processes;
    QVERIFY(validate(experiment).error().detail.find("tree does not run on processes") != std::string::npos);
}

QTEST_GUILESS_MAIN(TreeTest)
#include "tst_tree.moc"
