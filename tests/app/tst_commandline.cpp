// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experimentjson.h"
#include "core/experiment/runfile.h"
#include "tests/app/commandfixture.h"
#include "tests/app/lessonsamples.h"
#include "tests/app/pdftext.h"
#include "tests/core/foreignsamples.h"

#include <QtTest>

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace futurescope;

namespace {

QJsonObject object(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

const QStringList quickRun{"run", "--workload", "sleep", "--items", "6", "--work", "2ms", "--workers", "3"};

} // namespace

/// Drives the real program, without a display and under a German locale.
class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void badInputIsNamed_data();
    void badInputIsNamed();
    void helpAndVersionNeedNoDisplay_data();
    void helpAndVersionNeedNoDisplay();
    void helpNamesEveryOptionOfTheInterface();
    void topologyTellsCoresAndDefaults();
    void aRunPrintsItsFiguresAsJson();
    void everyExecutorRuns_data();
    void everyExecutorRuns();
    void chunksMakeTasks();
    void anEmptyRunIsLegalAndHasNoSpeedup();
    void failedTasksGiveCode1();
    void aTimeoutGivesCode7();
    void cancelAfterCancelsWhatIsPending();
    void theExperimentFileComesFirst();
    void allFilesAreWrittenAndReadBack();
    void exportAgreesWithTheRun();
    void tracesOfOtherProgramsAreConverted();
    void thePictureHasTheWantedSizeAndTheme();
    void thePictureComesAsSvgAndPdfToo();
    void aLessonComesAsAHandOut();
    void onlyOneOutputGoesToStandardOutput();
    void aSignalStopsInOrder();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void CommandLineTest::badInputIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *arguments, int code, const char *words) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(' ') << code << QString::fromUtf8(words);
    };
    const char *workers = "it must be a whole number from 1 to 1024";
    for (const char *value :
         {"run --workers=abc", "run --workers 0", "run --workers -1", "run --workers 1.5", "run --workers 1e9",
          "run --workers 1e3", "run --workers 1000000000", "run --workers 99999999999999999999", "run --workers NaN",
          "run --workers inf", "run --workers=", "run --workers 0x4", "run --workers +4", "run --workers 1025"})
        row(value, 2, workers);
    row("run --executor processes --workers 257", 2, "a whole number from 1 to 256");
    row("run --executor sequential --workers 2", 2, "a whole number from 1 to 1");
    row("run --items -1", 2, "--items is \"-1\"; it must be a whole number from 0 to 10000000");
    row("run --items 10000001", 2, "from 0 to 10000000");
    row("run --chunk 0", 2, "--chunk is \"0\"; it must be a whole number from 1 to 4294967295");
    row("run --chunk -1", 2, "--chunk is \"-1\"");
    row("run --work nan", 2, "--work is \"nan\"; it must be a duration from 0us to 60s");
    row("run --work inf", 2, "--work is");
    row("run --work 10", 2, "--work is \"10\"; it must be a duration");
    row("run --work -1ms", 2, "--work is \"-1ms\"");
    row("run --work 61s", 2, "0us to 60s");
    row("run --work 1e300s", 2, "--work is");
    row("run --timeout NaN", 2, "--timeout is \"NaN\"; it must be a duration from 0us to 86400s");
    row("run --cancel-after 25h", 2, "--cancel-after is \"25h\"");
    row("run --failure-rate nan", 2, "--failure-rate is \"nan\"; it must be a number from 0 to 1");
    row("run --failure-rate 1.5", 2, "from 0 to 1");
    row("run --failure-rate 0,5", 2, "--failure-rate is \"0,5\"");
    row("run --spread 101", 2, "--spread is \"101\"; it must be a number from 0 to 100");
    row("run --payload 16777217", 2, "--payload is \"16777217\"; it must be a whole number from 0 to 16777216");
    row("run --seed 9007199254740993", 2, "from 0 to 9007199254740992");
    row("run --workload fibonacci", 2, "--workload: unknown workload \"fibonacci\" (known: sum-of-squares");
    row("run --executor gpu", 2, "--executor: unknown executor \"gpu\" (known: sequential");
    row("run --distribution normal", 2, "--distribution: unknown distribution \"normal\"");
    row("run --collect all", 2, "--collect: unknown collect mode \"all\"");
    row("run --bogus", 2, "unknown option --bogus");
    row("run --bogus=3", 2, "unknown option --bogus;");
    row("run -x", 2, "unknown option -x");
    row("run --workers", 2, "--workers needs a value");
    row("run --workers --items 3", 2, "--workers needs a value");
    row("run --workers 1 --workers 1", 2, "--workers is given twice");
    row("run --help=yes", 2, "--help takes no value");
    row("run extra", 2, "run takes no argument \"extra\"");
    row("run --png a.png --size 0x0", 2, "--size is \"0x0\"; it must be WxH, each from 100 to 16384");
    row("run --png a.png --size 65536x65536", 2, "--size is");
    row("run --png a.png --size 16384x16384", 2, "at most 100 megapixels");
    row("run --png a.png --size 800", 2, "--size is \"800\"");
    row("run --png a.png --theme blue", 2, "--theme is \"blue\"; it must be light or dark");
    row("run --theme dark", 2, "--theme is for the picture");
    row("run --png -", 2, "--png is \"-\"");
    row("run --pdf -", 2, "--pdf is \"-\"");
    row("run --png a --svg a", 2, "--svg is \"a\"; it must be another target than that of --png");
    row("run --svg /nowhere/a.svg", 4, "Cannot write /nowhere/a.svg: the folder /nowhere does not exist");
    row("run --json - --csv -", 2, "--csv is \"-\"; it must be another target than that of --json");
    row("run --experiment /nowhere/e.json", 3, "/nowhere/e.json: No such file or directory");
    row("run --experiment /dev/zero", 3, "/dev/zero: this is a device, not a file");
    row("run --experiment .", 3, ".: this is a folder, not a file");
    row("run --json /nowhere/a.json", 4, "Cannot write /nowhere/a.json: the folder /nowhere does not exist");
    row("run --trace /dev/full", 4, "Cannot write /dev/full: it is a device, not a file");
    row("run --csv .", 4, "Cannot write .: it is a folder, not a file");
    row("export", 2, "export takes one saved run, and 0 are given");
    row("export a b", 2, "export takes one saved run, and 2 are given");
    row("convert", 2, "convert takes one trace, and 0 are given");
    row("convert a.json", 2, "convert needs -o FILE");
    row("convert a.json -o b.png", 2, "--output is \"b.png\"; it must be a name that ends in .json or .csv");
    row("convert none.json -o b.json", 3, "none.json: No such file or directory");
    row("export none.json", 2, "export writes nothing unless");
    row("export none.json --workers 3", 2, "unknown option --workers");
    row("export none.json --json -", 3, "none.json: No such file or directory");
    row("export /dev/zero --json -", 3, "this is a device");
    row("export --lesson 11", 2, "--lesson is for a hand-out: give --pdf FILE too");
    row("export a.json --lesson 11 --pdf a.pdf", 2, "export takes either a saved run or --lesson, not both");
    row("export --lesson 11 --pdf a.pdf --png a.png", 2, "--lesson goes without --png");
    row("export --lesson 11 --pdf -", 2, "--pdf is \"-\"");
    row("export --lesson 11 --pdf a.pdf --language fr", 2, "--language is \"fr\"; it must be en or de");
    row("export --lesson 777 --pdf a.pdf", 2, "--lesson is \"777\"; it must be all, the folder of a lesson, or");
    row("export --lesson 99999999999999999999 --pdf a.pdf", 2, "--lesson is \"99999999999999999999\"; it must be");
    row("export --lesson=-1 --pdf a.pdf", 3, "-1/lesson.json: No such file or directory");
    row("export --lesson nowhere --pdf a.pdf", 3, "nowhere/lesson.json: No such file or directory");
    row("export --lesson 11 --pdf /nowhere/a.pdf", 4, "the folder /nowhere does not exist");
    row("export a.json --language de --png a.png", 2, "--language is for the texts of a lesson");
    row("run --lesson 11", 2, "unknown option --lesson");
    row("topology --workers 2", 2, "unknown option --workers");
    row("topology now", 2, "topology takes no argument \"now\"");
    row("rnu", 2, "rnu is neither a command nor a file");
    row("--bogus", 2, "unknown option --bogus");
    row("none.fscope.json", 3, "none.fscope.json: there is no such file");
    QTest::newRow("window without display") << QStringList{} << 2 << "there is no display";
}

