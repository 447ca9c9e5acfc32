// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartcard.h"
#include "app/charts/curvescene.h"
#include "app/charts/legendlayout.h"
#include "app/charts/sweepcharts.h"
#include "core/trace/recorder.h"
#include "tests/app/sweepsamples.h"
#include "tests/app/timelinesamples.h"

#include <QChart>
#include <QGraphicsScene>
#include <QtTest>

#include <cmath>

using namespace futurescope;

namespace {

/// Times that obey Amdahl's law with a serial fraction of 0.1, each three times with a little spread.
SweepResult amdahlResult(const std::vector<std::uint32_t> &workers)
{
    std::vector<Figures> figures;
    for (const std::uint32_t count : workers) {
        const Nanos time{static_cast<std::int64_t>(1e9 * (0.1 + 0.9 / count))};
        figures.push_back({count, time * 99 / 100, time, time * 101 / 100});
    }
    return resultOf(Vary::Workers, figures);
}

/// A run of two workers and four tasks of 10 ms, the last of which is left over: one worker idles at the end.
void giveTrace(SweepPoint &point)
{
    std::vector<Event> events;
    const auto at = [](int ms) { return std::int64_t{ms} * 1'000'000; };
    for (std::uint32_t task = 1; task <= 3; ++task)
        events.push_back({at(0), packItems(task - 1, 1), FutureId{task}, mainLane, EventKind::Submitted, 0});
    const auto run = [&](std::uint32_t task, std::uint16_t lane, int from, int to) {
        events.push_back({at(from), 0, FutureId{task}, LaneId{lane}, EventKind::Started, 0});
        events.push_back({at(to), 1, FutureId{task}, LaneId{lane}, EventKind::Finished, 0});
    };
    run(1, 1, 0, 10);
    run(2, 2, 0, 10);
    run(3, 1, 10, 20);
    TraceBuilder builder;
    builder.append(events);
    point.medianRun->trace = builder.snapshot();
    point.medianRun->experiment.workers = 2;
}

SweepResult heatResult()
{
    SweepResult result = speedupResult();
    result.plan.values = {1, 2};
    result.plan.second = SweepPlan::Second{Vary::Chunk, {1, 50}};
    const std::vector<SweepPoint> one(result.points.begin(), result.points.begin() + 2);
    result.points.clear();
    for (const SweepPoint &point : one) {
        for (const SweepValue chunk : {1, 50}) {
            result.points.push_back(point);
            result.points.back().second = chunk;
            result.points.back().speedup = double(point.value) * (chunk == 50 ? 0.9 : 0.5);
        }
    }
    return result;
}

Prediction guessed(const std::map<SweepValue, double> &speedups)
{
    return {speedups, true};
}

} // namespace

class SweepChartsTest : public QObject
{
    Q_OBJECT

private slots:
    void everySweepHasChartsAndEachIsDrawn();
    void amdahlIsFittedWithABandAndGoesOnDashed();
    void aLawWithoutEnoughPointsSaysSoInPlace();
    void noCurveIsFittedToAnythingButWorkers();
    void efficiencyIsSpeedupByWorkers();
    void throughputIsItemsPerSecond();
    void outliersAreMarkedAndKept();
    void thePartsOfTheTimeAddUpToIt();
    void theHeatMapHasACellForEachPair();
    void histogramsCountTheTasksOfOneRun();
    void theLegendStandsAboveThePlot_data();
    void theLegendStandsAboveThePlot();
    void theLegendFillsItsRows();
    void theLegendIsBriefWhereThereIsLittleRoom();
    void theSmallSpeedupChartNamesAllItsCurves();
    void eachHistogramCountsItsOwnRun();
    void growingWorkIsComparedWithGustafson();
    void aCoefficientHeldAtItsBoundIsTold();
    void aPredictionIsJudgedInWords_data();
    void aPredictionIsJudgedInWords();
    void thePredictionIsDrawnWithTheMouseLockedAndCompared();
    void thePredictionIsDrawnWithTheKeyboard();
    void aCellOfTheHeatMapOpensItsRun();
};

