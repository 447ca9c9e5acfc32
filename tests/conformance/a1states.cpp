// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

#include <functional>
#include <map>

namespace futurescope::conformance {

namespace {

using IntPromise = Promise<int>;

std::exception_ptr someError()
{
    return std::make_exception_ptr(TaskError({FailureKind::ValueError, 12}));
}

/// A future in each of the five states.
IntPromise promiseIn(FutureState state)
{
    const IntPromise promise;
    switch (state) {
    case FutureState::Pending:
        break;
    case FutureState::Running:
        promise.setRunningOrNotifyCancel();
        break;
    case FutureState::CancelledAndNotified:
        promise.future().cancel();
        promise.setRunningOrNotifyCancel();
        break;
    case FutureState::Cancelled:
        promise.future().cancel();
        break;
    case FutureState::Finished:
        promise.setResult(42);
    }
    return promise;
}

constexpr FutureState allStates[] = {FutureState::Pending, FutureState::Running, FutureState::Cancelled,
                                     FutureState::CancelledAndNotified, FutureState::Finished};

bool isCancelled(FutureState state)
{
    return state == FutureState::Cancelled || state == FutureState::CancelledAndNotified;
}

} // namespace

class StateRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c01TheFiveStatesAnswerTheirQuestions();
    void c01AnExecutorTakesAFutureThroughItsStates();
    void c02NoEdgeBesideTheFive();
    void c03CancelIsTrueOnlyBeforeTheStart();
    void c03CancelOnAnExecutor();
    void c06ASecondOutcomeIsRefusedAndTheFirstKept();
    void c06AnExecutorsOutcomeStands();
    void c07TheDescriptionNamesStateAndType();
    void c07TheDescriptionOfATask();
};

void StateRules::c01TheFiveStatesAnswerTheirQuestions()
{
    for (const FutureState state : allStates) {
        const auto future = promiseIn(state).future();
        QCOMPARE(future.state(), state);
        QCOMPARE(future.running(), state == FutureState::Running);
        QCOMPARE(future.cancelled(), isCancelled(state));
        QCOMPARE(future.done(), isCancelled(state) || state == FutureState::Finished);
    }
}

void StateRules::c01AnExecutorTakesAFutureThroughItsStates()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call waiting = bench.echo();
        const Call cancelled = bench.echo();
        QCOMPARE(waiting.state(), FutureState::Pending);
        QVERIFY(cancelled.cancel());
        QCOMPARE(cancelled.state(), FutureState::Cancelled);
        Held &running = bench.hold();
        bench.releaseAll();
        waiting.result(longEnough);
        QCOMPARE(waiting.state(), FutureState::Finished);
        QVERIFY(running.future().core()->waitUntilDone(longEnough)); // cancelled, or released in time
        bench->shutdown();
        QCOMPARE(cancelled.state(), FutureState::CancelledAndNotified);
    });
    forEachExecutor([](Bench &bench) {
        Held &held = bench.hold();
        held.awaitStart();
        QCOMPARE(held.future().state(), FutureState::Running);
        QVERIFY(held.future().running() && !held.future().done());
    });
}

/// Tries every step from every state and looks where it leads.
void StateRules::c02NoEdgeBesideTheFive()
{
    using Step = std::function<void(const IntPromise &)>;
    const std::map<std::string, Step> steps{
        {"cancel", [](const IntPromise &promise) { promise.future().cancel(); }},
        {"start", [](const IntPromise &promise) { promise.setRunningOrNotifyCancel(); }},
        {"result", [](const IntPromise &promise) { promise.setResult(1); }},
        {"exception", [](const IntPromise &promise) { promise.setException(someError()); }},
    };
    using Edge = std::pair<FutureState, std::string>;
    const std::map<Edge, FutureState> edges{
        {{FutureState::Pending, "start"}, FutureState::Running},
        {{FutureState::Pending, "cancel"}, FutureState::Cancelled},
        {{FutureState::Pending, "result"}, FutureState::Finished},
        {{FutureState::Pending, "exception"}, FutureState::Finished},
        {{FutureState::Running, "result"}, FutureState::Finished},
        {{FutureState::Running, "exception"}, FutureState::Finished},
        {{FutureState::Cancelled, "start"}, FutureState::CancelledAndNotified},
    };
    for (const FutureState state : allStates) {
        for (const auto &[name, step] : steps) {
            const IntPromise promise = promiseIn(state);
            bool refused = false;
            logOf([&] {
                try {
                    step(promise);
                } catch (const std::runtime_error &) {
                    refused = true;
                }
            });
            const auto edge = edges.find({state, name});
            QCOMPARE(promise.future().state(), edge == edges.end() ? state : edge->second);
            QCOMPARE(refused, edge == edges.end() && name != "cancel");
        }
    }
    const IntPromise finished = promiseIn(FutureState::Finished);
    const std::string log = logOf([&] {
        QCOMPARE(textThrown<RuntimeError>([&] { finished.setRunningOrNotifyCancel(); }),
                 std::string("Future in unexpected state"));
    });
    QVERIFY(log.find("in unexpected state: FINISHED") != std::string::npos);
}

