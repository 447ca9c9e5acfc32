// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/recorder.h"

#include <QtTest>

#include <map>
#include <mutex>
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
    void countsWhatAFullRingDrops();
    void snapshotsDoNotChangeWhileTheRunGoesOn();
    void timesAreOrderedWithinALaneAndCountFromTheOrigin();
    void aThreadWithoutScopeRecordsNothing();
    void ringsWrapWithoutLosingOrMixingEvents();
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

void RecorderTest::countsWhatAFullRingDrops()
{
    Recorder recorder(8);
    recordFromThreads(recorder, nullptr, 50'000);
    recorder.stop();
    const Trace trace = recorder.snapshot();
    QVERIFY(trace.droppedEvents() > 0);
    QCOMPARE(trace.size() + trace.droppedEvents(), std::uint64_t{threadCount} * 50'000);
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

void RecorderTest::ringsWrapWithoutLosingOrMixingEvents()
{
    EventRing ring(4);
    std::vector<Event> drained;
    std::uint64_t pushed = 0;
    for (int round = 0; round < 1'000; ++round) {
        for (int i = 0; i < round % 6; ++i) {
            if (ring.push({.payload = pushed}))
                ++pushed;
        }
        ring.drain(drained);
    }
    QCOMPARE(drained.size(), pushed);
    for (std::uint64_t i = 0; i < pushed; ++i)
        QCOMPARE(drained[i].payload, i);
    QVERIFY(ring.dropped() > 0);
}

QTEST_GUILESS_MAIN(RecorderTest)
#include "tst_recorder.moc"
