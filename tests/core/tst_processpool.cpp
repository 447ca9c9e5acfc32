// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/processpool.h"
#include "core/executors/remotetask.h"
#include "core/executors/workerprotocol.h"
#include "core/futures/waiting.h"
#include "core/platform/childprocess.h"
#include "core/trace/recorder.h"

#include <QtTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

constexpr Nanos longEnough = 60s; // for what must happen; a slow machine may take its time
const char *const testWorker = TEST_WORKER;

Bytes bytesOf(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

/// A pool of test workers that records, and what a test asks of it.
class Pool
{
public:
    explicit Pool(int workers, const std::string &program = testWorker, const ProcessPoolLimits &limits = {})
    {
        auto started = ProcessPoolExecutor::start(
            {.workers = workers, .recorder = &recorder, .stop = stop.get_token(), .workerProgram = program}, limits);
        if (!started)
            qFatal("%s", started.error().detail.c_str());
        executor = std::move(*started);
    }

    Future<Bytes> call(std::string_view function, Bytes arguments = {})
    {
        auto task = makeIntrusive<NamedCall>(std::string(function), std::move(arguments));
        executor->submitTask(task);
        return Future<Bytes>(task);
    }

    std::vector<pid_t> pids() const { return dynamic_cast<ProcessPoolExecutor &>(*executor).pids(); }
    int living() const { return static_cast<int>(std::ranges::count_if(pids(), [](pid_t pid) { return pid != 0; })); }

    /// Ends the pool and gives its events.
    std::vector<Event> events()
    {
        executor.reset();
        recorder.stop();
        std::vector<Event> all;
        recorder.snapshot().forEachBlock(0, [&](std::span<const Event> block) {
            all.insert(all.end(), block.begin(), block.end());
        });
        return all;
    }

    std::stop_source stop;
    Recorder recorder;
    std::unique_ptr<Executor> executor;
};

std::string failureOf(const Future<Bytes> &future)
{
    const std::exception_ptr exception = future.exception(longEnough);
    return exception ? exceptionText(exception) : "no exception";
}

template <class Expected>
bool raises(const Future<Bytes> &future)
{
    try {
        future.result(longEnough);
    } catch (const Expected &) {
        return true;
    } catch (...) {
    }
    return false;
}

const Event *find(const std::vector<Event> &events, EventKind kind, FutureId future)
{
    const auto found = std::ranges::find_if(
        events, [&](const Event &event) { return event.kind == kind && event.future == future; });
    return found == events.end() ? nullptr : &*found;
}

std::size_t countMarks(const std::vector<Event> &events, MarkKind mark)
{
    return static_cast<std::size_t>(std::ranges::count_if(events, [&](const Event &event) {
        return event.kind == EventKind::Mark && event.detail == static_cast<std::uint8_t>(mark);
    }));
}

/// Fields of /proc/<pid>/stat behind the name: state, parent.
std::pair<char, pid_t> processState(const std::string &pid)
{
    std::ifstream file("/proc/" + pid + "/stat");
    std::string line;
    std::getline(file, line);
    const std::size_t afterName = line.rfind(')');
    if (afterName == std::string::npos)
        return {'-', 0};
    char state = '-';
    int parent = 0;
    std::sscanf(line.c_str() + afterName + 1, " %c %d", &state, &parent);
    return {state, parent};
}

bool isAlive(pid_t pid)
{
    const char state = processState(std::to_string(pid)).first;
    return state != '-' && state != 'Z' && state != 'X';
}

/// Processes, zombies too, whose parent we are.
std::size_t countChildren()
{
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c); }))
            count += processState(name).second == getpid();
    }
    return count;
}

std::size_t countDescriptors()
{
    std::size_t count = 0;
    for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count;
}

} // namespace

class ProcessPoolTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_descriptorsBefore = countDescriptors(); }
    void cleanup();

    void frameReaderCutsAnySlicesIntoFrames();
    void argumentsAndResultsOfAnySizeAreCopiedBothWays_data();
    void argumentsAndResultsOfAnySizeAreCopiedBothWays();
    void whatDoesNotFitIntoAFrameFailsByItself();
    void closuresAreRefused();
    void unknownFunctionsFailTheirTask();
    void exceptionsKeepKindAndText_data();
    void exceptionsKeepKindAndText();
    void aTextGoesIntoTheTrace();
    void workersAreAddedOnDemandAndNeverMoreThanAsked();
    void anIdleWorkerIsUsedFirst();
    void tasksOfOneWorkerRunInOrder();
    void cancelWorksWhileQueued();
    void cpuTimeCountsLivingAndEndedWorkers();

    void childEventsLieBetweenSentAndTheEnd();
    void aLongTaskIsSeenWhileItGoesOn();
    void droppedEventsOfAChildAreCounted();

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

    void stopEndsTasksInHandAndCancelsQueued();
    void stopBeforeTheStart();
    void shutdownWaitsForQueuedTasks();
    void shutdownWithoutWaitReturnsAtOnce();
    void shutdownCancelsWhatHasNotStarted();
    void shutdownTwiceAndSubmitAfterwards();
    void aChildThatDoesNotLeaveIsKilled();
    void callbacksMaySubmit();
    void childrenEndWithTheirOwner();

    void throughput();

private:
    std::size_t m_descriptorsBefore = 0;
    QTemporaryDir m_folder;

    std::string linkedWorker(const char *name)
    {
        const QString path = m_folder.filePath(name);
        QFile::link(testWorker, path);
        return path.toStdString();
    }
};

void ProcessPoolTest::initTestCase()
{
    // A sanitized child would sleep for a second before each of its ends.
    qputenv("TSAN_OPTIONS", qgetenv("TSAN_OPTIONS") + " atexit_sleep_ms=0");
}

void ProcessPoolTest::cleanup()
{
    QCOMPARE(countChildren(), std::size_t{0});
    QCOMPARE(waitpid(-1, nullptr, WNOHANG), -1);
    QCOMPARE(countDescriptors(), m_descriptorsBefore);
}

void ProcessPoolTest::frameReaderCutsAnySlicesIntoFrames()
{
    Bytes stream;
    for (std::uint32_t task = 1; task <= 40; ++task) {
        FrameWriter writer(stream, FrameType::Result, task);
        writer.addBytes(Bytes(task * 997, static_cast<std::byte>(task)));
        QVERIFY(writer.finish());
    }
    for (const std::size_t slice : {std::size_t{1}, std::size_t{11}, std::size_t{4096}, std::size_t{65536}}) {
        FrameReader reader;
        std::uint32_t seen = 0;
        for (std::size_t at = 0; at < stream.size(); at += slice) {
            const auto part = std::span(stream).subspan(at, std::min(slice, stream.size() - at));
            std::ranges::copy(part, reader.space().begin());
            reader.commit(part.size());
            for (auto next = reader.next(); next.outcome == FrameReader::Outcome::Frame; next = reader.next()) {
                QCOMPARE(next.frame.task, ++seen);
                QCOMPARE(next.frame.body.size(), std::size_t{seen} * 997);
                QCOMPARE(next.frame.body.back(), static_cast<std::byte>(seen));
            }
        }
        QCOMPARE(seen, 40u);
    }
}

void ProcessPoolTest::argumentsAndResultsOfAnySizeAreCopiedBothWays_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 65523, 65535, 65536, 65537, 5 << 20})
        QTest::addRow("%d bytes", size) << size;
}