void StateRules::c03CancelIsTrueOnlyBeforeTheStart()
{
    for (const FutureState state : allStates) {
        const auto future = promiseIn(state).future();
        QCOMPARE(future.cancel(), state == FutureState::Pending || isCancelled(state));
        QCOMPARE(future.state(), state == FutureState::Pending ? FutureState::Cancelled : state);
    }
}

void StateRules::c03CancelOnAnExecutor()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call waiting = bench.echo();
        QVERIFY(waiting.cancel());
        QVERIFY(waiting.cancel());
        Held &running = bench.hold();
        QVERIFY(running.future().cancel());
        bench.releaseAll();
        const Call finished = bench.echo("done");
        finished.result(longEnough);
        QVERIFY(!finished.cancel());
        QCOMPARE(bytesToText(finished.result()), std::string("done"));
    });
    forEachExecutor([](Bench &bench) {
        Held &held = bench.hold();
        held.awaitStart();
        QVERIFY(!held.future().cancel());
        held.release();
        held.future().result(longEnough);
    });
}

void StateRules::c06ASecondOutcomeIsRefusedAndTheFirstKept()
{
    for (const FutureState state : {FutureState::Cancelled, FutureState::CancelledAndNotified, FutureState::Finished}) {
        const IntPromise promise = promiseIn(state);
        QVERIFY_EXCEPTION_THROWN(promise.setResult(1), InvalidStateError);
        QVERIFY_EXCEPTION_THROWN(promise.setException(someError()), InvalidStateError);
        QCOMPARE(promise.future().state(), state);
    }
    const IntPromise promise = promiseIn(FutureState::Finished);
    QCOMPARE(textThrown<InvalidStateError>([&] { promise.setResult(1); }),
             std::string("FINISHED: <Future 0 state=finished returned int>"));
    QCOMPARE(promise.future().result(), 42);
}

void StateRules::c06AnExecutorsOutcomeStands()
{
    forEachExecutor([](Bench &bench) {
        const Call call = bench.echo("first");
        call.result(longEnough);
        QVERIFY_EXCEPTION_THROWN(call.core()->setResult(textToBytes("second")), InvalidStateError);
        QVERIFY_EXCEPTION_THROWN(call.core()->setException(someError()), InvalidStateError);
        QCOMPARE(bytesToText(call.result()), std::string("first"));
    });
}

void StateRules::c07TheDescriptionNamesStateAndType()
{
    const std::map<FutureState, std::string> texts{
        {FutureState::Pending, "state=pending"},
        {FutureState::Running, "state=running"},
        {FutureState::Cancelled, "state=cancelled"},
        {FutureState::CancelledAndNotified, "state=cancelled"},
        {FutureState::Finished, "state=finished returned int"},
    };
    for (const auto &[state, text] : texts)
        QCOMPARE(promiseIn(state).future().description(), text);
    const IntPromise failed;
    failed.setException(std::make_exception_ptr(TaskError({FailureKind::OsError, 1, ENOENT})));
    QCOMPARE(failed.future().description(), std::string("state=finished raised OSError"));
    const IntPromise other;
    other.setException(std::make_exception_ptr(BrokenThreadPool("")));
    QCOMPARE(other.future().description(), std::string("state=finished raised BrokenThreadPool"));
    const Promise<std::string> text;
    text.setResult("text");
    QCOMPARE(text.future().description(), std::string("state=finished returned std::string"));
}

void StateRules::c07TheDescriptionOfATask()
{
    forEachExecutor([](Bench &bench) {
        const Call good = bench.echo();
        const Call bad = bench.fail();
        good.result(longEnough);
        bad.exception(longEnough);
        QVERIFY(good.description().starts_with("state=finished returned std::vector<std::byte"));
        QCOMPARE(bad.description(), std::string("state=finished raised ValueError"));
    });
}

std::unique_ptr<QObject> makeStateRules()
{
    return std::make_unique<StateRules>();
}

} // namespace futurescope::conformance

#include "a1states.moc"
