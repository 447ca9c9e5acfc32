// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/lessons/curvepainter.h"
#include "app/lessons/modellines.h"
#include "app/lessons/predictionview.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QtMath>

#include <algorithm>

using namespace futurescope;

namespace {

/// Four variants of 1, 2, 4 and 8 workers that are asked about in some way.
Lesson lessonAsking(PredictionKind kind, Measure measure, double least, double most)
{
    Lesson lesson;
    LessonPrediction asked;
    asked.kind = kind;
    asked.measure = measure;
    asked.least = least;
    asked.most = most;
    for (const int workers : {1, 2, 4, 8}) {
        LessonVariant variant;
        variant.name = std::to_string(workers);
        variant.experiment.workers = workers;
        asked.of.push_back(lesson.variants.size());
        lesson.variants.push_back(variant);
    }
    lesson.prediction = asked;
    return lesson;
}

/// Eight sleeps of 100 ms.
Lesson sleepingLesson(PredictionKind kind)
{
    Lesson lesson = lessonAsking(kind, Measure::Makespan, 0, 2e9);
    for (LessonVariant &variant : lesson.variants) {
        variant.experiment.workload.kind = WorkloadKind::Sleep;
        variant.experiment.workload.items = 8;
        variant.experiment.workload.work = std::chrono::milliseconds(100);
        variant.experiment.workload.distribution = Distribution::Constant;
    }
    return lesson;
}

LessonText textOf(const Lesson &lesson)
{
    LessonText text;
    for (const LessonVariant &variant : lesson.variants)
        text.variants.push_back(variant.name + " workers");
    return text;
}

PredictionScene sceneOf(const Lesson &lesson)
{
    return {lesson, textOf(lesson)};
}

LessonResult resultOf(const Lesson &lesson, const std::vector<double> &values)
{
    LessonResult result;
    for (std::size_t variant = 0; variant < values.size(); ++variant)
        result.figures[{lesson.prediction->measure, variant}] = values[variant];
    return result;
}

/// 64 sleeps of 10 ms with a tenth of serial work, asked about its speedup.
Lesson scalingLesson(const std::vector<int> &workers)
{
    Lesson lesson = lessonAsking(PredictionKind::Curve, Measure::Speedup, 1, 64);
    lesson.prediction->logarithmic = true;
    lesson.prediction->of.clear();
    lesson.variants.clear();
    for (const int each : workers) {
        lesson.prediction->of.push_back(lesson.variants.size());
        LessonVariant variant;
        variant.name = std::to_string(each);
        variant.experiment.workers = each;
        variant.experiment.workload.kind = WorkloadKind::Sleep;
        variant.experiment.workload.items = 64;
        variant.experiment.workload.work = std::chrono::milliseconds(10);
        variant.experiment.workload.distribution = Distribution::Constant;
        variant.experiment.workload.serialPercent = 10;
        lesson.variants.push_back(variant);
    }
    return lesson;
}

/// What Gunther's law with a tenth of contention says.
std::vector<double> gunther(const std::vector<int> &workers, double kappa)
{
    std::vector<double> speedups;
    for (const int each : workers)
        speedups.push_back(each / (1 + 0.1 * (each - 1) + kappa * each * (each - 1)));
    return speedups;
}

/// Of a curve of 1, 1, 1 and 1 s; the least and the most of the second point in seconds.
PredictionScene sceneWithRange(double least, double most)
{
    const Lesson lesson = sleepingLesson(PredictionKind::Curve);
    PredictionScene scene = sceneOf(lesson);
    LessonResult result = resultOf(lesson, {1e9, 1e9, 1e9, 1e9});
    for (std::size_t variant = 0; variant < 4; ++variant)
        result.ranges[{Measure::Makespan, variant}] = {1e9, 1e9, 3};
    result.ranges[{Measure::Makespan, 1}] = {least * 1e9, most * 1e9, 3};
    scene.show(result);
    return scene;
}

/// Columns of pixels from one point to the other in which nothing has been painted on the image's white.
int emptyColumns(const QImage &image, const QPointF &from, const QPointF &to)
{
    int empty = 0;
    for (int x = qCeil(from.x()); x < qFloor(to.x()); ++x) {
        bool painted = false;
        for (int y = 0; y < image.height(); ++y)
            painted = painted || image.pixelColor(x, y) != Qt::white;
        empty += !painted;
    }
    return empty;
}

/// What was measured, laid out.
struct Drawn
{
    Drawn(const Lesson &lesson, const std::vector<double> &measured) : scene(shown(lesson, measured)) {}

