// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/futureorder.h"

#include <QtTest>

#include <numeric>
#include <random>

using namespace futurescope;

namespace {

constexpr std::int64_t ms = 1'000'000;

Event event(std::int64_t timeNs, EventKind kind, std::uint32_t future, int lane, std::uint64_t payload = 0,
            std::uint8_t detail = 0)
{
    return {timeNs, payload, FutureId{future}, LaneId{static_cast<std::uint16_t>(lane)}, kind, detail};
}

/// Growing runs of futures of all sorts, from a seed.
class RandomRun
{
public:
    explicit RandomRun(unsigned seed) : m_random(seed) { m_builder.addText("RuntimeError: no disk"); }

    void grow(int futures)
    {
        std::vector<Event> events;
        for (int i = 0; i < futures; ++i) {
            const std::uint32_t id = ++m_last;
            m_now += pick(3) * ms;
            events.push_back(event(m_now, EventKind::Submitted, id, 0, packItems(id / 3, 1)));
            if (pick(6) == 0)
                continue; // stays in the queue for now
            addLife(events, id);
        }
        // Something happens to earlier ones, too.
        for (int i = 0; i < futures / 10 && m_last > 0; ++i)
            events.push_back(event(m_now + ms, EventKind::ResultRead,
                                   1 + static_cast<std::uint32_t>(pick(static_cast<int>(m_last))), 0));
        m_builder.append(events);
        trace = m_builder.snapshot();
        timeline.append(trace);
    }

    std::int64_t nowNs() const { return m_now; }
    int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_random); }

    Trace trace;
    Timeline timeline;

private:
    void addLife(std::vector<Event> &events, std::uint32_t id)
    {
        const int lane = 1 + pick(4);
        if (pick(8) == 0)
            return events.push_back(event(m_now + ms, EventKind::Cancelled, id, 0));
        const std::int64_t start = m_now + pick(4) * ms;
        events.push_back(event(start, EventKind::Started, id, lane));
        if (pick(8) == 0)
            return; // still running
        const std::int64_t end = start + pick(5) * ms;
        switch (pick(6)) {
        case 0:
            events.push_back(
                event(end, EventKind::Failed, id, lane, id % 7, static_cast<std::uint8_t>(FailureKind::ValueError)));
            break;
        case 1:
            events.push_back(event(end, EventKind::Failed, id, lane, 0, static_cast<std::uint8_t>(FailureKind::Other)));
            break;
        case 2:
            events.push_back(event(end, EventKind::Lost, id, lane, 9));
            break;
        default:
            events.push_back(event(end, EventKind::Finished, id, lane, id % 11));
            break;
        }
    }

    std::mt19937 m_random;
    TraceBuilder m_builder;
    std::uint32_t m_last = 0;
    std::int64_t m_now = 0;
};

FutureRows allRows(const RandomRun &run)
{
    FutureRowStore store;
    return store.update(run.trace, run.timeline, SIZE_MAX) ? store.snapshot() : FutureRows();
}

FutureQuery query(const char *text)
{
    auto parsed = parseFutureQuery(text);
    return parsed ? *parsed : FutureQuery();
}

bool isSame(const FutureRow &one, const FutureRow &other)
{
    return one.submittedNs == other.submittedNs && one.startedNs == other.startedNs && one.endedNs == other.endedNs
           && one.readNs == other.readNs && one.payload == other.payload && one.lane == other.lane
           && one.outcome == other.outcome && one.failure == other.failure && one.firstItem == other.firstItem;
}

// The slow, obvious answers.

bool naiveState(const FutureRecord &record, const std::string &word, std::int64_t atNs)
{
    const auto state = record.stateAt(atNs);
    if (!state)
        return false;
    if (word == "failed")
        return *state == FutureState::Finished && record.outcome == Outcome::Failed;
    if (word == "lost")
        return *state == FutureState::Finished && record.outcome == Outcome::Lost;
    return stateLabel(record, atNs) == word;
}

std::string outcomeAt(const FutureRecord &record, const Trace &trace, std::int64_t atNs)
{
    return record.endedNs != never && record.endedNs <= atNs ? outcomeText(record, trace.texts()) : std::string();
}

} // namespace

class FutureOrderTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsBecomeTerms_data();
    void wordsBecomeTerms();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void matchesWhatALookAtEveryRecordFinds_data();
    void matchesWhatALookAtEveryRecordFinds();
    void findsTextOfStateAndOutcome();
    void futuresToComeAreFoundByNumberAlone();
    void sortsAsASlowSortDoes_data();
    void sortsAsASlowSortDoes();
    void sortsOutcomesByTheirNumbers();
    void placesAndRowsAreInverse();
    void rowsFollowAGrowingRunAndOldSnapshotsStay();
    void copyingCanBeSpreadOverManyCalls();
    void givesUpWhenStopped();
};

void FutureOrderTest::wordsBecomeTerms_data()
{
    using Kind = FutureQuery::Term::Kind;
    constexpr std::int64_t end = INT64_MAX;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("negated");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    const auto row = [](const char *text, Kind kind, bool negated, std::int64_t from, std::int64_t to) {
        QTest::newRow(text) << text << static_cast<int>(kind) << negated << static_cast<qint64>(from)
                            << static_cast<qint64>(to);
    };
    row("#1234", Kind::Number, false, 1234, 1234);
    row("#10..#20", Kind::Number, false, 10, 20);
    row("-#10..20", Kind::Number, true, 10, 20);
    row("> 50 ms", Kind::RunTime, false, 50 * ms + 1, end);
    row(">50ms", Kind::RunTime, false, 50 * ms + 1, end);
    row(">= 1.5 s", Kind::RunTime, false, 1500 * ms, end);
    row("run < 2ms", Kind::RunTime, false, 0, 2 * ms - 1);
    row("run<=2ms", Kind::RunTime, false, 0, 2 * ms);
    row("wait > 2 ms", Kind::WaitTime, false, 2 * ms + 1, end);
    row("-wait>2 µs", Kind::WaitTime, true, 2001, end);
    row("worker 3", Kind::Worker, false, 3, 3);
    row("-worker 3", Kind::Worker, true, 3, 3);
    row("WORKER", Kind::Text, false, 0, 0);
    row("waiting", Kind::Text, false, 0, 0);
    row("\"> 50 ms\"", Kind::Text, false, 0, 0);
    row("unread", Kind::Unread, false, 0, 0);
    row("failed", Kind::States, false, 0, 0);
    row("-failed|lost", Kind::States, true, 0, 0);
    row("failed|nonsense", Kind::Text, false, 0, 0);
    row("ValueError", Kind::Text, false, 0, 0);
}

void FutureOrderTest::wordsBecomeTerms()
{
    QFETCH(QString, text);
    const auto parsed = parseFutureQuery(text.toStdString());
    QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().detail.c_str());
    QCOMPARE(parsed->terms.size(), std::size_t{1});
    const FutureQuery::Term &term = parsed->terms.front();
    QTEST(static_cast<int>(term.kind), "kind");
    QTEST(term.negated, "negated");
    QTEST(static_cast<qint64>(term.from), "from");
    QTEST(static_cast<qint64>(term.to), "to");
    QCOMPARE(parseFutureQuery("  ")->terms.size(), std::size_t{0});
    QCOMPARE(parseFutureQuery("failed > 5 ms worker 2 #3")->terms.size(), std::size_t{4});
}

void FutureOrderTest::mistakesAreNamed_data()
{
    QTest::addColumn<QStringList>("mentions");
    QTest::newRow("#") << QStringList{"#", "#12"};
    QTest::newRow("#abc") << QStringList{"#abc", "#12"};
    QTest::newRow("#0") << QStringList{"#0", "1 to 4294967295"};
    QTest::newRow("#99999999999") << QStringList{"1 to 4294967295"};
    QTest::newRow("#20..#10") << QStringList{"#20..#10", "larger"};
    QTest::newRow("#20..") << QStringList{"#20..", "#10..#20"};
    QTest::newRow("> fifty") << QStringList{"> fifty", "> 50 ms"};
    QTest::newRow("> 50") << QStringList{"> 50", "ns, us, ms, s or min"};
    QTest::newRow("> 50 parsecs") << QStringList{"> 50 parsecs", "ms"};
    QTest::newRow("wait >") << QStringList{"wait >", "time"};
    QTest::newRow("> 25 h") << QStringList{"24 hours"};
    QTest::newRow("worker 0") << QStringList{"worker 0", "1 to 65534"};
    QTest::newRow("worker 65535") << QStringList{"1 to 65534"};
    QTest::newRow("\"no end") << QStringList{"\"no end", "quote"};
}

void FutureOrderTest::mistakesAreNamed()
{
    QFETCH(QStringList, mentions);
    const auto parsed = parseFutureQuery(QTest::currentDataTag());
    QVERIFY(!parsed.ok());
    for (const QString &mention : mentions)
        QVERIFY2(parsed.error().detail.find(mention.toStdString()) != std::string::npos, parsed.error().detail.c_str());
}

