// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sweepfixtures.h"

#include <QtTest>

#include <map>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

/// Stands in for the session: says how long each run took and remembers what it was asked for.
struct FakeSession
{
    std::map<SweepValue, std::vector<Nanos>> times; ///< of each value: of its first, second ... run
    SweepPlan::Vary vary = SweepPlan::Vary::Workers;
    std::function<void(int calls, Run &run)> touch = [](int, Run &) {};
    Values asked;
    std::map<SweepValue, std::size_t> turns;

    Result<Run> operator()(const Experiment &experiment)
    {
        const SweepValue value = vary == SweepPlan::Vary::Workers ? SweepValue{experiment.workers} : experiment.chunk;
        Run run;
        run.experiment = experiment;
        run.machine.cores = 2;
        run.metrics.trust = 1.0;
        // The first run of all is the warm-up, which has no time of its own.
        if (!asked.empty()) {
            const std::vector<Nanos> &known = times[value];
            run.metrics.makespan = known.empty() ? 100ms : known.at(turns[value]++);
        }
        asked.push_back(value);
        touch(static_cast<int>(asked.size()), run);
        return run;
    }

    SessionFunction function()
    {
        return [this](const Experiment &experiment, std::stop_token) { return (*this)(experiment); };
    }
};

/// A session that takes `time` whatever it is asked.
SessionFunction constantSession(Nanos time)
{
    return [time](const Experiment &experiment, std::stop_token) -> Result<Run> {
        Run run;
        run.experiment = experiment;
        run.metrics.makespan = time;
        return run;
    };
}

} // namespace

class SweepTest : public QObject
{
    Q_OBJECT

private slots:
    void valuesTakeTurnsAfterAWarmUp();
    void theOneWorkerPointIsAlwaysMeasured();
    void aPointHasMedianSpreadAndTheMedianRun();
    void anEvenNumberOfRepeatsTakesTheMeanOfTheMiddle();
    void speedupRefersToTheMeasuredOneWorkerPoint();
    void chunkSweepsVaryTheChunkAndHaveNoSpeedup();
    void noTimeAtAllGivesNoSpeedup();
    void stoppingKeepsThePointsMeasuredSoFar();
    void stoppingInTheWarmUpGivesNoPoints();
    void aStopAfterTheLastRunIsNotEarly();
    void failedRunsDoNotCountAndSayWhy();
    void failuresThatTheExperimentWantsDoCount();
    void lostTasksSpoilARun();
    void aSessionThatCannotStartIsAnError();
    void aSessionThatBreaksLaterEndsTheSweepWithWhatThereIs();
    void aPointOfLowTrustIsMarkedWhateverTheWorkers();
    void theObserverSeesEveryRunAndEveryPoint();
};

void SweepTest::valuesTakeTurnsAfterAWarmUp()
{
    FakeSession session;
    const auto result = runSweep(workersPlan({4, 1, 2}), {}, {}, session.function());
    QVERIFY(result.ok());
    QCOMPARE(session.asked, (Values{4, 1, 2, 4, 1, 2, 4, 1, 2, 4}));
    QVERIFY(!result->stopped);
    QCOMPARE(result->points.size(), std::size_t(3));
    for (const SweepPoint &point : result->points)
        QCOMPARE(point.makespans.size(), std::size_t(3));
}

void SweepTest::theOneWorkerPointIsAlwaysMeasured()
{
    FakeSession session;
    const auto result = runSweep(workersPlan({2, 8}, 1), {}, {}, session.function());
    QVERIFY(result.ok());
    QCOMPARE(result->points.front().value, 1u);
    QCOMPARE(session.asked, (Values{8, 1, 2, 8}));
}

void SweepTest::aPointHasMedianSpreadAndTheMedianRun()
{
    FakeSession session;
    session.times = {{1, {80ms, 100ms, 90ms}}};
    session.touch = [](int call, Run &run) { run.startedAt = std::to_string(call); };
    const auto result = runSweep(workersPlan({1}), {}, {}, session.function());
    QVERIFY(result.ok());
    const SweepPoint &point = result->points.at(0);
    QCOMPARE(point.makespans, (std::vector<Nanos>{80ms, 100ms, 90ms}));
    QCOMPARE(point.median, Nanos(90ms));
    QCOMPARE(point.low, Nanos(80ms));
    QCOMPARE(point.high, Nanos(100ms));
    QVERIFY(point.medianRun.has_value());
    QCOMPARE(point.medianRun->startedAt, std::string("4")); // warm-up, 80, 100, 90
    QCOMPARE(result->startedAt, std::string("2"));
}

