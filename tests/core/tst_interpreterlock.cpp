// SPDX-License-Identifier: GPL-3.0-or-later
// The lock of `threads-gil`: turns, the interval after which a waiter asks, and what gives it up. What the executor
// promises like every other stands in tst_contract.
#include "core/executors/interpreterlock.h"
#include "core/executors/remotetask.h"
#include "core/experiment/session.h"
#include "core/futures/waiting.h"
#include "core/platform/cputime.h"
#include "core/trace/recorder.h"
#include "core/trace/timeline.h"
#include "core/workloads/diagnostics.h"
#include "core/workloads/sleepwork.h"
#include "core/workloads/stopping.h"
#include "core/workloads/workplan.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace futurescope;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

constexpr std::int64_t ms = 1'000'000;

/// threads-gil with a recorder.
class Bench
{
public:
    explicit Bench(int workers, Nanos switchInterval = defaultSwitchInterval)
        : m_executor(std::move(*makeExecutor(
            ExecutorKind::ThreadsGil, {.workers = workers, .recorder = &m_recorder, .switchInterval = switchInterval})))
    {}

    Executor *operator->() { return m_executor.get(); }

    Trace close()
    {
        m_executor.reset();
        m_recorder.stop();
        return m_recorder.snapshot();
    }

private:
    Recorder m_recorder;
    RecordingScope m_recording{&m_recorder, mainLane};
    std::unique_ptr<Executor> m_executor;
};

Timeline timelineOf(const Trace &trace)
{
    Timeline timeline;
    timeline.append(trace);
    return timeline;
}

std::vector<Event> lockEvents(const Trace &trace, EventKind kind, LockDetail detail = LockDetail::Plain)
{
    std::vector<Event> found;
    for (std::size_t index = 0; index < trace.size(); ++index) {
        if (trace[index].kind == kind && trace[index].detail == static_cast<std::uint8_t>(detail))
            found.push_back(trace[index]);
    }
    return found;
}

/// Computes for `cpu` of its thread's own time, as a workload does.
void compute(Nanos cpu)
{
    const Nanos end = threadCpuTime() + cpu;
    while (threadCpuTime() < end)
        checkIn({});
}

/// Two tasks that compute until they have taken turns often enough, however long a busy machine takes over it.
void takeTurns(Bench &bench, int wanted)
{
    std::atomic<int> latest{-1};
    std::atomic<int> turns{0};
    const auto task = [&](int itself) {
        return bench->submit([&, itself] {
            while (turns < wanted) {
                turns += latest.exchange(itself) != itself;
                checkIn({});
            }
        });
    };
    const auto first = task(0);
    const auto second = task(1);
    first.result();
    second.result();
}

Experiment computing(ExecutorKind executor, int workers)
{
    Experiment experiment;
    experiment.executor = executor;
    experiment.workers = workers;
    experiment.workload.items = 16;
    experiment.workload.work = milliseconds(10);
    return experiment;
}

} // namespace

class InterpreterLockTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void onlyOneThreadComputesAtATime();
    void theLockGoesRoundOnceInEachInterval();
    void aWaiterAsksAfterTheIntervalAndNotBefore();
    void whoWasAskedWaitsUntilAnotherHasTheLock();
    void aTaskThatBlocksGivesTheLockUp();
    void aTaskThatWaitsForAResultGivesTheLockUp();
    void aReturnFromWaitingIsDelayedByOneWhoComputes();
    void computingOnTwoWorkersIsNoFasterThanOnOne();
    void tasksThatNeverLetGoAreRecordedOnceAnInterval();
    void otherExecutorsHaveNoLock();
    void intervalsOutsideTheRangeAreNamed();
    void manyThreadsComeAndGo();
};