void CommandLineTest::badInputIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const Answer answer = run(arguments, m_folder.path());
    QTEST(answer.code, "code");
    QVERIFY2(answer.err.startsWith("futurescope: ") && answer.err.contains(words), qPrintable(answer.err));
    QVERIFY2(answer.out.isEmpty(), qPrintable(answer.out));
    QVERIFY(QDir(m_folder.path()).isEmpty());
}

void CommandLineTest::helpAndVersionNeedNoDisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("version") << QStringList{"--version"} << "Futurescope " FUTURESCOPE_VERSION;
    QTest::newRow("help") << QStringList{"--help"} << "futurescope topology";
    QTest::newRow("run") << QStringList{"run", "--help"} << "--failure-rate P";
    QTest::newRow("run with more") << QStringList{"run", "--items", "3", "-h"} << "--items N";
    QTest::newRow("export") << QStringList{"export", "--help"} << "--size WxH";
    QTest::newRow("topology") << QStringList{"topology", "--help"} << "affinity";
}

void CommandLineTest::helpAndVersionNeedNoDisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const Answer answer = run(arguments);
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.contains(words), qPrintable(answer.out));
    QCOMPARE(answer.err, QString());
}

void CommandLineTest::helpNamesEveryOptionOfTheInterface()
{
    const Answer answer = run({"run", "--help"});
    for (const char *option :
         {"experiment", "workload", "items", "work",    "distribution", "spread",       "failure-rate", "payload",
          "executor",   "workers",  "chunk", "collect", "timeout",      "cancel-after", "seed",         "json",
          "trace",      "csv",      "png",   "svg",     "pdf",          "size",         "theme"})
        QVERIFY2(answer.out.contains(QStringLiteral("\n  --%1 ").arg(QLatin1String(option))), option);
    QVERIFY2(!answer.out.contains(QRegularExpression("%[a-zA-Z]")), "a fact was not filled in");
    QVERIFY(answer.out.contains("1 to 1024 for threads") && answer.out.contains("[200, of a sweep 120]"));
}

