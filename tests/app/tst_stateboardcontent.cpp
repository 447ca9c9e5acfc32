// SPDX-License-Identifier: GPL-3.0-or-later
#include "boardsamples.h"

#include <QTest>

#include <map>
#include <set>

using namespace futurescope;
using samples::contentOf;
using samples::Known;
using samples::ms;

namespace {

/// A run in which everything happens, drawn from a seed: cancelled, noticed, failed, lost and refused futures, outcomes
/// without a run, results that nobody reads. Each lane in its own order, the lanes one behind the other.
std::vector<Event> randomRun(std::uint32_t seed, std::uint32_t futures)
{
    std::mt19937 random(seed);
    const auto upTo = [&random](int most) {
        return static_cast<std::int64_t>(random() % (static_cast<unsigned>(most) + 1));
    };
    std::map<std::uint16_t, std::vector<Event>> lanes;
    const auto add = [&](std::uint16_t lane, std::int64_t at, EventKind kind, std::uint32_t id,
                         std::uint8_t detail = 0) {
        lanes[lane].push_back({at, packItems(id - 1, 1), FutureId{id}, LaneId{lane}, kind, detail});
    };
    for (std::uint32_t id = 1; id <= futures; ++id) {
        const std::int64_t submitted = upTo(200), started = submitted + upTo(300), ended = started + 1 + upTo(100);
        const auto lane = static_cast<std::uint16_t>(1 + random() % 4);
        add(0, submitted, EventKind::Submitted, id);
        const unsigned fate = random() % 10;
        if (fate == 0) {
            add(0, started, EventKind::Cancelled, id);
            if (random() % 2 == 0)
                add(lane, ended, EventKind::CancelNotified, id);
            continue;
        }
        if (fate == 1) { // in a pool that broke
            add(0, ended, EventKind::Lost, id);
        } else {
            add(lane, started, EventKind::Started, id);
            const auto kind = static_cast<std::uint8_t>(fate == 4 ? FailureKind::Stopped : FailureKind::ValueError);
            add(lane, ended,
                fate == 2   ? EventKind::Lost
                : fate <= 4 ? EventKind::Failed
                            : EventKind::Finished,
                id, fate == 3 || fate == 4 ? kind : std::uint8_t{0});
        }
        if (random() % 3 == 0)
            add(0, started + upTo(150), EventKind::CancelRefused, id);
        if (random() % 3 != 0)
            add(0, ended + upTo(80), fate <= 4 ? EventKind::ExceptionRead : EventKind::ResultRead, id);
    }
    std::vector<Event> events;
    for (auto &[lane, of] : lanes) {
        std::ranges::stable_sort(of, {}, &Event::timeNs);
        events.insert(events.end(), of.begin(), of.end());
    }
    return events;
}

/// The slow twin: asks every record and every event.
BoardCounts walk(const Timeline &timeline, const std::vector<Event> &events, std::int64_t atNs)
{
    BoardCounts counts;
    const auto add = [](auto &array, auto which) { ++array[static_cast<std::size_t>(which)]; };
    for (const FutureRecord &record : timeline.futures()) {
        const auto place = boardPlaceAt(record, atNs);
        if (!place)
            continue;
        add(counts.at, *place);
        const bool started = record.startedNs != never && record.startedNs <= atNs;
        if (started)
            add(counts.taken, BoardEdge::Start);
        if (*place == BoardPlace::Cancelled || *place == BoardPlace::Notified)
            add(counts.taken, BoardEdge::Cancel);
        if (*place == BoardPlace::Notified)
            add(counts.taken, BoardEdge::Notify);
        const bool finished = *place == BoardPlace::Returned || *place == BoardPlace::Raised
                              || *place == BoardPlace::Lost;
        if (finished)
            add(counts.taken, started ? BoardEdge::Finish : BoardEdge::FinishDirectly);
        if (finished && record.readNs != never && record.readNs <= atNs)
            add(counts.read, *place);
    }
    for (const Event &event : events) {
        if (event.kind == EventKind::CancelRefused && event.timeNs <= atNs) {
            const FutureRecord &record = *timeline.future(event.future);
            const bool finished = record.endedNs != never && record.endedNs <= event.timeNs;
            ++(finished ? counts.refusedFinished : counts.refusedRunning);
        }
    }
    return counts;
}

std::vector<std::uint32_t> numbersAt(const BoardContent &content, BoardPlace place)
{
    std::vector<std::pair<int, std::uint32_t>> cells;
    for (const BoardToken &token : content.tokens) {
        if (token.place == place)
            cells.emplace_back(token.cell, token.future.value);
    }
    std::ranges::sort(cells);
    std::vector<std::uint32_t> numbers;
    for (const auto &[cell, number] : cells)
        numbers.push_back(number);
    return numbers;
}

} // namespace

