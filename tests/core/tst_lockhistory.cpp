// SPDX-License-Identifier: GPL-3.0-or-later
// What a timeline knows of the interpreter lock and of steals, against slow and obvious twins.
#include "core/trace/timeline.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace futurescope;

namespace {

Event lockEvent(std::int64_t timeNs, EventKind kind, int lane, std::uint32_t future = 0,
                LockDetail detail = LockDetail::Plain)
{
    return {timeNs,
            interpreterLock,
            FutureId{future},
            LaneId{static_cast<std::uint16_t>(lane)},
            kind,
            static_cast<std::uint8_t>(detail)};
}

/// A run in which one holder follows another, by lane, in the order of each lane.
struct DrawnRun
{
    std::vector<std::vector<Event>> lanes;
    std::vector<Span> holdings;                               ///< as drawn
    std::vector<std::pair<std::int64_t, std::int64_t>> waits; ///< from, to before
};

DrawnRun drawRun(std::mt19937 &random, int lanes, int holdings)
{
    DrawnRun run;
    run.lanes.resize(static_cast<std::size_t>(lanes) + 1);
    std::vector<std::int64_t> freeSince(static_cast<std::size_t>(lanes) + 1, 0);
    std::int64_t time = 10;
    for (int i = 0; i < holdings; ++i) {
        const int lane = 1 + static_cast<int>(random() % static_cast<unsigned>(lanes));
        auto &events = run.lanes[static_cast<std::size_t>(lane)];
        auto &since = freeSince[static_cast<std::size_t>(lane)];
        const std::int64_t start = time + static_cast<std::int64_t>(random() % 3);
        const std::int64_t end = start + 1 + static_cast<std::int64_t>(random() % 50);
        const auto future = static_cast<std::uint32_t>(1 + random() % 9);
        if (random() % 2 == 0 && start - since > 1) {
            const std::int64_t from = since
                                      + static_cast<std::int64_t>(random() % static_cast<unsigned>(start - since));
            events.push_back(lockEvent(from, EventKind::LockWait, lane, future));
            run.waits.emplace_back(from, start);
        }
        events.push_back(lockEvent(start, EventKind::LockGot, lane, future));
        events.push_back(lockEvent(end, EventKind::LockReleased, lane, future));
        run.holdings.push_back(
            {start, end, FutureId{future}, Activity::LockHeld, false, LaneId{static_cast<std::uint16_t>(lane)}});
        since = time = end;
    }
    return run;
}

/// Appends the lanes in turn, a few events of each at a time, as a collector meets them.
template <class AfterEach>
void collect(Timeline &timeline, const DrawnRun &run, std::mt19937 &random, AfterEach afterEach)
{
    std::vector<std::size_t> next(run.lanes.size(), 0);
    for (bool more = true; more;) {
        more = false;
        std::vector<Event> batch;
        for (std::size_t lane = 0; lane < run.lanes.size(); ++lane) {
            const std::size_t count = std::min<std::size_t>(random() % 5, run.lanes[lane].size() - next[lane]);
            batch.insert(batch.end(), run.lanes[lane].begin() + static_cast<std::ptrdiff_t>(next[lane]),
                         run.lanes[lane].begin() + static_cast<std::ptrdiff_t>(next[lane] + count));
            next[lane] += count;
            more |= next[lane] < run.lanes[lane].size();
        }
        timeline.append(batch);
        afterEach();
    }
}

bool same(const Span &a, const Span &b)
{
    return a.startNs == b.startNs && a.endNs == b.endNs && a.future == b.future && a.holder == b.holder
           && a.activity == b.activity;
}

} // namespace

class LockHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void holdingsComeInOrderHoweverLanesInterleave();
    void countsWaitersLikeANaiveWalk();
    void binsAgreeWithTheHoldingsTheySum();
    void anOpenHoldingIsTheLast();
    void lostEventsMakeNoHoldingsThatOverlap();
    void aHoldingBetweenTasksIsNamedAfterTheFirst();
    void waitsGoToTheirTasksAndLanes();
    void otherLocksAreNoInterpreterLock();
    void aMillionHandOversAreTakenInQuickly();
    void stealsAreSortedByTime();
};

