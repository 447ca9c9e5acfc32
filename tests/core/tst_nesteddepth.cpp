// SPDX-License-Identifier: GPL-3.0-or-later
// Children of children, and the two ways in which a task need not wait in the pool of its child.
#include "core/experiment/session.h"
#include "core/workloads/workplan.h"
#include "tests/core/sessionfixtures.h"

#include <QTest>
#include <algorithm>
#include <map>

using namespace futurescope;
using sessionfixtures::timelineOf;
using std::chrono::milliseconds;

namespace {

Experiment nested(ExecutorKind executor, int workers, std::uint32_t depth, ChildWait wait = ChildWait::InTask)
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Nested;
    experiment.workload.distribution = Distribution::Constant;
    experiment.workload.items = 4;
    experiment.workload.work = milliseconds(2);
    experiment.workload.depth = depth;
    experiment.workload.childWait = wait;
    experiment.executor = executor;
    experiment.workers = workers;
    return experiment;
}

/// What the program got for the items: of those that go on in other tasks, from the last of these.
std::uint64_t sumOfItems(const Run &run)
{
    const Timeline timeline = timelineOf(run);
    std::map<std::uint32_t, const FutureRecord *> lastOfItem;
    for (const FutureRecord &record : timeline.futures()) {
        if (!std::ranges::binary_search(timeline.mainReadTimes(), record.readNs))
            continue; // a task has read it
        const FutureRecord *&last = lastOfItem[record.firstItem];
        if (!last || last->submittedNs < record.submittedNs)
            last = &record;
    }
    std::uint64_t sum = 0;
    for (const auto &[item, record] : lastOfItem)
        sum += record->payload;
    return sum;
}

} // namespace

class NestedDepthTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void everyWayComputesTheSame_data();
    void everyWayComputesTheSame();
    void aPoolDeadlocksWhereItIsNotWiderThanDeep_data();
    void aPoolDeadlocksWhereItIsNotWiderThanDeep();
    void ownPoolsHaveLanesAndNumbersOfTheirOwn();
    void aContinuationHoldsNoWorker();
    void theFailureOfTheInnermostReachesTheProgram_data();
    void theFailureOfTheInnermostReachesTheProgram();
    void everyFutureEndsWhenTheRunIsCut_data();
    void everyFutureEndsWhenTheRunIsCut();
    void whatDoesNotFitIsRefused();
};

void NestedDepthTest::everyWayComputesTheSame_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    QTest::addColumn<int>("workers");
    QTest::addColumn<ChildWait>("wait");
    QTest::newRow("sequential") << ExecutorKind::Sequential << 1 << ChildWait::InTask;
    QTest::newRow("threads") << ExecutorKind::Threads << 17 << ChildWait::InTask;
    QTest::newRow("async") << ExecutorKind::Async << 17 << ChildWait::InTask;
    QTest::newRow("one worker that helps") << ExecutorKind::WorkStealing << 1 << ChildWait::InTask;
    for (const ExecutorKind kind : {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::WorkStealing}) {
        for (const ChildWait wait : {ChildWait::OwnPools, ChildWait::Continuation}) {
            for (const int workers : {1, 3}) {
                const std::string name = std::string(executorName(kind)) + ", " + std::string(childWaitName(wait))
                                         + ", " + std::to_string(workers);
                QTest::newRow(name.c_str()) << kind << workers << wait;
            }
        }
    }
}

void NestedDepthTest::everyWayComputesTheSame()
{
    QFETCH(ExecutorKind, executor);
    QFETCH(int, workers);
    QFETCH(ChildWait, wait);
    for (const std::uint32_t depth : {1u, 4u}) {
        const auto loop = runSession(nested(ExecutorKind::Sequential, 1, depth));
        for (const std::uint32_t chunk : {1u, 3u}) {
            for (const CollectMode collect : {CollectMode::Map, CollectMode::AsCompleted}) {
                Experiment experiment = nested(executor, workers, depth, wait);
                experiment.chunk = chunk;
                experiment.collect = collect;
                const auto run = runSession(experiment);
                QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
                QCOMPARE(run->state, RunState::Finished);
                QCOMPARE(timelineOf(*run).count().finished, std::uint64_t{experiment.futures()});
                QCOMPARE(sumOfItems(*run), sumOfItems(*loop));
            }
        }
    }
}

void NestedDepthTest::aPoolDeadlocksWhereItIsNotWiderThanDeep_data()
{
    QTest::addColumn<int>("workers");
    QTest::addColumn<std::uint32_t>("depth");
    QTest::addColumn<bool>("deadlocks");
    QTest::newRow("1 worker, 1 level") << 1 << 1u << true;
    QTest::newRow("2 workers, 1 level") << 2 << 1u << false;
    QTest::newRow("2 workers, 2 levels") << 2 << 2u << true;
    QTest::newRow("3 workers, 3 levels") << 3 << 3u << true;
    QTest::newRow("4 workers, 3 levels") << 4 << 3u << false;
}

