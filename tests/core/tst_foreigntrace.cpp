// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"
#include "core/experiment/runfile.h"
#include "core/trace/foreignreader.h"
#include "tests/core/foreignsamples.h"

#include <QtTest>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstring>
#include <nlohmann/json.hpp>
#include <random>
#include <sys/stat.h>

using namespace futurescope;
using namespace foreignsamples;

/// Reading and writing the traces of other programs.
class ForeignTraceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath("trace.json"); }
    void theShapesOfOtherWritersAreRead_data();
    void theShapesOfOtherWritersAreRead();
    void decimalsAreExact();
    void faultsAreCountedByKind_data();
    void faultsAreCountedByKind();
    void whatCannotBeShownIsAnError_data();
    void whatCannotBeShownIsAnError();
    void limitsAreCounted();
    void onlyRegularFilesAreOpened();
    void readingAndOrderingCanBeCancelled();
    void ourOwnRunsAreKnownByWhatTheySay();
    void aSavedForeignTraceReadsBackTheSame_data() { theShapesOfOtherWritersAreRead_data(); }
    void aSavedForeignTraceReadsBackTheSame();
    void whatIsWrittenPassesTheRulesOfViewers();
    void randomTracesAgreeWithANaiveReader();
    void randomDamageNeverCrashes();

private:
    Result<Run> readBack(const std::string &text);

    QTemporaryDir m_folder;
    QString m_path;
};

namespace {

std::string written(const Run &run)
{
    std::string text;
    writeRun(run, [&](std::string_view piece) { return text.append(piece), true; });
    return text;
}

QString lines(const std::string &text)
{
    return QString::fromStdString(text);
}

/// What ForeignCounts say, but for the number of entries.
QString faultsOf(const ForeignCounts &counts)
{
    QStringList parts;
    for (std::size_t fault = 0; fault < traceFaults; ++fault) {
        if (counts.faults[fault] > 0)
            parts << QStringLiteral("%1: %2")
                         .arg(QString::fromUtf8(traceFaultName(static_cast<TraceFault>(fault)).data()))
                         .arg(counts.faults[fault]);
    }
    for (const auto &[phase, count] : counts.notUnderstood)
        parts << QStringLiteral("ph %1: %2").arg(QString::fromStdString(phase)).arg(count);
    return parts.join(", ");
}

Result<ForeignTrace> readText(std::string_view text, const ForeignLimits &limits)
{
    const ByteSource source = [&text](std::span<char> buffer) {
        const std::size_t count = std::min(buffer.size(), text.size());
        std::memcpy(buffer.data(), text.data(), count);
        text.remove_prefix(count);
        return count;
    };
    return readForeignTrace(
        source, [](double) { return true; }, limits);
}

} // namespace

Result<Run> ForeignTraceTest::readBack(const std::string &text)
{
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0)
        qFatal("cannot write the test's file");
    file.close();
    return readTrace(m_path.toStdString());
}

void ForeignTraceTest::theShapesOfOtherWritersAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("slices");
    QTest::addColumn<QString>("beside");
    QTest::addColumn<QString>("faults");
    QTest::newRow("VizTracer") << viztracer
                               << "#1 MainProcess/MainThread main (fib.py:9) 0..50000\n"
                                  "#2 MainProcess/MainThread fib (fib.py:1) 804..21304 in #1\n"
                                  "#3 MainProcess/MainThread fib (fib.py:1) 23600..28725 in #1\n"
                               << "origin 18329640116400\n"
                                  "lane 1 MainProcess/MainThread\n"
                                  "instant 33601 checkpoint on 1\n"
                               << "out of order: 1";
    QTest::newRow("Ray") << ray
                         << "#1 Node 10.0.0.1/thread worker:a1 square 0..1000250\n"
                            "#2 Node 10.0.0.1/thread worker:b2 square 500..900500\n"
                         << "origin 1700000000000001500\n"
                            "lane 1 Node 10.0.0.1/thread worker:a1\n"
                            "lane 2 Node 10.0.0.1/thread worker:b2\n"
                         << "";
    QTest::newRow("Chrome") << chrome
                            << "#1 Renderer/thread 1 Paint 0..40000\n"
                               "#2 Renderer/net load 0..30000\n"
                               "#3 Renderer/Compositor Draw 5000..15000\n"
                               "#4 Renderer/thread 1 Raster 10000..20000 in #1\n"
                               "#5 Renderer/net (2) load 10000..25000\n"
                               "#6 Renderer/net connect 12000..14000 in #2\n"
                            << "origin 100000\n"
                               "lane 1 Renderer/Compositor\n"
                               "lane 2 Renderer/thread 1\n"
                               "lane 3 Renderer/net\n"
                               "lane 4 Renderer/net (2)\n"
                               "counter Renderer heap used: 1000=11 3000=12.5\n"
                               "counter Renderer heap free: 1000=4 3000=3\n"
                            << "out of order: 1, list unended: 1, ph f: 1, ph s: 1";
    QTest::newRow("Tracy and Dask") << tracy
                                    << "#1 process 1/Main thread Frame 0..16250\n"
                                       "#2 process 1/Main thread Update 0..8000 in #1\n"
                                       "#3 process tcp://127.0.0.1:4000/thread 140012 sum-7f 1500..4500\n"
                                       "#4 process 1/Main thread Render 8000..16250 in #1\n"
                                    << "origin 500\n"
                                       "lane 1 process 1/Main thread\n"
                                       "lane 2 process tcp://127.0.0.1:4000/thread 140012\n"
                                    << "";
}

