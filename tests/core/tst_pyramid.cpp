// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/timeline.h"
#include "tests/core/drawnlane.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace futurescope;
using fixtures::DrawnLane;

namespace {

constexpr LaneId worker = DrawnLane::worker;

/// The slow, obvious twin of Pyramid::sum(): looks at every span.
SpanSums walk(const Spans &spans, const Timeline &timeline, std::int64_t fromNs, std::int64_t toNs)
{
    SpanSums sums;
    for (const Span &span : spans) {
        const bool begins = span.startNs >= fromNs && span.startNs < toNs;
        const bool reachesIn = span.startNs < fromNs && span.endNs > fromNs;
        if (!begins && !reachesIn)
            continue;
        std::size_t kind = spanKind(span.activity);
        if (span.activity == Activity::Task)
            kind = spanKind(span.future == noFuture ? Outcome::Open : timeline.future(span.future)->outcome);
        sums.coveredNs[kind] += std::min(span.endNs, toNs) - std::max(span.startNs, fromNs);
        sums.count[kind] += begins;
        sums.present |= static_cast<std::uint16_t>(1u << kind);
    }
    return sums;
}

/// Hands the events over in pieces of random size, as a live run does, and calls `look` after some.
template <class Look>
Timeline grow(const std::vector<Event> &events, std::mt19937 &random, Look look)
{
    Timeline timeline;
    for (std::size_t first = 0; first < events.size();) {
        const std::size_t count = std::min<std::size_t>(1 + random() % 700, events.size() - first);
        timeline.append(std::span(events).subspan(first, count));
        first += count;
        if (random() % 4 == 0)
            look(timeline);
    }
    look(timeline);
    return timeline;
}

} // namespace

class PyramidTest : public QObject
{
    Q_OBJECT

private slots:
    void sumsLikeANaiveWalkAtEveryZoomWhileItGrows();
    void columnsAreTheSumsBetweenTheirEdges();
    void showsOneFailureAmongAMillionAtEveryZoom();
    void taskThatGoesOnChangesItsKindWhenItEnds();
    void costsFewBytesForEachSpan_data();
    void costsFewBytesForEachSpan();
    void longStretchesWithoutSpansCostNothing();
    void looksAtFewBinsHoweverManySpansThereAre();
    void forgettingIsAsIfItHadNeverKnown();
    void disorderedTimesLoseNoSpan();
};

void PyramidTest::sumsLikeANaiveWalkAtEveryZoomWhileItGrows()
{
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const DrawnLane drawn(seed, seed % 3 == 0 ? 4000 : 600);
        std::mt19937 random(seed);
        grow(drawn.events, random, [&](const Timeline &timeline) {
            const Lane &lane = timeline.lanes()[1];
            for (int zoom = 0; zoom < 40; ++zoom) {
                const std::int64_t length = std::max<std::int64_t>(1, drawn.endNs() >> (zoom % 30));
                const std::int64_t fromNs = static_cast<std::int64_t>(random()) % (drawn.endNs() + 1) - length / 2;
                const std::int64_t toNs = fromNs + length;
                QVERIFY(lane.taskBins.sum(lane.tasks, timeline.futures(), fromNs, toNs)
                        == walk(lane.tasks, timeline, fromNs, toNs));
                QVERIFY(lane.waitBins.sum(lane.waits, timeline.futures(), fromNs, toNs)
                        == walk(lane.waits, timeline, fromNs, toNs));
            }
        });
    }
}

void PyramidTest::columnsAreTheSumsBetweenTheirEdges()
{
    std::mt19937 random(3);
    const DrawnLane drawn(9, 3000);
    grow(drawn.events, random, [&](const Timeline &timeline) {
        const Lane &lane = timeline.lanes()[1];
        const std::int64_t length = drawn.endNs() >> (random() % 20);
        std::vector<std::int64_t> edges{static_cast<std::int64_t>(random()) % drawn.endNs() - length / 2};
        while (edges.size() < 50)
            edges.push_back(edges.back() + length / 49 + static_cast<std::int64_t>(random() % 2));
        const std::vector<SpanSums> columns = lane.taskBins.columns(lane.tasks, timeline.futures(), edges);
        QCOMPARE(columns.size(), edges.size() - 1);
        for (std::size_t at = 0; at < columns.size(); ++at)
            QVERIFY(columns[at] == walk(lane.tasks, timeline, edges[at], edges[at + 1]));
    });
}

