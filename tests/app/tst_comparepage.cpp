// SPDX-License-Identifier: GPL-3.0-or-later
// The place Compare in the window: how one gets there, how runs do, and the same work on every executor.
#include "app/compare/comparepage.h"
#include "app/compare/comparestrip.h"
#include "app/compare/comparestrips.h"
#include "app/compare/sameworkbar.h"
#include "app/exporting/atomicwrite.h"
#include "app/exporting/exportdialog.h"
#include "app/exporting/fonts.h"
#include "app/lab/labactions.h"
#include "app/lab/messagebar.h"
#include "app/lab/places.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/runfile.h"
#include "tests/app/comparesamples.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <atomic>

using namespace futurescope;
using Fixture = QuickFixture;

namespace {

ComparePage &page(Fixture &fixture)
{
    return fixture.window.comparison();
}

QString message(Fixture &fixture)
{
    return fixture.window.messages().text();
}

/// Does what it is asked to, but for processes, which it refuses; tells which executors had how many workers.
struct CountingSession
{
    std::shared_ptr<std::vector<Experiment>> asked = std::make_shared<std::vector<Experiment>>();

    Result<Run> operator()(const Experiment &experiment, std::stop_token stop) const
    {
        asked->push_back(experiment);
        if (experiment.executor == ExecutorKind::Processes)
            return Error{ErrorCode::Internal, "no worker could be started"};
        return QuickSession{}(experiment, stop, {[](Phase) {}, [](const std::shared_ptr<const Recorder> &) {}});
    }
};

void drop(QWidget *on, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &event);
}

} // namespace

class TestComparePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void keysChooseThePlaceAndItIsRemembered();
    void theRunOfTheLabIsAdded();
    void aFifthRunIsToldInPlace();
    void keysMoveThePlaceThatIsSeen();
    void filesAreDroppedAndAnExperimentIsRefused();
    void aRunGoesBackToTheLab();
    void sameWorkGoesOnAfterAFailureAndNamesIt();
    void sameWorkBlocksTheLabAndIsCancelled();
    void everyExecutorReallyRuns();
    void exportsArePicturesAndCsv();
};

void TestComparePage::initTestCase()
{
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
}

void TestComparePage::keysChooseThePlaceAndItIsRemembered()
{
    Fixture fixture;
    QVERIFY(!page(fixture).isVisible());
    fixture.key(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(page(fixture).isVisible());
    QVERIFY(!fixture.find<QWidget>("timelineCard")->isVisible());
    QCOMPARE(fixture.settings.place(), QStringLiteral("compare"));
    QVERIFY(fixture.find<QToolButton>("placeCompareButton")->isChecked());
    {
        const MainWindow next(QuickSession{}, &fixture.settings, 2);
        QVERIFY(!next.findChild<Places *>()->inLab());
    }
    fixture.key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!page(fixture).isVisible());
    QCOMPARE(fixture.settings.place(), QStringLiteral("lab"));
    bool listed = false;
    for (const auto &[title, actions] : fixture.window.findChild<LabActions *>()->withShortcuts()) {
        for (const QAction *action : actions)
            listed = listed || action->objectName() == QLatin1String("placeCompare");
    }
    QVERIFY(listed);
}

void TestComparePage::theRunOfTheLabIsAdded()
{
    Fixture fixture;
    QVERIFY(!fixture.find<QPushButton>("compareAddLab")->isEnabled());
    fixture.runToTheEnd();
    fixture.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(page(fixture).isVisible());
    QCOMPARE(page(fixture).runs().all().size(), std::size_t(1));
    fixture.click(fixture.find<QPushButton>("compareAddLab"));
    QCOMPARE(page(fixture).strips()->strips().size(), std::size_t(2));
    QCOMPARE(fixture.find<QTableView>("compareTable")->model()->columnCount(), 2);
}