void ForeignTraceTest::theShapesOfOtherWritersAreRead()
{
    QFETCH(QString, text);
    const auto run = readBack(text.toStdString());
    QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
    QVERIFY(run->foreign);
    QTEST(lines(slicesOf(*run)), "slices");
    QTEST(lines(besideSlices(*run)), "beside");
    QTEST(faultsOf(run->foreign->counts), "faults");
}

void ForeignTraceTest::decimalsAreExact()
{
    const auto is = [](const char *text, std::optional<std::int64_t> expected) {
        const auto value = shiftedDecimal(text, 3);
        if (value != expected)
            qWarning("%s gives %lld", text, value ? static_cast<long long>(*value) : -1LL);
        return value == expected;
    };
    QVERIFY(is("0", 0));
    QVERIFY(is("-0.0", 0));
    QVERIFY(is("12.3456", 12346));
    QVERIFY(is("12.3454999999999999999999", 12345));
    QVERIFY(is("-12.3455", -12346));
    QVERIFY(is("1763808000123456.789", 1763808000123456789)); // a double would be off by some hundred nanoseconds
    QVERIFY(is("9007199254740993.001", 9007199254740993001));
    QVERIFY(is("1.5e3", 1500000));
    QVERIFY(is("15E-1", 1500));
    QVERIFY(is("1e-400", 0));
    QVERIFY(is("0e999999999999", 0));
    QVERIFY(is("9223372036854775.807", INT64_MAX));
    QVERIFY(is("9223372036854775.8071", INT64_MAX));
    QVERIFY(is("9223372036854775.8075", std::nullopt));
    QVERIFY(is("1e300", std::nullopt));
    for (const char *text : {"", "-", "1.", ".5", "1e", "1e+", "0x10", "1 ", "nan", "1,5"})
        QVERIFY2(is(text, std::nullopt), text);
}

