// SPDX-License-Identifier: GPL-3.0-or-later
// Differences of runs whose figures are known.
#include "core/experiment/comparison.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace futurescope;
using std::chrono::milliseconds;

namespace {

constexpr std::int64_t msNs = 1'000'000;

Event at(std::int64_t timeMs, EventKind kind, std::uint32_t future, std::uint16_t lane = 0)
{
    return {timeMs * msNs,
            kind == EventKind::Submitted ? packItems(future - 1, 1) : 0,
            FutureId{future},
            LaneId{lane},
            kind,
            0};
}

/// Two tasks of `taskMs`, submitted at 0, one after the other on the first of `workers`.
Run twoTasks(std::int64_t taskMs, int workers)
{
    TraceBuilder builder;
    const std::vector<Event> events{
        at(0, EventKind::Submitted, 1),       at(0, EventKind::Submitted, 2),
        at(0, EventKind::Started, 1, 1),      at(taskMs, EventKind::Finished, 1, 1),
        at(taskMs, EventKind::Started, 2, 1), at(2 * taskMs, EventKind::Finished, 2, 1),
    };
    builder.append(events);
    Run run;
    run.experiment.workload.items = 2;
    run.experiment.workers = workers;
    run.machine.cores = 2;
    run.trace = builder.snapshot();
    Timeline timeline;
    timeline.append(run.trace);
    run.metrics = metricsOf(timeline, {std::nullopt, milliseconds(2 * taskMs), workers, true, 2});
    return run;
}

RunFigures figures(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return figuresOf(run, timeline);
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private slots:
    void differencesOfKnownRuns();
    void lossesAndWorkAddUpToTheMakespan();
    void nothingIsJudgedThatDidNotDoItsWork();
    void whatIsUnknownHasNoDifference();
    void aReferenceOfZeroGivesNoRelativeDifference();
    void lessThanHalfAPercentIsTheSame();
    void foreignTracesTellOnlyTheirTime();
    void namesAreAllDifferent();
    void anotherExecutorGetsTheWorkersThatItCanHave();
};

void TestComparison::differencesOfKnownRuns()
{
    const RunFigures reference = figures(twoTasks(20, 1));
    const RunFigures faster = figures(twoTasks(10, 1));
    const Difference makespan = differenceFrom(reference, faster, Figure::Makespan);
    QCOMPARE(*makespan.absolute, double(-20 * msNs));
    QCOMPARE(*makespan.relative, -0.5);
    QCOMPARE(makespan.verdict, Verdict::Better);
    QCOMPARE(*differenceFrom(reference, faster, Figure::TasksPerSecond).absolute, 50.0);
    QCOMPARE(differenceFrom(reference, faster, Figure::TasksPerSecond).verdict, Verdict::Better);
    QCOMPARE(differenceFrom(reference, faster, Figure::Speedup).verdict, Verdict::Same);
    // The second task waited for the first: 0 and 20 ms, against 0 and 10 ms.
    QCOMPARE(*reference[Figure::QueueWaitMean], double(10 * msNs));
    QCOMPARE(differenceFrom(reference, faster, Figure::QueueWaitMean).verdict, Verdict::Better);
    const RunFigures wasteful = figures(twoTasks(20, 2));
    QCOMPARE(*differenceFrom(reference, wasteful, Figure::Efficiency).absolute, -0.5);
    QCOMPARE(differenceFrom(reference, wasteful, Figure::Efficiency).verdict, Verdict::Worse);
    QCOMPARE(differenceFrom(reference, wasteful, Figure::Utilisation).verdict, Verdict::Worse);
}

void TestComparison::lossesAndWorkAddUpToTheMakespan()
{
    const RunFigures wasteful = figures(twoTasks(20, 2));
    double sum = *wasteful[Figure::Work];
    for (std::size_t i = 0; i < lossKinds; ++i) {
        QVERIFY(wasteful[figureOf(static_cast<Loss>(i))].has_value());
        sum += *wasteful[figureOf(static_cast<Loss>(i))];
    }
    QCOMPARE(sum, *wasteful[Figure::Makespan]);
    // The idle second worker: 20 ms while a task was queued, 20 ms while nothing was.
    QCOMPARE(*wasteful[Figure::LossDispatch], double(10 * msNs));
    QCOMPARE(*wasteful[Figure::LossImbalance], double(10 * msNs));
    const Difference dispatch = differenceFrom(figures(twoTasks(20, 1)), wasteful, Figure::LossDispatch);
    QCOMPARE(dispatch.verdict, Verdict::Worse);
    QCOMPARE(differenceFrom(figures(twoTasks(20, 1)), wasteful, Figure::Work).verdict, Verdict::Unknown);
}

void TestComparison::nothingIsJudgedThatDidNotDoItsWork()
{
    Run stopped = twoTasks(10, 1);
    stopped.state = RunState::Cancelled;
    const RunFigures reference = figures(twoTasks(20, 1));
    const RunFigures broken = figures(stopped);
    QVERIFY(!broken.problem.empty());
    const Difference difference = differenceFrom(reference, broken, Figure::Makespan);
    QCOMPARE(*difference.relative, -0.5);
    QCOMPARE(difference.verdict, Verdict::Unknown);
    QCOMPARE(differenceFrom(broken, reference, Figure::Makespan).verdict, Verdict::Unknown);
}

void TestComparison::whatIsUnknownHasNoDifference()
{
    Run blind = twoTasks(10, 1);
    blind.metrics.trust.reset();
    const Difference difference = differenceFrom(figures(twoTasks(20, 1)), figures(blind), Figure::Trust);
    QVERIFY(!difference.absolute && !difference.relative);
    QCOMPARE(difference.verdict, Verdict::Unknown);
    const RunFigures empty = figuresOf(Run{}, Timeline{});
    QVERIFY(!empty[Figure::Makespan] && !empty[Figure::TasksPerSecond] && !empty[Figure::LossSerial]);
}

void TestComparison::aReferenceOfZeroGivesNoRelativeDifference()
{
    RunFigures reference;
    RunFigures other;
    reference.values[static_cast<std::size_t>(Figure::LossCopying)] = 0;
    other.values[static_cast<std::size_t>(Figure::LossCopying)] = 5;
    const Difference difference = differenceFrom(reference, other, Figure::LossCopying);
    QCOMPARE(*difference.absolute, 5.0);
    QVERIFY(!difference.relative);
    QCOMPARE(difference.verdict, Verdict::Worse);
    QCOMPARE(differenceFrom(reference, reference, Figure::LossCopying).verdict, Verdict::Same);
}

void TestComparison::lessThanHalfAPercentIsTheSame()
{
    RunFigures reference;
    RunFigures other;
    reference.values[0] = 1000;
    other.values[0] = 1004;
    QCOMPARE(differenceFrom(reference, other, Figure::Makespan).verdict, Verdict::Same);
    other.values[0] = 1006;
    QCOMPARE(differenceFrom(reference, other, Figure::Makespan).verdict, Verdict::Worse);
}

void TestComparison::foreignTracesTellOnlyTheirTime()
{
    Run run = twoTasks(10, 1);
    run.foreign = std::make_shared<ForeignTrace>();
    const RunFigures foreign = figures(run);
    QVERIFY(foreign[Figure::Makespan] && foreign[Figure::TasksPerSecond]);
    QVERIFY(!foreign[Figure::Speedup] && !foreign[Figure::QueueWaitMean] && !foreign[Figure::LossImbalance]);
}

void TestComparison::namesAreAllDifferent()
{
    std::set<std::string> names;
    for (std::size_t i = 0; i < figureCount; ++i)
        names.insert(figureName(static_cast<Figure>(i)));
    QCOMPARE(names.size(), figureCount);
    QVERIFY(names.contains("loss_oversubscription_ns"));
    for (std::size_t i = 0; i < lossKinds; ++i)
        QCOMPARE(*lossOfFigure(figureOf(static_cast<Loss>(i))), static_cast<Loss>(i));
    QVERIFY(!lossOfFigure(Figure::Work));
}

void TestComparison::anotherExecutorGetsTheWorkersThatItCanHave()
{
    Experiment experiment;
    experiment.workers = 8;
    experiment.workload.seed = 99;
    experiment.baseline = Baseline::Measured;
    const Experiment sequential = onExecutor(experiment, ExecutorKind::Sequential);
    QCOMPARE(sequential.workers, 1);
    QCOMPARE(sequential.baseline, Baseline::Derived);
    QVERIFY(sequential.workload == experiment.workload);
    QVERIFY(validate(sequential).ok());
    QCOMPARE(onExecutor(experiment, ExecutorKind::Processes).workers, 8);
    // One worker was all that the sequential one can have: the others get their usual number.
    QCOMPARE(onExecutor(sequential, ExecutorKind::Threads).workers, defaultWorkers(ExecutorKind::Threads));
    QCOMPARE(onExecutor(sequential, ExecutorKind::Sequential).workers, 1);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
