// SPDX-License-Identifier: GPL-3.0-or-later
// `futurescope sweep` as somebody types it: the real program, without a display.
#include "tests/app/commandfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace futurescope;

namespace {

Answer sweep(const QStringList &arguments)
{
    return run(QStringList{"sweep"} + arguments);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QStringList sleeps{"--workload", "sleep", "--items", "6", "--work", "2ms", "--repeats", "1"};

} // namespace

class SweepCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void badInputIsNamed_data();
    void badInputIsNamed();
    void everyParameterCanBeVaried_data();
    void everyParameterCanBeVaried();
    void twoParametersGiveEveryPair();
    void theWorkCanGrowWithTheWorkers();
    void filesAreWritten();
    void peopleGetATable();
    void picturesArePaintedWithoutADisplay();
    void anotherChartCanBeChosen();
    void theReportIsWritten();
    void targetsAreCheckedBeforeTheSweep_data();
    void targetsAreCheckedBeforeTheSweep();
};

void SweepCommandTest::badInputIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *arguments, const char *words) {
        QTest::newRow(arguments) << QString(arguments).split(' ') << QString(words);
    };
    row("--items 4", "--vary is missing");
    row("--vary colour", "known: workers, chunk, work, executor");
    row("--vary workers --values 1,x", "workers is \"x\"");
    row("--vary workers --values 1,,2", "workers is \"\"");
    row("--vary workers --values 0", "workers is 0");
    row("--vary workers --values 2,2", "twice");
    row("--vary work --values 5", "5");
    row("--vary executor --values green", "unknown executor \"green\"");
    row("--vary workers --executor sequential", "always has 1 worker");
    row("--vary workers --values2 1", "--values2 says nothing without --vary2");
    row("--vary workers --vary2 workers --values2 1", "varies workers twice");
    row("--vary chunk --weak-scaling", "over workers alone");
    row("--vary workers --repeats 0", "--repeats is \"0\"");
    row("--vary workers --repeats 101", "from 1 to 100");
    row("--vary workers --json a --csv a", "another target");
    row("--vary workers --png a --svg a", "another target");
    row("--vary workers --report -", "not for a terminal");
    row("--vary workers --chart speedup", "--chart is for the picture");
    row("--vary workers --theme dark", "--theme is for the picture");
    row("--vary workers --png a --chart granularity", "speedup, efficiency");
    row("--vary chunk --svg a --chart blue", "\"blue\"");
    row("--vary workers --pdf a --size 10x10", "from 100 to");
    row("--vary workers --trace x", "unknown option --trace");
    row("--vary workers run", "takes no argument");
    row("--vary executor --workload nested --values processes", "processes");
}

void SweepCommandTest::badInputIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const Answer answer = sweep(arguments);
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.startsWith("futurescope: ") && answer.err.contains(words), qPrintable(answer.err));
    QCOMPARE(answer.out, QString());
}

void SweepCommandTest::everyParameterCanBeVaried_data()
{
    QTest::addColumn<QString>("vary");
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("field");
    QTest::newRow("workers") << "workers"
                             << "1,2,3"
                             << "workers";
    QTest::newRow("chunk") << "chunk"
                           << "1,2,6"
                           << "chunk";
    QTest::newRow("work") << "work"
                          << "500us,1ms,2ms"
                          << "work_ns";
    QTest::newRow("executor") << "executor"
                              << "sequential,processes,async"
                              << "executor";
}

void SweepCommandTest::everyParameterCanBeVaried()
{
    QFETCH(QString, vary);
    QFETCH(QString, values);
    QFETCH(QString, field);
    const Answer answer = sweep(sleeps + QStringList{"--vary", vary, "--values", values, "--json", "-"});
    QCOMPARE(answer.err, QString());
    QCOMPARE(answer.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(answer.out.toUtf8()).object();
    QCOMPARE(json["vary"].toString(), vary);
    const QJsonArray points = json["points"].toArray();
    QCOMPARE(points.size(), 3);
    for (const QJsonValue &value : points) {
        const QJsonObject point = value.toObject();
        QVERIFY(point.contains(field));
        for (const char *figure : {"makespan_ns", "speedup", "efficiency", "trust", "losses"})
            QVERIFY2(point.contains(QLatin1String(figure)), figure);
        QCOMPARE(point["makespan_ns"].toObject()["n"].toInt(), 1);
        QVERIFY(point["makespan_ns"].toObject()["median"].toDouble() >= 5e5);
    }
    QVERIFY(json.contains("fits"));
}

void SweepCommandTest::theWorkCanGrowWithTheWorkers()
{
    const Answer answer = sweep(
        sleeps + QStringList{"--vary", "workers", "--values", "1,2,3,4", "--weak-scaling", "--json", "-"});
    QCOMPARE(answer.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(answer.out.toUtf8()).object();
    QCOMPARE(json["points"].toArray().last().toObject()["items"].toInt(), 24);
    QVERIFY(json["fits"].toObject()["gustafson"].toObject().contains("serial_fraction"));
    QVERIFY(json["fits"].toObject()["amdahl"].isNull());
}

void SweepCommandTest::twoParametersGiveEveryPair()
{
    const Answer answer = sweep(
        sleeps
        + QStringList{"--vary", "workers", "--values", "2", "--vary2", "chunk", "--values2", "1,3", "--csv", "-"});
    QCOMPARE(answer.code, 0);
    const QStringList lines = answer.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 5); // 1 worker is what speedups refer to
    QVERIFY(lines[0].startsWith("workers,chunk,items,runs,"));
    QVERIFY(lines[4].startsWith("2,3,6,1,"));
}

void SweepCommandTest::filesAreWritten()
{
    QTemporaryDir folder;
    const Answer answer = sweep(sleeps
                                + QStringList{"--vary", "workers", "--values", "1", "--json", folder.filePath("a.json"),
                                              "--csv", folder.filePath("a.csv")});
    QCOMPARE(answer.code, 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), (QStringList{"a.csv", "a.json"}));
    const Answer nowhere = sweep(sleeps + QStringList{"--vary", "workers", "--json", "/no/such/folder/a.json"});
    QCOMPARE(nowhere.code, 4);
    QVERIFY(nowhere.err.contains("/no/such/folder"));
}

