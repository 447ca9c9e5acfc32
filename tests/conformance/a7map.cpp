// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

#include "core/executors/map.h"

#include <fmt/format.h>
#include <latch>
#include <list>

namespace futurescope::conformance {

namespace {

/// Waits as a task does that gives up an interpreter lock meanwhile.
void waitInTask(std::latch &latch)
{
    const BlockedScope blocked(noFuture, BlockReason::File);
    latch.wait();
}

std::vector<Bytes> numbers(int count)
{
    std::vector<Bytes> arguments;
    for (int i = 0; i < count; ++i)
        arguments.push_back(textToBytes(std::to_string(i)));
    return arguments;
}

std::string joined(NamedMapResults &results)
{
    std::string text;
    for (const Bytes &result : remaining(results))
        text += bytesToText(result) + ' ';
    return text;
}

std::string joinedNumbers(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += std::to_string(i) + ' ';
    return text;
}

} // namespace

class MapRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c45ResultsComeInTheOrderOfTheInputs();
    void c45TheShortestInputEndsTheMap();
    void c45AClosureIsRefusedByProcesses();
    void c46EverythingIsSubmittedFirst();
    void c46AMapThatNobodyReadsRunsWhole();
    void c47AnExceptionComesAtItsPlaceAndEndsTheMap();
    void c47TheRestIsCancelled();
    void c47AnAbandonedMapIsCancelled();
    void c48TheTimeoutCountsFromTheCall();
    void c51AnyChunkSizeGivesTheSameResults();
    void c51OneExceptionEndsItsChunk();
    void c52AChunkBelowOneIsAnErrorAtTheCall();
    void c54DeliveredResultsAreNotKept();
};

void MapRules::c45ResultsComeInTheOrderOfTheInputs()
{
    forEachExecutor([](Bench &bench) {
        NamedMapResults results = mapNamed(*bench, "echo", numbers(50));
        QCOMPARE(joined(results), joinedNumbers(50));
        QVERIFY(!results.next());
        NamedMapResults nothing = mapNamed(*bench, "echo", {});
        QVERIFY(!nothing.next());
    });
}

void MapRules::c45TheShortestInputEndsTheMap()
{
    for (const ExecutorKind kind : kindsFor(Applies::Closures)) {
        Bench bench(kind);
        const std::vector<int> bases{2, 3, 4, 5};
        const std::list<std::string> words{"a", "b", "c"};
        auto results = map(
            *bench, [](int n, const std::string &word) { return fmt::format("{}{}", n, word); }, bases, words);
        std::vector<std::string> all;
        for (const std::string &result : remaining(results))
            all.push_back(result);
        QCOMPARE(all, (std::vector<std::string>{"2a", "3b", "4c"}));
        auto doubled = map(
            *bench, [](int n) { return 2 * n; }, std::views::iota(1, 4));
        QCOMPARE(*doubled.next() + *doubled.next() + *doubled.next(), 12);
        auto untouched = map(
            *bench, [](int) {}, bases);
        QVERIFY(untouched.next().has_value());
    }
}

void MapRules::c45AClosureIsRefusedByProcesses()
{
    for (const ExecutorKind kind : kindsFor(Applies::Processes)) {
        Bench bench(kind);
        const std::string text = textThrown<RuntimeError>([&] {
            map(
                *bench, [](int n) { return n; }, std::vector{1, 2});
        });
        QVERIFY2(text.find("a closure cannot be sent to another process") != std::string::npos, text.c_str());
    }
}

void MapRules::c46EverythingIsSubmittedFirst()
{
    forEachExecutor([](Bench &bench) {
        const NamedMapResults results = mapNamed(*bench, "echo", numbers(20));
        bench->shutdown(); // runs what is submitted
        bench.destroy();
        const std::vector<Event> events = bench.events();
        const auto finished = std::ranges::count(events, EventKind::Finished, &Event::kind);
        QCOMPARE(finished, std::ptrdiff_t{20});
    });
}

/// As with Python's generator: what has never been asked has nothing to clean up.
void MapRules::c46AMapThatNobodyReadsRunsWhole()
{
    for (const ExecutorKind kind : kindsFor(Applies::Queues)) {
        Bench bench(kind);
        bench.fill();
        mapNamed(*bench, "echo", numbers(10));
        bench.destroy();
        QCOMPARE(std::ranges::count(bench.events(), EventKind::Cancelled, &Event::kind), std::ptrdiff_t{0});
    }
}

void MapRules::c47AnExceptionComesAtItsPlaceAndEndsTheMap()
{
    forEachExecutor([](Bench &bench) {
        std::vector<Bytes> nanoseconds{textToBytes("0"), textToBytes("1000"), textToBytes("no number"),
                                       textToBytes("0")};
        NamedMapResults results = mapNamed(*bench, "spin", nanoseconds);
        QVERIFY(results.next().has_value());
        QVERIFY(results.next().has_value());
        QVERIFY(textThrown<std::runtime_error>([&] { results.next(); }).find("no number") != std::string::npos);
        QVERIFY(!results.next());
    });
}

