// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/randomrun.h"

#include <QtTest>

using namespace futurescope;
using namespace futurescope::fixtures;

class FutureQueryTest : public QObject
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
};

void FutureQueryTest::wordsBecomeTerms_data()
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

void FutureQueryTest::wordsBecomeTerms()
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

void FutureQueryTest::mistakesAreNamed_data()
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

void FutureQueryTest::mistakesAreNamed()
{
    QFETCH(QStringList, mentions);
    const auto parsed = parseFutureQuery(QTest::currentDataTag());
    QVERIFY(!parsed.ok());
    for (const QString &mention : mentions)
        QVERIFY2(parsed.error().detail.find(mention.toStdString()) != std::string::npos, parsed.error().detail.c_str());
}

void FutureQueryTest::matchesWhatALookAtEveryRecordFinds_data()
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

void FutureQueryTest::matchesWhatALookAtEveryRecordFinds()
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

void FutureQueryTest::findsTextOfStateAndOutcome()
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

void FutureQueryTest::futuresToComeAreFoundByNumberAlone()
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

QTEST_GUILESS_MAIN(FutureQueryTest)
#include "tst_futurequery.moc"