void PyramidTest::showsOneFailureAmongAMillionAtEveryZoom()
{
    constexpr std::uint32_t tasks = 1'000'000;
    constexpr std::uint32_t failing = 654'321;
    std::vector<Event> events;
    for (std::uint32_t id = 1; id <= tasks; ++id) {
        events.push_back({id * 100, 0, FutureId{id}, worker, EventKind::Started, 0});
        events.push_back(
            {id * 100 + 90, 0, FutureId{id}, worker, id == failing ? EventKind::Failed : EventKind::Finished, 0});
    }
    Timeline timeline;
    timeline.append(events);
    const Lane &lane = timeline.lanes()[1];
    constexpr auto failed = static_cast<std::uint16_t>(1u << spanKind(Outcome::Failed));
    for (std::int64_t length = tasks * 200; length > 90; length /= 3) {
        const std::int64_t fromNs = failing * 100 + 45 - length / 2;
        const SpanSums sums = lane.taskBins.sum(lane.tasks, timeline.futures(), fromNs, fromNs + length);
        QVERIFY2(sums.present & failed, qPrintable(QString::number(length)));
    }
    const SpanSums before = lane.taskBins.sum(lane.tasks, timeline.futures(), 0, failing * 100);
    QCOMPARE(before.present & failed, 0);
    QCOMPARE(before.spans(), std::uint64_t{failing - 1});
}

