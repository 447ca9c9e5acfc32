// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/experimentpanel.h"
#include "app/lab/sliderscale.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QUndoStack>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    QUndoStack undo;
    ExperimentPanel panel{loadScenarios().value(), &undo, 2};

    Fixture()
    {
        panel.resize(255, 700);
        panel.show();
    }

    template <class Widget>
    Widget *find(const char *name)
    {
        auto *widget = panel.findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("no control is called %s", name);
        return widget;
    }

    void type(const char *field, const QString &text)
    {
        auto *edit = find<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
};

} // namespace

class TestExperimentPanel : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldSurvivesTheRoundTrip();
    void choosingAScenarioTakesItsExperiment();
    void typedValuesAreTaken_data();
    void typedValuesAreTaken();
    void badInputIsExplainedInPlaceAndChangesNothing_data();
    void badInputIsExplainedInPlaceAndChangesNothing();
    void aSliderDragIsOneStepOfUndo();
    void settingsThatDoNotApplyAreDisabledWithTheReason();
    void sequentialHasOneWorkerAndGivesTheOthersBack();
    void clickingTheChosenExecutorKeepsIt();
    void everyControlHasANameToSpeak();
    void sliderPositionsReachEveryDecade();
};

void TestExperimentPanel::everyFieldSurvivesTheRoundTrip()
{
    Fixture fixture;
    Experiment experiment;
    experiment.name = "mine";
    experiment.workload = {WorkloadKind::Download, 12'345, 1234567ns, Distribution::HeavyTail,  12.3456789,
                           0.012345678901,         1000,   70'001,    ExperimentLimits::maxSeed};
    experiment.executor = ExecutorKind::Processes;
    experiment.switchInterval = 7ms;
    experiment.maxTasksPerChild = 5;
    experiment.workerDeath = WorkerDeath::BreaksPool;
    experiment.queuePolicy = QueuePolicy::CallerRuns;
    experiment.queueLimit = 31;
    experiment.submitEvery = 1234567ns;
    experiment.stealing = false;
    experiment.heartbeat = 17ms;
    experiment.loopComputing = LoopComputing::InThread;
    experiment.workload.counter = CounterForm::SameLine;
    experiment.workload.arrayBytes = 123'456;
    experiment.workload.flopsPerByte = 24;
    experiment.workload.waitPercent = 80;
    experiment.cancelsTimedOut = false;
    experiment.submitsLate = true;
    experiment.workers = 37;
    experiment.chunk = 4099;
    experiment.collect = CollectMode::Map;
    experiment.timeout = 1234567891ns;
    experiment.cancelAfter = 0ns;
    experiment.shutdown = ShutdownMode::CancelPending;
    experiment.baseline = Baseline::Measured;
    experiment.unknownFields = R"({"later":1})";
    fixture.panel.setExperiment(experiment);
    QCOMPARE(fixture.panel.problem(), QString());
    QVERIFY(fixture.panel.experiment() == experiment);
    fixture.type("items", QStringLiteral("12346"));
    experiment.workload.items = 12'346;
    experiment.name.clear();
    QVERIFY(fixture.panel.experiment() == experiment);
}

void TestExperimentPanel::choosingAScenarioTakesItsExperiment()
{
    Fixture fixture;
    const auto scenarios = loadScenarios().value();
    auto *combo = fixture.find<QComboBox>("scenario");
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home); // passes over the heading
    QVERIFY(fixture.panel.experiment() == scenarios.front().experiment);
    QTest::keyClick(combo, Qt::Key_End);
    QVERIFY(fixture.panel.experiment() == scenarios.back().experiment);
    QCOMPARE(fixture.find<QLabel>("seeing")->text(), scenarios.back().seeing);
    fixture.type("items", QStringLiteral("9"));
    QCOMPARE(combo->currentIndex(), -1);
    fixture.undo.undo();
    QCOMPARE(combo->currentIndex(), combo->count() - 1);
}

void TestExperimentPanel::typedValuesAreTaken_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("items with separators") << "items"
                                           << "1,000"
                                           << "1,000";
    QTest::newRow("work") << "work"
                          << "1.5s"
                          << "1.5 s";
    QTest::newRow("work with a space") << "work"
                                       << "250 us"
                                       << "250 us";
    QTest::newRow("fails") << "fails"
                           << "2.5" << QStringLiteral("2.5\u00a0%");
    QTest::newRow("workers") << "workers"
                             << "1000"
                             << "1,000";
    QTest::newRow("timeout") << "timeout"
                             << "0us"
                             << "0 ns";
    QTest::newRow("no timeout") << "timeout"
                                << "off"
                                << "off";
    QTest::newRow("seed") << "seed"
                          << "123456789"
                          << "123456789";
    QTest::newRow("an empty run") << "items"
                                  << "0"
                                  << "0";
}