void CommandLineTest::topologyTellsCoresAndDefaults()
{
    const Answer text = run({"topology"});
    QCOMPARE(text.code, 0);
    for (const char *words :
         {"Cores", "Hardware threads", "Caches", "CPU affinity", "cgroup CPU limit", "Usable CPUs", "Default workers"})
        QVERIFY2(text.out.contains(words), words);
    const Answer answer = run({"topology", "--json", "-"});
    QCOMPARE(answer.code, 0);
    const QJsonObject json = object(answer.out);
    const int usable = json["usable_cpus"].toInt();
    QVERIFY(usable >= 1);
    QCOMPARE(json.value("default_workers").toObject().value("computing").toInt(), usable);
    QCOMPARE(json.value("default_workers").toObject().value("python_threads").toInt(), std::min(32, usable + 4));
}

void CommandLineTest::aRunPrintsItsFiguresAsJson()
{
    const Answer answer = run(quickRun + QStringList{"--json", "-", "--seed", "42"});
    QCOMPARE(answer.err, QString());
    QCOMPARE(answer.code, 0);
    const QJsonObject json = object(answer.out);
    QCOMPARE(json["state"].toString(), QString("finished"));
    QCOMPARE(json["executor"].toString(), QString("threads"));
    QCOMPARE(json["workload"].toString(), QString("sleep"));
    QCOMPARE(json["workers"].toInt(), 3);
    QCOMPARE(json["tasks"].toInt(), 6);
    QCOMPARE(json.value("futures").toObject().value("finished").toInt(), 6);
    QCOMPARE(json["seed"].toInt(), 42);
    QVERIFY(json["makespan_ns"].toDouble() >= 2e6);
    // Six waits of 1.4 ms and more stand in the baseline; the speedup follows from it. How large it
    // is depends on the machine's load.
    QVERIFY(json["baseline_ns"].toDouble() >= 6e6);
    QCOMPARE(json["speedup"].toDouble(), json["baseline_ns"].toDouble() / json["makespan_ns"].toDouble());
    QVERIFY(json["events"].toInt() > 24);
    QCOMPARE(json["dropped_events"].toInt(-1), 0);
    QVERIFY(json.value("machine").toObject().value("cores").toInt() >= 1);
}

