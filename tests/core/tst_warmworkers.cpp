// SPDX-License-Identifier: GPL-3.0-or-later
// A warm pool: its workers are there before the run begins.
#include "core/experiment/session.h"
#include "core/workloads/workplan.h"
#include "tests/core/sessionfixtures.h"

#include <QTest>
#include <algorithm>

using namespace futurescope;
using namespace std::chrono_literals;
using sessionfixtures::sleeping;
using sessionfixtures::timelineOf;

class WarmWorkersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void allHaveStartedBeforeTheRun_data();
    void allHaveStartedBeforeTheRun();
    void aColdPoolStartsThemInTheRun();
    void theTimeBeforeTheRunIsNotItsOwn();
    void aProgramThatIsNoWorkerIsTold();
    void whereThereIsNoPoolItHasNoEffect();
};

void WarmWorkersTest::allHaveStartedBeforeTheRun_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    for (const ExecutorKind kind :
         {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::WorkStealing, ExecutorKind::Processes})
        QTest::newRow(executorName(kind).data()) << kind;
}

void WarmWorkersTest::allHaveStartedBeforeTheRun()
{
    QFETCH(ExecutorKind, executor);
    for (const int workers : {1, 5}) {
        Experiment experiment = sleeping(3, 1ms, workers);
        experiment.executor = executor;
        experiment.warmWorkers = true;
        const auto run = runSession(experiment);
        QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->state, RunState::Finished);
        const Timeline timeline = timelineOf(*run);
        QCOMPARE(timeline.workerLanes(), workers);
        for (int lane = 1; lane <= workers; ++lane)
            QVERIFY(timeline.lanes()[static_cast<std::size_t>(lane)].startedNs < timeline.runStartedNs());
        QCOMPARE(timeline.count().submitted, std::uint64_t{3});
    }
}

void WarmWorkersTest::aColdPoolStartsThemInTheRun()
{
    Experiment experiment = sleeping(3, 1ms, 3);
    experiment.executor = ExecutorKind::Processes;
    const Timeline timeline = timelineOf(*runSession(experiment));
    for (std::size_t lane = 1; lane < timeline.lanes().size(); ++lane)
        QVERIFY(timeline.lanes()[lane].startedNs >= timeline.runStartedNs());
}

void WarmWorkersTest::theTimeBeforeTheRunIsNotItsOwn()
{
    Experiment experiment = sleeping(2, 1ms, 2);
    experiment.executor = ExecutorKind::Processes;
    experiment.warmWorkers = true;
    const auto run = runSession(experiment);
    const Timeline timeline = timelineOf(*run);
    std::int64_t lastNs = 0;
    for (const FutureRecord &record : timeline.futures())
        lastNs = std::max(lastNs, record.endedNs);
    QVERIFY(timeline.runStartedNs() > 0);
    QCOMPARE(run->metrics.makespan.count(), lastNs - timeline.runStartedNs());
}

void WarmWorkersTest::aProgramThatIsNoWorkerIsTold()
{
    Experiment experiment = sleeping(2, 1ms, 4);
    experiment.executor = ExecutorKind::Processes;
    experiment.warmWorkers = true;
    const auto run = runSession(experiment, {}, {}, "/bin/true");
    QVERIFY(!run.ok());
    QCOMPARE(run.error().code, ErrorCode::MissingProgram);
}

void WarmWorkersTest::whereThereIsNoPoolItHasNoEffect()
{
    for (const ExecutorKind kind : {ExecutorKind::Sequential, ExecutorKind::Async}) {
        Experiment experiment = sleeping(2, 1ms, 1);
        experiment.executor = kind;
        experiment.warmWorkers = true;
        QCOMPARE(runSession(experiment)->state, RunState::Finished);
    }
}

QTEST_GUILESS_MAIN(WarmWorkersTest)
#include "tst_warmworkers.moc"
