// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/lessons/predictionview.h"
#include "tests/app/predictionsamples.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace futurescope;

class TestPredictionScene : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadBundledFonts(); }
    void aGuessStaysOnTheAxis();
    void aCountIsWhole();
    void aLockedGuessStaysAsItIs();
    void rowsArePutInOrder();
    void aPickIsOneOfItsGroup();
    void theVerdictNamesTheDistance();
    void theVerdictOfAnOrderCountsPlaces();
    void theVerdictOfAPickIsARegret();
    void aLineIsDraggedWithTheMouse();
    void aCurveIsSketchedThroughAllItsPlaces();
    void aSharedCounterHasItsCacheLinesBesideIt();
    void everythingWorksByKeyboard();
    void everyMeasureHasATitle();
    void everyKindIsPaintedWithAndWithoutAnswers_data();
    void everyKindIsPaintedWithAndWithoutAnswers();
};

void TestPredictionScene::aGuessStaysOnTheAxis()
{
    PredictionScene scene = sceneOf(lessonAsking(PredictionKind::FinishLines, Measure::Makespan, 0, 2e9));
    QVERIFY(!scene.hasGuess());
    scene.guess(1, 5e9);
    QCOMPARE(scene.rows()[1].guess, std::optional(2e9));
    scene.guess(1, -1);
    QCOMPARE(scene.rows()[1].guess, std::optional(0.0));
    scene.guess(9, 1e9); // there is no such row
    QVERIFY(!scene.isComplete());
    for (std::size_t row = 0; row < 4; ++row)
        scene.guess(row, 1e9);
    QVERIFY(scene.isComplete());
}

void TestPredictionScene::aCountIsWhole()
{
    PredictionScene scene = sceneOf(lessonAsking(PredictionKind::Count, Measure::MostRunning, 0, 8));
    scene.guess(0, 2.6);
    QCOMPARE(scene.rows()[0].guess, std::optional(3.0));
    scene.step(0, -1);
    QCOMPARE(scene.rows()[0].guess, std::optional(2.0));
}

void TestPredictionScene::aLockedGuessStaysAsItIs()
{
    PredictionScene scene = sceneOf(lessonAsking(PredictionKind::FinishLines, Measure::Makespan, 0, 2e9));
    scene.guess(0, 1e9);
    scene.lock();
    scene.guess(0, 2e9);
    scene.step(0, 5);
    QCOMPARE(scene.rows()[0].guess, std::optional(1e9));
}

void TestPredictionScene::rowsArePutInOrder()
{
    PredictionScene scene = sceneOf(lessonAsking(PredictionKind::Order, Measure::Makespan, 0, 2e9));
    QVERIFY(!scene.isComplete());
    scene.moveRow(3, 0);
    QCOMPARE(scene.ranked(), (std::vector<std::size_t>{3, 0, 1, 2}));
    scene.moveRow(0, 99);
    QCOMPARE(scene.ranked(), (std::vector<std::size_t>{3, 1, 2, 0}));
    QVERIFY(scene.isComplete());
}

void TestPredictionScene::aPickIsOneOfItsGroup()
{
    Lesson lesson = lessonAsking(PredictionKind::Pick, Measure::Makespan, 0, 2e9);
    lesson.prediction->groupSize = 2;
    PredictionScene scene = sceneOf(lesson);
    scene.pick(0);
    scene.pick(1);
    QVERIFY(!scene.rows()[0].guess);
    QVERIFY(scene.rows()[1].guess);
    QVERIFY(!scene.isComplete());
    scene.pick(2);
    QVERIFY(scene.isComplete());
}

