// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/lab/messagebar.h"
#include "app/lab/runfiles.h"
#include "tests/app/windowfixture.h"
#include "tests/bench/syntheticrun.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace futurescope;
using Fixture = QuickFixture;

class TestWindowFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void savedRunsOpenAgain();
    void openingRubbishIsToldInPlaceAndChangesNothing();
    void openingAnExperimentSetsItUpAndRunsNothing();
    void droppedFilesAreOpenedAndNeverRun();
    void aSaveThatFailsLeavesTheName();
    void openingALargeFileTellsItsProgressAndCanBeCancelled();
    void savingThatIsCancelledLeavesTheFolderAsItWas_data();
    void savingThatIsCancelledLeavesTheFolderAsItWas();
    void aPlaceThatCannotBeWrittenIsToldOnce();
};

void TestWindowFiles::initTestCase()
{
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
}

void TestWindowFiles::savedRunsOpenAgain()
{
    Fixture fixture;
    fixture.runToTheEnd();
    const QString path = fixture.folder.filePath(QStringLiteral("a run.fscope.json"));
    fixture.window.saveRunTo(path);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(!fixture.window.isWindowModified());
    Fixture other;
    QSignalSpy ended(&other.window.document(), &RunDocument::ended);
    other.window.open(path);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(other.window.document().timeline().futures().size(), 5u);
    QVERIFY(!other.window.controller().isRunning());
    QCOMPARE(other.settings.recentFiles().value(0), path);
}

void TestWindowFiles::openingRubbishIsToldInPlaceAndChangesNothing()
{
    Fixture fixture;
    fixture.runToTheEnd();
    const QString path = fixture.folder.filePath(QStringLiteral("rubbish.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"workload\": {\"items\": -5");
    file.close();
    fixture.window.open(path);
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral("rubbish.json")));
    QCOMPARE(fixture.window.document().timeline().futures().size(), 5u);
    fixture.window.open(fixture.folder.path()); // a folder is a lesson, or nothing
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral("lesson.json")));
}

void TestWindowFiles::openingAnExperimentSetsItUpAndRunsNothing()
{
    Fixture fixture;
    fixture.window.open(QStringLiteral(":/presets/blocked-loop.json"));
    QTRY_VERIFY(fixture.find<QPushButton>("executor-async")->isChecked());
    QVERIFY(!fixture.window.document().hasRun());
    fixture.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!fixture.find<QPushButton>("executor-async")->isChecked());
}

void TestWindowFiles::droppedFilesAreOpenedAndNeverRun()
{
    Fixture fixture;
    const auto drop = [](MainWindow &window, const QString &path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &dropped);
    };
    const QString experimentPath = fixture.folder.filePath(QStringLiteral("experiment.json"));
    QVERIFY(QFile::copy(QStringLiteral(":/presets/blocked-loop.json"), experimentPath));
    drop(fixture.window, experimentPath);
    QTRY_VERIFY(fixture.find<QPushButton>("executor-async")->isChecked());
    QVERIFY(!fixture.window.document().hasRun());

    fixture.runToTheEnd();
    const QString runPath = fixture.folder.filePath(QStringLiteral("dropped.fscope.json"));
    fixture.window.saveRunTo(runPath);
    QTRY_VERIFY(!fixture.window.isWindowModified());
    Fixture other;
    drop(other.window, runPath);
    QTRY_VERIFY(other.window.windowTitle().startsWith(QStringLiteral("dropped.fscope.json")));
    QVERIFY(!other.window.controller().isRunning());

    QMimeData text;
    text.setText(QStringLiteral("no file"));
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&fixture.window, &enter);
    QVERIFY(!enter.isAccepted());
}

void TestWindowFiles::aSaveThatFailsLeavesTheName()
{
    Fixture fixture;
    fixture.runToTheEnd();
    const QString title = fixture.window.windowTitle();
    fixture.window.saveRunTo(fixture.folder.filePath(QStringLiteral("no such folder/new.fscope.json")));
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral("new.fscope.json")));
    QCOMPARE(fixture.window.windowTitle(), title);
    QVERIFY(fixture.window.isWindowModified());
}

