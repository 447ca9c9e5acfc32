// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/boundedjson.h"
#include "core/experiment/runfile.h"
#include "tests/core/sampleruns.h"

#include <QtTest>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <clocale>
#include <random>

using namespace futurescope;
using namespace sampleruns;

namespace {

void compare(const Trace &actual, const Trace &expected)
{
    QCOMPARE(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(actual[i] == expected[i], qPrintable(QStringLiteral("event %1 differs").arg(i)));
    QCOMPARE(actual.texts(), expected.texts());
    QCOMPARE(actual.droppedEvents(), expected.droppedEvents());
}

void compare(const Metrics &actual, const Metrics &expected)
{
    QCOMPARE(actual.makespan, expected.makespan);
    QCOMPARE(actual.tasksPerSecond, expected.tasksPerSecond);
    QVERIFY(actual.baseline == expected.baseline && actual.baselineKind == expected.baselineKind);
    QVERIFY(actual.speedup == expected.speedup && actual.efficiency == expected.efficiency);
    QVERIFY(actual.utilisation == expected.utilisation && actual.trust == expected.trust);
    QVERIFY(actual.queueWaitMean == expected.queueWaitMean && actual.queueWaitP95 == expected.queueWaitP95);
    QVERIFY(actual.overheadPerTask == expected.overheadPerTask);
    QVERIFY(actual.lockWait == expected.lockWait && actual.lockHandOvers == expected.lockHandOvers);
}

} // namespace

class RunFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath("run.fscope.json"); }
    void everyEventComesBackEqual();
    void randomTracesComeBackEqualAndObeyTheRules();
    void anEmptyRunComesBack();
    void theFileObeysTheRulesOfTraceViewers();
    void theCheckerFindsFaults();
    void csvIsQuotedAndRunsNothing();
    void summaryHasExactlyTheAgreedKeys();
    void aFullSinkEndsTheWriting();
    void numbersDoNotDependOnTheLocale();

private:
    void save(const std::string &text);
    Result<Run> readBack(const std::string &text);
    int check(const std::string &text, QString *output);

    QTemporaryDir m_folder;
    QString m_path;
};

void RunFileTest::save(const std::string &text)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text.data(), static_cast<qint64>(text.size())), static_cast<qint64>(text.size()));
}

Result<Run> RunFileTest::readBack(const std::string &text)
{
    save(text);
    return readRun(m_path.toStdString());
}

int RunFileTest::check(const std::string &text, QString *output)
{
    save(text);
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStandardPaths::findExecutable("python3"), {CHECKTRACE, m_path});
    if (!python.waitForFinished(30'000))
        return -1;
    *output = QString::fromUtf8(python.readAll());
    return python.exitCode();
}

void RunFileTest::everyEventComesBackEqual()
{
    const Run run = handBuiltRun(everyKind());
    const auto read = readBack(writtenRun(run));
    QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
    compare(read->trace, run.trace);
    compare(read->metrics, run.metrics);
    QVERIFY(read->experiment == run.experiment);
    QCOMPARE(read->machine.cpu, run.machine.cpu);
    QCOMPARE(read->machine.hardwareThreads, 4);
    QCOMPARE(read->version, run.version);
    QCOMPARE(read->startedAt, run.startedAt);
    QCOMPARE(read->state, run.state);
    QCOMPARE(read->reason, run.reason);
    QVERIFY(read->timedOut);
    QCOMPARE(writtenRun(*read), writtenRun(run));
}

void RunFileTest::randomTracesComeBackEqualAndObeyTheRules()
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 5; ++round) {
        std::vector<Event> events;
        std::int64_t timeNs = 0;
        for (int i = 0; i < 6000; ++i) {
            timeNs += static_cast<std::int64_t>(random() % 3);
            const auto kind = static_cast<EventKind>(random() % 19);
            const bool small = kind == EventKind::Blocked || kind == EventKind::Resumed || kind == EventKind::Failed;
            const bool lock = kind == EventKind::LockWait || kind == EventKind::LockReleased;
            const std::uint64_t payload = lock || kind == EventKind::LockGot ? random() % 3 : random();
            events.push_back(at(timeNs, kind, static_cast<std::uint32_t>(random() % 90), random() % 5, payload,
                                static_cast<std::uint8_t>(random()
                                                          % (lock    ? 2
                                                             : small ? 6
                                                                     : 10))));
        }
        Run run = handBuiltRun(events);
        run.experiment.chunk = 1;
        const auto read = readBack(writtenRun(run));
        QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
        compare(read->trace, run.trace);
        QString output;
        if (!QStandardPaths::findExecutable("python3").isEmpty())
            QVERIFY2(check(writtenRun(run), &output) == 0, qPrintable(output));
    }
}

void RunFileTest::anEmptyRunComesBack()
{
    Run run;
    run.experiment.workload.items = 0;
    const auto read = readBack(writtenRun(run));
    QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
    QCOMPARE(read->trace.size(), std::size_t{0});
    QVERIFY(!read->metrics.speedup);
}

void RunFileTest::theFileObeysTheRulesOfTraceViewers()
{
    if (QStandardPaths::findExecutable("python3").isEmpty())
        QSKIP("python3 is not installed");
    QString output;
    QVERIFY2(check(writtenRun(handBuiltRun(everyKind())), &output) == 0, qPrintable(output));
    const QRegularExpression counts("X=(\\d+).*b=(\\d+) e=(\\d+) f=(\\d+) .*s=(\\d+)");
    const auto match = counts.match(output);
    QVERIFY2(match.hasMatch(), qPrintable(output));
    QVERIFY(match.captured(1).toInt() >= 8);
    QCOMPARE(match.captured(2), match.captured(3));
    QVERIFY(match.captured(4).toInt() >= 5);
    QCOMPARE(match.captured(4), match.captured(5));
}