void TestExperimentPanel::typedValuesAreTaken()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, shown);
    Fixture fixture;
    fixture.type(qPrintable(field), text);
    QCOMPARE(fixture.panel.problem(), QString());
    QTest::keyClick(fixture.find<QLineEdit>(qPrintable(field)), Qt::Key_Return);
    QCOMPARE(fixture.find<QLineEdit>(qPrintable(field))->text(), shown);
}

void TestExperimentPanel::badInputIsExplainedInPlaceAndChangesNothing_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("saying");
    for (const char *text : {"0", "-1", "1.5", "abc", "1e9", "1000000000"})
        QTest::addRow("workers %s", text) << "workers" << text << QStringLiteral("1 to 1,024");
    QTest::newRow("items -1") << "items"
                              << "-1"
                              << "0 to 10,000,000";
    QTest::newRow("items empty") << "items"
                                 << " "
                                 << "0 to 10,000,000";
    QTest::newRow("chunk 0") << "chunk"
                             << "0"
                             << "1 to 10,000,000";
    QTest::newRow("work nan") << "work"
                              << "nan"
                              << "0 ns to 60 s";
    QTest::newRow("work inf") << "work"
                              << "inf"
                              << "0 ns to 60 s";
    QTest::newRow("work long") << "work"
                               << "61s"
                               << "0 ns to 60 s";
    QTest::newRow("work without unit") << "work"
                                       << "5"
                                       << "the unit is missing";
    QTest::newRow("fails 101") << "fails"
                               << "101" << QStringLiteral("0\u00a0% to 100\u00a0%");
    QTest::newRow("fails nan") << "fails"
                               << "nan" << QStringLiteral("0\u00a0% to 100\u00a0%");
    QTest::newRow("timeout negative") << "timeout"
                                      << "-1s"
                                      << "0 ns to 86400 s";
    QTest::newRow("seed") << "seed"
                          << "18446744073709551616"
                          << "0 to 9007199254740992";
}

void TestExperimentPanel::badInputIsExplainedInPlaceAndChangesNothing()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, saying);
    Fixture fixture;
    // A word typed letter by letter may pass through values that are legal: what counts is what stands there in the
    // end.
    auto *edit = fixture.find<QLineEdit>(qPrintable(field));
    const Experiment before = fixture.panel.experiment();
    edit->setFocus();
    edit->setText(text);
    emit edit->textEdited(text);
    QVERIFY2(fixture.panel.problem().contains(saying), qPrintable(fixture.panel.problem()));
    auto *line = fixture.find<QLabel>(qPrintable(field + QStringLiteral("Error")));
    QVERIFY(line->isVisibleTo(&fixture.panel));
    QCOMPARE(line->text(), fixture.panel.problem());
    QVERIFY(fixture.panel.experiment() == before);
}

void TestExperimentPanel::aSliderDragIsOneStepOfUndo()
{
    Fixture fixture;
    const Experiment before = fixture.panel.experiment();
    auto *slider = fixture.find<QSlider>("itemsSlider");
    for (int drag = 0; drag < 2; ++drag) {
        slider->setSliderDown(true);
        for (int position = 1000; position <= 5000; position += 100)
            slider->setSliderPosition(position + drag * 3000);
        slider->setSliderDown(false);
    }
    QCOMPARE(fixture.undo.count(), 2);
    const Experiment after = fixture.panel.experiment();
    QVERIFY(after != before);
    fixture.undo.undo();
    fixture.undo.undo();
    QVERIFY(fixture.panel.experiment() == before);
    fixture.undo.redo();
    fixture.undo.redo();
    QVERIFY(fixture.panel.experiment() == after);
}

