// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/executor.h"
#include "core/executors/remotetask.h"
#include "core/platform/cputime.h"
#include "core/trace/recorder.h"
#include "core/workloads/batchcodec.h"
#include "core/workloads/durations.h"
#include "core/workloads/payload.h"
#include "core/workloads/workplan.h"
#include "tests/core/workloadfixtures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstring>

using namespace futurescope;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(futurescope::WorkloadKind)
Q_DECLARE_METATYPE(futurescope::ExecutorKind)

namespace {

std::shared_ptr<const WorkPlan> planOf(const Workload &workload)
{
    auto plan = WorkPlan::make(workload);
    if (!plan)
        qFatal("%s", plan.error().detail.c_str());
    return *plan;
}

struct RunOutcome
{
    std::uint64_t value = 0;
    Bytes payload;
    friend bool operator==(const RunOutcome &, const RunOutcome &) = default;
};

/// Runs all items in tasks of `chunk` and adds up what they give, in order.
RunOutcome runAll(const WorkPlan &plan, ExecutorKind kind, int workers, std::uint32_t chunk)
{
    const auto executor = std::move(*makeExecutor(kind, {.workers = workers}));
    const auto items = static_cast<std::uint32_t>(plan.itemDurations().size());
    std::vector<IntrusivePtr<ResultCore<TaskResult>>> tasks;
    for (std::uint32_t first = 0; first < items; first += chunk) {
        tasks.push_back(plan.makeTask(first, std::min(chunk, items - first)));
        executor->submitTask(tasks.back());
    }
    RunOutcome outcome;
    for (const auto &task : tasks) {
        const TaskResult &result = task->result();
        outcome.value += result.value;
        outcome.payload.insert(outcome.payload.end(), result.payload.begin(), result.payload.end());
    }
    return outcome;
}

/// What a worker process does with a task: only the encoded bytes reach the other side.
RunOutcome runRemotely(const WorkPlan &plan, std::uint32_t first, std::uint32_t count)
{
    const auto task = plan.makeTask(first, count);
    auto &remote = dynamic_cast<RemoteTask &>(*task);
    Bytes arguments;
    remote.encodeArguments(arguments);
    const RemoteFunction function = findRemoteFunction(remote.functionName());
    remote.completeFromReply(function(arguments, {}).bytes);
    return {task->result().value, task->result().payload};
}

std::string failureOf(const WorkPlan &plan, std::uint32_t first, std::uint32_t count)
{
    const auto task = plan.makeTask(first, count);
    task->setRunningOrNotifyCancel();
    task->execute({});
    return task->hasException() ? exceptionText(task->exception()) : "none";
}

std::uint64_t runItemsValue(const Bytes &arguments)
{
    return findRemoteFunction("run-items")(arguments, {}).traceValue;
}

int openFiles()
{
    return static_cast<int>(
        QDir("/proc/self/fd").entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

} // namespace

class WorkloadsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }

    void calibratedWorkTakesItsTime();

    void everyWayGivesTheSameValue_data();
    void everyWayGivesTheSameValue();
    void payloadsTravelAndCount();
    void damagedArgumentsAreRefused();
    void damagedRepliesEndTheFuture();
    void anEmptyPlanIsLegal();

    void theFirstFailingItemEndsTheTask();
    void aStopEndsTheWork_data();
    void aStopEndsTheWork();

    void requestsOverlap();
    void theFileLeavesNothingBehind();
    void waitsAreRecorded_data();
    void waitsAreRecorded();
};

void WorkloadsTest::calibratedWorkTakesItsTime()
{
    for (const WorkloadKind kind : {WorkloadKind::SumOfSquares, WorkloadKind::PrimeFactors, WorkloadKind::ReadFile}) {
        Workload workload = workloadOf(kind, 1, 20ms);
        workload.distribution = Distribution::Constant;
        const auto plan = planOf(workload);
        double best = 1e9; // of CPU time, which other programs disturb little
        for (int trial = 0; trial < 5; ++trial) {
            const Nanos before = threadCpuTime();
            const auto task = plan->makeTask(0, 1);
            task->setRunningOrNotifyCancel();
            task->execute({});
            best = std::min(best, static_cast<double>((threadCpuTime() - before).count()) / 20e6);
        }
        qInfo("%d: %.3f of the wanted time", int(kind), best);
        QVERIFY2(best > 0.6 && best < 1.6, qPrintable(QString::number(best)));
    }
}

