// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "sections.h"

#include <QProcess>

namespace futurescope::conformance {

class ShutdownRules : public RulesTest
{
    Q_OBJECT

private slots:
    void c55SubmitAfterShutdownIsRefused();
    void c56ShutdownWaitsForQueuedAndRunningWork();
    void c56LeavingTheScopeWaitsAndLetsExceptionsThrough();
    void c57WithoutWaitQueuedWorkStillRuns();
    void c58CancelFuturesSparesWhatRuns();
    void c60TheEndOfTheOwnerWaits();
    void c61SubmitAndCancelRightBeforeShutdown();
    void c62TheExitOfTheProcessWaitsForAStaticExecutor();
};

void ShutdownRules::c55SubmitAfterShutdownIsRefused()
{
    forEachExecutor([](Bench &bench) {
        bench.echo();
        for (int again = 0; again < 2; ++again) {
            bench->shutdown();
            QCOMPARE(textThrown<RuntimeError>([&] { bench.echo(); }),
                     std::string("cannot schedule new futures after shutdown"));
        }
    });
    forEachExecutor([](Bench &bench) { // without ever having had a task
        bench->shutdown(false);
        QVERIFY_EXCEPTION_THROWN(bench.echo(), RuntimeError);
    });
}

void ShutdownRules::c56ShutdownWaitsForQueuedAndRunningWork()
{
    forEachExecutor([](Bench &bench) {
        std::vector<Call> calls;
        if (bench.queues())
            bench.fill();
        for (int i = 0; i < 20; ++i)
            calls.push_back(bench.call("spin", "100000"));
        std::jthread releaser([&] { bench.releaseAll(); });
        bench->shutdown();
        for (const Call &call : calls)
            QCOMPARE(call.state(), FutureState::Finished);
    });
}

void ShutdownRules::c56LeavingTheScopeWaitsAndLetsExceptionsThrough()
{
    forEachKind([](ExecutorKind kind) {
        std::vector<Call> calls;
        try {
            Bench bench(kind);
            for (int i = 0; i < 20; ++i)
                calls.push_back(bench.call("spin", "100000"));
            throw std::runtime_error("out of the with-block");
        } catch (const std::runtime_error &error) {
            QCOMPARE(error.what(), "out of the with-block");
        }
        for (const Call &call : calls)
            QCOMPARE(call.state(), FutureState::Finished);
    });
}

void ShutdownRules::c57WithoutWaitQueuedWorkStillRuns()
{
    forEachExecutor([](Bench &bench) {
        bench.fill();
        const Call waiting = bench.echo("after all");
        bench->shutdown(false);
        QCOMPARE(waiting.state(), FutureState::Pending); // it has not waited
        bench.releaseAll();
        QCOMPARE(bytesToText(waiting.result(longEnough)), std::string("after all"));
        bench->shutdown(); // returns: the workers exit
    });
}

void ShutdownRules::c58CancelFuturesSparesWhatRuns()
{
    forEachExecutor({.workers = 1}, [](Bench &bench) {
        const Call finished = bench.echo();
        finished.result(longEnough);
        Held &running = bench.hold();
        running.awaitStart();
        const Call waiting = bench.echo();
        bench->shutdown(false, true);
        QVERIFY(waiting.cancelled());
        QVERIFY(running.future().running());
        running.release();
        QVERIFY(running.future().exception(longEnough) == nullptr);
        bench->shutdown(true, true);
        QCOMPARE(finished.state(), FutureState::Finished);
    });
}

void ShutdownRules::c60TheEndOfTheOwnerWaits()
{
    forEachKind([](ExecutorKind kind) {
        std::vector<Call> calls;
        {
            Bench bench(kind);
            for (int i = 0; i < 20; ++i)
                calls.push_back(bench.echo());
            bench->shutdown(false);
        }
        for (const Call &call : calls)
            QCOMPARE(call.state(), FutureState::Finished);
    });
}

void ShutdownRules::c61SubmitAndCancelRightBeforeShutdown()
{
    forEachKind([](ExecutorKind kind) {
        const int rounds = kind == ExecutorKind::Processes ? 10 : 100;
        for (int round = 0; round < rounds; ++round) {
            Bench bench(kind, {.workers = 1});
            const Call call = bench.echo();
            call.cancel();
            bench->shutdown(round % 2 == 0, round % 3 == 0);
            QVERIFY(eventually([&] { return call.done(); }));
        }
    });
}

void ShutdownRules::c62TheExitOfTheProcessWaitsForAStaticExecutor()
{
    QProcess program;
    program.start(EXITING_PROGRAM, QStringList());
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.readAllStandardOutput(), QByteArray("main is over\nthe task is done\n"));
}

std::unique_ptr<QObject> makeShutdownRules()
{
    return std::make_unique<ShutdownRules>();
}

} // namespace futurescope::conformance

#include "a8shutdown.moc"
