// SPDX-License-Identifier: GPL-3.0-or-later
// What a pool of processes can be told to do: both policies about dead workers, initializer, tasks per child; and what
// becomes of exceptions on their way.
#include "tests/core/processfixtures.h"

#include <map>
#include <system_error>

using namespace futurescope;

namespace {

const std::string abruptlyEnded =
    "A process in the process pool was terminated abruptly while the future was running or pending.";
const std::string notUsable = "A child process terminated abruptly, the process pool is not usable anymore";

using TypeCheck = bool (*)(const std::exception_ptr &);

template <class Expected>
bool isA(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const Expected &) {
        return true;
    } catch (...) {}
    return false;
}

std::string submitFailure(Pool &pool)
{
    try {
        pool.call("echo");
    } catch (const BrokenProcessPool &error) {
        return error.what();
    } catch (const std::exception &error) {
        return std::string("another error: ") + error.what();
    }
    return "accepted";
}

} // namespace

class ProcessPoliciesTest : public ProcessTest
{
    Q_OBJECT

private slots:
    void oneDeathBreaksThePool();
    void anIdleWorkersDeathBreaksThePool();
    void nonsenseBreaksThePoolToo();
    void aPoolBreaksAfterShutdownWithoutHanging_data();
    void aPoolBreaksAfterShutdownWithoutHanging();
    void breakingRepeatedlyLeavesNothingBehind();
    void theInitializerRunsOnceInEachWorker();
    void aFailingInitializerBreaksThePool_data();
    void aFailingInitializerBreaksThePool();
    void aClosureAsInitializerIsRefused();
    void aChildIsReplacedAfterItsTasks();
    void oneTaskPerChild();
    void badTaskNumbersAreRefused();
    void exceptionsKeepTheirType_data();
    void exceptionsKeepTheirType();
    void exceptionsHaveTheRemoteTextAsCause();
    void whatCannotBeSentAfterShutdownHangsNothing();
};

void ProcessPoliciesTest::oneDeathBreaksThePool()
{
    Pool pool({.workers = 2, .workerDeath = WorkerDeath::BreaksPool});
    const Future<Bytes> victim = pool.call("hold"), other = pool.call("hold"), queued = pool.call("echo");
    const Future<Bytes> cancelled = pool.call("echo");
    QTRY_VERIFY(pool.begun(victim) && pool.begun(other));
    QVERIFY(cancelled.cancel());
    kill(pool.pids().front(), SIGKILL);
    QCOMPARE(failureOf(victim), std::string("the worker process was ended by SIGKILL"));
    QVERIFY(raises<WorkerLostError>(victim));
    for (const Future<Bytes> &future : {other, queued}) {
        QCOMPARE(failureOf(future), abruptlyEnded);
        QVERIFY(raises<BrokenProcessPool>(future) && !raises<WorkerLostError>(future));
        QCOMPARE(int(classify(future.exception()).kind), int(FailureKind::BrokenPool));
    }
    QTRY_COMPARE(cancelled.state(), FutureState::CancelledAndNotified);
    QCOMPARE(submitFailure(pool), notUsable);
    QTRY_COMPARE(pool.living(), 0); // the other workers are terminated

    const std::vector<Event> events = pool.events();
    QVERIFY(find(events, EventKind::Lost, victim.id()));
    for (const Future<Bytes> &future : {other, queued}) {
        const Event *failed = find(events, EventKind::Failed, future.id());
        QVERIFY(failed);
        QCOMPARE(failed->detail, static_cast<std::uint8_t>(FailureKind::BrokenPool));
        const auto number = Failure::fromPayload(FailureKind::BrokenPool, failed->payload).number;
        QCOMPARE(pool.recorder.snapshot().texts().at(number), abruptlyEnded);
    }
    QCOMPARE(countMarks(events, MarkKind::WorkerStarted), std::size_t{2});
}

void ProcessPoliciesTest::anIdleWorkersDeathBreaksThePool()
{
    Pool pool({.workers = 1, .workerDeath = WorkerDeath::BreaksPool});
    pool.call("echo").result(longEnough);
    kill(pool.pids().front(), SIGKILL);
    QTRY_COMPARE(submitFailure(pool), notUsable);
}

void ProcessPoliciesTest::nonsenseBreaksThePoolToo()
{
    Pool pool({.workers = 1, .workerDeath = WorkerDeath::BreaksPool});
    const Future<Bytes> future = pool.call("garbage"), queued = pool.call("echo");
    QVERIFY(raises<WorkerLostError>(future));
    QCOMPARE(failureOf(queued), abruptlyEnded);
}