    static PredictionScene shown(const Lesson &lesson, const std::vector<double> &measured)
    {
        PredictionScene scene = sceneOf(lesson);
        scene.show(resultOf(lesson, measured));
        return scene;
    }
    static PredictionLook textLook()
    {
        PredictionLook look;
        look.font = bundledTextFont();
        return look;
    }
    QList<ModelLine> lines() const { return modelLines(scene, layout, look); }
    QList<PlacedName> names() const { return placedModelNames(lines(), {}, layout, look); }

    PredictionScene scene;
    PredictionLook look = textLook();
    PredictionLayout layout{scene, QRectF(0, 0, 700, 300), look.font};
};

} // namespace

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
    void aCurveHasItsIdealBesideIt();
    void theIdealIsNamedWhereItIsFarOff();
    void aSpeedupHasItsLawsBesideIt();
    void lawsGoOnDashedBeyondWhatWasMeasured();
    void onlyAMeasuredSpeedupByWorkersGoesOn();
    void thePeakMayLieBeyondWhatWasMeasured();
    void aBarReachesFromTheLeastRunToTheMost();
    void aBarIsPaintedWhereRunsLieApart();
    void pointsSayWhatTheyAre();
    void theTextsOfTheAxisHaveRoom();
    void aLawIsNotFittedToTooFewPoints();
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

void TestPredictionScene::aCurveHasItsIdealBesideIt()
{
    for (const PredictionKind kind : {PredictionKind::Curve, PredictionKind::FinishLines}) {
        const Lesson lesson = sleepingLesson(kind);
        PredictionScene scene = sceneOf(lesson);
        QVERIFY(!scene.rows()[0].ideal);
        scene.show(resultOf(lesson, {1e9, 1e9, 1e9, 1e9}));
        QCOMPARE(scene.rows()[0].ideal.has_value(), kind == PredictionKind::Curve);
        if (kind == PredictionKind::Curve)
            QCOMPARE(*scene.rows()[3].ideal, 100e6);
        scene.forgetMeasured();
        QVERIFY(!scene.rows()[0].ideal);
    }
}

void TestPredictionScene::theIdealIsNamedWhereItIsFarOff()
{
    const Lesson lesson = sleepingLesson(PredictionKind::Curve);
    const auto named = [&](const std::vector<double> &measured) {
        const Drawn drawn(lesson, measured);
        return !drawn.names().isEmpty();
    };
    QVERIFY(!named({800e6, 400e6, 200e6, 100e6}));
    QVERIFY(named({800e6, 800e6, 1200e6, 1900e6}));
}

void TestPredictionScene::aSpeedupHasItsLawsBesideIt()
{
    const std::vector<int> workers{1, 2, 4, 8, 16, 32, 64};
    const Lesson lesson = scalingLesson(workers);
    const std::vector<double> measured = gunther(workers, 0.004); // most at sqrt(0.9 / 0.004) = 15
    const Drawn drawn(lesson, measured);
    QVERIFY(drawn.scene.usl().has_value());
    QVERIFY(std::abs(drawn.scene.usl()->law.kappa.value - 0.004) < 1e-4);
    QVERIFY(std::abs(drawn.scene.usl()->at(8) - measured[3]) < 0.01);
    QVERIFY(std::abs(*drawn.scene.rows()[4].ideal - 6.4) < 0.01);
    QVERIFY(std::abs(*drawn.scene.rows()[4].grown - 14.5) < 0.01);

    const QList<ModelLine> lines = drawn.lines();
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.back().isFitted && lines.back().peak);
    QVERIFY(std::abs(lines.back().peak->x() - drawn.layout.curvePoint(15, 1).x()) < 1);
    const QList<PlacedName> names = drawn.names();
    QCOMPARE(names.size(), 4); // three laws and the peak
    for (qsizetype index = 0; index < names.size(); ++index) {
        QVERIFY(drawn.layout.plot().contains(names[index].place));
        for (qsizetype other = 0; other < index; ++other)
            QVERIFY(!names[index].place.intersects(names[other].place));
    }
}

