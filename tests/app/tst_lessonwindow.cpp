// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/experimentpanel.h"
#include "app/lab/messagebar.h"
#include "app/lab/places.h"
#include "app/lab/text.h"
#include "app/lessons/handoutdialog.h"
#include "app/lessons/lessoncard.h"
#include "app/lessons/lessondesk.h"
#include "app/lessons/lessonmap.h"
#include "app/lessons/predictionview.h"
#include "app/lessons/presenter.h"
#include "app/lessons/savelessondialog.h"
#include "app/lessons/tallyboard.h"
#include "app/timeline/litstretches.h"
#include "app/timeline/runoverlay.h"
#include "core/lessons/measure.h"
#include "core/workloads/workplan.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace futurescope;

namespace {

constexpr int longMs = 120'000; // nothing here measures speed

struct Fixture : WindowFixture
{
    explicit Fixture(const QSize &size = {1440, 900})
        : WindowFixture(
            [](const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) {
                return runSession(experiment, std::move(stop), observer);
            },
            size)
    {
        if (qEnvironmentVariableIntValue("FUTURESCOPE_DARK")) // see keepPicture()
            trigger("darkTheme");
    }

    LessonDesk &desk() { return window.lessons(); }
    LessonPlayer &player() { return window.lessons().player(); }
    std::size_t indexOf(const char *id)
    {
        const auto &lessons = desk().lessons();
        const auto found = std::ranges::find(lessons, id, [](const LessonEntry &entry) { return entry.lesson.id; });
        return static_cast<std::size_t>(found - lessons.begin());
    }
    void open(const char *id) { desk().openLesson(indexOf(id)); }
    void trigger(const char *action) { find<QAction>(action)->trigger(); }
    void waitForExplanation() { QTRY_VERIFY_WITH_TIMEOUT(player().stage() == LessonPlayer::Stage::Explaining, longMs); }
};

/// A guess for everything that is asked, somewhere on the axis.
PredictionScene guessed(PredictionScene scene)
{
    for (std::size_t row = 0; row < scene.rows().size(); ++row) {
        scene.guess(row, scene.valueAt(0.4));
        scene.pick(row);
    }
    scene.moveRow(0, 1);
    return scene;
}

/// For people to look at: FUTURESCOPE_PICTURES names a folder; FUTURESCOPE_DARK=1: in the dark theme.
void keepPicture(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("FUTURESCOPE_PICTURES");
    QCoreApplication::processEvents(); // what has changed finds its place
    QCoreApplication::processEvents();
    if (!folder.isEmpty())
        QVERIFY(window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

} // namespace

class TestLessonWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void theMapListsEveryLesson();
    void aLessonLocksWhatDoesNotMatterAndGivesItBack();
    void everyLessonIsPredictedRunAndExplained_data();
    void everyLessonIsPredictedRunAndExplained();
    void runsThatDoNotShowItAreReplacedByTheRecordedOnes();
    void theGuessStandsInTheTimeline();
    void theIdleTailIsShadedUntilItIsPutOut();
    void noRunStandsBesideAQuestion();
    void whatIsTriedAfterwardsIsToldBesideTheQuestion();
    void escStopsALessonAndLeavesTheQuestion();
    void goingToTheLabClosesTheLesson();
    void progressIsKeptAndCanBeCleared();
    void aFolderIsOpenedAndABrokenOneIsNamed();
    void thePresenterShowsTheQuestionAlone();
    void talliesSayHowTheHandsMoved();
    void handoutsAndOwnLessonsAreAskedFor();
};

void TestLessonWindow::theMapListsEveryLesson()
{
    Fixture fixture;
    fixture.trigger("placeLessons");
    QVERIFY(fixture.desk().map()->isVisible());
    QVERIFY(!fixture.desk().lessons().empty());
    for (const LessonEntry &entry : fixture.desk().lessons())
        QVERIFY(fixture.desk().map()->findChild<QAbstractButton *>(QStringLiteral("lesson-")
                                                                   + QString::fromStdString(entry.lesson.id)));
    keepPicture(fixture.window, QStringLiteral("map"));
}

void TestLessonWindow::aLessonLocksWhatDoesNotMatterAndGivesItBack()
{
    Fixture fixture;
    auto *panel = fixture.window.findChild<ExperimentPanel *>();
    const Experiment before = panel->experiment();
    fixture.open("02-five-downloads");
    const auto enabled = [panel](const char *name) {
        return panel->findChild<QWidget *>(QLatin1String(name))->isEnabled();
    };
    QVERIFY(enabled("workersRow"));
    QVERIFY(!enabled("chunkRow"));
    QVERIFY(!enabled("collect"));
    QVERIFY(!panel->findChild<QWidget *>(QStringLiteral("collect"))->toolTip().isEmpty());
    QVERIFY(panel->experiment() == fixture.player().shownExperiment());
    fixture.desk().closeLesson();
    QVERIFY(enabled("chunkRow"));
    QVERIFY(enabled("collect"));
    QVERIFY(panel->experiment() == before);
}

void TestLessonWindow::everyLessonIsPredictedRunAndExplained_data()
{
    QTest::addColumn<int>("index");
    const auto lessons = shippedLessons(QStringLiteral("en"));
    QVERIFY(static_cast<bool>(lessons));
    for (std::size_t index = 0; index < lessons->size(); ++index)
        QTest::newRow((*lessons)[index].lesson.id.c_str()) << static_cast<int>(index);
}

void TestLessonWindow::everyLessonIsPredictedRunAndExplained()
{
    QFETCH(int, index);
    Fixture fixture;
    fixture.desk().openLesson(static_cast<std::size_t>(index));
    LessonPlayer &player = fixture.player();
    const QString id = QString::fromStdString(player.entry().lesson.id);
    QVERIFY(fixture.desk().card()->isVisible());
    const bool asks = player.entry().lesson.prediction.has_value();
    if (asks)
        player.setScene(guessed(player.scene()));
    if (!player.entry().text.reasons.empty())
        player.chooseReason(0);
    keepPicture(fixture.window, id + QStringLiteral("-1"));
    fixture.trigger("run");
    QVERIFY(player.scene().isLocked());
    QVERIFY(player.stage() != LessonPlayer::Stage::Predicting);
    fixture.waitForExplanation();
    keepPicture(fixture.window, id + QStringLiteral("-2"));

    QVERIFY(player.result());
    if (asks) {
        for (const PredictionRow &row : player.scene().rows())
            QVERIFY2(row.measured, qPrintable(row.label));
        QVERIFY(!predictionVerdict(player.scene()).isEmpty());
    }
    QCOMPARE(fixture.find<QLabel>("lessonExplanation")->text(),
             QString::fromStdString(player.entry().text.explanation));
    QVERIFY(fixture.window.document().run().has_value());
    // Recorded runs are called so, and only they.
    QCOMPARE(fixture.find<QLabel>("lessonRecorded")->text().startsWith(QStringLiteral("RECORDED")),
             player.showsRecorded());
    if (player.showsRecorded())
        QVERIFY(!player.whyRecorded().isEmpty());
}

void TestLessonWindow::runsThatDoNotShowItAreReplacedByTheRecordedOnes()
{
    // The trial shows it; what is run for the window then leaves out most of the tasks.
    RunDocument document;
    RunController controller(&document,
                             [](Experiment experiment, std::stop_token stop, const SessionObserver &observer) {
                                 experiment.workload.items = 1;
                                 return runSession(experiment, std::move(stop), observer);
                             });
    LessonPlayer player(&controller, &document, [](const Experiment &experiment, std::stop_token stop) {
        return runSession(experiment, std::move(stop));
    });
    const auto lessons = shippedLessons("en");
    QVERIFY(lessons.ok());
    const auto silent = std::ranges::find(*lessons, "07-the-silent-failure",
                                          [](const LessonEntry &entry) { return entry.lesson.id; });
    player.open(*silent);
    player.run();
    QTRY_COMPARE_WITH_TIMEOUT(player.stage(), LessonPlayer::Stage::Explaining, longMs);
    QVERIFY(player.showsRecorded());
    QVERIFY(!player.whyRecorded().isEmpty());
    QVERIFY(player.doubt().isEmpty());

    player.runAnyway();
    QTRY_COMPARE_WITH_TIMEOUT(player.stage(), LessonPlayer::Stage::Explaining, longMs);
    QVERIFY(!player.showsRecorded());
    QVERIFY(!player.doubt().isEmpty());
}

void TestLessonWindow::theGuessStandsInTheTimeline()
{
    Fixture fixture;
    fixture.open("02-five-downloads");
    PredictionScene scene = fixture.player().scene();
    scene.guess(2, 700e6);
    fixture.player().setScene(scene);
    fixture.trigger("run");
    fixture.waitForExplanation();
    QVERIFY(fixture.window.viewState().overlay());
    QCOMPARE(fixture.window.viewState().overlay()->guessNs, std::optional<std::int64_t>(700'000'000));
    fixture.desk().closeLesson();
    QVERIFY(!fixture.window.viewState().overlay());
}

void TestLessonWindow::theIdleTailIsShadedUntilItIsPutOut()
{
    Fixture fixture;
    const auto lit = [&fixture] { return fixture.window.viewState().lit(); };
    fixture.open("13-the-long-tail");
    fixture.trigger("run");
    fixture.waitForExplanation();
    QVERIFY(lit() && lit()->shade());
    QCOMPARE(lit()->part(), LossPart(Loss::Imbalance));
    const RunDocument &document = fixture.window.document();
    QCOMPARE(lit()->shade(), measured(Measure::IdleAtTheEnd, *document.run(), document.timeline()));
    QVERIFY(*lit()->shade() > 0.1);

    fixture.window.viewState().setLit(nullptr); // as Esc and the waterfall of losses do
    emit fixture.player().changed();
    QVERIFY(!lit());
    fixture.trigger("run"); // as a person has set it
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.player().ownTrial().isEmpty(), longMs);
    QVERIFY(lit());
    fixture.desk().closeLesson();
    QVERIFY(!lit());