void ForeignTraceTest::faultsAreCountedByKind_data()
{
    QTest::addColumn<QString>("entries");
    QTest::addColumn<QString>("slices");
    QTest::addColumn<QString>("faults");
    const auto row = [](const char *name, const char *entries, const char *slices, const char *faults) {
        QTest::newRow(name) << entries << slices << faults;
    };
    row("end without begin", R"({"ph":"E","ts":5},{"ph":"X","ts":1,"dur":1,"name":"a"})",
        "#1 process 0/thread 0 a 0..1000\n", "end without begin: 1, out of order: 1");
    row("begin without end", R"({"ph":"B","ts":1,"name":"a"},{"ph":"X","ts":2,"dur":1,"name":"b"})",
        "#1 process 0/thread 0 a 0..open\n#2 process 0/thread 0 b 1000..2000 in #1\n", "begin without end: 1");
    row("no duration", R"({"ph":"X","ts":1,"name":"a"})", "#1 process 0/thread 0 a 0..open\n", "begin without end: 1");
    row("negative duration", R"({"ph":"X","ts":1,"dur":-1},{"ph":"X","ts":1,"dur":0,"name":"a"})",
        "#1 process 0/thread 0 a 0..0\n", "negative duration: 1");
    row("overlap", R"({"ph":"X","ts":0,"dur":10,"name":"a"},{"ph":"X","ts":5,"dur":10,"name":"b"})",
        "#1 process 0/thread 0 a 0..10000\n#2 process 0/thread 0 (2) b 5000..15000\n", "overlap: 1");
    row("disorder", R"({"ph":"E","ts":9},{"ph":"B","ts":4,"name":"a"})", "#1 process 0/thread 0 a 0..5000\n",
        "out of order: 1");
    row("same moment",
        R"({"ph":"B","ts":1,"name":"a"},{"ph":"E","ts":2},{"ph":"B","ts":2,"name":"b"},{"ph":"E","ts":3})",
        "#1 process 0/thread 0 a 0..1000\n#2 process 0/thread 0 b 1000..2000\n", "");
    row("no time", R"({"ph":"X","dur":1},{"ph":"X","ts":1e300,"dur":1},{"ph":"X","ts":null,"dur":1},
                      {"ph":"X","ts":1,"dur":"long"},{"ph":"X","ts":"7","dur":"1.5","name":"a"})",
        "#1 process 0/thread 0 a 0..1500\n", "no time: 4");
    row("no id", R"({"ph":"b","ts":1,"cat":"c"},{"ph":"b","ts":1,"cat":"c","id":5,"name":"a"})",
        "#1 process 0/c a 0..open\n", "no id: 1, begin without end: 1");
    row("no entries", R"(null,5,"x",[],[{"ph":"X"}],{},{"ph":7},{"ph":"X","ts":0,"dur":1,"name":"a"})",
        "#1 process 0/thread 0 a 0..1000\n", "not an entry: 5, no phase: 2");
    row("unknown", R"({"ph":"P","ts":1},{"ph":"O","ts":1},{"ph":"P","ts":1},{"ph":"phase number ten"},
                      {"ph":"X","ts":0,"dur":1,"name":"a"})",
        "#1 process 0/thread 0 a 0..1000\n", "ph O: 1, ph P: 2, ph …: 1");
    row("counters", R"({"ph":"C","ts":1,"name":"c","args":{"a":"5"}},{"ph":"C","ts":1,"name":"c","args":{"a":5}})", "",
        "no number: 1");
    row("duplicate keys", R"({"ph":"X","ts":7,"ts":0,"dur":1,"name":"a"})", "#1 process 0/thread 0 a 0..1000\n",
        "duplicate key: 1");
    row("pids", R"({"ph":"X","ts":0,"dur":1,"name":"a","pid":-1,"tid":18446744073709551615},
                   {"ph":"X","ts":0,"dur":1,"name":"b","pid":1,"tid":"1"},{"ph":"X","ts":0,"dur":1,"name":"c","pid":1,"tid":1},
                   {"ph":"X","ts":0,"dur":1,"name":"d","pid":null,"tid":{}})",
        "#1 process -1/thread -1 a 0..1000\n#2 process 1/thread 1 b 0..1000\n#3 process 1/thread 1 c 0..1000\n"
        "#4 process 0/thread 0 d 0..1000\n",
        "");
    row("names", R"({"ph":"X","ts":0,"dur":2},{"ph":"X","ts":0,"dur":1,"name":5})",
        "#1 process 0/thread 0  0..2000\n#2 process 0/thread 0 5 0..1000 in #1\n", "");
}

void ForeignTraceTest::faultsAreCountedByKind()
{
    QFETCH(QString, entries);
    const auto run = readBack("{\"traceEvents\":[" + entries.toStdString() + "]}");
    QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
    QTEST(lines(slicesOf(*run)), "slices");
    QTEST(faultsOf(run->foreign->counts), "faults");
    const ForeignCounts &counts = run->foreign->counts;
    const std::string json = summaryJson(*run);
    QVERIFY(json.find(fmt::format("\"entries\": {}", counts.skipped())) != std::string::npos);
}

