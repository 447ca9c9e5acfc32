// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/speeduppanel.h"
#include "app/charts/sweepcontroller.h"
#include "app/charts/sweeptext.h"
#include "app/exporting/pictureformat.h"
#include "app/lab/theme.h"
#include "tests/app/sweepsamples.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include <atomic>

using namespace futurescope;

namespace {

QToolButton *buttonOf(const ChartCard *card, const char *name)
{
    return card->findChild<QToolButton *>(QLatin1String(name));
}

/// Runs that take no time, unless the gate is shut: then they last until they are stopped.
struct GatedSession
{
    std::atomic<bool> shut{false};
    std::atomic<int> calls{0};

    SessionFunction function()
    {
        return [this](const Experiment &experiment, std::stop_token stop) -> Result<Run> {
            ++calls;
            Run run = runOf(experiment, 100ms / experiment.workers);
            while (shut && !stop.stop_requested())
                std::this_thread::yield();
            if (stop.stop_requested())
                run.state = RunState::Cancelled;
            return run;
        };
    }
};

SweepChart chartOf(Vary vary)
{
    return vary == Vary::Workers ? SweepChart::Speedup : SweepChart::Granularity;
}

} // namespace

class SpeedupPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void clickingAPointPicksItsMedianRun();
    void measureAsksForTheDefaultSweeps();
    void whatCannotBeMeasuredIsGreyedWithTheReason();
    void anotherExperimentMarksTheOldResult();
    void failedRunsAreToldInPlace();
    void theControllerMeasuresAndDelivers();
    void cancellingAnswersAtOnceAndKeepsWhatIsThere();
    void aNewSweepReplacesTheOneGoingOn();
    void aBadPlanIsRefusedWithItsReason();
    void thePanelFollowsTheController();
    void destroyingTheControllerEndsItsRun();
    void exportedPicturesHaveSizeColourAndText_data();
    void exportedPicturesHaveSizeColourAndText();
    void anEmptyChartHasNothingToExport();
};

void SpeedupPanelTest::clickingAPointPicksItsMedianRun()
{
    SpeedupPanel panel;
    panel.resize(900, 260);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    SweepResult result = speedupResult();
    result.points[1] = SweepPoint{}; // not drawn: the second marker is 4 workers
    result.points[1].value = 2;
    panel.showFinished(result);
    CurveChart *chart = panel.card(Vary::Workers)->chart();
    QList<Run> picked;
    connect(&panel, &SpeedupPanel::runPicked, this, [&](const Run &run) { picked.append(run); });
    QTest::mouseClick(viewportOf(*chart), Qt::LeftButton, {}, chart->positionOf(1));
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0].experiment.workers, 4);
    QCOMPARE(picked[0].metrics.makespan, Nanos(1010ms));
}

void SpeedupPanelTest::measureAsksForTheDefaultSweeps()
{
    SpeedupPanel panel;
    QList<SweepPlan> plans;
    connect(&panel, &SpeedupPanel::sweepRequested, this, [&](const SweepPlan &plan) { plans.append(plan); });
    Experiment experiment;
    experiment.workers = 4;
    panel.setExperiment(experiment);
    QVERIFY(panel.card(Vary::Workers)->chart()->content().emptyText.contains(QStringLiteral("F6")));
    QVERIFY(panel.card(Vary::Workers)->chart()->content().emptyText.contains(QStringLiteral("1, 2, 3, 4, 6, 8 workers")));
    panel.requestSpeedup();
    panel.requestGranularity();
    QCOMPARE(plans.size(), 2);
    QCOMPARE(plans[0].vary, Vary::Workers);
    QCOMPARE(plans[0].values, (std::vector<SweepValue>{1, 2, 3, 4, 6, 8}));
    QCOMPARE(plans[0].repeats, 5);
    QCOMPARE(plans[1].vary, Vary::Chunk);
    QCOMPARE(plans[1].values, defaultChunkSizes(200, 4));
}

void SpeedupPanelTest::whatCannotBeMeasuredIsGreyedWithTheReason()
{
    SpeedupPanel panel;
    Experiment experiment;
    experiment.executor = ExecutorKind::Sequential;
    experiment.workers = 1;
    panel.setExperiment(experiment);
    const QToolButton *speedup = buttonOf(panel.card(Vary::Workers), "measure");
    const QToolButton *granularity = buttonOf(panel.card(Vary::Chunk), "measure");
    QVERIFY(!speedup->isEnabled() && granularity->isEnabled());
    QVERIFY(speedup->toolTip().contains(QStringLiteral("sequential")));
    QSignalSpy asked(&panel, &SpeedupPanel::sweepRequested);
    panel.requestSpeedup();
    QCOMPARE(asked.size(), 0);

    panel.setBlocked(QStringLiteral("A run is going on"));
    QVERIFY(!granularity->isEnabled());
    QCOMPARE(granularity->toolTip(), QStringLiteral("A run is going on"));
    panel.setBlocked({});
    QVERIFY(granularity->isEnabled());
}

