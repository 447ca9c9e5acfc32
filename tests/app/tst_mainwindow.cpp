// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/futures/futurespanel.h"
#include "app/futures/stateboard.h"
#include "app/lab/labactions.h"
#include "app/lab/mainwindow.h"
#include "app/lab/messagebar.h"
#include "app/lab/statusstrip.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace futurescope;
using Fixture = QuickFixture;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aScenarioIsLoadedAndF5RunsIt();
    void scrubbingAndSelectingShowEverywhere();
    void pictureActionsFollowTheRun();
    void everyShortcutOfTheHelpPageWorks();
    void aSmallWindowScrolls();
    void shortcutsDoNotFireInTextFields();
    void wrongInputDisablesRunWithTheReason();
    void theBoardIsAPageOfItsOwn();
    void escapeStopsTheNearest();
    void closingDuringARunStopsItFirst();
    void settingsAreRememberedAndRubbishIsIgnored();
    void nothingIsCutAt1024();
    void theWindowLooksAsItShould_data();
    void theWindowLooksAsItShould();
};

void TestMainWindow::initTestCase()
{
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
}

void TestMainWindow::aScenarioIsLoadedAndF5RunsIt()
{
    Fixture fixture;
    auto *scenario = fixture.find<QComboBox>("scenario");
    QVERIFY(scenario->currentIndex() >= 0);
    QVERIFY(!fixture.window.document().hasRun()); // nothing runs by itself
    scenario->setFocus();
    QTest::keyClick(scenario, Qt::Key_Down);
    fixture.runToTheEnd();
    QCOMPARE(fixture.window.document().experiment().name, scenario->currentText().toStdString());
    QVERIFY(fixture.window.windowTitle().contains(scenario->currentText()));
    QCOMPARE(fixture.find<QTableView>("futuresTable")->model()->rowCount(), 5);
    QVERIFY(fixture.find<StatusStrip>("statusStrip")->visibleText().contains(QStringLiteral("1 failed")));
    // What watching took is told, but of a run that comes from elsewhere nobody knows it.
    auto *share = fixture.find<QLabel>("statusCpu");
    QVERIFY2(share->text().contains(QStringLiteral("window")) && share->text().contains(QLatin1Char('%')),
             qPrintable(share->text()));
    QVERIFY(share->toolTip().contains(QStringLiteral("one core")));
    fixture.window.document().show(fixtures::fiveFuturesRun());
    QCOMPARE(share->text(), QString());
}

void TestMainWindow::scrubbingAndSelectingShowEverywhere()
{
    Fixture fixture;
    fixture.runToTheEnd();
    auto *table = fixture.find<QTableView>("futuresTable");
    const auto stateOf = [&](int row) { return table->model()->index(row, 1).data().toString(); };
    QTRY_COMPARE(stateOf(0), QStringLiteral("finished"));
    fixture.window.viewState().setFollowing(false);
    fixture.window.viewState().setCursor(20 * fixtures::msNs);
    QTRY_COMPARE(stateOf(0), QStringLiteral("running"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(2, 1)).center());
    QCOMPARE(fixture.window.viewState().selectedFuture(), FutureId{3});
    fixture.window.viewState().selectFuture(FutureId{2});
    QCOMPARE(table->currentIndex().row(), 1);
    fixture.window.setFocus();
    fixture.key(Qt::Key_Home);
    QTRY_COMPARE(fixture.window.viewState().cursorNs(), 0);
    fixture.key(Qt::Key_Period);
    QVERIFY(fixture.window.viewState().cursorNs() > 0);
}

void TestMainWindow::pictureActionsFollowTheRun()
{
    Fixture fixture;
    QVERIFY(!fixture.find<QAction>("exportPicture")->isEnabled());
    fixture.runToTheEnd();
    fixture.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!QApplication::clipboard()->image().isNull());
    fixture.key(Qt::Key_E, Qt::ControlModifier);
    auto *dialog = fixture.find<QDialog>("exportDialog");
    QVERIFY(dialog->isVisible());
    dialog->close();
}