void ProcessPoolTest::argumentsAndResultsOfAnySizeAreCopiedBothWays()
{
    QFETCH(int, size);
    Bytes sent(static_cast<std::size_t>(size));
    for (std::size_t i = 0; i < sent.size(); ++i)
        sent[i] = static_cast<std::byte>(i * 31 >> 3);
    Pool pool(2);
    const Future<Bytes> first = pool.call("echo", sent), second = pool.call("echo", sent);
    QVERIFY(first.result(longEnough) == sent);
    QVERIFY(second.result(longEnough) == sent);
    const std::vector<Event> events = pool.events();
    const Event *serialised = find(events, EventKind::Serialised, first.id());
    const Event *sentEvent = find(events, EventKind::Sent, first.id());
    QVERIFY(serialised && sentEvent);
    QCOMPARE(serialised->payload, sent.size());
    QVERIFY(sentEvent->payload > sent.size());
    QCOMPARE(find(events, EventKind::Finished, first.id())->payload, sent.size());
}

void ProcessPoolTest::whatDoesNotFitIntoAFrameFailsByItself()
{
    Pool pool(1);
    QVERIFY(failureOf(pool.call("echo", Bytes(maxFrameBytes))).find("the arguments have 67108864 bytes") == 0);
    QVERIFY(failureOf(pool.call("huge")).find("the result has 67108864 bytes") == 0);
    QVERIFY(pool.call("echo", bytesOf("still here")).result(longEnough) == bytesOf("still here"));
    const std::vector<Event> events = pool.events();
    QCOMPARE(countMarks(events, MarkKind::WorkerStarted), std::size_t{1});
    QVERIFY(find(events, EventKind::Failed, FutureId{1}));
}

void ProcessPoolTest::closuresAreRefused()
{
    Pool pool(1);
    try {
        pool.executor->submit([] { return 1; });
        QFAIL("accepted");
    } catch (const RuntimeError &error) {
        QCOMPARE(std::string(error.what()),
                 std::string("processes runs functions registered by name; a closure cannot be sent to another process"));
    }
}

void ProcessPoolTest::unknownFunctionsFailTheirTask()
{
    Pool pool(1);
    QCOMPARE(failureOf(pool.call("no-such")), std::string("no function is registered as \"no-such\""));
}

void ProcessPoolTest::exceptionsKeepKindAndText_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addRow("value") << "value-error" << int(FailureKind::ValueError) << "ValueError: Task 12 failed!";
    QTest::addRow("other") << "other-error" << int(FailureKind::Other) << "näh";
    QTest::addRow("system") << "system-error" << int(FailureKind::OsError) << "data.bin: No such file or directory";
}

void ProcessPoolTest::exceptionsKeepKindAndText()
{
    QFETCH(QString, function);
    QFETCH(int, kind);
    QFETCH(QString, text);
    Pool pool(1);
    const Future<Bytes> future = pool.call(function.toStdString(), bytesOf("näh"));
    QCOMPARE(QString::fromStdString(failureOf(future)), text);
    QVERIFY(raises<TaskError>(future));
    QCOMPARE(int(classify(future.exception()).kind), kind);
    const std::vector<Event> events = pool.events();
    QCOMPARE(int(find(events, EventKind::Failed, future.id())->detail), kind);
}

void ProcessPoolTest::aTextGoesIntoTheTrace()
{
    Pool pool(1);
    const Future<Bytes> first = pool.call("other-error", bytesOf("one")), second = pool.call("other-error", bytesOf("two"));
    QCOMPARE(failureOf(second), std::string("two"));
    const std::vector<Event> events = pool.events();
    const std::vector<std::string> texts = pool.recorder.snapshot().texts();
    for (const auto &[future, text] : {std::pair{first, "one"}, std::pair{second, "two"}}) {
        const Event *failed = find(events, EventKind::Failed, future.id());
        const auto number = Failure::fromPayload(FailureKind::Other, failed->payload).number;
        QCOMPARE(texts.at(number), std::string(text));
    }
}