void ForeignTraceTest::whatCannotBeShownIsAnError_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &text, const char *words) {
        QTest::newRow(name) << text << QString::fromUtf8(words);
    };
    const QByteArray good = R"({"traceEvents":[{"ph":"X","ts":1,"dur":2,"name":"a"}]})";
    row("empty", "", "empty at byte 0");
    row("byte order mark", "\xEF\xBB\xBF" + good, "byte order mark");
    row("UTF-16", QByteArray("[\0{\0", 4), "UTF-16");
    row("zeros", QByteArray(100, '\0'), "not JSON: unexpected");
    row("bad UTF-8", "[{\"name\":\"\xC3(\"}]", "at byte 12");
    row("truncated object", good.left(good.size() - 2), "ends too early at byte 52");
    row("wrong bracket", "[{\"ph\":\"X\"}}", "not JSON: unexpected \"}\" at byte 12");
    row("more behind", good + "x", "at byte");
    row("text", "\"abc\"", "not a JSON object");
    row("number", "17", "not a JSON object");
    row("no list", R"({"traceEvents":{}})", "traceEvents is an object; it must be a list");
    row("no list either", R"({"traceEvents":7})", "traceEvents is 7; it must be a list");
    row("no entries", "[]", "no entry of a trace");
    row("no events", "{\"a\":[1,2,3]}", "no entry of a trace");
    row("nothing to show", R"([{"ph":"s","ts":1},{"ph":"E","ts":2}])",
        "none of the 2 entries of the trace can be shown; end without begin: 1, ph \"s\": 1");
    row("deep", "[{\"args\":" + QByteArray(1'000'000, '['), "more than 64 levels of nesting at byte");
    row("long text", "[{\"name\":\"" + QByteArray(2 << 20, 'x') + "\"}]", "longer than 1048576 bytes");
    row("endless text", "[{\"name\":\"" + QByteArray(20 << 20, 'x'), "longer than 1 MB");
    row("long number", "[{\"ts\":1" + QByteArray(20 << 20, '0'), "longer than 1 MB");
    row("huge number", "[{\"ts\":1e999}]", "beyond what can be held");
}

void ForeignTraceTest::whatCannotBeShownIsAnError()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const auto run = readBack(text.toStdString());
    QVERIFY(!run);
    QCOMPARE(run.error().code, ErrorCode::InvalidInput);
    const QString detail = lines(run.error().detail);
    QVERIFY2(detail.startsWith(m_path + ": ") && detail.contains(words), qPrintable(detail));
}

void ForeignTraceTest::limitsAreCounted()
{
    std::string text = "[";
    for (int i = 0; i < 20; ++i) {
        text += fmt::format("{{\"ph\":\"X\",\"ts\":{},\"dur\":100,\"tid\":{},\"name\":\"{}\"}},", i, i % 10, i);
        text += fmt::format(
            "{{\"ph\":\"i\",\"ts\":{},\"tid\":0}},{{\"ph\":\"C\",\"ts\":1,\"name\":\"{}\",\"args\":{{\"a\":1}}}},", i,
            i);
    }
    ForeignLimits limits;
    limits.lanes = 4;
    limits.slices = 7;
    limits.instants = 5;
    limits.counters = 3;
    const auto foreign = readText(text, limits);
    QVERIFY(foreign.ok());
    const ForeignCounts &counts = foreign->counts;
    // 8 slices lie on the first four lanes, of which 7 are kept; each lane needs a second part, which two lanes get.
    QCOMPARE(foreign->names.lanes.size(), std::size_t{5});
    QCOMPARE(counts.of(TraceFault::TooMany), std::uint64_t{1 + 15 + 17});
    QCOMPARE(counts.slices + counts.of(TraceFault::TooManyLanes), std::uint64_t{20 - 1});
    QCOMPARE(counts.instants, std::uint64_t{5});
    QCOMPARE(foreign->counters.size(), std::size_t{3});
}

void ForeignTraceTest::onlyRegularFilesAreOpened()
{
    const QString pipe = m_folder.filePath("pipe");
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    for (const auto &[path, words] : std::vector<std::pair<QString, QString>>{
             {m_folder.path(), "this is a folder, not a file"},
             {pipe, "this is a pipe, not a file"},
             {"/dev/zero", "this is a device, not a file"},
             {m_folder.filePath("none"), "No such file or directory"},
         }) {
        const auto run = readTrace(path.toStdString());
        QVERIFY(!run);
        QVERIFY2(lines(run.error().detail).contains(words), run.error().detail.c_str());
    }
}

void ForeignTraceTest::readingAndOrderingCanBeCancelled()
{
    QVERIFY(readBack(viztracer).ok());
    for (const OpeningStep step : {OpeningStep::Reading, OpeningStep::Ordering}) {
        const auto run = readTrace(m_path.toStdString(), [step](OpeningStep now, double share) {
            return share >= 0 && share <= 1 && now != step;
        });
        QVERIFY(!run);
        QVERIFY2(run.error().detail.ends_with("the reading was cancelled"), run.error().detail.c_str());
    }
}

