// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/axisticks.h"
#include "app/charts/labelplacing.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"
#include "tests/app/sweepsamples.h"

#include <QtTest>

using namespace futurescope;

class SweepContentTest : public QObject
{
    Q_OBJECT

private slots:
    void roundTicksCoverTheTop_data();
    void roundTicksCoverTheTop();
    void timeAxesUseOneUnit();
    void logAxesLeaveRoomAtBothEnds();
    void countsAreShortButExact();
    void labelsKeepOffObstaclesAndEachOther();
    void axisLabelsThatWouldTouchAreLeftOut();
    void speedupShowsIdealSpreadAndCores();
    void speedupWithinTheCoresHasNoNote();
    void granularityNamesTheSweetSpotAndTheEnds();
    void theCauseIsNamedOnlyWhenTheRunsShowIt();
    void pointsWithoutFiguresAreNotDrawn();
};

void SweepContentTest::roundTicksCoverTheTop_data()
{
    QTest::addColumn<double>("top");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("3.2") << 3.2 << QList<double>{0, 1, 2, 3, 4};
    QTest::newRow("8") << 8.0 << QList<double>{0, 2, 4, 6, 8};
    QTest::newRow("1") << 1.0 << QList<double>{0, 0.2, 0.4, 0.6, 0.8, 1.0};
    QTest::newRow("1250") << 1250.0 << QList<double>{0, 250, 500, 750, 1000, 1250};
    QTest::newRow("0") << 0.0 << QList<double>{};
    QTest::newRow("nan") << std::nan("") << QList<double>{};
}

void SweepContentTest::roundTicksCoverTheTop()
{
    QFETCH(double, top);
    QFETCH(QList<double>, ticks);
    const QList<double> actual = roundTicks(top);
    QCOMPARE(actual.size(), ticks.size());
    for (qsizetype index = 0; index < ticks.size(); ++index)
        QVERIFY(std::abs(actual[index] - ticks[index]) < 1e-9);
}

void SweepContentTest::timeAxesUseOneUnit()
{
    const AxisContent axis = timeAxis(1.4e9, {});
    QCOMPARE(axis.ticks.last().text, QStringLiteral("1.5 s"));
    QCOMPARE(axis.ticks.at(1).text, QStringLiteral("0.5 s"));
    QCOMPARE(axis.ticks.last().value, 1.5e9);
    QVERIFY(axis.max > 1.5e9);
    QCOMPARE(timeAxis(250e3, {}).ticks.last().text, QStringLiteral("250 µs"));
}

void SweepContentTest::logAxesLeaveRoomAtBothEnds()
{
    const AxisContent axis = logAxis({1, 2, 4, 8}, {});
    QVERIFY(axis.min > 0.5 && axis.min < 1);
    QVERIFY(axis.max > 8 && axis.max < 16);
    QCOMPARE(axis.ticks.size(), 4);
    const AxisContent single = logAxis({1}, {});
    QVERIFY(single.min > 0 && single.min < 1 && single.max > 1);
}

