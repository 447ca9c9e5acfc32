// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

namespace futurescope::conformance {

namespace {

/// Adds three callbacks and gives the string into which they write.
std::shared_ptr<std::string> addThree(const FuturePtr &future)
{
    auto order = std::make_shared<std::string>();
    for (const char letter : {'a', 'b', 'c'}) {
        future->addDoneCallback([order, letter, expected = future.get()](FutureCore &called) {
            *order += &called == expected && called.done() ? letter : '?';
        });
    }
    return order;
}

} // namespace

class CallbackRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c14CallbacksRunOnceInOrder();
    void c14CallbacksOfTasks();
    void c15ALateCallbackRunsAtOnce();
    void c15ACallbackAddedInACallbackRunsBeforeTheLaterOnes();
    void c16AThrowingCallbackIsLoggedAndTheOthersRun();
    void c18NothingLeavesACallback();
};

void CallbackRules::c14CallbacksRunOnceInOrder()
{
    const Promise<int> returns, raises, cancelled;
    const auto returned = addThree(returns.future());
    const auto raised = addThree(raises.future());
    const auto gone = addThree(cancelled.future());
    returns.setResult(1);
    raises.setException(std::make_exception_ptr(1));
    cancelled.future().cancel();
    cancelled.future().cancel();
    cancelled.setRunningOrNotifyCancel(); // tells who waits, but calls nobody back again
    for (const auto &order : {returned, raised, gone})
        QCOMPARE(*order, std::string("abc"));
}

void CallbackRules::c14CallbacksOfTasks()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call good = bench.echo(), bad = bench.fail(), cancelled = bench.echo();
        const auto returned = addThree(good);
        const auto raised = addThree(bad);
        const auto gone = addThree(cancelled);
        QVERIFY(cancelled.cancel());
        QCOMPARE(*gone, std::string("abc")); // in this thread, the canceller's
        bench.releaseAll();
        bench->shutdown();
        for (const auto &order : {returned, raised, gone})
            QCOMPARE(*order, std::string("abc"));
    });
}

void CallbackRules::c15ALateCallbackRunsAtOnce()
{
    forEachExecutor([](Bench &bench) {
        const Call good = bench.echo(), bad = bench.fail();
        good.result(longEnough);
        bad.exception(longEnough);
        for (const Call &call : {good, bad}) {
            std::thread::id where;
            call.addDoneCallback([&](FutureCore &) { where = std::this_thread::get_id(); });
            QVERIFY(where == std::this_thread::get_id());
            QCOMPARE(*addThree(call), std::string("abc"));
        }
    });
    const Promise<int> cancelled;
    cancelled.future().cancel();
    QCOMPARE(*addThree(cancelled.future()), std::string("abc"));
    cancelled.setRunningOrNotifyCancel();
    QCOMPARE(*addThree(cancelled.future()), std::string("abc"));
}

void CallbackRules::c15ACallbackAddedInACallbackRunsBeforeTheLaterOnes()
{
    const auto nested = [](std::string &order) {
        return [&order](FutureCore &future) {
            order += '1';
            future.addDoneCallback([&order](FutureCore &) { order += '2'; });
            order += '3';
        };
    };
    for (const bool cancels : {false, true}) {
        const Promise<int> promise;
        std::string order;
        promise.future().addDoneCallback(nested(order));
        promise.future().addDoneCallback([&order](FutureCore &) { order += '4'; });
        cancels ? void(promise.future().cancel()) : promise.setResult(1);
        QCOMPARE(order, std::string("1234"));
    }
}

void CallbackRules::c16AThrowingCallbackIsLoggedAndTheOthersRun()
{
    forEachExecutor([](Bench &bench) {
        std::string order;
        const std::string log = logOf([&] {
            const bool held = bench.queues();
            if (held)
                bench.fill();
            const Call call = bench.echo();
            call.addDoneCallback([&](FutureCore &) { order += 'a'; });
            call.addDoneCallback([&](FutureCore &) { throw std::runtime_error("the second gives up"); });
            call.addDoneCallback([&](FutureCore &) { order += 'c'; });
            bench.releaseAll();
            bench->shutdown();
            call.addDoneCallback([&](FutureCore &) { throw std::runtime_error("so does the late one"); });
        });
        QCOMPARE(order, std::string("ac"));
        QVERIFY2(log.find("exception calling callback for <Future") != std::string::npos, log.c_str());
        QVERIFY(log.find("the second gives up") < log.find("so does the late one"));
        QVERIFY(log.find("so does the late one") != std::string::npos);
    });
}

void CallbackRules::c18NothingLeavesACallback()
{
    struct KeyboardInterrupt
    {};
    const Promise<int> promise;
    bool othersRan = false;
    promise.future().addDoneCallback([](FutureCore &) { throw KeyboardInterrupt(); });
    promise.future().addDoneCallback([&](FutureCore &) { othersRan = true; });
    const std::string log = logOf([&] { promise.setResult(1); });
    QVERIFY(othersRan);
    QVERIFY(log.find("exception of unknown type") != std::string::npos);
}

std::unique_ptr<QObject> makeCallbackRules()
{
    return std::make_unique<CallbackRules>();
}

} // namespace futurescope::conformance

#include "a3callbacks.moc"