void TestComparePage::aFifthRunIsToldInPlace()
{
    Fixture fixture;
    fixture.runToTheEnd();
    for (int i = 0; i < 4; ++i)
        fixture.find<QAction>("addToCompare")->trigger();
    QCOMPARE(message(fixture), QString());
    fixture.find<QAction>("addToCompare")->trigger();
    QVERIFY2(message(fixture).contains(QStringLiteral("only in the table")), qPrintable(message(fixture)));
    QCOMPARE(page(fixture).runs().all().size(), std::size_t(5));
    QCOMPARE(page(fixture).strips()->strips().size(), std::size_t(4));
    // By keyboard: the fifth is ticked, which is refused, then the first unticked.
    auto *table = fixture.find<QTableView>("compareTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 4));
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY2(message(fixture).contains(QStringLiteral("Untick one")), qPrintable(message(fixture)));
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(page(fixture).strips()->strips().size(), std::size_t(3));
    table->setCurrentIndex(table->model()->index(0, 4));
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(page(fixture).runs().all().size(), std::size_t(4));
}

void TestComparePage::keysMoveThePlaceThatIsSeen()
{
    Fixture fixture;
    fixture.runToTheEnd();
    fixture.find<QAction>("addToCompare")->trigger();
    fixture.window.setFocus();
    ViewState &lab = fixture.window.viewState();
    ViewState &strip = page(fixture).strips()->strips().front()->state();
    const TimeRange labBefore = lab.visible();
    const TimeRange stripBefore = strip.visible();
    fixture.key(Qt::Key_W);
    QVERIFY(lab.visible() == labBefore);
    QVERIFY(strip.visible() != stripBefore);
    fixture.key(Qt::Key_Home);
    QCOMPARE(strip.cursorNs(), 0);
    QVERIFY(lab.cursorNs() > 0);
    fixture.key(Qt::Key_1, Qt::ControlModifier);
    const TimeRange stripThen = strip.visible();
    fixture.key(Qt::Key_W);
    QVERIFY(lab.visible() != labBefore);
    QVERIFY(strip.visible() == stripThen);
    // F5 is about the Lab's experiment, so that is what one sees.
    fixture.key(Qt::Key_2, Qt::ControlModifier);
    fixture.runToTheEnd();
    QVERIFY(!page(fixture).isVisible());
}

void TestComparePage::filesAreDroppedAndAnExperimentIsRefused()
{
    Fixture fixture;
    const auto pathOf = [&](const char *name) { return fixture.folder.filePath(QLatin1String(name)); };
    for (const auto &[name, ms] : {std::pair("a.fscope.json", 10), std::pair("b.fscope.json", 20)}) {
        const Run run = fixtures::twoTasks(ms);
        QVERIFY(atomicWrite(pathOf(name), [&](const TextSink &sink) { return writeRun(run, sink); }).ok());
    }
    QVERIFY(atomicWrite(pathOf("e.json"), QByteArray::fromStdString(toJson(Experiment{}))).ok());
    fixture.key(Qt::Key_2, Qt::ControlModifier);
    drop(&page(fixture), {pathOf("a.fscope.json"), pathOf("b.fscope.json")});
    QTRY_COMPARE(page(fixture).runs().all().size(), std::size_t(2));
    QCOMPARE(page(fixture).runs().all()[1].run().metrics.makespan, Nanos(40 * fixtures::msNs));
    QVERIFY(fixture.settings.recentFiles().contains(pathOf("b.fscope.json")));
    QVERIFY(!fixture.window.document().hasRun()); // the Lab has nothing to do with it
    drop(&page(fixture), {pathOf("e.json")});
    QTRY_VERIFY(message(fixture).contains(QStringLiteral("no run")));
    drop(&page(fixture), {pathOf("missing.json")});
    QTRY_VERIFY(message(fixture).contains(QStringLiteral("missing.json")));
    QCOMPARE(page(fixture).runs().all().size(), std::size_t(2));
}

void TestComparePage::aRunGoesBackToTheLab()
{
    Fixture fixture;
    page(fixture).runs().add(fixtures::opened(fixtures::twoTasks(33)), {});
    fixture.key(Qt::Key_2, Qt::ControlModifier);
    fixture.click(fixture.find<QToolButton>("compareOpen"));
    QVERIFY(!page(fixture).isVisible());
    QCOMPARE(fixture.window.document().timeline().endNs(), 66 * fixtures::msNs);
    QCOMPARE(page(fixture).runs().all().size(), std::size_t(1));
}

void TestComparePage::sameWorkGoesOnAfterAFailureAndNamesIt()
{
    const CountingSession session;
    ComparePage alone(session);
    Experiment experiment;
    experiment.workers = 3;
    experiment.baseline = Baseline::Measured;
    alone.setExperiment(experiment, {});
    QSignalSpy finished(&alone.sameWork(), &SameWork::finished);
    alone.findChild<QPushButton *>(QStringLiteral("compareSameWork"))->click();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(session.asked->size(), SameWork::executors.size());
    for (std::size_t i = 0; i < SameWork::executors.size(); ++i) {
        const Experiment &asked = (*session.asked)[i];
        QCOMPARE(asked.executor, SameWork::executors[i]);
        QCOMPARE(asked.workers, asked.executor == ExecutorKind::Sequential ? 1 : 3);
        QVERIFY(asked.workload == experiment.workload);
        QCOMPARE(asked.baseline, Baseline::Derived);
    }
    QCOMPARE(alone.runs().all().size(), std::size_t(5));
    QCOMPARE(alone.strips()->strips().size(), std::size_t(4));
    const QString text = alone.findChild<SameWorkBar *>()->text();
    QVERIFY2(text.contains(QStringLiteral("Process pool could not be run: no worker could be started")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Sequential has 1 worker")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("The first 4 are drawn")), qPrintable(text));
}

void TestComparePage::sameWorkBlocksTheLabAndIsCancelled()
{
    auto calls = std::make_shared<std::atomic<int>>(0);
    const auto session = [calls](const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) {
        QuickSession quick;
        quick.endless = ++*calls == 3; // the third goes on until it is stopped
        return quick(experiment, std::move(stop), observer);
    };
    Fixture fixture(session);
    fixture.key(Qt::Key_2, Qt::ControlModifier);
    fixture.click(fixture.find<QPushButton>("compareSameWork"));
    QTRY_COMPARE(calls->load(), 3);
    QTRY_VERIFY(fixture.find<SameWorkBar>("sameWorkBar")->text().contains(QStringLiteral("Run 3 of 6")));
    QVERIFY(!fixture.find<QAction>("run")->isEnabled());
    QVERIFY(!fixture.find<QAction>("sweepWorkers")->isEnabled());
    QVERIFY(!fixture.find<QPushButton>("compareSameWork")->isEnabled());
    QVERIFY(page(fixture).runs().all().empty()); // nothing is drawn while it is measured
    fixture.click(fixture.find<QPushButton>("sameWorkCancel"));
    QVERIFY(!page(fixture).sameWork().isMeasuring());
    QCOMPARE(page(fixture).runs().all().size(), std::size_t(2));
    const QString text = fixture.find<SameWorkBar>("sameWorkBar")->text();
    QVERIFY2(text.contains(QStringLiteral("2 of 6")), qPrintable(text));
    QVERIFY(fixture.find<QAction>("run")->isEnabled());
    // Once more, to the end: it waits for the run that was cancelled.
    fixture.click(fixture.find<QPushButton>("compareSameWork"));
    QTRY_COMPARE(page(fixture).runs().all().size(), std::size_t(6));
    QCOMPARE(calls->load(), 9);
}

void TestComparePage::everyExecutorReallyRuns()
{
    ComparePage alone;
    Experiment experiment;
    experiment.workload.items = 12;
    experiment.workload.work = std::chrono::microseconds(200);
    experiment.workers = 2;
    alone.setExperiment(experiment, {});
    QSignalSpy finished(&alone.sameWork(), &SameWork::finished);
    alone.startSameWork();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120'000);
    const auto outcome = qvariant_cast<SameWork::Outcome>(finished.first().first());
    QVERIFY2(outcome.failures.empty(), outcome.failures.empty() ? "" : qPrintable(outcome.failures.front().reason));
    QCOMPARE(alone.runs().all().size(), SameWork::executors.size());
    for (std::size_t i = 0; i < SameWork::executors.size(); ++i) {
        const ComparedRun &run = alone.runs().all()[i];
        QCOMPARE(run.run().experiment.executor, SameWork::executors[i]);
        QCOMPARE(run.document->timeline().count().finished, std::uint64_t(12));
        QVERIFY2(run.figures.problem.empty(), run.figures.problem.c_str());
        double sum = *run.figures[Figure::Work];
        for (std::size_t loss = 0; loss < lossKinds; ++loss)
            sum += *run.figures[figureOf(static_cast<Loss>(loss))];
        QCOMPARE(sum, *run.figures[Figure::Makespan]);
    }
}

void TestComparePage::exportsArePicturesAndCsv()
{
    Fixture fixture;
    fixture.key(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!fixture.find<QAction>("exportPicture")->isEnabled());
    fixture.window.saveCompareCsv(fixture.folder.filePath(QStringLiteral("empty.csv")));
    page(fixture).runs().add(fixtures::opened(fixtures::twoTasks(10)), {});
    page(fixture).runs().add(fixtures::opened(fixtures::twoTasks(20)), {});
    fixture.key(Qt::Key_E, Qt::ControlModifier);
    auto *dialog = fixture.find<ExportDialog>("exportDialog");
    QVERIFY2(dialog->path().contains(QStringLiteral("comparison")), qPrintable(dialog->path()));
    delete dialog;
    const QString path = fixture.folder.filePath(QStringLiteral("table.csv"));
    fixture.window.saveCompareCsv(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("2,threads,1,2,,,makespan_ns,40000000,20000000,1,worse"));
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