void SpeedupPanelTest::anotherExperimentMarksTheOldResult()
{
    SpeedupPanel panel;
    const SweepResult result = speedupResult();
    panel.setExperiment(result.plan.base);
    panel.showFinished(result);
    const auto subtitles = [&] {
        QString all;
        for (const QLabel *label : panel.card(Vary::Workers)->findChildren<QLabel *>())
            all += label->text() + QLatin1Char('\n');
        return all;
    };
    QVERIFY(!subtitles().contains(QStringLiteral("earlier settings")));
    Experiment other = result.plan.base;
    other.workers = 7; // what is varied does not matter
    panel.setExperiment(other);
    QVERIFY(!subtitles().contains(QStringLiteral("earlier settings")));
    other.workload.items = 77;
    panel.setExperiment(other);
    QVERIFY(subtitles().contains(QStringLiteral("earlier settings")));
    QCOMPARE(panel.card(Vary::Workers)->chart()->content().points().size(), 4);
}

void SpeedupPanelTest::failedRunsAreToldInPlace()
{
    SpeedupPanel panel;
    panel.show();
    SweepPlan plan;
    panel.showStarted(plan);
    panel.showFailure(plan, QStringLiteral("futurescope-worker is not there"));
    bool told = false;
    for (const QLabel *label : panel.card(Vary::Workers)->findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text().contains(QStringLiteral("futurescope-worker")));
    QVERIFY(told);
    QVERIFY(buttonOf(panel.card(Vary::Workers), "measure")->isEnabled());
}

void SpeedupPanelTest::theControllerMeasuresAndDelivers()
{
    GatedSession session;
    SweepController controller(session.function());
    QSignalSpy measuring(&controller, &SweepController::measuring);
    QList<SweepResult> results;
    connect(&controller, &SweepController::finished, this, [&](const SweepResult &result) { results.append(result); });
    SweepPlan plan;
    plan.values = {1, 2};
    controller.start(plan);
    QVERIFY(controller.isMeasuring());
    QTRY_COMPARE(results.size(), 1);
    QVERIFY(!controller.isMeasuring());
    QCOMPARE(measuring.size(), 2);
    QCOMPARE(*results[0].points.at(1).speedup, 2.0);
    QVERIFY(!results[0].stopped);
    QCOMPARE(session.calls, 11); // 5 repeats of two points, and the warm-up
}

void SpeedupPanelTest::cancellingAnswersAtOnceAndKeepsWhatIsThere()
{
    GatedSession session;
    // Runs pass until the fifth, which lasts until it is stopped.
    SessionFunction inner = session.function();
    SweepController controller([&](const Experiment &experiment, std::stop_token stop) {
        session.shut = session.calls >= 4;
        return inner(experiment, stop);
    });
    QList<SweepResult> results;
    connect(&controller, &SweepController::finished, this, [&](const SweepResult &result) { results.append(result); });
    SweepPlan plan;
    plan.values = {1, 2};
    controller.start(plan);
    QTRY_COMPARE(session.calls, 5);
    QElapsedTimer timer;
    timer.start();
    controller.cancel();
    QVERIFY(timer.elapsed() < 200);
    QCOMPARE(results.size(), 1);
    QVERIFY(results[0].stopped);
    QCOMPARE(results[0].points.size(), std::size_t(2));
    QCOMPARE(results[0].points[0].makespans.size(), std::size_t(2));
    QCOMPARE(results[0].points[1].makespans.size(), std::size_t(1));
}

void SpeedupPanelTest::aNewSweepReplacesTheOneGoingOn()
{
    GatedSession session;
    session.shut = true;
    SweepController controller(session.function());
    QList<SweepResult> results;
    connect(&controller, &SweepController::finished, this, [&](const SweepResult &result) { results.append(result); });
    SweepPlan plan;
    plan.values = {1, 2};
    controller.start(plan);
    QTRY_COMPARE(session.calls, 1);
    session.shut = false;
    plan.values = {4};
    controller.start(plan);
    // What the thread of the first sweep says when it has ended at last is dropped.
    QTRY_COMPARE(results.size(), 2);
    QVERIFY(results[0].stopped && results[0].points.empty());
    QVERIFY(!results[1].stopped);
    QCOMPARE(results[1].points.back().value, 4u);
}

void SpeedupPanelTest::aBadPlanIsRefusedWithItsReason()
{
    SweepController controller;
    QSignalSpy failed(&controller, &SweepController::failed);
    QSignalSpy measuring(&controller, &SweepController::measuring);
    controller.start(SweepPlan{});
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][1].toString().contains(QStringLiteral("0 values")));
    QCOMPARE(measuring.size(), 0);
}

