// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/lab/messagebar.h"
#include "app/lab/theme.h"
#include "app/timeline/ringpainter.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelineview.h"
#include "core/analysis/waitgraph.h"
#include "core/experiment/experimentjson.h"
#include "core/workloads/workplan.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

constexpr int longMs = 60'000; // for machines that do something else beside

struct Fixture : WindowFixture
{
    Fixture()
        : WindowFixture(
            [](const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) {
                return runSession(experiment, std::move(stop), observer);
            },
            {1440, 900})
    {}

    /// Sets the experiment up as opening a file would do it.
    void setUp(const Experiment &experiment)
    {
        QFile file(folder.filePath(QStringLiteral("experiment.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJson(experiment)));
        file.close();
        window.open(file.fileName());
        QTRY_VERIFY(window.messages().text().contains(QStringLiteral("is set up")));
    }
    void runIntoDeadlock(int workers = 2)
    {
        Experiment experiment;
        experiment.workload.kind = WorkloadKind::Nested;
        experiment.workload.items = 4;
        experiment.workload.work = 10ms;
        experiment.workers = workers;
        experiment.collect = CollectMode::Result;
        setUp(experiment);
        key(Qt::Key_F5);
        waitForRings(1);
    }
    void waitForRings(std::size_t count)
    {
        QTRY_VERIFY_WITH_TIMEOUT(window.document().timeline().deadlockTimes().size() >= count, longMs);
    }
    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isRunning(), longMs); }
    QAction *cancelAction() { return find<QAction>("cancelFuture"); }
    /// The latest ring's wait on a worker.
    TaskWait waitOn(std::size_t worker)
    {
        const Timeline &timeline = window.document().timeline();
        const int workers = window.document().experiment().workers;
        return waitGraphAt(timeline, timeline.deadlockTimes().back(), workers).ring.at(worker - 1);
    }
};

qsizetype pixelsOf(const QImage &picture, const QColor &colour)
{
    qsizetype count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

/// Real runs that wait for themselves, in the real window.
class TestDeadlockWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        registerBuiltinFunctions();
        loadBundledFonts();
    }
    void aDeadlockIsSaidAndStoppedByItsButton();
    void theRingIsLitInTheTimeline();
    void aSavedRunSaysItAgain();
    void aRunningFutureRefusesByMenu();
    void cancellingAPendingChildLetsItsParentGoOn();
    void theActionIsThereOnlyWhileItCanBeTaken();
    void theButtonUnderTheDetailsCancels();
    void aRightClickOnABarSelectsIt();
};

void TestDeadlockWindow::aDeadlockIsSaidAndStoppedByItsButton()
{
    Fixture fixture;
    fixture.runIntoDeadlock();
    auto *button = fixture.find<QPushButton>("messageAction");
    QTRY_VERIFY(button->isVisible());
    QVERIFY2(fixture.window.messages().text().startsWith(QStringLiteral("Deadlock: all 2 workers wait")),
             qPrintable(fixture.window.messages().text()));
    QVERIFY(fixture.window.messages().text().contains(QStringLiteral(" on worker 1 waits for #")));
    fixture.click(button);
    fixture.waitForEnd();
    QVERIFY(fixture.window.document().run()->deadlocked);
    QVERIFY(!button->isVisible());
    QVERIFY(fixture.window.messages().text().endsWith(QStringLiteral("The run was stopped.")));
}

void TestDeadlockWindow::theRingIsLitInTheTimeline()
{
    Fixture fixture;
    fixture.runIntoDeadlock();
    auto *view = fixture.find<TimelineView>("timelineView");
    QTRY_VERIFY(view->scene().rings);
    QCOMPARE(view->scene().rings->front().graph.ring.size(), std::size_t{2});
    const QColor lit = themeFor(false).state(BarState::Failed).fill;
    QTRY_VERIFY(pixelsOf(view->grab().toImage(), lit) > 500);
    fixture.key(Qt::Key_Escape);
    fixture.waitForEnd();
    QVERIFY(ringAtCursor(view->scene()));
    // Before it was found there is none.
    fixture.window.viewState().setFollowing(false);
    fixture.window.viewState().setCursor(fixture.window.document().timeline().deadlockTimes().front() - 1);
    QVERIFY(!ringAtCursor(view->scene()));
}

