// SPDX-License-Identifier: GPL-3.0-or-later
// The heartbeat of the event loop, and where it computes.
#include "core/experiment/runfile.h"
#include "core/experiment/session.h"
#include "core/workloads/cpuwork.h"
#include "tests/core/sampleruns.h"

#include <QtTest>
#include <algorithm>
#include <thread>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

Experiment onLoop(WorkloadKind kind, LoopComputing computing)
{
    Experiment experiment;
    experiment.workload.kind = kind;
    experiment.workload.distribution = Distribution::Constant;
    experiment.workload.items = 4;
    experiment.workload.work = 20ms;
    experiment.workload.arrayBytes = 1u << 20;
    experiment.executor = ExecutorKind::Async;
    experiment.workers = 2;
    experiment.heartbeat = 1ms;
    experiment.loopComputing = computing;
    return experiment;
}

Timeline timelineOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return timeline;
}

std::vector<std::uint64_t> payloadsOf(const Run &run)
{
    const Timeline timeline = timelineOf(run);
    std::vector<std::uint64_t> payloads;
    for (const FutureRecord &record : timeline.futures())
        payloads.push_back(record.payload);
    std::ranges::sort(payloads); // a nested future has its number from when its parent came to submit it
    return payloads;
}

std::size_t waits(const Timeline &timeline, Activity activity)
{
    std::size_t found = 0;
    for (const Lane &lane : timeline.lanes())
        found += static_cast<std::size_t>(std::ranges::count(lane.waits, activity, &Span::activity));
    return found;
}

} // namespace

class TestLoopComputing : public QObject
{
    Q_OBJECT

private slots:
    void theLoopBeatsUntilItEndsAndNotAfter();
    void computingInPlaceLeavesAHole();
    void theOnlyTaskDelaysTheFirstBeat();
    void withoutAHeartbeatNothingBeats();
    void whereItComputesChangesNoResult_data();
    void whereItComputesChangesNoResult();
    void slicesLetOthersGoOn();
    void theThreadBesideHasALaneOfItsOwn();
    void aStopEndsComputingAnywhere_data();
    void aStopEndsComputingAnywhere();
    void aHeartbeatDoesNotHideADeadlock();
    void beatsSurviveTheirFile();
    void primeStepsGiveTheSameSum();
};

void TestLoopComputing::theLoopBeatsUntilItEndsAndNotAfter()
{
    Experiment experiment = onLoop(WorkloadKind::Sleep, LoopComputing::InPlace);
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    const auto &beats = timeline.heartbeats();
    QVERIFY(beats.size() >= 2); // in 40 ms at the least
    for (std::size_t i = 0; i < beats.size(); ++i) {
        QVERIFY(beats[i].lateNs >= 0);
        QVERIFY(beats[i].timeNs <= timeline.runEndedNs());
        if (i > 0) // each is asked for when the one before has come
            QVERIFY(beats[i].timeNs - beats[i].lateNs - beats[i - 1].timeNs >= 1'000'000);
    }
    QVERIFY(run->metrics.worstHeartbeat);
}

void TestLoopComputing::computingInPlaceLeavesAHole()
{
    const auto run = runSession(onLoop(WorkloadKind::SumOfSquares, LoopComputing::InPlace));
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    // No beat can come while a task computes: the worst is as late as the longest task was long, but for one interval.
    std::int64_t longest = 0;
    for (const FutureRecord &record : timeline.futures())
        longest = std::max(longest, record.endedNs - record.startedNs);
    QVERIFY(run->metrics.worstHeartbeat->count() >= longest - 1'100'000);
    for (const FutureRecord &record : timeline.futures()) {
        for (const Heartbeat &beat : timeline.heartbeats())
            QVERIFY(beat.timeNs <= record.startedNs || beat.timeNs >= record.endedNs);
    }
}

void TestLoopComputing::theOnlyTaskDelaysTheFirstBeat()
{
    Experiment experiment = onLoop(WorkloadKind::SumOfSquares, LoopComputing::InPlace);
    experiment.workload.items = 1; // it begins as soon as the loop does, and the loop ends with it
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    const FutureRecord &only = timeline.futures().front();
    QVERIFY(run->metrics.worstHeartbeat);
    QVERIFY(run->metrics.worstHeartbeat->count() >= only.endedNs - only.startedNs - 1'100'000);
}

void TestLoopComputing::withoutAHeartbeatNothingBeats()
{
    Experiment experiment = onLoop(WorkloadKind::Sleep, LoopComputing::InPlace);
    experiment.heartbeat.reset();
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QVERIFY(timelineOf(*run).heartbeats().empty());
    QVERIFY(!run->metrics.worstHeartbeat);
    experiment.heartbeat = 1ms;
    experiment.executor = ExecutorKind::Threads;
    const auto threads = runSession(experiment);
    QVERIFY(threads.ok());
    QVERIFY(timelineOf(*threads).heartbeats().empty());
}

void TestLoopComputing::whereItComputesChangesNoResult_data()
{
    QTest::addColumn<int>("kind");
    for (const WorkloadKind kind :
         {WorkloadKind::SumOfSquares, WorkloadKind::PrimeFactors, WorkloadKind::Mixed, WorkloadKind::Nested,
          WorkloadKind::ReadFile, WorkloadKind::Counter, WorkloadKind::Sleep, WorkloadKind::Download})
        QTest::newRow(std::string(workloadName(kind)).c_str()) << static_cast<int>(kind);
}

