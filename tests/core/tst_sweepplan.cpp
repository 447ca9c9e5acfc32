// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sweepfixtures.h"

#include <QtTest>

using namespace futurescope;
using namespace std::chrono_literals;

class SweepPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void badPlansAreRefusedByName_data();
    void badPlansAreRefusedByName();
    void defaultWorkerCountsFitTheExecutor();
    void defaultChunkSizesSpanFineToCoarse_data();
    void defaultChunkSizesSpanFineToCoarse();
    void namesGoBothWays();
    void eachValueIsRunWithEachOfTheSecondParameter();
    void executorsHaveTheWorkersThatTheyCanHave();
};

void SweepPlanTest::badPlansAreRefusedByName_data()
{
    QTest::addColumn<SweepPlan>("plan");
    QTest::addColumn<QStringList>("mentions");

    QTest::newRow("no values") << workersPlan({}) << QStringList{"0 values", "1 to 64"};
    QTest::newRow("too many values") << workersPlan(Values(65, 1)) << QStringList{"65 values", "1 to 64"};
    QTest::newRow("0 workers") << workersPlan({0, 1}) << QStringList{"workers is 0", "1 to 1024"};
    QTest::newRow("1e9 workers") << workersPlan({1'000'000'000}) << QStringList{"1000000000", "1 to 1024"};
    QTest::newRow("chunk 0") << chunkPlan({0}) << QStringList{"chunk is 0", "1 to 10000000"};
    QTest::newRow("twice") << workersPlan({1, 2, 2}) << QStringList{"workers 2 twice"};
    QTest::newRow("0 repeats") << workersPlan({1}, 0) << QStringList{"repeats is 0", "1 to 100"};
    QTest::newRow("-1 repeats") << workersPlan({1}, -1) << QStringList{"repeats is -1"};
    QTest::newRow("101 repeats") << workersPlan({1}, 101) << QStringList{"repeats is 101", "1 to 100"};

    SweepPlan plan = workersPlan({1, 2});
    plan.base.executor = ExecutorKind::Sequential;
    QTest::newRow("sequential") << plan << QStringList{"sequential", "threads"};
    plan = workersPlan({1, 2});
    plan.base.workload.items = 0;
    QTest::newRow("no items") << plan << QStringList{"items is 0"};
    plan = workersPlan({1, 2});
    plan.base.cancelAfter = 300ms;
    QTest::newRow("cancels itself") << plan << QStringList{"300 ms"};
    plan = workersPlan({1, 2});
    plan.base.chunk = 0;
    QTest::newRow("bad experiment") << plan << QStringList{"chunk"};
    plan = workersPlan({1, 2});
    plan.second = SweepPlan::Second{SweepPlan::Vary::Workers, {1}};
    QTest::newRow("the same twice") << plan << QStringList{"varies workers twice"};
    plan.second = SweepPlan::Second{SweepPlan::Vary::Chunk, {1, 0}};
    QTest::newRow("second out of range") << plan << QStringList{"chunk is 0", "1 to 10000000"};
    plan.second = SweepPlan::Second{SweepPlan::Vary::Executor, {0, 99}};
    QTest::newRow("no such executor") << plan << QStringList{"executor is 99", "0 to 5"};
    plan = workersPlan({0, 3'600'000'000'001});
    plan.vary = SweepPlan::Vary::Work;
    QTest::newRow("too much work") << plan << QStringList{"work is 3600.000000001s"};
    plan = chunkPlan({1});
    plan.base.workload.items = 5'000'000;
    plan.base.schedule = Schedule::Cyclic;
    QTest::newRow("chunks of a schedule without chunks") << plan << QStringList{"schedule cyclic", "longest-first"};
    plan.base.schedule = Schedule::Dynamic;
    QTest::newRow("too much memory") << plan << QStringList{"15000000 tasks", "4000000"};
}

void SweepPlanTest::badPlansAreRefusedByName()
{
    QFETCH(SweepPlan, plan);
    QFETCH(QStringList, mentions);
    const Status status = validate(plan);
    QVERIFY(!status.ok());
    const QString detail = QString::fromStdString(status.error().detail);
    for (const QString &mention : mentions)
        QVERIFY2(detail.contains(mention), qPrintable(detail));

    int calls = 0;
    const SessionFunction counting = [&](const Experiment &, std::stop_token) -> Result<Run> { return ++calls, Run{}; };
    QVERIFY(!runSweep(plan, {}, {}, counting).ok());
    QCOMPARE(calls, 0);
}

void SweepPlanTest::defaultWorkerCountsFitTheExecutor()
{
    QCOMPARE(defaultWorkerCounts(ExecutorKind::Threads), (Values{1, 2, 3, 4, 6, 8}));
    QCOMPARE(defaultWorkerCounts(ExecutorKind::Sequential), (Values{1}));
}

void SweepPlanTest::defaultChunkSizesSpanFineToCoarse_data()
{
    QTest::addColumn<std::uint32_t>("items");
    QTest::addColumn<int>("workers");
    QTest::addColumn<Values>("sizes");

    QTest::newRow("usual") << 200u << 4 << Values{1, 4, 14, 50, 200};
    QTest::newRow("a million") << 1'000'000u << 8 << Values{1, 50, 2500, 125'000, 1'000'000};
    QTest::newRow("one worker") << 10'000u << 1 << Values{1, 10, 100, 1000, 10'000};
    QTest::newRow("few items") << 4u << 2 << Values{1, 2, 4};
    QTest::newRow("more workers than items") << 3u << 8 << Values{1, 3};
    QTest::newRow("one item") << 1u << 4 << Values{1};
    QTest::newRow("no items") << 0u << 4 << Values{};
}

void SweepPlanTest::defaultChunkSizesSpanFineToCoarse()
{
    QFETCH(std::uint32_t, items);
    QFETCH(int, workers);
    QFETCH(Values, sizes);
    QCOMPARE(defaultChunkSizes(items, workers), sizes);
}

void SweepPlanTest::namesGoBothWays()
{
    using Vary = SweepPlan::Vary;
    for (const auto vary : {Vary::Workers, Vary::Chunk, Vary::Work, Vary::Executor}) {
        QCOMPARE(*varyKind(varyName(vary)), vary);
        for (const SweepValue value : {SweepValue{1}, SweepValue{4}})
            QCOMPARE(*sweepValue(vary, sweepValueText(vary, value)), value);
    }
    QVERIFY(!varyKind("colour").ok());
    QCOMPARE(*sweepValue(Vary::Work, "1.5ms"), SweepValue{1'500'000});
    QCOMPARE(sweepValueText(Vary::Executor, *sweepValue(Vary::Executor, "processes")), std::string("processes"));
    for (const char *bad : {"", "x", "1x", " 1"}) {
        QVERIFY(!sweepValue(Vary::Workers, bad).ok());
        QVERIFY(!sweepValue(Vary::Work, bad).ok());
        QVERIFY(!sweepValue(Vary::Executor, bad).ok());
    }
}

void SweepPlanTest::eachValueIsRunWithEachOfTheSecondParameter()
{
    SweepPlan plan = workersPlan({4, 2});
    plan.second = SweepPlan::Second{SweepPlan::Vary::Chunk, {10, 5}};
    const std::vector<SweepCell> cells = sweepCells(plan);
    const std::vector<SweepCell> wanted{{1, 5}, {1, 10}, {2, 5}, {2, 10}, {4, 5}, {4, 10}};
    QVERIFY(cells == wanted);
    const Experiment last = experimentAt(plan, cells.back());
    QCOMPARE(last.workers, 4);
    QCOMPARE(last.chunk, 10u);
}

void SweepPlanTest::executorsHaveTheWorkersThatTheyCanHave()
{
    SweepPlan plan = workersPlan({0, 1});
    plan.vary = SweepPlan::Vary::Executor;
    plan.base.workers = 3;
    plan.base.executor = ExecutorKind::Processes;
    QVERIFY(validate(plan).ok());
    QCOMPARE(experimentAt(plan, 0).executor, ExecutorKind::Sequential);
    QCOMPARE(experimentAt(plan, 0).workers, 1);
    QCOMPARE(experimentAt(plan, 1).executor, ExecutorKind::Threads);
    QCOMPARE(experimentAt(plan, 1).workers, 3);
    QCOMPARE(sweepValues(plan), (Values{0, 1}));
}

QTEST_GUILESS_MAIN(SweepPlanTest)
#include "tst_sweepplan.moc"
