// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/boundedjson.h"
#include "core/experiment/experimentjson.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace futurescope;

namespace {

QString errorOf(const std::string &json)
{
    const auto experiment = experimentFromJson(json);
    return experiment ? QStringLiteral("(no error)") : QString::fromStdString(experiment.error().detail);
}

Experiment unusual()
{
    Experiment experiment;
    experiment.name = "<b>name</b> \"quoted\" =1+1 \\ \n ../../etc; $(reboot) \xC3\xA4";
    experiment.workload = {WorkloadKind::Mixed,      0, Nanos(1), Distribution::HeavyTail, 12.5, 0.1, 3, 4,
                           ExperimentLimits::maxSeed};
    experiment.executor = ExecutorKind::Processes;
    experiment.workers = 256;
    experiment.chunk = ExperimentLimits::maxChunk;
    experiment.collect = CollectMode::None;
    experiment.timeout = Nanos(0);
    experiment.cancelAfter = std::chrono::hours(24);
    experiment.shutdown = ShutdownMode::CancelPending;
    experiment.baseline = Baseline::Measured;
    experiment.workerDeath = WorkerDeath::BreaksPool;
    experiment.maxTasksPerChild = 11;
    experiment.switchInterval = Nanos(123'456'789);
    experiment.workload.flopsPerByte = 64;
    experiment.workload.waitPercent = 99;
    experiment.cancelsTimedOut = false;
    experiment.submitsLate = true;
    return experiment;
}

} // namespace

class ExperimentTest : public QObject
{
    Q_OBJECT

private slots:
    void namesGoBothWays();
    void anUnknownNameListsTheKnownOnes();
    void theDefaultsAreValid();
    void validateNamesFieldValueAndRange_data();
    void validateNamesFieldValueAndRange();
    void whatIsWrittenIsReadBack();
    void absentFieldsKeepTheirDefaults();
    void unknownFieldsSurviveEverywhere();
    void aNewerSchemaOpensAndKeepsItsNumber();
    void badFieldsAreNamed_data();
    void badFieldsAreNamed();
    void badTextNamesTheByte_data();
    void badTextNamesTheByte();
    void invalidUtf8InANameIsReplaced();
    void randomDamageNeverCrashes();
};

void ExperimentTest::namesGoBothWays()
{
    for (const auto kind : {WorkloadKind::SumOfSquares, WorkloadKind::PrimeFactors, WorkloadKind::Sleep,
                            WorkloadKind::Download, WorkloadKind::ReadFile, WorkloadKind::Mixed, WorkloadKind::Nested,
                            WorkloadKind::Tree, WorkloadKind::Counter, WorkloadKind::MemoryStream})
        QCOMPARE(*workloadKind(workloadName(kind)), kind);
    for (const auto value : {Distribution::Constant, Distribution::Uniform, Distribution::Exponential,
                             Distribution::HeavyTail, Distribution::OneGiant, Distribution::Triangular})
        QCOMPARE(*distribution(distributionName(value)), value);
    for (const auto mode : {CollectMode::Result, CollectMode::Map, CollectMode::AsCompleted, CollectMode::None})
        QCOMPARE(*collectMode(collectName(mode)), mode);
    for (const auto mode : {ShutdownMode::Wait, ShutdownMode::NoWait, ShutdownMode::CancelPending})
        QCOMPARE(*shutdownMode(shutdownName(mode)), mode);
    for (const auto kind : {Baseline::Derived, Baseline::Measured})
        QCOMPARE(*baseline(baselineName(kind)), kind);
    for (const auto death : {WorkerDeath::LosesItsTask, WorkerDeath::BreaksPool})
        QCOMPARE(*workerDeath(workerDeathName(death)), death);
    for (const auto each : {Schedule::Dynamic, Schedule::Static, Schedule::Cyclic, Schedule::LongestFirst})
        QCOMPARE(*schedule(scheduleName(each)), each);
    for (const auto each : {Coupling::None, Coupling::Lock, Coupling::Barrier})
        QCOMPARE(*coupling(couplingName(each)), each);
}

void ExperimentTest::anUnknownNameListsTheKnownOnes()
{
    const auto kind = workloadKind("fibonacci");
    QVERIFY(!kind);
    QCOMPARE(kind.error().detail, std::string("unknown workload \"fibonacci\" (known: sum-of-squares, prime-factors, "
                                              "sleep, download, read-file, mixed, nested, tree, counter, "
                                              "memory-stream)"));
    QVERIFY(!workloadKind("Sleep"));
    QVERIFY(!distribution(""));
}