void ProcessPoliciesTest::aPoolBreaksAfterShutdownWithoutHanging_data()
{
    QTest::addColumn<bool>("breaks");
    QTest::addRow("breaks") << true;
    QTest::addRow("loses") << false;
}

void ProcessPoliciesTest::aPoolBreaksAfterShutdownWithoutHanging()
{
    QFETCH(bool, breaks);
    Pool pool({.workers = 1, .workerDeath = breaks ? WorkerDeath::BreaksPool : WorkerDeath::LosesItsTask});
    const Future<Bytes> held = pool.call("hold"), queued = pool.call("echo");
    QTRY_VERIFY(pool.begun(held));
    pool.executor->shutdown(false);
    kill(pool.pids().front(), SIGKILL);
    QVERIFY(raises<WorkerLostError>(held));
    QCOMPARE(failureOf(queued), breaks ? abruptlyEnded : "no exception");
    pool.executor->shutdown();
}

void ProcessPoliciesTest::breakingRepeatedlyLeavesNothingBehind()
{
    for (int round = 0; round < 15; ++round) {
        Pool pool({.workers = 3, .workerDeath = WorkerDeath::BreaksPool});
        std::vector<FuturePtr> futures;
        try {
            for (int i = 0; i < 30 + round; ++i)
                futures.push_back(pool.call(i == 20 + round ? "kill-self" : i % 3 ? "echo" : "spin-1ms"));
        } catch (const BrokenProcessPool &) {
            // Broken by then: what was accepted must end all the same.
        }
        QVERIFY(wait(futures, longEnough).notDone.empty());
    }
}

void ProcessPoliciesTest::theInitializerRunsOnceInEachWorker()
{
    Pool pool({.workers = 3, .initializerName = "initialize", .initializerArguments = bytesOf("ready")});
    std::vector<Future<Bytes>> futures;
    for (int i = 0; i < 60; ++i) {
        futures.push_back(pool.call("spin-1ms"));
        futures.push_back(pool.call("initialized-with"));
    }
    for (std::size_t i = 1; i < futures.size(); i += 2)
        QVERIFY(futures[i].result(longEnough) == bytesOf("ready"));
    kill(pool.pids().front(), SIGKILL);
    for (int i = 0; i < 5; ++i)
        QVERIFY(pool.call("initialized-with").result(longEnough) == bytesOf("ready")); // in a new worker too
}

void ProcessPoliciesTest::aFailingInitializerBreaksThePool_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("why");
    QTest::addRow("raises") << "value-error"
                            << "ValueError: Task 12 failed!";
    QTest::addRow("not registered") << "no-such"
                                    << "no function is registered as \"no-such\"";
    QTest::addRow("dies") << "kill-self"
                          << "the worker process ended in it";
    QTest::addRow("exits") << "exit-3"
                           << "the worker process ended in it";
    QTest::addRow("nonsense") << "garbage"
                              << "the worker process ended in it";
}

void ProcessPoliciesTest::aFailingInitializerBreaksThePool()
{
    QFETCH(QString, function);
    QFETCH(QString, why);
    Pool pool({.workers = 2, .initializerName = function.toStdString()});
    const std::string text =
        QString("A process initializer failed (%1), the process pool is not usable anymore").arg(why).toStdString();
    try {
        const Future<Bytes> queued = pool.call("echo");
        QCOMPARE(failureOf(queued), text);
        QVERIFY(raises<BrokenProcessPool>(queued));
    } catch (const BrokenProcessPool &error) { // it may have failed before the task came
        QCOMPARE(std::string(error.what()), text);
    }
    QTRY_COMPARE(submitFailure(pool), text);
}

void ProcessPoliciesTest::aClosureAsInitializerIsRefused()
{
    const auto pool = makeExecutor(ExecutorKind::Processes, {.workerProgram = testWorker, .initializer = [] {}});
    QVERIFY(!pool);
    QCOMPARE(pool.error().detail, std::string("processes calls an initializer by its name (initializerName); a closure "
                                              "cannot be sent to another process"));
    QCOMPARE(int(pool.error().code), int(ErrorCode::Usage));
}