void WorkloadsTest::everyWayGivesTheSameValue_data()
{
    QTest::addColumn<WorkloadKind>("kind");
    QTest::newRow("sum of squares") << WorkloadKind::SumOfSquares;
    QTest::newRow("prime factors") << WorkloadKind::PrimeFactors;
    QTest::newRow("sleep") << WorkloadKind::Sleep;
    QTest::newRow("download") << WorkloadKind::Download;
    QTest::newRow("read file") << WorkloadKind::ReadFile;
    QTest::newRow("mixed") << WorkloadKind::Mixed;
}

void WorkloadsTest::everyWayGivesTheSameValue()
{
    QFETCH(WorkloadKind, kind);
    Workload workload = workloadOf(kind, 24, 1ms);
    workload.payloadInBytes = 100;
    workload.payloadOutBytes = 33;
    const auto plan = planOf(workload);
    const RunOutcome expected = runAll(*plan, ExecutorKind::Sequential, 1, 1);
    QCOMPARE(expected.payload.size(), std::size_t{24 * 33});
    for (const std::uint32_t chunk : {1u, 5u, 24u}) {
        QVERIFY(runAll(*plan, ExecutorKind::Sequential, 1, chunk) == expected);
        QVERIFY(runAll(*plan, ExecutorKind::Threads, 4, chunk) == expected);
        QVERIFY(runAll(*plan, ExecutorKind::ThreadsGil, 4, chunk) == expected);
        QVERIFY(runAll(*plan, ExecutorKind::Async, 4, chunk) == expected);
    }
    QVERIFY(runRemotely(*plan, 0, 24) == expected);
    // The value depends on every item.
    RunOutcome parts;
    for (std::uint32_t item = 0; item < 24; ++item) {
        const RunOutcome one = runRemotely(*plan, item, 1);
        QVERIFY(one.value != 0);
        parts.value += one.value;
        parts.payload.insert(parts.payload.end(), one.payload.begin(), one.payload.end());
    }
    QVERIFY(parts == expected);
}

void WorkloadsTest::payloadsTravelAndCount()
{
    Workload workload = workloadOf(WorkloadKind::SumOfSquares, 3, 0ns);
    const std::uint64_t without = runAll(*planOf(workload), ExecutorKind::Sequential, 1, 3).value;
    QCOMPARE(without, 0u);
    workload.payloadInBytes = 1000;
    const auto plan = planOf(workload);
    QVERIFY(runAll(*plan, ExecutorKind::Sequential, 1, 3).value != without);

    Bytes one, three;
    dynamic_cast<RemoteTask &>(*plan->makeTask(0, 1)).encodeArguments(one);
    dynamic_cast<RemoteTask &>(*plan->makeTask(0, 3)).encodeArguments(three);
    QCOMPARE(three.size() - one.size(), std::size_t{2 * (1000 + 8)});
    // Each item's own copy is what is read on the other side.
    const std::uint64_t whole = runItemsValue(three);
    three.back() ^= std::byte{1};
    QVERIFY(runItemsValue(three) != whole);
}