void TestExperimentPanel::settingsThatDoNotApplyAreDisabledWithTheReason()
{
    Fixture fixture;
    auto *workers = fixture.find<QWidget>("workersRow");
    auto *payload = fixture.find<QWidget>("payloadInRow");
    QVERIFY(workers->isEnabled());
    QVERIFY(!payload->isEnabled());
    QVERIFY(payload->toolTip().contains(QStringLiteral("process")));
    QTest::mouseClick(fixture.find<QPushButton>("executor-processes"), Qt::LeftButton);
    QVERIFY(payload->isEnabled());
    QTest::mouseClick(fixture.find<QPushButton>("executor-sequential"), Qt::LeftButton);
    QVERIFY(!workers->isEnabled());
    QVERIFY(!workers->toolTip().isEmpty());
    auto *interval = fixture.find<QWidget>("switchIntervalRow");
    QVERIFY(!interval->isVisibleTo(&fixture.panel)); // with one executor only
    QVERIFY(!interval->isEnabled());
    QVERIFY(interval->toolTip().contains(QStringLiteral("interpreter lock")));
    QTest::mouseClick(fixture.find<QPushButton>("executor-threads-gil"), Qt::LeftButton);
    QVERIFY(interval->isEnabled());
    QVERIFY(interval->isVisibleTo(&fixture.panel));
    fixture.type("switchInterval", QStringLiteral("1ms"));
    QCOMPARE(fixture.panel.experiment().switchInterval, Nanos(1ms));
    auto *stealing = fixture.find<QCheckBox>("stealing");
    QVERIFY(!stealing->isVisibleTo(&fixture.panel) && !stealing->isEnabled() && !stealing->toolTip().isEmpty());
    QTest::mouseClick(fixture.find<QPushButton>("executor-work-stealing"), Qt::LeftButton);
    QVERIFY(stealing->isVisibleTo(&fixture.panel) && stealing->isChecked());
    stealing->click();
    QVERIFY(!fixture.panel.experiment().stealing);
    auto *perChild = fixture.find<QWidget>("tasksPerChildRow");
    auto *death = fixture.find<QComboBox>("workerDeath");
    QVERIFY(!perChild->isEnabled());
    QVERIFY(!death->isEnabled() && !death->toolTip().isEmpty());
    QTest::mouseClick(fixture.find<QPushButton>("executor-processes"), Qt::LeftButton);
    QVERIFY(perChild->isEnabled() && death->isEnabled());
    fixture.type("tasksPerChild", QStringLiteral("3"));
    QCOMPARE(fixture.panel.experiment().maxTasksPerChild, 3);
    death->setFocus();
    QTest::keyClick(death, Qt::Key_Down);
    QCOMPARE(fixture.panel.experiment().workerDeath, WorkerDeath::BreaksPool);
}

void TestExperimentPanel::sequentialHasOneWorkerAndGivesTheOthersBack()
{
    Fixture fixture;
    fixture.type("workers", QStringLiteral("6"));
    QTest::mouseClick(fixture.find<QPushButton>("executor-sequential"), Qt::LeftButton);
    QCOMPARE(fixture.panel.experiment().workers, 1);
    QCOMPARE(fixture.panel.problem(), QString());
    QTest::mouseClick(fixture.find<QPushButton>("executor-async"), Qt::LeftButton);
    QCOMPARE(fixture.panel.experiment().workers, 6);
    QCOMPARE(fixture.panel.experiment().executor, ExecutorKind::Async);
}

void TestExperimentPanel::clickingTheChosenExecutorKeepsIt()
{
    Fixture fixture;
    auto *threads = fixture.find<QPushButton>("executor-threads");
    QVERIFY(threads->isChecked());
    QTest::mouseClick(threads, Qt::LeftButton);
    QVERIFY(threads->isChecked());
    QCOMPARE(fixture.undo.count(), 0);
}

void TestExperimentPanel::everyControlHasANameToSpeak()
{
    Fixture fixture;
    for (QWidget *widget : fixture.panel.widget()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        const QString spoken = widget->accessibleName().isEmpty() ? widget->property("text").toString()
                                                                  : widget->accessibleName();
        if (widget->inherits("QAbstractItemView") || widget->inherits("QComboBoxPrivateContainer"))
            continue; // the popup of a combo box
        QVERIFY2(!spoken.isEmpty(), qPrintable(widget->objectName() + QLatin1Char(' ')
                                               + QLatin1String(widget->metaObject()->className())));
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(spoken));
    }
}

void TestExperimentPanel::sliderPositionsReachEveryDecade()
{
    const SliderScale scale{1, 100'000, true, 1};
    QCOMPARE(scale.valueAt(0), 1.0);
    QCOMPARE(scale.valueAt(SliderScale::steps), 100'000.0);
    QCOMPARE(scale.position(1000), SliderScale::steps * 3 / 5);
    for (const double value : {1.0, 2.0, 7.0, 10.0, 55.0, 990.0, 12'000.0})
        QCOMPARE(scale.valueAt(scale.position(value)), value);
    QCOMPARE(scale.stepped(10, 1), 11.0);
    QCOMPARE(scale.stepped(11, -1), 10.0);
    QCOMPARE(scale.stepped(10, -1), 9.0);
    QCOMPARE(scale.stepped(100, -1), 99.0);
    QCOMPARE(scale.stepped(200, 1), 210.0);
}

QTEST_MAIN(TestExperimentPanel)
#include "tst_experimentpanel.moc"
