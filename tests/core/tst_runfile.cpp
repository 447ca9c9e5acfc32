// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/boundedjson.h"
#include "core/experiment/runfile.h"

#include <QtTest>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <clocale>
#include <random>
#include <sys/stat.h>

using namespace futurescope;

namespace {

std::string writtenRun(const Run &run)
{
    std::string text;
    if (!writeRun(run, [&](std::string_view piece) { return text.append(piece), true; }))
        qFatal("the sink took everything");
    return text;
}

std::string writtenCsv(const Run &run)
{
    std::string text;
    if (!writeCsv(run, [&](std::string_view piece) { return text.append(piece), true; }))
        qFatal("the sink took everything");
    return text;
}

template <class Enum>
std::uint8_t code(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

Event mark(std::int64_t timeNs, MarkKind kind, LaneId lane = mainLane, std::uint64_t payload = 0)
{
    return {timeNs, payload, noFuture, lane, EventKind::Mark, code(kind)};
}

Event at(std::int64_t timeNs, EventKind kind, std::uint32_t future, std::uint16_t lane, std::uint64_t payload = 0,
         std::uint8_t detail = 0)
{
    return {timeNs, payload, FutureId{future}, LaneId{lane}, kind, detail};
}

/// Nine futures with every ending and every kind of event, in the disorder in which rings are collected.
std::vector<Event> everyKind()
{
    constexpr std::uint64_t huge = 0xFFFF'FFFF'FFFF'FFFF;
    std::vector<Event> events{
        mark(0, MarkKind::RunStarted),
        mark(1'000, MarkKind::SubmitBegan),
    };
    for (std::uint32_t id = 1; id <= 9; ++id)
        events.push_back(at(1'000 + 100 * id, EventKind::Submitted, id, 0, packItems(10 * (id - 1), 10)));
    const std::vector<Event> rest{
        at(2'000, EventKind::Blocked, noFuture.value, 0, 0, code(BlockReason::Wait)),
        at(9'000, EventKind::Resumed, noFuture.value, 0, 0, code(BlockReason::Wait)),
        at(9'100, EventKind::ResultRead, 1, 0),
        at(9'101, EventKind::ExceptionRead, 2, 0),
        at(9'500, EventKind::TimedOut, 0, 0),
        at(9'600, EventKind::TimedOut, 7, 0),
        at(9'700, EventKind::CancelRefused, 7, 0),
        at(9'800, EventKind::Blocked, 7, 0, 0, code(BlockReason::Result)),
        mark(1'950, MarkKind::SubmitEnded),
        // worker 1
        mark(1'050, MarkKind::WorkerStarted, LaneId{1}, 4711),
        at(1'150, EventKind::Started, 1, 1),
        at(1'200, EventKind::Blocked, 1, 1, 0, code(BlockReason::Network)),
        at(1'300, EventKind::Resumed, 1, 1, 0, code(BlockReason::Network)),
        at(1'400, EventKind::LockWait, 1, 1),
        at(1'500, EventKind::LockGot, 1, 1),
        at(2'500, EventKind::Finished, 1, 1, huge),
        at(2'600, EventKind::Steal, 2, 1, 2),
        at(2'700, EventKind::Started, 2, 1),
        at(3'000, EventKind::Failed, 2, 1, Failure{FailureKind::ValueError, 12}.payload(), code(FailureKind::ValueError)),
        at(3'100, EventKind::Started, 3, 1),
        at(3'100, EventKind::Failed, 3, 1, Failure{FailureKind::Other, 0}.payload(), code(FailureKind::Other)),
        // worker 2, a process
        at(2'000, EventKind::Serialised, 4, 2, 64),
        at(2'100, EventKind::Sent, 4, 2, 64),
        at(2'300, EventKind::Started, 4, 2),
        at(4'000, EventKind::Lost, 4, 2, 9, 0),
        at(5'000, EventKind::Started, 6, 2),
        at(5'500, EventKind::Failed, 6, 2, Failure{FailureKind::Stopped}.payload(), code(FailureKind::Stopped)),
        at(6'000, EventKind::Started, 7, 2),
        // from outside
        mark(5'100, MarkKind::StopRequested, controlLane),
        at(5'200, EventKind::Cancelled, 5, controlLane.value),
        // the collector met this start before its submission, and future 8 never ends
        at(1'800, EventKind::Started, 8, 3),
        at(1'900, EventKind::Finished, 9, 3, (std::uint64_t{1} << 53) + 1),
        mark(20'000'000'001, MarkKind::RunEnded),
    };
    events.insert(events.end(), rest.rbegin(), rest.rend());
    return events;
}

Run handBuiltRun(const std::vector<Event> &events)
{
    Run run;
    run.experiment.name = "=HYPERLINK(\"x\") <script> \xC3\xBC";
    run.experiment.workload.items = 90;
    run.experiment.chunk = 10;
    run.experiment.executor = ExecutorKind::Processes;
    run.experiment.timeout = Nanos(1'500'000'000);
    run.machine = {"Some \"CPU\"", "Linux 6.1", 2, 4};
    run.version = "9.8.7";
    run.startedAt = "2026-01-02T03:04:05Z";
    run.state = RunState::Failed;
    run.reason = "1 future failed";
    run.timedOut = true;
    TraceBuilder builder;
    builder.append(events);
    builder.addText("=SUM(A1), \"quoted\"\nsecond line");
    builder.addText("plain");
    builder.setDropped(3);
    run.trace = builder.snapshot();
    run.metrics.makespan = Nanos(123'456'789);
    run.metrics.tasksPerSecond = 1234.5678901234567;
    run.metrics.baseline = Nanos(5);
    run.metrics.baselineKind = Baseline::Measured;
    run.metrics.speedup = 0.1 + 0.2;
    run.metrics.utilisation = 1.0 / 3;
    run.metrics.queueWaitMean = Nanos(7);
    run.metrics.trust = 0;
    return run;
}

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
    void badFilesAreRefusedWithAReason_data();
    void badFilesAreRefusedWithAReason();
    void onlyRegularFilesAreRead();
    void progressCanCancel();
    void randomDamageNeverCrashes();
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
            const auto kind = static_cast<EventKind>(random() % 18);
            const bool small = kind == EventKind::Blocked || kind == EventKind::Resumed || kind == EventKind::Failed;
            events.push_back(at(timeNs, kind, static_cast<std::uint32_t>(random() % 90), random() % 5, random(),
                                static_cast<std::uint8_t>(random() % (small ? 6 : 10))));
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

void RunFileTest::badFilesAreRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const QByteArray good = QByteArray::fromStdString(writtenRun(handBuiltRun(everyKind())));
    const auto row = [](const char *name, const QByteArray &text, const char *words) {
        QTest::newRow(name) << text << QString::fromLatin1(words);
    };
    const auto replaced = [&](const char *from, const char *to) {
        QByteArray text = good;
        const auto found = text.indexOf(from);
        Q_ASSERT(found >= 0);
        return text.replace(found, static_cast<qsizetype>(strlen(from)), to);
    };
    row("empty", {}, "the text is empty at byte 0");
    row("truncated", good.left(good.size() / 2), "ends too early at byte");
    row("truncated at the end", good.left(good.size() - 3), "ends too early at byte");
    row("zeros", QByteArray(5000, '\0'), "not JSON");
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), "UTF-16");
    row("byte order mark", "\xEF\xBB\xBF" + good, "byte order mark");
    row("list", "[{\"ph\":\"X\"}]", "a list, not an object");
    row("text", "\"abc\"", "not a JSON object");
    row("foreign", "{\"traceEvents\":[{\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":1,\"tid\":1,\"name\":\"a\"}]}",
        "no Futurescope metadata");
    row("other metadata", "{\"traceEvents\":[],\"metadata\":{\"clock-domain\":\"x\"}}", "no Futurescope metadata");
    row("no list", replaced("\"traceEvents\":[", "\"traceEvents\":{},\"x\":["), "traceEvents is an object");
    row("deep", "{\"traceEvents\":[" + QByteArray("{\"args\":").repeated(1'000'000), "more than 64 levels");
    row("long text", "{\"traceEvents\":[{\"name\":\"" + QByteArray(20 << 20, 'x'), "longer than 1 MB");
    row("long key", "{\"" + QByteArray((1 << 20) + 1, 'x') + "\":1}", "a key is longer than 1048576");
    row("many members", "{\"traceEvents\":[{" + QByteArray("\"a\":[0,0,0,0,0],").repeated(5'000), "given twice");
    row("lost event", replaced("\"fs\":[0,", "\"xx\":[0,"), "events of the");
    row("event twice", replaced("\"fs\":[0,", "\"fs\":[1,"), "missing or stands there twice");
    row("kind", replaced("\"fs\":[0,17,", "\"fs\":[0,18,"), "args.fs kind is 18");
    row("detail", replaced("\"fs\":[0,17,0", "\"fs\":[0,17,10"), "args.fs detail is 10");
    row("negative", replaced("\"fs\":[0,17,0", "\"fs\":[0,17,-1"), "args.fs detail is -1");
    row("payload", replaced("\"18446744073709551615\"", "\"18446744073709551616\""), "args.fs payload is");
    row("future", replaced("17,0,0,0,0]", "17,0,0,4000000,0]"), "names future 4000000");
    row("ts", replaced("\"ts\":0.000", "\"ts\":1e300"), "");
    row("items", replaced("\"items\": 90", "\"items\": -90"), "workload.items is -90");
    row("state", replaced("\"state\": \"failed\"", "\"state\": \"fine\""), "unknown state \"fine\"");
    row("cores", replaced("\"cores\": 2", "\"cores\": 1.5"), "metadata.machine.cores is 1.5");
}

void RunFileTest::badFilesAreRefusedWithAReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    if (words.isEmpty())
        return; // metadata entries carry no event, so their time is not looked at
    const auto read = readBack(text.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    const auto detail = QString::fromStdString(read.error().detail);
    QVERIFY2(detail.startsWith(m_path + ": ") && detail.contains(words), qPrintable(detail));
}

void RunFileTest::onlyRegularFilesAreRead()
{
    const QString pipe = m_folder.filePath("pipe");
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    const QString link = m_folder.filePath("link");
    save(writtenRun(handBuiltRun(everyKind())));
    QVERIFY(QFile::link(m_path, link));
    QVERIFY(readRun(link.toStdString()).ok());
    const std::vector<std::pair<QString, QString>> refused{
        {m_folder.path(), "this is a folder, not a file"},
        {pipe, "this is a pipe, not a file"},
        {"/dev/zero", "this is a device, not a file"},
        {m_folder.filePath("none"), "No such file or directory"},
        {QString(300, 'x'), "File name too long"},
        {"", "empty"},
    };
    for (const auto &[path, words] : refused) {
        const auto read = readRun(path.toStdString());
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().detail).contains(words), read.error().detail.c_str());
    }
}

void RunFileTest::progressCanCancel()
{
    save(writtenRun(handBuiltRun(everyKind())));
    std::uint64_t last = 0, size = 0;
    const auto whole = readRun(m_path.toStdString(), [&](std::uint64_t bytes, std::uint64_t ofBytes) {
        last = bytes;
        size = ofBytes;
        return true;
    });
    QVERIFY(whole.ok());
    QCOMPARE(last, size);
    QCOMPARE(static_cast<qint64>(size), QFileInfo(m_path).size());
    const auto cancelled = readRun(m_path.toStdString(), [](std::uint64_t, std::uint64_t) { return false; });
    QVERIFY(!cancelled);
    QVERIFY(cancelled.error().detail.ends_with("the reading was cancelled"));
}

void RunFileTest::randomDamageNeverCrashes()
{
    const std::string whole = writtenRun(handBuiltRun(everyKind()));
    std::mt19937 random(99);
    int accepted = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string text = whole;
        for (unsigned change = 0; change <= random() % 3; ++change) {
            const std::size_t place = random() % text.size();
            switch (random() % 4) {
            case 0: text.erase(place, random() % 50); break;
            case 1: text.insert(place, text.substr(random() % text.size(), random() % 80)); break;
            case 2: text[place] = "0123456789,:-[]{}\""[random() % 18]; break;
            default: text[place] = static_cast<char>(random());
            }
        }
        const auto read = readBack(text);
        if (!read)
            continue;
        ++accepted;
        // What was accepted must be safe for everything that works with a run.
        QVERIFY(!writtenCsv(*read).empty() && !summaryJson(*read).empty() && !writtenRun(*read).empty());
    }
    QVERIFY2(accepted > 0 && accepted < 2000, "the damage must be neither harmless nor always fatal");
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
    for (const char *key : {"state", "executor", "workload", "workers", "chunk", "items", "tasks", "futures",
                            "makespan_ns", "tasks_per_s", "speedup", "efficiency", "utilisation", "queue_wait_ns",
                            "overhead_per_task_ns", "trust", "events", "dropped_events", "seed", "version", "machine",
                            "speedup_baseline", "baseline_ns", "timed_out", "reason"})
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