void TestPredictionScene::theVerdictNamesTheDistance()
{
    const Lesson lesson = lessonAsking(PredictionKind::FinishLines, Measure::Makespan, 0, 2e9);
    PredictionScene scene = sceneOf(lesson);
    scene.guess(0, 1.5e9);
    QCOMPARE(predictionVerdict(scene), QString());
    scene.show(resultOf(lesson, {1e9, 1e9, 1e9, 1e9}));
    QVERIFY2(predictionVerdict(scene).contains(QStringLiteral("50")), qPrintable(predictionVerdict(scene)));
    QVERIFY(predictionVerdict(scene).contains(QStringLiteral("too high")));
    scene.guess(0, 1.05e9);
    QVERIFY(predictionVerdict(scene).contains(QStringLiteral("right within")));
    scene.guess(0, 0.5e9);
    QVERIFY(predictionVerdict(scene).contains(QStringLiteral("too low")));
    scene.guess(1, 1.5e9);
    QVERIFY(predictionVerdict(scene).contains(QStringLiteral("on average")));
    // Far off, a percentage says nothing any more.
    scene.show(resultOf(lesson, {1e6, 1.5e9, 1e9, 1e9}));
    QVERIFY2(predictionVerdict(scene).contains(QStringLiteral("a factor of 500")),
             qPrintable(predictionVerdict(scene)));
}

void TestPredictionScene::theVerdictOfAnOrderCountsPlaces()
{
    const Lesson lesson = lessonAsking(PredictionKind::Order, Measure::Makespan, 0, 2e9);
    PredictionScene scene = sceneOf(lesson);
    scene.moveRow(0, 0);
    scene.show(resultOf(lesson, {1e9, 2e9, 3e9, 4e9}));
    QVERIFY(predictionVerdict(scene).contains(QStringLiteral("Exactly")));
    scene.show(resultOf(lesson, {2e9, 1e9, 3e9, 4e9}));
    QVERIFY2(predictionVerdict(scene).startsWith(QStringLiteral("2 of 4")), qPrintable(predictionVerdict(scene)));
}

void TestPredictionScene::theVerdictOfAPickIsARegret()
{
    Lesson lesson = lessonAsking(PredictionKind::Pick, Measure::Makespan, 0, 2e9);
    lesson.prediction->groupSize = 2;
    PredictionScene scene = sceneOf(lesson);
    scene.pick(1);
    scene.pick(2);
    scene.show(resultOf(lesson, {1e9, 2e9, 1e9, 3e9})); // 2 + 1 chosen, 1 + 1 best
    QVERIFY2(predictionVerdict(scene).contains(QStringLiteral("1.50")), qPrintable(predictionVerdict(scene)));
    scene.pick(0);
    QVERIFY(predictionVerdict(scene).contains(QStringLiteral("as good as the best")));
}

void TestPredictionScene::aLineIsDraggedWithTheMouse()
{
    PredictionView view;
    view.resize(640, 260);
    view.setScene(sceneOf(lessonAsking(PredictionKind::FinishLines, Measure::Makespan, 0, 2e9)));
    view.show();
    QSignalSpy spy(&view, &PredictionView::guessed);
    const PredictionLayout layout = view.currentLayout();
    const QPointF from(layout.xOf(0.5e9), layout.rowRect(2).center().y());
    QTest::mousePress(&view, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(&view, QPointF(layout.xOf(1.5e9), from.y()).toPoint());
    QTest::mouseRelease(&view, Qt::LeftButton, {}, QPointF(layout.xOf(1.5e9), from.y()).toPoint());
    QVERIFY(spy.count() >= 2);
    QVERIFY(std::abs(*view.scene().rows()[2].guess - 1.5e9) < 0.02e9);
    QVERIFY(!view.scene().rows()[1].guess);
}

void TestPredictionScene::aCurveIsSketchedThroughAllItsPlaces()
{
    PredictionView view;
    view.resize(640, 260);
    view.setScene(sceneOf(lessonAsking(PredictionKind::Curve, Measure::Makespan, 0, 2e9)));
    view.show();
    const PredictionLayout layout = view.currentLayout();
    const QPoint from = layout.curvePoint(1, 1.6e9).toPoint();
    const QPoint to = layout.curvePoint(8, 0.4e9).toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, to);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    QVERIFY(view.scene().isComplete()); // those that were passed too
    const auto &rows = view.scene().rows();
    QVERIFY(std::ranges::is_sorted(rows, std::ranges::greater(), [](const PredictionRow &row) { return *row.guess; }));
}