void FutureOrderTest::matchesWhatALookAtEveryRecordFinds_data()
{
    using Naive = std::function<bool(const FutureRecord &, FutureId, std::int64_t)>;
    QTest::addColumn<Naive>("naive");
    for (const char *word : {"pending", "running", "finished", "failed", "cancelled", "lost"})
        QTest::newRow(word) << Naive(
            [word](const FutureRecord &record, FutureId, std::int64_t at) { return naiveState(record, word, at); });
    QTest::newRow("failed|lost") << Naive([](const FutureRecord &record, FutureId, std::int64_t at) {
        return naiveState(record, "failed", at) || naiveState(record, "lost", at);
    });
    QTest::newRow("-finished") << Naive([](const FutureRecord &record, FutureId, std::int64_t at) {
        return record.stateAt(at) && !naiveState(record, "finished", at);
    });
    QTest::newRow("worker 2 > 1 ms") << Naive([](const FutureRecord &record, FutureId, std::int64_t at) {
        return record.stateAt(at) && record.hasRun() && record.startedNs <= at && record.lane.value == 2
               && (record.endedNs != never && record.endedNs <= at ? record.endedNs : at) - record.startedNs > ms;
    });
    QTest::newRow("wait >= 2 ms finished") << Naive([](const FutureRecord &record, FutureId, std::int64_t at) {
        return naiveState(record, "finished", at) && record.waitNs() >= 2 * ms;
    });
    QTest::newRow("#100..#200 -#150") << Naive([](const FutureRecord &, FutureId id, std::int64_t) {
        return id.value >= 100 && id.value <= 200 && id.value != 150;
    });
    QTest::newRow("failed unread") << Naive([](const FutureRecord &record, FutureId, std::int64_t at) {
        return naiveState(record, "failed", at) && !(record.readNs != never && record.readNs <= at);
    });
    QTest::newRow("\"task 3 failed\"") << Naive([](const FutureRecord &record, FutureId, std::int64_t at) {
        return naiveState(record, "failed", at) && record.failure == FailureKind::ValueError && record.payload == 3;
    });
}

void FutureOrderTest::matchesWhatALookAtEveryRecordFinds()
{
    using Naive = std::function<bool(const FutureRecord &, FutureId, std::int64_t)>;
    QFETCH(Naive, naive);
    RandomRun run(11);
    run.grow(3000);
    const FutureRows rows = allRows(run);
    const FutureQuery asked = query(QTest::currentDataTag());
    QVERIFY(!asked.empty());
    for (const std::int64_t at : {std::int64_t{0}, run.nowNs() / 3, run.nowNs() / 2, run.nowNs() * 2}) {
        QueryMatcher matcher(asked, at, run.trace.texts());
        std::size_t found = 0;
        for (std::uint32_t id = 1; id <= 3000; ++id) {
            const bool matched = matcher.matches(rows[id - 1], FutureId{id});
            found += matched ? 1 : 0;
            QCOMPARE(matched, naive(run.timeline.futures()[id - 1], FutureId{id}, at));
        }
        // Near the end some future of every sort is there.
        QVERIFY(at != run.nowNs() / 2 || found > 0);
    }
}

void FutureOrderTest::findsTextOfStateAndOutcome()
{
    RandomRun run(3);
    run.grow(500);
    const FutureRows rows = allRows(run);
    const auto count = [&](const char *text) {
        return orderFutures({rows, run.trace, query(text), FutureColumn::Number, false, run.nowNs() * 2})
            ->matches->count;
    };
    QCOMPARE(count("valueerror") + count("\"no disk\""), count("failed"));
    QVERIFY(count("\"no disk\"") > 0);
    QCOMPARE(count("\"never read\""), count("failed unread"));
    QCOMPARE(count("SIGKILL"), count("lost"));
    QCOMPARE(count("there is no such text"), std::size_t{0});
}

void FutureOrderTest::futuresToComeAreFoundByNumberAlone()
{
    RandomRun run(5);
    run.grow(100);
    const FutureRows rows = allRows(run);
    const auto count = [&](const char *text) {
        return orderFutures({rows, run.trace, query(text), FutureColumn::Number, false, -1})->matches->count;
    };
    QCOMPARE(count("#7"), std::size_t{1});
    QCOMPARE(count("-failed"), std::size_t{0});
    QCOMPARE(count("pending"), std::size_t{0});
}

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
