// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

#include "core/futures/waiting.h"

#include <list>
#include <set>

namespace futurescope::conformance {

namespace {

using Futures = std::vector<FuturePtr>;

Futures rest(AsCompleted &completed)
{
    Futures futures;
    for (const FuturePtr &future : completed)
        futures.push_back(future);
    return futures;
}

} // namespace

class AsCompletedRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c28DoneOnesFirstThenInFinishingOrder();
    void c28EveryFutureOfAnExecutorOnce();
    void c28ACancellationCountsWhenItIsNoticed();
    void c29DuplicatesOnceFromAnyRange();
    void c30TheDoneAreYieldedBeforeTheTimeout();
    void c30TheTimeoutCountsFromTheFirstStep();
    void c30ALateReaderTimesOutThoughAllIsDone();
    void c31TheErrorNamesWhatIsUnfinished();
    void c33YieldedFuturesAreNotKeptAlive();
    void c33AnAbandonedIterationIsToldNothing();
};

void AsCompletedRules::c28DoneOnesFirstThenInFinishingOrder()
{
    const Promise<int> a, b, c, d;
    b.setResult(1);
    AsCompleted completed(Futures{a.future(), b.future(), c.future(), d.future()});
    QCOMPARE(completed.next(), FuturePtr(b.future()));
    c.setResult(1);
    a.setException(std::make_exception_ptr(1));
    std::jthread finisher([d] { d.setResult(1); });
    QCOMPARE(rest(completed), (Futures{c.future(), a.future(), d.future()}));
    QVERIFY(!completed.next());
}

void AsCompletedRules::c28EveryFutureOfAnExecutorOnce()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        std::vector<Call> calls;
        for (int i = 0; i < 40; ++i)
            calls.push_back(i % 4 == 0 ? bench.fail() : bench.echo());
        calls[7].cancel();
        std::jthread releaser([&] { bench.releaseAll(); });
        std::set<FutureCore *> seen;
        for (const FuturePtr &future : asCompleted(calls, longEnough)) {
            QVERIFY(future->done());
            QVERIFY(seen.insert(future.get()).second);
        }
        QCOMPARE(seen.size(), calls.size());
    });
}

void AsCompletedRules::c28ACancellationCountsWhenItIsNoticed()
{
    const Promise<int> cancelled, finished;
    cancelled.future().cancel();
    finished.setResult(1);
    AsCompleted completed(Futures{cancelled.future(), finished.future()});
    QCOMPARE(completed.next(), FuturePtr(finished.future()));
    std::jthread worker([&] { cancelled.setRunningOrNotifyCancel(); });
    QCOMPARE(completed.next(), FuturePtr(cancelled.future()));
}

void AsCompletedRules::c29DuplicatesOnceFromAnyRange()
{
    forEachExecutor([](Bench &bench) {
        const Call a = bench.echo(), b = bench.call("spin", "1000000");
        const std::list<Call> calls{a, b, a, a, b};
        int seen = 0;
        for (const FuturePtr &future : asCompleted(calls))
            seen += future->done();
        QCOMPARE(seen, 2);
        QCOMPARE(wait(calls, longEnough).done.size(), std::size_t{2});
    });
    AsCompleted empty{Futures()};
    QVERIFY(!empty.next());
}

void AsCompletedRules::c30TheDoneAreYieldedBeforeTheTimeout()
{
    forEachExecutor([](Bench &bench) {
        const Call done = bench.echo();
        done.result(longEnough);
        bench.fill();
        const Call pending = bench.echo();
        AsCompleted completed(Futures{pending, done}, Nanos(0));
        QCOMPARE(completed.next(), FuturePtr(done));
        QVERIFY_EXCEPTION_THROWN(completed.next(), TimeoutError);
        QVERIFY(!completed.next()); // over, as a generator that has raised
        bench.releaseAll();
        pending.result(longEnough);
        QVERIFY(!completed.next());
    });
}

/// Python's as_completed() is a generator: its clock starts when somebody asks for the first future.
void AsCompletedRules::c30TheTimeoutCountsFromTheFirstStep()
{
    const Promise<int> promise;
    constexpr Nanos timeout = 20ms;
    AsCompleted completed(Futures{promise.future()}, timeout);
    const std::int64_t madeNs = monotonicNs();
    QVERIFY(eventually([&] { return Nanos(monotonicNs() - madeNs) > 2 * timeout; }));
    const std::int64_t askedNs = monotonicNs();
    QVERIFY_EXCEPTION_THROWN(completed.next(), TimeoutError);
    QVERIFY(Nanos(monotonicNs() - askedNs) >= timeout);

    AsCompleted doneByThen(Futures{promise.future()}, Nanos(0));
    promise.setResult(1); // before the first step, so it counts as done from the start
    QVERIFY(doneByThen.next());
}

/// Python looks at the clock before it looks for news.
void AsCompletedRules::c30ALateReaderTimesOutThoughAllIsDone()
{
    const Promise<int> first, second;
    first.setResult(1);
    AsCompleted completed(Futures{first.future(), second.future()}, Nanos(1));
    QVERIFY(completed.next());
    second.setResult(2);
    QCOMPARE(textThrown<TimeoutError>([&] { completed.next(); }), std::string("1 (of 2) futures unfinished"));
}

void AsCompletedRules::c31TheErrorNamesWhatIsUnfinished()
{
    forEachExecutor([](Bench &bench) {
        const Call done = bench.echo();
        done.result(longEnough);
        bench.fill();
        const std::vector calls{bench.echo(), done, bench.echo(), bench.echo()};
        const std::string text = textThrown<TimeoutError>([&] {
            for ([[maybe_unused]] const FuturePtr &future : asCompleted(calls, Nanos(2ms))) {}
        });
        QCOMPARE(text, std::string("3 (of 4) futures unfinished"));
    });
}

void AsCompletedRules::c33YieldedFuturesAreNotKeptAlive()
{
    struct Traced
    {
        std::shared_ptr<int> alive;
    };
    const auto alive = std::make_shared<int>();
    Futures futures;
    for (int i = 0; i < 3; ++i) {
        const Promise<Traced> promise;
        promise.setResult({alive});
        futures.push_back(promise.future());
    }
    const auto owners = [&] { return alive.use_count() - 1; };
    AsCompleted completed(futures);
    futures.clear();
    for (long left = 3; FuturePtr future = completed.next(); --left) {
        QCOMPARE(owners(), left);
        future = nullptr;
        QCOMPARE(owners(), left - 1);
    }
}

void AsCompletedRules::c33AnAbandonedIterationIsToldNothing()
{
    forEachExecutor([](Bench &bench) {
        if (bench.queues())
            bench.fill();
        const std::vector calls{bench.echo(), bench.echo(), bench.echo()};
        {
            AsCompleted abandoned(futuresIn(calls));
            AsCompleted expired(futuresIn(calls), Nanos(0));
            if (bench.queues())
                QVERIFY_EXCEPTION_THROWN(expired.next(), TimeoutError);
        }
        {
            const Promise<int> done;
            done.setResult(1);
            AsCompleted begun(Futures{done.future(), calls[0], calls[1]});
            QVERIFY(begun.next());
        }
        bench.releaseAll(); // a watcher that was left behind would now be called after its end
        QCOMPARE(wait(calls, longEnough).done.size(), std::size_t{3});
    });
}

std::unique_ptr<QObject> makeAsCompletedRules()
{
    return std::make_unique<AsCompletedRules>();
}

} // namespace futurescope::conformance

#include "a5ascompleted.moc"
