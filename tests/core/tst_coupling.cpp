// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks that hold each other up: by one lock, or at a barrier where they spin.
#include "core/analysis/losses.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/team.h"
#include "core/workloads/workplan.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

#include <algorithm>
#include <thread>

using namespace futurescope;
using namespace sessionfixtures;
using namespace std::chrono_literals;

namespace {

Experiment coupled(Coupling coupling, ExecutorKind executor, int workers, std::uint32_t items, Nanos work)
{
    Experiment experiment = computing(items, work, std::min(workers, maxWorkers(executor)));
    experiment.executor = executor;
    experiment.workload.coupling = coupling;
    experiment.schedule = Schedule::Static;
    return experiment;
}

std::string whyNot(const Experiment &experiment)
{
    const Status status = validate(experiment);
    return status ? "" : status.error().detail;
}

/// Stops the run as soon as its trace has an event of this lock.
class StopAtFirst
{
public:
    explicit StopAtFirst(std::uint64_t lock) : m_lock(lock)
    {
        observer.recordingStarted = [this](std::shared_ptr<const Recorder> recorder) {
            m_thread = std::jthread([this, recorder](const std::stop_token &over) { watch(*recorder, over); });
        };
    }

    std::stop_source stop;
    SessionObserver observer;

private:
    void watch(const Recorder &recorder, const std::stop_token &over)
    {
        while (!over.stop_requested()) {
            bool seen = false;
            recorder.snapshot().forEachBlock(0, [&](std::span<const Event> events) {
                seen = seen || std::ranges::any_of(events, [this](const Event &event) {
                           return event.kind == EventKind::LockWait && event.payload == m_lock;
                       });
            });
            if (seen)
                stop.request_stop();
            std::this_thread::yield();
        }
    }

    const std::uint64_t m_lock;
    std::jthread m_thread;
};

} // namespace

class CouplingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void theSumIsTheSameAsWithout_data();
    void theSumIsTheSameAsWithout();
    void threadsUnderOneLockComputeTheirSums();
    void waitingForTheLockIsRecordedAndLost();
    void sleepersUnderOneLockSleepOneByOne();
    void nobodyPassesABarrierAlone();
    void whoLeavesIsNotWaitedFor();
    void whoGivesUpIsNotCounted();
    void barriersAreRecordedAndLost();
    void aFailedTaskIsNotWaitedFor();
    void cancelledTasksAreNotWaitedFor();
    void aStopEndsTheSleepingUnderOneLock();
    void droppedTasksAreNotWaitedFor();
    void whereTheLoopComputesChangesNoSum();
    void aStopEndsTheSpinning_data();
    void aStopEndsTheSpinning();
    void theBaselineIsNotCoupled();
    void validateNamesTheFieldAndTheRemedy();
};

void CouplingTest::theSumIsTheSameAsWithout_data()
{
    QTest::addColumn<int>("executor");
    QTest::addColumn<int>("coupling");
    for (const ExecutorKind executor : allExecutorKinds()) {
        for (const Coupling coupling : {Coupling::Lock, Coupling::Barrier}) {
            if (!validate(coupled(coupling, executor, 3, 7, 1ms)))
                continue;
            const std::string row = std::string(executorName(executor)) + ", " + std::string(couplingName(coupling));
            QTest::newRow(row.c_str()) << static_cast<int>(executor) << static_cast<int>(coupling);
        }
    }
}

void CouplingTest::theSumIsTheSameAsWithout()
{
    QFETCH(int, executor);
    QFETCH(int, coupling);
    const auto kind = static_cast<ExecutorKind>(executor);
    Experiment experiment = coupled(static_cast<Coupling>(coupling), kind, 3, 7, 300us);
    experiment.workload.distribution = Distribution::Triangular; // so that tasks have different numbers of steps
    const auto run = runSession(experiment);
    QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
    QCOMPARE(run->state, RunState::Finished);
    experiment.workload.coupling = Coupling::None;
    QCOMPARE(sumOfResults(timelineOf(*run)), sumOfResults(timelineOf(*runSession(experiment))));
}

void CouplingTest::threadsUnderOneLockComputeTheirSums()
{
    Team team(Coupling::Lock, 1);
    std::atomic<std::uint64_t> sum{0};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { sum += team.sumOfSquares(2'000'000, {}); });
    threads.clear();
    QCOMPARE(sum.load(), 4 * sumOfSquares(2'000'000, {}));
}

void CouplingTest::waitingForTheLockIsRecordedAndLost()
{
    // Two tasks that hold the lock half of their time: run after run, until one has had to wait.
    for (bool waited = false; !waited;) {
        const auto run = runSession(coupled(Coupling::Lock, ExecutorKind::Threads, 2, 4, 10ms));
        QCOMPARE(run->state, RunState::Finished);
        const std::uint64_t waits = eventsOf(*run, EventKind::LockWait, couplingLock);
        QCOMPARE(eventsOf(*run, EventKind::LockGot, couplingLock), waits);
        QCOMPARE(eventsOf(*run, EventKind::LockReleased, couplingLock), waits);
        waited = waits > 0;
        QCOMPARE(run->metrics.lockWait.has_value(), waited);
        QCOMPARE(lossWaterfall(timelineOf(*run), 2, 2).lost(Loss::LockWait) > 0, waited);
        QVERIFY(!run->metrics.lockHandOvers);
    }
}

