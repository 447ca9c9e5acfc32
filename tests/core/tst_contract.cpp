// SPDX-License-Identifier: GPL-3.0-or-later
// What every executor promises, asked of each with 1 to 8 workers. A rule that needs a closure or that only one
// executor can break stands in that executor's own test.
#include "core/executors/executor.h"
#include "core/executors/remotetask.h"
#include "core/futures/waiting.h"
#include "core/trace/timeline.h"
#include "core/workloads/diagnostics.h"
#include "core/workloads/workplan.h"

#include <QtTest>

#include <thread>

using namespace futurescope;

namespace {

using Call = Future<Bytes>;

/// An executor with its recorder, and what it has recorded once it is closed.
class Bench
{
public:
    Bench()
    {
        QFETCH_GLOBAL(int, kind);
        QFETCH_GLOBAL(int, workers);
        QFETCH_GLOBAL(bool, stealing);
        m_workers = workers;
        auto made = makeExecutor(static_cast<ExecutorKind>(kind), {.workers = workers,
                                                                   .recorder = &m_recorder,
                                                                   .stop = m_stop.get_token(),
                                                                   .workerProgram = {},
                                                                   .stealing = stealing});
        if (!made)
            throw std::runtime_error(made.error().detail);
        m_executor = std::move(*made);
    }

    Executor &operator*() { return *m_executor; }
    Executor *operator->() { return m_executor.get(); }
    int workers() const { return m_workers; }

    Call submit(const char *function, const std::string &arguments)
    {
        auto task = makeIntrusive<NamedCall>(function, textToBytes(arguments));
        m_executor->submitTask(task);
        return Call(task);
    }

    void requestStop() { m_stop.request_stop(); }

    /// Events so far, live.
    Timeline timelineNow() const
    {
        Timeline timeline;
        timeline.append(m_recorder.snapshot());
        return timeline;
    }

    /// Ends the executor and returns all that happened.
    Timeline close()
    {
        m_executor.reset();
        m_recorder.stop();
        return timelineNow();
    }

private:
    std::stop_source m_stop;
    Recorder m_recorder;
    RecordingScope m_recording{&m_recorder, mainLane};
    int m_workers = 0;
    std::unique_ptr<Executor> m_executor;
};

constexpr const char *halfMillisecond = "500000";

void checkNothingOverlaps(const Timeline &timeline)
{
    for (std::size_t lane = 1; lane < timeline.lanes().size(); ++lane) {
        const Spans &spans = timeline.lanes()[lane].tasks;
        for (std::size_t i = 1; i < spans.size(); ++i)
            QVERIFY(spans[i - 1].endNs <= spans[i].startNs);
    }
}

} // namespace

class ContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void resultsComeBackToTheirFutures();
    void exceptionsReachTheirFuturesAndTheWorkersLive();
    void everyFutureEndsOnceAndIsRecorded();
    void neverMoreTasksAtOnceThanWorkers();
    void oneWorkerTakesTasksInTheOrderOfSubmission();
    void waitAndAsCompletedSeeEveryFuture();
    void callbacksRunOnceForEachFuture();
    void aCancelledFutureNeverStarts();
    void submitAfterShutdownIsRefused();
    void shutdownWaitsForQueuedWork();
    void shutdownWithoutWaitLetsQueuedWorkRun();
    void shutdownCancelsWhatHasNotStarted();
    void aStopEndsRunningTasks();
    void workerCpuTimeCountsTheWork();
    void workersOutsideTheRangeAreNamed();
};

void ContractTest::initTestCase_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("workers");
    QTest::addColumn<bool>("stealing");
    const auto add = [](ExecutorKind kind, const std::string &name, bool stealing) {
        for (int workers = 1; workers <= std::min(8, maxWorkers(kind)); ++workers)
            QTest::newRow((name + " " + std::to_string(workers)).c_str())
                << static_cast<int>(kind) << workers << stealing;
    };
    for (const ExecutorKind kind : allExecutorKinds())
        add(kind, std::string(executorName(kind)), true);
    add(ExecutorKind::WorkStealing, "work-stealing, nobody steals", false);
}

void ContractTest::initTestCase()
{
    registerBuiltinFunctions();
}