void SweepChartsTest::everySweepHasChartsAndEachIsDrawn()
{
    SweepResult chunks = granularityResult();
    SweepResult workers = amdahlResult({1, 2, 3, 4, 6, 8});
    SweepResult heat = heatResult();
    for (SweepResult *result : {&chunks, &workers, &heat}) {
        for (SweepPoint &point : result->points)
            giveTrace(point);
        const QList<SweepChart> charts = chartsOf(*result);
        QVERIFY(charts.contains(SweepChart::RunTimes) && charts.contains(SweepChart::Waits));
        for (const SweepChart chart : charts) {
            const ChartContent content = chartContent(chart, *result);
            QVERIFY2(!content.points().isEmpty(), qPrintable(chartTitle(chart)));
            QVERIFY(content.points().first().source >= 0);
            QVERIFY(!content.summary.isEmpty());
            QVERIFY(chartPicture(chart, *result, {400, 300}) != nullptr);
        }
    }
    QCOMPARE(chartsOf(workers).first(), SweepChart::Speedup);
    QCOMPARE(chartsOf(chunks).first(), SweepChart::Granularity);
    QCOMPARE(chartsOf(heat).first(), SweepChart::HeatMap);
    QVERIFY(chartPicture(SweepChart::Speedup, resultOf(Vary::Workers, {}), {400, 300}) == nullptr);
}

void SweepChartsTest::amdahlIsFittedWithABandAndGoesOnDashed()
{
    const ChartContent content = chartContent(SweepChart::Speedup, amdahlResult({1, 2, 3, 4, 6, 8}));
    const ChartSeries *amdahl = content.find(ChartInk::Amdahl);
    QVERIFY(amdahl != nullptr);
    QVERIFY2(amdahl->label.contains(QStringLiteral("10.0 % serial")), qPrintable(amdahl->label));
    QVERIFY(amdahl->details.contains(QStringLiteral("AFIPS 1967")));
    QVERIFY(amdahl->details.contains(QStringLiteral("95 % interval")));
    QCOMPARE(amdahl->look.spread, SpreadStyle::Ribbon);
    for (const CurvePoint &point : amdahl->curve) {
        QVERIFY(std::abs(point.y - 1 / (0.1 + 0.9 / point.x)) < 0.05);
        QVERIFY(point.low <= point.y && point.y <= point.high);
        QVERIFY(point.x <= 8 + 1e-9);
    }
    QVERIFY(std::abs(amdahl->extrapolated.first().x() - 8) < 1e-9);
    QVERIFY(std::abs(amdahl->extrapolated.last().x() - 16) < 1e-9);
    QVERIFY(content.x.max > 16);
    const ChartSeries *usl = content.find(ChartInk::Usl);
    QVERIFY(usl != nullptr && usl->details.contains(QStringLiteral("Gunther")));
    QVERIFY(usl->look.line != amdahl->look.line && usl->look.marker != amdahl->look.marker);
    bool named = false;
    for (const LegendEntry &entry : legendEntries(content))
        named = named || entry.text == QStringLiteral("extrapolated");
    QVERIFY(named);
    QVERIFY(content.points()[1].details.contains(QStringLiteral("Karp–Flatt")));
}

void SweepChartsTest::aLawWithoutEnoughPointsSaysSoInPlace()
{
    const ChartContent four = chartContent(SweepChart::Speedup, amdahlResult({1, 2, 4, 8}));
    QVERIFY(four.find(ChartInk::Amdahl) != nullptr);
    QVERIFY(four.find(ChartInk::Usl) == nullptr);
    QCOMPARE(four.remarks.size(), 1);
    QVERIFY(four.remarks[0].startsWith(QStringLiteral("not enough data: ")));
    const ChartContent two = chartContent(SweepChart::Speedup, amdahlResult({1, 2}));
    QVERIFY(two.find(ChartInk::Amdahl) == nullptr && two.find(ChartInk::Usl) == nullptr);
    QCOMPARE(two.remarks.size(), 2);
    QVERIFY(two.x.max < 4);
}

void SweepChartsTest::noCurveIsFittedToAnythingButWorkers()
{
    SweepResult result = speedupResult();
    result.plan.vary = Vary::Executor;
    result.plan.values = {0, 1, 2, 3};
    for (std::size_t index = 0; index < result.points.size(); ++index)
        result.points[index].value = static_cast<SweepValue>(index);
    const ChartContent content = chartContent(SweepChart::Speedup, result);
    QVERIFY(content.find(ChartInk::Amdahl) == nullptr && content.find(ChartInk::Ideal) == nullptr);
    QVERIFY(content.remarks.isEmpty());
    QCOMPARE(content.x.scale, AxisScale::Linear);
    QCOMPARE(content.x.ticks.size(), 4);
    QCOMPARE(content.points()[3].x, 3.0);
}