void SweepCommandTest::peopleGetATable()
{
    const Answer answer = sweep(sleeps + QStringList{"--vary", "workers", "--values", "1,2,3,4"});
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.contains("medians of 1") && answer.out.contains("speedup 1.00"), qPrintable(answer.out));
    QVERIFY2(answer.out.contains("Amdahl: serial fraction"), qPrintable(answer.out));
    QVERIFY2(answer.out.contains("needs at least 6 different numbers of workers, there are 4"), qPrintable(answer.out));
    QVERIFY(sweep({"--help"}).out.contains("--vary2 NAME"));
}

void SweepCommandTest::picturesArePaintedWithoutADisplay()
{
    QTemporaryDir folder;
    const Answer answer = sweep(sleeps
                                + QStringList{"--vary", "workers", "--values", "1,2", "--png", folder.filePath("a.png"),
                                              "--svg", folder.filePath("a.svg"), "--pdf", folder.filePath("a.pdf"),
                                              "--size", "640x400", "--theme", "dark"});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    const QByteArray png = contentOf(folder.filePath("a.png"));
    QVERIFY(png.startsWith("\x89PNG"));
    QCOMPARE(png.mid(16, 8), QByteArray::fromHex("0000028000000190")); // width and height
    const QByteArray svg = contentOf(folder.filePath("a.svg"));
    QVERIFY(svg.contains("viewBox=\"0 0 640 400\""));
    QVERIFY(svg.contains(">Speedup</text>") && svg.contains("seed 7"));
    QVERIFY(contentOf(folder.filePath("a.pdf")).startsWith("%PDF-"));
}

void SweepCommandTest::anotherChartCanBeChosen()
{
    QTemporaryDir folder;
    const Answer answer = sweep(sleeps
                                + QStringList{"--vary", "chunk", "--values", "1,3", "--chart", "throughput", "--svg",
                                              folder.filePath("a.svg")});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QVERIFY(contentOf(folder.filePath("a.svg")).contains(">Throughput</text>"));
}

void SweepCommandTest::theReportIsWritten()
{
    QTemporaryDir folder;
    const Answer answer = sweep(
        sleeps + QStringList{"--vary", "workers", "--values", "1,2", "--report", folder.filePath("report.html")});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    const QString page = QString::fromUtf8(contentOf(folder.filePath("report.html")));
    QVERIFY(page.startsWith("<!DOCTYPE html>") && page.trimmed().endsWith("</html>"));
    QVERIFY(page.contains("futurescope sweep --workload sleep --items 6 --work 2ms"));
    QVERIFY(page.contains("--vary workers --values 1,2 --repeats 1"));
    QVERIFY(page.contains("Serial part")); // the losses
}

void SweepCommandTest::targetsAreCheckedBeforeTheSweep_data()
{
    QTest::addColumn<QString>("option");
    for (const char *option : {"--png", "--svg", "--pdf", "--report", "--csv"})
        QTest::newRow(option) << QString(option);
}

void SweepCommandTest::targetsAreCheckedBeforeTheSweep()
{
    QFETCH(QString, option);
    // It would take hours.
    const Answer answer = sweep({"--workload", "sleep", "--items", "1000", "--work", "10s", "--vary", "workers", option,
                                 "/no/such/folder/file"});
    QCOMPARE(answer.code, 4);
    QVERIFY2(answer.err.contains("/no/such/folder/file"), qPrintable(answer.err));
    QCOMPARE(answer.out, QString());
}

QTEST_GUILESS_MAIN(SweepCommandTest)
#include "tst_sweepcommand.moc"