    fixture.open("02-five-downloads");
    fixture.trigger("run");
    fixture.waitForExplanation();
    QVERIFY(!lit());
}

void TestLessonWindow::noRunStandsBesideAQuestion()
{
    Fixture fixture;
    fixture.trigger("run");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.window.document().run() && !fixture.window.controller().isRunning(), longMs);
    const std::string before = fixture.window.document().run()->startedAt;
    fixture.open("02-five-downloads");
    QVERIFY(!fixture.window.document().hasRun());
    fixture.desk().closeLesson(); // left without a run of its own
    QVERIFY(fixture.window.document().run());
    QCOMPARE(fixture.window.document().run()->startedAt, before);

    fixture.open("02-five-downloads");
    fixture.trigger("run");
    fixture.waitForExplanation();
    QVERIFY(fixture.window.document().hasRun());
    fixture.player().startOver();
    QVERIFY(!fixture.window.document().hasRun());
    fixture.open("04-the-receipt");
    QVERIFY(!fixture.window.document().hasRun());
}

void TestLessonWindow::whatIsTriedAfterwardsIsToldBesideTheQuestion()
{
    Fixture fixture;
    fixture.open("02-five-downloads");
    fixture.trigger("run");
    fixture.waitForExplanation();
    QVERIFY(fixture.player().ownTrial().isEmpty());
    fixture.trigger("run");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.player().ownTrial().isEmpty(), longMs);
    QCOMPARE(fixture.find<QLabel>("lessonOwnTrial")->text(), fixture.player().ownTrial());
}

