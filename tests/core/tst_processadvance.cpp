// SPDX-License-Identifier: GPL-3.0-or-later
// Several short tasks in one worker's hands at once: given in advance, taken back, sent again, and never run twice.
#include "tests/core/processfixtures.h"

#include <ctime>
#include <map>
#include <random>

using namespace futurescope;

namespace {

/// How often each line stands in a file.
std::map<std::string, int> linesOf(const QString &path)
{
    std::map<std::string, int> lines;
    std::ifstream file(path.toStdString());
    for (std::string line; std::getline(file, line);)
        ++lines[line];
    return lines;
}

/// Tasks that were sent to a lane on which another one was still running.
int sentInAdvance(const std::vector<Event> &events)
{
    std::map<std::uint32_t, std::int64_t> endNs;
    std::map<std::uint16_t, std::uint32_t> newest;
    int count = 0;
    for (const Event &event : events) {
        if (event.kind == EventKind::Finished)
            endNs[event.future.value] = event.timeNs;
    }
    for (const Event &event : events) {
        if (event.kind != EventKind::Sent)
            continue;
        std::uint32_t &before = newest[event.lane.value];
        if (before != 0)
            count += event.timeNs < endNs[before];
        before = event.future.value;
    }
    return count;
}

} // namespace

class ProcessAdvanceTest : public ProcessTest
{
    Q_OBJECT

private slots:
    void shortTasksAreGivenInAdvance();
    void longTasksAreGivenOneByOne();
    void orderIsKeptAndNothingRunsTwice();
    void whatWaitsBehindALongTaskGoesToOthers();
    void aStoppedWorkersInboxGoesToOthers();
    void aDeathWithAFullInboxLosesOneTask();
    void killsAtAnyMomentRunNothingTwice();
    void bigAndSmallTasksMayFollowEachOther();
    void garbageInTheSharedMemoryEndsTheWorker_data();
    void garbageInTheSharedMemoryEndsTheWorker();
    void noiseInTheSharedMemoryOfADeadWorkerIsBorne();
    void anIdlePoolUsesNoProcessor();

private:
    Future<Bytes> append(Pool &pool, const QString &path, int line)
    {
        return pool.call("append", bytesOf(path.toStdString() + '\n' + std::to_string(line)));
    }
};

void ProcessAdvanceTest::shortTasksAreGivenInAdvance()
{
    Pool pool(1);
    for (int i = 0; i < 20; ++i)
        pool.learnThatTasksAreShort();
    QVERIFY(sentInAdvance(pool.events()) > 0);
}

void ProcessAdvanceTest::longTasksAreGivenOneByOne()
{
    Pool pool(1);
    for (int i = 0; i < 20; ++i)
        pool.call("spin-1ms");
    pool.executor->shutdown();
    QCOMPARE(sentInAdvance(pool.events()), 0);
}

void ProcessAdvanceTest::orderIsKeptAndNothingRunsTwice()
{
    const QString path = m_folder.filePath("order");
    Pool pool(1);
    std::vector<FuturePtr> futures;
    for (int i = 0; i < 2000; ++i)
        futures.push_back(append(pool, path, i));
    QVERIFY(wait(futures, longEnough).notDone.empty());
    std::ifstream file(path.toStdString());
    int expected = 0;
    for (std::string line; std::getline(file, line); ++expected)
        QCOMPARE(line, std::to_string(expected));
    QCOMPARE(expected, 2000);
}

void ProcessAdvanceTest::whatWaitsBehindALongTaskGoesToOthers()
{
    Pool pool(2);
    pool.learnThatTasksAreShort();
    for (int round = 0; round < 5; ++round) {
        std::vector<FuturePtr> before, after;
        for (int i = 0; i < 60; ++i)
            before.push_back(pool.call("echo"));
        const Future<Bytes> held = pool.call("hold");
        for (int i = 0; i < 60; ++i)
            after.push_back(pool.call("echo"));
        QVERIFY(wait(before, longEnough).notDone.empty());
        QVERIFY(wait(after, longEnough).notDone.empty());
        for (const FuturePtr &future : after)
            QVERIFY(!future->hasException());
        QTRY_VERIFY(pool.begun(held));
        QVERIFY(!held.done());
        for (const pid_t pid : pool.pids()) {
            if (pid != 0)
                kill(pid, SIGKILL);
        }
        QVERIFY(raises<WorkerLostError>(held));
        pool.learnThatTasksAreShort();
    }
}

void ProcessAdvanceTest::aStoppedWorkersInboxGoesToOthers()
{
    Pool pool(2);
    pool.learnThatTasksAreShort();
    const pid_t stopped = pool.pids().front();
    kill(stopped, SIGSTOP);
    QTRY_COMPARE(processState(std::to_string(stopped)).first, 'T');
    std::vector<FuturePtr> futures;
    for (int i = 0; i < 50; ++i)
        futures.push_back(pool.call("echo"));
    // It can hold back at most the one that it was to take next.
    QTRY_VERIFY(std::ranges::count_if(futures, [](const FuturePtr &future) { return future->done(); }) >= 49);
    kill(stopped, SIGCONT);
    QVERIFY(wait(futures, longEnough).notDone.empty());
    for (const FuturePtr &future : futures)
        QVERIFY(!future->hasException());
}

