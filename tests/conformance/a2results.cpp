// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

namespace futurescope::conformance {

class ResultRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c08ADoneFutureAnswersAtOnceWithTheSameException();
    void c09ATimeoutLeavesTheFutureAsItIs();
    void c10ACancelledFutureRaisesCancelledError();
    void c11ABlockedResultWakesOnTheResult();
    void c11ABlockedResultWakesOnCancel();
    void c12ExceptionFollowsTheSameRules();
    void c13WhateverIsThrownReachesTheFuture();
    void c13AnyTypeCanBeThrown();
};

void ResultRules::c08ADoneFutureAnswersAtOnceWithTheSameException()
{
    forEachExecutor([](Bench &bench) {
        const Call good = bench.echo("here");
        const Call bad = bench.fail();
        good.result(longEnough);
        const std::exception_ptr first = bad.exception(longEnough);
        for (const Nanos timeout : {Nanos(0), Nanos(-1), Nanos::min(), Nanos::max()}) {
            QCOMPARE(bytesToText(good.result(timeout)), std::string("here"));
            QVERIFY(bad.exception(timeout) == first);
            try {
                bad.result(timeout);
                QFAIL("nothing raised");
            } catch (const TaskError &) {
                QVERIFY(std::current_exception() == first);
            }
        }
    });
}

void ResultRules::c09ATimeoutLeavesTheFutureAsItIs()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call waiting = bench.echo("late");
        for (const Nanos timeout : {Nanos::min(), Nanos(-1), Nanos(0), Nanos(1), Nanos(2ms)}) {
            const std::int64_t startNs = monotonicNs();
            QVERIFY_EXCEPTION_THROWN(waiting.result(timeout), TimeoutError);
            QVERIFY(Nanos(monotonicNs() - startNs) >= timeout);
            QCOMPARE(waiting.state(), FutureState::Pending);
        }
        bench.releaseAll();
        QCOMPARE(bytesToText(waiting.result(longEnough)), std::string("late"));
    });
}

void ResultRules::c10ACancelledFutureRaisesCancelledError()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call waiting = bench.echo();
        waiting.cancel();
        QCOMPARE(waiting.state(), FutureState::Cancelled);
        QVERIFY_EXCEPTION_THROWN(waiting.result(), CancelledError);
        QVERIFY_EXCEPTION_THROWN(waiting.result(Nanos(0)), CancelledError);
        bench.releaseAll();
        bench->shutdown();
        QCOMPARE(waiting.state(), FutureState::CancelledAndNotified);
        QVERIFY_EXCEPTION_THROWN(waiting.result(), CancelledError);
        QVERIFY_EXCEPTION_THROWN(waiting.exception(), CancelledError);
    });
}

void ResultRules::c11ABlockedResultWakesOnTheResult()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call waiting = bench.echo("woken");
        std::jthread reader([&] { QCOMPARE(bytesToText(waiting.result()), std::string("woken")); });
        bench.releaseAll();
    });
    for (int round = 0; round < 200; ++round) {
        const Promise<int> promise;
        std::jthread completer([promise] { promise.setResult(7); });
        QCOMPARE(promise.future().result(), 7);
    }
}

void ResultRules::c11ABlockedResultWakesOnCancel()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call waiting = bench.echo();
        std::jthread reader([&] { QVERIFY_EXCEPTION_THROWN(waiting.result(), CancelledError); });
        std::jthread otherReader([&] { QVERIFY_EXCEPTION_THROWN(waiting.exception(), CancelledError); });
        QVERIFY(waiting.cancel());
    });
}

void ResultRules::c12ExceptionFollowsTheSameRules()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call good = bench.echo();
        const Call bad = bench.fail(7);
        const Call cancelled = bench.echo();
        QVERIFY_EXCEPTION_THROWN(good.exception(Nanos(0)), TimeoutError);
        QVERIFY_EXCEPTION_THROWN(bad.exception(Nanos(1ms)), TimeoutError);
        cancelled.cancel();
        QVERIFY_EXCEPTION_THROWN(cancelled.exception(), CancelledError);
        bench.releaseAll();
        QVERIFY(good.exception() == nullptr);
        QCOMPARE(exceptionText(bad.exception()), std::string("ValueError: Task 7 failed!"));
    });
}

void ResultRules::c13WhateverIsThrownReachesTheFuture()
{
    forEachExecutor([](Bench &bench) {
        for (int i = 0; i < 8; ++i) {
            QVERIFY_EXCEPTION_THROWN(bench.fail(i).result(longEnough), TaskError);
            QCOMPARE(exceptionText(bench.call("fail-other", "unknown").exception(longEnough)), std::string("unknown"));
        }
        QCOMPARE(bytesToText(bench.echo("alive").result(longEnough)), std::string("alive"));
    });
}

/// C++ can throw what is no std::exception, also an error that is made to look like Python's SystemExit.
void ResultRules::c13AnyTypeCanBeThrown()
{
    struct SystemExit
    {};
    for (const ExecutorKind kind : kindsFor(Applies::Closures)) {
        Bench bench(kind);
        const auto number = bench->submit([]() -> int { throw 7; });
        const auto exits = bench->submit([] { throw SystemExit(); });
        QVERIFY_EXCEPTION_THROWN(number.result(longEnough), int);
        QVERIFY_EXCEPTION_THROWN(exits.result(longEnough), SystemExit);
        QCOMPARE(bench->submit([] { return 3; }).result(longEnough), 3);
    }
}

std::unique_ptr<QObject> makeResultRules()
{
    return std::make_unique<ResultRules>();
}

} // namespace futurescope::conformance

#include "a2results.moc"