void TestLoopComputing::whereItComputesChangesNoResult()
{
    QFETCH(int, kind);
    Experiment experiment = onLoop(static_cast<WorkloadKind>(kind), LoopComputing::InPlace);
    experiment.workload.work = 5ms;
    experiment.workers = 9; // nested tasks and their children hold a slot each
    const auto inPlace = runSession(experiment);
    QVERIFY(inPlace.ok());
    for (const LoopComputing computing : {LoopComputing::InSlices, LoopComputing::InThread}) {
        experiment.loopComputing = computing;
        const auto run = runSession(experiment);
        QVERIFY(run.ok());
        QCOMPARE(timelineOf(*run).count().finished, timelineOf(*inPlace).count().finished);
        QCOMPARE(payloadsOf(*run), payloadsOf(*inPlace));
    }
}

void TestLoopComputing::slicesLetOthersGoOn()
{
    const auto run = runSession(onLoop(WorkloadKind::SumOfSquares, LoopComputing::InSlices));
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    QVERIFY(waits(timeline, Activity::LoopTurn) >= 4 * 10);
    std::size_t inside = 0;
    for (const Heartbeat &beat : timeline.heartbeats())
        inside += static_cast<std::size_t>(std::ranges::count_if(timeline.futures(), [&](const FutureRecord &record) {
            return record.startedNs < beat.timeNs && beat.timeNs < record.endedNs;
        }));
    QVERIFY(inside > 0);
}

void TestLoopComputing::theThreadBesideHasALaneOfItsOwn()
{
    const Experiment experiment = onLoop(WorkloadKind::SumOfSquares, LoopComputing::InThread);
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.workerLanes(), 3);
    const Lane &beside = timeline.lanes()[3];
    QCOMPARE(beside.tasks.size(), std::size_t{4});
    QCOMPARE(waits(timeline, Activity::BesideWait), std::size_t{4});
    for (std::size_t i = 0; i < beside.tasks.size(); ++i) {
        const Span &span = beside.tasks[i];
        const FutureRecord *record = timeline.future(span.future);
        QVERIFY(record && record->lane.value <= 2);
        QVERIFY(record->startedNs <= span.startNs && span.endNs <= record->endedNs);
        QCOMPARE(record->blockedNs(), std::int64_t{0});
        if (i > 0)
            QVERIFY(beside.tasks[i - 1].endNs <= span.startNs);
    }
    QVERIFY(*run->metrics.utilisation <= 1);
    QVERIFY(*run->metrics.baseline >= Nanos(4 * 10ms)); // the CPU time of the thread beside counts
}

void TestLoopComputing::aStopEndsComputingAnywhere_data()
{
    QTest::addColumn<int>("computing");
    QTest::newRow("in place") << int(LoopComputing::InPlace);
    QTest::newRow("in slices") << int(LoopComputing::InSlices);
    QTest::newRow("in a thread") << int(LoopComputing::InThread);
}

void TestLoopComputing::aStopEndsComputingAnywhere()
{
    QFETCH(int, computing);
    Experiment experiment = onLoop(WorkloadKind::SumOfSquares, static_cast<LoopComputing>(computing));
    experiment.workload.work = 60s;
    std::stop_source stop;
    std::shared_ptr<const Recorder> recorder;
    std::jthread stopper;
    SessionObserver observer;
    observer.recordingStarted = [&](std::shared_ptr<const Recorder> started) {
        recorder = std::move(started);
        stopper = std::jthread([&] {
            for (;;) { // until a task computes
                const Trace trace = recorder->snapshot();
                for (std::size_t i = 0; i < trace.size(); ++i) {
                    if (trace[i].kind == EventKind::Started)
                        return void(stop.request_stop());
                }
                std::this_thread::yield();
            }
        });
    };
    const auto run = runSession(experiment, stop.get_token(), observer);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Cancelled);
    const Timeline timeline = timelineOf(*run);
    QCOMPARE(timeline.count().cancelled, timeline.count().submitted);
}

void TestLoopComputing::aHeartbeatDoesNotHideADeadlock()
{
    Experiment experiment = onLoop(WorkloadKind::Nested, LoopComputing::InPlace);
    experiment.workload.work = 1ms;
    const auto run = runSession(experiment); // two slots, held by two parents
    QVERIFY(run.ok());
    QVERIFY(run->deadlocked);
}

void TestLoopComputing::beatsSurviveTheirFile()
{
    const auto run = runSession(onLoop(WorkloadKind::SumOfSquares, LoopComputing::InThread));
    QVERIFY(run.ok());
    const auto read = readRunText(sampleruns::writtenRun(*run));
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QCOMPARE(read->metrics.worstHeartbeat, run->metrics.worstHeartbeat);
    QCOMPARE(timelineOf(*read).heartbeats().size(), timelineOf(*run).heartbeats().size());
    QCOMPARE(timelineOf(*read).lanes()[3].tasks.size(), std::size_t{4});
}

void TestLoopComputing::primeStepsGiveTheSameSum()
{
    for (const std::uint64_t number : {0ull, 1ull, 2ull, 12ull, 97ull, 360'360ull, 1'000'003ull * 999'983ull}) {
        PrimeSteps steps(number);
        while (steps.advance(7, {})) {}
        QCOMPARE(steps.sum(), sumOfPrimeFactors(number, {}));
    }
}

QTEST_GUILESS_MAIN(TestLoopComputing)
#include "tst_loopcomputing.moc"