void SweepChartsTest::efficiencyIsSpeedupByWorkers()
{
    const ChartContent content = chartContent(SweepChart::Efficiency, speedupResult());
    QCOMPARE(content.points()[1].y, 1.0);
    QCOMPARE(content.points()[1].low, 0.8);
    QVERIFY(std::abs(content.points()[3].y - 2000.0 / 1020 / 8) < 1e-9);
}

void SweepChartsTest::throughputIsItemsPerSecond()
{
    const SweepResult result = granularityResult();
    const ChartContent content = chartContent(SweepChart::Throughput, result);
    const double items = result.plan.base.workload.items;
    QVERIFY(std::abs(content.points()[0].y - items / 1.4) < 1e-6);
    QVERIFY(content.points()[0].low < content.points()[0].y && content.points()[0].y < content.points()[0].high);
}

void SweepChartsTest::outliersAreMarkedAndKept()
{
    SweepResult result = speedupResult();
    result.points[1].makespans = {1000ms, 1001ms, 999ms, 1002ms, 998ms, 4000ms};
    const ChartContent content = chartContent(SweepChart::Speedup, result);
    QCOMPARE(content.points()[1].outliers, QList<double>{0.5});
    QVERIFY(content.points()[0].outliers.isEmpty());
    bool named = false;
    for (const LegendEntry &entry : legendEntries(content))
        named = named || entry.sign == LegendEntry::Sign::Outlier;
    QVERIFY(named);
}

void SweepChartsTest::thePartsOfTheTimeAddUpToIt()
{
    SweepResult result = granularityResult();
    giveTrace(result.points[1]);
    const ChartContent content = chartContent(SweepChart::Granularity, result);
    const ChartSeries *work = content.find(ChartInk::Work);
    const ChartSeries *idle = content.find(ChartInk::Idle);
    QVERIFY(work != nullptr && idle != nullptr);
    // 30 ms of work by two workers in 20 ms: each works 15 ms, and 5 ms are lost by one that has nothing left.
    QCOMPARE(work->bars.size(), 1);
    QCOMPARE(work->bars[0].toY, 15e6);
    QCOMPARE(idle->bars[0].fromY, 15e6);
    QCOMPARE(idle->bars[0].toY, 20e6);
    QVERIFY(work->bars[0].fromX < 4 && work->bars[0].toX > 4);
    QVERIFY(content.points()[1].details.contains(QStringLiteral("idle 5")));
    ChartOptions quick;
    quick.parts = false;
    QVERIFY(chartContent(SweepChart::Granularity, result, quick).find(ChartInk::Work) == nullptr);
}

void SweepChartsTest::theHeatMapHasACellForEachPair()
{
    const ChartContent content = chartContent(SweepChart::HeatMap, heatResult());
    QCOMPARE(content.cells.size(), 4);
    QCOMPARE(content.points().size(), 4);
    QCOMPARE(content.picking, Picking::Cell);
    // 0.5x at 1 worker and chunk 1, 1.8x at 2 workers and chunk 50.
    QCOMPARE(content.cells[0].text, QStringLiteral("0.50×"));
    QCOMPARE(content.cells[0].level, 0.0);
    QCOMPARE(content.cells[3].text, QStringLiteral("1.80×"));
    QCOMPARE(content.cells[3].level, 1.0);
    QCOMPARE(content.heatLabel, QStringLiteral("speedup 0.50× to 1.80×"));
    QVERIFY(content.remarks[0].contains(QStringLiteral("2 workers")));
    QVERIFY(content.points()[3].details.contains(QStringLiteral("chunk size 50")));
}

void SweepChartsTest::histogramsCountTheTasksOfOneRun()
{
    SweepResult result = granularityResult();
    giveTrace(result.points[1]);
    ChartOptions options;
    options.point = 1;
    const auto tasks = [](const ChartContent &content) {
        double sum = 0;
        for (const CurvePoint &point : content.points())
            sum += point.y;
        return sum;
    };
    const ChartContent runs = chartContent(SweepChart::RunTimes, result, options);
    QCOMPARE(tasks(runs), 3.0);
    QCOMPARE(runs.notes[0].x, 10e6);
    QCOMPARE(runs.points()[0].source, 1);
    QVERIFY(runs.remarks[0].contains(QStringLiteral("chunk size 4")));
    const auto tallest = std::ranges::max(runs.points(), {}, &CurvePoint::y).y;
    QVERIFY(runs.y.max >= 1.2 * tallest); // the word for the median stands above
    const ChartContent waits = chartContent(SweepChart::Waits, result, options);
    QCOMPARE(tasks(waits), 3.0);
    QCOMPARE(waits.notes[0].x, 0.0);
    QVERIFY(waits.points().size() > 1);
    // Another run without a trace has nothing to count, and says so.
    options.point = 0;
    QVERIFY(!chartContent(SweepChart::Waits, result, options).emptyText.isEmpty());
}