void NestedDepthTest::aPoolDeadlocksWhereItIsNotWiderThanDeep()
{
    QFETCH(int, workers);
    QFETCH(std::uint32_t, depth);
    QFETCH(bool, deadlocks);
    Experiment experiment = nested(ExecutorKind::Threads, workers, depth);
    experiment.workload.items = 1;
    const auto run = runSession(experiment);
    QCOMPARE(run->deadlocked, deadlocks);
    for (const ChildWait wait : {ChildWait::OwnPools, ChildWait::Continuation}) {
        experiment.workload.childWait = wait;
        QCOMPARE(runSession(experiment)->state, RunState::Finished);
    }
}

void NestedDepthTest::ownPoolsHaveLanesAndNumbersOfTheirOwn()
{
    const auto run = runSession(nested(ExecutorKind::Threads, 2, 2, ChildWait::OwnPools));
    const Timeline timeline = timelineOf(*run);
    QVERIFY(timeline.workerLanes() > 4); // of three pools; each has begun at least one of its two workers
    QCOMPARE(timeline.futures().size(), std::size_t{12});
    for (const FutureRecord &record : timeline.futures())
        QVERIFY(record.submittedNs != never);
}

void NestedDepthTest::aContinuationHoldsNoWorker()
{
    const auto run = runSession(nested(ExecutorKind::Threads, 1, 2, ChildWait::Continuation));
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.workerLanes(), 1);
    QCOMPARE(timeline.lanes()[1].waits.size(), std::size_t{0});
    QCOMPARE(timeline.futures().size(), std::size_t{4 + 2 * 2 * 4});
}

void NestedDepthTest::theFailureOfTheInnermostReachesTheProgram_data()
{
    QTest::addColumn<ChildWait>("wait");
    QTest::addColumn<std::uint64_t>("failed");
    QTest::newRow("in-task") << ChildWait::InTask << std::uint64_t{12};
    QTest::newRow("own-pools") << ChildWait::OwnPools << std::uint64_t{12};
    QTest::newRow("continuation") << ChildWait::Continuation << std::uint64_t{12}; // the innermost, and two behind it
}

void NestedDepthTest::theFailureOfTheInnermostReachesTheProgram()
{
    QFETCH(ChildWait, wait);
    QFETCH(std::uint64_t, failed);
    Experiment experiment = nested(ExecutorKind::Threads, 9, 2, wait);
    experiment.workload.failureRate = 1;
    experiment.collect = CollectMode::AsCompleted;
    const auto run = runSession(experiment);
    QCOMPARE(run->state, RunState::Failed);
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().failed, failed);
    QCOMPARE(timeline.count().exceptionsUnread(), std::uint64_t{0});
}

void NestedDepthTest::everyFutureEndsWhenTheRunIsCut_data()
{
    QTest::addColumn<ChildWait>("wait");
    QTest::addColumn<int>("cut");
    for (const ChildWait wait : {ChildWait::OwnPools, ChildWait::Continuation}) {
        const std::string name(childWaitName(wait));
        QTest::newRow((name + ", cancelled").c_str()) << wait << 0;
        QTest::newRow((name + ", stopped").c_str()) << wait << 1;
        QTest::newRow((name + ", shut down at once").c_str()) << wait << 2;
        QTest::newRow((name + ", a short timeout").c_str()) << wait << 3;
    }
}

void NestedDepthTest::everyFutureEndsWhenTheRunIsCut()
{
    QFETCH(ChildWait, wait);
    QFETCH(int, cut);
    for (int turn = 0; turn < 10; ++turn) {
        Experiment experiment = nested(ExecutorKind::Threads, 2, 2, wait);
        experiment.workload.items = 20;
        std::stop_source stop;
        SessionObserver observer;
        if (cut == 0)
            experiment.cancelAfter = milliseconds(turn);
        if (cut == 1)
            observer.controlGiven = [&](const std::shared_ptr<RunControl> &) { stop.request_stop(); };
        if (cut == 2) {
            experiment.collect = CollectMode::None;
            experiment.shutdown = turn % 2 == 0 ? ShutdownMode::CancelPending : ShutdownMode::NoWait;
        }
        if (cut == 3)
            experiment.timeout = milliseconds(turn);
        const auto run = runSession(experiment, stop.get_token(), observer);
        QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
        const Timeline::Count count = timelineOf(*run).count();
        QCOMPARE(count.finished + count.failed + count.cancelled, count.submitted);
    }
}

void NestedDepthTest::whatDoesNotFitIsRefused()
{
    for (const ExecutorKind executor : {ExecutorKind::Sequential, ExecutorKind::Async}) {
        const Status status = validate(nested(executor, 1, 1, ChildWait::OwnPools));
        QVERIFY(!status);
        QVERIFY2(status.error().detail.find("no pool of threads") != std::string::npos, status.error().detail.c_str());
    }
    Experiment many = nested(ExecutorKind::Threads, 4, 8);
    many.workload.items = 9'000'000;
    QVERIFY(validate(many).error().detail.find("20000000 are the most") != std::string::npos);
    many.workload.depth = 9;
    QCOMPARE(validate(many).error().detail, std::string("depth is 9; it must be from 1 to 8"));
}

QTEST_GUILESS_MAIN(NestedDepthTest)
#include "tst_nesteddepth.moc"