void ContractTest::resultsComeBackToTheirFutures()
{
    Bench bench;
    std::vector<Call> calls;
    for (int i = 0; i < 50; ++i)
        calls.push_back(bench.submit("echo", std::to_string(i)));
    for (int i = 49; i >= 0; --i)
        QCOMPARE(bytesToText(calls[static_cast<std::size_t>(i)].result()), std::to_string(i));
}

void ContractTest::exceptionsReachTheirFuturesAndTheWorkersLive()
{
    Bench bench;
    const Call failing = bench.submit("fail", "12");
    const Call other = bench.submit("fail-other", "no such thing");
    const Call unknown = bench.submit("nobody registered this", "");
    const Call good = bench.submit("echo", "still here");
    QVERIFY_EXCEPTION_THROWN(failing.result(), TaskError);
    QCOMPARE(exceptionText(failing.exception()), std::string("ValueError: Task 12 failed!"));
    QCOMPARE(exceptionText(other.exception()), std::string("no such thing"));
    QVERIFY(exceptionText(unknown.exception()).find("nobody registered this") != std::string::npos);
    QCOMPARE(bytesToText(good.result()), std::string("still here"));
    const Timeline timeline = bench.close();
    QCOMPARE(timeline.count().failed, std::uint64_t{3});
    QCOMPARE(timeline.count().finished, std::uint64_t{1});
}

void ContractTest::everyFutureEndsOnceAndIsRecorded()
{
    Bench bench;
    std::vector<Call> calls;
    for (int i = 0; i < 200; ++i)
        calls.push_back(i % 10 == 0 ? bench.submit("fail", "1") : bench.submit("echo", ""));
    for (const Call &call : calls)
        call.exception();
    const Timeline timeline = bench.close();
    QCOMPARE(timeline.futures().size(), std::size_t{200});
    QCOMPARE(timeline.count().submitted, std::uint64_t{200});
    QCOMPARE(timeline.count().finished, std::uint64_t{180});
    QCOMPARE(timeline.count().failed, std::uint64_t{20});
    for (const FutureRecord &record : timeline.futures()) {
        QVERIFY(record.submittedNs <= record.startedNs);
        QVERIFY(record.startedNs <= record.endedNs);
        QVERIFY(record.endedNs <= record.readNs);
        QVERIFY(record.lane.value >= 1 && record.lane.value <= bench.workers());
    }
}

void ContractTest::neverMoreTasksAtOnceThanWorkers()
{
    Bench bench;
    for (int i = 0; i < 40; ++i)
        bench.submit("spin", halfMillisecond);
    bench->shutdown();
    const Timeline timeline = bench.close();
    QVERIFY(timeline.workerLanes() <= bench.workers());
    checkNothingOverlaps(timeline);
    for (const std::int64_t at : timeline.queueLeft())
        QVERIFY(timeline.runningAt(at) <= static_cast<std::size_t>(bench.workers()));
}

void ContractTest::oneWorkerTakesTasksInTheOrderOfSubmission()
{
    Bench bench;
    for (int i = 0; i < 60; ++i)
        bench.submit("echo", "");
    bench->shutdown();
    const Timeline timeline = bench.close();
    QCOMPARE(timeline.count().finished, std::uint64_t{60});
    // With several workers, one without work takes older tasks that another has in hand and has not come to.
    if (bench.workers() > 1)
        return;
    for (const Lane &lane : timeline.lanes()) {
        for (std::size_t i = 1; lane.id != mainLane && i < lane.tasks.size(); ++i)
            QVERIFY(lane.tasks[i - 1].future < lane.tasks[i].future);
    }
}

void ContractTest::waitAndAsCompletedSeeEveryFuture()
{
    Bench bench;
    std::vector<FuturePtr> futures;
    for (int i = 0; i < 60; ++i)
        futures.push_back(bench.submit("echo", ""));
    AsCompleted completed(futures);
    int seen = 0;
    while (const FuturePtr future = completed.next()) {
        QVERIFY(future->done());
        ++seen;
    }
    QCOMPARE(seen, 60);
    QCOMPARE(wait(futures).done.size(), std::size_t{60});
}