void SweepChartsTest::theLegendStandsAboveThePlot_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("card") << QSizeF(380, 190);
    QTest::newRow("narrow") << QSizeF(220, 140);
    QTest::newRow("export") << QSizeF(1200, 700);
}

void SweepChartsTest::theLegendStandsAboveThePlot()
{
    QFETCH(QSizeF, size);
    ChartOptions options;
    options.prediction = guessed({{2, 2}, {8, 6}});
    QGraphicsScene graphics;
    CurveScene scene(themeFor(false), QFont());
    graphics.addItem(scene.chart());
    scene.chart()->resize(size);
    scene.setContent(chartContent(SweepChart::Speedup, amdahlResult({1, 2, 3, 4, 6, 8}), options));
    QVERIFY(!scene.legend().isEmpty());
    QVERIFY(scene.plotArea().height() > 30);
    for (const LegendEntry &entry : scene.legend()) {
        QVERIFY(entry.rect().bottom() <= scene.plotArea().top());
        QVERIFY(entry.rect().right() <= size.width());
        for (const LegendEntry &other : scene.legend())
            QVERIFY(&other == &entry || !entry.rect().intersects(other.rect()));
    }
}

void SweepChartsTest::theLegendFillsItsRows()
{
    const QFont font;
    const auto entry = [](int letters) {
        return LegendEntry{LegendEntry::Sign::Series, 0, QString(letters, QLatin1Char('m')), {}, {}, {}};
    };
    const double letter = QFontMetricsF(font).horizontalAdvance(QLatin1Char('m'));
    const QList<LegendEntry> placed = placedLegend({entry(30), entry(40), entry(2)}, font,
                                                   QRectF(0, 0, 45 * letter + 100, 200), 9);
    QCOMPARE(placed.size(), 3);
    QCOMPARE(placed[0].text.size(), 30);
    QCOMPARE(placed[1].text.size(), 2); // beside the first, for there is room
    QCOMPARE(placed[0].textRect.top(), placed[1].textRect.top());
    QVERIFY(placed[2].textRect.top() >= placed[1].textRect.bottom());
}

void SweepChartsTest::theLegendIsBriefWhereThereIsLittleRoom()
{
    const QFont font;
    const LegendEntry law{LegendEntry::Sign::Series, 0,  QStringLiteral("Amdahl: 6.4 % serial"),
                          QStringLiteral("f"),       {}, {},
                          QStringLiteral("Amdahl")};
    const LegendEntry ideal{LegendEntry::Sign::Series, 1, QStringLiteral("ideal"), {}, {}, {}};
    const QFontMetricsF metrics(font);
    const QRectF room(0, 0, metrics.horizontalAdvance(QStringLiteral("Amdahlideal")) + 70, 200);
    const QList<LegendEntry> full = placedLegend({law, ideal}, font, room, 1);
    QVERIFY(leavesOut(full));
    const QList<LegendEntry> brief = placedLegend({law, ideal}, font, room, 1, LegendForm::Brief);
    QVERIFY(!leavesOut(brief));
    QCOMPARE(brief.size(), 2);
    QCOMPARE(brief[0].text, QStringLiteral("Amdahl"));
    QCOMPARE(brief[0].details, QStringLiteral("f")); // on hovering
    QCOMPARE(brief[1].text, QStringLiteral("ideal"));
}

void SweepChartsTest::theSmallSpeedupChartNamesAllItsCurves()
{
    CurveScene scene(themeFor(false), QApplication::font());
    QGraphicsScene stage;
    stage.addItem(scene.chart());
    scene.setContent(chartContent(SweepChart::Speedup, amdahlResult({1, 2, 3, 4, 6, 8})));
    scene.chart()->resize(205, 190); // as at 1024x768
    scene.layOut();
    QVERIFY(!leavesOut(scene.legend()));
    QVERIFY(scene.legend().size() >= 4); // measured, two laws, ideal
    QVERIFY(scene.plotArea().height() >= 2 * QFontMetricsF(scene.font()).height());
}

