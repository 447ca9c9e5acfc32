// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/eventloop.h"
#include "core/executors/remotetask.h"
#include "core/futures/waiting.h"
#include "core/trace/recorder.h"
#include "core/workloads/workplan.h"

#include <QtTest>

#include <semaphore>
#include <set>
#include <thread>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

using TaskPtr = IntrusivePtr<ResultCore<TaskResult>>;

std::shared_ptr<const WorkPlan> planOf(WorkloadKind kind, std::uint32_t items, Nanos work)
{
    Workload workload;
    workload.kind = kind;
    workload.items = items;
    workload.work = work;
    workload.distribution = Distribution::Constant;
    return std::move(*WorkPlan::make(workload));
}

std::vector<TaskPtr> submitAll(Executor &executor, const WorkPlan &plan)
{
    std::vector<TaskPtr> tasks;
    for (std::uint32_t item = 0; item < plan.itemDurations().size(); ++item) {
        tasks.push_back(plan.makeTask(item, 1));
        executor.submitTask(tasks.back());
    }
    return tasks;
}

/// All recorded events in order of time.
std::vector<Event> eventsOf(Recorder &recorder)
{
    recorder.stop();
    std::vector<Event> events;
    recorder.snapshot().forEachBlock(
        0, [&](std::span<const Event> block) { events.insert(events.end(), block.begin(), block.end()); });
    std::ranges::stable_sort(events, {}, &Event::timeNs);
    return events;
}

/// "S1@1 B1@1 R1@1 F1@1": kind, future, lane of each event that is no mark.
QString story(const std::vector<Event> &events)
{
    static const QMap<EventKind, QString> letters{{EventKind::Started, "S"},
                                                  {EventKind::Blocked, "B"},
                                                  {EventKind::Resumed, "R"},
                                                  {EventKind::Finished, "F"},
                                                  {EventKind::Failed, "X"}};
    QStringList words;
    for (const Event &event : events) {
        if (letters.contains(event.kind))
            words += QString("%1%2@%3").arg(letters[event.kind]).arg(event.future.value).arg(event.lane.value);
    }
    return words.join(' ');
}

/// A stopper for the loop: its task blocks the loop until released.
struct Plug
{
    std::binary_semaphore reached{0};
    std::binary_semaphore released{0};

    Future<std::monostate> submitTo(Executor &executor)
    {
        auto future = executor.submit([this] {
            reached.release();
            released.acquire();
        });
        reached.acquire();
        return future;
    }
};

} // namespace

class EventLoopTest : public QObject
{
    Q_OBJECT

private slots:
    void theFactoryMakesIt();
    void tasksRunInOrderOnOneThread();
    void noMoreThanWorkersAreInFlight();
    void sleepsOverlap();
    void aComputationBlocksTheLoop();
    void plainTasksTakeTurnsWithCoroutines();
    void aPendingTaskCanBeCancelled();
    void shutdownWaitsForQueuedWork();
    void shutdownCanCancelWhatIsQueued();
    void shutdownWithoutWaitingLetsTheQueueRun();
    void nothingIsAcceptedAfterShutdown();
    void theLoopCannotWaitForItself();
    void aTaskMaySubmit();
    void aStopEndsAllThatAwait();
    void aTaskThatStartsAfterTheStopGivesUp();
    void lanesBeginAndEndOnce();
    void cpuTimeIsCounted();
    void manyThreadsSubmitAtOnce();
};

void EventLoopTest::theFactoryMakesIt()
{
    const auto executor = makeExecutor(ExecutorKind::Async, {.workers = 3});
    QVERIFY(executor.ok());
    QCOMPARE((*executor)->workers(), 3);
    QVERIFY(!makeExecutor(ExecutorKind::Async, {.workers = 0}).ok());
    QVERIFY(!makeExecutor(ExecutorKind::Async, {.workers = 1025}).ok());
}

void EventLoopTest::tasksRunInOrderOnOneThread()
{
    EventLoopExecutor executor({.workers = 4});
    std::vector<int> order;
    std::set<std::thread::id> threads;
    for (int i = 0; i < 100; ++i) {
        executor.submit([&, i] {
            order.push_back(i); // unguarded: ThreadSanitizer would see a second thread
            threads.insert(std::this_thread::get_id());
        });
    }
    executor.shutdown();
    QVERIFY(std::ranges::is_sorted(order));
    QCOMPARE(order.size(), std::size_t{100});
    QCOMPARE(threads.size(), std::size_t{1});
    QVERIFY(!threads.contains(std::this_thread::get_id()));
}