void ProcessPoolTest::workersAreAddedOnDemandAndNeverMoreThanAsked()
{
    Pool pool(3);
    QCOMPARE(pool.living(), 1); // the one that proves that the program is right
    std::vector<FuturePtr> futures;
    for (int i = 0; i < 200; ++i)
        futures.push_back(pool.call("spin-1ms"));
    while (!wait(futures, 1ms).notDone.empty())
        QVERIFY(countChildren() <= 3);
    QCOMPARE(pool.living(), 3);
    const std::vector<Event> events = pool.events();
    std::set<std::uint16_t> lanes;
    for (const Event &event : events) {
        if (event.kind == EventKind::Started)
            lanes.insert(event.lane.value);
    }
    QCOMPARE(lanes, (std::set<std::uint16_t>{1, 2, 3}));
    QCOMPARE(countMarks(events, MarkKind::WorkerStarted), std::size_t{3});
    QCOMPARE(countMarks(events, MarkKind::WorkerEnded), std::size_t{3});
}

void ProcessPoolTest::anIdleWorkerIsUsedFirst()
{
    Pool pool(4);
    std::set<Bytes> pids;
    for (int i = 0; i < 20; ++i)
        pids.insert(pool.call("pid").result(longEnough));
    QCOMPARE(pids.size(), std::size_t{1});
    QCOMPARE(*pids.begin(), bytesOf(std::to_string(pool.pids().front())));
    QCOMPARE(pool.living(), 1);
}

void ProcessPoolTest::tasksOfOneWorkerRunInOrder()
{
    Pool pool(1);
    for (int i = 0; i < 50; ++i)
        pool.call("echo");
    std::uint32_t last = 0;
    for (const Event &event : pool.events()) {
        if (event.kind == EventKind::Started)
            QCOMPARE(event.future.value, ++last);
    }
    QCOMPARE(last, 50u);
}

void ProcessPoolTest::cancelWorksWhileQueued()
{
    Pool pool(1);
    const Future<Bytes> running = pool.call("hold");
    QTRY_VERIFY(running.running());
    const Future<Bytes> queued = pool.call("echo");
    QVERIFY(!running.cancel());
    QVERIFY(queued.cancel());
    kill(pool.pids().front(), SIGKILL);
    pool.executor->shutdown();
    QCOMPARE(queued.state(), FutureState::CancelledAndNotified);
    QVERIFY(!find(pool.events(), EventKind::Sent, queued.id()));
}

void ProcessPoolTest::cpuTimeCountsLivingAndEndedWorkers()
{
    Pool pool(1);
    std::vector<FuturePtr> futures;
    for (int i = 0; i < 30; ++i)
        futures.push_back(pool.call("spin-1ms"));
    wait(futures);
    const Nanos living = pool.executor->workerCpuTime();
    QVERIFY(living > Nanos::zero());
    pool.executor->shutdown();
    const Nanos ended = pool.executor->workerCpuTime();
    QVERIFY2(ended >= living / 2 && ended < 10s, qPrintable(QString::number(ended.count())));
}

void ProcessPoolTest::childEventsLieBetweenSentAndTheEnd()
{
    Pool pool(2);
    const Future<Bytes> future = pool.call("block");
    future.result(longEnough);
    const std::int64_t endNs = monotonicNs() - pool.recorder.originNs();
    std::vector<Event> mine;
    for (const Event &event : pool.events()) {
        if (event.future == future.id() && event.kind != EventKind::ResultRead)
            mine.push_back(event);
    }
    const std::vector<EventKind> expected{EventKind::Submitted, EventKind::Serialised, EventKind::Sent,
                                          EventKind::Started,   EventKind::Blocked,    EventKind::Resumed,
                                          EventKind::Finished};
    std::ranges::sort(mine, {}, &Event::timeNs);
    std::vector<EventKind> kinds;
    for (const Event &event : mine)
        kinds.push_back(event.kind);
    // Nobody is bound to the recorder in this thread, so the submission is not recorded.
    QVERIFY(kinds == std::vector<EventKind>(expected.begin() + 1, expected.end()));
    QVERIFY(mine.back().timeNs < endNs);
    for (const Event &event : mine)
        QCOMPARE(event.lane.value, std::uint16_t{1});
    QCOMPARE(mine[3].detail, static_cast<std::uint8_t>(BlockReason::File));
}