void TestLessonWindow::escStopsALessonAndLeavesTheQuestion()
{
    Fixture fixture;
    fixture.open("02-five-downloads");
    fixture.trigger("run");
    QCOMPARE(fixture.player().stage(), LessonPlayer::Stage::Running);
    fixture.trigger("escape");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.player().stage() == LessonPlayer::Stage::Predicting, longMs);
    QVERIFY(!fixture.window.controller().isRunning());
}

void TestLessonWindow::goingToTheLabClosesTheLesson()
{
    Fixture fixture;
    fixture.open("04-the-receipt");
    QVERIFY(fixture.window.findChild<Places *>()->inLab());
    fixture.trigger("placeCompare");
    QVERIFY(fixture.desk().isOpen()); // it waits there
    fixture.trigger("placeLessons");
    QVERIFY(fixture.desk().card()->isVisible());
    fixture.trigger("placeLab");
    QVERIFY(!fixture.desk().isOpen());
    QVERIFY(!fixture.desk().card()->isVisible());
}

void TestLessonWindow::progressIsKeptAndCanBeCleared()
{
    Fixture fixture;
    fixture.open("04-the-receipt");
    fixture.trigger("run");
    fixture.waitForExplanation();
    QCOMPARE(fixture.settings.lessonsDone(), QStringList{QStringLiteral("04-the-receipt")});
    fixture.desk().closeLesson();
    QVERIFY(fixture.find<QLabel>("lessonProgress")->text().startsWith(QStringLiteral("1 of ")));
    fixture.find<QPushButton>("lessonClear")->click();
    QVERIFY(fixture.settings.lessonsDone().isEmpty());
}

