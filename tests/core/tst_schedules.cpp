// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/durations.h"
#include "core/workloads/itemorder.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <numeric>

using namespace futurescope;
using namespace sessionfixtures;
using namespace std::chrono_literals;

namespace {

constexpr std::array schedules{Schedule::Dynamic, Schedule::Static, Schedule::Cyclic, Schedule::LongestFirst};

Experiment experimentOf(Schedule schedule, std::uint32_t items, int workers, std::uint32_t chunk)
{
    Experiment experiment = computing(items, 1ms, workers);
    experiment.schedule = schedule;
    experiment.chunk = chunk;
    return experiment;
}

std::vector<std::uint32_t> numbers(std::uint32_t count)
{
    std::vector<std::uint32_t> all(count);
    std::iota(all.begin(), all.end(), 0u);
    return all;
}

/// The items of each task.
std::vector<std::vector<std::uint32_t>> sharesOf(const Experiment &experiment, const std::vector<Nanos> &durations)
{
    std::vector<std::uint32_t> order = itemOrder({experiment.schedule, experiment.tasks()}, durations);
    if (order.empty())
        order = numbers(experiment.workload.items);
    std::vector<std::vector<std::uint32_t>> shares;
    for (std::uint32_t task = 0; task < experiment.tasks(); ++task) {
        const ItemPlaces places = experiment.placesOf(task);
        shares.emplace_back(order.begin() + places.first, order.begin() + places.first + places.count);
    }
    return shares;
}

} // namespace

class SchedulesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void everyItemIsInOneTask();
    void staticGivesEveryWorkerABlock();
    void cyclicDealsTheItemsOut();
    void longestFirstIsStable();
    void fewerItemsThanWorkersMakeATaskEach();
    void theSumIsTheSameOnEveryExecutorAndSchedule_data();
    void theSumIsTheSameOnEveryExecutorAndSchedule();
    void theSameItemsFailUnderEverySchedule();
    void theTraceNamesTheFirstItemOfEveryTask();
    void theLongestTaskIsSubmittedFirst();
    void theBaselineAndTheReasonCountTheTasks();
};

void SchedulesTest::everyItemIsInOneTask()
{
    for (const Schedule schedule : schedules) {
        for (const std::uint32_t items : {0u, 1u, 2u, 7u, 24u, 25u}) {
            for (const int workers : {1, 3, 8}) {
                for (const std::uint32_t chunk : {1u, 4u, 100u}) {
                    Experiment experiment = experimentOf(schedule, items, workers, chunk);
                    experiment.workload.distribution = Distribution::Exponential;
                    std::vector<std::uint32_t> all;
                    for (const auto &share : sharesOf(experiment, drawDurations(experiment.workload))) {
                        QVERIFY(!share.empty());
                        all.insert(all.end(), share.begin(), share.end());
                    }
                    std::ranges::sort(all);
                    QCOMPARE(all, numbers(items));
                }
            }
        }
    }
}

void SchedulesTest::staticGivesEveryWorkerABlock()
{
    const auto shares = sharesOf(experimentOf(Schedule::Static, 10, 4, 3), {});
    QCOMPARE(shares, (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2, 3, 4}, {5, 6}, {7, 8, 9}}));
}

void SchedulesTest::cyclicDealsTheItemsOut()
{
    const auto shares = sharesOf(experimentOf(Schedule::Cyclic, 10, 4, 3), std::vector<Nanos>(10));
    QCOMPARE(shares, (std::vector<std::vector<std::uint32_t>>{{0, 4, 8}, {1, 5, 9}, {2, 6}, {3, 7}}));
}

void SchedulesTest::longestFirstIsStable()
{
    const std::vector<Nanos> durations{3ns, 5ns, 3ns, 9ns, 5ns, 3ns};
    const auto shares = sharesOf(experimentOf(Schedule::LongestFirst, 6, 2, 4), durations);
    QCOMPARE(shares, (std::vector<std::vector<std::uint32_t>>{{3, 1, 4, 0}, {2, 5}}));
}

void SchedulesTest::fewerItemsThanWorkersMakeATaskEach()
{
    for (const Schedule schedule : {Schedule::Static, Schedule::Cyclic}) {
        const auto run = runSession(experimentOf(schedule, 3, 5, 2));
        QVERIFY(run.ok());
        QCOMPARE(run->state, RunState::Finished);
        QCOMPARE(timelineOf(*run).count().finished, std::uint64_t{3});
    }
}

void SchedulesTest::theSumIsTheSameOnEveryExecutorAndSchedule_data()
{
    QTest::addColumn<int>("executor");
    for (const ExecutorKind executor : allExecutorKinds())
        QTest::newRow(std::string(executorName(executor)).c_str()) << static_cast<int>(executor);
}