void LockHistoryTest::holdingsComeInOrderHoweverLanesInterleave()
{
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        const DrawnRun run = drawRun(random, 1 + round % 6, 300);
        Timeline timeline;
        collect(timeline, run, random, [&] {
            const auto &now = timeline.interpreterLock().holdings();
            for (std::size_t i = 1; i < now.size(); ++i)
                QVERIFY(now[i - 1].endNs <= now[i].startNs);
        });
        const auto &holdings = timeline.interpreterLock().holdings();
        QCOMPARE(holdings.size(), run.holdings.size());
        for (std::size_t i = 0; i < holdings.size(); ++i)
            QVERIFY(same(holdings[i], run.holdings[i]));
        for (int probe = 0; probe < 100; ++probe) {
            const auto at = static_cast<std::int64_t>(random() % static_cast<unsigned>(holdings.back().endNs + 5));
            const auto naive = std::ranges::find_if(
                run.holdings, [at](const Span &span) { return span.startNs <= at && at < span.endNs; });
            const auto found = timeline.interpreterLock().holdingAt(at);
            QCOMPARE(found.has_value(), naive != run.holdings.end());
            QVERIFY(!found || static_cast<std::ptrdiff_t>(*found) == naive - run.holdings.begin());
        }
    }
}

void LockHistoryTest::countsWaitersLikeANaiveWalk()
{
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        const DrawnRun run = drawRun(random, 4, 200);
        Timeline timeline;
        collect(timeline, run, random, [] {});
        const LockHistory &lock = timeline.interpreterLock();
        const std::int64_t end = run.holdings.back().endNs + 20;
        for (int probe = 0; probe < 200; ++probe) {
            const auto from = static_cast<std::int64_t>(random() % static_cast<unsigned>(end));
            const std::int64_t to = from + 1 + static_cast<std::int64_t>(random() % 300);
            std::size_t count = 0;
            std::int64_t waited = 0;
            for (const auto &[began, ended] : run.waits) {
                count += began <= from && from < ended;
                waited += std::max<std::int64_t>(0, std::min(ended, to) - std::max(began, from));
            }
            QCOMPARE(lock.waitersAt(from), count);
            QCOMPARE(lock.meanWaiters(from, to), static_cast<double>(waited) / static_cast<double>(to - from));
        }
    }
}

void LockHistoryTest::binsAgreeWithTheHoldingsTheySum()
{
    std::mt19937 random(7);
    const DrawnRun run = drawRun(random, 3, 1000);
    Timeline timeline;
    collect(timeline, run, random, [] {});
    const LockHistory &lock = timeline.interpreterLock();
    QCOMPARE(lock.bins().spans(), std::size_t{1000});
    constexpr std::size_t held = spanKind(Activity::LockHeld);
    for (std::size_t index = 0; index < 1000; index += 10) {
        const std::int64_t fromNs = run.holdings[index].startNs;
        const std::int64_t toNs = run.holdings[index + 9].endNs;
        std::int64_t coveredNs = 0;
        for (std::size_t i = index; i < index + 10; ++i)
            coveredNs += run.holdings[i].endNs - run.holdings[i].startNs;
        const SpanSums sums = lock.bins().sum(lock.holdings(), timeline.futures(), fromNs, toNs);
        QCOMPARE(sums.coveredNs[held], coveredNs);
        QCOMPARE(sums.present, static_cast<std::uint16_t>(1u << held));
    }
}

void LockHistoryTest::anOpenHoldingIsTheLast()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{lockEvent(10, EventKind::LockGot, 1, 5)});
    const auto &holdings = timeline.interpreterLock().holdings();
    QCOMPARE(holdings.size(), std::size_t{1});
    QCOMPARE(holdings[0].endNs, openEnd);
    QCOMPARE(timeline.interpreterLock().holdingAt(1000), std::optional<std::size_t>(0));
    // Lane 2 has it already, but lane 1 has not told that it let go.
    timeline.append(std::vector<Event>{lockEvent(20, EventKind::LockGot, 2, 6)});
    QCOMPARE(holdings.size(), std::size_t{1});
    QCOMPARE(holdings[0].holder, LaneId{2});
    timeline.append(std::vector<Event>{lockEvent(19, EventKind::LockReleased, 1, 5)});
    QCOMPARE(holdings.size(), std::size_t{2});
    QCOMPARE(holdings[0].endNs, 19);
    QCOMPARE(holdings[1].endNs, openEnd);
}

void LockHistoryTest::lostEventsMakeNoHoldingsThatOverlap()
{
    std::mt19937 random(13);
    for (int round = 0; round < 50; ++round) {
        DrawnRun run = drawRun(random, 3, 200);
        for (auto &events : run.lanes)
            std::erase_if(events, [&](const Event &) { return random() % 5 == 0; });
        Timeline timeline;
        collect(timeline, run, random, [] {});
        const auto &holdings = timeline.interpreterLock().holdings();
        for (std::size_t i = 0; i < holdings.size(); ++i) {
            QVERIFY(holdings[i].startNs <= holdings[i].endNs);
            QVERIFY(i == 0 || holdings[i - 1].endNs <= holdings[i].startNs);
        }
    }
}

