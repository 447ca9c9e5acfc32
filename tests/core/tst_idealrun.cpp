// SPDX-License-Identifier: GPL-3.0-or-later
// How a run would be if only its work took time, and the share of an item that waits.
#include "core/executors/defaultworkers.h"
#include "core/lessons/idealrun.h"
#include "core/workloads/planneditems.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

#include <cmath>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

constexpr double ms = 1e6;

Experiment plain(WorkloadKind kind, std::uint32_t items, Nanos work, int workers)
{
    Experiment experiment = sessionfixtures::computing(items, work, workers);
    experiment.workload.kind = kind;
    return experiment;
}

double makespan(const Experiment &experiment, int cores)
{
    return idealOf(Measure::Makespan, experiment, cores).value_or(-1);
}

bool isAbout(double value, double expected)
{
    return std::abs(value - expected) < 1e-6 * expected;
}

} // namespace

class TestIdealRun : public QObject
{
    Q_OBJECT

private slots:
    void whoWaitsNeedsNoCore();
    void whoComputesNeedsOne();
    void mixedItemsDoBoth();
    void chunksAreTasks();
    void aSerialPartIsAmdahlsLaw();
    void grownWithItsWorkersItIsGustafsonsLaw();
    void aLastRoundIsAWholeRound();
    void whatIsHeldBackHasNoIdeal();
    void coresAreKeptBusyByTheRule();
    void theShareThatWaitsIsTheShareThatIsSlept();
};

void TestIdealRun::whoWaitsNeedsNoCore()
{
    QVERIFY(isAbout(makespan(plain(WorkloadKind::Sleep, 64, 10ms, 1), 2), 640 * ms));
    QVERIFY(isAbout(makespan(plain(WorkloadKind::Sleep, 64, 10ms, 64), 2), 10 * ms));
}

void TestIdealRun::whoComputesNeedsOne()
{
    for (const int workers : {2, 8, 64})
        QVERIFY(isAbout(makespan(plain(WorkloadKind::SumOfSquares, 64, 5ms, workers), 2), 160 * ms));
    Experiment locked = plain(WorkloadKind::SumOfSquares, 64, 5ms, 8);
    locked.executor = ExecutorKind::ThreadsGil;
    QVERIFY(isAbout(makespan(locked, 2), 320 * ms));
}

/// 90 % waiting: ten workers for each core, and not before.
void TestIdealRun::mixedItemsDoBoth()
{
    Experiment mixed = plain(WorkloadKind::Mixed, 200, 10ms, 1);
    mixed.workload.waitPercent = 90;
    QVERIFY(isAbout(makespan(mixed, 2), 2000 * ms));
    mixed.workers = 10;
    QVERIFY(isAbout(makespan(mixed, 2), 200 * ms));
    mixed.workers = 20;
    QVERIFY(isAbout(makespan(mixed, 2), 100 * ms));
    mixed.workers = 200;
    QVERIFY(isAbout(makespan(mixed, 2), 100 * ms));
}

void TestIdealRun::chunksAreTasks()
{
    Experiment chunked = plain(WorkloadKind::SumOfSquares, 1000, 1ms, 2);
    chunked.chunk = 1000;
    QVERIFY(isAbout(makespan(chunked, 2), 1000 * ms));
    chunked.chunk = 600;
    QVERIFY(isAbout(makespan(chunked, 2), 600 * ms));
    chunked.chunk = 1;
    QVERIFY(isAbout(makespan(chunked, 2), 500 * ms));
}

void TestIdealRun::aSerialPartIsAmdahlsLaw()
{
    for (const int workers : {1, 2, 4, 8, 16, 32, 64}) {
        Experiment experiment = plain(WorkloadKind::Sleep, 64, 10ms, workers);
        experiment.workload.serialPercent = 10;
        const auto speedup = idealOf(Measure::Speedup, experiment, 2);
        QVERIFY(speedup && isAbout(*speedup, 1 / (0.1 + 0.9 / workers)));
    }
}

