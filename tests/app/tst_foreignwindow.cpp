// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/exporting/timelineimage.h"
#include "app/futures/futuredetails.h"
#include "app/futures/futuresmodel.h"
#include "app/futures/futurespanel.h"
#include "app/lab/labactions.h"
#include "app/lab/messagebar.h"
#include "app/timeline/timelinequeries.h"
#include "app/timeline/timelinescene.h"
#include "tests/app/windowfixture.h"
#include "tests/core/foreignsamples.h"

#include <QAction>
#include <QFile>

using namespace futurescope;
using Fixture = QuickFixture;

/// The window with a trace that another program wrote.
class TestForeignWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatWasReadAndSkippedIsTold();
    void whatSuchATraceCannotHaveIsDisabledWithAReason();
    void slicesHaveTheirNames();
    void itIsSavedAsATraceThatOpensAgain();
    void aRunOfOnesOwnComesAfterIt();

private:
    static void openSample(Fixture &fixture, const char *text, const QString &name = QStringLiteral("foreign.json"));
};

void TestForeignWindow::initTestCase()
{
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
}

void TestForeignWindow::openSample(Fixture &fixture, const char *text, const QString &name)
{
    const QString path = fixture.folder.filePath(name);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
    file.close();
    QSignalSpy ended(&fixture.window.document(), &RunDocument::ended);
    fixture.window.open(path);
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(fixture.window.document().foreign());
}

void TestForeignWindow::whatWasReadAndSkippedIsTold()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::chrome);
    QCOMPARE(fixture.window.messages().text(),
             QStringLiteral("A trace of another program: 6 slices on 4 lanes. Skipped: 1 flow event (f), 1 flow event "
                            "(s). More under Metrics."));
    QVERIFY(fixture.window.windowTitle().startsWith(QStringLiteral("foreign.json")));
    QVERIFY(!fixture.window.isWindowModified());
    QCOMPARE(fixture.settings.recentFiles().size(), 1);
    QVERIFY(!fixture.window.controller().isRunning());
}

void TestForeignWindow::whatSuchATraceCannotHaveIsDisabledWithAReason()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::viztracer);
    auto *panel = fixture.find<FuturesPanel>("futuresPanel");
    int disabled = 0;
    for (int index = 0; index < panel->count(); ++index) {
        disabled += panel->isTabEnabled(index) ? 0 : 1;
        QCOMPARE(panel->tabToolTip(index).isEmpty(), panel->isTabEnabled(index));
    }
    QCOMPARE(disabled, 2);
    auto *actions = fixture.window.findChild<LabActions *>();
    QVERIFY(!actions->run->isEnabled());
    QVERIFY(actions->run->toolTip().contains(QStringLiteral("cannot be run again")));
    QVERIFY(actions->saveRun->isEnabled() && actions->exportPicture->isEnabled());

    // The timeline has neither a queue nor a main lane.
    const RunDocument &document = fixture.window.document();
    TimelineScene scene;
    scene.timeline = &document.timeline();
    scene.names = &document.foreign()->names;
    const TimelineLayout layout = layoutScene(scene, QSizeF(900, 400));
    QCOMPARE(layout.queue.height(), 0.0);
    QCOMPARE(layout.mainLane.height(), 0.0);
    QCOMPARE(TimelineText::laneName(scene, 1), QStringLiteral("MainThread"));
}

void TestForeignWindow::slicesHaveTheirNames()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::viztracer);
    RunDocument &document = fixture.window.document();
    FuturesModel model(&document, &fixture.window.viewState());
    const auto column = static_cast<int>(FuturesModel::Column::Outcome);
    QCOMPARE(model.index(0, column).data().toString(), QStringLiteral("main (fib.py:9)"));
    QCOMPARE(model.headerData(column, Qt::Horizontal).toString(), QStringLiteral("Name"));
    fixture.window.viewState().selectFuture(FutureId{2});
    const QString details = fixture.window.findChild<FutureDetails *>()->plainText();
    QVERIFY2(details.contains(QStringLiteral("Name: fib (fib.py:1)\n")), qPrintable(details));
    QVERIFY2(details.contains(QStringLiteral("Inside: #1 main (fib.py:9)\n")), qPrintable(details));
    QVERIFY2(!details.contains(QStringLiteral("Submitted")), qPrintable(details));

    TimelineScene scene;
    scene.timeline = &document.timeline();
    scene.names = &document.foreign()->names;
    scene.cursorNs = document.timeline().endNs();
    QCOMPARE(TimelineText::taskLabel(scene, FutureId{1}, 8), QStringLiteral("main (f…"));
    QCOMPARE(TimelineText::taskLabel(scene, FutureId{1}, 80), QStringLiteral("main (fib.py:9)"));
    const QString tip = describeFuture(scene, FutureId{3}, {});
    QVERIFY2(tip.startsWith(QStringLiteral("fib (fib.py:1)\ntook 5.1")), qPrintable(tip));
}

void TestForeignWindow::itIsSavedAsATraceThatOpensAgain()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::chrome);
    const QString path = fixture.folder.filePath(QStringLiteral("saved.json"));
    fixture.window.saveRunTo(path);
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral("Saved as")));
    const auto again = readTrace(path.toStdString());
    QVERIFY(again.ok() && again->foreign);
    QCOMPARE(QString::fromStdString(foreignsamples::slicesOf(*again)),
             QString::fromStdString(foreignsamples::slicesOf(*fixture.window.document().run())));

    TimelineImageOptions options;
    options.size = QSize(800, 300);
    const auto image = renderTimeline(*again, options);
    QVERIFY(image.ok());
    QCOMPARE(image->size(), QSize(800, 300));
}

void TestForeignWindow::aRunOfOnesOwnComesAfterIt()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::tracy);
    fixture.window.open(QStringLiteral(":/presets/blocked-loop.json"));
    auto *actions = fixture.window.findChild<LabActions *>();
    QTRY_VERIFY(actions->run->isEnabled());
    fixture.runToTheEnd();
    QVERIFY(!fixture.window.document().foreign());
    auto *panel = fixture.find<FuturesPanel>("futuresPanel");
    for (int index = 0; index < panel->count(); ++index)
        QVERIFY(panel->isTabEnabled(index));
}

QTEST_MAIN(TestForeignWindow)
#include "tst_foreignwindow.moc"
