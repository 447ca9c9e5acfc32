// SPDX-License-Identifier: GPL-3.0-or-later
// Going on with a stopped sweep, measuring points anew, and sweeps in which the work grows with the workers.
#include "tests/core/sweepfixtures.h"

#include <QtTest>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

/// Stands in for the session: every run takes a millisecond more than the one before, so that runs can be told apart;
/// notes the workers asked for, and stops the sweep in the run numbered `stopAt`.
struct NotingSession
{
    Values asked;
    int stopAt = 0; ///< 0: never; that run ends cancelled
    std::stop_source stop;
    double trust = 1;
    Nanos next{100ms};

    SessionFunction function()
    {
        return [this](const Experiment &experiment, std::stop_token) -> Result<Run> {
            Run run;
            run.experiment = experiment;
            run.metrics.trust = trust;
            run.metrics.makespan = next;
            run.startedAt = std::to_string(asked.size() + 1);
            next += 1ms;
            asked.push_back(experiment.workers);
            if (static_cast<int>(asked.size()) == stopAt) {
                stop.request_stop();
                run.state = RunState::Cancelled;
            }
            return run;
        };
    }
};

/// A sweep that was stopped in its run numbered `stopAt`, the warm-up being the first.
SweepResult stoppedAt(int stopAt, const SweepPlan &plan = workersPlan({1, 2, 4}))
{
    NotingSession session;
    session.stopAt = stopAt;
    const auto result = runSweep(plan, session.stop.get_token(), {}, session.function());
    if (!result || !result->stopped)
        qFatal("the sweep was to be stopped");
    return *result;
}

std::size_t runsOf(const SweepResult &result, std::size_t point)
{
    return result.points.at(point).makespans.size();
}

} // namespace

class SweepResumeTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsLackingIsRunInTheOrderThatWasLeft();
    void aSweepStoppedInItsWarmUpBeginsAnew();
    void nothingIsRunWhenNothingIsLacking();
    void theMedianRunMayBeOneOfTheOldOnes();
    void stoppingAgainKeepsBothHalves();
    void failedRunsAreNotDoneAgain();
    void aSweepThatBrokeOffGoesOn();
    void pointsThatHaveAllTheirRunsKeepNoTraces();
    void aRepeatedPointForgetsItsOldRuns();
    void aStopBeforeTheFirstNewRunKeepsTheOldFigures();
    void otherPointsAreNotTouchedByARepeat();
    void speedupsFollowARepeatedReference();
    void aCellThatIsNotThereCannotBeRepeated();
    void theWorkGrowsWithTheWorkers();
    void scaledSpeedupRefersToTheSameWork();
    void onlySweepsOverWorkersCanGrow();
    void tooMuchWorkIsRefusedByItsFigures();
};

void SweepResumeTest::whatIsLackingIsRunInTheOrderThatWasLeft()
{
    // Warm-up 4, then 1 2 4, 1, and in the run of 2 the stop.
    const SweepResult first = stoppedAt(6);
    NotingSession session;
    int total = 0;
    SweepObserver observer;
    observer.progressed = [&](const SweepProgress &progress) { total = progress.runsTotal; };
    const auto result = resumeSweep(first, {}, observer, session.function());
    QVERIFY(result.ok());
    QCOMPARE(session.asked, (Values{4, 2, 4, 1, 2, 4}));
    QCOMPARE(total, 6);
    QVERIFY(!result->stopped);
    QCOMPARE(result->startedAt, first.startedAt);
    for (std::size_t point = 0; point < 3; ++point)
        QCOMPARE(runsOf(*result, point), std::size_t(3));
    QCOMPARE(result->points[0].makespans[0], first.points[0].makespans[0]);
    QCOMPARE(result->points[0].makespans[1], first.points[0].makespans[1]);
}

void SweepResumeTest::aSweepStoppedInItsWarmUpBeginsAnew()
{
    const SweepResult first = stoppedAt(1);
    QVERIFY(first.points.empty());
    NotingSession session;
    const auto result = resumeSweep(first, {}, {}, session.function());
    QVERIFY(result.ok() && !result->stopped);
    QCOMPARE(session.asked.size(), std::size_t(10));
}