void TestIdealRun::grownWithItsWorkersItIsGustafsonsLaw()
{
    Experiment experiment = plain(WorkloadKind::Sleep, 64, 10ms, 16);
    QVERIFY(!grownIdealOf(Measure::Speedup, experiment, 2)); // nothing that does not grow
    experiment.workload.serialPercent = 10;
    QVERIFY(!grownIdealOf(Measure::Makespan, experiment, 2));
    const auto grown = grownIdealOf(Measure::Speedup, experiment, 2);
    QVERIFY(grown && isAbout(*grown, 0.1 + 0.9 * 16));
    // The same by the other rule, of a run whose tasks have really grown.
    Experiment larger = plain(WorkloadKind::Sleep, 16 * 64, 10ms, 16);
    const double serial = 0.1 / 0.9; // of the tasks' work before they grew
    larger.workload.serialPercent = 100 * serial / (16 + serial);
    const auto whole = idealOf(Measure::Speedup, larger, 2);
    QVERIFY(whole && isAbout(*whole, *grown));
    experiment.workload.kind = WorkloadKind::SumOfSquares;
    QVERIFY(isAbout(grownIdealOf(Measure::Speedup, experiment, 2).value_or(0), 0.1 + 0.9 * 2)); // it has two cores
    experiment.workload.coupling = Coupling::Lock;
    QVERIFY(!grownIdealOf(Measure::Speedup, experiment, 2));
}

void TestIdealRun::aLastRoundIsAWholeRound()
{
    QVERIFY(isAbout(makespan(plain(WorkloadKind::Sleep, 5, 400ms, 2), 2), 1200 * ms));
}

void TestIdealRun::whatIsHeldBackHasNoIdeal()
{
    Experiment experiment = plain(WorkloadKind::Sleep, 5, 400ms, 2);
    QVERIFY(!idealOf(Measure::FirstResult, experiment, 2));
    experiment.submitEvery = 1ms;
    QVERIFY(!idealOf(Measure::Makespan, experiment, 2));
    QVERIFY(!idealOf(Measure::Makespan, plain(WorkloadKind::Nested, 5, 1ms, 2), 2));
    QVERIFY(!idealOf(Measure::Makespan, plain(WorkloadKind::Sleep, 0, 1ms, 2), 2));
}

void TestIdealRun::coresAreKeptBusyByTheRule()
{
    QCOMPARE(workersForWaiting(2, 50), 4);
    QCOMPARE(workersForWaiting(2, 90), 20);
    QCOMPARE(workersForWaiting(2, 1), 3); // 2 would leave a core idle now and then
    QCOMPARE(workersForWaiting(4, 99), 400);
    QCOMPARE(workersForWaiting(1, 0), 1);
}

/// What is left is computed: so many turns as the machine makes in that time.
void TestIdealRun::theShareThatWaitsIsTheShareThatIsSlept()
{
    for (const std::uint32_t percent : {ExperimentLimits::minWaitPercent, 50u, 90u, ExperimentLimits::maxWaitPercent}) {
        Workload workload = plain(WorkloadKind::Mixed, 3, 10ms, 1).workload;
        workload.waitPercent = percent;
        const auto items = planItems(workload);
        QVERIFY(items.ok());
        const ItemBatch batch = (*items)->batch(0, 3);
        for (std::size_t index = 0; index < 3; ++index) {
            QCOMPARE(batch.arguments[index], std::uint64_t{percent} * 100'000);
            const double turns = (100.0 - percent) * 1e5 * Calibration::ofThisMachine().squaresPerNs;
            const auto planned = static_cast<double>(wholeOf(batch, index));
            QVERIFY2(std::abs(planned - turns) <= 0.01 * turns + 1, qPrintable(QString::number(planned / turns)));
        }
    }
}

QTEST_GUILESS_MAIN(TestIdealRun)
#include "tst_idealrun.moc"