void PyramidTest::taskThatGoesOnChangesItsKindWhenItEnds()
{
    // Task 1 is interrupted by 2000 others; its pieces lie all over the lane.
    std::vector<Event> events{{0, 0, FutureId{1}, worker, EventKind::Started, 0}};
    std::int64_t now = 0;
    for (std::uint32_t id = 2; id <= 2001; ++id) {
        events.push_back({now += 10, 0, FutureId{id}, worker, EventKind::Started, 0});
        events.push_back({now += 10, 0, FutureId{id}, worker, EventKind::Finished, 0});
    }
    Timeline timeline;
    timeline.append(events);
    const Lane &lane = timeline.lanes()[1];
    const auto coveredBy = [&](Outcome outcome) {
        return lane.taskBins.sum(lane.tasks, timeline.futures(), 0, now).coveredNs[spanKind(outcome)];
    };
    QCOMPARE(coveredBy(Outcome::Open), 20'000);
    const Event end{now, 0, FutureId{1}, worker, EventKind::Failed, 0};
    timeline.append(std::span(&end, 1));
    QCOMPARE(coveredBy(Outcome::Open), 0);
    QCOMPARE(coveredBy(Outcome::Failed), 20'000);
    QCOMPARE(coveredBy(Outcome::Finished), 20'000);
}

void PyramidTest::costsFewBytesForEachSpan_data()
{
    QTest::addColumn<qint64>("shortest");
    QTest::addColumn<qint64>("longest");
    QTest::newRow("tiny") << qint64{100} << qint64{150};
    QTest::newRow("long") << qint64{1'000'000'000} << qint64{1'700'000'000};
    QTest::newRow("mixed") << qint64{50} << qint64{5'000'000};
    for (qint64 length = 1000; length < 4000; length += 400)
        QTest::newRow(qPrintable(QString::number(length))) << length << length + 1;
}

void PyramidTest::costsFewBytesForEachSpan()
{
    QFETCH(qint64, shortest);
    QFETCH(qint64, longest);
    std::mt19937_64 random(5);
    Spans spans;
    FutureRecords futures;
    std::int64_t now = 0;
    for (int count = 0; count < 400'000; ++count) {
        const auto length = shortest
                            + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(longest - shortest));
        spans.push_back({now, now + length, noFuture, Activity::IoWait});
        now += length;
    }
    Pyramid pyramid;
    pyramid.update(spans, futures);
    const double bytes = static_cast<double>(pyramid.memoryBytes()) / static_cast<double>(spans.size());
    QVERIFY2(bytes <= 10, qPrintable(QString::number(bytes)));
}

void PyramidTest::longStretchesWithoutSpansCostNothing()
{
    Spans spans;
    constexpr std::int64_t day = 86'400'000'000'000;
    for (std::int64_t burst = 0; burst < 10; ++burst) {
        for (std::int64_t index = 0; index < 2000; ++index)
            spans.push_back({burst * day + index * 50, burst * day + index * 50 + 40, noFuture, Activity::IoWait});
        spans.push_back({burst * day + 100'000, (burst + 1) * day - 1, noFuture, Activity::LockWait}); // one long span
    }
    Pyramid pyramid;
    pyramid.update(spans, {});
    QVERIFY2(pyramid.memoryBytes() < 16 * spans.size(), qPrintable(QString::number(pyramid.memoryBytes())));
    const SpanSums sums = pyramid.sum(spans, {}, day / 2, 9 * day + day / 2);
    QCOMPARE(sums.count[spanKind(Activity::IoWait)], std::uint64_t{9 * 2000});
    QCOMPARE(sums.coveredNs[spanKind(Activity::LockWait)], 9 * (day - 100'001));
}

void PyramidTest::looksAtFewBinsHoweverManySpansThereAre()
{
    const auto looked = [](std::int64_t count) {
        Spans spans;
        for (std::int64_t index = 0; index < count; ++index)
            spans.push_back({index * 100, index * 100 + 90, noFuture, Activity::IoWait});
        Pyramid pyramid;
        pyramid.update(spans, {});
        std::size_t most = 0;
        for (std::int64_t part = 1; part < 50; ++part) {
            const std::int64_t fromNs = count * part + 7;
            const std::int64_t toNs = fromNs + count * 37;
            std::size_t looks = 0;
            pyramid.visit(
                fromNs, toNs,
                [&](const Pyramid::Bin &bin) {
                    ++looks;
                    return bin.startNs >= fromNs && bin.endNs <= toNs;
                },
                [&](std::uint32_t first, std::uint32_t last, const Pyramid::Bin *) { looks += last - first; });
            most = std::max(most, looks);
        }
        return most;
    };
    QVERIFY(looked(10'000) < 150);
    QVERIFY(looked(1'000'000) < 250);
}

void PyramidTest::forgettingIsAsIfItHadNeverKnown()
{
    std::mt19937 random(17);
    for (int round = 0; round < 60; ++round) {
        Spans spans;
        std::int64_t now = 0;
        const auto extend = [&](std::size_t count) {
            for (; count > 0; --count) {
                now += random() % 300 == 0 ? 5'000'000 : static_cast<std::int64_t>(random() % 50);
                const std::int64_t startNs = now;
                now += static_cast<std::int64_t>(random() % 100);
                spans.push_back({startNs, now, noFuture, random() % 9 == 0 ? Activity::LockWait : Activity::IoWait});
            }
        };
        extend(random() % 3000);
        Pyramid changed;
        changed.update(spans, {});
        for (int change = 0; change < 5; ++change) {
            const std::size_t kept = spans.empty() ? 0 : random() % spans.size();
            changed.forgetFrom(kept);
            spans.resize(kept);
            now = spans.empty() ? 0 : spans.back().endNs;
            extend(random() % 2000);
            changed.update(spans, {});
            Pyramid fresh;
            fresh.update(spans, {});
            for (int part = 0; part < 20; ++part) {
                const std::int64_t fromNs = static_cast<std::int64_t>(random()) % (now + 1);
                const std::int64_t toNs = fromNs + (now >> (random() % 15));
                QVERIFY(changed.sum(spans, {}, fromNs, toNs) == fresh.sum(spans, {}, fromNs, toNs));
            }
        }
    }
}

void PyramidTest::disorderedTimesLoseNoSpan()
{
    std::mt19937 random(8);
    Spans spans;
    for (int count = 0; count < 5000; ++count) {
        const auto startNs = static_cast<std::int64_t>(random() % 1'000'000) - 1000;
        spans.push_back({startNs, startNs + 3, noFuture, Activity::IoWait});
    }
    Pyramid pyramid;
    pyramid.update(spans, {});
    QCOMPARE(pyramid.sum(spans, {}, -2000, 2'000'000).spans(), std::uint64_t{5000});
}

QTEST_GUILESS_MAIN(PyramidTest)
#include "tst_pyramid.moc"