void EventLoopTest::noMoreThanWorkersAreInFlight()
{
    for (const int workers : {1, 2, 5}) {
        Recorder recorder;
        {
            EventLoopExecutor executor({.workers = workers, .recorder = &recorder});
            submitAll(executor, *planOf(WorkloadKind::Sleep, 20, 2ms));
        }
        int running = 0, most = 0;
        std::uint32_t lastStarted = 0;
        for (const Event &event : eventsOf(recorder)) {
            running += (event.kind == EventKind::Started) - (event.kind == EventKind::Finished);
            most = std::max(most, running);
            QVERIFY(event.lane.value <= workers);
            if (event.kind == EventKind::Started) {
                QCOMPARE(event.future.value, lastStarted + 1); // first in, first out
                lastStarted = event.future.value;
            }
        }
        QCOMPARE(most, workers);
        QCOMPARE(lastStarted, 20u);
    }
}

void EventLoopTest::sleepsOverlap()
{
    const auto plan = planOf(WorkloadKind::Sleep, 50, 40ms);
    EventLoopExecutor executor({.workers = 50});
    const std::int64_t startNs = monotonicNs();
    submitAll(executor, *plan);
    executor.shutdown();
    const double tookMs = static_cast<double>(monotonicNs() - startNs) / 1e6;
    QVERIFY2(tookMs >= 40 && tookMs < 400, qPrintable(QString::number(tookMs))); // in turn: 2000
}

void EventLoopTest::aComputationBlocksTheLoop()
{
    const auto sleeps = planOf(WorkloadKind::Sleep, 2, 1ms);
    const auto squares = planOf(WorkloadKind::SumOfSquares, 1, 30ms);
    Recorder recorder;
    {
        EventLoopExecutor executor({.workers = 3, .recorder = &recorder});
        Plug plug;
        plug.submitTo(executor); // so that all three are queued before the first starts
        submitAll(executor, *sleeps);
        submitAll(executor, *squares);
        plug.released.release();
    }
    // Both sleeps are over long before the computation is, and yet nobody resumes in it.
    QCOMPARE(story(eventsOf(recorder)), QString("S1@1 F1@1 S2@1 B2@1 S3@2 B3@2 S4@3 F4@3 R2@1 F2@1 R3@2 F3@2"));
}

void EventLoopTest::plainTasksTakeTurnsWithCoroutines()
{
    const auto plan = planOf(WorkloadKind::Sleep, 1, 1ms);
    EventLoopExecutor executor({.workers = 2});
    Plug plug;
    plug.submitTo(executor);
    const TaskPtr sleeper = plan->makeTask(0, 1);
    executor.submitTask(sleeper);
    bool doneBeforeLast = false;
    for (int i = 0; i < 50; ++i) {
        executor.submit([&, i] {
            const std::int64_t endNs = monotonicNs() + 1'000'000;
            while (monotonicNs() < endNs) {}
            doneBeforeLast = i == 49 && sleeper->done();
        });
    }
    plug.released.release();
    executor.shutdown();
    QVERIFY(doneBeforeLast);
}

void EventLoopTest::aPendingTaskCanBeCancelled()
{
    Recorder recorder;
    EventLoopExecutor executor({.workers = 1, .recorder = &recorder});
    const auto plan = planOf(WorkloadKind::Sleep, 1, 1ms);
    Plug plug;
    const auto plugged = plug.submitTo(executor);
    const TaskPtr coroutine = plan->makeTask(0, 1);
    executor.submitTask(coroutine);
    const auto plain = executor.submit([] { return 1; });
    const auto after = executor.submit([] { return 2; });
    QVERIFY(!plugged.cancel());
    QVERIFY(coroutine->cancel());
    QVERIFY(plain.cancel());
    plug.released.release();
    QCOMPARE(after.result(), 2);
    QCOMPARE(coroutine->state(), FutureState::CancelledAndNotified);
    QCOMPARE(plain.state(), FutureState::CancelledAndNotified);
    executor.shutdown();
    QCOMPARE(story(eventsOf(recorder)), QString("S1@1 F1@1 S4@1 F4@1"));
}

void EventLoopTest::shutdownWaitsForQueuedWork()
{
    EventLoopExecutor executor({.workers = 2});
    const auto tasks = submitAll(executor, *planOf(WorkloadKind::Sleep, 10, 2ms));
    executor.shutdown();
    QVERIFY(std::ranges::all_of(tasks, [](const TaskPtr &task) { return task->state() == FutureState::Finished; }));
    executor.shutdown(); // more than once is allowed
}

void EventLoopTest::shutdownCanCancelWhatIsQueued()
{
    EventLoopExecutor executor({.workers = 1});
    Plug plug;
    const auto running = plug.submitTo(executor);
    const auto tasks = submitAll(executor, *planOf(WorkloadKind::Sleep, 5, 1ms));
    executor.shutdown(false, true);
    QVERIFY(running.running());
    QVERIFY(std::ranges::all_of(tasks, [](const TaskPtr &task) { return task->cancelled(); }));
    plug.released.release();
    executor.shutdown();
    QCOMPARE(running.state(), FutureState::Finished);
}

