// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/exporting/reportexport.h"
#include "app/exporting/reproduction.h"
#include "app/exporting/timelineimage.h"
#include "core/experiment/experimentjson.h"
#include "tests/app/commandfixture.h"
#include "tests/app/sweepsamples.h"
#include "tests/app/timelinesamples.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace futurescope;

namespace {

SweepResult sixCounts()
{
    return resultOf(Vary::Workers, {{1, 1950ms, 2000ms, 2060ms},
                                    {2, 1050ms, 1090ms, 1120ms},
                                    {3, 780ms, 800ms, 820ms},
                                    {4, 640ms, 655ms, 670ms},
                                    {6, 500ms, 515ms, 530ms},
                                    {8, 440ms, 450ms, 460ms}});
}

QString pageOf(const ReportContent &content)
{
    const auto html = reportHtml(content);
    return html ? QString::fromUtf8(*html) : QString();
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadBundledFonts(); }
    void thePageStandsAlone();
    void everyTagIsClosed();
    void chartsAreInlineForLightAndDark();
    void tablesTellPointsFitsAndLosses();
    void theReasonStandsWhereThereIsNoFit();
    void whatIsNotOursIsEscaped();
    void theCommandLineMeasuresTheSame_data();
    void theCommandLineMeasuresTheSame();
    void whatNoOptionCanSayComesAsAFile();
    void aPathThatCannotBeWrittenIsNamed();
    void thePredictionIsComparedInWords();
    void growingWorkIsFittedByGustafson();
    void theWindowWritesTheSamePageInTheBackground();
    void aCancelledReportIsNotWritten();
};

void ReportTest::thePageStandsAlone()
{
    Run run;
    run.trace = samples::pool({.lanes = 4, .tasks = 40}).trace();
    const QString page = pageOf({{}, {std::make_shared<TimelinePicture>(run)}, {sixCounts(), granularityResult()}});
    QVERIFY(page.startsWith(QStringLiteral("<!DOCTYPE html>")));
    QVERIFY(page.size() < 5'000'000);
    QVERIFY(!page.contains(QStringLiteral("<script"), Qt::CaseInsensitive));
    QVERIFY(!page.contains(QStringLiteral("<link"), Qt::CaseInsensitive));
    QVERIFY(!page.contains(QStringLiteral("@import")));
    static const QRegularExpression reference(
        QStringLiteral("(?:\\b(?:src|href|xlink:href)\\s*=\\s*\"|url\\()\\s*['\"]?([^)\"']{0,24})"));
    int references = 0;
    for (auto match = reference.globalMatch(page); match.hasNext(); ++references) {
        const QString target = match.next().captured(1);
        QVERIFY2(target.startsWith(QLatin1String("data:")) || target.startsWith(QLatin1Char('#')), qPrintable(target));
    }
    QVERIFY(references >= 2); // the two faces of the font at least
    QVERIFY(page.contains(QStringLiteral("prefers-color-scheme:dark")));
    QVERIFY(page.contains(QStringLiteral("@media print")));
}

void ReportTest::everyTagIsClosed()
{
    const QString page = pageOf({{}, {}, {sixCounts()}});
    for (const char *tag : {"html", "head", "body", "main", "section", "figure", "svg", "table", "tr", "td", "th",
                            "pre", "div", "p", "h1", "h2", "g", "style", "title"}) {
        const auto opened = page.count(QRegularExpression(QStringLiteral("<%1[\\s>]").arg(QLatin1String(tag))));
        const auto closed = page.count(QStringLiteral("</%1>").arg(QLatin1String(tag)));
        QVERIFY2(opened == closed && opened > 0, tag);
    }
}

void ReportTest::chartsAreInlineForLightAndDark()
{
    const QString page = pageOf({{}, {}, {sixCounts()}});
    const auto figures = page.count(QStringLiteral("<figure>"));
    QVERIFY(figures >= 1);
    QCOMPARE(page.count(QStringLiteral("<svg")), 2 * figures);
    QCOMPARE(page.count(QStringLiteral("<div class=\"light\">")), figures);
    QCOMPARE(page.count(QStringLiteral("<div class=\"dark\" aria-hidden=\"true\">")), figures);
    QVERIFY(page.contains(QStringLiteral(">workers</text>")));
    QVERIFY(!page.contains(QStringLiteral("<desc>")));
    QVERIFY(!page.contains(QStringLiteral("<?xml")));
}