void ExperimentTest::theDefaultsAreValid()
{
    QVERIFY(validate(Experiment{}).ok());
    QVERIFY(validate(unusual()).ok());
    QCOMPARE(defaultWorkers(ExecutorKind::Sequential), 1);
    QCOMPARE(defaultWorkers(ExecutorKind::Threads), Experiment{}.workers);
}

void ExperimentTest::validateNamesFieldValueAndRange_data()
{
    QTest::addColumn<std::function<void(Experiment &)>>("spoil");
    QTest::addColumn<QString>("message");
    using Spoil = std::function<void(Experiment &)>;
    const auto row = [](const char *name, Spoil spoil, const char *message) {
        QTest::newRow(name) << spoil << QString::fromLatin1(message);
    };
    row(
        "items", [](Experiment &e) { e.workload.items = 10'000'001; },
        "items is 10000001; it must be from 0 to 10000000");
    row(
        "work", [](Experiment &e) { e.workload.work = Nanos(-1); }, "work is -1ns; it must be from 0ns to 60s");
    row(
        "long work", [](Experiment &e) { e.workload.work = std::chrono::seconds(61); },
        "work is 61s; it must be from 0ns to 60s");
    row(
        "spread", [](Experiment &e) { e.workload.spreadPercent = 100.5; }, "spread is 100.5; it must be from 0 to 100");
    row(
        "NaN", [](Experiment &e) { e.workload.failureRate = std::numeric_limits<double>::quiet_NaN(); },
        "failure-rate is nan; it must be from 0 to 1");
    row(
        "infinity", [](Experiment &e) { e.workload.failureRate = std::numeric_limits<double>::infinity(); },
        "failure-rate is inf; it must be from 0 to 1");
    row(
        "payload", [](Experiment &e) { e.workload.payloadInBytes = 1u << 31; },
        "payload in is 2147483648; it must be from 0 to 16777216");
    row(
        "seed", [](Experiment &e) { e.workload.seed = ExperimentLimits::maxSeed + 1; },
        "seed is 9007199254740993; it must be from 0 to 9007199254740992");
    row(
        "flops per byte", [](Experiment &e) { e.workload.flopsPerByte = 65; },
        "flops-per-byte is 65; it must be from 0 to 64");
    row(
        "wait share", [](Experiment &e) { e.workload.waitPercent = 100; },
        "wait-share is 100; it must be from 1 to 99");
    row(
        "workers 0", [](Experiment &e) { e.workers = 0; },
        "workers is 0; with the executor threads it must be from 1 to 1024 "
        "(ValueError: max_workers must be greater than 0)");
    row(
        "workers 2^31-1", [](Experiment &e) { e.workers = 2147483647; },
        "workers is 2147483647; with the executor threads it must be from 1 to 1024");
    row(
        "sequential", [](Experiment &e) { e.executor = ExecutorKind::Sequential; },
        "workers is 4; with the executor sequential it must be from 1 to 1");
    row(
        "chunk", [](Experiment &e) { e.chunk = 0; }, "chunk is 0; it must be from 1 to 4294967295");
    row(
        "timeout", [](Experiment &e) { e.timeout = Nanos(-5); }, "timeout is -5ns; it must be from 0ns to 86400s");
    row(
        "cancel", [](Experiment &e) { e.cancelAfter = std::chrono::hours(25); },
        "cancel-after is 90000s; it must be from 0ns to 86400s");
    row(
        "short interval", [](Experiment &e) { e.switchInterval = Nanos(99'999); },
        "switch-interval is 99.999us; it must be from 100us to 1s");
    row(
        "long interval", [](Experiment &e) { e.switchInterval = std::chrono::seconds(2); },
        "switch-interval is 2s; it must be from 100us to 1s");
}

void ExperimentTest::validateNamesFieldValueAndRange()
{
    QFETCH(std::function<void(Experiment &)>, spoil);
    QFETCH(QString, message);
    Experiment experiment;
    spoil(experiment);
    const Status status = validate(experiment);
    QVERIFY(!status);
    QCOMPARE(QString::fromStdString(status.error().detail), message);
}

void ExperimentTest::whatIsWrittenIsReadBack()
{
    for (const Experiment &experiment : {Experiment{}, unusual()}) {
        const auto read = experimentFromJson(toJson(experiment));
        QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
        QVERIFY(*read == experiment);
    }
}

void ExperimentTest::absentFieldsKeepTheirDefaults()
{
    QVERIFY(*experimentFromJson("{}") == Experiment{});
    const auto sequential = experimentFromJson(R"({"executor":"sequential","timeoutNs":null})");
    QVERIFY(sequential.ok());
    QCOMPARE(sequential->workers, 1);
    QVERIFY(!sequential->timeout);
}

void ExperimentTest::unknownFieldsSurviveEverywhere()
{
    const auto read = experimentFromJson(
        R"({"colour":{"deep":[1,-2,2.50,null,true,"x"]},"workload":{"items":3,"shape":"round"},"workers":2})");
    QVERIFY(read.ok());
    QCOMPARE(read->workload.items, 3u);
    const std::string written = toJson(*read);
    const auto json = parseJson(written);
    QVERIFY(json.ok());
    QCOMPARE(jsonText(*json->find("colour")), std::string(R"({"deep":[1,-2,2.50,null,true,"x"]})"));
    QCOMPARE(json->find("workload")->find("shape")->text, std::string("round"));
    QCOMPARE(json->find("workload")->find("items")->whole, std::uint64_t{3});
    QVERIFY(*experimentFromJson(written) == *read);
}

void ExperimentTest::aNewerSchemaOpensAndKeepsItsNumber()
{
    const auto read = experimentFromJson(R"({"schema":9,"workers":3,"later":1})");
    QVERIFY(read.ok());
    QCOMPARE(read->workers, 3);
    const auto json = parseJson(toJson(*read));
    QCOMPARE(json->find("schema")->whole, std::uint64_t{9});
    QCOMPARE(json->find("later")->whole, std::uint64_t{1});
}

void ExperimentTest::badFieldsAreNamed_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("message");
    const QString workers = QStringLiteral("workers is %1; it must be a whole number from 1 to 1024");
    const auto workersRow = [&](const char *value, const QString &shown) {
        QTest::newRow(value) << QStringLiteral("{\"workers\":%1}").arg(QLatin1String(value)) << workers.arg(shown);
    };
    workersRow("-5", "-5");
    workersRow("0", "0");
    workersRow("1.5", "1.5");
    workersRow("4.0", "4.0");
    workersRow("1e3", "1e3");
    workersRow("1e300", "1e300");
    workersRow("4294967297", "4294967297");
    workersRow("9007199254740993", "9007199254740993");
    workersRow("99999999999999999999", "99999999999999999999");
    workersRow("\"4\"", "the text \"4\"");
    workersRow("\"NaN\"", "the text \"NaN\"");
    workersRow("true", "true");
    workersRow("null", "null");
    workersRow("[4]", "a list");
    workersRow("{}", "an object");
    QTest::newRow("seed") << R"({"workload":{"seed":9007199254740993}})"
                          << "workload.seed is 9007199254740993; it must be a whole number from 0 to 9007199254740992";
    QTest::newRow("rate") << R"({"workload":{"failureRate":1.01}})"
                          << "workload.failureRate is 1.01; it must be a number from 0 to 1";
    QTest::newRow("rate text") << R"({"workload":{"failureRate":"0.5"}})"
                               << "workload.failureRate is the text \"0.5\"; it must be a number from 0 to 1";
    QTest::newRow("work") << R"({"workload":{"workNs":-1}})"
                          << "workload.workNs is -1; it must be a whole number from 0 to 60000000000";
    QTest::newRow("kind") << R"({"workload":{"kind":"x"}})"
                          << "workload.kind: unknown workload \"x\" (known: sum-of-squares, prime-factors, sleep, "
                             "download, read-file, mixed, nested, tree, counter, memory-stream)";
    QTest::newRow("workload") << R"({"workload":7})"
                              << "workload is 7; it must be an object";
    QTest::newRow("name") << R"({"name":7})"
                          << "name is 7; it must be a text";
    QTest::newRow("schema") << R"({"schema":0})"
                            << "schema is 0; it must be a whole number from 1 to 2147483647";
    QTest::newRow("chunk") << R"({"chunk":0})"
                           << "chunk is 0; it must be a whole number from 1 to 4294967295";
    QTest::newRow("timeout") << R"({"timeoutNs":1e308})"
                             << "timeoutNs is 1e308; it must be a whole number from 0 to 86400000000000";
    QTest::newRow("array") << "[]"
                           << "the experiment is a list; it must be an object";
    QTest::newRow("for sequential") << R"({"executor":"sequential","workers":2})"
                                    << "workers is 2; it must be a whole number from 1 to 1";
}

void ExperimentTest::badFieldsAreNamed()
{
    QFETCH(QString, json);
    QTEST(errorOf(json.toStdString()), "message");
    QCOMPARE(experimentFromJson(json.toStdString()).error().code, ErrorCode::InvalidInput);
}

void ExperimentTest::badTextNamesTheByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, const char *message) {
        QTest::newRow(name) << text << QString::fromLatin1(message);
    };
    row("empty", "", "the text is empty at byte 0");
    row("truncated", "{\"workers\":4", "the text ends too early at byte 12");
    row("blank", "   ", "the text ends too early at byte 3");
    row("in a string", "{\"name\":\"ab", "the text ends too early at byte 11");
    row("garbage", "{\"workers\":4}x", "not JSON: unexpected \"x\" at byte 14");
    row("NaN", "{\"workers\":NaN}", "not JSON: unexpected \"N\" at byte 12");
    row("1e999", "{\"workers\":1e999}", "the number 1e999 is beyond what can be held at byte 17");
    row("duplicate", "{\"workers\":4,\"workers\":5}", "the key \"workers\" is given twice at byte 22");
    row("nested duplicate", "{\"workload\":{\"a\":1,\"a\":2}}", "the key \"a\" is given twice at byte 22");
    row("byte order mark", "\xEF\xBB\xBF{}", "a byte order mark; the text must be UTF-8 without one at byte 0");
    row("UTF-16 LE", QByteArray("\xFF\xFE{\0}\0", 6), "this looks like UTF-16; the text must be UTF-8 at byte 0");
    row("UTF-16 BE", QByteArray("\0{\0}", 4), "this looks like UTF-16; the text must be UTF-8 at byte 0");
    row("zeros", QByteArray(100, '\0'), "not JSON: unexpected \"<U+0000>\" at byte 1");
    row("bad UTF-8", "{\"name\":\"\xC3(\"}", "not JSON: unexpected \"(\" at byte 11");
    row("deep", QByteArray(1'000'000, '['), "more than 64 levels of nesting at byte 65");
    row("deep object", QByteArray("{\"a\":").repeated(100'000), "more than 64 levels of nesting at byte 321");
    row("long", QByteArray((1 << 20) + 1, ' '), "the text is longer than 1048576 bytes: at byte 1048577");
    row("many values", '[' + QByteArray("0,").repeated(20'000), "more than 10000 values at byte 20001");
}

void ExperimentTest::badTextNamesTheByte()
{
    QFETCH(QByteArray, text);
    QTEST(errorOf(text.toStdString()), "message");
}

void ExperimentTest::invalidUtf8InANameIsReplaced()
{
    Experiment experiment;
    experiment.name = "a\xFF\xC0\x80z";
    const auto read = experimentFromJson(toJson(experiment));
    QVERIFY(read.ok());
    QCOMPARE(read->name, std::string("a\uFFFD\uFFFD\uFFFDz"));
}

void ExperimentTest::randomDamageNeverCrashes()
{
    const std::string whole = toJson(unusual());
    std::mt19937 random(20240611);
    int accepted = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string text = whole;
        for (unsigned change = 0; change <= random() % 4; ++change) {
            const std::size_t at = random() % text.size();
            if (random() % 3 == 0)
                text.erase(at, random() % 20);
            else if (random() % 2 == 0)
                text.insert(at, 1, "{}[]\",:-.e0"[random() % 11]);
            else
                text[at] = static_cast<char>(random());
            if (text.empty())
                break;
        }
        const auto read = experimentFromJson(text);
        if (read) {
            ++accepted;
            QVERIFY(validate(*read).ok());
            QVERIFY(experimentFromJson(toJson(*read)).ok());
        } else {
            QVERIFY(!read.error().detail.empty());
        }
    }
    QVERIFY2(accepted > 0 && accepted < 2000, "the damage must be neither harmless nor always fatal");
}

QTEST_GUILESS_MAIN(ExperimentTest)
#include "tst_experiment.moc"
