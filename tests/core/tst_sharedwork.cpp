// SPDX-License-Identifier: GPL-3.0-or-later
// The workloads whose items use one piece of memory together: the counter and the memory stream.
#include "core/experiment/runfile.h"
#include "core/experiment/session.h"
#include "core/workloads/counterrandom.h"
#include "core/workloads/planneditems.h"
#include "core/workloads/sharedcounter.h"
#include "core/workloads/streamarray.h"
#include "tests/core/sampleruns.h"

#include <QtTest>

#include <cstring>
#include <thread>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

Experiment counting(CounterForm form, ExecutorKind executor, int workers)
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Counter;
    experiment.workload.counter = form;
    experiment.workload.items = 8;
    experiment.workload.work = 2ms;
    experiment.executor = executor;
    experiment.workers = workers;
    return experiment;
}

constexpr std::array forms{CounterForm::Plain, CounterForm::Mutex, CounterForm::Atomic, CounterForm::SameLine,
                           CounterForm::Padded};

/// What an array of `numbers` gives for `count` numbers from `first` on, one operation after another.
std::uint64_t slowSum(std::uint64_t numbers, std::uint64_t first, std::uint64_t count, std::uint32_t flopsPerByte)
{
    std::uint64_t total = 0;
    for (std::uint64_t i = first; i < first + count; ++i) {
        const std::uint64_t number = mixBits(i % numbers);
        volatile double real = 1 + static_cast<double>(number >> 12) * 0x1p-52; // kept from becoming one operation
        for (std::uint32_t flop = 0; flop < 8 * flopsPerByte; flop += 2) {
            real = real * 0.999;
            real = real + 0.0015;
        }
        const double last = real;
        std::uint64_t bits = number;
        if (flopsPerByte > 0)
            std::memcpy(&bits, &last, sizeof bits);
        total += bits;
    }
    return total;
}

Workload streaming(std::uint32_t flopsPerByte)
{
    Workload workload;
    workload.kind = WorkloadKind::MemoryStream;
    workload.items = 7;
    workload.work = 50us;
    workload.arrayBytes = 5000 * 8;
    workload.flopsPerByte = flopsPerByte;
    return workload;
}

} // namespace

class TestSharedWork : public QObject
{
    Q_OBJECT

private slots:
    void noIncrementIsLostButOfThePlainForm_data();
    void noIncrementIsLostButOfThePlainForm();
    void aPlainCounterLosesUpdatesOfSeveralThreads();
    void oneThreadLosesNothingInAnyForm();
    void whatTwoWorkersWriteToLiesWhereTheFormSays();
    void aMeasuredBaselineDoesNotCount();
    void whatATaskDidNotDoIsNotExpected();
    void theCountSurvivesItsFile();
    void otherProcessesAreRefusedWithTheReason();
    void theSumGoesRoundTheArray();
    void theArithmeticIsDoneOnEveryNumber_data();
    void theArithmeticIsDoneOnEveryNumber();
    void itemsGiveWhatTheirNumbersGive_data();
    void itemsGiveWhatTheirNumbersGive();
    void everyExecutorGivesTheSameSum_data();
    void everyExecutorGivesTheSameSum();
    void muchArithmeticLeavesMemoryIdle();
    void aStreamTellsWhatItRead();
};

void TestSharedWork::noIncrementIsLostButOfThePlainForm_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("executor");
    for (const CounterForm form : forms) {
        for (const ExecutorKind executor : {ExecutorKind::Sequential, ExecutorKind::Threads, ExecutorKind::ThreadsGil,
                                            ExecutorKind::WorkStealing, ExecutorKind::Async}) {
            const std::string name = std::string(counterFormName(form)) + ", " + std::string(executorName(executor));
            QTest::newRow(name.c_str()) << int(form) << int(executor);
        }
    }
}