void WorkloadsTest::damagedArgumentsAreRefused()
{
    Workload workload = workloadOf(WorkloadKind::ReadFile, 4, 1ms);
    workload.payloadInBytes = 5;
    Bytes encoded;
    dynamic_cast<RemoteTask &>(*planOf(workload)->makeTask(1, 3)).encodeArguments(encoded);
    const auto decoded = DecodedBatch::from(encoded);
    QVERIFY(decoded.ok());
    QCOMPARE(decoded->batch().firstItem, 1u);
    QCOMPARE(decoded->batch().arguments.size(), std::size_t{3});
    Bytes again;
    encodeBatch(decoded->batch(), again);
    QVERIFY(again == encoded);

    for (std::size_t size = 0; size < encoded.size(); ++size)
        QVERIFY(!DecodedBatch::from(std::span(encoded).first(size)).ok());
    again.push_back(std::byte{0});
    QVERIFY(!DecodedBatch::from(again).ok());
    // Bytes from anywhere: refused or readable, never out of bounds (the sanitizers watch).
    for (std::uint64_t round = 0; round < 20'000; ++round) {
        Bytes damaged = encoded;
        for (std::uint64_t at = 0; at < 3; ++at) {
            Bytes random;
            appendPayload(random, 16, round * 3 + at + 1);
            std::size_t position = 0;
            std::memcpy(&position, random.data() + 8, sizeof position);
            damaged[position % 68] = random[3];
        }
        if (const auto result = DecodedBatch::from(damaged)) {
            Bytes readable;
            encodeBatch(result->batch(), readable);
            QCOMPARE(readable.size(), damaged.size());
        }
    }
    QVERIFY_EXCEPTION_THROWN(findRemoteFunction("run-items")({}, {}), RuntimeError);
}

void WorkloadsTest::damagedRepliesEndTheFuture()
{
    const auto task = planOf(workloadOf(WorkloadKind::Sleep, 1, 0ns))->makeTask(0, 1);
    dynamic_cast<RemoteTask &>(*task).completeFromReply(Bytes(7));
    QVERIFY_EXCEPTION_THROWN(task->result(), RuntimeError);
}

void WorkloadsTest::anEmptyPlanIsLegal()
{
    for (int kind = 0; kind <= int(WorkloadKind::Mixed); ++kind) {
        const auto plan = planOf(workloadOf(static_cast<WorkloadKind>(kind), 0, 10ms));
        QVERIFY(plan->itemDurations().empty());
        QCOMPARE(failureOf(*plan, 0, 0), std::string("none"));
    }
}

void WorkloadsTest::theFirstFailingItemEndsTheTask()
{
    Workload workload = workloadOf(WorkloadKind::SumOfSquares, 100, 0ns);
    workload.failureRate = 1;
    QCOMPARE(failureOf(*planOf(workload), 12, 3), std::string("ValueError: Task 12 failed!"));
    workload.failureRate = 0.3;
    std::uint32_t first = 0;
    while (!itemFails(workload.seed, workload.failureRate, first))
        ++first;
    const auto plan = planOf(workload);
    QCOMPARE(failureOf(*plan, 0, 100), failureText({FailureKind::ValueError, first}));
    QCOMPARE(failureOf(*plan, 0, first), std::string("none"));

    Bytes arguments;
    dynamic_cast<RemoteTask &>(*plan->makeTask(0, 100)).encodeArguments(arguments);
    QVERIFY_EXCEPTION_THROWN(findRemoteFunction("run-items")(arguments, {}), TaskError);
}

void WorkloadsTest::aStopEndsTheWork_data()
{
    QTest::addColumn<WorkloadKind>("kind");
    QTest::addColumn<ExecutorKind>("executor");
    for (int kind = 0; kind <= int(WorkloadKind::Mixed); ++kind) {
        const QByteArray number = QByteArray::number(kind);
        QTest::newRow("threads " + number) << static_cast<WorkloadKind>(kind) << ExecutorKind::Threads;
        QTest::newRow("threads-gil " + number) << static_cast<WorkloadKind>(kind) << ExecutorKind::ThreadsGil;
        QTest::newRow("async " + number) << static_cast<WorkloadKind>(kind) << ExecutorKind::Async;
    }
}

void WorkloadsTest::aStopEndsTheWork()
{
    QFETCH(WorkloadKind, kind);
    QFETCH(ExecutorKind, executor);
    const auto plan = planOf(workloadOf(kind, 1, 60s));
    std::stop_source source;
    const auto pool = std::move(*makeExecutor(executor, {.workers = 1, .stop = source.get_token()}));
    const auto task = plan->makeTask(0, 1);
    pool->submitTask(task);
    QTRY_VERIFY(task->running());
    const std::int64_t askedNs = monotonicNs();
    source.request_stop();
    QVERIFY(task->waitUntilDone(5s));
    const double tookMs = static_cast<double>(monotonicNs() - askedNs) / 1e6;
    QCOMPARE(classify(task->exception()).kind, FailureKind::Stopped);
    QVERIFY2(tookMs < 500, qPrintable(QString::number(tookMs)));
}

