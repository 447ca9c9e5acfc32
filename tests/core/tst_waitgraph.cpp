// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/waitgraph.h"
#include "tests/core/sampleruns.h"

#include <QtTest>

#include <map>
#include <random>
#include <set>

using namespace futurescope;
using sampleruns::at;
using sampleruns::code;

namespace {

constexpr std::int64_t msNs = 1'000'000;

/// Writes the events of a pool by hand: times in ms.
class Story
{
public:
    Story &submit(std::int64_t ms, std::uint32_t future, std::uint16_t lane = 0)
    {
        return add(ms, at(0, EventKind::Submitted, future, lane, packItems(future, 1)));
    }
    Story &start(std::int64_t ms, std::uint32_t future, std::uint16_t lane)
    {
        return add(ms, at(0, EventKind::Started, future, lane));
    }
    Story &await(std::int64_t ms, std::uint32_t awaited, std::uint16_t lane, std::int64_t timeoutMs = 0)
    {
        return add(ms, at(0, EventKind::Blocked, awaited, lane, static_cast<std::uint64_t>(timeoutMs * msNs),
                          code(BlockReason::Result)));
    }
    Story &resume(std::int64_t ms, std::uint32_t awaited, std::uint16_t lane)
    {
        return add(ms, at(0, EventKind::Resumed, awaited, lane, 0, code(BlockReason::Result)));
    }
    Story &finish(std::int64_t ms, std::uint32_t future, std::uint16_t lane)
    {
        return add(ms, at(0, EventKind::Finished, future, lane, 1));
    }
    Story &cancel(std::int64_t ms, std::uint32_t future)
    {
        return add(ms, at(0, EventKind::Cancelled, future, controlLane.value));
    }
    Story &sleep(std::int64_t ms, std::uint32_t future, std::uint16_t lane)
    {
        return add(ms, at(0, EventKind::Blocked, future, lane, 0, code(BlockReason::Sleep)));
    }

    Timeline timeline() const
    {
        Timeline timeline;
        timeline.append(m_events);
        return timeline;
    }
    WaitGraph graphAt(std::int64_t ms, int workers) const { return waitGraphAt(timeline(), ms * msNs, workers); }

private:
    Story &add(std::int64_t ms, Event event)
    {
        event.timeNs = ms * msNs;
        m_events.push_back(event);
        return *this;
    }

    std::vector<Event> m_events;
};

/// Two workers, four tasks, of which the first two have submitted a child and wait for it.
Story fullPool()
{
    Story story;
    for (std::uint32_t future = 1; future <= 4; ++future)
        story.submit(0, future);
    story.start(1, 1, 1).start(1, 2, 2);
    story.submit(5, 5, 1).await(5, 5, 1);
    return story.submit(6, 6, 2).await(6, 6, 2);
}

// The slow obvious twin: sees the program as sets and asks of each set of waiting workers whether somebody in it could
// go on; the largest set in which nobody can is the ring. Exponential in the workers.
struct World
{
    std::map<int, int> inHand;   ///< lane -> future on top
    std::map<int, int> runsOn;   ///< running future -> lane, also under another
    std::map<int, int> waitsFor; ///< lane -> awaited, without a timeout
    std::set<int> pending;
};

bool nobodyGoesOn(const World &world, const std::set<int> &lanes, int workers)
{
    for (const int lane : lanes) {
        const int awaited = world.waitsFor.at(lane);
        const bool queuedForEver = world.pending.contains(awaited) && static_cast<int>(lanes.size()) == workers;
        const bool runsInRing = world.runsOn.contains(awaited) && lanes.contains(world.runsOn.at(awaited));
        if (!queuedForEver && !runsInRing)
            return false;
    }
    return true;
}

std::set<int> ringOfTwin(const World &world, int workers)
{
    std::vector<int> lanes;
    for (const auto &[lane, awaited] : world.waitsFor)
        lanes.push_back(lane);
    std::set<int> largest;
    for (unsigned mask = 1; mask < 1u << lanes.size(); ++mask) {
        std::set<int> some;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (mask >> i & 1u)
                some.insert(lanes[i]);
        }
        if (some.size() > largest.size() && nobodyGoesOn(world, some, workers))
            largest = some;
    }
    return largest;
}

/// A random pool at some moment, as events and as a World.
struct RandomPool
{
    Story story;
    World world;
    int workers = 0;