/// Half of each of eight sleeps of 8 ms is slept alone: 32 ms, and before the first of them another half.
void CouplingTest::sleepersUnderOneLockSleepOneByOne()
{
    for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::WorkStealing}) {
        Experiment experiment = coupled(Coupling::Lock, executor, 8, 8, 8ms);
        experiment.workload.kind = WorkloadKind::Sleep;
        const auto run = runSession(experiment);
        QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->state, RunState::Finished);
        QVERIFY(run->metrics.makespan >= 36ms);
        const std::uint64_t waits = eventsOf(*run, EventKind::LockWait, couplingLock);
        QVERIFY(waits > 0);
        QCOMPARE(eventsOf(*run, EventKind::LockReleased, couplingLock), waits);
        QVERIFY(run->metrics.lockWait > Nanos::zero());
        experiment.workload.coupling = Coupling::None;
        QCOMPARE(sumOfResults(timelineOf(*run)), sumOfResults(timelineOf(*runSession(experiment))));
    }
}

void CouplingTest::nobodyPassesABarrierAlone()
{
    constexpr int parties = 4;
    constexpr int rounds = 300;
    SpinBarrier barrier;
    barrier.form(parties);
    std::atomic<int> come{0};
    std::atomic<bool> tooEarly{false};
    std::vector<std::jthread> threads;
    for (int i = 0; i < parties; ++i) {
        threads.emplace_back([&] {
            for (int round = 1; round <= rounds; ++round) {
                ++come;
                std::uint32_t phase = 0;
                if (!barrier.arrive(phase)) {
                    while (!barrier.passed(phase))
                        std::this_thread::yield();
                }
                if (come.load() < round * parties)
                    tooEarly = true;
            }
        });
    }
    threads.clear();
    QVERIFY(!tooEarly);
}

void CouplingTest::whoLeavesIsNotWaitedFor()
{
    SpinBarrier barrier;
    barrier.form(3);
    std::uint32_t phase = 0;
    QVERIFY(!barrier.arrive(phase));
    barrier.leave();
    QVERIFY(!barrier.passed(phase));
    barrier.leave();
    QVERIFY(barrier.passed(phase));
    QVERIFY(barrier.arrive(phase)); // alone now
    barrier.leave(5);
    QVERIFY(barrier.arrive(phase)); // nobody is expected, nobody waits
}

void CouplingTest::whoGivesUpIsNotCounted()
{
    SpinBarrier barrier;
    barrier.form(2);
    std::uint32_t gaveUp = 0;
    QVERIFY(!barrier.arrive(gaveUp));
    barrier.retract(gaveUp);
    std::uint32_t phase = 0;
    QVERIFY(!barrier.arrive(phase));
    QVERIFY(!barrier.passed(phase));
    barrier.leave();
    QVERIFY(barrier.passed(phase));
    barrier.retract(phase); // too late: takes nobody back
    QVERIFY(barrier.arrive(phase));
}

void CouplingTest::barriersAreRecordedAndLost()
{
    const auto run = runSession(coupled(Coupling::Barrier, ExecutorKind::Threads, 2, 2, 2ms));
    QCOMPARE(run->state, RunState::Finished);
    const std::uint64_t waits = eventsOf(*run, EventKind::LockWait, spinBarrier);
    // Of two that meet one waits; they meet after each step.
    QVERIFY(waits > 0);
    QCOMPARE(eventsOf(*run, EventKind::LockGot, spinBarrier), waits);
    QVERIFY(lossWaterfall(timelineOf(*run), 2, 2).lost(Loss::LockWait) > 0);
    QVERIFY(run->metrics.lockWait > Nanos::zero());
}

void CouplingTest::aFailedTaskIsNotWaitedFor()
{
    for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::WorkStealing}) {
        Experiment experiment = coupled(Coupling::Barrier, executor, 3, 12, 200us);
        experiment.workload.failureRate = 0.2;
        const auto run = runSession(experiment);
        QVERIFY(run.ok());
        const Timeline::Count count = timelineOf(*run).count();
        QVERIFY(count.failed > 0);
        QCOMPARE(count.failed + count.finished, std::uint64_t{3});
    }
}

void CouplingTest::cancelledTasksAreNotWaitedFor()
{
    for (const Nanos after : {Nanos{0ns}, Nanos{50us}, Nanos{200us}, Nanos{1ms}}) {
        for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::WorkStealing}) {
            Experiment experiment = coupled(Coupling::Barrier, executor, 4, 8, 300us);
            experiment.cancelAfter = after;
            const auto run = runSession(experiment);
            QVERIFY(run.ok());
            const Timeline::Count count = timelineOf(*run).count();
            QCOMPARE(count.finished + count.cancelled, count.submitted);
        }
    }
}

void CouplingTest::aStopEndsTheSpinning_data()
{
    QTest::addColumn<int>("executor");
    for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::ThreadsGil, ExecutorKind::WorkStealing})
        QTest::newRow(std::string(executorName(executor)).c_str()) << static_cast<int>(executor);
}