void TestSharedWork::noIncrementIsLostButOfThePlainForm()
{
    QFETCH(int, form);
    QFETCH(int, executor);
    const auto kind = static_cast<ExecutorKind>(executor);
    const auto run = runSession(
        counting(static_cast<CounterForm>(form), kind, kind == ExecutorKind::Sequential ? 1 : 3));
    QVERIFY(run.ok());
    QVERIFY(run->increments);
    QVERIFY(run->increments->expected > 0);
    const bool parallel = kind == ExecutorKind::Threads || kind == ExecutorKind::WorkStealing;
    if (form == int(CounterForm::Plain) && parallel)
        QVERIFY(run->increments->got <= run->increments->expected);
    else
        QCOMPARE(run->increments->got, run->increments->expected);
    Timeline timeline;
    timeline.append(run->trace);
    std::uint64_t results = 0;
    for (const FutureRecord &record : timeline.futures())
        results += record.payload;
    QCOMPARE(results, run->increments->expected);
}

/// Until it does: on one core two threads must be interrupted between a read and a write, which happens seldom.
void TestSharedWork::aPlainCounterLosesUpdatesOfSeveralThreads()
{
    CountedIncrements counted;
    SharedCounter counter(CounterForm::Plain);
    while (counted.got == counted.expected) {
        std::jthread other([&] { counter.add(200'000, {}); });
        counter.add(200'000, {});
        other.join();
        counted = counter.counted();
    }
    QVERIFY(counted.got < counted.expected);
    counter.reset();
    QCOMPARE(counter.counted(), (CountedIncrements{0, 0}));
}

void TestSharedWork::oneThreadLosesNothingInAnyForm()
{
    for (const CounterForm form : forms) {
        SharedCounter counter(form);
        QCOMPARE(counter.add(12'345, {}), std::uint64_t{12'345});
        QCOMPARE(counter.counted(), (CountedIncrements{12'345, 12'345}));
    }
}

void TestSharedWork::whatTwoWorkersWriteToLiesWhereTheFormSays()
{
    const auto partsOf = [](CounterForm form) { return SharedCounter(form).parts(2); };
    const CounterPart everybodys{0, false, 0, 0, 8};
    QVERIFY(partsOf(CounterForm::Plain) == std::vector{everybodys});
    QVERIFY(partsOf(CounterForm::Atomic) == std::vector{everybodys});

    const std::vector<CounterPart> locked = partsOf(CounterForm::Mutex);
    QCOMPARE(locked.size(), std::size_t{2});
    QVERIFY(locked[0].isLock && locked[0].worker == 0);
    QCOMPARE(locked[0].bytes, sizeof(std::mutex));
    QVERIFY(locked[0].offset + locked[0].bytes <= SharedCounter::lineBytes);
    QVERIFY(!locked[1].isLock && locked[1].worker == 0);
    QVERIFY(locked[0].line != locked[1].line);

    const std::vector<CounterPart> together = partsOf(CounterForm::SameLine);
    QCOMPARE(together.size(), std::size_t{2});
    QCOMPARE(together[0].line, together[1].line);
    QCOMPARE(together[1].offset, together[0].offset + SharedCounter::cellBytes);
    const std::vector<CounterPart> apart = partsOf(CounterForm::Padded);
    QCOMPARE(apart.size(), std::size_t{2});
    QVERIFY(apart[0].line != apart[1].line);
    for (const std::vector<CounterPart> &own : {together, apart})
        QVERIFY(own[0].worker == 1 && own[1].worker == 2 && !own[0].isLock && !own[1].isLock);
}

void TestSharedWork::aMeasuredBaselineDoesNotCount()
{
    Experiment experiment = counting(CounterForm::Atomic, ExecutorKind::Threads, 2);
    const auto once = runSession(experiment);
    experiment.baseline = Baseline::Measured;
    const auto twice = runSession(experiment);
    QVERIFY(once.ok() && twice.ok());
    QCOMPARE(twice->increments, once->increments);
}

void TestSharedWork::whatATaskDidNotDoIsNotExpected()
{
    SharedCounter counter(CounterForm::Mutex);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(counter.add(1'000'000, stop.get_token()), TaskError);
    const CountedIncrements counted = counter.counted();
    QVERIFY(counted.expected < 1'000'000);
    QCOMPARE(counted.got, counted.expected);
}

void TestSharedWork::theCountSurvivesItsFile()
{
    const auto run = runSession(counting(CounterForm::Padded, ExecutorKind::Threads, 2));
    QVERIFY(run.ok());
    const auto read = readRunText(sampleruns::writtenRun(*run));
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QCOMPARE(read->increments, run->increments);
    QVERIFY(summaryJson(*run).find("\"expected\"") != std::string::npos);
}

void TestSharedWork::otherProcessesAreRefusedWithTheReason()
{
    for (const WorkloadKind kind : {WorkloadKind::Counter, WorkloadKind::MemoryStream}) {
        Experiment experiment = counting(CounterForm::Plain, ExecutorKind::Processes, 2);
        experiment.workload.kind = kind;
        const auto run = runSession(experiment);
        QVERIFY(!run.ok());
        QVERIFY(run.error().detail.find("others do not share; take any other executor") != std::string::npos);
    }
}

void TestSharedWork::theSumGoesRoundTheArray()
{
    const auto array = StreamArray::make(4096);
    QVERIFY(array.ok());
    const StreamArray &values = **array;
    QCOMPARE(values.numbers(), std::uint64_t{512});
    const std::uint64_t all = values.sum(0, 4096, {});
    QCOMPARE(values.sum(100, 4096, {}), all);
    QCOMPARE(values.sum(1000, 3 * 4096, {}), 3 * all);
    QCOMPARE(values.sum(0, 80, {}) + values.sum(10, 4096 - 80, {}), all);
    std::uint64_t slow = 0;
    for (std::uint64_t i = 500; i < 530; ++i)
        slow += values.sum(i, 8, {});
    QCOMPARE(values.sum(500, 30 * 8, {}), slow);
    values.forgetCount();
    values.sum(3, 4096, {});
    QCOMPARE(values.bytesRead(), std::uint64_t{4096});
}

void TestSharedWork::theArithmeticIsDoneOnEveryNumber_data()
{
    QTest::addColumn<unsigned>("flopsPerByte");
    for (const unsigned flops : {0u, 1u, 3u, 16u, ExperimentLimits::maxFlopsPerByte})
        QTest::addRow("%u", flops) << flops;
}

void TestSharedWork::theArithmeticIsDoneOnEveryNumber()
{
    QFETCH(unsigned, flopsPerByte);
    const auto array = StreamArray::make(999 * 8, flopsPerByte);
    QVERIFY(array.ok());
    const StreamArray &values = **array;
    for (const auto &[first, count] : std::vector<std::pair<std::uint64_t, std::uint64_t>>{
             {0, 0}, {0, 1}, {5, 15}, {5, 16}, {5, 17}, {980, 64}, {2000, 999}, {1, 2500}})
        QCOMPARE(values.sum(first, count * 8, {}), slowSum(999, first, count, flopsPerByte));
    values.forgetCount();
    values.sum(3, 800, {});
    QCOMPARE(values.bytesRead(), std::uint64_t{800});
}

void TestSharedWork::itemsGiveWhatTheirNumbersGive_data()
{
    theArithmeticIsDoneOnEveryNumber_data();
}

/// Cut into tasks, and into parts of an item as the event loop cuts them.
void TestSharedWork::itemsGiveWhatTheirNumbersGive()
{
    QFETCH(unsigned, flopsPerByte);
    const auto plan = planItems(streaming(flopsPerByte));
    QVERIFY(plan.ok());
    const PlannedItems &items = **plan;
    std::uint64_t slow = 0;
    for (std::uint32_t item = 0; item < 7; ++item) {
        const std::uint64_t first = drawBits(items.workload.seed, Draw::StreamOffset, item) % 5000;
        slow += slowSum(5000, first, items.arguments[item] / 8, flopsPerByte);
    }
    for (const std::uint32_t chunk : {1u, 3u, 7u}) {
        std::uint64_t value = 0;
        for (std::uint32_t first = 0; first < 7; first += chunk)
            value += runBatch(items.batch(first, std::min(chunk, 7 - first)), {}).value;
        QCOMPARE(value, slow);
    }
    std::uint64_t inParts = 0;
    const ItemBatch batch = items.batch(0, 7);
    for (std::size_t index = 0; index < 7; ++index) {
        const std::uint64_t whole = wholeOf(batch, index);
        for (std::uint64_t from = 0; from < whole; from += 24)
            inParts += computePart(batch, index, from, std::min(from + 24, whole), {});
    }
    QCOMPARE(inParts, slow);
}

void TestSharedWork::everyExecutorGivesTheSameSum_data()
{
    theArithmeticIsDoneOnEveryNumber_data();
}

void TestSharedWork::everyExecutorGivesTheSameSum()
{
    QFETCH(unsigned, flopsPerByte);
    const auto plan = WorkPlan::make(streaming(flopsPerByte));
    QVERIFY(plan.ok());
    std::optional<std::uint64_t> expected;
    for (const ExecutorKind kind : {ExecutorKind::Sequential, ExecutorKind::Threads, ExecutorKind::ThreadsGil,
                                    ExecutorKind::WorkStealing, ExecutorKind::Async}) {
        for (const std::uint32_t chunk : {1u, 3u, 7u}) {
            const auto executor = std::move(*makeExecutor(kind, {.workers = kind == ExecutorKind::Sequential ? 1 : 3}));
            std::vector<IntrusivePtr<ResultCore<TaskResult>>> tasks;
            for (std::uint32_t first = 0; first < 7; first += chunk) {
                tasks.push_back((*plan)->makeTask(first, std::min(chunk, 7 - first)));
                executor->submitTask(tasks.back());
            }
            std::uint64_t value = 0;
            for (const auto &task : tasks)
                value += task->result().value;
            QCOMPARE(value, expected.value_or(value));
            expected = value;
        }
    }
}

/// Far from the figures of any machine: 512 operations on each number, or one addition.
void TestSharedWork::muchArithmeticLeavesMemoryIdle()
{
    const auto idle = StreamArray::make(1u << 20, ExperimentLimits::maxFlopsPerByte);
    const auto busy = StreamArray::make(1u << 20);
    QVERIFY(idle.ok() && busy.ok());
    QVERIFY2((*busy)->bytesPerNs() > 4 * (*idle)->bytesPerNs(),
             qPrintable(QStringLiteral("%1 and %2").arg((*busy)->bytesPerNs()).arg((*idle)->bytesPerNs())));
}

void TestSharedWork::aStreamTellsWhatItRead()
{
    Experiment experiment = counting(CounterForm::Plain, ExecutorKind::Threads, 2);
    experiment.workload.kind = WorkloadKind::MemoryStream;
    experiment.workload.arrayBytes = 1u << 20;
    auto run = runSession(experiment);
    QVERIFY(run.ok());
    QVERIFY(!run->increments);
    QVERIFY(run->metrics.gigabytesPerSecond);
    QVERIFY(*run->metrics.gigabytesPerSecond > 0);
    QVERIFY(!gigaflopsPerSecond(run->metrics, run->experiment.workload));
    run->experiment.workload.flopsPerByte = 8;
    QCOMPARE(gigaflopsPerSecond(run->metrics, run->experiment.workload), 8 * *run->metrics.gigabytesPerSecond);
    Timeline timeline;
    timeline.append(run->trace);
    QCOMPARE(timeline.count().finished, std::uint64_t{8});
    experiment.workload.kind = WorkloadKind::SumOfSquares;
    const auto other = runSession(experiment);
    QVERIFY(other.ok());
    QVERIFY(!other->metrics.gigabytesPerSecond);
}

QTEST_GUILESS_MAIN(TestSharedWork)
#include "tst_sharedwork.moc"