void ProcessPoolTest::aLongTaskIsSeenWhileItGoesOn()
{
    Pool pool(1);
    const Future<Bytes> future = pool.call("hold");
    const auto blocked = [&] {
        std::vector<Event> all;
        pool.recorder.snapshot().forEachBlock(
            0, [&](std::span<const Event> block) { all.insert(all.end(), block.begin(), block.end()); });
        return find(all, EventKind::Started, future.id()) && find(all, EventKind::Blocked, future.id());
    };
    QTRY_VERIFY(blocked());
    QVERIFY(future.running());
    pool.stop.request_stop();
}

void ProcessPoolTest::droppedEventsOfAChildAreCounted()
{
    Pool pool(1);
    const Future<Bytes> future = pool.call("flood");
    future.result(longEnough);
    const std::vector<Event> events = pool.events();
    const auto recorded = static_cast<std::uint64_t>(
        std::ranges::count_if(events, [](const Event &event) { return event.kind == EventKind::LockWait; }));
    const std::uint64_t dropped = pool.recorder.snapshot().droppedEvents();
    // Started and Finished may be among the dropped ones.
    QVERIFY2(recorded + dropped >= 200'000 && recorded + dropped <= 200'002, qPrintable(QString::number(dropped)));
    QVERIFY(dropped > 0);
}

void ProcessPoolTest::aKilledWorkerLosesOnlyItsTask()
{
    Pool pool(2);
    const Future<Bytes> victim = pool.call("hold"), other = pool.call("hold");
    QTRY_VERIFY(victim.running() && other.running());
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

void ProcessPoolTest::endsOfWorkersAreTold_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("text");
    QTest::addRow("exit") << "exit-3" << "the worker process ended with exit code 3";
    QTest::addRow("abort") << "abort" << "the worker process was ended by SIGABRT";
    QTest::addRow("crash") << "crash" << "the worker process was ended by SIGSEGV";
    QTest::addRow("half an answer") << "half" << "the worker process ended with exit code 0";
    // Whether it sees the other end go or is killed first is open.
    QTest::addRow("socket closed") << "close" << "the worker process ";
}

void ProcessPoolTest::endsOfWorkersAreTold()
{
    QFETCH(QString, function);
    QFETCH(QString, text);
    Pool pool(1);
    const Future<Bytes> future = pool.call(function.toStdString());
    QVERIFY2(QString::fromStdString(failureOf(future)).startsWith(text), failureOf(future).c_str());
    QVERIFY(raises<WorkerLostError>(future));
    QVERIFY(pool.call("echo", bytesOf("next")).result(longEnough) == bytesOf("next"));
}

void ProcessPoolTest::allWorkersKilledAtOnce()
{
    Pool pool(4);
    std::vector<Future<Bytes>> futures;
    for (int i = 0; i < 4; ++i)
        futures.push_back(pool.call("hold"));
    QTRY_VERIFY(std::ranges::all_of(futures, [](const auto &future) { return future.running(); }));
    for (const pid_t pid : pool.pids())
        kill(pid, SIGKILL);
    for (const Future<Bytes> &future : futures)
        QVERIFY(raises<WorkerLostError>(future));
    QVERIFY(pool.call("echo").result(longEnough).empty());
}

void ProcessPoolTest::workersKilledWhileTheyStartAndLeave()
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

void ProcessPoolTest::killedWhileABigFrameIsWritten()
{
    Pool pool(1);
    const pid_t pid = pool.pids().front();
    kill(pid, SIGSTOP);
    QTRY_COMPARE(processState(std::to_string(pid)).first, 'T');
    const Future<Bytes> big = pool.call("echo", Bytes(5 << 20));
    QTRY_VERIFY(big.running()); // and stuck: nobody reads
    kill(pid, SIGKILL);
    QCOMPARE(failureOf(big), std::string("the worker process was ended by SIGKILL"));
    QCOMPARE(pool.call("echo", Bytes(5 << 20)).result(longEnough).size(), std::size_t{5} << 20);
}

