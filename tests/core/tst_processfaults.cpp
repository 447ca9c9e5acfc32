// SPDX-License-Identifier: GPL-3.0-or-later
// Worker processes that die, misbehave or cannot be started.
#include "tests/core/processfixtures.h"

using namespace futurescope;

class ProcessFaultsTest : public ProcessTest
{
    Q_OBJECT

private slots:
    void aKilledWorkerLosesOnlyItsTask();
    void endsOfWorkersAreTold_data();
    void endsOfWorkersAreTold();
    void allWorkersKilledAtOnce();
    void workersKilledWhileTheyStartAndLeave();
    void killedWhileABigFrameIsWritten();
    void aWorkerKilledWhileIdleIsReplaced();
    void brokenProtocolEndsTheWorker_data();
    void brokenProtocolEndsTheWorker();
    void badWorkerProgramsAreNamed_data();
    void badWorkerProgramsAreNamed();
    void workersThatStopStartingBreakThePool();
    void refusedProcessesLeaveASmallerPool();
    void aChildThatDoesNotLeaveIsKilled();
    void childrenEndWithTheirOwner();

private:
    std::string linkedWorker(const char *name)
    {
        const QString path = m_folder.filePath(name);
        QFile::link(testWorker, path);
        return path.toStdString();
    }
};

void ProcessFaultsTest::aKilledWorkerLosesOnlyItsTask()
{
    Pool pool(2);
    const Future<Bytes> victim = pool.call("hold"), other = pool.call("hold");
    QTRY_VERIFY(pool.begun(victim) && pool.begun(other));
    const std::vector<pid_t> before = pool.pids();
    std::vector<FuturePtr> later;
    for (int i = 0; i < 10; ++i)
        later.push_back(pool.call("echo"));

    QElapsedTimer timer;
    timer.start();
    kill(before[0], SIGKILL);
    QVERIFY(victim.core()->waitUntilDone(longEnough));
    qInfo("lost %.2f ms after SIGKILL", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QVERIFY(timer.elapsed() < 250);
    QVERIFY(raises<WorkerLostError>(victim));
    QCOMPARE(failureOf(victim), std::string("the worker process was ended by SIGKILL"));
    QVERIFY(wait(later, longEnough).notDone.empty());
    for (const FuturePtr &future : later)
        QVERIFY(!future->hasException());
    QVERIFY(other.running());
    QVERIFY(pool.pids()[0] != before[0]);
    QCOMPARE(pool.pids()[1], before[1]);
    pool.stop.request_stop();
    const std::vector<Event> events = pool.events();
    const Event *lost = find(events, EventKind::Lost, victim.id());
    QVERIFY(lost);
    QCOMPARE(lost->lane.value, std::uint16_t{1});
    QVERIFY(WIFSIGNALED(static_cast<int>(lost->payload)));
    QCOMPARE(WTERMSIG(static_cast<int>(lost->payload)), SIGKILL);
    QCOMPARE(countMarks(events, MarkKind::WorkerStarted), std::size_t{3});
}

void ProcessFaultsTest::endsOfWorkersAreTold_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("text");
    QTest::addRow("exit") << "exit-3"
                          << "the worker process ended with exit code 3";
    QTest::addRow("abort") << "abort"
                           << "the worker process was ended by SIGABRT";
    QTest::addRow("crash") << "crash"
                           << "the worker process was ended by SIGSEGV";
    QTest::addRow("half an answer") << "half"
                                    << "the worker process ended with exit code 0";
    // Whether it sees the other end go or is killed first is open.
    QTest::addRow("socket closed") << "close"
                                   << "the worker process ";
}

void ProcessFaultsTest::endsOfWorkersAreTold()
{
    QFETCH(QString, function);
    QFETCH(QString, text);
    Pool pool(1);
    const Future<Bytes> future = pool.call(function.toStdString());
    QVERIFY2(QString::fromStdString(failureOf(future)).startsWith(text), failureOf(future).c_str());
    QVERIFY(raises<WorkerLostError>(future));
    QVERIFY(pool.call("echo", bytesOf("next")).result(longEnough) == bytesOf("next"));
}