void CommandLineTest::everyExecutorRuns_data()
{
    QTest::addColumn<QString>("executor");
    for (const char *executor : {"sequential", "threads", "processes", "async"})
        QTest::newRow(executor) << QString(executor);
}

void CommandLineTest::everyExecutorRuns()
{
    QFETCH(QString, executor);
    const Answer answer = run(
        {"run", "--executor", executor, "--workload", "sleep", "--items", "5", "--work", "1ms", "--json", "-"});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(object(answer.out).value("executor").toString(), executor);
    QCOMPARE(object(answer.out).value("futures").toObject().value("finished").toInt(), 5);
    QCOMPARE(object(answer.out).value("workers").toInt(), executor == "sequential" ? 1 : 4);
}

void CommandLineTest::chunksMakeTasks()
{
    const Answer some = run(quickRun + QStringList{"--chunk", "4", "--json", "-"});
    QCOMPARE(object(some.out).value("tasks").toInt(), 2);
    const Answer one = run(quickRun + QStringList{"--chunk", "1000000000", "--json", "-"});
    QCOMPARE(object(one.out).value("tasks").toInt(), 1);
    QCOMPARE(object(one.out).value("futures").toObject().value("finished").toInt(), 1);
}

void CommandLineTest::anEmptyRunIsLegalAndHasNoSpeedup()
{
    const Answer answer = run({"run", "--items", "0", "--json", "-"});
    QCOMPARE(answer.code, 0);
    QCOMPARE(object(answer.out).value("state").toString(), QString("finished"));
    QVERIFY(object(answer.out).value("speedup").isNull());
    QVERIFY(object(answer.out).contains("speedup"));
}

void CommandLineTest::failedTasksGiveCode1()
{
    const Answer answer = run(quickRun + QStringList{"--failure-rate", "1", "--json", "-"});
    QCOMPARE(answer.code, 1);
    QCOMPARE(object(answer.out).value("state").toString(), QString("failed"));
    QCOMPARE(object(answer.out).value("futures").toObject().value("failed").toInt(), 6);
    QVERIFY(answer.err.contains("6 of 6 futures"));
}

void CommandLineTest::aTimeoutGivesCode7()
{
    const Answer answer = run({"run", "--workload", "sleep", "--items", "3", "--work", "300ms", "--workers", "3",
                               "--timeout", "10ms", "--json", "-"});
    QCOMPARE(answer.code, 7);
    QVERIFY(object(answer.out).value("timed_out").toBool());
    QVERIFY(answer.err.contains("timed out after 10"));
}

void CommandLineTest::cancelAfterCancelsWhatIsPending()
{
    const Answer answer = run({"run", "--workload", "sleep", "--items", "50", "--work", "100ms", "--workers", "1",
                               "--cancel-after", "50ms", "--json", "-"});
    QCOMPARE(answer.code, 0);
    QCOMPARE(object(answer.out).value("state").toString(), QString("cancelled"));
    QVERIFY(object(answer.out).value("futures").toObject().value("cancelled").toInt() > 40);
}