void ForeignTraceTest::ourOwnRunsAreKnownByWhatTheySay()
{
    Run run;
    run.version = "0";
    run.startedAt = "2026-01-01T00:00:00Z";
    TraceBuilder builder;
    const std::vector<Event> events{{0, packItems(0, 1), FutureId{1}, mainLane, EventKind::Submitted, 0},
                                    {5, 0, FutureId{1}, LaneId{1}, EventKind::Started, 0},
                                    {9, 0, FutureId{1}, LaneId{1}, EventKind::Finished, 0}};
    builder.append(events);
    run.trace = builder.snapshot();
    const std::string text = written(run);
    const auto own = readBack(text);
    QVERIFY2(own.ok(), own ? "" : own.error().detail.c_str());
    QVERIFY(!own->foreign);
    QCOMPARE(own->trace.size(), events.size());

    // Another program may write it again in another order, or leave the metadata away.
    auto document = nlohmann::json::parse(text);
    std::swap(document["traceEvents"].front(), document["traceEvents"].back());
    const auto again = readBack(document.dump(2));
    QVERIFY2(again.ok(), again ? "" : again.error().detail.c_str());
    QVERIFY(!again->foreign);
    QCOMPARE(again->trace.size(), events.size());
    const auto bare = readBack(nlohmann::json::parse(text)["traceEvents"].dump());
    QVERIFY2(bare.ok(), bare ? "" : bare.error().detail.c_str());
    QVERIFY(bare->foreign);

    // What is ours and damaged is refused, and not shown as the trace of somebody else.
    std::string damaged = text;
    damaged.replace(damaged.find("\"fs\":["), 6, "\"xx\":[");
    const auto refused = readBack(damaged);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.find("events of the") != std::string::npos, refused.error().detail.c_str());
}

void ForeignTraceTest::aSavedForeignTraceReadsBackTheSame()
{
    QFETCH(QString, text);
    const auto run = readBack(text.toStdString());
    QVERIFY(run.ok());
    const auto again = readBack(written(*run));
    QVERIFY2(again.ok(), again ? "" : again.error().detail.c_str());
    QCOMPARE(lines(slicesOf(*again)), lines(slicesOf(*run)));
    QCOMPARE(lines(besideSlices(*again)), lines(besideSlices(*run)));
    QCOMPARE(faultsOf(again->foreign->counts), QString());
    QCOMPARE(lines(written(*again)), lines(written(*run)));
}

void ForeignTraceTest::whatIsWrittenPassesTheRulesOfViewers()
{
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    for (const char *text : {viztracer, ray, chrome, tracy}) {
        const auto run = readBack(text);
        QVERIFY(run.ok());
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(written(*run)));
        file.close();
        QProcess check;
        check.start(python, {CHECKTRACE, m_path});
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0, check.readAll().constData());
    }
}

