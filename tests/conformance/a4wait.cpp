// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

#include "core/futures/waiting.h"

namespace futurescope::conformance {

namespace {

using Futures = std::vector<FuturePtr>;

/// The state of a future in the eyes of wait(), without a wait.
bool isIn(const Futures &set, const FuturePtr &future)
{
    return std::ranges::find(set, future) != set.end();
}

} // namespace

class WaitRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c19ATimeoutGivesBothSets();
    void c20DuplicatesCountOnce();
    void c21FirstCompletedReturnsWithTheFirst();
    void c21FirstCompletedReturnsAtOnce();
    void c21ACancellationCountsWhenItIsNoticed();
    void c22FirstExceptionReturnsWithTheFirstRaise();
    void c22FirstExceptionReturnsAtOnce();
    void c22WithoutARaiseFirstExceptionWaitsForAll();
    void c24AllCompletedWaitsForNoticedCancellationsToo();
    void c24WhatShutdownCancelsIsNeverNoticed();
    void c27NoWakeUpIsLost();
};

void WaitRules::c19ATimeoutGivesBothSets()
{
    forEachExecutor([](Bench &bench) {
        const Call done = bench.echo();
        done.result(longEnough);
        bench.fill();
        const Call pending = bench.echo();
        for (const Nanos timeout : {Nanos(-1), Nanos(0), Nanos(2ms)}) {
            const std::int64_t startNs = monotonicNs();
            const DoneAndNotDone sets = wait(std::vector{done, pending}, timeout);
            QVERIFY(Nanos(monotonicNs() - startNs) >= timeout);
            QCOMPARE(sets.done, Futures{done});
            QCOMPARE(sets.notDone, Futures{pending});
        }
    });
    QVERIFY(wait(Futures()).done.empty()); // nothing to wait for
}

void WaitRules::c20DuplicatesCountOnce()
{
    forEachExecutor([](Bench &bench) {
        const Call call = bench.call("spin", "1000000");
        const DoneAndNotDone sets = wait(std::vector{call, call, call}, longEnough);
        QCOMPARE(sets.done, Futures{call});
        QVERIFY(sets.notDone.empty());
    });
}

void WaitRules::c21FirstCompletedReturnsWithTheFirst()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        Call first = bench.echo();
        const Promise<int> never;
        std::jthread releaser([&] { bench.releaseAll(); });
        const DoneAndNotDone sets = wait(Futures{first, never.future()}, longEnough, ReturnWhen::FirstCompleted);
        QCOMPARE(sets.done, Futures{first});
        QCOMPARE(sets.notDone, Futures{never.future()});
    });
}

void WaitRules::c21FirstCompletedReturnsAtOnce()
{
    const Promise<int> finished, noticed, pending;
    finished.setResult(1);
    noticed.future().cancel();
    noticed.setRunningOrNotifyCancel();
    const Futures futures{pending.future(), noticed.future(), finished.future()};
    const DoneAndNotDone sets = wait(futures, std::nullopt, ReturnWhen::FirstCompleted);
    QCOMPARE(sets.done.size(), std::size_t{2});
    QCOMPARE(sets.notDone, Futures{pending.future()});
}

void WaitRules::c21ACancellationCountsWhenItIsNoticed()
{
    const Promise<int> promise, pending;
    promise.future().cancel();
    const Futures futures{promise.future(), pending.future()};
    QVERIFY(wait(futures, Nanos(1ms), ReturnWhen::FirstCompleted).done.empty());
    std::jthread worker([&] { promise.setRunningOrNotifyCancel(); });
    QCOMPARE(wait(futures, longEnough, ReturnWhen::FirstCompleted).done, Futures{promise.future()});
}

void WaitRules::c22FirstExceptionReturnsWithTheFirstRaise()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call good = bench.echo();
        const Call bad = bench.fail();
        const Promise<int> never;
        std::jthread releaser([&] { bench.releaseAll(); });
        const DoneAndNotDone sets = wait(Futures{good, bad, never.future()}, longEnough, ReturnWhen::FirstException);
        QVERIFY(isIn(sets.done, bad));
        QVERIFY(isIn(sets.notDone, never.future()));
    });
}

void WaitRules::c22FirstExceptionReturnsAtOnce()
{
    const Promise<int> raised, pending;
    raised.setException(std::make_exception_ptr(1));
    const Futures futures{pending.future(), raised.future()};
    QCOMPARE(wait(futures, std::nullopt, ReturnWhen::FirstException).done, Futures{raised.future()});
}

void WaitRules::c22WithoutARaiseFirstExceptionWaitsForAll()
{
    const Promise<int> finished, cancelled, last;
    finished.setResult(1);
    cancelled.future().cancel();
    cancelled.setRunningOrNotifyCancel(); // a cancellation is no exception
    const Futures futures{finished.future(), cancelled.future(), last.future()};
    QCOMPARE(wait(futures, Nanos(1ms), ReturnWhen::FirstException).notDone, Futures{last.future()});
    std::jthread finisher([&] { last.setResult(1); });
    QCOMPARE(wait(futures, longEnough, ReturnWhen::FirstException).done, futures);
}

void WaitRules::c24AllCompletedWaitsForNoticedCancellationsToo()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call good = bench.echo(), bad = bench.fail(), cancelled = bench.echo();
        cancelled.cancel();
        const std::vector calls{good, bad, cancelled};
        QCOMPARE(wait(calls, Nanos(0)).notDone.size(), std::size_t{3}); // nobody has noticed the cancellation
        std::jthread releaser([&] { bench.releaseAll(); });
        const DoneAndNotDone sets = wait(calls, longEnough);
        QCOMPARE(sets.done, (Futures{good, bad, cancelled}));
        QCOMPARE(cancelled.state(), FutureState::CancelledAndNotified);
    });
}

/// As in CPython, where no worker ever gets to see what shutdown has taken out of the queue.
void WaitRules::c24WhatShutdownCancelsIsNeverNoticed()
{
    for (const ExecutorKind kind : kindsFor(Applies::OwnThreads)) {
        Bench bench(kind);
        bench.fill();
        const Call waiting = bench.echo();
        bench->shutdown(false, true);
        bench.releaseAll();
        bench->shutdown();
        QCOMPARE(waiting.state(), FutureState::Cancelled);
        QCOMPARE(wait(std::vector{waiting}, Nanos(1ms)).notDone, Futures{waiting});
        QVERIFY_EXCEPTION_THROWN(waiting.result(), CancelledError);
    }
}

void WaitRules::c27NoWakeUpIsLost()
{
    forEachExecutor([](Bench &bench) {
        for (int round = 0; round < 5; ++round) {
            std::vector<Call> calls;
            for (int i = 0; i < 100; ++i)
                calls.push_back(bench.echo());
            QCOMPARE(wait(calls, longEnough).done.size(), std::size_t{100});
        }
    });
}

std::unique_ptr<QObject> makeWaitRules()
{
    return std::make_unique<WaitRules>();
}

} // namespace futurescope::conformance

#include "a4wait.moc"