void CommandLineTest::theExperimentFileComesFirst()
{
    const QString file = path("e.json");
    QFile json(file);
    QVERIFY(json.open(QIODevice::WriteOnly));
    Experiment experiment;
    experiment.workload = {WorkloadKind::Sleep, 8, std::chrono::milliseconds(1)};
    experiment.workers = 2;
    json.write(QByteArray::fromStdString(toJson(experiment)));
    json.close();
    const Answer answer = run({"run", "--experiment", file, "--items", "5", "--json", "-"});
    QCOMPARE(answer.code, 0);
    QCOMPARE(object(answer.out).value("items").toInt(), 5);
    QCOMPARE(object(answer.out).value("workers").toInt(), 2);
    QCOMPARE(object(answer.out).value("workload").toString(), QString("sleep"));

    QVERIFY(json.open(QIODevice::WriteOnly | QIODevice::Truncate));
    json.write("{\"workers\": -5}");
    json.close();
    const Answer bad = run({"run", "--experiment", file});
    QCOMPARE(bad.code, 3);
    QVERIFY2(bad.err.contains(file + ": workers is -5; it must be"), qPrintable(bad.err));
    QVERIFY(QFile::remove(file));
}

void CommandLineTest::allFilesAreWrittenAndReadBack()
{
    const QStringList outputs{"--json", path("r.json"), "--csv", path("r.csv"), "--trace", path("r.fscope.json")};
    const Answer answer = run(quickRun + outputs);
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QVERIFY(answer.out.startsWith("sleep, threads, 3 workers, 6 items in 6 tasks: finished"));
    const auto read = readRun(path("r.fscope.json").toStdString());
    QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
    QCOMPARE(read->experiment.workload.items, 6u);
    QFile summary(path("r.json")), csv(path("r.csv"));
    QVERIFY(summary.open(QIODevice::ReadOnly) && csv.open(QIODevice::ReadOnly));
    QCOMPARE(object(QString::fromUtf8(summary.readAll())).value("events").toInt(),
             static_cast<int>(read->trace.size()));
    const QByteArray table = csv.readAll();
    QVERIFY(table.contains("\r\n6,finished,"));
    QVERIFY(table.contains("# seed: 7"));
    QFile trace(path("r.fscope.json"));
    QVERIFY(trace.open(QIODevice::ReadOnly));
    QVERIFY2(!QJsonDocument::fromJson(trace.readAll()).isNull(), "the trace must be JSON for others too");
}

void CommandLineTest::exportAgreesWithTheRun()
{
    const Answer ran = run(quickRun
                           + QStringList{"--json", "-", "--csv", path("a.csv"), "--trace", path("a.fscope.json")});
    QCOMPARE(ran.code, 0);
    const Answer exported = run(
        {"export", path("a.fscope.json"), "--json", "-", "--csv", path("b.csv"), "--trace", path("b.fscope.json")});
    QCOMPARE(exported.code, 0);
    QCOMPARE(exported.out, ran.out);
    for (const auto &[one, other] : {std::pair("a.csv", "b.csv"), std::pair("a.fscope.json", "b.fscope.json")}) {
        QFile a(path(one)), b(path(other));
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QVERIFY(a.readAll() == b.readAll());
    }
}

