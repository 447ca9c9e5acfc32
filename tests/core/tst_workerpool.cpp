// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/threadpool.h"
#include "core/executors/workstealing.h"
#include "core/platform/cputime.h"
#include "core/trace/timeline.h"

#include <QtTest>
#include <latch>
#include <mutex>

using namespace futurescope;

namespace {

/// Keeps workers in hand until it is opened.
class Gate
{
public:
    void pass() const { m_open.wait(false, std::memory_order_acquire); }
    void open()
    {
        m_open.store(true, std::memory_order_release);
        m_open.notify_all();
    }

private:
    std::atomic<bool> m_open{false};
};

int fibonacci(int n)
{
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

int nestedFibonacci(Executor &executor, int n)
{
    if (n < 2)
        return n;
    const Future<int> left = executor.submit([&executor, n] { return nestedFibonacci(executor, n - 1); });
    const Future<int> right = executor.submit([&executor, n] { return nestedFibonacci(executor, n - 2); });
    return left.result() + right.result();
}

Timeline timelineOf(Recorder &recorder)
{
    recorder.stop();
    Timeline timeline;
    timeline.append(recorder.snapshot());
    return timeline;
}

} // namespace

class WorkerPoolTest : public QObject
{
    Q_OBJECT

private slots:
    void shortTasksBehindALongOneAreTakenByOthers_data();
    void shortTasksBehindALongOneAreTakenByOthers();
    void manySubmittersLoseNothing_data();
    void manySubmittersLoseNothing();
    void anIdlePoolUsesNoProcessorTime_data();
    void anIdlePoolUsesNoProcessorTime();
    void aTreeOfTasksNeedsOnlyOneWorker_data();
    void aTreeOfTasksNeedsOnlyOneWorker();
    void aTaskRunsWhatItWaitsFor();
    void aWaitingTaskKeepsItsOwnContext();
    void waitingInAWorkerHonoursItsTimeout();
    void deepNestingEnds();
    void theftsAreRecorded();
    void sleepersAreWokenForNestedTasks();

private:
    static void addBothPools();
    static std::unique_ptr<Executor> pool(const ExecutorConfig &config);
};

void WorkerPoolTest::addBothPools()
{
    QTest::addColumn<ExecutorKind>("kind");
    QTest::newRow("threads") << ExecutorKind::Threads;
    QTest::newRow("work-stealing") << ExecutorKind::WorkStealing;
}

std::unique_ptr<Executor> WorkerPoolTest::pool(const ExecutorConfig &config)
{
    QFETCH(ExecutorKind, kind);
    return std::move(*makeExecutor(kind, config));
}

void WorkerPoolTest::shortTasksBehindALongOneAreTakenByOthers_data()
{
    addBothPools();
}

void WorkerPoolTest::shortTasksBehindALongOneAreTakenByOthers()
{
    // Every worker has learnt that tasks are short and takes many at once when the long ones come: one of each such
    // batch holds its worker until everything behind it has been run by the others.
    const auto executor = pool({.workers = 3});
    for (int round = 0; round < 20; ++round) {
        std::vector<Future<int>> shortOnes;
        Gate gate;
        Future<std::monostate> longOne;
        for (int i = 0; i < 3000; ++i) {
            if (i == 1500)
                longOne = executor->submit([&gate] { gate.pass(); });
            shortOnes.push_back(executor->submit([i] { return i; }));
        }
        for (std::size_t i = 0; i < shortOnes.size(); ++i)
            QCOMPARE(shortOnes[i].result(std::chrono::seconds(30)), static_cast<int>(i));
        QVERIFY(!longOne.done());
        gate.open();
        longOne.result();
    }
}

void WorkerPoolTest::manySubmittersLoseNothing_data()
{
    addBothPools();
}

void WorkerPoolTest::manySubmittersLoseNothing()
{
    const auto executor = pool({.workers = 3});
    constexpr int submitters = 4;
    constexpr int each = 5000;
    std::atomic<int> ran{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < submitters; ++i) {
            threads.emplace_back([&] {
                for (int task = 0; task < each; ++task)
                    executor->submit([&ran] { ran.fetch_add(1, std::memory_order_relaxed); });
            });
        }
    }
    executor->shutdown();
    QCOMPARE(ran.load(), submitters * each);
}

void WorkerPoolTest::anIdlePoolUsesNoProcessorTime_data()
{
    addBothPools();
}