void TestLessonWindow::aFolderIsOpenedAndABrokenOneIsNamed()
{
    Fixture fixture;
    QDir folder(fixture.folder.path());
    QVERIFY(folder.mkdir(QStringLiteral("mine")));
    const QString mine = folder.filePath(QStringLiteral("mine"));
    fixture.window.open(mine);
    QVERIFY(fixture.window.messages().text().contains(QStringLiteral("lesson.json")));
    QVERIFY(!fixture.desk().isOpen());
    for (const QString &name : {QStringLiteral("lesson.json"), QStringLiteral("text.en.json")})
        QVERIFY(QFile::copy(QStringLiteral(":/lessons/02-five-downloads/") + name, mine + QLatin1Char('/') + name));
    fixture.window.open(mine);
    QVERIFY(fixture.desk().isOpen());
    QCOMPARE(fixture.player().stage(), LessonPlayer::Stage::Predicting); // opening runs nothing of its own accord
    QVERIFY(!fixture.window.controller().isRunning());
}

void TestLessonWindow::thePresenterShowsTheQuestionAlone()
{
    Fixture fixture({1024, 768});
    fixture.open("04-the-receipt");
    fixture.trigger("presenterMode");
    QVERIFY(fixture.window.isFullScreen());
    QVERIFY(!fixture.window.findChild<ExperimentPanel *>()->isVisible());
    QVERIFY(!fixture.find<QWidget>("timelineView")->isVisible());
    QVERIFY(fixture.desk().card()->tallies()->isVisible());
    QVERIFY(fixture.settings.textPercent() >= Presenter::leastTextPercent);
    keepPicture(fixture.window, QStringLiteral("presenter-1"));
    fixture.trigger("run");
    fixture.waitForExplanation();
    fixture.find<QToolButton>("lessonTimeline")->click(); // there is room for one picture
    QVERIFY(fixture.find<QWidget>("timelineView")->isVisible());
    keepPicture(fixture.window, QStringLiteral("presenter-2"));
    fixture.trigger("escape");
    QVERIFY(!fixture.window.isFullScreen());
    QVERIFY(fixture.window.findChild<ExperimentPanel *>()->isVisible());
    QCOMPARE(fixture.settings.textPercent(), 100);
    QVERIFY(fixture.desk().isOpen());
}

void TestLessonWindow::talliesSayHowTheHandsMoved()
{
    TallyBoard board;
    board.setAnswers({QStringLiteral("A"), QStringLiteral("B")});
    board.findChild<QSpinBox *>(QStringLiteral("handsA1"))->setValue(30);
    board.findChild<QSpinBox *>(QStringLiteral("handsB1"))->setValue(10);
    board.findChild<QSpinBox *>(QStringLiteral("handsB2"))->setValue(40);
    QCOMPARE(board.hands(0, 0), 30);
    QCOMPARE(board.hands(1, 1), 40);
    QStringList texts;
    for (const QLabel *label : board.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY2(texts.contains(percentText(0.25) + QStringLiteral(" → ") + percentText(1)),
             qPrintable(texts.join(QLatin1Char('|'))));
}

void TestLessonWindow::handoutsAndOwnLessonsAreAskedFor()
{
    Fixture fixture;
    fixture.trigger("placeLessons");
    fixture.find<QPushButton>("lessonHandouts")->click();
    QVERIFY(fixture.window.findChild<HandoutDialog *>());
    keepPicture(*fixture.window.findChild<HandoutDialog *>(), QStringLiteral("handoutdialog"));
    delete fixture.window.findChild<HandoutDialog *>();
    fixture.trigger("saveLesson");
    QVERIFY(fixture.window.findChild<SaveLessonDialog *>());
    keepPicture(*fixture.window.findChild<SaveLessonDialog *>(), QStringLiteral("savelessondialog"));
}

QTEST_MAIN(TestLessonWindow)
#include "tst_lessonwindow.moc"
