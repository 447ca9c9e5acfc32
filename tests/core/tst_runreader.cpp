// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runfile.h"
#include "tests/core/sampleruns.h"

#include <QtTest>

#include <QTemporaryDir>

#include <random>
#include <sys/stat.h>

using namespace futurescope;
using namespace sampleruns;

/// What readRun() does with files that are not what it expects.
class RunReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.filePath("run.fscope.json"); }
    void badFilesAreRefusedWithAReason_data();
    void badFilesAreRefusedWithAReason();
    void onlyRegularFilesAreRead();
    void progressCanCancel();
    void randomDamageNeverCrashes();

private:
    void save(const std::string &text);
    Result<Run> readBack(const std::string &text);

    QTemporaryDir m_folder;
    QString m_path;
};

void RunReaderTest::save(const std::string &text)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text.data(), static_cast<qint64>(text.size())), static_cast<qint64>(text.size()));
}

Result<Run> RunReaderTest::readBack(const std::string &text)
{
    save(text);
    return readRun(m_path.toStdString());
}

void RunReaderTest::badFilesAreRefusedWithAReason_data()
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
    row("many members", "{\"traceEvents\":[{" + QByteArray("\"a\":[0,0,0,0,0],").repeated(5'000), "ends too early");
    row("much metadata", "{\"metadata\":[" + QByteArray("0,").repeated(200'000), "more than 100000 values");
    row("metadata twice", replaced("\"metadata\":", "\"metadata\":{\"program\":\"Futurescope\"},\"metadata\":"),
        "given twice");
    row("lost event", replaced("\"fs\":[0,", "\"xx\":[0,"), "events of the");
    row("event twice", replaced("\"fs\":[0,", "\"fs\":[1,"), "missing or stands there twice");
    row("kind", replaced("\"fs\":[0,17,", "\"fs\":[0,20,"), "args.fs kind is 20");
    row("lock detail", replaced(",18,1,1,0,3]", ",18,2,1,0,3]"), "args.fs detail is 2");
    const std::string noMark = std::to_string(static_cast<int>(lastMarkKind) + 1);
    row("detail", replaced("\"fs\":[0,17,0", ("\"fs\":[0,17," + noMark).c_str()),
        ("args.fs detail is " + noMark).c_str());
    row("negative", replaced("\"fs\":[0,17,0", "\"fs\":[0,17,-1"), "args.fs detail is -1");
    row("payload", replaced("\"18446744073709551615\"", "\"18446744073709551616\""), "args.fs payload is");
    row("future", replaced("17,0,0,0,0]", "17,0,0,4000000,0]"), "names future 4000000");
    row("ts", replaced("\"s\":\"t\",\"args\":{\"fs\":", "\"ts\":1e300,\"args\":{\"fs\":"), "given twice");
    row("items", replaced("\"items\": 90", "\"items\": -90"), "workload.items is -90");
    row("state", replaced("\"state\": \"failed\"", "\"state\": \"fine\""), "unknown state \"fine\"");
    row("cores", replaced("\"cores\": 2", "\"cores\": 1.5"), "metadata.machine.cores is 1.5");
}

void RunReaderTest::badFilesAreRefusedWithAReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const auto read = readBack(text.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    const auto detail = QString::fromStdString(read.error().detail);
    QVERIFY2(detail.startsWith(m_path + ": ") && detail.contains(words), qPrintable(detail));
}

void RunReaderTest::onlyRegularFilesAreRead()
{
    const QString pipe = m_folder.filePath("pipe");
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    const QString link = m_folder.filePath("link");
    save(writtenRun(handBuiltRun(everyKind())));
    QVERIFY(QFile::link(m_path, link));
    QVERIFY(readRun(link.toStdString()).ok());
    const std::vector<std::pair<QString, QString>> refused{
        {m_folder.path(), "this is a folder, not a file"}, {pipe, "this is a pipe, not a file"},
        {"/dev/zero", "this is a device, not a file"},     {m_folder.filePath("none"), "No such file or directory"},
        {QString(300, 'x'), "File name too long"},         {"", "empty"},
    };
    for (const auto &[path, words] : refused) {
        const auto read = readRun(path.toStdString());
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().detail).contains(words), read.error().detail.c_str());
    }
}

void RunReaderTest::progressCanCancel()
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

void RunReaderTest::randomDamageNeverCrashes()
{
    const std::string whole = writtenRun(handBuiltRun(everyKind()));
    std::mt19937 random(99);
    int accepted = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string text = whole;
        for (unsigned change = 0; change <= random() % 3; ++change) {
            const std::size_t place = random() % text.size();
            switch (random() % 4) {
            case 0:
                text.erase(place, random() % 50);
                break;
            case 1:
                text.insert(place, text.substr(random() % text.size(), random() % 80));
                break;
            case 2:
                text[place] = "0123456789,:-[]{}\""[random() % 18];
                break;
            default:
                text[place] = static_cast<char>(random());
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

QTEST_GUILESS_MAIN(RunReaderTest)
#include "tst_runreader.moc"