void SweepResumeTest::nothingIsRunWhenNothingIsLacking()
{
    NotingSession session;
    const auto whole = runSweep(workersPlan({1, 2}), {}, {}, session.function());
    const std::size_t asked = session.asked.size();
    const auto again = resumeSweep(*whole, {}, {}, session.function());
    QVERIFY(again.ok() && !again->stopped);
    QCOMPARE(session.asked.size(), asked);
    QCOMPARE(again->points.size(), std::size_t(2));
    QCOMPARE(again->points[1].median, whole->points[1].median);
}

void SweepResumeTest::theMedianRunMayBeOneOfTheOldOnes()
{
    const SweepResult first = stoppedAt(4, workersPlan({1})); // warm-up, 101 ms, 102 ms
    NotingSession session;
    session.next = 100ms;
    const auto result = resumeSweep(first, {}, {}, session.function()); // and 101 ms
    QCOMPARE(result->points[0].makespans, (std::vector<Nanos>{101ms, 102ms, 101ms}));
    QCOMPARE(result->points[0].median, Nanos(101ms));
    QCOMPARE(result->points[0].medianRun->metrics.makespan, Nanos(101ms));
    QCOMPARE(result->points[0].medianRun->startedAt, std::string("2"));
}

void SweepResumeTest::stoppingAgainKeepsBothHalves()
{
    const SweepResult first = stoppedAt(3); // 1 has one run
    NotingSession session;
    session.stopAt = 4; // warm-up, 2, 4, and in the second run of 1
    const auto second = resumeSweep(first, session.stop.get_token(), {}, session.function());
    QVERIFY(second->stopped);
    QCOMPARE(second->points.size(), std::size_t(3));
    NotingSession rest;
    const auto third = resumeSweep(*second, {}, {}, rest.function());
    QVERIFY(!third->stopped);
    QCOMPARE(rest.asked, (Values{4, 1, 2, 4, 1, 2, 4}));
    QCOMPARE(third->points[0].makespans[0], first.points[0].makespans[0]);
}

void SweepResumeTest::failedRunsAreNotDoneAgain()
{
    SweepResult first = stoppedAt(6);
    first.points[0].failedRuns = 1; // of 1, two runs and a failed one
    NotingSession session;
    const auto result = resumeSweep(first, {}, {}, session.function());
    QCOMPARE(session.asked, (Values{4, 2, 4, 2, 4}));
    QCOMPARE(result->points[0].failedRuns, 1);
    QVERIFY(!result->stopped);
}

void SweepResumeTest::aSweepThatBrokeOffGoesOn()
{
    int calls = 0;
    const SessionFunction breaking = [&](const Experiment &experiment, std::stop_token) -> Result<Run> {
        if (++calls == 3)
            return Error{ErrorCode::ResourceLimit, "no more threads"};
        Run run;
        run.experiment = experiment;
        run.metrics.makespan = 10ms;
        return run;
    };
    const auto first = runSweep(workersPlan({1, 2}), {}, {}, breaking);
    QCOMPARE(first->problem, std::string("no more threads"));
    NotingSession session;
    const auto result = resumeSweep(*first, {}, {}, session.function());
    QVERIFY(result->problem.empty() && !result->stopped);
    QCOMPARE(session.asked, (Values{2, 2, 1, 2, 1, 2}));
}

void SweepResumeTest::pointsThatHaveAllTheirRunsKeepNoTraces()
{
    const SweepResult first = stoppedAt(9); // 1 has all three
    QVERIFY(first.points[0].runs.empty());
    QCOMPARE(first.points[1].runs.size(), std::size_t(2));
    NotingSession session;
    const auto result = resumeSweep(first, {}, {}, session.function());
    for (const SweepPoint &point : result->points)
        QVERIFY(point.runs.empty());
}

void SweepResumeTest::aRepeatedPointForgetsItsOldRuns()
{
    NotingSession busy;
    busy.trust = 0.5;
    const auto first = runSweep(workersPlan({1, 2}), {}, {}, busy.function());
    QCOMPARE(busyCells(*first).size(), std::size_t(2));
    NotingSession session;
    session.next = 10ms;
    const auto result = repeatPoints(*first, {{2, std::nullopt}}, {}, {}, session.function());
    QVERIFY(result.ok() && !result->stopped);
    QCOMPARE(session.asked, (Values{2, 2, 2, 2}));
    QCOMPARE(result->points[1].makespans, (std::vector<Nanos>{11ms, 12ms, 13ms}));
    QVERIFY(!result->points[1].machineWasBusy);
    QCOMPARE(busyCells(*result), (std::vector<SweepCell>{{1, std::nullopt}}));
}

