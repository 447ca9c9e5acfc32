// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweepchoice.h"
#include "tests/core/sweepfixtures.h"

#include <QtTest>

using namespace futurescope;
using namespace std::chrono_literals;
using Vary = SweepPlan::Vary;

class SweepChoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void listsGoBothWays();
    void usualValuesFollowTheExperiment();
    void aChoiceBecomesAPlan();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void theCostFollowsFromWorkAndWorkers_data();
    void theCostFollowsFromWorkAndWorkers();
    void theUsualSweepIsShortAndDividesEvenly();
};

void SweepChoiceTest::listsGoBothWays()
{
    for (const auto &[vary, text] : {std::pair{Vary::Workers, "1,2,8"}, std::pair{Vary::Work, "100us,1.5ms"},
                                     std::pair{Vary::Executor, "threads,processes"}, std::pair{Vary::Chunk, "7"}})
        QCOMPARE(sweepValueListText(vary, *sweepValueList(vary, text)), std::string(text));
    QCOMPARE(*sweepValueList(Vary::Workers, " 1 ,  2"), (Values{1, 2}));
    QVERIFY(!sweepValueList(Vary::Workers, "1,,2").ok());
    QVERIFY(!sweepValueList(Vary::Workers, "1,2,").ok());
    QVERIFY(!sweepValueList(Vary::Workers, "").ok());
}

void SweepChoiceTest::usualValuesFollowTheExperiment()
{
    Experiment base;
    QCOMPARE(usualSweepValues(Vary::Workers, base), (Values{1, 2, 3, 4, 6, 8}));
    QCOMPARE(usualSweepValues(Vary::Chunk, base), defaultChunkSizes(base.workload.items, base.workers));
    QCOMPARE(usualSweepValues(Vary::Work, base), (Values{625'000, 1'250'000, 2'500'000, 5'000'000, 10'000'000}));
    QCOMPARE(usualSweepValues(Vary::Executor, base).size(), allExecutorKinds().size());
    base.workload.work = Nanos(3);
    QCOMPARE(usualSweepValues(Vary::Work, base), (Values{0, 1, 3})); // each once
}

void SweepChoiceTest::aChoiceBecomesAPlan()
{
    Experiment base;
    base.workload.items = 60;
    SweepChoice choice;
    choice.values = "1,2";
    choice.second = Vary::Chunk;
    choice.secondValues = " ";
    choice.repeats = 2;
    const auto plan = sweepPlanOf(choice, base);
    QVERIFY(plan.ok());
    QVERIFY(plan->base == base);
    QCOMPARE(plan->values, (Values{1, 2}));
    QCOMPARE(plan->second->values, defaultChunkSizes(60, base.workers));
    QCOMPARE(runsOf(*plan), 2 * 2 * static_cast<int>(plan->second->values.size()) + 1);
}

void SweepChoiceTest::whatIsWrongIsNamed_data()
{
    QTest::addColumn<SweepChoice>("choice");
    QTest::addColumn<QString>("words");
    SweepChoice choice;
    choice.values = "1,two";
    QTest::newRow("no number") << choice << "\"two\"";
    choice.values = "1,5000";
    QTest::newRow("range") << choice << "1 to 1024";
    choice.values = "1,2";
    choice.second = Vary::Executor;
    choice.secondValues = "green";
    QTest::newRow("no executor") << choice << "\"green\"";
    choice.second.reset();
    choice.repeats = 101;
    QTest::newRow("repeats") << choice << "1 to 100";
}

void SweepChoiceTest::whatIsWrongIsNamed()
{
    QFETCH(SweepChoice, choice);
    QFETCH(QString, words);
    const auto plan = sweepPlanOf(choice, {});
    QVERIFY(!plan.ok());
    QVERIFY2(QString::fromStdString(plan.error().detail).contains(words), plan.error().detail.c_str());
}

void SweepChoiceTest::theCostFollowsFromWorkAndWorkers_data()
{
    QTest::addColumn<SweepPlan>("plan");
    QTest::addColumn<int>("cores");
    QTest::addColumn<double>("seconds");
    SweepPlan plan = workersPlan({1, 2, 4}, 2);
    plan.base.workload.items = 100; // of 10 ms: 1 s of work
    QTest::newRow("computing on two cores") << plan << 2 << 2 * (1 + 0.5 + 0.5) + 0.5;
    QTest::newRow("computing on four") << plan << 4 << 2 * (1 + 0.5 + 0.25) + 0.25;
    plan.base.executor = ExecutorKind::ThreadsGil;
    QTest::newRow("computing under the lock") << plan << 4 << 2 * 3.0 + 1;
    plan.base.workload.kind = WorkloadKind::Sleep;
    QTest::newRow("waiting") << plan << 1 << 2 * (1 + 0.5 + 0.25) + 0.25;
    plan.base.chunk = 50; // two tasks, so that four workers are no better than two
    QTest::newRow("two tasks") << plan << 1 << 2 * (1 + 0.5 + 0.5) + 0.5;
    plan.base.chunk = 1;
    plan.workGrows = true;
    QTest::newRow("growing") << plan << 1 << 2 * (1 + 1 + 1) + 1.0;
}

void SweepChoiceTest::theCostFollowsFromWorkAndWorkers()
{
    QFETCH(SweepPlan, plan);
    QFETCH(int, cores);
    QFETCH(double, seconds);
    QVERIFY2(std::abs(expectedSeconds(plan, cores) - seconds) < 1e-9,
             qPrintable(QString::number(expectedSeconds(plan, cores))));
}

void SweepChoiceTest::theUsualSweepIsShortAndDividesEvenly()
{
    Experiment base;
    base.workload.items = usualSweepItems;
    const auto plan = sweepPlanOf({}, base);
    QVERIFY(plan.ok());
    for (const SweepValue workers : plan->values)
        QCOMPARE(usualSweepItems % workers, SweepValue{0});
    QVERIFY(expectedSeconds(*plan, 2) < 25); // which leaves some of the 30 s for all that is not work
}

QTEST_GUILESS_MAIN(SweepChoiceTest)
#include "tst_sweepchoice.moc"
