// SPDX-License-Identifier: GPL-3.0-or-later
// Work stealing with the stealing turned off: what a task submits stays with its worker.
#include "core/executors/workstealing.h"
#include "core/trace/timeline.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

#include <algorithm>
#include <latch>

using namespace futurescope;
using namespace sessionfixtures;
using namespace std::chrono_literals;

namespace {

Experiment treeOf(std::uint32_t leaves, bool stealing)
{
    Experiment experiment = computing(leaves, 50us, 4);
    experiment.workload.kind = WorkloadKind::Tree;
    experiment.executor = ExecutorKind::WorkStealing;
    experiment.stealing = stealing;
    return experiment;
}

/// A task submits so many that nobody waits for, and goes on until the latch lets it.
Future<std::monostate> submitBranch(Executor &executor, int tasks, std::vector<Future<int>> &branch,
                                    std::latch &submitted, std::latch &goOn)
{
    return executor.submit([&, tasks](const TaskContext &context) {
        for (int i = 0; i < tasks; ++i)
            branch.push_back(context.executor->submit([] { return 1; }));
        submitted.count_down();
        goOn.wait();
    });
}

} // namespace

class OwnQueuesTest : public QObject
{
    Q_OBJECT

private slots:
    void aTreeStaysWithTheWorkerThatTookItsRoot();
    void tasksFromOutsideAreSharedByAll();
    void waitingTasksRunTheirOwn_data();
    void waitingTasksRunTheirOwn();
    void whatTwoBranchesWaitForOfEachOtherEnds();
    void shutdownRunsWhatIsLeft();
    void shutdownCancelsWhatIsLeft();
};

void OwnQueuesTest::aTreeStaysWithTheWorkerThatTookItsRoot()
{
    const auto run = runSession(treeOf(100, false));
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().finished, std::uint64_t{100});
    QVERIFY(timeline.steals().empty());
    const LaneId lane = timeline.futures()[0].lane;
    QVERIFY(
        std::ranges::all_of(timeline.futures(), [lane](const FutureRecord &record) { return record.lane == lane; }));
    QCOMPARE(timeline.runningOver(0, timeline.endNs() + 1).most, std::int64_t{1});
    QCOMPARE(sumOfResults(timeline), sumOfResults(timelineOf(*runSession(treeOf(100, true)))));
}

void OwnQueuesTest::tasksFromOutsideAreSharedByAll()
{
    WorkStealingExecutor executor({.workers = 4, .stealing = false});
    for (int round = 0; round < 100; ++round) {
        const auto together = std::make_shared<std::latch>(4);
        std::vector<Future<std::monostate>> all;
        for (int i = 0; i < 4; ++i)
            all.push_back(executor.submit([together] { together->arrive_and_wait(); }));
        for (const auto &one : all)
            one.result();
    }
}

void OwnQueuesTest::waitingTasksRunTheirOwn_data()
{
    QTest::addColumn<int>("workers");
    for (const int workers : {1, 2, 8})
        QTest::addRow("%d workers", workers) << workers;
}

void OwnQueuesTest::waitingTasksRunTheirOwn()
{
    QFETCH(int, workers);
    struct Fibonacci
    {
        static int of(Executor &executor, int n)
        {
            if (n < 2)
                return n;
            const Future<int> left = executor.submit([&executor, n] { return of(executor, n - 1); });
            const Future<int> right = executor.submit([&executor, n] { return of(executor, n - 2); });
            return left.result() + right.result();
        }
    };
    WorkStealingExecutor executor({.workers = workers, .stealing = false});
    std::vector<Future<int>> several;
    for (int i = 0; i < 5; ++i)
        several.push_back(executor.submit([&executor] { return Fibonacci::of(executor, 12); }));
    for (const Future<int> &one : several)
        QCOMPARE(one.result(), 144);
}

/// Each of two workers holds the task that the other waits for: each finds it in its own queue while it waits.
void OwnQueuesTest::whatTwoBranchesWaitForOfEachOtherEnds()
{
    WorkStealingExecutor executor({.workers = 2, .stealing = false});
    for (int round = 0; round < 100; ++round) {
        std::latch both(2);
        Future<int> parts[2];
        const auto branch = [&](int mine) {
            return executor.submit([&, mine](const TaskContext &context) {
                parts[mine] = context.executor->submit([mine] { return mine; });
                both.arrive_and_wait();
                return parts[1 - mine].result();
            });
        };
        const Future<int> first = branch(0);
        const Future<int> second = branch(1);
        QCOMPARE(first.result(), 1);
        QCOMPARE(second.result(), 0);
    }
}

void OwnQueuesTest::shutdownRunsWhatIsLeft()
{
    for (int round = 0; round < 50; ++round) {
        WorkStealingExecutor executor({.workers = 3, .stealing = false});
        std::vector<Future<int>> left;
        std::latch submitted(1);
        std::latch goOn(1);
        submitBranch(executor, 40, left, submitted, goOn);
        submitted.wait();
        executor.shutdown(false);
        goOn.count_down();
        executor.shutdown(true);
        QVERIFY(std::ranges::all_of(left, [](const Future<int> &task) { return task.done() && !task.cancelled(); }));
    }
}

void OwnQueuesTest::shutdownCancelsWhatIsLeft()
{
    for (int round = 0; round < 50; ++round) {
        WorkStealingExecutor executor({.workers = 3, .stealing = false});
        std::vector<Future<int>> left;
        std::latch submitted(1);
        std::latch goOn(1);
        const auto root = submitBranch(executor, 40, left, submitted, goOn);
        submitted.wait();
        executor.shutdown(false, true);
        QVERIFY(std::ranges::all_of(left, [](const Future<int> &task) { return task.cancelled(); }));
        goOn.count_down();
        executor.shutdown(true);
        QVERIFY(root.done() && !root.cancelled());
    }
}

QTEST_GUILESS_MAIN(OwnQueuesTest)
#include "tst_ownqueues.moc"