void EventLoopTest::shutdownWithoutWaitingLetsTheQueueRun()
{
    std::vector<TaskPtr> tasks;
    {
        EventLoopExecutor executor({.workers = 1});
        Plug plug;
        plug.submitTo(executor);
        tasks = submitAll(executor, *planOf(WorkloadKind::Sleep, 5, 1ms));
        executor.shutdown(false);
        QVERIFY(std::ranges::none_of(tasks, [](const TaskPtr &task) { return task->done(); }));
        plug.released.release();
    }
    QVERIFY(std::ranges::all_of(tasks, [](const TaskPtr &task) { return task->state() == FutureState::Finished; }));
}

void EventLoopTest::nothingIsAcceptedAfterShutdown()
{
    EventLoopExecutor executor({.workers = 1});
    executor.shutdown(); // before it ever had a thread
    QVERIFY_EXCEPTION_THROWN(executor.submit([] {}), RuntimeError);
}

void EventLoopTest::theLoopCannotWaitForItself()
{
    EventLoopExecutor executor({.workers = 1});
    const auto future = executor.submit([&] { executor.shutdown(); });
    QVERIFY_EXCEPTION_THROWN(future.result(), RuntimeError);
}

void EventLoopTest::aTaskMaySubmit()
{
    EventLoopExecutor executor({.workers = 1});
    const auto outer = executor.submit([&] { return executor.submit([] { return 5; }); });
    QCOMPARE(outer.result().result(), 5);
}

void EventLoopTest::aStopEndsAllThatAwait()
{
    for (const WorkloadKind kind : {WorkloadKind::Sleep, WorkloadKind::Download, WorkloadKind::Mixed}) {
        std::stop_source source;
        Recorder recorder;
        const auto plan = planOf(kind, 8, 60s);
        EventLoopExecutor executor({.workers = 4, .recorder = &recorder, .stop = source.get_token()});
        const auto tasks = submitAll(executor, *plan);
        QTRY_VERIFY(tasks[3]->running());
        const std::int64_t askedNs = monotonicNs();
        source.request_stop();
        executor.shutdown();
        QVERIFY(monotonicNs() - askedNs < 1'000'000'000);
        for (const TaskPtr &task : tasks)
            QCOMPARE(classify(task->exception()).kind, FailureKind::Stopped);
        // Every wait that began has ended.
        int open = 0;
        for (const Event &event : eventsOf(recorder))
            open += (event.kind == EventKind::Blocked) - (event.kind == EventKind::Resumed);
        QCOMPARE(open, 0);
    }
}

void EventLoopTest::aTaskThatStartsAfterTheStopGivesUp()
{
    std::stop_source source;
    source.request_stop();
    EventLoopExecutor executor({.workers = 1, .stop = source.get_token()});
    for (const TaskPtr &task : submitAll(executor, *planOf(WorkloadKind::Sleep, 3, 60s)))
        QCOMPARE(classify(task->exception()).kind, FailureKind::Stopped);
}

void EventLoopTest::lanesBeginAndEndOnce()
{
    Recorder recorder;
    {
        EventLoopExecutor executor({.workers = 8, .recorder = &recorder});
        submitAll(executor, *planOf(WorkloadKind::Sleep, 3, 5ms));
    }
    QMap<int, QString> marks;
    std::set<std::uint64_t> threads;
    for (const Event &event : eventsOf(recorder)) {
        if (event.kind != EventKind::Mark)
            continue;
        marks[event.lane.value] += event.detail == std::uint8_t(MarkKind::WorkerStarted) ? "+" : "-";
        threads.insert(event.payload);
    }
    QCOMPARE(marks, (QMap<int, QString>{{1, "+-"}, {2, "+-"}, {3, "+-"}}));
    QCOMPARE(threads.size(), std::size_t{1});
}

void EventLoopTest::cpuTimeIsCounted()
{
    EventLoopExecutor executor({.workers = 2});
    QCOMPARE(executor.workerCpuTime(), Nanos{});
    submitAll(executor, *planOf(WorkloadKind::SumOfSquares, 4, 10ms)).back()->result();
    const Nanos during = executor.workerCpuTime();
    QVERIFY(during > 15ms);
    executor.shutdown();
    QVERIFY(executor.workerCpuTime() >= during);
}

void EventLoopTest::manyThreadsSubmitAtOnce()
{
    EventLoopExecutor executor({.workers = 3});
    const auto plan = planOf(WorkloadKind::Sleep, 100, 10us);
    int plain = 0; // only the loop touches it
    std::atomic<int> done{0};
    {
        std::vector<std::jthread> submitters;
        for (int i = 0; i < 4; ++i) {
            submitters.emplace_back([&] {
                for (std::uint32_t item = 0; item < 100; ++item) {
                    const TaskPtr task = plan->makeTask(item, 1);
                    executor.submitTask(task);
                    task->addDoneCallback([&](FutureCore &) { ++done; });
                    executor.submit([&] { ++plain; });
                    executor.workerCpuTime();
                }
            });
        }
    }
    executor.shutdown();
    QCOMPARE(plain, 400);
    QCOMPARE(done.load(), 400);
}

QTEST_GUILESS_MAIN(EventLoopTest)
#include "tst_eventloop.moc"