void TestMainWindow::everyShortcutOfTheHelpPageWorks()
{
    Fixture fixture;
    fixture.runToTheEnd();
    int tried = 0;
    for (const auto &[title, actions] : fixture.window.findChild<LabActions *>()->withShortcuts()) {
        for (const QAction *action : actions) {
            const QStringList opensBoxes{QStringLiteral("open"), QStringLiteral("saveRun"), QStringLiteral("quit"),
                                         QStringLiteral("saveExperiment"), QStringLiteral("shortcuts")};
            if (opensBoxes.contains(action->objectName()) || !action->isEnabled())
                continue;
            fixture.window.setFocus();
            QSignalSpy triggered(action, &QAction::triggered);
            const QKeyCombination keys = action->shortcut()[0];
            fixture.key(keys.key(), keys.keyboardModifiers());
            QVERIFY2(triggered.size() == 1, qPrintable(action->objectName()));
            ++tried;
            if (QWidget *form = QApplication::activePopupWidget()) // of the sweep
                form->close();
            for (const char *name : {"exportDialog", "folderDialog"})
                delete fixture.window.findChild<QDialog *>(QLatin1String(name));
            QTRY_VERIFY(!fixture.window.controller().isRunning());
            if (action->objectName().startsWith(QStringLiteral("sweep"))) {
                fixture.find<QAction>("escape")->trigger();
                QTRY_VERIFY(fixture.find<QAction>("sweepWorkers")->isEnabled());
            }
        }
    }
    QVERIFY(tried >= 20);
}

void TestMainWindow::aSmallWindowScrolls()
{
    Fixture fixture(QuickSession{}, {640, 480});
    fixture.runToTheEnd();
    QCOMPARE(fixture.window.size(), QSize(640, 480));
    auto *area = fixture.find<QScrollArea>("panelsScrollArea");
    QVERIFY(area->horizontalScrollBar()->maximum() > 0);
    area->ensureWidgetVisible(fixture.find<QWidget>("futuresPanel"));
    auto *table = fixture.find<QTableView>("futuresTable");
    QVERIFY(!table->visibleRegion().isEmpty());
    fixture.window.resize(1024, 768);
    QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
}

void TestMainWindow::shortcutsDoNotFireInTextFields()
{
    Fixture fixture;
    fixture.runToTheEnd();
    auto *search = fixture.find<QLineEdit>("futuresSearch");
    search->setFocus();
    const TimeRange before = fixture.window.viewState().visible();
    QTest::keyClicks(search, QStringLiteral("was d,. f"));
    QCOMPARE(search->text(), QStringLiteral("was d,. f"));
    QVERIFY(fixture.window.viewState().visible() == before);
    fixture.window.setFocus();
    fixture.key(Qt::Key_W);
    QVERIFY(fixture.window.viewState().visible() != before);
}

void TestMainWindow::theBoardIsAPageOfItsOwn()
{
    Fixture fixture;
    fixture.runToTheEnd();
    auto *panel = fixture.find<FuturesPanel>("futuresPanel");
    QCOMPARE(panel->tabText(0), QStringLiteral("Table"));
    QCOMPARE(panel->tabText(1), QStringLiteral("Board"));
    QCOMPARE(panel->tabText(panel->count() - 1), QStringLiteral("Metrics"));
    panel->setCurrentIndex(1);
    auto *board = fixture.find<StateBoard>("stateBoard");
    QTRY_VERIFY(board->isVisible());
    QVERIFY(!board->accessibleName().isEmpty());
    board->setFocus();
    fixture.key(Qt::Key_Right);
    QVERIFY(fixture.window.viewState().selectedFuture() != noFuture);
    QVERIFY(!board->accessibleDescription().isEmpty());
    fixture.find<QAction>("reduceMotion")->trigger();
    QVERIFY(fixture.find<QAction>("reduceMotion")->isChecked());
    auto *page = fixture.find<QScrollArea>("stateBoardPage");
    QVERIFY(page->horizontalScrollBar()->maximum() == 0);
}

void TestMainWindow::wrongInputDisablesRunWithTheReason()
{
    Fixture fixture;
    auto *workers = fixture.find<QLineEdit>("workers");
    workers->setFocus();
    workers->selectAll();
    QTest::keyClicks(workers, QStringLiteral("1.5"));
    auto *run = fixture.find<QAction>("run");
    QVERIFY(!run->isEnabled());
    QVERIFY(run->toolTip().contains(QStringLiteral("1 to 1,024")));
    fixture.key(Qt::Key_F5);
    QVERIFY(!fixture.window.controller().isRunning());
    workers->selectAll();
    QTest::keyClicks(workers, QStringLiteral("3"));
    QVERIFY(run->isEnabled());
}

