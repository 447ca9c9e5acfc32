// SPDX-License-Identifier: GPL-3.0-or-later
// Which tasks lie in the deques of workers, against a slow and obvious count; and how lost cores are kept.
#include "core/trace/timeline.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace futurescope;

namespace {

constexpr int lanes = 4;

/// What happened to one task, as the test knows it.
struct Life
{
    LaneId submittedOn = mainLane;
    std::int64_t submittedNs = 0;
    std::int64_t takenNs = INT64_MAX; ///< stolen, begun or cancelled, whichever came first
};

/// A made-up run: every task is submitted somewhere and perhaps stolen, begun, or cancelled.
class RandomDeques
{
public:
    explicit RandomDeques(unsigned seed) : m_random(seed)
    {
        for (std::uint32_t id = 1; id <= 400; ++id)
            addTask(id);
    }

    /// As a collector brings them: each lane in its order, the lanes in turns of any length.
    std::vector<Event> events()
    {
        std::vector<std::vector<Event>> byLane(lanes + 1);
        std::ranges::stable_sort(m_events, {}, &Event::timeNs);
        for (const Event &event : m_events)
            byLane[event.lane.value].push_back(event);
        std::vector<std::size_t> next(byLane.size(), 0);
        std::vector<Event> all;
        while (all.size() < m_events.size()) {
            const auto lane = static_cast<std::size_t>(upTo(lanes));
            for (int count = upTo(60); count > 0 && next[lane] < byLane[lane].size(); --count)
                all.push_back(byLane[lane][next[lane]++]);
        }
        return all;
    }

    std::int64_t depthAt(int lane, std::int64_t atNs) const
    {
        return std::ranges::count_if(m_lives, [lane, atNs](const Life &life) {
            return life.submittedOn.value == lane && life.submittedNs <= atNs && atNs < life.takenNs;
        });
    }

    std::int64_t endNs() const { return m_nowNs + 200; }

private:
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }
    LaneId anyWorker() { return LaneId{static_cast<std::uint16_t>(1 + upTo(lanes - 1))}; }

    void addTask(std::uint32_t id)
    {
        m_nowNs += upTo(20);
        Life life{LaneId{static_cast<std::uint16_t>(upTo(lanes))}, m_nowNs};
        const auto add = [&](EventKind kind, LaneId lane, std::int64_t timeNs, std::uint64_t payload = 0) {
            m_events.push_back({timeNs, payload, FutureId{id}, lane, kind, 0});
        };
        add(EventKind::Submitted, life.submittedOn, life.submittedNs, packItems(id, 1));
        std::int64_t at = m_nowNs + upTo(100);
        LaneId worker = life.submittedOn == mainLane ? anyWorker() : life.submittedOn;
        switch (upTo(5)) {
        case 0: // stays there
            break;
        case 1:
            life.takenNs = at;
            add(EventKind::Cancelled, mainLane, at);
            break;
        case 2:
        case 3:
            life.takenNs = at;
            add(EventKind::Steal, anyWorker(), at, worker.value);
            worker = m_events.back().lane;
            at += upTo(30);
            [[fallthrough]];
        default:
            life.takenNs = std::min(life.takenNs, at);
            add(EventKind::Started, worker, at);
            add(EventKind::Finished, worker, at + upTo(40));
            break;
        }
        m_lives.push_back(life);
    }

    std::mt19937 m_random;
    std::vector<Event> m_events;
    std::vector<Life> m_lives;
    std::int64_t m_nowNs = 1;
};

Event mark(LaneId lane, std::int64_t timeNs, std::uint64_t times)
{
    return {timeNs, times, noFuture, lane, EventKind::Mark, static_cast<std::uint8_t>(MarkKind::SwitchedOut)};
}

} // namespace

class DequeHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void theDepthIsWhatASlowCountSays();
    void aRunWithoutNestedTasksHasNoDeques();
    void lostCoresAreCountedByLaneAndByFuture();
    void noFileMakesOneMarkAMillion();
};