void TestPredictionScene::aSharedCounterHasItsCacheLinesBesideIt()
{
    Lesson lesson = lessonAsking(PredictionKind::Order, Measure::Makespan, 0, 2e9);
    const CounterForm forms[] = {CounterForm::Mutex, CounterForm::Atomic, CounterForm::SameLine, CounterForm::Padded};
    for (std::size_t variant = 0; variant < std::size(forms); ++variant) {
        lesson.variants[variant].experiment.workers = 2;
        lesson.variants[variant].experiment.workload.kind = WorkloadKind::Counter;
        lesson.variants[variant].experiment.workload.counter = forms[variant];
    }
    PredictionView view;
    view.setScene(sceneOf(lesson));
    const QString described = view.accessibleDescription();
    QCOMPARE(described.count(QLatin1Char('\n')), 3);
    QVERIFY2(described.section(QLatin1Char('\n'), 2, 2).contains("in the same cache line"), qPrintable(described));
    QVERIFY(described.section(QLatin1Char('\n'), 3, 3).contains("in a cache line of its own"));

    const auto colours = [&](int width) { // of the first row, where it stands
        view.resize(width, 240);
        const QImage image = view.grab(QRect(width / 3, 0, width / 2, 240)).toImage();
        int accent = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                accent += image.pixelColor(x, y) == themeFor(false).accent;
        }
        return accent;
    };
    QVERIFY(colours(700) > 50);
    QCOMPARE(colours(200), 0); // no room
}

void TestPredictionScene::everythingWorksByKeyboard()
{
    PredictionView view;
    view.resize(640, 260);
    view.setScene(sceneOf(lessonAsking(PredictionKind::FinishLines, Measure::Makespan, 0, 2e9)));
    view.show();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(view.scene().rows()[1].guess);
    QVERIFY(*view.scene().rows()[1].guess > 1e9);
    view.setScene(sceneOf(lessonAsking(PredictionKind::Order, Measure::Makespan, 0, 2e9)));
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(view.scene().ranked().front(), std::size_t{1});
    view.setScene(sceneOf(lessonAsking(PredictionKind::Curve, Measure::Makespan, 0, 2e9)));
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Up);
    QVERIFY(view.scene().rows()[1].guess);
}

void TestPredictionScene::everyMeasureHasATitle()
{
    for (const Measure each : allMeasures())
        QVERIFY2(!measureTitle(each).isEmpty(), std::string(measureName(each)).c_str());
}

void TestPredictionScene::everyKindIsPaintedWithAndWithoutAnswers_data()
{
    QTest::addColumn<int>("kind");
    for (const PredictionKind kind : {PredictionKind::FinishLines, PredictionKind::Count, PredictionKind::Order,
                                      PredictionKind::Curve, PredictionKind::Pick})
        QTest::newRow(std::string(predictionKindName(kind)).c_str()) << static_cast<int>(kind);
}

void TestPredictionScene::everyKindIsPaintedWithAndWithoutAnswers()
{
    QFETCH(int, kind);
    Lesson lesson = lessonAsking(static_cast<PredictionKind>(kind), Measure::MostRunning, 0, 8);
    lesson.prediction->groupSize = 2;
    PredictionScene scene = sceneOf(lesson);
    const auto picture = [&scene] {
        QImage image(600, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const PredictionLayout layout(scene, QRectF(0, 0, 600, 300), painter.font());
        PredictionLook look;
        look.font = painter.font();
        paintPrediction(painter, scene, layout, look);
        return image;
    };
    const QImage empty = picture();
    scene.guess(1, 3);
    scene.moveRow(1, 0);
    scene.pick(1);
    const QImage guessed = picture();
    QVERIFY(guessed != empty);
    scene.show(resultOf(lesson, {1, 2, 4, 4}));
    QVERIFY(picture() != guessed);
}

QTEST_MAIN(TestPredictionScene)
#include "tst_predictionscene.moc"
