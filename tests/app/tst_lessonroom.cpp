// SPDX-License-Identifier: GPL-3.0-or-later
// How a small window is shared while a lesson is open, with text as large as it goes. Nothing is measured here: the
// runs that were recorded with the lessons are shown.
#include "app/lab/language.h"
#include "app/lab/mainwindow.h"
#include "app/lab/settings.h"
#include "app/lessons/foldinglabel.h"
#include "app/lessons/lessoncard.h"
#include "app/lessons/lessondesk.h"
#include "app/lessons/lessonmap.h"
#include "app/lessons/predictionview.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace futurescope;

namespace {

constexpr QSize smallScreen{1024, 768};
constexpr double leastShare = 0.45; // of the window's height

/// A window with large text in which nothing runs, or what runs does not end before it is stopped.
struct Fixture
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    std::shared_ptr<std::atomic<bool>> endless = std::make_shared<std::atomic<bool>>(false);
    std::unique_ptr<MainWindow> window;

    explicit Fixture(int percent, const QSize &size = smallScreen)
    {
        settings.setTextPercent(percent);
        if (qEnvironmentVariableIntValue("FUTURESCOPE_DARK")) // see keepPicture()
            settings.setTheme(ThemeChoice::Dark);
        window = std::make_unique<MainWindow>(
            [endless = endless](const Experiment &, std::stop_token stop, const SessionObserver &) -> Result<Run> {
                std::mutex mutex;
                std::condition_variable_any wake;
                std::unique_lock lock(mutex);
                if (*endless)
                    wake.wait(lock, stop, [] { return false; });
                return Error{ErrorCode::Usage, "nothing runs here"};
            },
            &settings, 2);
        window->resize(size);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("the window does not show");
    }

    LessonDesk &desk() { return window->lessons(); }
    LessonPlayer &player() { return desk().player(); }
    template <class Widget>
    Widget *find(const char *name)
    {
        return window->findChild<Widget *>(QLatin1String(name));
    }

    void open(std::size_t index)
    {
        desk().openLesson(index);
        QTRY_COMPARE(player().trial(), LessonPlayer::Trial::NotShown);
        settle();
    }

    /// What has changed finds its place.
    void settle()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    void present()
    {
        find<QAction>("presenterMode")->trigger();
        settle();
        window->resize(smallScreen); // whatever the screen is here
        settle();
    }
};

/// For people to look at: FUTURESCOPE_PICTURES names a folder; FUTURESCOPE_DARK=1: in the dark theme.
void keepPicture(Fixture &fixture, const QString &stage)
{
    const QString folder = qEnvironmentVariable("FUTURESCOPE_PICTURES");
    if (folder.isEmpty())
        return;
    const QString name = QStringLiteral("%1-%2-%3.png")
                             .arg(QLatin1String(QTest::currentDataTag()),
                                  QString::fromStdString(fixture.player().entry().lesson.id).left(2), stage);
    QVERIFY(fixture.window->grab().save(QDir(folder).filePath(name)));
}

QRect placeOf(const QWidget *widget, const QWidget *window)
{
    return {widget->mapTo(window, QPoint()), widget->size()};
}

/// Shown, and whole within the window.
bool isSeen(const QWidget *widget, const QWidget *window)
{
    return widget->isVisible() && window->rect().contains(placeOf(widget, window))
           && widget->visibleRegion().boundingRect().size() == widget->size();
}

bool isLargeEnough(const QWidget *picture, const QWidget *window)
{
    return isSeen(picture, window) && picture->height() >= leastShare * window->height();
}

/// The last row of the prediction is in its picture.
bool showsAllRows(const PredictionView &view)
{
    const PredictionScene &scene = view.scene();
    if (scene.kind() == PredictionKind::Curve)
        return view.currentLayout().plot().height() > 4 * view.fontMetrics().height();
    return view.currentLayout().rowRect(scene.rows().size() - 1).bottom() <= view.height();
}

} // namespace

class TestLessonRoom : public QObject
{
    Q_OBJECT

private slots:
    void picturesKeepHalfOfASmallWindow_data();
    void picturesKeepHalfOfASmallWindow();
    void aRunGetsTheRoomWhileItGoesOn();
    void theQuestionFoldsAndOpensAgain();
    void theControlsComeOnDemand();
    void aLargeWindowShowsBothPictures();
    void theMapFitsASmallWindow();

private:
    void goThrough(Fixture &fixture, const QString &mode);
};

void TestLessonRoom::picturesKeepHalfOfASmallWindow_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("german");
    for (const int percent : {150, 200, 250}) {
        for (const bool german : {false, true})
            QTest::addRow("%d-%s", percent, german ? "de" : "en") << percent << german;
    }
}