void DequeHistoryTest::theDepthIsWhatASlowCountSays()
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        RandomDeques run(seed);
        const std::vector<Event> events = run.events();
        Timeline timeline;
        for (std::size_t first = 0; first < events.size(); first += 37)
            timeline.append(std::span(events).subspan(first, std::min<std::size_t>(37, events.size() - first)));
        QVERIFY(!timeline.dequeOf(0)); // what the program submits lies in the queue that all share
        for (int lane = 1; lane <= lanes; ++lane) {
            const DequeHistory *deque = timeline.dequeOf(lane);
            QVERIFY(deque);
            std::vector<std::int64_t> edges;
            std::int64_t deepest = 0;
            for (std::int64_t at = 0; at < run.endNs(); ++at) {
                QCOMPARE(static_cast<std::int64_t>(deque->depthAt(at)), run.depthAt(lane, at));
                deepest = std::max(deepest, run.depthAt(lane, at));
                edges.push_back(at);
            }
            QCOMPARE(deque->deepest(), deepest);
            const std::vector<CountRange> columns = deque->columns(edges);
            for (std::size_t column = 0; column < columns.size(); ++column)
                QCOMPARE(columns[column].most, run.depthAt(lane, edges[column]));
        }
    }
}

void DequeHistoryTest::aRunWithoutNestedTasksHasNoDeques()
{
    Timeline timeline;
    const Event events[] = {
        {1, packItems(0, 1), FutureId{1}, mainLane, EventKind::Submitted, 0},
        {2, 1, FutureId{1}, LaneId{2}, EventKind::Steal, 0},
        {3, 0, FutureId{1}, LaneId{2}, EventKind::Started, 0},
    };
    timeline.append(events);
    for (int lane = -1; lane <= 3; ++lane)
        QVERIFY(!timeline.dequeOf(lane));
    QCOMPARE(timeline.steals().size(), std::size_t{1});
}

void DequeHistoryTest::lostCoresAreCountedByLaneAndByFuture()
{
    Timeline timeline;
    const LaneId one{1};
    const LaneId two{2};
    const Event events[] = {
        {10, 0, FutureId{1}, one, EventKind::Started, 0},
        mark(one, 15, 1),
        mark(one, 18, 2),
        {20, 0, FutureId{1}, one, EventKind::Finished, 0},
        {20, 0, FutureId{2}, one, EventKind::Started, 0},
        mark(one, 25, 1),
        {12, 0, FutureId{3}, two, EventKind::Started, 0},
        mark(two, 30, 1),
        mark(mainLane, 31, 1),
        mark(controlLane, 32, 1),
    };
    timeline.append(events);
    QCOMPARE(timeline.contextSwitches(), std::uint64_t{5});
    QCOMPARE(timeline.lanes()[1].switches.size(), std::size_t{4});
    QCOMPARE(timeline.switchesOf(*timeline.future(FutureId{1}), 100), std::size_t{3});
    QCOMPARE(timeline.switchesOf(*timeline.future(FutureId{1}), 16), std::size_t{1});
    QCOMPARE(timeline.switchesOf(*timeline.future(FutureId{2}), 100), std::size_t{1});
    QCOMPARE(timeline.switchesOf(*timeline.future(FutureId{3}), 29), std::size_t{0});
    QCOMPARE(timeline.switchesOf(*timeline.future(FutureId{3}), 30), std::size_t{1});
    QCOMPARE(timeline.switchesOf(FutureRecord{}, 100), std::size_t{0});
}

void DequeHistoryTest::noFileMakesOneMarkAMillion()
{
    Timeline timeline;
    const Event events[] = {mark(LaneId{1}, 5, UINT64_MAX)};
    timeline.append(events);
    QVERIFY(timeline.contextSwitches() >= 1 && timeline.contextSwitches() < 100);
}

QTEST_GUILESS_MAIN(DequeHistoryTest)
#include "tst_dequehistory.moc"