void ReportTest::tablesTellPointsFitsAndLosses()
{
    SweepResult result = sixCounts();
    result.points[1].machineWasBusy = true;
    result.points[2].medianRun->trace = samples::pool({.lanes = 3, .tasks = 40}).trace();
    const QString page = pageOf({QStringLiteral("A title"), {}, {result}});
    QVERIFY(page.contains(QStringLiteral("<h1>A title</h1>")));
    QVERIFY(page.contains(QStringLiteral("<h2>sum-of-squares on threads by workers</h2>")));
    QVERIFY(page.contains(QStringLiteral("<th scope=\"row\">2</th><td>3</td><td>1.09 s</td>")));
    QVERIFY(page.contains(QStringLiteral("machine was busy")));
    QVERIFY(page.contains(QStringLiteral("<td>serial fraction f</td><td>0.")));
    QVERIFY(page.contains(QStringLiteral("<td>contention σ</td>")));
    QVERIFY(page.contains(QStringLiteral("Where the time of the median runs went")));
    QVERIFY(page.contains(QStringLiteral("Testchip")));
}

void ReportTest::theReasonStandsWhereThereIsNoFit()
{
    const QString few = pageOf({{}, {}, {speedupResult()}}); // four counts are too few for the USL
    QVERIFY(few.contains(QStringLiteral("<td>serial fraction f</td>")));
    QVERIFY(few.contains(QStringLiteral("not enough data: the Universal Scalability Law needs at least 6")));
    const QString chunks = pageOf({{}, {}, {granularityResult()}});
    QVERIFY(chunks.contains(QStringLiteral("about workers alone")));
}

void ReportTest::whatIsNotOursIsEscaped()
{
    SweepResult result = speedupResult();
    const std::string evil = "<img src=x onerror=alert(1)>\"'&</pre>";
    result.plan.base.name = evil;
    result.machine.cpu = evil;
    result.machine.system = evil;
    result.version = evil;
    result.problem = evil;
    result.points[1].failedRuns = 1;
    result.points[1].problem = evil;
    result.plan.base.shutdown = ShutdownMode::NoWait; // so that the experiment is there as JSON
    const QString page = pageOf({QString::fromStdString(evil), {}, {result}});
    QVERIFY(!page.isEmpty());
    QVERIFY(!page.contains(QStringLiteral("<img")));
    QCOMPARE(page.count(QStringLiteral("<pre>")), page.count(QStringLiteral("</pre>")));
    QVERIFY(page.contains(QStringLiteral("&lt;img src=x")));
}

void ReportTest::theCommandLineMeasuresTheSame_data()
{
    QTest::addColumn<SweepPlan>("plan");
    SweepPlan plain;
    plain.base.workload = {WorkloadKind::Sleep, 6, 2ms, Distribution::Uniform, 12.5, 0.25, 64, 64, 11};
    plain.base.executor = ExecutorKind::ThreadsGil;
    plain.base.workers = 3;
    plain.base.chunk = 2;
    plain.base.collect = CollectMode::Map;
    plain.base.switchInterval = 7ms;
    plain.values = {1, 2};
    plain.repeats = 1;
    QTest::newRow("workers") << plain;
    SweepPlan growing = plain;
    growing.workGrows = true;
    QTest::newRow("more work for more workers") << growing;
    SweepPlan two = plain;
    two.vary = Vary::Work;
    two.values = {500'000, 1'500'000};
    two.second = SweepPlan::Second{Vary::Chunk, {1, 6}};
    two.base.executor = ExecutorKind::WorkStealing;
    two.base.stealing = false;
    two.base.workload.failureRate = 0;
    two.base.timeout = 5s;
    QTest::newRow("work and chunk") << two;
}

void ReportTest::theCommandLineMeasuresTheSame()
{
    QFETCH(SweepPlan, plan);
    QVERIFY2(validate(plan).ok(), validate(plan) ? "" : validate(plan).error().detail.c_str());
    const Reproduction reproduction = reproductionOf(plan);
    QVERIFY(reproduction.experimentJson.empty());
    QStringList arguments;
    for (const std::string &argument : reproduction.arguments)
        arguments << QString::fromStdString(argument);
    const Answer answer = run(arguments + QStringList{"--json", "-"});
    QVERIFY2(!answer.out.isEmpty(), qPrintable(answer.err));
    const QJsonObject json = QJsonDocument::fromJson(answer.out.toUtf8()).object();
    const QJsonObject wanted = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(plan.base))).object();
    QCOMPARE(json["experiment"].toObject(), wanted);
    QCOMPARE(json["vary"].toString(), QString::fromLatin1(varyName(plan.vary).data()));
    QCOMPARE(json["repeats"].toInt(), plan.repeats);
    QCOMPARE(json.contains("vary2"), plan.second.has_value());
    QCOMPARE(json["weak_scaling"].toBool(), plan.workGrows);
}