void WorkerPoolTest::anIdlePoolUsesNoProcessorTime()
{
    const auto executor = pool({.workers = 4});
    std::latch allStarted(4);
    std::vector<Future<std::monostate>> starts;
    for (int i = 0; i < 4; ++i)
        starts.push_back(executor->submit([&allStarted] { allStarted.arrive_and_wait(); }));
    for (const auto &start : starts)
        start.result();
    // Whoever still searches stops to; then nothing is used, however long the next look takes to come.
    Nanos before = executor->workerCpuTime();
    const auto idleFor50Ms = [&] {
        const Nanos atStart = before;
        const std::int64_t untilNs = monotonicNs() + 50'000'000;
        while (monotonicNs() < untilNs)
            std::this_thread::yield();
        before = executor->workerCpuTime();
        return before == atStart;
    };
    QTRY_VERIFY_WITH_TIMEOUT(idleFor50Ms(), 10'000);
}

void WorkerPoolTest::aTreeOfTasksNeedsOnlyOneWorker_data()
{
    QTest::addColumn<int>("workers");
    for (const int workers : {1, 2, 3, 8})
        QTest::addRow("%d workers", workers) << workers;
}

void WorkerPoolTest::aTreeOfTasksNeedsOnlyOneWorker()
{
    QFETCH(int, workers);
    WorkStealingExecutor executor({.workers = workers});
    const Future<int> whole = executor.submit([&executor] { return nestedFibonacci(executor, 15); });
    QCOMPARE(whole.result(), fibonacci(15));
}

void WorkerPoolTest::aTaskRunsWhatItWaitsFor()
{
    Recorder recorder;
    {
        const RecordingScope recording(&recorder, mainLane);
        WorkStealingExecutor executor({.workers = 1, .recorder = &recorder});
        const Future<int> outer = executor.submit([&executor] {
            const Future<int> inner = executor.submit([] { return 20; });
            return inner.result() + 1;
        });
        QCOMPARE(outer.result(), 21);
    }
    const Timeline timeline = timelineOf(recorder);
    const FutureRecord &outer = *timeline.future(FutureId{1});
    const FutureRecord &inner = *timeline.future(FutureId{2});
    QVERIFY(outer.startedNs <= inner.startedNs && inner.endedNs <= outer.endedNs);
    QCOMPARE(outer.lane, inner.lane);
}

void WorkerPoolTest::aWaitingTaskKeepsItsOwnContext()
{
    WorkStealingExecutor executor({.workers = 1});
    const auto outer = executor.submit([](const TaskContext &context) {
        const FutureId before = context.future;
        const auto inner = context.executor->submit([](const TaskContext &own) { return own.future.value; });
        const auto innerId = inner.result();
        return innerId == inner.id().value && innerId != before.value && context.future == before;
    });
    QVERIFY(outer.result());
}

void WorkerPoolTest::waitingInAWorkerHonoursItsTimeout()
{
    Gate gate;
    WorkStealingExecutor executor({.workers = 2});
    const auto blocked = executor.submit([&gate] { gate.pass(); });
    const auto waiter = executor.submit([&blocked] { blocked.result(std::chrono::milliseconds(5)); });
    QVERIFY_EXCEPTION_THROWN(waiter.result(), TimeoutError);
    gate.open();
}

void WorkerPoolTest::deepNestingEnds()
{
    // Each task waits for one that it has submitted: a chain, deeper than foreign tasks may be stacked.
    struct Chain
    {
        static int down(Executor &executor, int depth)
        {
            if (depth == 0)
                return 0;
            return executor.submit([&executor, depth] { return down(executor, depth - 1); }).result() + 1;
        }
    };
    WorkStealingExecutor executor({.workers = 2});
    constexpr int depth = 3 * WorkStealingExecutor::deepestHelp;
    QCOMPARE(executor.submit([&executor] { return Chain::down(executor, depth); }).result(), depth);
}

void WorkerPoolTest::theftsAreRecorded()
{
    Recorder recorder;
    {
        const RecordingScope recording(&recorder, mainLane);
        // The parent does not wait for its child's future, so that only a thief can run it.
        Gate childRan;
        WorkStealingExecutor executor({.workers = 2, .recorder = &recorder});
        executor
            .submit([&](const TaskContext &context) {
                context.executor->submit([&childRan] { childRan.open(); });
                childRan.pass();
            })
            .result();
    }
    const Timeline timeline = timelineOf(recorder);
    const LaneId parentLane = timeline.future(FutureId{1})->lane;
    const LaneId childLane = timeline.future(FutureId{2})->lane;
    QVERIFY(parentLane != childLane);
    QCOMPARE(timeline.steals().size(), std::size_t{1});
    QCOMPARE(timeline.steals().front().from, parentLane);
    QCOMPARE(timeline.steals().front().to, childLane);
    QCOMPARE(timeline.steals().front().future, FutureId{2});
}

void WorkerPoolTest::sleepersAreWokenForNestedTasks()
{
    // Four tasks that need one another at the same time, submitted by one task while all other workers sleep.
    WorkStealingExecutor executor({.workers = 4});
    for (int round = 0; round < 300; ++round) {
        const auto together = std::make_shared<std::latch>(4);
        executor
            .submit([together](const TaskContext &context) {
                for (int i = 0; i < 3; ++i)
                    context.executor->submit([together] { together->arrive_and_wait(); });
                together->arrive_and_wait();
            })
            .result();
    }
}

QTEST_GUILESS_MAIN(WorkerPoolTest)
#include "tst_workerpool.moc"
