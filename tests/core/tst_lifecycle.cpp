// SPDX-License-Identifier: GPL-3.0-or-later
// What a program may do too late: call submit() after shutdown, and cancel() after a timeout.
#include "core/experiment/runfile.h"
#include "core/workloads/workplan.h"
#include "tests/core/sampleruns.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

using namespace futurescope;
using namespace std::chrono_literals;
using sessionfixtures::sleeping;
using sessionfixtures::timelineOf;

class TestLifecycle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }

    void aLateSubmitIsRefused_data();
    void aLateSubmitIsRefused();
    void aLateSubmitDisturbsNoBarrier();
    void aLateSubmitOfNothingIsRefusedToo();
    void itIsThereAgainAfterItsFile();
    void nobodySubmitsLateUnasked();
    void withoutCancelWhatIsQueuedIsDoneForNobody();
    void mapCancelsAllTheSame();
};

void TestLifecycle::aLateSubmitIsRefused_data()
{
    QTest::addColumn<int>("executor");
    QTest::addColumn<int>("shutdown");
    for (const ExecutorKind kind : allExecutorKinds()) {
        for (const ShutdownMode mode : {ShutdownMode::Wait, ShutdownMode::NoWait, ShutdownMode::CancelPending})
            QTest::addRow("%s, %s", executorName(kind).data(), shutdownName(mode).data()) << int(kind) << int(mode);
    }
}

/// Once, after the program has shut down, and without a trace among the futures.
void TestLifecycle::aLateSubmitIsRefused()
{
    QFETCH(int, executor);
    QFETCH(int, shutdown);
    const auto kind = static_cast<ExecutorKind>(executor);
    Experiment experiment = sleeping(4, 2ms, kind == ExecutorKind::Sequential ? 1 : 2);
    experiment.executor = kind;
    experiment.shutdown = static_cast<ShutdownMode>(shutdown);
    experiment.submitsLate = true;
    const auto run = runSession(experiment);
    QVERIFY2(run.ok(), run.ok() ? "" : run.error().detail.c_str());
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.lateSubmits().size(), std::size_t{1});
    QVERIFY(timeline.shutdownNs() >= 0);
    QVERIFY(timeline.lateSubmits().front().timeNs >= timeline.shutdownNs());
    QVERIFY(timeline.lateSubmits().front().timeNs <= timeline.runEndedNs());
    QCOMPARE(timeline.count().submitted, std::uint64_t{4});
    QCOMPARE(timeline.count().finished, std::uint64_t{4});
    QVERIFY(run->state == RunState::Finished);
    QCOMPARE(run->reason,
             std::string("submit() after shutdown raised RuntimeError: cannot schedule new futures after shutdown."));
}

/// A task of a team that left it without having come would let the others through.
void TestLifecycle::aLateSubmitDisturbsNoBarrier()
{
    Experiment experiment = sleeping(6, 2ms, 2);
    experiment.workload.kind = WorkloadKind::SumOfSquares;
    experiment.workload.coupling = Coupling::Barrier;
    experiment.schedule = Schedule::Static;
    experiment.shutdown = ShutdownMode::NoWait;
    experiment.collect = CollectMode::None;
    experiment.submitsLate = true;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QCOMPARE(timelineOf(*run).count().finished, std::uint64_t{2});
    QCOMPARE(timelineOf(*run).lateSubmits().size(), std::size_t{1});
}

void TestLifecycle::aLateSubmitOfNothingIsRefusedToo()
{
    Experiment experiment = sleeping(0, 2ms, 2);
    experiment.submitsLate = true;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QCOMPARE(timelineOf(*run).lateSubmits().size(), std::size_t{1});
}

void TestLifecycle::itIsThereAgainAfterItsFile()
{
    Experiment experiment = sleeping(2, 1ms, 2);
    experiment.submitsLate = true;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    const auto read = readRunText(sampleruns::writtenRun(*run));
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QVERIFY(read->experiment == experiment);
    QCOMPARE(timelineOf(*read).lateSubmits().size(), std::size_t{1});
    QCOMPARE(timelineOf(*read).shutdownNs(), timelineOf(*run).shutdownNs());
}

void TestLifecycle::nobodySubmitsLateUnasked()
{
    const auto run = runSession(sleeping(2, 1ms, 2));
    QVERIFY(run.ok());
    QVERIFY(timelineOf(*run).lateSubmits().empty());
    QVERIFY(run->reason.empty());
}

/// One worker, and the program loses patience twice before the second task has begun.
void TestLifecycle::withoutCancelWhatIsQueuedIsDoneForNobody()
{
    for (const bool cancels : {true, false}) {
        Experiment experiment = sleeping(2, 500ms, 1);
        experiment.collect = CollectMode::Result;
        experiment.timeout = 1ms;
        experiment.cancelsTimedOut = cancels;
        const auto run = runSession(experiment);
        QVERIFY(run.ok());
        QVERIFY(run->timedOut);
        const Timeline timeline = timelineOf(*run);
        const Timeline::Count count = timeline.count();
        QCOMPARE(timeline.timeouts().size(), std::size_t{2});
        QCOMPARE(count.finished + count.cancelled, std::uint64_t{2});
        QCOMPARE(count.cancelled > 0, cancels); // both, if the worker was late to take the first
        QVERIFY(cancels || timeline.refusals().empty());
    }
}

/// Its iterator does so, whatever the program does.
void TestLifecycle::mapCancelsAllTheSame()
{
    Experiment experiment = sleeping(2, 500ms, 1);
    experiment.collect = CollectMode::Map;
    experiment.timeout = 1ms;
    experiment.cancelsTimedOut = false;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QVERIFY(timelineOf(*run).count().cancelled > 0);
}

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
