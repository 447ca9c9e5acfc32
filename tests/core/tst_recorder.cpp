// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/memorysize.h"
#include "core/trace/recorder.h"

#include <QtTest>

#include <map>
#include <mutex>
#include <random>
#include <thread>

using namespace futurescope;

namespace {

/// The slow, obvious twin of a Recorder: one list and one lock.
class LockedRecorder
{
public:
    void record(const Event &event)
    {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(event);
    }
    const std::vector<Event> &events() const { return m_events; }

private:
    std::mutex m_mutex;
    std::vector<Event> m_events;
};

std::map<LaneId, std::vector<std::uint64_t>> payloadsByLane(const std::vector<Event> &events)
{
    std::map<LaneId, std::vector<std::uint64_t>> lanes;
    for (const Event &event : events)
        lanes[event.lane].push_back(event.payload);
    return lanes;
}

std::vector<Event> allEvents(const Trace &trace)
{
    std::vector<Event> events;
    trace.forEachBlock(0,
                       [&](std::span<const Event> block) { events.insert(events.end(), block.begin(), block.end()); });
    return events;
}

constexpr std::uint16_t threadCount = 4;

/// Each of several threads records `perThread` events into `recorder` and, if given, its twin.
void recordFromThreads(Recorder &recorder, LockedRecorder *twin, std::uint64_t perThread)
{
    std::vector<std::jthread> threads;
    for (std::uint16_t thread = 1; thread <= threadCount; ++thread) {
        threads.emplace_back([&, lane = LaneId{thread}] {
            const RecordingScope recording(&recorder, lane);
            for (std::uint64_t i = 0; i < perThread; ++i) {
                record(EventKind::Finished, FutureId{1}, i);
                if (twin)
                    twin->record({0, i, FutureId{1}, lane, EventKind::Finished, 0});
            }
        });
    }
}

} // namespace

class RecorderTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItsLockedTwinKeeps();
    void countsWhatIsDroppedBeyondTheLimitOfMemory();
    void snapshotsDoNotChangeWhileTheRunGoesOn();
    void timesAreOrderedWithinALaneAndCountFromTheOrigin();
    void aThreadWithoutScopeRecordsNothing();
    void frozenBlocksGiveBackWhatWasRecorded();
    void losesNothingHoweverFastEventsCome();
    void chainsGrowAndShrinkWithoutLosingOrMixingEvents();
    void consumerAndProducerMeetAtEveryBorderOfAChunk();
    void boundedChainDropsWhatItHasNoRoomFor();
    void limitOfMemoryIsThatOfTheMachineOrOfItsCgroup();
};