void ProcessPoolTest::aWorkerKilledWhileIdleIsReplaced()
{
    Pool pool(1);
    const pid_t pid = pool.pids().front();
    kill(pid, SIGKILL);
    QTRY_VERIFY(pool.pids().front() == 0);
    QVERIFY(pool.call("echo").result(longEnough).empty());
    QVERIFY(pool.pids().front() != pid);
}

void ProcessPoolTest::brokenProtocolEndsTheWorker_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("fault");
    QTest::addRow("garbage") << "garbage" << "unknown frame type 4008636142";
    QTest::addRow("length") << "four-gigabytes" << "a frame of 4294967295 bytes was announced (at most 67108864)";
    QTest::addRow("task") << "wrong-id" << "an answer came for future 2, which it does not have";
    QTest::addRow("count") << "many-events" << "an answer is malformed";
    QTest::addRow("event") << "foreign-event" << "an event is malformed or belongs to another task";
}

void ProcessPoolTest::brokenProtocolEndsTheWorker()
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

void ProcessPoolTest::badWorkerProgramsAreNamed_data()
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
    QTest::addRow("older") << path("old") << "%1 is version 0.0.1 (protocol 1), this program is ";
    QTest::addRow("leaving") << path("leaving") << "%1 ended before it said hello";
}

void ProcessPoolTest::badWorkerProgramsAreNamed()
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

void ProcessPoolTest::workersThatStopStartingBreakThePool()
{
    const std::string program = linkedWorker("vanishing");
    Pool pool(2, program);
    const Future<Bytes> held = pool.call("hold");
    QTRY_VERIFY(held.running());
    std::filesystem::remove(program);
    std::vector<Future<Bytes>> queued;
    for (int i = 0; i < 3; ++i)
        queued.push_back(pool.call("echo"));
    QVERIFY(!queued[0].core()->waitUntilDone(20ms)); // the worker that is left may still do it
    kill(pool.pids().front(), SIGKILL);
    QVERIFY(raises<WorkerLostError>(held));
    const std::string text =
        "no worker process can be started: " + program + " cannot be started: No such file or directory (ENOENT)";
    for (const Future<Bytes> &future : queued) {
        QVERIFY(raises<BrokenProcessPool>(future));
        QCOMPARE(failureOf(future), text);
    }
    QVERIFY_EXCEPTION_THROWN(pool.call("echo"), BrokenProcessPool);
}

void ProcessPoolTest::refusedProcessesLeaveASmallerPool()
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

void ProcessPoolTest::stopEndsTasksInHandAndCancelsQueued()
{
    Pool pool(2);
    const Future<Bytes> holding = pool.call("hold"), spinning = pool.call("spin"), queued = pool.call("echo");
    QTRY_VERIFY(holding.running() && spinning.running());
    QElapsedTimer timer;
    timer.start();
    pool.stop.request_stop();
    for (const Future<Bytes> &future : {holding, spinning}) {
        QVERIFY(raises<TaskError>(future));
        QCOMPARE(failureOf(future), std::string("stopped with the run"));
    }
    QVERIFY_EXCEPTION_THROWN(queued.result(longEnough), CancelledError);
    const Future<Bytes> late = pool.call("echo");
    QVERIFY_EXCEPTION_THROWN(late.result(longEnough), CancelledError);
    pool.executor->shutdown();
    QVERIFY(timer.elapsed() < 2000);
    const std::vector<Event> events = pool.events();
    const Event *stopped = find(events, EventKind::Failed, spinning.id());
    QVERIFY(stopped);
    QCOMPARE(stopped->detail, static_cast<std::uint8_t>(FailureKind::Stopped));
    QVERIFY(stopped->lane.value == 1 || stopped->lane.value == 2);
    QVERIFY(!find(events, EventKind::Lost, spinning.id()));
}