    explicit RandomPool(std::mt19937 &random)
    {
        const auto below = [&random](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
        workers = 1 + below(5);
        const int futures = workers + 1 + below(6);
        for (int future = 1; future <= futures; ++future) {
            story.submit(0, static_cast<std::uint32_t>(future));
            world.pending.insert(future);
        }
        int next = 1;
        for (int lane = 1; lane <= workers; ++lane) {
            if (below(8) != 0)
                startNext(lane, next);
            if (below(6) == 0)
                startNext(lane, next);
        }
        for (int future = 1; future <= futures; ++future) {
            if (world.pending.contains(future) && below(6) == 0) {
                story.cancel(3, static_cast<std::uint32_t>(future));
                world.pending.erase(future);
            }
        }
        for (const auto &[lane, future] : world.inHand) {
            const int awaited = 1 + below(futures);
            if (below(10) == 0 || awaited == future)
                continue;
            const bool limited = below(8) == 0;
            story.await(4, static_cast<std::uint32_t>(awaited), static_cast<std::uint16_t>(lane), limited ? 9 : 0);
            if (!limited)
                world.waitsFor[lane] = awaited;
        }
    }

private:
    void startNext(int lane, int &next)
    {
        if (!world.pending.contains(next))
            return;
        story.start(1 + (world.inHand.contains(lane) ? 1 : 0), static_cast<std::uint32_t>(next),
                    static_cast<std::uint16_t>(lane));
        world.pending.erase(next);
        world.inHand[lane] = next;
        world.runsOn[next] = lane;
        ++next;
    }
};

} // namespace

class TestWaitGraph : public QObject
{
    Q_OBJECT

private slots:
    void aFullPoolThatWaitsForItsQueueIsARing();
    void oneWorkerIsARingByItself();
    void theTextNamesTheFirstFewOfManyWaits();
    void tasksThatWaitForEachOtherAreARingWhateverIsFree();
    void aWorkerThatMakesProgressIsNoRing();
    void anIdleWorkerIsNoRing();
    void aWorkerThatHasNotShownUpIsNoRing();
    void sleepersAreNoRing();
    void aTimeoutThatWillEndTheWaitIsNoRing();
    void anAwaitedFutureThatHasEndedIsNoRing();
    void whatIsNotYetKnownIsNoRing();
    void aWaitBehindARingIsPartOfIt();
    void anEmptyRunHasNoWaits();
    void theRingIsSeenAtItsMomentAndGoneAfterIt();
    void aTaskInsideAnotherHoldsTheWorker();
    void theRingIsThatOfTheSlowTwin();
};

void TestWaitGraph::aFullPoolThatWaitsForItsQueueIsARing()
{
    const WaitGraph graph = fullPool().graphAt(10, 2);
    QCOMPARE(graph.starvedWorkers(), 2);
    QVERIFY(graph.isDeadlock() && graph.fillsThePool());
    const std::vector<TaskWait> expected{{FutureId{1}, LaneId{1}, FutureId{5}, true, false, 5 * msNs},
                                         {FutureId{2}, LaneId{2}, FutureId{6}, true, false, 6 * msNs}};
    QVERIFY(graph.ring == expected);
    QCOMPARE(deadlockText(graph), std::string("Deadlock: all 2 workers wait for tasks that are queued behind them: "
                                              "#1 waits for #5, #2 waits for #6."));
}

void TestWaitGraph::oneWorkerIsARingByItself()
{
    Story story;
    story.submit(0, 1).start(1, 1, 1).submit(2, 2, 1).await(2, 2, 1);
    QCOMPARE(deadlockText(story.graphAt(5, 1)),
             std::string("Deadlock: the only worker waits for a task that is queued behind it: #1 waits for #2."));
    QCOMPARE(deadlockText(story.graphAt(5, 2)), std::string());
}

void TestWaitGraph::theTextNamesTheFirstFewOfManyWaits()
{
    Story story;
    for (std::uint32_t task = 1; task <= 9; ++task)
        story.submit(0, task).start(1, task, static_cast<std::uint16_t>(task));
    for (std::uint32_t task = 1; task <= 9; ++task)
        story.submit(2, task + 9).await(2, task + 9, static_cast<std::uint16_t>(task));
    const std::string text = deadlockText(story.graphAt(5, 9));
    QVERIFY2(text.ends_with("#4 waits for #13 and 5 more."), text.c_str());
}

void TestWaitGraph::tasksThatWaitForEachOtherAreARingWhateverIsFree()
{
    Story story;
    story.submit(0, 1).submit(0, 2).start(1, 1, 1).start(1, 2, 2).await(2, 2, 1).await(3, 1, 2);
    const WaitGraph graph = story.graphAt(5, 8);
    QCOMPARE(graph.ring.size(), std::size_t{2});
    QVERIFY(!graph.fillsThePool());
    QCOMPARE(graph.starvedWorkers(), 0);
    QCOMPARE(deadlockText(graph),
             std::string("Deadlock: tasks wait for each other: #1 waits for #2, #2 waits for #1."));
}

