// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/timeline.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace futurescope;

namespace {

constexpr LaneId worker1{1};

Event at(std::int64_t ms, EventKind kind, std::uint32_t future, LaneId lane)
{
    return {ms * 1'000'000, 0, FutureId{future}, lane, kind, 0};
}

/// The number of futures in `state` from `fromNs` to before `toNs`, asked at every change.
CountRange walked(const Timeline &timeline, const std::vector<std::int64_t> &changes, FutureState state,
                  std::int64_t fromNs, std::int64_t toNs)
{
    std::vector<std::int64_t> times{fromNs};
    std::ranges::copy_if(changes, std::back_inserter(times), [&](std::int64_t at) { return at > fromNs && at < toNs; });
    CountRange range{INT64_MAX, 0, 0};
    std::int64_t area = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::int64_t count = std::ranges::count_if(
            timeline.futures(), [&](const FutureRecord &record) { return record.stateAt(times[i]) == state; });
        range.least = std::min(range.least, count);
        range.most = std::max(range.most, count);
        area += count * ((i + 1 < times.size() ? times[i + 1] : toNs) - times[i]);
    }
    range.mean = static_cast<double>(area) / static_cast<double>(toNs - fromNs);
    return range;
}

bool same(const CountRange &one, const CountRange &other)
{
    return one.least == other.least && one.most == other.most && one.mean == other.mean;
}

/// A row of stretches, some of them between two steps, some over many, some with their edge just at a step.
void checkColumns(const Timeline &timeline, const std::vector<std::int64_t> &changes, std::mt19937 &random)
{
    std::vector<std::int64_t> edges;
    for (unsigned count = 2 + random() % 40; count > 0; --count) {
        const std::int64_t change = changes[random() % changes.size()];
        edges.push_back(change + (random() % 2 == 0 ? 0 : static_cast<std::int64_t>(random() % 2'000'000)));
    }
    edges.push_back(-1'000'000);
    std::ranges::sort(edges);
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    const std::vector<CountRange> columns = timeline.pendingColumns(edges);
    QCOMPARE(columns.size() + 1, edges.size());
    for (std::size_t column = 0; column < columns.size(); ++column)
        QVERIFY(
            same(columns[column], walked(timeline, changes, FutureState::Pending, edges[column], edges[column + 1])));
}

} // namespace

class CountCurveTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheExtremesAndTheMeanLikeANaiveWalk();
    void timesComeBackAsTheyWereAdded();
};

void CountCurveTest::knowsTheExtremesAndTheMeanLikeANaiveWalk()
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        std::mt19937 random(seed);
        const auto upTo = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
        std::vector<Event> events;
        std::vector<std::int64_t> changes;
        int submitted = 0;
        for (std::uint32_t future = 1; future <= 400; ++future) {
            submitted += upTo(seed % 2 == 0 ? 1 : 9000); // many at one time, or beyond 4.3 seconds
            const int started = submitted + upTo(3000), ended = started + upTo(2000);
            events.push_back(at(submitted, EventKind::Submitted, future, mainLane));
            events.push_back(at(started, EventKind::Started, future, worker1));
            events.push_back(at(ended, EventKind::Finished, future, worker1));
            for (const int ms : {submitted, started, ended})
                changes.push_back(ms * std::int64_t{1'000'000});
        }
        std::ranges::sort(changes);
        changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
        std::ranges::stable_sort(events, {}, &Event::timeNs);
        Timeline timeline;
        for (std::size_t first = 0; first < events.size();) { // in pieces, each with one lane after the other
            const std::size_t count = std::min<std::size_t>(1 + random() % 90, events.size() - first);
            const auto piece = std::span(events).subspan(first, count);
            std::ranges::stable_partition(piece, [](const Event &event) { return event.lane == worker1; });
            timeline.append(piece);
            first += count;
        }
        for (int round = 0; round < 150; ++round) {
            const std::int64_t length = std::max<std::int64_t>(1, (changes.back() + 50) >> (round % 33));
            const std::int64_t fromNs = static_cast<std::int64_t>(random() % 2000) * changes.back() / 1900 - length / 2;
            QVERIFY(same(timeline.pendingOver(fromNs, fromNs + length),
                         walked(timeline, changes, FutureState::Pending, fromNs, fromNs + length)));
            QVERIFY(same(timeline.runningOver(fromNs, fromNs + length),
                         walked(timeline, changes, FutureState::Running, fromNs, fromNs + length)));
        }
        for (int round = 0; round < 40; ++round)
            checkColumns(timeline, changes, random);
    }
}

void CountCurveTest::timesComeBackAsTheyWereAdded()
{
    std::mt19937_64 random(12);
    SortedTimes times;
    std::vector<std::int64_t> twin;
    std::int64_t now = -20'000'000'000;
    for (int round = 0; round < 300; ++round) {
        for (std::uint64_t count = random() % 200; count > 0; --count) {
            now += static_cast<std::int64_t>(random() % 3'000'000);
            twin.push_back(now - static_cast<std::int64_t>(random() % 9) * 1'000'000'000 * (round % 3));
            times.add(twin.back());
        }
        const std::vector<std::int64_t> before(times.begin(), times.end());
        const std::int64_t changedFromNs = times.settle();
        std::ranges::sort(twin);
        QVERIFY(std::ranges::equal(times, twin));
        QVERIFY(
            std::ranges::equal(std::ranges::subrange(twin.begin(), std::ranges::lower_bound(twin, changedFromNs)),
                               std::ranges::subrange(before.begin(), std::ranges::lower_bound(before, changedFromNs))));
        const std::int64_t at = twin.empty()
                                    ? 0
                                    : twin[random() % twin.size()] + static_cast<std::int64_t>(random() % 3) - 1;
        QCOMPARE(times.countUpTo(at), static_cast<std::size_t>(std::ranges::upper_bound(twin, at) - twin.begin()));
        QCOMPARE(times.countUpTo(at * 2),
                 static_cast<std::size_t>(std::ranges::upper_bound(twin, at * 2) - twin.begin()));
    }
    QVERIFY(times.memoryBytes() < 6 * times.size() + 8192);
}

QTEST_GUILESS_MAIN(CountCurveTest)
#include "tst_countcurve.moc"