void ReportTest::whatNoOptionCanSayComesAsAFile()
{
    SweepPlan plan;
    plan.values = {1, 2};
    plan.base.shutdown = ShutdownMode::CancelPending;
    const Reproduction reproduction = reproductionOf(plan);
    QCOMPARE(QString::fromStdString(reproduction.command),
             QStringLiteral("futurescope sweep --experiment experiment.json --vary workers --values 1,2 --repeats 3")
                 .replace(QLatin1Char('3'), QString::number(plan.repeats)));
    const auto experiment = experimentFromJson(reproduction.experimentJson);
    QVERIFY(experiment.ok());
    QVERIFY(*experiment == plan.base);
}

void ReportTest::aPathThatCannotBeWrittenIsNamed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("missing/report.html"));
    const Status status = writeReport({{}, {}, {speedupResult()}}, path);
    QVERIFY(!status.ok());
    QVERIFY(QString::fromStdString(status.error().detail).contains(path));
}

void ReportTest::thePredictionIsComparedInWords()
{
    Prediction guess;
    guess.speedups = {{2, 2.0}, {8, 9.0}};
    const QString page = pageOf({{}, {}, {ReportSweep(sixCounts(), guess)}});
    QVERIFY(page.contains(QStringLiteral("Predicted before the sweep: 2.00× at 2 workers, 9.00× at 8 workers. "
                                         "Your guess was on average 56 % too high")));
    QVERIFY(page.contains(QStringLiteral("your prediction"))); // and drawn
    QVERIFY(!pageOf({{}, {}, {sixCounts()}}).contains(QStringLiteral("Predicted before")));
}

void ReportTest::growingWorkIsFittedByGustafson()
{
    SweepResult result = sixCounts();
    result.plan.workGrows = true;
    const QString page = pageOf({{}, {}, {result}});
    QVERIFY(page.contains(QStringLiteral("<td>serial fraction s</td>")));
    QVERIFY(page.contains(QStringLiteral("Gustafson: ")));
    QVERIFY(page.contains(QStringLiteral("scaled speedup")));
    QVERIFY(!page.contains(QStringLiteral("Amdahl")));
    QVERIFY(page.contains(QStringLiteral("--weak-scaling")));
}

void ReportTest::theWindowWritesTheSamePageInTheBackground()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.html"));
    Run run;
    run.trace = samples::pool({.lanes = 4, .tasks = 40}).trace();
    const ReportContent content{{}, {std::make_shared<TimelinePicture>(run)}, {sixCounts(), granularityResult()}};
    ReportExport report;
    QSignalSpy finished(&report, &ReportExport::finished);
    report.start(content, path);
    QVERIFY(report.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), pageOf(content));
    QSignalSpy failed(&report, &ReportExport::failed);
    report.start(content, folder.filePath(QStringLiteral("missing/report.html")));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("missing")));
}

void ReportTest::aCancelledReportIsNotWritten()
{
    const QTemporaryDir folder;
    ReportExport report;
    QSignalSpy cancelled(&report, &ReportExport::cancelled);
    report.start({{}, {}, {sixCounts()}}, folder.filePath(QStringLiteral("no.html")));
    report.cancel();
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!report.isRunning());
    QSignalSpy finished(&report, &ReportExport::finished);
    report.start({{}, {}, {sixCounts()}}, folder.filePath(QStringLiteral("yes.html")));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("yes.html")});
}

QTEST_MAIN(ReportTest)
#include "tst_report.moc"