void SchedulesTest::theSumIsTheSameOnEveryExecutorAndSchedule()
{
    QFETCH(int, executor);
    Experiment experiment = computing(37, 100us, 1);
    experiment.workload.kind = WorkloadKind::PrimeFactors;
    experiment.workload.distribution = Distribution::Exponential;
    experiment.executor = ExecutorKind::Sequential;
    const std::uint64_t expected = sumOfResults(timelineOf(*runSession(experiment)));
    QVERIFY(expected != 0);
    experiment.executor = static_cast<ExecutorKind>(executor);
    experiment.workers = std::min(3, maxWorkers(experiment.executor));
    for (const Schedule schedule : schedules) {
        experiment.schedule = schedule;
        for (const std::uint32_t chunk : {1u, 5u, 40u}) {
            experiment.chunk = chunk;
            const auto run = runSession(experiment);
            QVERIFY(run.ok());
            const Timeline timeline = timelineOf(*run);
            QCOMPARE(timeline.count().finished, std::uint64_t{experiment.tasks()});
            QCOMPARE(sumOfResults(timeline), expected);
        }
    }
}

void SchedulesTest::theSameItemsFailUnderEverySchedule()
{
    Experiment experiment = computing(40, 1us, 4);
    experiment.workload.failureRate = 0.3;
    experiment.workload.distribution = Distribution::Uniform;
    const auto failing = [](const Experiment &each) {
        std::set<std::uint32_t> items;
        const Timeline timeline = timelineOf(*runSession(each));
        for (const FutureRecord &record : timeline.futures()) {
            if (record.outcome == Outcome::Failed)
                items.insert(record.firstItem);
        }
        return items;
    };
    const auto expected = failing(experiment);
    QVERIFY(!expected.empty());
    experiment.schedule = Schedule::LongestFirst;
    QCOMPARE(failing(experiment), expected);
    experiment.workers = 40; // a task for each item
    experiment.schedule = Schedule::Cyclic;
    QCOMPARE(failing(experiment), expected);
}

void SchedulesTest::theTraceNamesTheFirstItemOfEveryTask()
{
    for (const Schedule schedule : schedules) {
        Experiment experiment = experimentOf(schedule, 11, 3, 4);
        experiment.workload.distribution = Distribution::Exponential;
        experiment.workload.work = 1us;
        const auto shares = sharesOf(experiment, drawDurations(experiment.workload));
        const Timeline timeline = timelineOf(*runSession(experiment));
        QCOMPARE(timeline.futures().size(), shares.size());
        for (std::size_t task = 0; task < shares.size(); ++task) {
            const FutureRecord &record = timeline.futures()[task];
            QCOMPARE(record.itemCount, static_cast<std::uint32_t>(shares[task].size()));
            QCOMPARE(record.firstItem, shares[task].front());
            const std::uint32_t stride = experiment.itemStride();
            for (std::uint32_t i = 0; stride != 0 && i < record.itemCount; ++i)
                QCOMPARE(shares[task][i], record.firstItem + i * stride);
        }
    }
}

void SchedulesTest::theLongestTaskIsSubmittedFirst()
{
    Experiment experiment = experimentOf(Schedule::LongestFirst, 20, 2, 1);
    experiment.workload.work = 1us;
    experiment.workload.distribution = Distribution::OneGiant;
    const Timeline timeline = timelineOf(*runSession(experiment));
    QCOMPARE(timeline.futures()[0].firstItem, giantPosition(experiment.workload.seed, 20));
}

void SchedulesTest::theBaselineAndTheReasonCountTheTasks()
{
    Experiment experiment = sleeping(9, 1ms, 4);
    experiment.schedule = Schedule::Cyclic;
    experiment.baseline = Baseline::Measured;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QVERIFY(run->metrics.baseline >= 9ms);
    experiment.baseline = Baseline::Derived;
    experiment.submitEvery = 10s; // however late the stop comes: it does not find all submitted
    experiment.cancelAfter = 0ns;
    const auto cancelled = runSession(experiment);
    QCOMPARE(cancelled->state, RunState::Cancelled);
    const Timeline::Count count = timelineOf(*cancelled).count();
    const std::string unsubmitted = std::to_string(4 - count.submitted) + " never submitted";
    QVERIFY2(cancelled->reason.find(unsubmitted) != std::string::npos, cancelled->reason.c_str());
}

QTEST_GUILESS_MAIN(SchedulesTest)
#include "tst_schedules.moc"
