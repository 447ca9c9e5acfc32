// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcharts.h"
#include "app/exporting/fonts.h"
#include "app/exporting/pictureformat.h"
#include "app/lab/theme.h"
#include "tests/app/sweepsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QtTest>

using namespace futurescope;

namespace {

std::shared_ptr<const Exportable> pictureOf(const SweepResult &result)
{
    return chartPicture(chartsOf(result).first(), result, QSize(460, 260));
}

QImage rendered(const QByteArray &svg)
{
    QSvgRenderer renderer(svg);
    QImage image(renderer.viewBox().size(), QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

QByteArray encoded(const Exportable &picture, const ImageOptions &options, PictureFormat format)
{
    const auto bytes = encodePicture(picture, options, format);
    return bytes ? *bytes : QByteArray();
}

ImageOptions optionsOf(const QSize &size, double scale = 1)
{
    ImageOptions options;
    options.size = size;
    options.scale = scale;
    options.dpi = 96 * scale;
    return options;
}

} // namespace

class ChartExportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadBundledFonts(); }
    void aChartLooksAlikeInSvgAndPng_data();
    void aChartLooksAlikeInSvgAndPng();
    void theSvgHasItsTextAsTextForEveryReader();
    void theTransparentSvgHasNoBackground();
    void thePdfHasThePageOfTheWantedSize();
    void everyFormatIsSmall();
    void theTableHoldsEveryPointWithItsFigures();
    void theTableIsTheSameInEveryLocale();
    void theJsonHoldsTheSameAsTheCsv();
    void aTableOfSixCountsHoldsTheFits();

private:
    static constexpr qint64 mostBytes = 5'000'000;
};

void ChartExportTest::aChartLooksAlikeInSvgAndPng_data()
{
    QTest::addColumn<bool>("chunks");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("dark");
    QTest::newRow("speedup") << false << 1.0 << false;
    QTest::newRow("speedup, twice as fine") << false << 2.0 << false;
    QTest::newRow("granularity, dark") << true << 2.0 << true;
}

void ChartExportTest::aChartLooksAlikeInSvgAndPng()
{
    QFETCH(bool, chunks);
    QFETCH(double, scale);
    QFETCH(bool, dark);
    const auto held = pictureOf(chunks ? granularityResult() : speedupResult());
    const Exportable &picture = *held;
    ImageOptions options = optionsOf(QSize(700, 420) * scale, scale);
    options.dark = dark;
    const QImage png = *renderImage(picture, options);
    const QImage svg = rendered(encoded(picture, options, PictureFormat::Svg));
    QCOMPARE(svg.size(), png.size());
    QCOMPARE(svg.pixelColor(1, 1), png.pixelColor(1, 1));
    const int wanted = pixelsLike(png, png.rect(), themeFor(dark).accent);
    const int found = pixelsLike(svg, svg.rect(), themeFor(dark).accent);
    QVERIFY2(wanted > 500, qPrintable(QString::number(wanted)));
    QVERIFY2(std::abs(found - wanted) < wanted / 10, qPrintable(QStringLiteral("%1, %2").arg(found).arg(wanted)));
}

void ChartExportTest::theSvgHasItsTextAsTextForEveryReader()
{
    ImageOptions options = optionsOf({2008, 1181}, 300.0 / 96); // 17 cm at 300 DPI
    options.title = QStringLiteral("Größe <& Ω");
    const QString svg = QString::fromUtf8(encoded(*pictureOf(speedupResult()), options, PictureFormat::Svg));
    QVERIFY(svg.contains(QStringLiteral("<title>Größe &lt;&amp; Ω</title>")));
    for (const char *text : {">measured</text>", ">workers</text>", ">4×</text>", ">2 cores here</text>"})
        QVERIFY2(svg.contains(QString::fromUtf8(text)), text);
    QVERIFY(svg.contains(QStringLiteral("seed 7"))); // the caption
    QVERIFY(!svg.contains(QStringLiteral("<image")));
    const auto families = QRegularExpression(QStringLiteral("<text[^>]*font-family=\"([^\"]*)\"")).globalMatch(svg);
    QVERIFY(families.hasNext());
    for (auto family = families; family.hasNext();)
        QVERIFY(family.next().captured(1).endsWith(QStringLiteral(", sans-serif")));
    const auto width = QRegularExpression(QStringLiteral("width=\"([0-9.]+)mm\"")).match(svg);
    QVERIFY(std::abs(width.captured(1).toDouble() - 170) < 0.5);
}

void ChartExportTest::theTransparentSvgHasNoBackground()
{
    ImageOptions options = optionsOf({700, 420});
    options.background = Background::Transparent;
    const QImage svg = rendered(encoded(*pictureOf(speedupResult()), options, PictureFormat::Svg));
    QCOMPARE(svg.pixelColor(1, 1).alpha(), 0);
    options.background = Background::White;
    options.dark = true; // dark ink is needed all the same
    const QImage white = rendered(encoded(*pictureOf(speedupResult()), options, PictureFormat::Svg));
    QCOMPARE(white.pixelColor(1, 1), QColor(Qt::white));
    QVERIFY(pixelsLike(white, white.rect(), themeFor(false).text) > 50);
}

