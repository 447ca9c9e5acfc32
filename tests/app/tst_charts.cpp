// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartlook.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"
#include "app/lab/theme.h"
#include "tests/app/sweepsamples.h"

#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

using namespace futurescope;

namespace {

QImage pictureOf(QWidget &widget)
{
    return widget.grab().toImage();
}

void showChart(CurveChart &chart, const ChartContent &content, QSize size = {460, 260})
{
    chart.resize(size);
    chart.setContent(content);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
}

} // namespace

class ChartsTest : public QObject
{
    Q_OBJECT

private slots:
    void markersAndSpreadArePaintedWhereTheValuesLie_data();
    void markersAndSpreadArePaintedWhereTheValuesLie();
    void aBusyPointIsHollowAndSaysSo();
    void theLogAxisIsEvenlySpacedFromOneToSixtyFour();
    void aSinglePointAndAnEmptyChartArePainted();
    void valuesAtOrBelowZeroDoNotEmptyTheLine();
    void aClickOnAPointNamesIt();
    void aClickBesideThePointsNamesNone();
    void hoveringFindsThePointUnderThePointer();
    void theKeyboardWalksAndPicks();
    void aLongLineInPiecesLooksLikeOneInOne();
};

void ChartsTest::markersAndSpreadArePaintedWhereTheValuesLie_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ChartsTest::markersAndSpreadArePaintedWhereTheValuesLie()
{
    QFETCH(bool, dark);
    const Theme &theme = themeFor(dark);
    CurveChart chart;
    chart.setTheme(theme);
    showChart(chart, speedupContent(speedupResult()));
    const QImage image = pictureOf(chart);
    for (qsizetype point = 0; point < 4; ++point) {
        const QPoint centre = chart.positionOf(point);
        QVERIFY(alike(image.pixelColor(centre), theme.accent));
        QVERIFY(alike(image.pixelColor(1, centre.y()), theme.card));
    }
    // The wide spread at 2 workers, 1.6 to 2.22, reaches far below its marker; that at 1 worker does
    // not.
    const QPoint two = chart.positionOf(1);
    const double unit = chart.positionOf(0).y() - two.y(); // pixels of 1x
    const QPoint low(two.x(), static_cast<int>(two.y() + 0.3 * unit));
    QVERIFY(pixelsLike(image, QRect(low.x() - 1, low.y(), 3, 1), theme.accent) > 0);
    const QPoint beside(chart.positionOf(0).x(), static_cast<int>(chart.positionOf(0).y() + 0.3 * unit));
    QCOMPARE(pixelsLike(image, QRect(beside.x() - 1, beside.y(), 3, 1), theme.accent), 0);
    // The line from 4 to 8 workers.
    const QPoint middle = (chart.positionOf(2) + chart.positionOf(3)) / 2;
    QVERIFY(pixelsLike(image, QRect(middle.x(), middle.y() - 3, 1, 7), theme.accent) > 0);
}

void ChartsTest::aBusyPointIsHollowAndSaysSo()
{
    SweepResult result = speedupResult();
    result.points[2].machineWasBusy = true;
    result.points[2].trust = 0.5;
    const ChartContent content = speedupContent(result);
    QVERIFY(content.points()[2].details.contains(QStringLiteral("machine was busy")));
    CurveChart chart;
    chart.setTheme(themeFor(false));
    showChart(chart, content);
    const QImage image = pictureOf(chart);
    QVERIFY(alike(image.pixelColor(chart.positionOf(2)), themeFor(false).card));
    QVERIFY(alike(image.pixelColor(chart.positionOf(3)), themeFor(false).accent));
    QVERIFY(sweepCaption(result).contains(QStringLiteral("hollow")));
}

void ChartsTest::theLogAxisIsEvenlySpacedFromOneToSixtyFour()
{
    std::vector<Figures> figures;
    for (std::uint32_t value = 1; value <= 64; value *= 2)
        figures.push_back({value, 10ms, 10ms, 10ms});
    CurveChart chart;
    showChart(chart, speedupContent(resultOf(Vary::Workers, figures)));
    const double step = (chart.positionOf(6).x() - chart.positionOf(0).x()) / 6.0;
    QVERIFY(step > 30);
    for (qsizetype point = 0; point <= 6; ++point)
        QVERIFY(std::abs(chart.positionOf(point).x() - chart.positionOf(0).x() - step * double(point)) <= 1.5);
    QVERIFY(chart.rect().contains(chart.positionOf(0)) && chart.rect().contains(chart.positionOf(6)));
}

