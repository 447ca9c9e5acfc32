// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a curve: what was measured with its bars, the laws beside it, and where they go on.
#include "app/exporting/fonts.h"
#include "app/lessons/curvepainter.h"
#include "app/lessons/modellines.h"
#include "app/lessons/predictionview.h"
#include "tests/app/predictionsamples.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <QtMath>

#include <algorithm>

using namespace futurescope;

namespace {

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

class TestPredictionCurve : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadBundledFonts(); }
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
};

void TestPredictionCurve::aCurveHasItsIdealBesideIt()
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

void TestPredictionCurve::theIdealIsNamedWhereItIsFarOff()
{
    const Lesson lesson = sleepingLesson(PredictionKind::Curve);
    const auto named = [&](const std::vector<double> &measured) {
        const Drawn drawn(lesson, measured);
        return !drawn.names().isEmpty();
    };
    QVERIFY(!named({800e6, 400e6, 200e6, 100e6}));
    QVERIFY(named({800e6, 800e6, 1200e6, 1900e6}));
}

void TestPredictionCurve::aSpeedupHasItsLawsBesideIt()
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

void TestPredictionCurve::lawsGoOnDashedBeyondWhatWasMeasured()
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

void TestPredictionCurve::onlyAMeasuredSpeedupByWorkersGoesOn()
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

void TestPredictionCurve::thePeakMayLieBeyondWhatWasMeasured()
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

void TestPredictionCurve::aBarReachesFromTheLeastRunToTheMost()
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

void TestPredictionCurve::aBarIsPaintedWhereRunsLieApart()
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

void TestPredictionCurve::pointsSayWhatTheyAre()
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

void TestPredictionCurve::theTextsOfTheAxisHaveRoom()
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

void TestPredictionCurve::aLawIsNotFittedToTooFewPoints()
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

QTEST_MAIN(TestPredictionCurve)
#include "tst_predictioncurve.moc"