void CouplingTest::aStopEndsTheSpinning()
{
    QFETCH(int, executor);
    StopAtFirst stopper(spinBarrier);
    const auto run = runSession(coupled(Coupling::Barrier, static_cast<ExecutorKind>(executor), 3, 3, 50s),
                                stopper.stop.get_token(), stopper.observer);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Cancelled);
    // The first may wait, and the stop come, before the last has been submitted.
    const Timeline::Count count = timelineOf(*run).count();
    QVERIFY(count.submitted > 0);
    QCOMPARE(count.cancelled, count.submitted);
    QVERIFY(eventsOf(*run, EventKind::LockGot, spinBarrier) > 0);
}

void CouplingTest::aStopEndsTheSleepingUnderOneLock()
{
    Experiment experiment = coupled(Coupling::Lock, ExecutorKind::Threads, 3, 3, 400ms);
    experiment.workload.kind = WorkloadKind::Sleep;
    StopAtFirst stopper(couplingLock); // which is held for 200 ms by one after the other
    const auto run = runSession(experiment, stopper.stop.get_token(), stopper.observer);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Cancelled);
    QCOMPARE(timelineOf(*run).count().cancelled, std::uint64_t{3});
    QVERIFY(run->metrics.makespan < 800ms);
}

void CouplingTest::droppedTasksAreNotWaitedFor()
{
    Experiment experiment = coupled(Coupling::Barrier, ExecutorKind::Threads, 8, 8, 1ms);
    experiment.queuePolicy = QueuePolicy::Drop;
    experiment.queueLimit = 1;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Finished);
    QCOMPARE(timelineOf(*run).count().finished + run->metrics.dropped, std::uint64_t{8});
}

void CouplingTest::whereTheLoopComputesChangesNoSum()
{
    Experiment experiment = coupled(Coupling::Lock, ExecutorKind::Async, 3, 3, 5ms);
    std::set<std::uint64_t> sums;
    for (const LoopComputing computing : {LoopComputing::InPlace, LoopComputing::InSlices, LoopComputing::InThread}) {
        experiment.loopComputing = computing;
        const auto run = runSession(experiment);
        QVERIFY(run.ok());
        QCOMPARE(run->state, RunState::Finished);
        sums.insert(sumOfResults(timelineOf(*run)));
    }
    QCOMPARE(sums.size(), std::size_t{1});
}

void CouplingTest::theBaselineIsNotCoupled()
{
    Experiment experiment = coupled(Coupling::Barrier, ExecutorKind::Threads, 2, 4, 500us);
    experiment.baseline = Baseline::Measured;
    const auto run = runSession(experiment);
    QCOMPARE(run->state, RunState::Finished);
    QVERIFY(run->metrics.baseline > Nanos::zero());
    QVERIFY(eventsOf(*run, EventKind::LockWait, spinBarrier) > 0); // and the run is
}

void CouplingTest::validateNamesTheFieldAndTheRemedy()
{
    const auto refused = [](const Experiment &experiment, const char *remedy) {
        const std::string text = whyNot(experiment);
        return text.find("coupling is ") == 0 && text.find(remedy) != std::string::npos;
    };
    Experiment experiment = coupled(Coupling::Barrier, ExecutorKind::Threads, 2, 4, 1ms);
    QVERIFY(whyNot(experiment).empty());
    experiment.queuePolicy = QueuePolicy::CallerRuns; // it would spin at the barrier before it has submitted all
    QVERIFY(refused(experiment, "queue policy unbounded or block"));
    experiment.queuePolicy = QueuePolicy::Block;
    QVERIFY(whyNot(experiment).empty());
    experiment.schedule = Schedule::Dynamic;
    QVERIFY(refused(experiment, "static or cyclic"));
    experiment.workload.coupling = Coupling::Lock;
    QVERIFY(whyNot(experiment).empty());
    experiment.executor = ExecutorKind::Async;
    QVERIFY(whyNot(experiment).empty());
    experiment.workload.coupling = Coupling::Barrier;
    QVERIFY(refused(experiment, "executor threads"));
    experiment.executor = ExecutorKind::Processes;
    for (const Coupling coupling : {Coupling::Lock, Coupling::Barrier}) {
        experiment.workload.coupling = coupling;
        QVERIFY(refused(experiment, "executor threads"));
    }
    experiment.executor = ExecutorKind::Threads;
    experiment.workload.kind = WorkloadKind::Sleep;
    QVERIFY(refused(experiment, "workload sum-of-squares")); // a sleep has no steps to meet after
    experiment.workload.coupling = Coupling::Lock;
    QVERIFY(whyNot(experiment).empty());
    experiment.executor = ExecutorKind::Async;
    QVERIFY(refused(experiment, "executor threads"));
    experiment.executor = ExecutorKind::Threads;
    experiment.workload.kind = WorkloadKind::Download;
    QVERIFY(refused(experiment, "workload sum-of-squares"));
}

QTEST_GUILESS_MAIN(CouplingTest)
#include "tst_coupling.moc"
