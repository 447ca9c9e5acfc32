// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

#include "core/executors/defaultworkers.h"
#include "core/executors/workerstart.h"

#include <algorithm>
#include <latch>
#include <mutex>
#include <pthread.h>

namespace futurescope::conformance {

namespace {

std::string kernelNameOfThisThread()
{
    char name[16] = {};
    pthread_getname_np(pthread_self(), name, sizeof name);
    return name;
}

std::size_t workersStarted(const std::vector<Event> &events)
{
    return static_cast<std::size_t>(std::ranges::count_if(events, [](const Event &event) {
        return event.kind == EventKind::Mark && event.detail == static_cast<std::uint8_t>(MarkKind::WorkerStarted);
    }));
}

/// The most tasks that were between Started and their end at one time.
int mostAtOnce(const std::vector<Event> &events)
{
    std::vector<Event> inOrder = events;
    std::ranges::stable_sort(inOrder, {}, &Event::timeNs);
    int now = 0, most = 0;
    for (const Event &event : inOrder) {
        if (event.kind == EventKind::Started)
            most = std::max(most, ++now);
        else if (event.kind == EventKind::Finished || event.kind == EventKind::Failed)
            --now;
    }
    return most;
}

const std::string brokenText = "A thread initializer failed, the thread pool is not usable anymore";

} // namespace

class ExecutorRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c34SubmitForwardsTheResult();
    void c34AClosureIsRefusedByProcesses();
    void c35NeverMoreWorkersThanAsked();
    void c36AnIdleWorkerIsUsedFirst();
    void c36NobodyIsStartedForNothing();
    void c37FewerThanOneWorkerIsAnError();
    void c38TheDefaultCountNamesItsSource();
    void c39ThreadsAreNamed();
    void c39ThreadsWithoutAPrefixAreNamedByTheirPool();
    void c40NothingOfATaskIsKeptByItsWorker();
    void c40ACancelledFutureKeepsNoCallable();
    void c41TheInitializerRunsOnceInEachWorker();
    void c41WhoHasNoWorkerThreadsRefusesAnInitializer();
    void c42AFailingInitializerBreaksThePool();
    void c44NestedSubmitIsLegal();
    void c44WaitingForANestedTaskInAFullPoolIsADeadlock();
};

void ExecutorRules::c34SubmitForwardsTheResult()
{
    forEachExecutor([](Bench &bench) {
        if (bench.queues()) {
            bench.fill();
            QVERIFY(!bench.echo().done()); // at once: nobody has run it
            bench.releaseAll();
        }
        for (int i = 0; i < 5; ++i)
            QCOMPARE(bytesToText(bench.echo(std::to_string(i)).result(longEnough)), std::to_string(i));
    });
    for (const ExecutorKind kind : kindsFor(Applies::Closures)) {
        Bench bench(kind);
        QCOMPARE(bench->submit([x = 21, y = 2] { return x * y; }).result(longEnough), 42);
    }
}

void ExecutorRules::c34AClosureIsRefusedByProcesses()
{
    for (const ExecutorKind kind : kindsFor(Applies::Processes)) {
        Bench bench(kind);
        const std::string text = textThrown<RuntimeError>([&] { bench->submit([] { return 1; }); });
        QVERIFY2(text.find("a closure cannot be sent to another process") != std::string::npos, text.c_str());
    }
}

void ExecutorRules::c35NeverMoreWorkersThanAsked()
{
    forEachExecutor({.workers = 3}, [](Bench &bench) {
        const int workers = bench->workers();
        for (int i = 0; i < 60; ++i)
            bench.call("spin", "100000");
        bench->shutdown();
        bench.destroy();
        const std::vector<Event> events = bench.events();
        QVERIFY(workersStarted(events) <= static_cast<std::size_t>(workers));
        QVERIFY(mostAtOnce(events) <= workers);
        QVERIFY(mostAtOnce(events) >= 1);
    });
}

/// A worker is idle a moment after its result can be read, so a few more than one may be started; not one for each.
void ExecutorRules::c36AnIdleWorkerIsUsedFirst()
{
    forEachExecutor({.workers = 32}, [](Bench &bench) {
        for (int i = 0; i < 100; ++i)
            bench.echo().result(longEnough);
        bench.destroy();
        const std::size_t started = workersStarted(bench.events());
        QVERIFY2(started <= 8, std::to_string(started).c_str());
    });
}