void SweepResumeTest::aStopBeforeTheFirstNewRunKeepsTheOldFigures()
{
    NotingSession whole;
    const auto first = runSweep(workersPlan({1, 2}), {}, {}, whole.function());
    NotingSession session;
    session.stopAt = 2; // in the first run after the warm-up
    const auto result = repeatPoints(*first, {{2, std::nullopt}}, session.stop.get_token(), {}, session.function());
    QVERIFY(result.ok() && result->stopped);
    QCOMPARE(result->points[1].makespans, first->points[1].makespans);
    QVERIFY(result->points[1].medianRun.has_value());
}

void SweepResumeTest::otherPointsAreNotTouchedByARepeat()
{
    const SweepResult first = stoppedAt(6); // 2 and 4 lack two runs
    NotingSession session;
    const auto result = repeatPoints(first, {{1, std::nullopt}}, {}, {}, session.function());
    QCOMPARE(session.asked, (Values{1, 1, 1, 1}));
    QCOMPARE(result->points[1].makespans, first.points[1].makespans);
    QVERIFY(result->stopped); // there is still something to go on with
    NotingSession rest;
    QVERIFY(!resumeSweep(*result, {}, {}, rest.function())->stopped);
    QCOMPARE(rest.asked, (Values{4, 2, 4, 2, 4}));
}

void SweepResumeTest::speedupsFollowARepeatedReference()
{
    NotingSession whole;
    const auto first = runSweep(workersPlan({1, 2}, 1), {}, {}, whole.function());
    NotingSession session;
    session.next = 203ms;
    const auto result = repeatPoints(*first, {{1, std::nullopt}}, {}, {}, session.function());
    QCOMPARE(*result->points[1].speedup, 204.0 / 102.0);
}

void SweepResumeTest::aCellThatIsNotThereCannotBeRepeated()
{
    NotingSession session;
    const auto first = runSweep(workersPlan({1, 2}, 1), {}, {}, session.function());
    const auto result = repeatPoints(*first, {{3, std::nullopt}}, {}, {}, session.function());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::Usage);
}

void SweepResumeTest::theWorkGrowsWithTheWorkers()
{
    SweepPlan plan = workersPlan({1, 2, 8});
    plan.workGrows = true;
    plan.base.workload.items = 50;
    QVERIFY(validate(plan).ok());
    QCOMPARE(experimentAt(plan, 1).workload.items, 50u);
    QCOMPARE(experimentAt(plan, 8).workload.items, 400u);
    QCOMPARE(experimentAt(plan, 8).workers, 8);
}

void SweepResumeTest::scaledSpeedupRefersToTheSameWork()
{
    SweepPlan plan = workersPlan({1, 2, 4, 8}, 5);
    plan.workGrows = true;
    plan.base.workload.items = 50;
    const auto result = runSweep(plan, {}, {}, gustafsonSession(0.1, plan));
    QVERIFY(result.ok());
    // p - s (p - 1)
    QVERIFY(std::abs(*result->points[3].speedup - 7.3) < 0.05);
    QVERIFY(std::abs(*result->points[3].efficiency - 7.3 / 8) < 0.01);
}

void SweepResumeTest::onlySweepsOverWorkersCanGrow()
{
    SweepPlan plan = chunkPlan({1, 2});
    plan.workGrows = true;
    QVERIFY(!validate(plan).ok());
    plan = workersPlan({1, 2});
    plan.workGrows = true;
    plan.second = SweepPlan::Second{SweepPlan::Vary::Chunk, {1, 2}};
    const Status two = validate(plan);
    QVERIFY(!two.ok());
    QVERIFY(two.error().detail.find("workers alone") != std::string::npos);
}

void SweepResumeTest::tooMuchWorkIsRefusedByItsFigures()
{
    SweepPlan plan = workersPlan({1, 8}, 1);
    plan.workGrows = true;
    plan.base.workload.items = ExperimentLimits::maxItems / 4;
    plan.base.chunk = 1'000'000;
    const Status status = validate(plan);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().detail,
             std::string("8 workers would get 20000000 items, 2500000 for each; the limit is 10000000 items"));
}

QTEST_GUILESS_MAIN(SweepResumeTest)
#include "tst_sweepresume.moc"