class TestStateBoardContent : public QObject
{
    Q_OBJECT

private slots:
    void countsLikeAWalkAtAnyMoment();
    void countsLikeAWalkWhileTheRunGrows();
    void tokensAndCountsAgree();
    void theQueueIsInOrderAndTheRunningStandAtTheirWorkers();
    void theHeadOfALongQueueIsFoundAtAnyMoment();
    void manyFuturesBecomeStacksAndNeverAnEmptyBoard();
    void theChosenFutureHasATokenAmongStacks();
    void whoWaitsIsNamed();
};

void TestStateBoardContent::countsLikeAWalkAtAnyMoment()
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        const std::vector<Event> events = randomRun(seed, 120);
        const Known known(events);
        for (std::int64_t at = -1; at < 700; at += 7)
            QVERIFY2(known.index.countsAt(known.timeline, at) == walk(known.timeline, events, at),
                     qPrintable(QStringLiteral("seed %1, moment %2").arg(seed).arg(at)));
    }
}

void TestStateBoardContent::countsLikeAWalkWhileTheRunGrows()
{
    const std::vector<Event> events = randomRun(99, 200);
    TraceBuilder builder;
    Timeline timeline;
    BoardIndex index;
    for (std::size_t from = 0; from < events.size(); from += 31) {
        const std::size_t count = std::min<std::size_t>(31, events.size() - from);
        builder.append(std::span(events).subspan(from, count));
        const Trace trace = builder.snapshot();
        timeline.append(trace);
        index.update(trace, timeline);
        index.countsAt(timeline, 400); // as a view does in between
    }
    for (std::int64_t at = 0; at < 700; at += 3)
        QVERIFY(index.countsAt(timeline, at) == walk(timeline, events, at));
}

void TestStateBoardContent::tokensAndCountsAgree()
{
    for (const std::uint32_t futures : {1u, 60u, 200u, 201u, 3000u}) {
        const std::vector<Event> events = randomRun(futures, futures);
        const Known known(events);
        for (std::int64_t at = 0; at < 700; at += 23) {
            const BoardContent content = contentOf(known, at);
            std::array<std::uint64_t, boardPlaces> shown{};
            std::set<std::uint32_t> singles;
            for (const BoardToken &token : content.tokens) {
                shown[static_cast<std::size_t>(token.place)] += token.count;
                if (token.future != noFuture)
                    QVERIFY2(singles.insert(token.future.value).second, "a future has two tokens");
            }
            for (std::size_t i = 0; i < boardPlaces; ++i) {
                // Drawn at random, tasks of one worker overlap, which no lane of a large run can show.
                if (futures <= mostSingleTokens || static_cast<BoardPlace>(i) != BoardPlace::Running)
                    QCOMPARE(shown[i], content.counts.at[i]);
            }
        }
    }
}

void TestStateBoardContent::theQueueIsInOrderAndTheRunningStandAtTheirWorkers()
{
    samples::Script script;
    for (std::uint32_t id = 1; id <= 6; ++id)
        script.submit(id, id * ms);
    script.start(1, 2, 10 * ms).start(2, 1, 11 * ms).finish(1, 2, 20 * ms).cancel(4, 21 * ms).finish(2, 1, 30 * ms);
    const Known known(script.events());
    const BoardContent content = contentOf(known, 22 * ms);
    QCOMPARE(numbersAt(content, BoardPlace::Pending), (std::vector<std::uint32_t>{3, 5, 6}));
    QCOMPARE(numbersAt(content, BoardPlace::Returned), (std::vector<std::uint32_t>{1}));
    QCOMPARE(numbersAt(content, BoardPlace::Cancelled), (std::vector<std::uint32_t>{4}));
    const BoardContent before = contentOf(known, 12 * ms);
    for (const BoardToken &token : before.tokens) {
        if (token.place == BoardPlace::Running)
            QCOMPARE(token.cell, token.future.value == 1 ? 1 : 0);
    }
    QCOMPARE(numbersAt(before, BoardPlace::Running), (std::vector<std::uint32_t>{2, 1}));
}