void TestLessonRoom::goThrough(Fixture &fixture, const QString &mode)
{
    auto *view = fixture.desk().card()->prediction();
    const MainWindow *window = fixture.window.get();
    const char *id = fixture.player().entry().lesson.id.c_str();
    QCOMPARE(window->size(), smallScreen);
    keepPicture(fixture, mode + QStringLiteral("1"));
    QTRY_VERIFY2(isLargeEnough(view, window), id);
    QVERIFY2(showsAllRows(*view), id);
    QVERIFY2(isSeen(fixture.find<QWidget>("lessonRun"), window), id);
    QVERIFY2(isSeen(fixture.find<QWidget>("lessonPredict"), window), id);

    fixture.player().run();
    fixture.settle();
    QCOMPARE(fixture.player().stage(), LessonPlayer::Stage::Explaining);
    keepPicture(fixture, mode + QStringLiteral("2"));
    QTRY_VERIFY2(isLargeEnough(view, window), id);
    QVERIFY2(showsAllRows(*view), id);
    QVERIFY2(isSeen(fixture.find<QWidget>("lessonExplain"), window), id);

    fixture.find<QToolButton>("lessonTimeline")->click();
    fixture.settle();
    auto *timeline = fixture.find<QWidget>("timelineCard");
    QTRY_VERIFY2(isLargeEnough(timeline, window), id); // as soon as the room has been shared
    QVERIFY2(isSeen(fixture.find<QWidget>("lessonExplain"), window), id);
    QVERIFY(!view->isVisible());
    keepPicture(fixture, mode + QStringLiteral("3"));
}

void TestLessonRoom::picturesKeepHalfOfASmallWindow()
{
    QFETCH(int, percent);
    QFETCH(bool, german);
    const Language language(german ? LanguageChoice::German : LanguageChoice::English);
    Fixture fixture(percent);
    QCOMPARE(fixture.desk().lessons().size(), std::size_t(22));
    for (std::size_t index = 0; index < fixture.desk().lessons().size(); ++index) {
        fixture.open(index);
        goThrough(fixture, QStringLiteral("window"));
        if (QTest::currentTestFailed())
            return;
    }
    fixture.present();
    for (std::size_t index = 0; index < fixture.desk().lessons().size(); ++index) {
        fixture.open(index);
        goThrough(fixture, QStringLiteral("presenter"));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestLessonRoom::aRunGetsTheRoomWhileItGoesOn()
{
    Fixture fixture(200);
    fixture.open(5);
    *fixture.endless = true;
    fixture.player().runAnyway();
    fixture.settle();
    QCOMPARE(fixture.player().stage(), LessonPlayer::Stage::Running);
    QTRY_VERIFY(isLargeEnough(fixture.find<QWidget>("timelineCard"), fixture.window.get()));
    QVERIFY(isSeen(fixture.find<QLabel>("lessonState"), fixture.window.get()));
    QVERIFY(isSeen(fixture.find<QWidget>("lessonRun"), fixture.window.get())); // which stops it now
    fixture.player().stop();
    QTRY_VERIFY(!fixture.window->controller().isRunning());
}

void TestLessonRoom::theQuestionFoldsAndOpensAgain()
{
    Fixture fixture(200);
    fixture.open(5);
    auto *question = static_cast<FoldingLabel *>(fixture.find<QLabel>("lessonQuestion"));
    auto *more = fixture.find<QToolButton>("lessonMore");
    QVERIFY(!question->isFolded());
    QVERIFY(!more->isVisible());
    fixture.player().run();
    fixture.settle();
    QVERIFY(question->isFolded());
    const int folded = question->height();
    more->click();
    fixture.settle();
    QVERIFY(!question->isFolded());
    QVERIFY(question->height() > folded);
    more->click();
    QVERIFY(question->isFolded());
    fixture.player().startOver();
    QVERIFY(!question->isFolded());
}

void TestLessonRoom::theControlsComeOnDemand()
{
    Fixture fixture(200);
    auto *panel = fixture.find<QWidget>("experimentPanel");
    QVERIFY(panel->isVisible());
    fixture.open(5);
    auto *controls = fixture.find<QToolButton>("lessonControls");
    QVERIFY(controls->isVisible());
    QVERIFY(!panel->isVisible());
    controls->click();
    QVERIFY(panel->isVisible());
    controls->click();
    QVERIFY(!panel->isVisible());
    fixture.desk().closeLesson();
    fixture.find<QAction>("placeLab")->trigger();
    QVERIFY(panel->isVisible());
}

void TestLessonRoom::aLargeWindowShowsBothPictures()
{
    Fixture fixture(100, {1440, 900});
    fixture.open(5);
    auto *timeline = fixture.find<QWidget>("timelineCard");
    QVERIFY(fixture.desk().card()->prediction()->isVisible());
    QVERIFY(timeline->isVisible());
    QVERIFY(!fixture.find<QWidget>("lessonTimeline")->isVisible());
    fixture.window->resize(1440, 400); // and gives room to one of them when it becomes low
    fixture.settle();
    QVERIFY(fixture.desk().card()->prediction()->isVisible());
    QVERIFY(!timeline->isVisible());
    fixture.window->resize(1440, 900);
    fixture.settle();
    QVERIFY(timeline->isVisible());
    QVERIFY(fixture.find<QWidget>("statusStrip")->isVisible());
}

void TestLessonRoom::theMapFitsASmallWindow()
{
    const Language german(LanguageChoice::German);
    Fixture fixture(200);
    fixture.find<QAction>("placeLessons")->trigger();
    const LessonMap *map = fixture.desk().map();
    const auto fits = [&](const char *name) {
        const auto *part = map->findChild<QAbstractButton *>(QLatin1String(name));
        return part && part->mapTo(map, QPoint(part->width(), 0)).x() <= map->viewport()->width();
    };
    for (const LessonEntry &entry : fixture.desk().lessons())
        QTRY_VERIFY(fits(("lesson-" + entry.lesson.id).c_str()));
    QVERIFY(fits("lessonHandouts"));
    QVERIFY(fits("lessonClear"));
    QCOMPARE(fixture.window->width(), smallScreen.width());
}

QTEST_MAIN(TestLessonRoom)
#include "tst_lessonroom.moc"