void ProcessFaultsTest::allWorkersKilledAtOnce()
{
    Pool pool(4);
    std::vector<Future<Bytes>> futures;
    for (int i = 0; i < 4; ++i)
        futures.push_back(pool.call("hold"));
    QTRY_VERIFY(std::ranges::all_of(futures, [&](const auto &future) { return pool.begun(future); }));
    for (const pid_t pid : pool.pids())
        kill(pid, SIGKILL);
    for (const Future<Bytes> &future : futures)
        QVERIFY(raises<WorkerLostError>(future));
    QVERIFY(pool.call("echo").result(longEnough).empty());
}

void ProcessFaultsTest::workersKilledWhileTheyStartAndLeave()
{
    Pool pool(4);
    std::vector<FuturePtr> futures;
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < 8; ++i)
            futures.push_back(pool.call("echo"));
        for (const pid_t pid : pool.pids()) {
            if (pid != 0)
                kill(pid, SIGKILL);
        }
    }
    // Each kill costs at most one task, and the pool never hangs; it may give up starting workers that are killed.
    QVERIFY(wait(futures, longEnough).notDone.empty());
    pool.executor->shutdown(false);
    for (const pid_t pid : pool.pids()) {
        if (pid != 0)
            kill(pid, SIGKILL);
    }
}

void ProcessFaultsTest::killedWhileABigFrameIsWritten()
{
    Pool pool(1);
    const pid_t pid = pool.pids().front();
    kill(pid, SIGSTOP);
    QTRY_COMPARE(processState(std::to_string(pid)).first, 'T');
    const Future<Bytes> big = pool.call("echo", Bytes(5 << 20));
    QTRY_VERIFY(big.running()); // and stuck: nobody reads
    kill(pid, SIGKILL);
    QCOMPARE(big.result(longEnough).size(), std::size_t{5} << 20); // it was not begun, so another worker gets it
    QCOMPARE(pool.call("echo", Bytes(5 << 20)).result(longEnough).size(), std::size_t{5} << 20);
}

void ProcessFaultsTest::aWorkerKilledWhileIdleIsReplaced()
{
    Pool pool(1);
    const pid_t pid = pool.pids().front();
    kill(pid, SIGKILL);
    QTRY_VERIFY(pool.pids().front() == 0);
    QVERIFY(pool.call("echo").result(longEnough).empty());
    QVERIFY(pool.pids().front() != pid);
}

void ProcessFaultsTest::brokenProtocolEndsTheWorker_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("fault");
    QTest::addRow("garbage") << "garbage"
                             << "unknown frame type 4008636142";
    QTest::addRow("length") << "four-gigabytes"
                            << "a frame of 4294967295 bytes was announced (at most 67108864)";
    QTest::addRow("task") << "wrong-id"
                          << "an answer came for future 2, which it does not have";
    QTest::addRow("count") << "many-events"
                           << "an answer is malformed";
    QTest::addRow("event") << "foreign-event"
                           << "an event is malformed or belongs to another task";
}

void ProcessFaultsTest::brokenProtocolEndsTheWorker()
{
    QFETCH(QString, function);
    QFETCH(QString, fault);
    Pool pool(1);
    const pid_t pid = pool.pids().front();
    const Future<Bytes> future = pool.call(function.toStdString());
    QCOMPARE(QString::fromStdString(failureOf(future)),
             QString("protocol error: worker 1 (process %1): %2").arg(pid).arg(fault));
    QVERIFY(raises<WorkerLostError>(future));
    QVERIFY(pool.call("echo").result(longEnough).empty());
    QVERIFY(pool.pids().front() != pid);
    QVERIFY(find(pool.events(), EventKind::Failed, future.id()));
}

void ProcessFaultsTest::badWorkerProgramsAreNamed_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("text");
    const auto path = [&](const char *name) { return m_folder.filePath(name); };
    QFile plain(path("plain"));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    plain.setPermissions(QFileDevice::ReadOwner);
    QFile empty(path("text"));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.write("hello");
    empty.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    for (const char *name : {"silent", "babbling", "old", "leaving"})
        linkedWorker(name);
    QTest::addRow("missing") << path("none") << "the worker program %1 is not there: reinstall";
    QTest::addRow("folder") << m_folder.path() << "the worker program %1 is not a file";
    QTest::addRow("not executable") << path("plain")
                                    << "the worker program %1 may not be executed: Permission denied (EACCES)";
    QTest::addRow("not a program") << path("text") << "%1 cannot be started: Exec format error (ENOEXEC)";
    QTest::addRow("silent") << path("silent") << "%1 did not answer within 300ms";
    QTest::addRow("another program") << path("babbling") << "protocol error: ";
    QTest::addRow("older") << path("old") << "%1 is version 0.0.1 (protocol 2), this program is ";
    QTest::addRow("leaving") << path("leaving") << "%1 ended before it said hello";
}