void TestWindowFiles::openingALargeFileTellsItsProgressAndCanBeCancelled()
{
    Fixture fixture;
    fixture.runToTheEnd();
    const QString path = fixture.folder.filePath(QStringLiteral("large.fscope.json"));
    fixture.window.saveRunTo(path);
    QTRY_VERIFY(!fixture.window.isWindowModified());
    // The same events again and again until it is large: it need not be a sensible run, as it is never read whole.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray content = file.readAll();
    const qsizetype begin = content.indexOf('{', content.indexOf("\"traceEvents\""));
    const qsizetype end = content.indexOf('}', content.indexOf("}", begin) + 1) + 1;
    const QByteArray events = content.mid(begin, content.indexOf('\n', end) - begin);
    QVERIFY(begin > 0 && events.size() > 20);
    file.resize(0);
    file.write(content.left(begin));
    for (qint64 written = 0; written < 100'000'000; written += file.write(events + '\n')) {}
    file.close();
    fixture.window.open(path);
    auto *progress = fixture.find<QWidget>("messageProgress");
    QTRY_VERIFY2(progress->isVisible(), qPrintable(fixture.window.messages().text()));
    QElapsedTimer sinceCancel;
    sinceCancel.start();
    fixture.click(fixture.find<QPushButton>("messageCancel"));
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral("was not opened")));
    qInfo("cancelled after %lld ms", static_cast<long long>(sinceCancel.elapsed()));
    QVERIFY(!progress->isVisible());
    QCOMPARE(fixture.window.document().timeline().futures().size(), 5u);
}

void TestWindowFiles::savingThatIsCancelledLeavesTheFolderAsItWas_data()
{
    QTest::addColumn<bool>("replaced");
    QTest::addColumn<int>("percent");
    QTest::newRow("a new file, at once") << false << 0;
    QTest::newRow("an old file, at once") << true << 0;
    QTest::newRow("an old file, while it is written") << true << 51;
}

void TestWindowFiles::savingThatIsCancelledLeavesTheFolderAsItWas()
{
    QFETCH(bool, replaced);
    QFETCH(int, percent);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("run.fscope.json"));
    const QByteArray old("the old file");
    RunFiles files;
    QSignalSpy cancelled(&files, &RunFiles::savingCancelled), saved(&files, &RunFiles::saved);
    QSignalSpy progressed(&files, &RunFiles::savingProgressed);
    // On a quick machine a run may be saved before anybody can say no: then a larger one is.
    for (std::uint32_t futures = 100'000; cancelled.isEmpty() && futures <= 1'600'000; futures *= 2) {
        QFile file(path);
        file.remove();
        if (replaced)
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(old) == old.size());
        file.close();
        saved.clear();
        files.saveRun(bench::syntheticRun({.futures = futures, .lanes = 8}), path);
        const auto farEnough = [&] { return !progressed.isEmpty() && progressed.last().at(1).toInt() >= percent; };
        while (percent > 0 && saved.isEmpty() && !farEnough())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        progressed.clear();
        QElapsedTimer sinceCancel;
        sinceCancel.start();
        files.cancelSaving();
        QTRY_VERIFY_WITH_TIMEOUT(!files.isBusy(), 60'000);
        if (!cancelled.isEmpty())
            qInfo("%u futures: cancelled after %lld ms", futures, static_cast<long long>(sinceCancel.elapsed()));
    }
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(saved.isEmpty());
    const QStringList left = QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QCOMPARE(left, replaced ? QStringList{QStringLiteral("run.fscope.json")} : QStringList());
    QFile file(path);
    QVERIFY(!replaced || (file.open(QIODevice::ReadOnly) && file.readAll() == old));
}

void TestWindowFiles::aPlaceThatCannotBeWrittenIsToldOnce()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Settings settings(folder.filePath(QStringLiteral("file/settings.ini"))); // below a file: for root too
    MainWindow window(QuickSession{}, &settings, 2);
    window.show();
    QVERIFY2(window.messages().text().contains(QStringLiteral("settings.ini")), qPrintable(window.messages().text()));
    QSignalSpy finished(&window.controller(), &RunController::runFinished);
    window.findChild<QAction *>(QStringLiteral("run"))->trigger();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(window.messages().text(), QString()); // told once
    QVERIFY(window.close());
}

QTEST_MAIN(TestWindowFiles)
#include "tst_windowfiles.moc"