void TestDeadlockWindow::aSavedRunSaysItAgain()
{
    Fixture fixture;
    fixture.runIntoDeadlock();
    fixture.window.controller().stop();
    fixture.waitForEnd();
    const QString path = fixture.folder.filePath(QStringLiteral("ring.fscope.json"));
    fixture.window.saveRunTo(path);
    QTRY_VERIFY(fixture.window.messages().text().startsWith(QStringLiteral("Saved as")));
    Fixture other;
    other.window.open(path);
    QTRY_VERIFY(other.window.messages().text().startsWith(QStringLiteral("Deadlock: all 2 workers wait")));
    QVERIFY(ringAtCursor(other.find<TimelineView>("timelineView")->scene()));
    QVERIFY(!other.find<QPushButton>("messageAction")->isVisible());
}

void TestDeadlockWindow::aRunningFutureRefusesByMenu()
{
    Fixture fixture;
    fixture.runIntoDeadlock();
    fixture.window.viewState().selectFuture(FutureId{1});
    QCOMPARE(fixture.cancelAction()->text(), QStringLiteral("Cancel future #1"));
    auto *table = fixture.find<QTableView>("futuresTable");
    QCOMPARE(table->contextMenuPolicy(), Qt::ActionsContextMenu);
    QVERIFY(table->actions().contains(fixture.cancelAction()));
    fixture.cancelAction()->trigger();
    QCOMPARE(fixture.window.messages().text(), QStringLiteral("cancel() returned False: #1 is already running."));
    QTRY_VERIFY(fixture.window.document().timeline().future(FutureId{1})->cancelRefusedNs() != never);
    fixture.window.controller().stop();
    fixture.waitForEnd();
}

void TestDeadlockWindow::cancellingAPendingChildLetsItsParentGoOn()
{
    Fixture fixture;
    fixture.runIntoDeadlock(1);
    const TaskWait wait = fixture.waitOn(1);
    const FutureId parent = wait.waiter;
    const FutureId child = wait.awaited;
    QVERIFY(wait.queued);
    fixture.window.viewState().selectFuture(child);
    fixture.find<TimelineView>("timelineView")->setFocus();
    fixture.key(Qt::Key_Delete);
    QCOMPARE(fixture.window.messages().text(), QStringLiteral("Future #%1 was cancelled.").arg(child.value));
    // Its parent has failed with CancelledError, the next task has started, and closes the next ring.
    fixture.waitForRings(2);
    const Timeline &timeline = fixture.window.document().timeline();
    QCOMPARE(timeline.future(parent)->outcome, Outcome::Failed);
    QVERIFY(fixture.waitOn(1).waiter != parent);
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral(" on worker 1 waits for #")));
    fixture.window.controller().stop();
    fixture.waitForEnd();
}

void TestDeadlockWindow::theActionIsThereOnlyWhileItCanBeTaken()
{
    Fixture fixture;
    QVERIFY(!fixture.cancelAction()->isEnabled());
    fixture.runIntoDeadlock();
    QVERIFY(!fixture.cancelAction()->isEnabled()); // nothing is selected
    fixture.window.viewState().selectFuture(FutureId{2});
    QVERIFY(fixture.cancelAction()->isEnabled());
    QVERIFY(fixture.find<QPushButton>("futureAction")->isVisible());
    fixture.window.controller().stop();
    fixture.waitForEnd();
    QVERIFY(!fixture.cancelAction()->isEnabled());
    QVERIFY(!fixture.find<QPushButton>("futureAction")->isVisible());
}

void TestDeadlockWindow::theButtonUnderTheDetailsCancels()
{
    Fixture fixture;
    fixture.runIntoDeadlock();
    const FutureId child = fixture.waitOn(2).awaited;
    fixture.window.viewState().selectFuture(child);
    auto *button = fixture.find<QPushButton>("futureAction");
    QCOMPARE(button->text(), QStringLiteral("Cancel future #%1").arg(child.value));
    fixture.click(button);
    QTRY_COMPARE(fixture.window.document().timeline().future(child)->outcome, Outcome::Cancelled);
    fixture.window.controller().stop();
    fixture.waitForEnd();
}

void TestDeadlockWindow::aRightClickOnABarSelectsIt()
{
    Fixture fixture;
    fixture.runIntoDeadlock();
    auto *view = fixture.find<TimelineView>("timelineView");
    QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu);
    QVERIFY(view->actions().contains(fixture.cancelAction()));
    const FutureId waiter = fixture.waitOn(2).waiter;
    const QRectF bar = barOf(view->scene(), view->currentLayout(), waiter);
    QVERIFY(!bar.isEmpty());
    QTest::mousePress(view, Qt::RightButton, {}, bar.center().toPoint());
    QTest::mouseRelease(view, Qt::RightButton, {}, bar.center().toPoint());
    QCOMPARE(fixture.window.viewState().selectedFuture(), waiter);
    fixture.window.controller().stop();
    fixture.waitForEnd();
}

QTEST_MAIN(TestDeadlockWindow)
#include "tst_deadlockwindow.moc"
