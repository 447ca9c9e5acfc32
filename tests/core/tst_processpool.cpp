// SPDX-License-Identifier: GPL-3.0-or-later
// What a healthy pool of processes does; its faults are in tst_processfaults.cpp.
#include "tests/core/processfixtures.h"

using namespace futurescope;

class ProcessPoolTest : public ProcessTest
{
    Q_OBJECT

private slots:
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
    void stopEndsTasksInHandAndCancelsQueued();
    void stopBeforeTheStart();
    void shutdownWaitsForQueuedTasks();
    void shutdownWithoutWaitReturnsAtOnce();
    void shutdownCancelsWhatHasNotStarted();
    void shutdownTwiceAndSubmitAfterwards();
    void callbacksMaySubmit();
    void throughput();
};

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
        QCOMPARE(
            std::string(error.what()),
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
    QCOMPARE(int(classify(future.exception()).kind), kind);
    const std::vector<Event> events = pool.events();
    QCOMPARE(int(find(events, EventKind::Failed, future.id())->detail), kind);
}

void ProcessPoolTest::aTextGoesIntoTheTrace()
{
    Pool pool(1);
    const Future<Bytes> first = pool.call("other-error", bytesOf("one")),
                        second = pool.call("other-error", bytesOf("two"));
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
    QTRY_VERIFY(pool.begun(running));
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
        const std::vector<Event> all = pool.eventsSoFar();
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
    QTRY_VERIFY(pool.begun(held));
    pool.executor->shutdown(false);
    QVERIFY(!held.done() && !queued.done());
    kill(pool.pids().front(), SIGKILL);
    QVERIFY(queued.result(longEnough) == bytesOf("later"));
}

void ProcessPoolTest::shutdownCancelsWhatHasNotStarted()
{
    Pool pool(1);
    const Future<Bytes> held = pool.call("hold"), queued = pool.call("echo");
    QTRY_VERIFY(pool.begun(held));
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

void ProcessPoolTest::callbacksMaySubmit()
{
    Pool pool(1);
    std::promise<Future<Bytes>> next;
    const Future<Bytes> first = pool.call("echo");
    first.addDoneCallback([&](FutureCore &) { next.set_value(pool.call("echo", bytesOf("nested"))); });
    QVERIFY(next.get_future().get().result(longEnough) == bytesOf("nested"));
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