void SweepTest::anEvenNumberOfRepeatsTakesTheMeanOfTheMiddle()
{
    FakeSession session;
    session.times = {{1, {70ms, 10ms, 30ms, 50ms}}};
    const auto result = runSweep(workersPlan({1}, 4), {}, {}, session.function());
    QVERIFY(result.ok());
    QCOMPARE(result->points.at(0).median, Nanos(40ms));
    QCOMPARE(result->points.at(0).medianRun->metrics.makespan, Nanos(30ms));
}

void SweepTest::speedupRefersToTheMeasuredOneWorkerPoint()
{
    FakeSession session;
    session.times = {{1, {200ms, 210ms, 190ms}}, {2, {100ms, 80ms, 125ms}}};
    const auto result = runSweep(workersPlan({1, 2}), {}, {}, session.function());
    QVERIFY(result.ok());
    const SweepPoint &one = result->points.at(0);
    const SweepPoint &two = result->points.at(1);
    QCOMPARE(*one.speedup, 1.0);
    QCOMPARE(*two.speedup, 2.0);
    QCOMPARE(*two.speedupLow, 1.6);
    QCOMPARE(*two.speedupHigh, 2.5);
    QCOMPARE(*two.efficiency, 1.0);
}

void SweepTest::chunkSweepsVaryTheChunkAndHaveNoSpeedup()
{
    FakeSession session;
    session.vary = SweepPlan::Vary::Chunk;
    const auto result = runSweep(chunkPlan({1, 10, 100}, 2), {}, {}, session.function());
    QVERIFY(result.ok());
    QCOMPARE(session.asked, (Values{10, 1, 10, 100, 1, 10, 100}));
    QCOMPARE(result->points.size(), std::size_t(3));
    for (const SweepPoint &point : result->points) {
        QVERIFY(!point.speedup && !point.efficiency);
        QCOMPARE(point.medianRun->experiment.chunk, point.value);
        QCOMPARE(point.medianRun->experiment.workers, result->plan.base.workers);
    }
}

void SweepTest::noTimeAtAllGivesNoSpeedup()
{
    const auto result = runSweep(workersPlan({1, 2}), {}, {}, constantSession(0ns));
    QVERIFY(result.ok());
    QVERIFY(result->points.at(1).measured());
    QVERIFY(!result->points.at(1).speedup.has_value());
}

void SweepTest::stoppingKeepsThePointsMeasuredSoFar()
{
    std::stop_source stop;
    FakeSession session;
    // Warm-up, 1, 2, 4, 1, and in the second run of 2 the stop comes: that run ends cancelled.
    session.touch = [&](int call, Run &run) {
        if (call == 6) {
            stop.request_stop();
            run.state = RunState::Cancelled;
        }
    };
    const auto result = runSweep(workersPlan({1, 2, 4}), stop.get_token(), {}, session.function());
    QVERIFY(result.ok());
    QVERIFY(result->stopped);
    QCOMPARE(session.asked.size(), std::size_t(6));
    QCOMPARE(result->points.size(), std::size_t(3));
    QCOMPARE(result->points.at(0).makespans.size(), std::size_t(2));
    QCOMPARE(result->points.at(1).makespans.size(), std::size_t(1));
    QCOMPARE(result->points.at(1).failedRuns, 0);
    QVERIFY(result->points.at(2).speedup.has_value());
}

void SweepTest::stoppingInTheWarmUpGivesNoPoints()
{
    std::stop_source stop;
    FakeSession session;
    session.touch = [&](int, Run &) { stop.request_stop(); };
    const auto result = runSweep(workersPlan({1, 2}), stop.get_token(), {}, session.function());
    QVERIFY(result.ok());
    QVERIFY(result->stopped);
    QVERIFY(result->points.empty());
    QCOMPARE(session.asked.size(), std::size_t(1));
}

void SweepTest::aStopAfterTheLastRunIsNotEarly()
{
    std::stop_source stop;
    FakeSession session;
    session.touch = [&](int call, Run &) {
        if (call == 3)
            stop.request_stop();
    };
    const auto result = runSweep(workersPlan({1, 2}, 1), stop.get_token(), {}, session.function());
    QVERIFY(result.ok());
    QVERIFY(!result->stopped);
    QVERIFY(result->points.at(1).measured());
}

