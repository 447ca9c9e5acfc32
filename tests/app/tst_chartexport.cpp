// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartexport.h"
#include "app/charts/sweepcontent.h"
#include "app/charts/sweeptext.h"
#include "app/exporting/fonts.h"
#include "app/exporting/pictureformat.h"
#include "app/lab/theme.h"
#include "tests/app/sweepsamples.h"

#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QtTest>

using namespace futurescope;

namespace {

ChartExport pictureOf(const SweepResult &result)
{
    const Vary vary = result.plan.vary;
    return {
        contentOf(result),
        {chartTitle(vary), subtitleText(result.plan), sweepCaption(result), chartFileStem(vary), sweepMetadata(result)},
        QSize(460, 260)};
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
    const ChartExport picture = pictureOf(chunks ? granularityResult() : speedupResult());
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
    const QString svg = QString::fromUtf8(encoded(pictureOf(speedupResult()), options, PictureFormat::Svg));
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
    const QImage svg = rendered(encoded(pictureOf(speedupResult()), options, PictureFormat::Svg));
    QCOMPARE(svg.pixelColor(1, 1).alpha(), 0);
    options.background = Background::White;
    options.dark = true; // dark ink is needed all the same
    const QImage white = rendered(encoded(pictureOf(speedupResult()), options, PictureFormat::Svg));
    QCOMPARE(white.pixelColor(1, 1), QColor(Qt::white));
    QVERIFY(pixelsLike(white, white.rect(), themeFor(false).text) > 50);
}

void ChartExportTest::thePdfHasThePageOfTheWantedSize()
{
    const QByteArray pdf = encoded(pictureOf(speedupResult()), optionsOf({2008, 1181}, 300.0 / 96), PictureFormat::Pdf);
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
        const QByteArray bytes = encoded(pictureOf(speedupResult()), optionsOf({3840, 2160}, 2), format);
        QVERIFY(!bytes.isEmpty());
        QVERIFY2(bytes.size() < mostBytes, qPrintable(QString::number(bytes.size())));
    }
}

QTEST_MAIN(ChartExportTest)
#include "tst_chartexport.moc"