void RecorderTest::keepsWhatItsLockedTwinKeeps()
{
    Recorder recorder;
    LockedRecorder twin;
    recordFromThreads(recorder, &twin, 20'000);
    recorder.stop();
    const Trace trace = recorder.snapshot();
    QCOMPARE(trace.droppedEvents(), std::uint64_t{0});
    QVERIFY(payloadsByLane(allEvents(trace)) == payloadsByLane(twin.events()));
}

void RecorderTest::countsWhatIsDroppedBeyondTheLimitOfMemory()
{
    Recorder recorder({.memoryLimit = 10'000 * RecorderOptions::bytesPerEvent, .chunkEvents = 64});
    recordFromThreads(recorder, nullptr, 50'000);
    recorder.stop();
    const Trace trace = recorder.snapshot();
    QCOMPARE(trace.size() + trace.droppedEvents(), std::uint64_t{threadCount} * 50'000);
    // Two that begin their last chunk together may each take it.
    QVERIFY(trace.size() <= 10'000 + threadCount * 64);
    QVERIFY(trace.size() > 10'000 - (threadCount + 1) * 64);
    for (const auto &[lane, payloads] : payloadsByLane(allEvents(trace)))
        QVERIFY(std::ranges::is_sorted(payloads));
}

void RecorderTest::snapshotsDoNotChangeWhileTheRunGoesOn()
{
    Recorder recorder;
    std::jthread writer([&] { recordFromThreads(recorder, nullptr, 30'000); });
    std::vector<Trace> snapshots;
    std::vector<std::vector<Event>> copies;
    while (recorder.snapshot().size() < 60'000) {
        snapshots.push_back(recorder.snapshot());
        copies.push_back(allEvents(snapshots.back()));
        std::this_thread::yield();
    }
    writer.join();
    recorder.stop();
    for (std::size_t i = 0; i < snapshots.size(); ++i)
        QVERIFY(allEvents(snapshots[i]) == copies[i]);
    QCOMPARE(recorder.snapshot().size() + recorder.snapshot().droppedEvents(), std::size_t{4 * 30'000});
}

void RecorderTest::timesAreOrderedWithinALaneAndCountFromTheOrigin()
{
    Recorder recorder;
    recordFromThreads(recorder, nullptr, 1'000);
    recorder.stop();
    std::map<LaneId, std::int64_t> last;
    for (const Event &event : allEvents(recorder.snapshot())) {
        QVERIFY(event.timeNs >= last[event.lane]);
        last[event.lane] = event.timeNs;
    }
    QVERIFY(last[LaneId{1}] <= monotonicNs() - recorder.originNs());
}

void RecorderTest::frozenBlocksGiveBackWhatWasRecorded()
{
    std::mt19937_64 random(4);
    std::vector<Event> events;
    std::int64_t now = 0;
    for (int count = 0; count < 5 * 4096 + 77; ++count) {
        // Some blocks hold more than the 4.3 seconds that fit into a packed one.
        now += static_cast<std::int64_t>(random() % (count / 4096 % 2 == 0 ? 500'000 : 900'000'000)) - 100;
        const std::uint64_t payload = random() % 2 == 0 ? 0 : random();
        events.push_back({now, payload, FutureId{static_cast<std::uint32_t>(random())},
                          LaneId{static_cast<std::uint16_t>(random())}, static_cast<EventKind>(random() % 20),
                          static_cast<std::uint8_t>(random())});
    }
    TraceBuilder builder;
    for (std::size_t first = 0; first < events.size();) {
        const std::size_t count = std::min<std::size_t>(random() % 3000, events.size() - first);
        builder.append(std::span(events).subspan(first, count));
        first += count;
    }
    const Trace trace = builder.snapshot();
    QVERIFY(allEvents(trace) == events);
    for (std::size_t index = 0; index < events.size(); ++index)
        QVERIFY(trace[index] == events[index]);
    std::vector<Event> rest;
    trace.forEachBlock(7001,
                       [&](std::span<const Event> block) { rest.insert(rest.end(), block.begin(), block.end()); });
    QVERIFY(rest == std::vector<Event>(events.begin() + 7001, events.end()));
    QVERIFY(trace.memoryBytes() < 25 * events.size());
}

void RecorderTest::aThreadWithoutScopeRecordsNothing()
{
    Recorder recorder;
    record(EventKind::Finished, FutureId{1});
    {
        const RecordingScope outer(&recorder, LaneId{1});
        record(EventKind::Started, FutureId{1});
        {
            const RecordingScope inner(nullptr, LaneId{2});
            record(EventKind::Started, FutureId{2});
        }
        record(EventKind::Started, FutureId{3});
    }
    recorder.stop();
    const std::vector<Event> events = allEvents(recorder.snapshot());
    QCOMPARE(events.size(), std::size_t{2});
    QCOMPARE(events[1].future.value, 3u);
    QCOMPARE(events[1].lane.value, std::uint16_t{1});
}

void RecorderTest::losesNothingHoweverFastEventsCome()
{
    Recorder recorder;
    constexpr std::uint64_t each = 1'000'000; // as a loop, which is faster than any pool
    recordFromThreads(recorder, nullptr, each);
    recorder.stop();
    const Trace trace = recorder.snapshot();
    QCOMPARE(trace.droppedEvents(), std::uint64_t{0});
    QCOMPARE(trace.size(), threadCount * each);
    for (const auto &[lane, payloads] : payloadsByLane(allEvents(trace))) {
        QCOMPARE(payloads.size(), each);
        for (std::uint64_t i = 0; i < each; ++i)
            QVERIFY(payloads[i] == i);
    }
}

/// Takes all that has been published, and adds the payloads to `target`.
void drainInto(std::vector<std::uint64_t> &target, EventChain &chain, std::size_t most = EventChain::noLimit)
{
    chain.drain(
        [&](std::span<const Event> events) {
            for (const Event &event : events)
                target.push_back(event.payload);
        },
        most);
}

void RecorderTest::chainsGrowAndShrinkWithoutLosingOrMixingEvents()
{
    EventChain chain(4);
    std::vector<std::uint64_t> drained;
    std::uint64_t pushed = 0;
    for (int round = 0; round < 2'000; ++round) {
        for (int i = 0; i < round % 23; ++i)
            QVERIFY(chain.push({.payload = pushed++}));
        drainInto(drained, chain, static_cast<std::size_t>(round % 17));
        if (round % 5 == 0)
            chain.supply(static_cast<std::size_t>(round % 40));
    }
    drainInto(drained, chain);
    QCOMPARE(drained.size(), pushed);
    for (std::uint64_t i = 0; i < pushed; ++i)
        QCOMPARE(drained[i], i);
    QCOMPARE(chain.dropped(), std::uint64_t{0});
}

void RecorderTest::consumerAndProducerMeetAtEveryBorderOfAChunk()
{
    // Chunks this small make every event one at a border.
    for (const std::size_t chunkEvents : {1, 2, 3}) {
        EventChain chain(chunkEvents);
        constexpr std::uint64_t count = 100'000;
        std::jthread producer([&chain] {
            for (std::uint64_t i = 0; i < count; ++i)
                chain.push({.payload = i});
        });
        std::vector<std::uint64_t> drained;
        while (drained.size() < count) {
            drainInto(drained, chain);
            chain.supply(1 + drained.size() % 5);
        }
        for (std::uint64_t i = 0; i < count; ++i)
            QVERIFY(drained[i] == i);
    }
}

void RecorderTest::boundedChainDropsWhatItHasNoRoomFor()
{
    EventChain chain(4, 2);
    for (std::uint64_t i = 0; i < 11; ++i)
        QCOMPARE(chain.push({.payload = i}), i < 8);
    QCOMPARE(chain.dropped(), std::uint64_t{3});
    std::vector<std::uint64_t> drained;
    drainInto(drained, chain);
    QCOMPARE(drained.size(), std::size_t{8});
    QVERIFY(chain.push({.payload = 11}));
}

void RecorderTest::limitOfMemoryIsThatOfTheMachineOrOfItsCgroup()
{
    QTemporaryDir root;
    QVERIFY(root.isValid() && QDir(root.path()).mkpath("sys/fs/cgroup"));
    const auto withLimit = [&root](const char *text) {
        QFile file(root.filePath("sys/fs/cgroup/memory.max"));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0 && file.flush()
                   ? usableMemoryBytes(root.path().toStdString())
                   : 0;
    };
    const std::uint64_t machine = usableMemoryBytes(root.filePath("nowhere").toStdString());
    QVERIFY(machine > 0);
    QCOMPARE(withLimit("max\n"), machine);
    QCOMPARE(withLimit("104857600\n"), std::uint64_t{104857600});
    QCOMPARE(withLimit("9223372036854771712\n"), machine);
    QVERIFY(RecorderOptions::defaultMemoryLimit() > 0);
}

QTEST_GUILESS_MAIN(RecorderTest)
#include "tst_recorder.moc"