void SweepTest::failedRunsDoNotCountAndSayWhy()
{
    FakeSession session;
    session.times = {{1, {100ms, 500ms, 120ms}}, {2, {50ms, 60ms, 70ms}}};
    session.touch = [](int call, Run &run) {
        if (call == 4 || run.experiment.workers == 2) { // the second run of 1, and all of 2
            run.state = RunState::Failed;
            run.reason = "worker 1 ended by SIGKILL";
        }
    };
    const auto result = runSweep(workersPlan({1, 2}), {}, {}, session.function());
    QVERIFY(result.ok());
    const SweepPoint &one = result->points.at(0);
    QCOMPARE(one.makespans, (std::vector<Nanos>{100ms, 120ms}));
    QCOMPARE(one.median, Nanos(110ms));
    QCOMPARE(one.failedRuns, 1);
    QCOMPARE(one.problem, std::string("worker 1 ended by SIGKILL"));
    const SweepPoint &two = result->points.at(1);
    QVERIFY(!two.measured() && !two.medianRun && !two.speedup);
    QCOMPARE(two.failedRuns, 3);
}

void SweepTest::failuresThatTheExperimentWantsDoCount()
{
    Run run;
    run.state = RunState::Failed;
    QVERIFY(!runProblem(run).empty());
    run.experiment.workload.failureRate = 0.03;
    QVERIFY(runProblem(run).empty());
    run.timedOut = true;
    QVERIFY(!runProblem(run).empty());
}

void SweepTest::lostTasksSpoilARun()
{
    TraceBuilder builder;
    const std::array<Event, 3> events{{
        {10, packItems(0, 1), FutureId{1}, mainLane, EventKind::Submitted, 0},
        {20, 0, FutureId{1}, LaneId{1}, EventKind::Started, 0},
        {30, 9, FutureId{1}, LaneId{1}, EventKind::Lost, 0},
    }};
    builder.append(events);
    Run run;
    run.trace = builder.snapshot();
    run.experiment.workload.failureRate = 0.5;
    QCOMPARE(runProblem(run), std::string("1 of 1 tasks were lost with their worker."));
}

void SweepTest::aSessionThatCannotStartIsAnError()
{
    const SessionFunction broken = [](const Experiment &, std::stop_token) -> Result<Run> {
        return Error{ErrorCode::MissingProgram, "futurescope-worker is not there"};
    };
    const auto result = runSweep(workersPlan({1, 2}), {}, {}, broken);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::MissingProgram);
}

void SweepTest::aSessionThatBreaksLaterEndsTheSweepWithWhatThereIs()
{
    int calls = 0;
    const SessionFunction breaking = [&](const Experiment &experiment, std::stop_token stop) -> Result<Run> {
        if (++calls == 4)
            return Error{ErrorCode::ResourceLimit, "no more threads"};
        return constantSession(10ms)(experiment, stop);
    };
    const auto result = runSweep(workersPlan({1, 2}), {}, {}, breaking);
    QVERIFY(result.ok());
    QCOMPARE(calls, 4);
    QCOMPARE(result->problem, std::string("no more threads"));
    QVERIFY(!result->stopped);
    QCOMPARE(result->points.size(), std::size_t(2));
}

void SweepTest::aPointOfLowTrustIsMarkedWhateverTheWorkers()
{
    FakeSession session;
    session.touch = [](int, Run &run) {
        const std::map<int, double> trusts{{1, 0.95}, {2, 0.6}, {8, 0.81}};
        run.metrics.trust = trusts.at(run.experiment.workers);
    };
    const auto result = runSweep(workersPlan({1, 2, 8}, 1), {}, {}, session.function());
    QVERIFY(result.ok());
    QVERIFY(!result->points.at(0).machineWasBusy);
    QVERIFY(result->points.at(1).machineWasBusy);
    QVERIFY(!result->points.at(2).machineWasBusy);
    QCOMPARE(*result->points.at(1).trust, 0.6);
}

void SweepTest::theObserverSeesEveryRunAndEveryPoint()
{
    std::vector<SweepProgress> seen;
    std::vector<std::size_t> pointCounts;
    SweepObserver observer;
    observer.progressed = [&](const SweepProgress &progress) { seen.push_back(progress); };
    observer.pointsChanged = [&](const SweepResult &soFar) { pointCounts.push_back(soFar.points.size()); };
    QVERIFY(runSweep(workersPlan({1, 2}, 2), {}, observer, constantSession(1ms)).ok());
    QCOMPARE(seen.size(), std::size_t(6)); // before each of 5 runs, and at the end
    QVERIFY(seen.front().warmUp);
    for (std::size_t index = 0; index < seen.size(); ++index) {
        QCOMPARE(seen[index].runsDone, static_cast<int>(index));
        QCOMPARE(seen[index].runsTotal, 5);
    }
    QCOMPARE(seen.at(2).cell.value, SweepValue{2});
    QCOMPARE(pointCounts, (std::vector<std::size_t>{1, 2, 2, 2}));
}

QTEST_GUILESS_MAIN(SweepTest)
#include "tst_sweep.moc"