void ExecutorRules::c36NobodyIsStartedForNothing()
{
    for (const ExecutorKind kind : kindsFor(Applies::ThreadPools)) {
        Bench bench(kind, {.workers = 8});
        bench.hold().awaitStart();
        bench.hold().awaitStart();
        bench.destroy();
        const std::size_t started = workersStarted(bench.events());
        QVERIFY2(started == 2, std::to_string(started).c_str());
    }
}

void ExecutorRules::c37FewerThanOneWorkerIsAnError()
{
    forEachKind([](ExecutorKind kind) {
        for (const int workers : {0, -1, maxWorkers(kind) + 1}) {
            const auto made = makeExecutor(kind, {.workers = workers});
            QVERIFY(!made);
            const std::string &text = made.error().detail;
            QVERIFY2(text.starts_with("workers is " + std::to_string(workers)), text.c_str());
            QCOMPARE(text.find("max_workers must be greater than 0") != std::string::npos, workers < 1);
        }
    });
}

void ExecutorRules::c38TheDefaultCountNamesItsSource()
{
    Topology two;
    two.usable = 2;
    two.limitedBy = CpuLimit::Affinity;
    QCOMPARE(defaultWorkersOf(ExecutorKind::Threads, two).count, 6);
    QCOMPARE(defaultWorkersOf(ExecutorKind::Processes, two).count, 2);
    QCOMPARE(defaultWorkersOf(ExecutorKind::Sequential, two).count, 1);
    QCOMPARE(defaultWorkersOf(ExecutorKind::Threads, two).source,
             std::string("min(32, 2 + 4), for 2 CPUs (CPU affinity)"));
    Topology many;
    many.usable = 500;
    QCOMPARE(defaultWorkersOf(ExecutorKind::Threads, many).count, 32);
    for (const ExecutorKind kind : offeredKinds()) {
        QVERIFY(defaultWorkersOf(kind, many).count <= maxWorkers(kind));
        QVERIFY(!defaultWorkersOf(kind, many).source.empty());
    }
}

void ExecutorRules::c39ThreadsAreNamed()
{
    forEachExecutor({.workers = 2, .threadNamePrefix = "download"}, [](Bench &bench) {
        for (int i = 0; i < 8; ++i) {
            const auto names = bench->submit([] { return workerName() + ' ' + kernelNameOfThisThread(); });
            const std::string &text = names.result(longEnough);
            QVERIFY2(text == "download_0 download_0" || text == "download_1 download_1", text.c_str());
        }
    });
    QCOMPARE(workerName(), std::string());
}

void ExecutorRules::c39ThreadsWithoutAPrefixAreNamedByTheirPool()
{
    std::set<std::string> pools;
    std::size_t made = 0;
    forEachExecutor([&](Bench &bench) {
        const std::string name = bench->submit([] { return workerName(); }).result(longEnough);
        const QRegularExpression pattern("^(\\w+-\\d+)_[01]$");
        const QRegularExpressionMatch match = pattern.match(QString::fromStdString(name));
        QVERIFY2(match.hasMatch(), name.c_str());
        if (bench.kind() == ExecutorKind::Threads)
            QVERIFY2(name.starts_with("ThreadPoolExecutor-"), name.c_str());
        pools.insert(match.captured(1).toStdString());
        ++made;
    });
    QCOMPARE(pools.size(), made);
}

void ExecutorRules::c40NothingOfATaskIsKeptByItsWorker()
{
    forEachExecutor([](Bench &bench) {
        for (const bool raises : {false, true}) {
            auto captured = std::make_shared<int>(7);
            auto future = bench->submit([captured, raises] {
                if (raises)
                    throw TaskError({FailureKind::ValueError, 1});
                return std::make_shared<int>(*captured);
            });
            future.exception(longEnough);
            // The callable is gone though the future lives...
            QVERIFY(eventually([&] { return captured.use_count() == 1; }));
            if (raises)
                continue;
            const std::weak_ptr<int> result = future.result();
            future = {};
            // ...and the result goes with the last future that we have; the idle worker holds none.
            QVERIFY(eventually([&] { return result.expired(); }));
        }
    });
}

void ExecutorRules::c40ACancelledFutureKeepsNoCallable()
{
    for (const ExecutorKind kind : kindsFor(Applies::OwnThreads)) {
        Bench bench(kind);
        bench.fill();
        const auto captured = std::make_shared<int>(7);
        const auto future = bench->submit([captured] { return *captured; });
        QVERIFY(future.cancel());
        const auto queued = bench->submit([captured] { return *captured; });
        QCOMPARE(captured.use_count(), 3L);
        bench->shutdown(false, true);
        QVERIFY(queued.cancelled());
        bench.releaseAll();
        bench->shutdown();
        QCOMPARE(captured.use_count(), 1L);
    }
}