void ProcessPoolTest::stopBeforeTheStart()
{
    std::stop_source stop;
    stop.request_stop();
    auto pool = ProcessPoolExecutor::start({.workers = 2, .stop = stop.get_token(), .workerProgram = testWorker});
    QVERIFY(pool.ok());
    const auto task = makeIntrusive<NamedCall>("echo", Bytes());
    (*pool)->submitTask(task);
    QVERIFY_EXCEPTION_THROWN(Future<Bytes>(task).result(longEnough), CancelledError);
}

void ProcessPoolTest::shutdownWaitsForQueuedTasks()
{
    Pool pool(2);
    std::vector<FuturePtr> futures;
    for (int i = 0; i < 40; ++i)
        futures.push_back(pool.call("spin-1ms"));
    pool.executor->shutdown();
    for (const FuturePtr &future : futures)
        QVERIFY(future->done() && !future->hasException() && !future->cancelled());
    QCOMPARE(countChildren(), std::size_t{0});
}

void ProcessPoolTest::shutdownWithoutWaitReturnsAtOnce()
{
    Pool pool(1);
    const Future<Bytes> held = pool.call("hold"), queued = pool.call("echo", bytesOf("later"));
    QTRY_VERIFY(held.running());
    pool.executor->shutdown(false);
    QVERIFY(!held.done() && !queued.done());
    kill(pool.pids().front(), SIGKILL);
    QVERIFY(queued.result(longEnough) == bytesOf("later"));
}

void ProcessPoolTest::shutdownCancelsWhatHasNotStarted()
{
    Pool pool(1);
    const Future<Bytes> held = pool.call("hold"), queued = pool.call("echo");
    QTRY_VERIFY(held.running());
    pool.executor->shutdown(false, true);
    QVERIFY(queued.cancelled());
    QVERIFY(held.running());
    kill(pool.pids().front(), SIGKILL);
    pool.executor->shutdown();
    QVERIFY(raises<WorkerLostError>(held));
}

void ProcessPoolTest::shutdownTwiceAndSubmitAfterwards()
{
    Pool pool(1);
    pool.executor->shutdown();
    pool.executor->shutdown(true, true);
    try {
        pool.call("echo");
        QFAIL("accepted");
    } catch (const RuntimeError &error) {
        QCOMPARE(std::string(error.what()), std::string("cannot schedule new futures after shutdown"));
    }
}

void ProcessPoolTest::aChildThatDoesNotLeaveIsKilled()
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

void ProcessPoolTest::callbacksMaySubmit()
{
    Pool pool(1);
    std::promise<Future<Bytes>> next;
    const Future<Bytes> first = pool.call("echo");
    first.addDoneCallback([&](FutureCore &) { next.set_value(pool.call("echo", bytesOf("nested"))); });
    QVERIFY(next.get_future().get().result(longEnough) == bytesOf("nested"));
}

void ProcessPoolTest::childrenEndWithTheirOwner()
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

void ProcessPoolTest::throughput()
{
    constexpr int tasks = 20'000, inFlight = 64;
    Pool pool(2);
    wait(std::vector<FuturePtr>{pool.call("spin-1ms"), pool.call("spin-1ms")});
    QElapsedTimer timer;
    timer.start();
    std::deque<Future<Bytes>> window;
    for (int i = 0; i < tasks; ++i) {
        if (window.size() == inFlight) {
            window.front().result(longEnough);
            window.pop_front();
        }
        window.push_back(pool.call("echo", Bytes(8)));
    }
    for (const Future<Bytes> &future : window)
        QCOMPARE(future.result(longEnough).size(), std::size_t{8});
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    qInfo("%.0f tasks/s, %.2f us a task", tasks / seconds, seconds / tasks * 1e6);
}

QTEST_GUILESS_MAIN(ProcessPoolTest)
#include "tst_processpool.moc"