void TestWaitGraph::aWorkerThatMakesProgressIsNoRing()
{
    Story story = fullPool();
    story.start(1, 3, 3);
    const WaitGraph graph = story.graphAt(10, 3);
    QVERIFY(!graph.isDeadlock());
    QCOMPARE(graph.starvedWorkers(), 2);
}

void TestWaitGraph::anIdleWorkerIsNoRing()
{
    Story story = fullPool();
    story.start(1, 3, 3).finish(4, 3, 3);
    QVERIFY(!story.graphAt(10, 3).isDeadlock());
}

void TestWaitGraph::aWorkerThatHasNotShownUpIsNoRing()
{
    QVERIFY(!fullPool().graphAt(10, 3).isDeadlock());
}

void TestWaitGraph::sleepersAreNoRing()
{
    Story story;
    story.submit(0, 1).submit(0, 2).submit(0, 3).start(1, 1, 1).start(1, 2, 2).sleep(1, 1, 1).sleep(1, 2, 2);
    const WaitGraph graph = story.graphAt(60'000, 2);
    QVERIFY(!graph.isDeadlock());
    QCOMPARE(graph.starvedWorkers(), 0);
}

void TestWaitGraph::aTimeoutThatWillEndTheWaitIsNoRing()
{
    Story story;
    story.submit(0, 1).submit(0, 2).start(1, 1, 1).start(1, 2, 2);
    story.submit(5, 3, 1).await(5, 3, 1).submit(6, 4, 2).await(6, 4, 2, 500);
    const WaitGraph graph = story.graphAt(10, 2);
    QVERIFY(!graph.isDeadlock());
    QCOMPARE(graph.starvedWorkers(), 2);
}

void TestWaitGraph::anAwaitedFutureThatHasEndedIsNoRing()
{
    Story story = fullPool();
    story.cancel(8, 5);
    QVERIFY(story.graphAt(7, 2).isDeadlock());
    QVERIFY(!story.graphAt(9, 2).isDeadlock());
}

void TestWaitGraph::whatIsNotYetKnownIsNoRing()
{
    Story story;
    story.submit(0, 1).start(1, 1, 1).await(2, 2, 1); // the submission of #2 lies in another ring
    QVERIFY(!story.graphAt(5, 1).isDeadlock());
}

void TestWaitGraph::aWaitBehindARingIsPartOfIt()
{
    Story story;
    for (std::uint32_t task = 1; task <= 3; ++task)
        story.submit(0, task).start(1, task, static_cast<std::uint16_t>(task));
    story.await(2, 2, 1).await(2, 1, 2).await(2, 1, 3);
    QCOMPARE(story.graphAt(5, 3).ring.size(), std::size_t{3});
}

void TestWaitGraph::anEmptyRunHasNoWaits()
{
    const WaitGraph graph = Story().graphAt(5, 2);
    QVERIFY(graph.waits.empty() && !graph.isDeadlock());
}

void TestWaitGraph::theRingIsSeenAtItsMomentAndGoneAfterIt()
{
    Story story = fullPool();
    story.cancel(20, 5).resume(21, 5, 1).finish(22, 1, 1).start(23, 3, 1);
    QVERIFY(story.graphAt(10, 2).isDeadlock());
    QVERIFY(!story.graphAt(5, 2).isDeadlock());
    const WaitGraph after = story.graphAt(30, 2);
    QVERIFY(!after.isDeadlock());
    QCOMPARE(after.waits.size(), std::size_t{1});
}

void TestWaitGraph::aTaskInsideAnotherHoldsTheWorker()
{
    // A worker that waits runs another task, as work stealing does.
    Story story;
    story.submit(0, 1).start(1, 1, 1).submit(2, 2, 1).await(2, 2, 1).start(3, 2, 1);
    QVERIFY(story.graphAt(5, 1).waits.empty());
    story.submit(6, 3, 1).await(6, 3, 1);
    const WaitGraph graph = story.graphAt(7, 1);
    QCOMPARE(graph.ring.size(), std::size_t{1});
    QCOMPARE(graph.ring[0].waiter, FutureId{2});
}

void TestWaitGraph::theRingIsThatOfTheSlowTwin()
{
    std::mt19937 random(20260701);
    int rings = 0;
    for (int round = 0; round < 20'000; ++round) {
        const RandomPool pool(random);
        std::set<int> ring;
        for (const TaskWait &wait : pool.story.graphAt(10, pool.workers).ring)
            ring.insert(wait.lane.value);
        const std::set<int> expected = ringOfTwin(pool.world, pool.workers);
        QVERIFY2(ring == expected, qPrintable(QStringLiteral("round %1").arg(round)));
        rings += expected.empty() ? 0 : 1;
    }
    QVERIFY2(rings > 500 && rings < 15'000, qPrintable(QString::number(rings))); // both kinds were met
}

QTEST_GUILESS_MAIN(TestWaitGraph)
#include "tst_waitgraph.moc"