void ExecutorRules::c41TheInitializerRunsOnceInEachWorker()
{
    forEachKind([](ExecutorKind kind) {
        std::mutex mutex;
        std::multiset<std::thread::id> initialized;
        ExecutorConfig config{.workers = 3};
        config.initializer = [&] {
            const std::lock_guard lock(mutex);
            initialized.insert(std::this_thread::get_id());
        };
        Bench bench(kind, config);
        for (int i = 0; i < 60; ++i) {
            const auto countHere = bench->submit([&] {
                const std::lock_guard lock(mutex);
                return initialized.count(std::this_thread::get_id());
            });
            QCOMPARE(countHere.result(longEnough), std::size_t{1});
        }
        bench.destroy();
        QCOMPARE(initialized.size(), workersStarted(bench.events()));
    });
}

void ExecutorRules::c41WhoHasNoWorkerThreadsRefusesAnInitializer()
{
    for (const ExecutorKind kind : offeredKinds()) {
        if (std::ranges::count(kindsFor(Applies::ThreadPools), kind))
            continue;
        const auto made = makeExecutor(kind, {.initializer = [] {}});
        QVERIFY(!made);
        QVERIFY2(made.error().detail.find("initializer") != std::string::npos, made.error().detail.c_str());
    }
}

void ExecutorRules::c42AFailingInitializerBreaksThePool()
{
    forEachKind([](ExecutorKind kind) {
        std::latch submitted(1);
        ExecutorConfig config{.workers = 2};
        config.initializer = [&] {
            submitted.wait();
            throw std::runtime_error("no connection");
        };
        const std::string log = logOf([&] {
            Bench bench(kind, config);
            std::vector<Call> queued;
            for (int i = 0; i < 10; ++i)
                queued.push_back(bench.echo());
            QVERIFY(queued[5].cancel());
            submitted.count_down();
            for (std::size_t i = 0; i < queued.size(); ++i) {
                if (i != 5)
                    QCOMPARE(textThrown<BrokenThreadPool>([&] { queued[i].result(longEnough); }), brokenText);
            }
            QVERIFY(eventually([&] { return queued[5].state() == FutureState::CancelledAndNotified; }));
            QCOMPARE(textThrown<BrokenThreadPool>([&] { bench.echo(); }), brokenText);
            bench->shutdown();                                                         // no hang
            QCOMPARE(textThrown<BrokenThreadPool>([&] { bench.echo(); }), brokenText); // told before the shutdown
        });
        QVERIFY2(log.find("Exception in initializer: no connection") != std::string::npos, log.c_str());
    });
}

void ExecutorRules::c44NestedSubmitIsLegal()
{
    forEachExecutor([](Bench &bench) {
        std::atomic<int> ran{0};
        std::vector<Future<std::monostate>> outer;
        for (int i = 0; i < 20; ++i) {
            outer.push_back(bench->submit([&] {
                for (int j = 0; j < 5; ++j)
                    bench->submit([&ran] { ++ran; });
            }));
        }
        for (const auto &future : outer)
            future.result(longEnough);
        bench->shutdown();
        QCOMPARE(ran.load(), 100);
    });
}

void ExecutorRules::c44WaitingForANestedTaskInAFullPoolIsADeadlock()
{
    for (const ExecutorKind kind : kindsFor(Applies::OwnThreads)) {
        Bench bench(kind, {.workers = 1});
        const bool helpsWhileItWaits = kind == ExecutorKind::WorkStealing;
        Future<int> inner;
        const auto outer = bench->submit([&] {
            inner = bench->submit([] { return 1; });
            const Nanos patience = helpsWhileItWaits ? longEnough : Nanos(5ms);
            return textThrown<TimeoutError>([&] { inner.result(patience); });
        });
        QCOMPARE(outer.result(longEnough), std::string(helpsWhileItWaits ? "no exception" : "TimeoutError"));
        QCOMPARE(inner.result(longEnough), 1); // once the outer one has given up
    }
}

std::unique_ptr<QObject> makeExecutorRules()
{
    return std::make_unique<ExecutorRules>();
}

} // namespace futurescope::conformance

#include "a6executors.moc"