void ChartsTest::aSinglePointAndAnEmptyChartArePainted()
{
    const Theme &theme = themeFor(false);
    CurveChart chart;
    chart.setTheme(theme);
    showChart(chart, speedupContent(resultOf(Vary::Workers, {{1, 10ms, 10ms, 10ms}})));
    QVERIFY(alike(pictureOf(chart).pixelColor(chart.positionOf(0)), theme.accent));

    chart.setContent(emptyContent(SweepChart::Speedup, QStringLiteral("Press F6 to measure")));
    const QImage image = pictureOf(chart);
    QCOMPARE(pixelsLike(image, image.rect(), theme.accent), 0);
    const QRect middle(100, image.height() / 2 - 20, image.width() - 200, 40);
    QVERIFY(pixelsLike(image, middle, theme.mutedText) > 20);
    QTest::mouseClick(viewportOf(chart), Qt::LeftButton, {}, {200, 100});
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY(!chart.selectedPoint());
}

void ChartsTest::valuesAtOrBelowZeroDoNotEmptyTheLine()
{
    ChartContent content = speedupContent(speedupResult());
    content.series.first().points.prepend({0, 1, 1, 1, false});
    content.labels = {{0, QStringLiteral("gone"), {}}, {2, QStringLiteral("two"), {}}};
    CurveChart chart;
    chart.setTheme(themeFor(false));
    showChart(chart, content);
    QCOMPARE(chart.content().points().size(), 4);
    QCOMPARE(chart.content().labels.size(), 1);
    QCOMPARE(chart.content().labels[0].point, 1);
    QVERIFY(alike(pictureOf(chart).pixelColor(chart.positionOf(1)), themeFor(false).accent));
}

void ChartsTest::aClickOnAPointNamesIt()
{
    CurveChart chart;
    showChart(chart, speedupContent(speedupResult()));
    QSignalSpy clicked(&chart, &CurveChart::pointClicked);
    for (qsizetype point = 0; point < 4; ++point) {
        QTest::mouseClick(viewportOf(chart), Qt::LeftButton, {}, chart.positionOf(point) + QPoint(3, 3));
        QCOMPARE(clicked.size(), point + 1);
        QCOMPARE(clicked.last().first().value<qsizetype>(), point);
        QCOMPARE(chart.selectedPoint(), std::optional(point));
    }
}

void ChartsTest::aClickBesideThePointsNamesNone()
{
    CurveChart chart;
    showChart(chart, speedupContent(speedupResult()));
    QSignalSpy clicked(&chart, &CurveChart::pointClicked);
    QTest::mouseClick(viewportOf(chart), Qt::LeftButton, {}, chart.positionOf(0) + QPoint(0, 40));
    QTest::mouseClick(viewportOf(chart), Qt::RightButton, {}, chart.positionOf(0));
    QCOMPARE(clicked.size(), 0);
}

void ChartsTest::hoveringFindsThePointUnderThePointer()
{
    CurveChart chart;
    showChart(chart, speedupContent(speedupResult()));
    QTest::mouseMove(viewportOf(chart), chart.positionOf(2));
    QTRY_COMPARE(chart.hoveredPoint(), std::optional<qsizetype>(2));
    QTest::mouseMove(viewportOf(chart), chart.positionOf(2) + QPoint(0, 50));
    QTRY_VERIFY(!chart.hoveredPoint());
}

void ChartsTest::theKeyboardWalksAndPicks()
{
    CurveChart chart;
    showChart(chart, speedupContent(speedupResult()));
    QSignalSpy clicked(&chart, &CurveChart::pointClicked);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(clicked.size(), 0);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.last().first().value<qsizetype>(), 1);
    for (int press = 0; press < 9; ++press)
        QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.selectedPoint(), std::optional<qsizetype>(0));
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("1 worker")));
}

void ChartsTest::aLongLineInPiecesLooksLikeOneInOne()
{
    QPolygonF line;
    for (int point = 0; point < 400; ++point)
        line.append({10 + point * 1.1, 100 + 80 * std::sin(point * 1.7) * std::sin(point * 0.03)});
    const SeriesLook look{ChartInk::Data, MarkerShape::None, LineStyle::Solid, SpreadStyle::None, 3};
    const auto paint = [&](auto draw) {
        QImage image(470, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(linePen(look, look.line, themeFor(false)));
        draw(painter);
        return image;
    };
    const QImage pieces = paint([&](QPainter &painter) { paintLine(painter, line); });
    const QImage whole = paint([&](QPainter &painter) { painter.drawPolyline(line); });
    int inked = 0;
    for (int y = 0; y < whole.height(); ++y) {
        for (int x = 0; x < whole.width(); ++x) {
            // Where two pieces meet the smooth edge of one lies over that of the other; more than that must not be
            // seen.
            const int difference = std::abs(qRed(whole.pixel(x, y)) - qRed(pieces.pixel(x, y)));
            QVERIFY2(difference < 110, qPrintable(QStringLiteral("%1 at %2, %3").arg(difference).arg(x).arg(y)));
            inked += qRed(whole.pixel(x, y)) < 110 ? 1 : 0;
        }
    }
    QVERIFY(inked > 1000);
}

QTEST_MAIN(ChartsTest)
#include "tst_charts.moc"