void CommandLineTest::tracesOfOtherProgramsAreConverted()
{
    QFile file(path("chrome.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(foreignsamples::chrome) > 0);
    file.close();
    const Answer table = run({"convert", path("chrome.json"), "-o", path("slices.csv"), "--json", "-"});
    QVERIFY2(table.code == 0, qPrintable(table.err));
    const QJsonObject counts = object(table.out);
    QCOMPARE(counts["read"]["slices"].toInt(), 6);
    QCOMPARE(counts["skipped"]["entries"].toInt(), 2);
    QCOMPARE(counts["skipped"]["not_understood"]["s"].toInt(), 1);
    QCOMPARE(counts["repaired"]["list unended"].toInt(), 1);
    QFile csv(path("slices.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray lines = csv.readAll();
    QVERIFY2(lines.contains("4,Raster,Renderer,thread 1,10000,20000,10000,1\r\n"), lines.constData());

    const Answer plain = run({"convert", path("chrome.json"), "-o", path("plain.json")});
    QVERIFY2(plain.code == 0, qPrintable(plain.err));
    const Answer picture = run({"export", path("plain.json"), "--png", path("p.png"), "--json", "-"});
    QVERIFY2(picture.code == 0, qPrintable(picture.err));
    QCOMPARE(object(picture.out).value("read").toObject().value("slices").toInt(), 6);
    QCOMPARE(object(picture.out).value("skipped").toObject().value("entries").toInt(), 0);
    QCOMPARE(QImage(path("p.png")).size(), QSize(1600, 900));
}

void CommandLineTest::thePictureHasTheWantedSizeAndTheme()
{
    const Answer ran = run(quickRun + QStringList{"--png", path("light.png"), "--trace", path("p.fscope.json")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const QImage light(path("light.png"));
    QCOMPARE(light.size(), QSize(1600, 900));
    const Answer exported = run(
        {"export", path("p.fscope.json"), "--png", path("dark.png"), "--size", "640x400", "--theme", "dark"});
    QVERIFY2(exported.code == 0, qPrintable(exported.err));
    const QImage dark(path("dark.png"));
    QCOMPARE(dark.size(), QSize(640, 400));
    QVERIFY(light.pixelColor(2, 2).lightness() > 200 && dark.pixelColor(2, 2).lightness() < 80);
}

void CommandLineTest::thePictureComesAsSvgAndPdfToo()
{
    const Answer ran = run(quickRun + QStringList{"--svg", path("a.svg"), "--pdf", path("a.pdf"), "--size", "800x500"});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QFile svg(path("a.svg")), pdf(path("a.pdf"));
    QVERIFY(svg.open(QIODevice::ReadOnly) && pdf.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains("viewBox=\"0 0 800 500\""));
    QVERIFY(pdf.readAll().startsWith("%PDF-"));
}

void CommandLineTest::aLessonComesAsAHandOut()
{
    LessonEntry entry = samples::lesson();
    samples::writeLesson(entry, path("sleeping"), true);
    const Answer answer = run({"export", "--lesson", "sleeping", "--pdf", "sleeping.pdf"}, m_folder.path());
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QFile file(path("sleeping.pdf"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QCOMPARE(pdf::pages(pdf), 2);
    if (const auto pages = pdf::texts(pdf))
        QVERIFY(pages->at(0).contains(QString::fromStdString(entry.text.question)));
    samples::writeFile(path("sleeping/text.en.json"), "{\"title\": \"x\"");
    const Answer broken = run({"export", "--lesson", "sleeping", "--pdf", "broken.pdf"}, m_folder.path());
    QCOMPARE(broken.code, 3);
    QVERIFY2(broken.err.contains("sleeping/text.en.json: "), qPrintable(broken.err));
    QVERIFY(!QFile::exists(path("broken.pdf")));
}

void CommandLineTest::onlyOneOutputGoesToStandardOutput()
{
    const Answer trace = run(quickRun + QStringList{"--trace", "-"});
    QCOMPARE(trace.code, 0);
    QVERIFY(object(trace.out).contains("traceEvents"));
    const Answer csv = run(quickRun + QStringList{"--csv", "-"});
    QVERIFY(csv.out.startsWith("# program: Futurescope"));
}

void CommandLineTest::aSignalStopsInOrder()
{
    QProcess program;
    program.setProcessEnvironment(withoutDisplay());
    const QString json = path("stopped.json");
    program.start(FUTURESCOPE_PROGRAM, {"run", "--workload", "sleep", "--items", "1000", "--work", "50ms", "--workers",
                                        "2", "--json", json});
    QVERIFY(program.waitForStarted());
    // The handlers are in place once the pool has its threads: main, signals, collector and two workers.
    const QString tasks = QStringLiteral("/proc/%1/task").arg(program.processId());
    QTRY_VERIFY(QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 5);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), SIGINT), 0);
    QVERIFY(program.waitForFinished(10'000));
    QVERIFY2(timer.elapsed() < 3000, "a stop must not wait for a thousand items");
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 128 + SIGINT);
    QFile file(json);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(object(QString::fromUtf8(file.readAll())).value("state").toString(), QString("cancelled"));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