void SweepContentTest::countsAreShortButExact()
{
    QCOMPARE(countText(200), QStringLiteral("200"));
    QCOMPARE(countText(2500), QStringLiteral("2500"));
    QCOMPARE(countText(125'000), QStringLiteral("125k"));
    QCOMPARE(countText(1'000'000), QStringLiteral("1M"));
    QCOMPARE(countText(1'000'001), QStringLiteral("1000001"));
}

void SweepContentTest::labelsKeepOffObstaclesAndEachOther()
{
    const QRectF bounds(0, 0, 200, 100);
    const QSizeF label(40, 12);
    const LabelChoices choices = choicesAround({100, 50}, 4, label);
    const QList<QRectF> obstacles{choices[0]};
    const QList<LabelPlace> places = placeLabels({{choices, {}}, {choices, {}}}, obstacles, bounds);
    QVERIFY(!places[0].rect.isEmpty() && !places[1].rect.isEmpty());
    QVERIFY(!places[0].rect.intersects(obstacles[0]));
    QVERIFY(!places[0].rect.intersects(places[1].rect));

    const QRectF wall(0, 0, 200, 100);
    QVERIFY(placeLabels({{choices, {}}}, {wall}, bounds)[0].rect.isEmpty());
    const QRectF narrow(100, 40, 30, 20);
    const LabelPlace place = placeLabels({{choices, choicesAround({100, 50}, 4, {10, 12})}}, {}, narrow)[0];
    QVERIFY(place.isShort && !place.rect.isEmpty());
}

void SweepContentTest::axisLabelsThatWouldTouchAreLeftOut()
{
    const QRectF bounds(0, 0, 100, 20);
    const QList<QRectF> row{QRectF(-5, 0, 20, 10), QRectF(10, 0, 20, 10), QRectF(85, 0, 20, 10)};
    const QList<QRectF> places = withoutOverlaps(row, bounds);
    QCOMPARE(places[0], QRectF(0, 0, 20, 10));
    QVERIFY(places[1].isEmpty());
    QCOMPARE(places[2], QRectF(80, 0, 20, 10));
}

void SweepContentTest::speedupShowsIdealSpreadAndCores()
{
    const ChartContent content = speedupContent(speedupResult());
    QCOMPARE(content.points().size(), 4);
    QCOMPARE(content.points()[1].x, 2.0);
    QCOMPARE(content.points()[1].y, 2.0);
    QCOMPARE(content.points()[1].low, 1.6);
    QVERIFY(content.points()[1].details.contains(QStringLiteral("2 workers\nspeedup 2.00× (1.60× to 2.22×)")));
    QVERIFY(content.points()[1].details.contains(QStringLiteral("median of 3 runs")));
    QVERIFY(content.points()[1].details.contains(QStringLiteral("trust 1.00")));
    const ChartSeries *ideal = content.find(ChartInk::Ideal);
    QVERIFY(ideal != nullptr);
    QVERIFY(ideal->curve.size() > 2);
    for (const CurvePoint &point : ideal->curve) {
        QCOMPARE(point.x, point.y);
        QVERIFY(point.y <= content.y.max);
    }
    QCOMPARE(content.notes.size(), 1);
    QCOMPARE(content.notes[0].x, 2.0);
    QCOMPARE(content.notes[0].text, QStringLiteral("2 cores here"));
    QCOMPARE(content.x.ticks.size(), 5); // the laws go on to twice the measured workers
}

void SweepContentTest::speedupWithinTheCoresHasNoNote()
{
    SweepResult result = speedupResult();
    result.machine.cores = 8;
    QVERIFY(speedupContent(result).notes.isEmpty());
}

void SweepContentTest::granularityNamesTheSweetSpotAndTheEnds()
{
    const ChartContent content = granularityContent(granularityResult());
    QCOMPARE(content.y.min, 0.0);
    QCOMPARE(content.bands.size(), 1);
    // Within 10 % of 1040 ms are 4, 14 and 50 items; the band ends between the measured neighbours.
    QVERIFY(content.bands[0].fromX > 1 && content.bands[0].fromX <= 4);
    QVERIFY(content.bands[0].toX >= 50 && content.bands[0].toX < 200);
    QCOMPARE(content.labels.size(), 2);
    QCOMPARE(content.labels[0].point, 0);
    QCOMPARE(content.labels[1].point, 4);

    const SweepResult flat = resultOf(Vary::Chunk, {{1, 10ms, 10ms, 10ms}, {4, 10ms, 10ms, 10ms}});
    QVERIFY(granularityContent(flat).labels.isEmpty());
}

void SweepContentTest::theCauseIsNamedOnlyWhenTheRunsShowIt()
{
    SweepResult result = granularityResult();
    QCOMPARE(granularityContent(result).labels[0].text, QStringLiteral("too fine"));
    QCOMPARE(granularityContent(result).labels[1].text, QStringLiteral("too coarse"));
    result.points[0].medianRun->metrics.overheadPerTask = 1ms;
    result.points[4].medianRun->metrics.utilisation = 0.25;
    result.points[2].medianRun->metrics.utilisation = 0.97;
    QCOMPARE(granularityContent(result).labels[0].text, QStringLiteral("too fine: overhead"));
    QCOMPARE(granularityContent(result).labels[1].text, QStringLiteral("too coarse: idle cores"));
}

void SweepContentTest::pointsWithoutFiguresAreNotDrawn()
{
    SweepResult result = speedupResult();
    result.points[1] = SweepPoint{};
    result.points[1].value = 2;
    result.points[1].failedRuns = 3;
    result.points[1].problem = "A worker died.";
    QList<qsizetype> sources;
    const ChartContent content = speedupContent(result);
    for (const CurvePoint &point : content.points())
        sources.append(point.source);
    QCOMPARE(sources, (QList<qsizetype>{0, 2, 3}));
    QCOMPARE(problemsText(result), QStringLiteral("2 workers: 3 runs not counted. A worker died."));
    QVERIFY(speedupContent(resultOf(Vary::Workers, {})).points().isEmpty());
    QVERIFY(granularityContent(resultOf(Vary::Chunk, {})).points().isEmpty());
}

QTEST_MAIN(SweepContentTest)
#include "tst_sweepcontent.moc"