void SweepChartsTest::eachHistogramCountsItsOwnRun()
{
    SweepResult result = speedupResult();
    ChartOptions first;
    first.point = 0;
    const auto tasksIn = [](const ChartContent &content) {
        double tasks = 0;
        for (const ChartBar &bar : content.series.first().bars)
            tasks += bar.toY;
        return tasks;
    };
    result.points[0].medianRun->trace = samples::pool({.lanes = 2, .tasks = 40}).trace();
    const ChartContent before = chartContent(SweepChart::RunTimes, result, first);
    QCOMPARE(tasksIn(before), 40.0);
    const SweepResult copy = result;
    QCOMPARE(tasksIn(chartContent(SweepChart::RunTimes, copy, first)), tasksIn(before));
    result.points[0].medianRun->trace = samples::pool({.lanes = 2, .tasks = 17}).trace();
    QCOMPARE(tasksIn(chartContent(SweepChart::RunTimes, result, first)), 17.0);
    QCOMPARE(tasksIn(chartContent(SweepChart::RunTimes, copy, first)), tasksIn(before));
    QVERIFY(chartContent(SweepChart::Waits, result, first).x.title != before.x.title);
}

void SweepChartsTest::growingWorkIsComparedWithGustafson()
{
    SweepResult result = amdahlResult({1, 2, 4, 8});
    result.plan.workGrows = true;
    for (SweepPoint &point : result.points) { // a tenth of the time is serial: S = p - 0.1 (p - 1)
        const double p = double(point.value);
        const Nanos time{std::llround(1e9 * p / (p - 0.1 * (p - 1)))};
        point.makespans = {time, time, time};
        point.median = point.low = point.high = time;
        point.speedup = point.speedupLow = point.speedupHigh = p - 0.1 * (p - 1);
    }
    const ChartContent content = chartContent(SweepChart::Speedup, result);
    const ChartSeries *gustafson = content.find(ChartInk::Gustafson);
    QVERIFY(gustafson && !gustafson->extrapolated.isEmpty());
    QVERIFY(!content.find(ChartInk::Amdahl) && !content.find(ChartInk::Usl));
    QVERIFY(std::abs(gustafson->points.last().y - 7.3) < 1e-3);
    QVERIFY(gustafson->details.contains(QStringLiteral("S(p) = p − s (p − 1)")));
    QCOMPARE(content.y.title, QStringLiteral("scaled speedup"));
    QVERIFY(!content.points().last().details.contains(QStringLiteral("Karp")));
    const auto picture = chartPicture(SweepChart::Speedup, result, {900, 500});
    QVERIFY(picture && picture->caption().contains(QStringLiteral("Gustafson")));
}

void SweepChartsTest::aCoefficientHeldAtItsBoundIsTold()
{
    SweepResult result = amdahlResult({1, 2, 3, 4, 6, 8});
    for (SweepPoint &point : result.points) { // as if kappa were -0.004
        const double p = double(point.value);
        const Nanos time{std::llround(1e9 * (1 + 0.2 * (p - 1) - 0.004 * p * (p - 1)) / p)};
        point.makespans = {time, time + 1us, time - 1us};
        point.median = time;
    }
    const ChartContent content = chartContent(SweepChart::Speedup, result);
    const ChartSeries *usl = content.find(ChartInk::Usl);
    QVERIFY(usl);
    QVERIFY2(usl->details.contains(QStringLiteral("κ held at 0")), qPrintable(usl->details));
    for (const QPointF &point : usl->extrapolated)
        QVERIFY(point.y() <= point.x() * 1.2); // beside the measured 1, which the fit need not meet
}

void SweepChartsTest::aPredictionIsJudgedInWords_data()
{
    QTest::addColumn<QList<double>>("guess"); // at 2, 4 and 8 workers; measured 2, 4 and 4
    QTest::addColumn<QString>("words");
    QTest::newRow("too high") << QList<double>{
        2.2, 4.8, 8} << QStringLiteral("Your guess was on average 43 % too high; best at 2, worst at 8 workers");
    QTest::newRow("too low") << QList<double>{1, 3.6, 3.6}
                             << QStringLiteral("Your guess was on average 23 % too low; best at 4, worst at 2 workers");
    QTest::newRow("both") << QList<double>{2.2, 3.2, 8}
                          << QStringLiteral(
                                 "Your guess was on average 43 % off, 2 of 3 too high; best at 2, worst at 8 "
                                 "workers");
    QTest::newRow("none") << QList<double>{} << QString();
}