void MapRules::c47TheRestIsCancelled()
{
    for (const ExecutorKind kind : kindsFor(Applies::OwnThreads)) {
        Bench bench(kind);
        std::latch waits(1);
        std::atomic<int> ran{0};
        const auto function = [&](int n) {
            if (n == 0)
                throw TaskError({FailureKind::ValueError, 0});
            waitInTask(waits);
            return ++ran;
        };
        auto results = map(*bench, function, std::views::iota(0, 50));
        QVERIFY_EXCEPTION_THROWN(results.next(), TaskError);
        waits.count_down();
        bench->shutdown();
        QVERIFY(ran <= 2); // those in hand; all others were cancelled before them
    }
}

void MapRules::c47AnAbandonedMapIsCancelled()
{
    for (const ExecutorKind kind : kindsFor(Applies::OwnThreads)) {
        Bench bench(kind);
        std::latch waits(1);
        std::atomic<int> ran{0};
        {
            auto results = map(
                *bench,
                [&](int n) {
                    if (n > 0)
                        waitInTask(waits);
                    ++ran;
                },
                std::views::iota(0, 50));
            QVERIFY(results.next().has_value());
        }
        waits.count_down();
        bench->shutdown();
        QVERIFY(ran <= 3);
    }
}

void MapRules::c48TheTimeoutCountsFromTheCall()
{
    forEachExecutor([](Bench &bench) {
        const Call done = bench.echo();
        done.result(longEnough);
        bench.fill();
        constexpr Nanos timeout = 20ms;
        const std::int64_t calledNs = monotonicNs();
        NamedMapResults results = mapNamed(*bench, "echo", numbers(3), {.timeout = timeout});
        QVERIFY(eventually([&] { return Nanos(monotonicNs() - calledNs) > timeout; }));
        // The time has passed before anybody asks: no further waiting.
        QVERIFY_EXCEPTION_THROWN(results.next(), TimeoutError);
        QVERIFY(!results.next());
    });
    for (const ExecutorKind kind : kindsFor(Applies::Everything)) {
        Bench bench(kind);
        NamedMapResults inTime = mapNamed(*bench, "echo", numbers(3), {.timeout = longEnough});
        QCOMPARE(joined(inTime), joinedNumbers(3));
        NamedMapResults done = mapNamed(*bench, "echo", numbers(3), {.timeout = Nanos(0)});
        bench->shutdown();
        QCOMPARE(joined(done), joinedNumbers(3)); // what is done is delivered whatever the time
    }
}

void MapRules::c51AnyChunkSizeGivesTheSameResults()
{
    forEachExecutor([](Bench &bench) {
        for (const int chunkSize : {1, 2, 3, 7, 10, 11, 1000}) {
            NamedMapResults results = mapNamed(*bench, "echo", numbers(10), {.chunkSize = chunkSize});
            QCOMPARE(joined(results), joinedNumbers(10));
        }
        if (!bench->mapsInChunks()) {
            NamedMapResults results = mapNamed(*bench, "echo", numbers(3), {.chunkSize = -5}); // not looked at
            QCOMPARE(joined(results), joinedNumbers(3));
        }
        const bool inChunks = bench->mapsInChunks();
        bench.destroy();
        const auto submitted = std::ranges::count(bench.events(), EventKind::Submitted, &Event::kind);
        QCOMPARE(submitted, std::ptrdiff_t{inChunks ? 10 + 5 + 4 + 2 + 1 + 1 + 1 : 73});
    });
}

void MapRules::c51OneExceptionEndsItsChunk()
{
    for (const ExecutorKind kind : kindsFor(Applies::Processes)) {
        Bench bench(kind);
        const std::vector<Bytes> arguments{textToBytes("0"), textToBytes("1"), textToBytes("2"), textToBytes("bad")};
        NamedMapResults results = mapNamed(*bench, "spin", arguments, {.chunkSize = 2});
        QVERIFY(results.next().has_value());
        QVERIFY(results.next().has_value());
        QVERIFY_EXCEPTION_THROWN(results.next(), std::runtime_error); // the third is lost with the fourth
        QVERIFY(!results.next());
    }
}

void MapRules::c52AChunkBelowOneIsAnErrorAtTheCall()
{
    forEachExecutor([](Bench &bench) {
        for (const int chunkSize : {0, -1}) {
            QCOMPARE(textThrown<ValueError>([&] { mapNamed(*bench, "echo", numbers(3), {.chunkSize = chunkSize}); }),
                     std::string("chunksize must be >= 1."));
        }
    });
}

void MapRules::c54DeliveredResultsAreNotKept()
{
    forEachExecutor([](Bench &bench) {
        const auto alive = std::make_shared<int>();
        auto results = map(
            *bench, [&](int) { return alive; }, std::views::iota(0, 5));
        bench->shutdown();
        for (long left = 4; const std::optional<std::shared_ptr<int>> result = results.next(); --left)
            QCOMPARE(alive.use_count(), 1 + 1 + left); // ours, the delivered one, those to come
        QCOMPARE(alive.use_count(), 1L);
    });
}

std::unique_ptr<QObject> makeMapRules()
{
    return std::make_unique<MapRules>();
}

} // namespace futurescope::conformance

#include "a7map.moc"