void TestStateBoardContent::theHeadOfALongQueueIsFoundAtAnyMoment()
{
    std::mt19937 random(5);
    std::vector<Event> events;
    constexpr std::uint32_t futures = 6000;
    for (std::uint32_t id = 1; id <= futures; ++id)
        events.push_back({id / 10, packItems(id - 1, 1), FutureId{id}, mainLane, EventKind::Submitted, 0});
    for (std::uint32_t id = 1; id <= futures; ++id) {
        if (id % 1999 == 0)
            continue; // never leaves
        const std::int64_t start = id + static_cast<std::int64_t>(random() % 700);
        events.push_back({start, 0, FutureId{id}, LaneId{1}, EventKind::Started, 0});
    }
    const Known known(events);
    for (int round = 0; round < 300; ++round) {
        const auto at = static_cast<std::int64_t>(random() % (futures + 800));
        std::vector<FutureId> slow;
        for (std::uint32_t id = 1; id <= futures && slow.size() < 20; ++id) {
            if (boardPlaceAt(known.timeline.futures()[id - 1], at) == BoardPlace::Pending)
                slow.push_back(FutureId{id});
        }
        QVERIFY(known.index.firstPending(known.timeline, at, 20) == slow);
    }
}

void TestStateBoardContent::manyFuturesBecomeStacksAndNeverAnEmptyBoard()
{
    const Known known(samples::pool({.lanes = 4, .tasks = 20'000, .failEvery = 100, .cancelled = 500}).events());
    const std::int64_t end = known.timeline.endNs();
    for (const std::int64_t at : {end / 1000, end / 3, end * 7 / 10, end}) {
        const BoardContent content = contentOf(known, at);
        QVERIFY(!content.tokens.empty());
        QVERIFY(content.tokens.size() <= mostSingleTokens);
        std::map<BoardPlace, int> stacks;
        for (const BoardToken &token : content.tokens)
            stacks[token.place] += token.future == noFuture;
        QCOMPARE(stacks[BoardPlace::Pending], content.counts[BoardPlace::Pending] > 100 ? 1 : 0);
        if (content.counts[BoardPlace::Returned] > 100)
            QCOMPARE(stacks[BoardPlace::Returned], 1);
        QCOMPARE(stacks[BoardPlace::Running], 0); // each worker's is seen
    }
    const BoardContent middle = contentOf(known, end / 3);
    QVERIFY(numbersAt(middle, BoardPlace::Pending).size() > 20); // the head of the queue too
    QVERIFY(numbersAt(middle, BoardPlace::Running).size() >= 3);
}

void TestStateBoardContent::theChosenFutureHasATokenAmongStacks()
{
    const Known known(samples::pool({.lanes = 4, .tasks = 20'000}).events());
    const std::int64_t end = known.timeline.endNs();
    for (const std::int64_t at : {end / 10, end}) {
        const BoardContent content = contentOf(known, at, {310, 640}, FutureId{12'345});
        QVERIFY(
            std::ranges::any_of(content.tokens, [](const BoardToken &token) { return token.future.value == 12'345; }));
    }
}

void TestStateBoardContent::whoWaitsIsNamed()
{
    samples::Script script;
    script.submit(1, 0).submit(2, 1).start(1, 1, 2 * ms).block(1, 0, 3 * ms, BlockReason::Result);
    script.block(2, 1, 4 * ms, BlockReason::Result).resume(2, 1, 8 * ms, BlockReason::Result);
    script.resume(1, 0, 9 * ms, BlockReason::Result).block(0, 0, 10 * ms, BlockReason::Shutdown);
    const Known known(script.events());
    const BoardContent both = contentOf(known, 5 * ms);
    QCOMPARE(both.waiters.size(), std::size_t{2});
    QCOMPARE(BoardText::waiter(both.waiters[0], CollectMode::Result), QStringLiteral("Main program: result() of #1"));
    QCOMPARE(BoardText::waiter(both.waiters[1], CollectMode::Result), QStringLiteral("#1: result() of #2"));
    QVERIFY(contentOf(known, 9 * ms + 1).waiters.empty());
    const BoardContent last = contentOf(known, 11 * ms);
    QCOMPARE(last.waiters.size(), std::size_t{1});
    QVERIFY(BoardText::waiter(last.waiters[0], CollectMode::Result).contains(QStringLiteral("shutdown")));
}

QTEST_MAIN(TestStateBoardContent)
#include "tst_stateboardcontent.moc"
