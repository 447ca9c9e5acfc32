// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/randomrun.h"

#include <QtTest>

#include <numeric>

using namespace futurescope;
using namespace futurescope::fixtures;

namespace {

bool isSame(const FutureRow &one, const FutureRow &other)
{
    return one.submittedNs == other.submittedNs && one.startedNs == other.startedNs && one.endedNs == other.endedNs
           && one.readNs == other.readNs && one.payload == other.payload && one.lane == other.lane
           && one.outcome == other.outcome && one.failure == other.failure && one.firstItem == other.firstItem;
}

} // namespace

class FutureOrderTest : public QObject
{
    Q_OBJECT

private slots:
    void sortsAsASlowSortDoes_data();
    void sortsAsASlowSortDoes();
    void sortsOutcomesByTheirNumbers();
    void placesAndRowsAreInverse();
    void rowsFollowAGrowingRunAndOldSnapshotsStay();
    void copyingCanBeSpreadOverManyCalls();
    void givesUpWhenStopped();
};

void FutureOrderTest::sortsAsASlowSortDoes_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    for (int column = 0; column < static_cast<int>(FutureColumn::Outcome); ++column) {
        QTest::addRow("column %d up", column) << column << false;
        QTest::addRow("column %d down", column) << column << true;
    }
}

void FutureOrderTest::sortsAsASlowSortDoes()
{
    QFETCH(int, column);
    QFETCH(bool, descending);
    RandomRun run(23);
    run.grow(40'000); // more than one piece of the sort
    const std::int64_t at = run.nowNs() / 2;
    const auto order = orderFutures({allRows(run), run.trace, {}, static_cast<FutureColumn>(column), descending, at});
    const auto &records = run.timeline.futures();
    const auto number = [&](std::uint32_t row) -> std::pair<std::int64_t, std::string> {
        const FutureRecord &record = records[row];
        const bool started = record.hasRun() && record.startedNs <= at;
        const bool ended = record.endedNs != never && record.endedNs <= at;
        switch (static_cast<FutureColumn>(column)) {
        case FutureColumn::Number:
            return {row, {}};
        case FutureColumn::Worker:
            return {started ? record.lane.value : 0, {}};
        case FutureColumn::Items:
            return {record.firstItem, {}};
        case FutureColumn::WaitMs:
            return {started ? record.waitNs() : -1, {}};
        case FutureColumn::RunMs:
            return {started ? (ended ? record.endedNs : at) - record.startedNs : -1, {}};
        case FutureColumn::State: {
            const char *const words[] = {"pending", "running", "finished", "failed", "cancelled", "lost"};
            int rank = 0;
            while (record.stateAt(at) && !naiveState(record, words[rank], at))
                ++rank;
            return {record.stateAt(at) ? rank : -1, rank == 3 ? stateLabel(record, at) : std::string()};
        }
        case FutureColumn::Outcome:
            break; // see below
        }
        return {};
    };
    std::vector<std::uint32_t> slow(records.size());
    std::iota(slow.begin(), slow.end(), 0);
    std::stable_sort(slow.begin(), slow.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto first = number(a), second = number(b);
        return first < second;
    });
    if (descending)
        std::ranges::reverse(slow);
    QVERIFY(order->rows == slow);
}