void ProcessAdvanceTest::aDeathWithAFullInboxLosesOneTask()
{
    constexpr int rounds = 20, behind = 8;
    const QString path = m_folder.filePath("behind");
    Pool pool(1);
    for (int round = 0; round < rounds; ++round) {
        pool.learnThatTasksAreShort();
        const Future<Bytes> victim = pool.call("kill-self");
        std::vector<Future<Bytes>> others;
        for (int i = 0; i < behind; ++i)
            others.push_back(append(pool, path, round * behind + i));
        QVERIFY(raises<WorkerLostError>(victim));
        for (const Future<Bytes> &other : others)
            other.result(longEnough);
    }
    const std::map<std::string, int> lines = linesOf(path);
    QCOMPARE(lines.size(), std::size_t{rounds * behind});
    for (const auto &[line, count] : lines)
        QCOMPARE(count, 1);
    const std::vector<Event> events = pool.events();
    QCOMPARE(std::ranges::count(events, EventKind::Lost, &Event::kind), rounds);
}

void ProcessAdvanceTest::killsAtAnyMomentRunNothingTwice()
{
    constexpr int kills = 40, perRound = 100;
    const QString path = m_folder.filePath("kills");
    std::mt19937 random(11);
    Pool pool(2);
    std::vector<Future<Bytes>> futures;
    for (int round = 0; round < kills; ++round) {
        for (int i = 0; i < perRound; ++i)
            futures.push_back(append(pool, path, static_cast<int>(futures.size())));
        const std::size_t awaited = futures.size() - 1 - random() % perRound;
        futures[awaited].core()->waitUntilDone(longEnough);
        const pid_t pid = pool.pids()[random() % 2];
        if (pid != 0)
            kill(pid, SIGKILL);
    }
    pool.executor->shutdown();
    const std::map<std::string, int> lines = linesOf(path);
    int lost = 0;
    for (std::size_t i = 0; i < futures.size(); ++i) {
        const auto found = lines.find(std::to_string(i));
        const int count = found == lines.end() ? 0 : found->second;
        if (futures[i].core()->hasException()) {
            QVERIFY(raises<WorkerLostError>(futures[i]));
            ++lost;
            QVERIFY(count <= 1);
        } else {
            QVERIFY(futures[i].done());
            QCOMPARE(count, 1);
        }
    }
    qInfo("%d kills, %d tasks lost of %zu", kills, lost, futures.size());
    QVERIFY(lost <= kills);
}

void ProcessAdvanceTest::bigAndSmallTasksMayFollowEachOther()
{
    Pool pool(2);
    pool.learnThatTasksAreShort();
    std::vector<std::pair<std::size_t, Future<Bytes>>> futures;
    std::mt19937 random(5);
    const std::size_t sizes[] = {0, 10, 1900, slotBytes - 40, slotBytes, 3000, 200'000, 1u << 20};
    for (int i = 0; i < 600; ++i) {
        const std::size_t size = sizes[random() % std::size(sizes)] + random() % 9;
        futures.emplace_back(size, pool.call("echo", Bytes(size, static_cast<std::byte>(i))));
    }
    for (std::size_t i = 0; i < futures.size(); ++i)
        QVERIFY(futures[i].second.result(longEnough) == Bytes(futures[i].first, static_cast<std::byte>(i)));
    pool.executor->shutdown();
    QVERIFY(countMarks(pool.events(), MarkKind::WorkerStarted) == 2);
}

void ProcessAdvanceTest::garbageInTheSharedMemoryEndsTheWorker_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("fault");
    QTest::addRow("type") << "slot-garbage"
                          << "unknown frame type 77";
    QTest::addRow("length") << "slot-length"
                            << "a frame of 4294967295 bytes was announced (at most 2036)";
    QTest::addRow("task") << "slot-other-task"
                          << "an answer came for future 8, which it does not have";
    QTest::addRow("short") << "slot-short"
                           << "an answer is malformed";
    QTest::addRow("count") << "too-many-answers"
                           << "it answered 1000 tasks of 1 in hand";
    QTest::addRow("window") << "wild-window"
                            << "unknown frame type 77";
}

void ProcessAdvanceTest::garbageInTheSharedMemoryEndsTheWorker()
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
}

void ProcessAdvanceTest::noiseInTheSharedMemoryOfADeadWorkerIsBorne()
{
    Pool pool(1);
    for (int round = 0; round < 5; ++round) {
        pool.learnThatTasksAreShort();
        const Future<Bytes> victim = pool.call("noise");
        std::vector<FuturePtr> others;
        for (int i = 0; i < 8; ++i)
            others.push_back(pool.call("echo"));
        QVERIFY(raises<WorkerLostError>(victim));
        // Nobody can know which of the others it had begun, so they may be lost too, but none is left.
        QVERIFY(wait(others, longEnough).notDone.empty());
    }
}

void ProcessAdvanceTest::anIdlePoolUsesNoProcessor()
{
    Pool pool(2);
    pool.learnThatTasksAreShort();
    const Promise<int> never;
    // Workers look for more work for a while, and longer on a busy machine; then they must rest. ThreadSanitizer has a
    // thread of its own in each of them, which never rests altogether.
    const auto idleFor100Ms = [&] {
        const Nanos before = pool.executor->workerCpuTime();
        const std::clock_t ownBefore = std::clock();
        wait(std::vector<FuturePtr>{never.future()}, 100ms);
        return pool.executor->workerCpuTime() - before <= 5ms && std::clock() - ownBefore < CLOCKS_PER_SEC / 20;
    };
    QTRY_VERIFY_WITH_TIMEOUT(idleFor100Ms(), 20'000);
}

QTEST_GUILESS_MAIN(ProcessAdvanceTest)
#include "tst_processadvance.moc"