void SpeedupPanelTest::thePanelFollowsTheController()
{
    GatedSession session;
    session.shut = true;
    SweepController controller(session.function());
    SpeedupPanel panel;
    panel.attach(controller);
    panel.setExperiment({});
    QToolButton *speedup = buttonOf(panel.card(Vary::Workers), "measure");
    QToolButton *granularity = buttonOf(panel.card(Vary::Chunk), "measure");
    speedup->click();
    QVERIFY(controller.isMeasuring());
    QCOMPARE(speedup->text(), QStringLiteral("Stop"));
    QVERIFY(!granularity->isEnabled());
    speedup->click();
    QVERIFY(!controller.isMeasuring());
    QCOMPARE(speedup->text(), QStringLiteral("Measure"));
    QVERIFY(panel.card(Vary::Workers)->chart()->content().points().isEmpty());

    session.shut = false;
    speedup->click();
    QTRY_VERIFY(!controller.isMeasuring());
    QCOMPARE(panel.card(Vary::Workers)->chart()->content().points().size(), 6);
    QVERIFY(granularity->isEnabled());
    granularity->click();
    QTRY_COMPARE(panel.card(Vary::Chunk)->chart()->content().points().size(), 5);
}

void SpeedupPanelTest::destroyingTheControllerEndsItsRun()
{
    GatedSession session;
    session.shut = true;
    {
        SweepController controller(session.function());
        SweepPlan plan;
        plan.values = {1};
        controller.start(plan);
        QTRY_COMPARE(session.calls, 1);
    }
    QCOMPARE(session.calls, 1);
}

void SpeedupPanelTest::exportedPicturesHaveSizeColourAndText_data()
{
    QTest::addColumn<int>("vary");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("dark");
    for (const Vary vary : {Vary::Workers, Vary::Chunk}) {
        for (const bool dark : {false, true}) {
            const QString name = chartFileStem(chartOf(vary)) + (dark ? QLatin1String(" dark ") : QLatin1String(" light "));
            QTest::newRow(qPrintable(name + "400")) << int(vary) << QSize(400, 260) << 1.0 << dark;
            QTest::newRow(qPrintable(name + "1600")) << int(vary) << QSize(1600, 900) << 2.0 << dark;
        }
    }
}

void SpeedupPanelTest::exportedPicturesHaveSizeColourAndText()
{
    QFETCH(int, vary);
    QFETCH(QSize, size);
    QFETCH(double, scale);
    QFETCH(bool, dark);
    SpeedupPanel panel; // light on the screen, whatever the export's theme
    panel.resize(900, 260);
    panel.showFinished(Vary(vary) == Vary::Workers ? speedupResult() : granularityResult());
    const auto picture = panel.card(Vary(vary))->exportable();
    QVERIFY(picture != nullptr);
    QTemporaryDir folder;
    const QString path = folder.filePath(picture->fileStem() + QStringLiteral(".png"));
    ImageOptions options;
    options.size = size;
    options.scale = scale;
    options.dark = dark;
    QVERIFY(writePicture(*picture, path, options, PictureFormat::Png).ok());

    const QImage image(path);
    QCOMPARE(image.size(), size);
    QVERIFY(image.text(QStringLiteral("Title")).contains(chartTitle(chartOf(Vary(vary)))));
    QVERIFY(image.text(QStringLiteral("Software")).contains(QStringLiteral("9.9")));
    QVERIFY(image.text(QStringLiteral("Machine")).contains(QStringLiteral("Testchip")));
    QVERIFY(image.text(QStringLiteral("Parameters")).contains(QStringLiteral("sum-of-squares")));
    QVERIFY(image.text(QStringLiteral("Figures")).contains(QStringLiteral("median_ns=")));
    const Theme &theme = themeFor(dark);
    QVERIFY(alike(image.pixelColor(1, 1), theme.card, 2));
    const int data = pixelsLike(image, image.rect(), theme.accent);
    QVERIFY2(data > size.width(), qPrintable(QString::number(data)));
    // The same picture twice as large has no fewer marks: nothing is left out and nothing stays behind
    // at one scale.
    QVERIFY(pixelsLike(image, QRect(0, 0, size.width(), size.height() / 2), theme.mutedText) > 20);
}

void SpeedupPanelTest::anEmptyChartHasNothingToExport()
{
    SpeedupPanel panel;
    panel.setExperiment({});
    QVERIFY(panel.card(Vary::Workers)->exportable() == nullptr);
    QVERIFY(!buttonOf(panel.card(Vary::Workers), "export")->isEnabled());
    panel.showFinished(speedupResult());
    QVERIFY(panel.card(Vary::Workers)->exportable() != nullptr);
    QVERIFY(buttonOf(panel.card(Vary::Workers), "export")->isEnabled());
    QVERIFY(!buttonOf(panel.card(Vary::Chunk), "export")->isEnabled());
}

QTEST_MAIN(SpeedupPanelTest)
#include "tst_speeduppanel.moc"