void ContractTest::callbacksRunOnceForEachFuture()
{
    Bench bench;
    std::atomic<int> called{0};
    std::vector<Call> calls;
    for (int i = 0; i < 60; ++i) {
        calls.push_back(bench.submit("echo", ""));
        calls.back().addDoneCallback([&](FutureCore &future) { called += future.done(); });
    }
    bench->shutdown();
    QCOMPARE(called.load(), 60);
}

void ContractTest::aCancelledFutureNeverStarts()
{
    Bench bench;
    std::vector<Call> calls;
    for (int i = 0; i < 40; ++i)
        calls.push_back(bench.submit("spin", halfMillisecond));
    std::vector<bool> cancelled;
    for (auto call = calls.rbegin(); call != calls.rend(); ++call)
        cancelled.insert(cancelled.begin(), call->cancel());
    bench->shutdown();
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (cancelled[i])
            QVERIFY_EXCEPTION_THROWN(calls[i].result(), CancelledError);
        else
            calls[i].result();
    }
    const Timeline timeline = bench.close();
    for (std::size_t i = 0; i < calls.size(); ++i)
        QCOMPARE(timeline.futures()[i].hasRun(), !cancelled[i]);
}

void ContractTest::submitAfterShutdownIsRefused()
{
    Bench bench;
    bench.submit("echo", "");
    bench->shutdown();
    bench->shutdown();
    try {
        bench.submit("echo", "");
        QFAIL("accepted");
    } catch (const RuntimeError &error) {
        QCOMPARE(std::string(error.what()), std::string("cannot schedule new futures after shutdown"));
    }
    QCOMPARE(bench.close().count().submitted, std::uint64_t{1});
}

void ContractTest::shutdownWaitsForQueuedWork()
{
    Bench bench;
    std::vector<Call> calls;
    for (int i = 0; i < 20; ++i)
        calls.push_back(bench.submit("spin", halfMillisecond));
    bench->shutdown(true);
    for (const Call &call : calls)
        QCOMPARE(call.state(), FutureState::Finished);
}

void ContractTest::shutdownWithoutWaitLetsQueuedWorkRun()
{
    Bench bench;
    std::vector<Call> calls;
    for (int i = 0; i < 20; ++i)
        calls.push_back(bench.submit("spin", halfMillisecond));
    bench->shutdown(false);
    for (const Call &call : calls)
        QVERIFY(call.exception() == nullptr);
}

void ContractTest::shutdownCancelsWhatHasNotStarted()
{
    Bench bench;
    std::vector<Call> calls;
    for (int i = 0; i < 60; ++i)
        calls.push_back(bench.submit("spin", halfMillisecond));
    bench->shutdown(true, true);
    std::uint64_t cancelled = 0;
    for (const Call &call : calls) {
        QVERIFY(call.done());
        cancelled += call.cancelled();
    }
    const Timeline timeline = bench.close();
    QCOMPARE(timeline.count().cancelled, cancelled);
    QCOMPARE(timeline.count().finished, 60 - cancelled);
}

void ContractTest::aStopEndsRunningTasks()
{
    Bench bench;
    std::jthread stopper([&bench] {
        while (bench.timelineNow().runningAt(INT64_MAX) == 0)
            std::this_thread::yield();
        bench.requestStop();
    });
    const Call endless = bench.submit("spin", "3600000000000");
    const std::exception_ptr exception = endless.exception();
    QVERIFY(exception);
    QCOMPARE(classify(exception).kind, FailureKind::Stopped);
    stopper.join();
    QCOMPARE(bench.close().count().cancelled, std::uint64_t{1});
}

void ContractTest::workerCpuTimeCountsTheWork()
{
    Bench bench;
    for (int i = 0; i < 4; ++i)
        bench.submit("spin", "5000000");
    bench->shutdown();
    QVERIFY(bench->workerCpuTime() >= std::chrono::milliseconds(20));
}

void ContractTest::workersOutsideTheRangeAreNamed()
{
    QFETCH_GLOBAL(int, kind);
    const auto executorKind = static_cast<ExecutorKind>(kind);
    for (const int workers : {0, -1, maxWorkers(executorKind) + 1}) {
        const auto made = makeExecutor(executorKind, {.workers = workers});
        QVERIFY(!made);
        QVERIFY(made.error().detail.find(std::to_string(workers)) != std::string::npos);
        QVERIFY(made.error().detail.find(std::to_string(maxWorkers(executorKind))) != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
