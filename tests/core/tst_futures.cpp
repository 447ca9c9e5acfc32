// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/futures/future.h"
#include "core/futures/waiting.h"

#include <QtTest>

#include <thread>

using namespace futurescope;

class FuturesTest : public QObject
{
    Q_OBJECT

private slots:
    void aNewFutureIsPending();
    void cancelWorksOnlyWhilePending();
    void aSecondOutcomeIsRefusedAndTheFirstKept();
    void resultTimesOutAndTheFutureGoesOn();
    void resultThrowsTheSameExceptionEachTime();
    void aBlockedResultWakesOnCancel();
    void callbacksRunOnceInOrderAndSurviveAThrow();
    void aLateCallbackRunsAtOnce();
    void waitReturnsFirstCompleted();
    void asCompletedGivesFinishingOrder();
    void asCompletedNamesWhatIsUnfinished();
    void cancelAndStartRaceToOneOutcome();
};

void FuturesTest::aNewFutureIsPending()
{
    const Promise<int> promise;
    QCOMPARE(promise.future().state(), FutureState::Pending);
    QVERIFY(!promise.future().done() && !promise.future().running() && !promise.future().cancelled());
    QCOMPARE(promise.future().description(), std::string("state=pending"));
}

void FuturesTest::cancelWorksOnlyWhilePending()
{
    const Promise<int> pending, running;
    QVERIFY(pending.future().cancel());
    QVERIFY(pending.future().cancel());
    QCOMPARE(pending.future().state(), FutureState::Cancelled);
    QVERIFY(!pending.setRunningOrNotifyCancel());
    QCOMPARE(pending.future().state(), FutureState::CancelledAndNotified);
    QVERIFY_EXCEPTION_THROWN(pending.future().result(), CancelledError);

    QVERIFY(running.setRunningOrNotifyCancel());
    QVERIFY(!running.future().cancel());
    running.setResult(1);
    QVERIFY(!running.future().cancel());
    QVERIFY_EXCEPTION_THROWN(running.setRunningOrNotifyCancel(), RuntimeError);
}

void FuturesTest::aSecondOutcomeIsRefusedAndTheFirstKept()
{
    const Promise<int> promise;
    promise.setResult(1);
    QVERIFY_EXCEPTION_THROWN(promise.setResult(2), InvalidStateError);
    QVERIFY_EXCEPTION_THROWN(promise.setException(std::make_exception_ptr(1)), InvalidStateError);
    QCOMPARE(promise.future().result(), 1);
}

void FuturesTest::resultTimesOutAndTheFutureGoesOn()
{
    const Promise<int> promise;
    QVERIFY_EXCEPTION_THROWN(promise.future().result(Nanos(0)), TimeoutError);
    QVERIFY_EXCEPTION_THROWN(promise.future().result(std::chrono::milliseconds(1)), TimeoutError);
    promise.setResult(3);
    QCOMPARE(promise.future().result(Nanos(-1)), 3);
}

void FuturesTest::resultThrowsTheSameExceptionEachTime()
{
    const Promise<int> promise;
    promise.setException(std::make_exception_ptr(TaskError({FailureKind::ValueError, 12})));
    const std::exception_ptr first = promise.future().exception();
    QCOMPARE(first, promise.future().exception());
    QCOMPARE(exceptionText(first), std::string("ValueError: Task 12 failed!"));
    QVERIFY_EXCEPTION_THROWN(promise.future().result(), TaskError);
}

void FuturesTest::aBlockedResultWakesOnCancel()
{
    for (int round = 0; round < 200; ++round) {
        const Promise<int> promise;
        std::jthread canceller([future = promise.future()] { future.cancel(); });
        QVERIFY_EXCEPTION_THROWN(promise.future().result(), CancelledError);
    }
}

void FuturesTest::callbacksRunOnceInOrderAndSurviveAThrow()
{
    const Promise<int> promise;
    std::string order;
    promise.future().addDoneCallback([&](FutureCore &) { order += 'a'; });
    promise.future().addDoneCallback([&](FutureCore &) { order += 'b', throw 1; });
    promise.future().addDoneCallback([&](FutureCore &) { order += 'c'; });
    promise.setResult(1);
    QCOMPARE(order, std::string("abc"));
}

void FuturesTest::aLateCallbackRunsAtOnce()
{
    const Promise<int> promise;
    promise.future().cancel();
    int calls = 0;
    promise.future().addDoneCallback([&](FutureCore &future) { calls += future.cancelled(); });
    QCOMPARE(calls, 1);
}

void FuturesTest::waitReturnsFirstCompleted()
{
    const Promise<int> first, second;
    const std::vector<FuturePtr> futures{first.future(), second.future(), first.future()};
    std::jthread finisher([second] { second.setResult(2); });
    const DoneAndNotDone sets = wait(futures, std::nullopt, ReturnWhen::FirstCompleted);
    QCOMPARE(sets.done.size(), std::size_t{1});
    QCOMPARE(sets.notDone.size(), std::size_t{1});
    QCOMPARE(wait(futures, Nanos(1000)).done.size(), std::size_t{1});
}

void FuturesTest::asCompletedGivesFinishingOrder()
{
    const Promise<int> a, b, c;
    const std::vector<FuturePtr> futures{a.future(), b.future(), c.future(), a.future()};
    b.setResult(1);
    AsCompleted completed(futures);
    QCOMPARE(completed.next(), FuturePtr(b.future()));
    std::jthread finisher([=] {
        c.setResult(1);
        a.setResult(1);
    });
    QCOMPARE(completed.next(), FuturePtr(c.future()));
    QCOMPARE(completed.next(), FuturePtr(a.future()));
    QVERIFY(!completed.next());
}

void FuturesTest::asCompletedNamesWhatIsUnfinished()
{
    const Promise<int> a, b;
    const std::vector<FuturePtr> futures{a.future(), b.future()};
    a.setResult(1);
    AsCompleted completed(futures, Nanos(0));
    QVERIFY(completed.next());
    try {
        completed.next();
        QFAIL("no TimeoutError");
    } catch (const TimeoutError &error) {
        QCOMPARE(std::string(error.what()), std::string("1 (of 2) futures unfinished"));
    }
}

void FuturesTest::cancelAndStartRaceToOneOutcome()
{
    int cancelled = 0;
    for (int round = 0; round < 2000; ++round) {
        const Promise<int> promise;
        bool ran = false;
        std::jthread worker([&] {
            ran = promise.setRunningOrNotifyCancel();
            if (ran)
                promise.setResult(1);
        });
        const bool won = promise.future().cancel();
        worker.join();
        QCOMPARE(won, !ran);
        QCOMPARE(promise.future().state(), won ? FutureState::CancelledAndNotified : FutureState::Finished);
        cancelled += won;
    }
    qInfo("cancel won %d of 2000", cancelled);
}

QTEST_GUILESS_MAIN(FuturesTest)
#include "tst_futures.moc"