void TestPredictionScene::lawsGoOnDashedBeyondWhatWasMeasured()
{
    const std::vector<int> workers{1, 2, 4, 8, 16, 32, 64};
    const Drawn drawn(scalingLesson(workers), gunther(workers, 0.0001));
    QCOMPARE(drawn.scene.beyond()->from, 64.0);
    QCOMPARE(drawn.scene.beyond()->to, 128.0);
    const double last = drawn.layout.curvePoint(64, 1).x();
    const double end = drawn.layout.curvePoint(128, 1).x();
    QVERIFY(last < end && end < drawn.layout.plot().right());
    QCOMPARE(stretchBeyond(drawn.scene, drawn.layout).left(), last);
    for (const ModelLine &line : drawn.lines()) {
        QCOMPARE(line.points.back().x(), last);
        QCOMPARE(line.beyond.front(), line.points.back());
        QCOMPARE(line.beyond.back().x(), end);
        if (line.beyond.back().y() < drawn.layout.plot().top())
            continue; // it leaves the axis
        QImage image(700, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        ModelLine plain = line;
        plain.peak.reset();
        paintModelLine(painter, plain, drawn.layout);
        painter.end();
        QCOMPARE(emptyColumns(image, line.points.front(), line.points.back()), 0);
        QVERIFY(emptyColumns(image, line.points.back(), line.beyond.back()) > 5);
    }
}

void TestPredictionScene::onlyAMeasuredSpeedupByWorkersGoesOn()
{
    const std::vector<int> workers{1, 2, 4, 8, 16, 32, 64};
    Lesson lesson = scalingLesson(workers);
    PredictionScene scene = sceneOf(lesson);
    const double asked = scene.alongShare(64);
    const double asked8 = scene.alongShare(8);
    QVERIFY(!scene.beyond());
    scene.show(resultOf(lesson, gunther(workers, 0.0001)));
    QVERIFY(scene.alongShare(64) < asked);
    QVERIFY(qFuzzyCompare(scene.alongShare(128), asked));
    scene.forgetMeasured();
    QVERIFY(!scene.beyond());
    QCOMPARE(scene.alongShare(64), asked);
    QCOMPARE(scene.alongShare(8), asked8);

    lesson.prediction->measure = Measure::Makespan;
    PredictionScene times = sceneOf(lesson);
    times.show(resultOf(lesson, {7e8, 4e8, 2e8, 1e8, 1e8, 1e8, 1e8}));
    QVERIFY(times.rows()[0].ideal && !times.beyond());

    lesson.prediction->measure = Measure::Speedup;
    lesson.prediction->along = SweepPlan::Vary::Chunk;
    PredictionScene chunks = sceneOf(lesson);
    chunks.show(resultOf(lesson, gunther(workers, 0.0001)));
    QVERIFY(!chunks.beyond());
}

void TestPredictionScene::thePeakMayLieBeyondWhatWasMeasured()
{
    const std::vector<int> workers{1, 2, 4, 8, 16, 32, 64};
    const Drawn within(scalingLesson(workers), gunther(workers, 0.9 / (90.0 * 90.0)));
    const std::optional<QPointF> peak = within.lines().back().peak;
    QVERIFY(peak);
    QVERIFY(std::abs(peak->x() - within.layout.curvePoint(90, 1).x()) < 1);
    QVERIFY(std::ranges::any_of(within.names(), [](const PlacedName &name) { return name.text == "peak at 90"; }));

    const Drawn out(scalingLesson(workers), gunther(workers, 0.9 / (200.0 * 200.0)));
    QVERIFY(out.scene.usl()->law.peakWorkers);
    QVERIFY(!out.lines().back().peak);
}

void TestPredictionScene::aBarReachesFromTheLeastRunToTheMost()
{
    const PredictionScene scene = sceneWithRange(0.7, 1.6);
    const PredictionLayout layout(scene, QRectF(0, 0, 600, 300), bundledTextFont());
    const auto bar = spreadBar(scene.rows()[1], layout);
    QVERIFY(bar);
    QCOMPARE(bar->p1(), layout.curvePoint(2, 1.6e9));
    QCOMPARE(bar->p2(), layout.curvePoint(2, 0.7e9));
    QVERIFY(!spreadBar(scene.rows()[0], layout)); // all runs alike

    const auto hasBar = [&](double least, double most) {
        return spreadBar(sceneWithRange(least, most).rows()[1], layout).has_value();
    };
    QVERIFY(!hasBar(0.99, 1.01)); // behind the mark
    QVERIFY(hasBar(0.99, 1.2));
    QVERIFY(hasBar(0.8, 1.01));
    PredictionRow one = scene.rows()[1];
    one.range.reset();
    QVERIFY(!spreadBar(one, layout));
}

void TestPredictionScene::aBarIsPaintedWhereRunsLieApart()
{
    const Theme &theme = themeFor(false);
    const QColor ink = readableAgainst(theme.state(BarState::Finished).outline, theme.card, 4.5);
    const auto inkAbove = [&](double least, double most, bool answers) { // between the mark and the end of the bar
        const PredictionScene scene = sceneWithRange(least, most);
        QImage image(600, 300, QImage::Format_RGB32);
        image.fill(theme.card);
        QPainter painter(&image);
        PredictionLook look;
        look.font = bundledTextFont();
        look.answers = answers;
        const PredictionLayout layout(scene, QRectF(0, 0, 600, 300), look.font);
        paintPrediction(painter, scene, layout, look);
        painter.end();
        const QPoint middle = layout.curvePoint(2, 1.2e9).toPoint();
        for (int x = middle.x() - 2; x <= middle.x() + 2; ++x) {
            const QColor seen = image.pixelColor(x, middle.y());
            if (std::abs(seen.lightness() - ink.lightness()) < std::abs(seen.lightness() - theme.card.lightness()))
                return true;
        }
        return false;
    };
    QVERIFY(inkAbove(0.7, 1.6, true));
    QVERIFY(!inkAbove(0.7, 1.6, false));
    QVERIFY(!inkAbove(0.99, 1.01, true));
}

void TestPredictionScene::pointsSayWhatTheyAre()
{
    PredictionScene scene = sceneWithRange(0.7, 1.6);
    QCOMPARE(scene.runsOfPoints(), std::optional(3));
    QCOMPARE(measuredText(scene, 1), QStringLiteral("2 workers: 1.00 s; median of 3, min–max: 700 ms – 1.60 s"));
    PredictionView view;
    view.resize(640, 260);
    view.setScene(scene);
    view.show();
    QTest::mouseMove(&view, view.currentLayout().curvePoint(2, 1e9).toPoint());
    QTRY_COMPARE(view.toolTip(), measuredText(scene, 1));

    const Lesson lesson = sleepingLesson(PredictionKind::Curve);
    LessonResult result = resultOf(lesson, {1e9, 1e9, 1e9, 1e9});
    scene.show(result);
    QVERIFY(!scene.runsOfPoints());
    QCOMPARE(measuredText(scene, 1), QStringLiteral("2 workers: 1.00 s"));
    for (std::size_t variant = 0; variant < 4; ++variant)
        result.ranges[{Measure::Makespan, variant}] = {1e9, 1e9, variant == 2 ? 2 : 3};
    scene.show(result);
    QVERIFY(!scene.runsOfPoints()); // not alike
    scene.forgetMeasured();
    QVERIFY(measuredText(scene, 1).isEmpty());
}

void TestPredictionScene::theTextsOfTheAxisHaveRoom()
{
    Lesson lesson = lessonAsking(PredictionKind::Curve, Measure::Makespan, 2e7, 1e9);
    lesson.prediction->logarithmic = true; // "1.00 s" is shorter than what stands below it
    const PredictionScene scene = sceneOf(lesson);
    const QFontMetricsF metrics(bundledTextFont());
    const PredictionLayout layout(scene, QRectF(0, 0, 600, 300), bundledTextFont());
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const QString text = measureText(Measure::Makespan, scene.valueAt(share));
        QVERIFY2(metrics.horizontalAdvance(text) <= layout.labelWidth() - 6, qPrintable(text));
    }
}

void TestPredictionScene::aLawIsNotFittedToTooFewPoints()
{
    const Lesson few = scalingLesson({1, 2, 4, 8, 16});
    const Drawn drawn(few, {1, 1.8, 3.1, 4.7, 6.4});
    QVERIFY(!drawn.scene.usl());
    QCOMPARE(drawn.lines().size(), 2);

    const Lesson lesson = scalingLesson({1, 2, 4, 8, 16, 32});
    PredictionScene scene = sceneOf(lesson);
    scene.show(resultOf(lesson, {1, 1.8, 3.1, 4.7, 6.4, 7.8}));
    QVERIFY(scene.usl());
    QVERIFY(!scene.usl()->law.peakWorkers); // Amdahl's law has none
    scene.forgetMeasured();
    QVERIFY(!scene.usl() && !scene.rows()[0].grown);
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