void TestMainWindow::escapeStopsTheNearest()
{
    Fixture fixture(QuickSession{true});
    QSignalSpy finished(&fixture.window.controller(), &RunController::runFinished);
    fixture.key(Qt::Key_F5);
    QTRY_VERIFY(fixture.window.document().isLive());
    QVERIFY(!fixture.find<QAction>("run")->isEnabled());
    fixture.window.viewState().selectRange(TimeRange{0, 1000});
    fixture.key(Qt::Key_Escape);
    QVERIFY(!fixture.window.viewState().selectedRange());
    QVERIFY(fixture.window.controller().isRunning());
    fixture.key(Qt::Key_Escape);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(fixture.window.document().run()->state, RunState::Cancelled);
}

void TestMainWindow::closingDuringARunStopsItFirst()
{
    Fixture fixture(QuickSession{true});
    fixture.key(Qt::Key_F5);
    QTRY_VERIFY(fixture.window.document().isLive());
    QVERIFY(!fixture.window.close());
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isVisible(), 3000);
    QVERIFY(!fixture.window.controller().isRunning());
}

void TestMainWindow::settingsAreRememberedAndRubbishIsIgnored()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    {
        Settings settings(path);
        MainWindow window(QuickSession{}, &settings, 2);
        window.show();
        auto *items = window.findChild<QLineEdit *>(QStringLiteral("items"));
        items->selectAll();
        QTest::keyClicks(items, QStringLiteral("77"));
        QVERIFY(window.close());
    }
    {
        Settings settings(path);
        MainWindow window(QuickSession{}, &settings, 2);
        QCOMPARE(window.findChild<QLineEdit *>(QStringLiteral("items"))->text(), QStringLiteral("77"));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[layout]\nwindow=@ByteArray(rubbish)\n[General]\ntextPercent=-3\ntheme=9\nexperiment={\n\x01\xff[[");
    file.close();
    Settings settings(path);
    MainWindow window(QuickSession{}, &settings, 2);
    QCOMPARE(settings.textPercent(), 100);
    QVERIFY(settings.theme() == ThemeChoice::System);
    QVERIFY(window.findChild<QComboBox *>(QStringLiteral("scenario"))->currentIndex() >= 0);
}

void TestMainWindow::nothingIsCutAt1024()
{
    Fixture fixture;
    fixture.runToTheEnd();
    QCOMPARE(fixture.window.size(), QSize(1024, 768));
    QVERIFY(fixture.window.minimumSizeHint().width() <= 1024);
    QVERIFY(fixture.window.minimumSizeHint().height() <= 768);
    for (const QLabel *label : fixture.find<StatusStrip>("statusStrip")->findChildren<QLabel *>()) {
        if (label->isVisible())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->objectName()));
    }
    for (const QToolButton *button : fixture.window.findChild<QWidget *>(QStringLiteral("toolBar"))
                                         ->findChildren<QToolButton *>(QRegularExpression(QStringLiteral("Button$"))))
        QVERIFY2(button->isVisible() && button->width() >= button->sizeHint().width(),
                 qPrintable(button->objectName()));
}

void TestMainWindow::theWindowLooksAsItShould_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::newRow("window-1440-light") << QSize(1440, 900) << false;
    QTest::newRow("window-1440-dark") << QSize(1440, 900) << true;
    QTest::newRow("window-1024-light") << QSize(1024, 768) << false;
    QTest::newRow("window-1024-dark") << QSize(1024, 768) << true;
}

/// Pixels that must have the colour of their theme; the picture is kept beside the program for people to look at.
void TestMainWindow::theWindowLooksAsItShould()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    Fixture fixture(QuickSession{}, size);
    fixture.find<QAction>(dark ? "darkTheme" : "lightTheme")->trigger();
    fixture.runToTheEnd();
    fixture.window.viewState().selectFuture(FutureId{2});
    QCoreApplication::processEvents();
    const QImage picture = fixture.window.grab().toImage();
    QVERIFY(picture.save(QCoreApplication::applicationDirPath()
                         + QStringLiteral("/%1.png").arg(QLatin1String(QTest::currentDataTag()))));
    QCOMPARE(picture.size(), size);
    const auto pixelOf = [&](const char *name) {
        auto *widget = fixture.find<QWidget>(name);
        return picture.pixelColor(widget->mapTo(&fixture.window, QPoint(3, widget->height() - 4)));
    };
    QCOMPARE(pixelOf("experimentPanel"), themeFor(dark).card);
    QCOMPARE(pixelOf("statusStrip"), themeFor(dark).card);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