void WorkloadsTest::requestsOverlap()
{
    Workload workload = workloadOf(WorkloadKind::Download, 20, 30ms);
    workload.distribution = Distribution::Constant;
    const auto plan = planOf(workload);
    for (const ExecutorKind kind : {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::Async}) {
        const std::int64_t startNs = monotonicNs();
        runAll(*plan, kind, 20, 1);
        const double tookMs = static_cast<double>(monotonicNs() - startNs) / 1e6;
        qInfo("20 requests of 30 ms took %.1f ms", tookMs);
        QVERIFY(tookMs >= 30 && tookMs < 300); // one after the other they would take 600
    }
}

void WorkloadsTest::theFileLeavesNothingBehind()
{
    const QTemporaryDir directory;
    qputenv("TMPDIR", directory.path().toLocal8Bit());
    const int before = openFiles();
    {
        const auto plan = planOf(workloadOf(WorkloadKind::ReadFile, 2, 1ms));
        QCOMPARE(QDir(directory.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries).size(), 0);
        QVERIFY(openFiles() > before);
        QVERIFY(runRemotely(*plan, 0, 2).value == runAll(*plan, ExecutorKind::Threads, 2, 1).value);
    }
    QCOMPARE(openFiles(), before);
    qputenv("TMPDIR", (directory.path() + "/missing").toLocal8Bit());
    const auto plan = WorkPlan::make(workloadOf(WorkloadKind::ReadFile, 2, 1ms));
    QVERIFY(!plan.ok());
    QVERIFY(QString::fromStdString(plan.error().detail).contains("/missing"));
    qunsetenv("TMPDIR");
}

void WorkloadsTest::waitsAreRecorded_data()
{
    QTest::addColumn<WorkloadKind>("kind");
    QTest::addColumn<int>("reason");
    QTest::newRow("sleep") << WorkloadKind::Sleep << int(BlockReason::Sleep);
    QTest::newRow("mixed") << WorkloadKind::Mixed << int(BlockReason::Sleep);
    QTest::newRow("download") << WorkloadKind::Download << int(BlockReason::Network);
    QTest::newRow("read file") << WorkloadKind::ReadFile << int(BlockReason::File);
}

void WorkloadsTest::waitsAreRecorded()
{
    QFETCH(WorkloadKind, kind);
    QFETCH(int, reason);
    Workload workload = workloadOf(kind, 1, kind == WorkloadKind::ReadFile ? 10us : 2ms); // one step of the file
    const auto plan = planOf(workload);
    for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::Async}) {
        Recorder recorder;
        {
            const auto pool = std::move(*makeExecutor(executor, {.workers = 1, .recorder = &recorder}));
            pool->submitTask(plan->makeTask(0, 1));
        }
        recorder.stop();
        QString kinds;
        recorder.snapshot().forEachBlock(0, [&](std::span<const Event> events) {
            for (const Event &event : events) {
                QCOMPARE(event.lane, LaneId{1});
                if (event.kind == EventKind::Mark || event.kind == EventKind::LockGot
                    || event.kind == EventKind::LockReleased) // the lock has a test of its own
                    continue;
                kinds += QString::number(int(event.kind)) + ' ';
                if (event.kind == EventKind::Blocked || event.kind == EventKind::Resumed)
                    QCOMPARE(int(event.detail), reason);
            }
        });
        const QString expected = QString("%1 %2 %3 %4 ")
                                     .arg(int(EventKind::Started))
                                     .arg(int(EventKind::Blocked))
                                     .arg(int(EventKind::Resumed))
                                     .arg(int(EventKind::Finished));
        QCOMPARE(kinds, expected);
    }
}

QTEST_GUILESS_MAIN(WorkloadsTest)
#include "tst_workloads.moc"