void LockHistoryTest::aHoldingBetweenTasksIsNamedAfterTheFirst()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        lockEvent(10, EventKind::LockGot, 1),
        {11, 0, FutureId{7}, LaneId{1}, EventKind::Started, 0},
        {12, 0, FutureId{7}, LaneId{1}, EventKind::Finished, 0},
        {13, 0, FutureId{8}, LaneId{1}, EventKind::Started, 0},
        lockEvent(20, EventKind::LockReleased, 1, 8),
    });
    QCOMPARE(timeline.interpreterLock().holdings()[0].future, FutureId{7});
}

void LockHistoryTest::waitsGoToTheirTasksAndLanes()
{
    Timeline timeline;
    timeline.append(std::vector<Event>{
        lockEvent(10, EventKind::LockWait, 1), // before any task
        lockEvent(30, EventKind::LockGot, 1),
        {31, 0, FutureId{7}, LaneId{1}, EventKind::Started, 0},
        lockEvent(40, EventKind::LockReleased, 1, 7),
        lockEvent(41, EventKind::LockWait, 1, 7),
        lockEvent(46, EventKind::LockWait, 1, 7, LockDetail::Asked),
        lockEvent(50, EventKind::LockGot, 1, 7),
        {60, 0, FutureId{7}, LaneId{1}, EventKind::Finished, 0},
    });
    QCOMPARE(timeline.future(FutureId{7})->lockWaitNs(), 9);
    QCOMPARE(timeline.future(FutureId{7})->blockedNs(), 0);
    const auto &waits = timeline.lanes()[1].waits;
    QCOMPARE(waits.size(), std::size_t{2});
    QCOMPARE(waits[0].future, noFuture);
    QCOMPARE(waits[0].endNs, 30);
    QCOMPARE(waits[1].activity, Activity::LockWait);
    QCOMPARE(waits[1].startNs, 41);
    QCOMPARE(timeline.interpreterLock().askTimes().size(), std::size_t{1});
    QCOMPARE(timeline.interpreterLock().askTimes().back(), 46);
    QCOMPARE(timeline.interpreterLock().waitersAt(45), std::size_t{1});
}

void LockHistoryTest::otherLocksAreNoInterpreterLock()
{
    Event got = lockEvent(10, EventKind::LockGot, 1, 5);
    got.payload = interpreterLock + 1;
    Timeline timeline;
    timeline.append(std::vector<Event>{got});
    QVERIFY(timeline.interpreterLock().empty());
}

void LockHistoryTest::aMillionHandOversAreTakenInQuickly()
{
    std::mt19937 random(17);
    const DrawnRun run = drawRun(random, 8, 1'000'000);
    Timeline timeline;
    QElapsedTimer timer;
    timer.start();
    std::size_t from = 0;
    // Each lane in turn, a hundredth of the run at a time: as when a collector comes late.
    for (int part = 0; part < 100; ++part) {
        for (const auto &events : run.lanes) {
            const std::size_t begin = events.size() * static_cast<std::size_t>(part) / 100;
            const std::size_t end = events.size() * static_cast<std::size_t>(part + 1) / 100;
            timeline.append(std::span(events).subspan(begin, end - begin));
            from += end - begin;
        }
    }
    QVERIFY(from > 2'000'000);
    QCOMPARE(timeline.interpreterLock().holdings().size(), std::size_t{1'000'000});
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed()))); // 0.4 s; quadratic: for ever
}

void LockHistoryTest::stealsAreSortedByTime()
{
    const auto steal = [](std::int64_t timeNs, std::uint32_t future, int from, int to) {
        return Event{timeNs,           static_cast<std::uint64_t>(from),
                     FutureId{future}, LaneId{static_cast<std::uint16_t>(to)},
                     EventKind::Steal, 0};
    };
    Timeline timeline;
    timeline.append(std::vector<Event>{steal(50, 3, 1, 2), steal(10, 1, 2, 3)});
    timeline.append(std::vector<Event>{steal(40, 2, 3, 1), steal(60, 4, 0, 1), steal(70, 5, 0xFFFF, 1)});
    const auto &steals = timeline.steals();
    QCOMPARE(steals.size(), std::size_t{4}); // lane 65535 cannot be robbed
    for (std::uint32_t i = 0; i < 4; ++i)
        QCOMPARE(steals[i].future, FutureId{i + 1});
    QCOMPARE(steals[1].from, LaneId{3});
    QCOMPARE(steals[1].to, LaneId{1});
}

QTEST_GUILESS_MAIN(LockHistoryTest)
#include "tst_lockhistory.moc"