void ChartExportTest::thePdfHasThePageOfTheWantedSize()
{
    const QByteArray pdf = encoded(*pictureOf(speedupResult()), optionsOf({2008, 1181}, 300.0 / 96),
                                   PictureFormat::Pdf);
    const auto box =
        QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]")).match(QString::fromLatin1(pdf));
    QVERIFY(box.hasMatch());
    QVERIFY2(std::abs(box.captured(1).toDouble() - 481.92) <= 1, qPrintable(box.captured(0)));
    QVERIFY2(std::abs(box.captured(2).toDouble() - 283.44) <= 1, qPrintable(box.captured(0)));
    QVERIFY(pdf.contains("/FontFile2"));       // text is text, and its font comes along
    QVERIFY(!pdf.contains("/Subtype /Image")); // all else is lines
}

void ChartExportTest::everyFormatIsSmall()
{
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
        const QByteArray bytes = encoded(*pictureOf(speedupResult()), optionsOf({3840, 2160}, 2), format);
        QVERIFY(!bytes.isEmpty());
        QVERIFY2(bytes.size() < mostBytes, qPrintable(QString::number(bytes.size())));
    }
}

void ChartExportTest::theTableHoldsEveryPointWithItsFigures()
{
    const QString csv = QString::fromUtf8(encoded(*pictureOf(speedupResult()), {}, PictureFormat::Csv));
    QVERIFY(csv.contains(QStringLiteral("# chart: speedup\r\n# x: workers\r\n# y: speedup\r\n# experiment: {")));
    QVERIFY(csv.contains(QStringLiteral("\r\nseries,kind,label,x,y,low,high,n,trust\r\n")));
    QVERIFY(csv.contains(QStringLiteral("\r\nmeasured,measured,2,2,2,1.6,2.2222222222222223,3,1\r\n")));
    QVERIFY(csv.contains(QStringLiteral("\r\nideal,ideal,,1,1,,,,\r\n")));
    const QStringList lines = csv.split(QStringLiteral("\r\n"));
    QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("^measured,"))).size(), 4);

    SweepResult result = granularityResult();
    result.points[1].trust = 0.5;
    const QString times = QString::fromUtf8(encoded(*pictureOf(result), {}, PictureFormat::Csv));
    QVERIFY(times.contains(QStringLiteral("# y: makespan_ns\r\n")));
    QVERIFY(times.contains(
        QRegularExpression(QStringLiteral("\r\n[^,]*,measured,4,4,1.08e\\+09,1.07e\\+09,1.09e\\+09,3,0.5\r\n|"
                                          "\r\n[^,]*,measured,4,4,(|,)1080000000,1070000000,1090000000,3,0.5\r\n"))));
}

void ChartExportTest::theTableIsTheSameInEveryLocale()
{
    const auto picture = pictureOf(speedupResult());
    for (const PictureFormat format : {PictureFormat::Csv, PictureFormat::Json}) {
        const QByteArray plain = encoded(*picture, {}, format);
        QLocale::setDefault(QLocale(QLocale::German));
        const QByteArray german = encoded(*pictureOf(speedupResult()), {}, format);
        QLocale::setDefault(QLocale::c());
        QVERIFY(!plain.isEmpty());
        QCOMPARE(german, plain);
    }
}

void ChartExportTest::theJsonHoldsTheSameAsTheCsv()
{
    const QJsonObject json =
        QJsonDocument::fromJson(encoded(*pictureOf(speedupResult()), {}, PictureFormat::Json)).object();
    QCOMPARE(json["chart"].toString(), QStringLiteral("speedup"));
    QCOMPARE(json["experiment"]["workload"]["seed"].toInt(), 7);
    const QJsonObject measured = json["series"][0].toObject();
    QCOMPARE(measured["kind"].toString(), QStringLiteral("measured"));
    const QJsonObject two = measured["points"][1].toObject();
    QCOMPARE(two["x"].toDouble(), 2.0);
    QCOMPARE(two["y"].toDouble(), 2.0);
    QCOMPARE(two["low"].toDouble(), 1.6);
    QCOMPARE(two["n"].toInt(), 3);
    QCOMPARE(two["trust"].toDouble(), 1.0);
}

void ChartExportTest::aTableOfSixCountsHoldsTheFits()
{
    const SweepResult result = resultOf(Vary::Workers, {{1, 1950ms, 2000ms, 2060ms},
                                                        {2, 1050ms, 1090ms, 1120ms},
                                                        {3, 780ms, 800ms, 820ms},
                                                        {4, 640ms, 655ms, 670ms},
                                                        {6, 500ms, 515ms, 530ms},
                                                        {8, 440ms, 450ms, 460ms}});
    const auto picture = pictureOf(result);
    const QJsonObject json = QJsonDocument::fromJson(encoded(*picture, {}, PictureFormat::Json)).object();
    int fits = 0;
    for (const QJsonValue &series : json["series"].toArray())
        fits += series["kind"].toString() == QStringLiteral("fit") && !series["points"].toArray().isEmpty();
    QCOMPARE(fits, 2);
}

QTEST_MAIN(ChartExportTest)
#include "tst_chartexport.moc"