void ProcessPoliciesTest::aChildIsReplacedAfterItsTasks()
{
    Pool pool({.workers = 2, .maxTasksPerChild = 5});
    std::map<Bytes, int> tasksOf;
    std::vector<Future<Bytes>> futures;
    for (int i = 0; i < 103; ++i)
        futures.push_back(pool.call("pid"));
    for (const Future<Bytes> &future : futures)
        ++tasksOf[future.result(longEnough)];
    QVERIFY2(tasksOf.size() >= 21, qPrintable(QString::number(tasksOf.size())));
    for (const auto &[pid, tasks] : tasksOf)
        QVERIFY(tasks <= 5);
    QTRY_VERIFY(countChildren() <= 2);
}

void ProcessPoliciesTest::oneTaskPerChild()
{
    Pool pool({.workers = 1, .maxTasksPerChild = 1});
    std::set<Bytes> pids;
    for (int i = 0; i < 5; ++i)
        pids.insert(pool.call("pid").result(longEnough));
    QCOMPARE(pids.size(), std::size_t{5});
    pool.call("pid");
    pool.executor->shutdown(); // early, as CPython's test_max_tasks_early_shutdown
    const std::vector<Event> events = pool.events();
    QCOMPARE(countMarks(events, MarkKind::WorkerEnded), std::size_t{6});
    QCOMPARE(std::ranges::count(events, EventKind::Lost, &Event::kind), 0);
}

void ProcessPoliciesTest::badTaskNumbersAreRefused()
{
    const auto pool = ProcessPoolExecutor::start({.workerProgram = testWorker, .maxTasksPerChild = -1});
    QVERIFY(!pool);
    QCOMPARE(pool.error().detail, std::string("max_tasks_per_child is -1; it must be >= 1, or 0 for no limit"));
}

void ProcessPoliciesTest::exceptionsKeepTheirType_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<TypeCheck>("kept");
    QTest::addColumn<QString>("text");
    QTest::addRow("timeout") << "timeout" << &isA<TimeoutError> << "too late";
    QTest::addRow("cancelled") << "cancelled" << &isA<CancelledError> << "CancelledError";
    QTest::addRow("runtime") << "runtime" << &isA<RuntimeError> << "cannot";
    QTest::addRow("argument") << "argument" << &isA<std::invalid_argument> << "not that";
    QTest::addRow("range") << "range" << &isA<std::out_of_range> << "too far";
    QTest::addRow("memory") << "memory" << &isA<std::bad_alloc> << "std::bad_alloc";
    QTest::addRow("system") << "system" << &isA<std::system_error> << "door: Permission denied";
    QTest::addRow("another category") << "category"
                                      << &isA<std::logic_error> << "std::future_error: No associated state";
    QTest::addRow("not a class") << "int" << &isA<TaskError> << "int 42 thrown";
}

void ProcessPoliciesTest::exceptionsKeepTheirType()
{
    QFETCH(QString, name);
    QFETCH(TypeCheck, kept);
    QFETCH(QString, text);
    Pool pool(1);
    const Future<Bytes> future = pool.call("raise", bytesOf(name.toStdString()));
    QCOMPARE(QString::fromStdString(failureOf(future)), text);
    QVERIFY(kept(future.exception()));
    QVERIFY(future.exception() == future.exception()); // the same object each time (C08)
}

void ProcessPoliciesTest::exceptionsHaveTheRemoteTextAsCause()
{
    Pool pool(1);
    const pid_t pid = pool.pids().front();
    const Future<Bytes> future = pool.call("value-error");
    try {
        future.result(longEnough);
        QFAIL("nothing was raised");
    } catch (const TaskError &error) {
        QVERIFY(error.failure() == (Failure{FailureKind::ValueError, 12}));
        try {
            std::rethrow_if_nested(error);
            QFAIL("it has no cause");
        } catch (const RemoteTraceback &cause) {
            QCOMPARE(QString(cause.what()),
                     QString("raised in worker 1 (process %1): ValueError: Task 12 failed!").arg(pid));
        }
    }
}

void ProcessPoliciesTest::whatCannotBeSentAfterShutdownHangsNothing()
{
    Pool pool(1);
    const Future<Bytes> held = pool.call("spin-1ms"), tooBig = pool.call("echo", Bytes(maxFrameBytes)),
                        huge = pool.call("huge"), after = pool.call("echo", bytesOf("after"));
    pool.executor->shutdown(false);
    QVERIFY(raises<RuntimeError>(tooBig));
    QVERIFY(raises<RuntimeError>(huge));
    QVERIFY(after.result(longEnough) == bytesOf("after"));
    QVERIFY(!held.exception(longEnough));
}

QTEST_GUILESS_MAIN(ProcessPoliciesTest)
#include "tst_processpolicies.moc"