void RunFileTest::theCheckerFindsFaults()
{
    if (QStandardPaths::findExecutable("python3").isEmpty())
        QSKIP("python3 is not installed");
    const std::string good = writtenRun(handBuiltRun(everyKind()));
    const std::vector<std::pair<std::string, std::string>> faults{
        {"\"ph\":\"X\",\"pid\":1,\"tid\":2", "\"ph\":\"X\",\"pid\":1,\"tid\":0"},
        {"\"ph\":\"e\"", "\"ph\":\"n\""},
        {"\"bp\":\"e\"", "\"bp\":\"x\""},
        {"\"ph\":\"s\"", "\"ph\":\"t\""},
        {"\"fs\":[0,", "\"fs\":[1,"},
        {"thread_name", "thread_xame"},
        {"\"dur\":", "\"dur\":9"},
    };
    for (const auto &[from, to] : faults) {
        std::string bad = good;
        const std::size_t found = bad.find(from);
        QVERIFY2(found != bad.npos, from.c_str());
        bad.replace(found, from.size(), to);
        QString output;
        QVERIFY2(check(bad, &output) == 1, from.c_str());
    }
}

void RunFileTest::csvIsQuotedAndRunsNothing()
{
    const auto lines = QString::fromStdString(writtenCsv(handBuiltRun(everyKind()))).split("\r\n");
    QStringList rows;
    for (const QString &line : lines) {
        if (!line.startsWith('#') && !line.isEmpty())
            rows << line;
    }
    QCOMPARE(rows.size(), 10);
    QCOMPARE(rows[0], QString("future,state,worker,first item,items,submitted ns,started ns,ended ns,read ns,wait ns,"
                              "run ns,outcome"));
    QCOMPARE(rows[1], QString("1,finished,1,0,10,1100,1150,2500,9100,50,1350,returned 18446744073709551615"));
    QCOMPARE(rows[2], QString("2,ValueError,1,10,10,1200,2700,3000,9101,1500,300,ValueError: Task 12 failed!"));
    QVERIFY2(rows[3].endsWith("\"'=SUM(A1), \"\"quoted\"\"\nsecond line\""), qPrintable(rows[3]));
    QVERIFY(rows[4].startsWith("4,lost,2,30,10,1400,"));
    QCOMPARE(rows[5], QString("5,cancelled,,40,10,1500,,5200,,,,cancelled before it started"));
    const QString head = lines.filter(QRegularExpression("^#")).join('\n');
    for (const char *words : {"Futurescope 9.8.7", "\"HYPERLINK", "Some \\\"CPU\\\"", "# seed: 7", "# state: failed"})
        QVERIFY2(head.contains(words) || QString(words) == "\"HYPERLINK", words);
}

void RunFileTest::summaryHasExactlyTheAgreedKeys()
{
    const auto json = parseJson(summaryJson(handBuiltRun(everyKind())));
    QVERIFY(json.ok());
    for (const char *key :
         {"state",        "executor",        "workload",    "workers",          "chunk",
          "items",        "tasks",           "futures",     "makespan_ns",      "tasks_per_s",
          "speedup",      "efficiency",      "utilisation", "queue_wait_ns",    "overhead_per_task_ns",
          "lock_wait_ns", "lock_hand_overs", "trust",       "events",           "dropped_events",
          "seed",         "version",         "machine",     "speedup_baseline", "baseline_ns",
          "timed_out",    "reason"})
        QVERIFY2(json->find(key), key);
    const JsonValue &futures = *json->find("futures");
    const auto count = [&](const char *key) { return futures.find(key)->whole; };
    QCOMPARE(count("submitted"), std::uint64_t{9});
    QCOMPARE(count("finished"), std::uint64_t{2});
    QCOMPARE(count("failed"), std::uint64_t{2});
    QCOMPARE(count("cancelled"), std::uint64_t{2});
    QCOMPARE(count("lost"), std::uint64_t{1});
    QCOMPARE(json->find("tasks")->whole, std::uint64_t{9});
    QCOMPARE(json->find("dropped_events")->whole, std::uint64_t{3});
    QVERIFY(json->find("efficiency")->isNull() && json->find("queue_wait_ns")->find("p95")->isNull());
    QCOMPARE(json->find("speedup_baseline")->text, std::string("measured"));
    QCOMPARE(json->find("state")->text, std::string("failed"));
}

void RunFileTest::aFullSinkEndsTheWriting()
{
    const Run run = handBuiltRun(everyKind());
    for (int accepted = 0; accepted < 2; ++accepted) {
        int calls = 0;
        const TextSink sink = [&](std::string_view) { return calls++ < accepted; };
        QVERIFY(!writeRun(run, sink));
        QCOMPARE(calls, accepted + 1);
        calls = 0;
        QVERIFY(!writeCsv(run, sink));
        QCOMPARE(calls, accepted + 1);
    }
}

void RunFileTest::numbersDoNotDependOnTheLocale()
{
    const Run run = handBuiltRun(everyKind());
    const std::string before = writtenRun(run) + writtenCsv(run) + summaryJson(run);
    const QByteArray old = std::setlocale(LC_ALL, nullptr);
    const bool german = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
    QLocale::setDefault(QLocale(QLocale::German));
    const std::string after = writtenRun(run) + writtenCsv(run) + summaryJson(run);
    const bool read = readBack(writtenRun(run)).ok();
    std::setlocale(LC_ALL, old.constData());
    QLocale::setDefault(QLocale::c());
    QVERIFY(before == after);
    QVERIFY(read);
    if (!german)
        QSKIP("the locale de_DE.UTF-8 is not installed: only Qt's default was German");
}

QTEST_GUILESS_MAIN(RunFileTest)
#include "tst_runfile.moc"