void SweepChartsTest::aPredictionIsJudgedInWords()
{
    QFETCH(QList<double>, guess);
    QFETCH(QString, words);
    const SweepResult result = resultOf(Vary::Workers,
                                        {{1, 4s, 4s, 4s}, {2, 2s, 2s, 2s}, {4, 1s, 1s, 1s}, {8, 1s, 1s, 1s}});
    Prediction prediction;
    for (qsizetype index = 0; index < guess.size(); ++index)
        prediction.speedups[SweepValue{2} << index] = guess[index];
    QCOMPARE(predictionText(prediction, result), words);
    ChartOptions options;
    options.prediction = prediction;
    const ChartContent content = chartContent(SweepChart::Speedup, result, options);
    QCOMPARE(content.find(ChartInk::Prediction) != nullptr, !guess.isEmpty());
    QCOMPARE(content.remarks.contains(words), !guess.isEmpty());
}

void SweepChartsTest::thePredictionIsDrawnWithTheMouseLockedAndCompared()
{
    ChartCard card(Vary::Workers);
    card.resize(520, 320);
    const SweepResult result = speedupResult();
    card.setPlan(result.plan, QStringLiteral("F6"));
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    CurveChart &chart = *card.chart();
    QVERIFY(chart.isDrawing());
    QWidget *view = viewportOf(chart);
    const auto at = [&](double workers, double speedup) {
        return view->mapFrom(&chart, chart.positionOf(workers, speedup));
    };
    QTest::mousePress(view, Qt::LeftButton, {}, at(2, 2));
    QTest::mouseMove(view, at(8, 5));
    QTest::mouseRelease(view, Qt::LeftButton, {}, at(8, 5));
    const auto &drawn = card.nextPrediction().speedups;
    QCOMPARE(drawn.size(), std::size_t(3));
    QVERIFY(std::abs(drawn.at(2) - 2) < 0.15 && std::abs(drawn.at(4) - 3.5) < 0.15 && std::abs(drawn.at(8) - 5) < 0.15);

    card.showStarted(result.plan);
    QVERIFY(card.prediction().locked);
    QVERIFY(!chart.isDrawing());
    QTest::mouseClick(view, Qt::LeftButton, {}, at(2, 7));
    QVERIFY(std::abs(card.prediction().speedups.at(2) - 2) < 0.15);
    card.showResult(result);
    card.showEnded();
    QVERIFY(chart.content().find(ChartInk::Prediction) != nullptr);
    QVERIFY(chart.content().remarks.last().startsWith(QStringLiteral("Your guess was on average")));
    QVERIFY(card.exportable() != nullptr);
    QVERIFY(card.nextPrediction().isEmpty());
    card.beginPrediction();
    QVERIFY(chart.isDrawing() && chart.content().points().isEmpty());
    card.showChart(SweepChart::Speedup);
    QVERIFY(!chart.isDrawing() && chart.content().points().size() == 4);
}

void SweepChartsTest::thePredictionIsDrawnWithTheKeyboard()
{
    ChartCard card(Vary::Workers);
    card.resize(520, 320);
    card.setPlan(speedupResult().plan, {});
    card.show();
    CurveChart *chart = card.chart();
    QTest::keyClick(chart, Qt::Key_Right); // to 2 workers
    QTest::keyClick(chart, Qt::Key_Up);
    QTest::keyClick(chart, Qt::Key_Up);
    QVERIFY(std::abs(card.nextPrediction().speedups.at(2) - 1.2) < 1e-9);
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("2 workers: 1.20×")));
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_PageUp);
    QTest::keyClick(chart, Qt::Key_Down);
    QVERIFY(std::abs(card.nextPrediction().speedups.at(4) - 2.1) < 1e-9);
    QTest::keyClick(chart, Qt::Key_Delete);
    QCOMPARE(card.nextPrediction().speedups.size(), std::size_t(1));
}

void SweepChartsTest::aCellOfTheHeatMapOpensItsRun()
{
    ChartCard card(Vary::Workers);
    card.resize(520, 320);
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    card.showResult(heatResult());
    QCOMPARE(card.shown(), SweepChart::HeatMap);
    QList<Run> picked;
    connect(&card, &ChartCard::runPicked, this, [&](const Run &run) { picked.append(run); });
    CurveChart &chart = *card.chart();
    QWidget *view = viewportOf(chart);
    // Well off the middle of the cell of 2 workers and chunk 1.
    QTest::mouseClick(view, Qt::LeftButton, {}, view->mapFrom(&chart, chart.positionOf(1.3, -0.3)));
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0].experiment.workers, 2);
}

QTEST_MAIN(SweepChartsTest)
#include "tst_sweepcharts.moc"