void InterpreterLockTest::onlyOneThreadComputesAtATime()
{
    InterpreterLock lock(microseconds(100));
    int holders = 0; // plain: the lock is what keeps the threads apart
    bool shared = false;
    std::uint64_t turns = 0;
    const auto work = [&] {
        const ComputeScope scope(&lock);
        for (int round = 0; round < 2000; ++round) {
            shared |= ++holders != 1;
            ++turns;
            const Nanos end = threadCpuTime() + microseconds(3); // without checking in: the lock stays
            while (threadCpuTime() < end) {}
            --holders;
            letOthersCompute();
            if (round % 50 == 0) {
                const ComputePause pause;
                std::this_thread::yield();
            }
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(work);
    threads.clear();
    QVERIFY(!shared);
    QCOMPARE(turns, std::uint64_t{8000});
}

void InterpreterLockTest::theLockGoesRoundOnceInEachInterval()
{
    Bench bench(2);
    constexpr int turns = 20;
    takeTurns(bench, turns);
    const Timeline timeline = timelineOf(bench.close());
    const auto &holdings = timeline.interpreterLock().holdings();
    std::size_t handOvers = 0;
    std::int64_t heldNs = 0;
    for (std::size_t i = 0; i < holdings.size(); ++i) {
        heldNs += holdings[i].endNs - holdings[i].startNs;
        handOvers += i > 0 && holdings[i].holder != holdings[i - 1].holder;
    }
    QVERIFY(handOvers >= turns - 1);
    // Never before the interval is over; one more or less at the beginning and the end.
    const std::int64_t intervals = heldNs / (5 * ms);
    QVERIFY2(static_cast<std::int64_t>(handOvers) <= intervals + 3, qPrintable(QString::number(handOvers)));
}

void InterpreterLockTest::aWaiterAsksAfterTheIntervalAndNotBefore()
{
    constexpr std::int64_t interval = 20 * ms;
    Bench bench(2, milliseconds(20));
    takeTurns(bench, 5);
    const Trace trace = bench.close();
    const std::vector<Event> asked = lockEvents(trace, EventKind::LockWait, LockDetail::Asked);
    QVERIFY(!asked.empty());
    const Timeline timeline = timelineOf(trace);
    QCOMPARE(timeline.interpreterLock().askTimes().size(), asked.size());
    for (const Event &event : asked) {
        const auto &waits = timeline.lanes()[event.lane.value].waits;
        const auto wait = std::ranges::find_if(
            waits, [&](const Span &span) { return span.startNs <= event.timeNs && event.timeNs <= span.endNs; });
        QVERIFY(wait != waits.end());
        QVERIFY(event.timeNs - wait->startNs >= interval);
    }
}

void InterpreterLockTest::whoWasAskedWaitsUntilAnotherHasTheLock()
{
    Bench bench(2, milliseconds(1));
    takeTurns(bench, 20);
    const Trace trace = bench.close();
    QVERIFY(!lockEvents(trace, EventKind::LockReleased, LockDetail::Asked).empty());
    const Timeline timeline = timelineOf(trace);
    const auto &holdings = timeline.interpreterLock().holdings();
    for (const Event &release : lockEvents(trace, EventKind::LockReleased, LockDetail::Asked)) {
        const auto next = std::ranges::lower_bound(holdings, release.timeNs, {}, &Span::startNs);
        QVERIFY(next != holdings.end());
        QVERIFY(next->holder != release.lane);
    }
}

void InterpreterLockTest::aTaskThatBlocksGivesTheLockUp()
{
    // Each holds until its pipe is closed, and a pipe opens for writing only when a task holds it: were the lock kept,
    // the second would never hold.
    QTemporaryDir folder;
    Bench bench(2);
    std::vector<std::string> paths;
    for (const char *name : {"one", "two"}) {
        paths.push_back(folder.filePath(name).toStdString());
        QCOMPARE(mkfifo(paths.back().c_str(), 0600), 0);
        bench->submitTask(makeIntrusive<NamedCall>("hold", textToBytes(paths.back())));
    }
    const int one = open(paths[0].c_str(), O_WRONLY);
    const int two = open(paths[1].c_str(), O_WRONLY);
    close(one);
    close(two);
    const Timeline timeline = timelineOf(bench.close());
    QCOMPARE(timeline.count().finished, std::uint64_t{2});
}

void InterpreterLockTest::aTaskThatWaitsForAResultGivesTheLockUp()
{
    Bench bench(2);
    Executor &executor = *bench.operator->();
    const auto outer = bench->submit([&executor] {
        std::vector<FuturePtr> inner;
        for (int i = 0; i < 3; ++i)
            inner.push_back(executor.submit([] { compute(milliseconds(1)); }));
        Future<int> last = executor.submit([] { return 42; });
        wait(inner);
        AsCompleted completed(inner);
        while (completed.next()) {}
        return last.result();
    });
    QCOMPARE(outer.result(), 42);
    QCOMPARE(timelineOf(bench.close()).count().finished, std::uint64_t{5});
}

void InterpreterLockTest::aReturnFromWaitingIsDelayedByOneWhoComputes()
{
    // The convoy effect: the sleeper is ready, but must wait until it has asked and the other has let go.
    Bench bench(2, milliseconds(10));
    std::atomic<bool> asleep{false};
    std::atomic<bool> otherComputes{false};
    std::atomic<bool> done{false};
    const auto sleeper = bench->submit([&](const TaskContext &context) {
        asleep = true;
        {
            const ComputePause pause;
            otherComputes.wait(false);
        }
        sleepBlocking(milliseconds(5), context);
        done = true;
    });
    while (!asleep)
        std::this_thread::yield();
    bench->submit([&] {
        otherComputes = true;
        otherComputes.notify_one();
        while (!done)
            checkIn({});
    });
    sleeper.result();
    const FutureId id = sleeper.id();
    const Timeline timeline = timelineOf(bench.close());
    const FutureRecord &record = *timeline.future(id);
    // A sleep counts from the call, as in CPython: giving up the lock is the first part of it.
    QVERIFY(record.blockedNs() > 0 && record.runNs(0) >= 5 * ms);
    QVERIFY2(record.lockWaitNs() >= 10 * ms, qPrintable(QString::number(record.lockWaitNs())));
    QVERIFY(record.lockWaitNs() <= record.runNs(0) - record.blockedNs());
}

void InterpreterLockTest::computingOnTwoWorkersIsNoFasterThanOnOne()
{
    const auto run = runSession(computing(ExecutorKind::ThreadsGil, 2));
    QVERIFY(run.ok());
    QVERIFY2(*run->metrics.speedup < 1.1, qPrintable(QString::number(*run->metrics.speedup)));
    QVERIFY(run->metrics.lockWait && *run->metrics.lockWait > milliseconds(20));
    QVERIFY(run->metrics.lockHandOvers && *run->metrics.lockHandOvers > 5);
}

void InterpreterLockTest::tasksThatNeverLetGoAreRecordedOnceAnInterval()
{
    // A worker keeps the lock from task to task: not one event for each of many short tasks.
    Bench bench(1);
    for (int i = 0; i < 1000; ++i)
        bench->submit([] {});
    bench->shutdown();
    const Timeline timeline = timelineOf(bench.close());
    QCOMPARE(timeline.count().finished, std::uint64_t{1000});
    const auto &holdings = timeline.interpreterLock().holdings();
    // As often as the worker ran out of tasks, and once more.
    QVERIFY(holdings.size() <= 1001);
    const auto first = std::ranges::find_if(holdings, [](const Span &holding) { return holding.future != noFuture; });
    QVERIFY(first != holdings.end() && first->future == FutureId{1});
    QCOMPARE(timeline.interpreterLock().askTimes().size(), std::size_t{0});
}

void InterpreterLockTest::otherExecutorsHaveNoLock()
{
    for (const ExecutorKind kind : {ExecutorKind::Threads, ExecutorKind::Sequential, ExecutorKind::Async}) {
        const auto run = runSession(computing(kind, 1));
        QVERIFY(run.ok());
        Timeline timeline = timelineOf(run->trace);
        QVERIFY(timeline.interpreterLock().empty());
        QVERIFY(!run->metrics.lockWait && !run->metrics.lockHandOvers);
    }
}

void InterpreterLockTest::intervalsOutsideTheRangeAreNamed()
{
    for (const Nanos interval : {Nanos(0), Nanos(-5), leastSwitchInterval - Nanos(1), mostSwitchInterval + Nanos(1)}) {
        const auto made = makeExecutor(ExecutorKind::ThreadsGil, {.switchInterval = interval});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Usage);
        const QString detail = QString::fromStdString(made.error().detail);
        QVERIFY2(detail.contains(QString::number(interval.count())) && detail.contains("100us")
                     && detail.contains("1s"),
                 qPrintable(detail));
    }
    QVERIFY(makeExecutor(ExecutorKind::ThreadsGil, {.switchInterval = leastSwitchInterval}).ok());
    QVERIFY(makeExecutor(ExecutorKind::ThreadsGil, {.switchInterval = mostSwitchInterval}).ok());
}

void InterpreterLockTest::manyThreadsComeAndGo()
{
    for (int round = 0; round < 30; ++round) {
        Bench bench(8, leastSwitchInterval);
        for (int i = 0; i < 40; ++i) {
            bench->submit([i](const TaskContext &context) {
                compute(microseconds(50));
                if (i % 3 == 0)
                    sleepBlocking(microseconds(20), context);
                if (i % 7 == 0)
                    throw TaskError({FailureKind::ValueError, 1});
            });
        }
        bench->shutdown(round % 2 == 0, round % 3 == 0);
        const Timeline timeline = timelineOf(bench.close());
        const auto &count = timeline.count();
        QCOMPARE(count.finished + count.failed + count.cancelled, std::uint64_t{40});
        const auto &holdings = timeline.interpreterLock().holdings();
        for (std::size_t i = 1; i < holdings.size(); ++i)
            QVERIFY(holdings[i - 1].endNs <= holdings[i].startNs);
        QVERIFY(holdings.empty() || holdings.back().endNs != openEnd);
        QCOMPARE(timeline.interpreterLock().waitersAt(timeline.endNs()), std::size_t{0});
    }
}

QTEST_GUILESS_MAIN(InterpreterLockTest)
#include "tst_interpreterlock.moc"