namespace {

/// A slice as a reader finds it that takes its time: the whole document in memory, every pair compared.
struct NaiveSlice
{
    std::int64_t startNs = 0;
    std::int64_t endNs = openEnd;
    std::string name;
    std::size_t part = 0;
    std::string inside = "-";
};

std::vector<NaiveSlice> naiveSlices(const nlohmann::json &entries)
{
    std::vector<NaiveSlice> slices, begun;
    std::vector<std::pair<std::int64_t, const nlohmann::json *>> edges;
    const auto ns = [](const nlohmann::json &value) { return std::llround(value.get<double>() * 1000); };
    for (const auto &entry : entries) {
        const std::int64_t timeNs = ns(entry["ts"]);
        if (entry["ph"] == "X" && entry["dur"] >= 0)
            slices.push_back({timeNs, timeNs + ns(entry["dur"]), entry["name"]});
        else if (entry["ph"] != "X")
            edges.emplace_back(timeNs, &entry);
    }
    std::stable_sort(edges.begin(), edges.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<std::size_t> open;
    for (const auto &[timeNs, entry] : edges) {
        if ((*entry)["ph"] == "B") {
            open.push_back(begun.size());
            begun.push_back({timeNs, openEnd, (*entry)["name"]});
        } else if (!open.empty()) {
            begun[open.back()].endNs = timeNs;
            open.pop_back();
        }
    }
    slices.insert(slices.end(), begun.begin(), begun.end());
    std::stable_sort(slices.begin(), slices.end(), [](const NaiveSlice &a, const NaiveSlice &b) {
        return std::pair(a.startNs, -a.endNs) < std::pair(b.startNs, -b.endNs);
    });
    for (std::size_t i = 0; i < slices.size(); ++i) {
        for (bool fits = false; !fits; slices[i].part += fits ? 0 : 1) {
            fits = true;
            slices[i].inside = "-";
            for (std::size_t j = 0; j < i; ++j) {
                if (slices[j].part != slices[i].part || slices[j].endNs <= slices[i].startNs)
                    continue;
                fits = fits && slices[i].endNs <= slices[j].endNs;
                slices[i].inside = slices[j].name;
            }
        }
    }
    return slices;
}

/// Nested, overlapping, paired, unpaired, and in any order; each name once.
nlohmann::json randomEntries(std::mt19937 &random)
{
    nlohmann::json entries = nlohmann::json::array();
    const int count = 1 + static_cast<int>(random() % 60);
    for (int i = 0; i < count; ++i) {
        nlohmann::json entry{{"name", "s" + std::to_string(i)}, {"ts", static_cast<double>(random() % 40'000) / 1000}};
        entry["ph"] = std::string(1, "XXXXBE"[random() % 6]);
        if (entry["ph"] == "X")
            entry["dur"] = static_cast<double>(random() % 12'000) / 1000 - (random() % 20 == 0 ? 20 : 0);
        if (random() % 3 == 0)
            entry["ts"] = random() % 40; // so that moments coincide
        entries.push_back(entry);
    }
    return entries;
}

} // namespace

void ForeignTraceTest::randomTracesAgreeWithANaiveReader()
{
    std::mt19937 random(4711);
    for (int round = 0; round < 300; ++round) {
        const nlohmann::json entries = randomEntries(random);
        const auto naive = naiveSlices(entries);
        const auto run = readBack(entries.dump());
        if (naive.empty()) {
            QVERIFY(!run || run->foreign->counts.slices == 0);
            continue;
        }
        QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
        std::vector<std::string> expected, found;
        for (const NaiveSlice &slice : naive)
            expected.push_back(
                fmt::format("{} {} {}..{} in {}", slice.part, slice.name, slice.startNs, slice.endNs, slice.inside));
        Timeline timeline;
        timeline.append(run->trace);
        const TraceNames &names = run->foreign->names;
        std::uint32_t number = 0;
        for (const FutureRecord &record : timeline.futures()) {
            const std::int64_t origin = run->foreign->originNs;
            const std::string_view inside = record.inside() == noFuture ? "-" : names.ofFuture(record.inside());
            found.push_back(fmt::format("{} {} {}..{} in {}", names.lane(record.lane.value)->part,
                                        names.ofFuture(FutureId{++number}), record.startedNs + origin,
                                        record.endedNs == never ? openEnd : record.endedNs + origin, inside));
        }
        std::ranges::sort(expected);
        std::ranges::sort(found);
        QVERIFY2(found == expected,
                 qPrintable(QStringLiteral("round %1:\n%2\nis not\n%3\nof %4")
                                .arg(round)
                                .arg(lines(fmt::format("{}", fmt::join(found, "\n"))),
                                     lines(fmt::format("{}", fmt::join(expected, "\n"))), lines(entries.dump()))));
    }
}

void ForeignTraceTest::randomDamageNeverCrashes()
{
    std::mt19937 random(99);
    int accepted = 0;
    constexpr int rounds = 3000;
    for (int round = 0; round < rounds; ++round) {
        std::string text = std::array{viztracer, ray, chrome, tracy}[random() % 4];
        for (unsigned change = 0; change <= random() % 4; ++change) {
            const std::size_t place = random() % text.size();
            switch (random() % 4) {
            case 0:
                text.erase(place, random() % 50);
                break;
            case 1:
                text.insert(place, text.substr(random() % text.size(), random() % 80));
                break;
            case 2:
                text[place] = "0123456789,:-[]{}\"eXBEbMCi"[random() % 26];
                break;
            default:
                text[place] = static_cast<char>(random());
            }
            if (text.empty())
                text = "[";
        }
        const auto run = readBack(text);
        if (!run) {
            QVERIFY(!run.error().detail.empty());
            continue;
        }
        ++accepted;
        // What was accepted must be safe for whoever works with it, and whole: no entry is neither read nor counted.
        QVERIFY(!slicesOf(*run).empty() || !besideSlices(*run).empty());
        const auto again = readBack(written(*run));
        QVERIFY2(again.ok(), again ? "" : again.error().detail.c_str());
        QCOMPARE(lines(slicesOf(*again)), lines(slicesOf(*run)));
    }
    QVERIFY2(accepted > rounds / 20 && accepted < rounds, "the damage must be neither harmless nor always fatal");
}

QTEST_GUILESS_MAIN(ForeignTraceTest)
#include "tst_foreigntrace.moc"