void FutureOrderTest::sortsOutcomesByTheirNumbers()
{
    RandomRun run(43);
    run.grow(20'000);
    const auto order = orderFutures({allRows(run), run.trace, {}, FutureColumn::Outcome, false, run.nowNs() * 2});
    QCOMPARE(order->rows.size(), std::size_t{20'000});
    std::vector<std::string> kinds; // as they follow each other
    std::vector<std::uint64_t> returned, failed;
    for (const std::uint32_t row : order->rows) {
        const FutureRecord &record = run.timeline.futures()[row];
        const std::string text = outcomeAt(record, run.trace, run.nowNs() * 2);
        const std::string kind = text.substr(0, text.find_first_of(" :"));
        if (kinds.empty() || kinds.back() != kind)
            kinds.push_back(kind);
        if (kind == "returned")
            returned.push_back(record.payload);
        if (kind == "ValueError")
            failed.push_back(record.payload);
    }
    const std::vector<std::string> expected{"", "cancelled", "RuntimeError", "ValueError", "the", "returned"};
    QVERIFY(kinds == expected);
    QVERIFY(returned.size() > 1000 && std::ranges::is_sorted(returned) && returned.back() == 10);
    QVERIFY(failed.size() > 1000 && std::ranges::is_sorted(failed));
}

void FutureOrderTest::placesAndRowsAreInverse()
{
    RandomRun run(29);
    run.grow(5000);
    const auto order = orderFutures(
        {allRows(run), run.trace, query("finished"), FutureColumn::RunMs, true, run.nowNs()});
    QCOMPARE(order->rows.size(), order->matches->count);
    QVERIFY(order->rows.size() > 500 && order->rows.size() < 4500);
    std::size_t nowhere = 0;
    for (std::uint32_t row = 0; row < order->places.size(); ++row) {
        const std::uint32_t place = order->places[row];
        QCOMPARE(place != FutureOrder::nowhere, order->matches->contains(FutureId{row + 1}));
        if (place == FutureOrder::nowhere)
            ++nowhere;
        else
            QCOMPARE(order->rows[place], row);
    }
    QCOMPARE(nowhere + order->rows.size(), order->places.size());
    QVERIFY(!order->matches->contains(noFuture));
    QVERIFY(!order->matches->contains(FutureId{5001}));
}

void FutureOrderTest::rowsFollowAGrowingRunAndOldSnapshotsStay()
{
    RandomRun run(31);
    FutureRowStore store;
    std::vector<std::pair<FutureRows, FutureRows>> seen; // snapshot, and what a fresh copy said then
    for (int round = 0; round < 30; ++round) {
        run.grow(1 + run.pick(400));
        QVERIFY(store.update(run.trace, run.timeline, SIZE_MAX));
        seen.emplace_back(store.snapshot(), allRows(run));
    }
    for (const auto &[grown, fresh] : seen) {
        QCOMPARE(grown.size(), fresh.size());
        for (std::size_t i = 0; i < fresh.size(); ++i)
            QVERIFY(isSame(grown[i], fresh[i]));
    }
    QVERIFY(seen.back().first.size() > 3 * FutureRows::blockSize);
}

void FutureOrderTest::copyingCanBeSpreadOverManyCalls()
{
    RandomRun run(37);
    run.grow(5000);
    FutureRowStore store;
    QVERIFY(!store.update(run.trace, run.timeline, 2));
    run.grow(2000); // meanwhile
    int calls = 1;
    while (!store.update(run.trace, run.timeline, 2))
        ++calls;
    QVERIFY(calls >= 3);
    const FutureRows fresh = allRows(run);
    const FutureRows rows = store.snapshot();
    QCOMPARE(rows.size(), std::size_t{7000});
    for (std::size_t i = 0; i < fresh.size(); ++i)
        QVERIFY(isSame(rows[i], fresh[i]));
    QVERIFY(store.update(run.trace, run.timeline, 0)); // nothing is new
}

void FutureOrderTest::givesUpWhenStopped()
{
    RandomRun run(41);
    run.grow(100);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!orderFutures({allRows(run), run.trace, query("failed"), FutureColumn::RunMs, false, 0}, stop.get_token()));
    std::atomic<int> permille = 0;
    QVERIFY(orderFutures({allRows(run), run.trace, query("failed"), FutureColumn::RunMs, false, 0}, {}, &permille));
    QVERIFY(permille >= 600 && permille <= 1000);
}

QTEST_GUILESS_MAIN(FutureOrderTest)
#include "tst_futureorder.moc"