void ProcessFaultsTest::badWorkerProgramsAreNamed()
{
    QFETCH(QString, program);
    QFETCH(QString, text);
    const ProcessPoolLimits limits{.hello = 300ms};
    const auto pool = ProcessPoolExecutor::start({.workers = 2, .workerProgram = program.toStdString()}, limits);
    QVERIFY(!pool);
    const QString expected = text.contains("%1") ? text.arg(program) : text;
    QVERIFY2(QString::fromStdString(pool.error().detail).startsWith(expected), pool.error().detail.c_str());
    QCOMPARE(int(pool.error().code), int(ErrorCode::MissingProgram));
    if (text.contains("version"))
        QVERIFY(pool.error().detail.ends_with(": reinstall"));
}

void ProcessFaultsTest::workersThatStopStartingBreakThePool()
{
    const std::string program = linkedWorker("vanishing");
    Pool pool(2, program);
    const Future<Bytes> held = pool.call("hold");
    QTRY_VERIFY(pool.begun(held));
    std::filesystem::remove(program);
    std::vector<Future<Bytes>> queued;
    for (int i = 0; i < 3; ++i)
        queued.push_back(pool.call("echo"));
    QVERIFY(!queued[0].core()->waitUntilDone(20ms)); // the worker that is left may still do it
    kill(pool.pids().front(), SIGKILL);
    QVERIFY(raises<WorkerLostError>(held));
    const std::string text = "no worker process can be started: " + program
                             + " cannot be started: No such file or directory (ENOENT)";
    for (const Future<Bytes> &future : queued) {
        QVERIFY(raises<BrokenProcessPool>(future));
        QCOMPARE(failureOf(future), text);
    }
    QVERIFY_EXCEPTION_THROWN(pool.call("echo"), BrokenProcessPool);
}

void ProcessFaultsTest::refusedProcessesLeaveASmallerPool()
{
    Pool pool(8);
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    // Room for two descriptors more: one socket pair, of which one end stays open.
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(dup(0)) + 3;
    ::close(static_cast<int>(tight.rlim_cur) - 3);
    setrlimit(RLIMIT_NOFILE, &tight);
    std::vector<FuturePtr> futures;
    for (int i = 0; i < 100; ++i)
        futures.push_back(pool.call("spin-1ms"));
    const bool allDone = wait(futures, longEnough).notDone.empty();
    setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(allDone);
    for (const FuturePtr &future : futures)
        QVERIFY(!future->hasException());
    QVERIFY2(pool.living() < 8, qPrintable(QString::number(pool.living())));
}

void ProcessFaultsTest::aChildThatDoesNotLeaveIsKilled()
{
    Pool pool(1, testWorker, {.leave = 100ms});
    const pid_t pid = pool.pids().front();
    kill(pid, SIGSTOP); // it will not see the end of file
    QTRY_COMPARE(processState(std::to_string(pid)).first, 'T');
    QElapsedTimer timer;
    timer.start();
    pool.executor->shutdown();
    QVERIFY(timer.elapsed() >= 100 && timer.elapsed() < 2000);
}

void ProcessFaultsTest::childrenEndWithTheirOwner()
{
    const Result<SpawnedChild> owner = spawnChild(linkedWorker("owner"));
    QVERIFY(owner.ok());
    pid_t child = 0;
    QCOMPARE(recv(owner->socket.number(), &child, sizeof child, MSG_WAITALL), ssize_t{sizeof child});
    QVERIFY(child > 0 && isAlive(child));
    QElapsedTimer timer;
    timer.start();
    kill(owner->pid, SIGKILL);
    while (isAlive(child) && timer.elapsed() < 2000)
        std::this_thread::yield();
    QVERIFY(!isAlive(child));
    qInfo("the child ended within %lld ms", timer.elapsed());
    QTRY_VERIFY(reapChild(owner->pid));
}

QTEST_GUILESS_MAIN(ProcessFaultsTest)
#include "tst_processfaults.moc"
