// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/boardimage.h"
#include "app/exporting/clipboard.h"
#include "app/exporting/exportdialog.h"
#include "app/exporting/fonts.h"
#include "app/exporting/timelineimage.h"
#include "app/lab/theme.h"
#include "tests/app/photograph.h"
#include "tests/app/timelinesamples.h"
#include "tests/bench/syntheticrun.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace futurescope;
using namespace futurescope::samples;

class PictureFormatTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anSvgLooksLikeThePng_data();
    void anSvgLooksLikeThePng();
    void anSvgHasItsTextAsTextAndItsSizeOnPaper();
    void aPdfHasThePageOfTheWantedSize_data();
    void aPdfHasThePageOfTheWantedSize();
    void theBoardLooksAlikeInEveryFormat_data();
    void theBoardLooksAlikeInEveryFormat();
    void theBoardHasItsTextAsTextAndItsPage();
    void theFiguresOfTheTimelineAreNeverLocalised();
    void theFiguresOfTheBoardAreThoseOfItsMoment();
    void theClipboardHasImageSvgAndTable();
    void theOneFailureAmongAMillionIsSeenInSmallFiles();
    void aPictureWithoutVectorsIsRefused();
    void namesAPathThatCannotBeWritten_data();
    void namesAPathThatCannotBeWritten();
    void tellsTheFormatByTheEnding();
    void theDialogWritesTheFormatThatIsChosenOrNamed();

private:
    static constexpr qint64 mostBytes = 5'000'000;

    static QImage rendered(const QByteArray &svg);
    static int countOf(const QImage &image, BarState state, bool dark = false);
    QByteArray encoded(const ImageOptions &options, PictureFormat format) const;

    QTemporaryDir m_folder;
    Run m_run;
};

void PictureFormatTest::initTestCase()
{
    loadBundledFonts();
    QVERIFY(m_folder.isValid());
    m_run.experiment.workers = 4;
    m_run.trace = pool({.lanes = 4, .tasks = 80, .failEvery = 9, .waitShare = 0.3}).trace();
}

QImage PictureFormatTest::rendered(const QByteArray &svg)
{
    QSvgRenderer renderer(svg);
    QImage image(renderer.viewBox().size(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

int PictureFormatTest::countOf(const QImage &image, BarState state, bool dark)
{
    const QRgb colour = themeFor(dark).state(state).fill.rgb();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += (image.pixel(x, y) & RGB_MASK) == (colour & RGB_MASK);
    }
    return count;
}

QByteArray PictureFormatTest::encoded(const ImageOptions &options, PictureFormat format) const
{
    const auto bytes = encodePicture(TimelinePicture(m_run), options, format);
    return bytes ? *bytes : QByteArray();
}

void PictureFormatTest::anSvgLooksLikeThePng_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << 1.0 << false;
    QTest::newRow("dark") << 1.0 << true;
    QTest::newRow("twice as fine") << 2.0 << false;
}

void PictureFormatTest::anSvgLooksLikeThePng()
{
    QFETCH(double, scale);
    QFETCH(bool, dark);
    ImageOptions options;
    options.size = {1200, 700};
    options.scale = scale;
    options.dark = dark;
    const QImage png = *renderImage(TimelinePicture(m_run), options);
    const QImage svg = rendered(encoded(options, PictureFormat::Svg));
    QCOMPARE(svg.size(), png.size());
    QCOMPARE(svg.pixelColor(1, 1), png.pixelColor(1, 1));
    for (const BarState state : {BarState::Finished, BarState::Failed, BarState::IoWait}) {
        const int wanted = countOf(png, state, dark);
        QVERIFY(wanted > 500);
        // Text and signs are drawn by another hand, so that some pixels at their edges differ.
        QVERIFY2(std::abs(countOf(svg, state, dark) - wanted) < wanted / 50, qPrintable(QString::number(wanted)));
    }
}

void PictureFormatTest::anSvgHasItsTextAsTextAndItsSizeOnPaper()
{
    ImageOptions options;
    options.size = {2008, 1181}; // 17 cm at 300 DPI
    options.dpi = 300;
    options.scale = 300.0 / 96;
    options.title = QStringLiteral("Größe & Ω");
    const QString svg = QString::fromUtf8(encoded(options, PictureFormat::Svg));
    QVERIFY(svg.contains(QStringLiteral("<title>Größe &amp; Ω</title>")));
    for (const char *text : {">Worker 4</text>", ">finished</text>"})
        QVERIFY2(svg.contains(QString::fromUtf8(text)), text);
    QVERIFY(svg.contains(QRegularExpression(QStringLiteral(">#[0-9]+</text>")))); // on a bar
    const auto width = QRegularExpression(QStringLiteral("width=\"([0-9.]+)mm\"")).match(svg);
    QVERIFY(std::abs(width.captured(1).toDouble() - 170) < 0.5);
    QCOMPARE(svg.count(QStringLiteral("<image")) > 0, true);
}

void PictureFormatTest::aPdfHasThePageOfTheWantedSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("dpi");
    QTest::addColumn<QSizeF>("points"); // 72 to an inch
    QTest::newRow("screen") << QSize(1600, 900) << 96.0 << QSizeF(1200, 675);
    QTest::newRow("paper") << QSize(2008, 1181) << 300.0 << QSizeF(481.92, 283.44);
    QTest::newRow("odd resolution") << QSize(1000, 500) << 133.5 << QSizeF(539.33, 269.66);
}

void PictureFormatTest::aPdfHasThePageOfTheWantedSize()
{
    QFETCH(QSize, size);
    QFETCH(double, dpi);
    QFETCH(QSizeF, points);
    ImageOptions options;
    options.size = size;
    options.dpi = dpi;
    options.scale = dpi / 96;
    const QByteArray pdf = encoded(options, PictureFormat::Pdf);
    QVERIFY(pdf.startsWith("%PDF-1."));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    const auto box =
        QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]")).match(QString::fromLatin1(pdf));
    QVERIFY(box.hasMatch());
    QVERIFY2(std::abs(box.captured(1).toDouble() - points.width()) <= 1, qPrintable(box.captured(0)));
    QVERIFY2(std::abs(box.captured(2).toDouble() - points.height()) <= 1, qPrintable(box.captured(0)));
    QVERIFY(pdf.contains("/FontFile2"));  // text is text, and its font comes along
    QVERIFY(!pdf.contains("/DCTDecode")); // no JPEG
}

void PictureFormatTest::theBoardLooksAlikeInEveryFormat_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void PictureFormatTest::theBoardLooksAlikeInEveryFormat()
{
    QFETCH(bool, dark);
    ImageOptions options;
    options.size = {620, 1280};
    options.scale = 2;
    options.dark = dark;
    const BoardPicture board(m_run);
    const QImage png = *renderImage(board, options);
    const auto bytes = encodePicture(board, options, PictureFormat::Svg);
    QVERIFY(bytes.ok());
    QVERIFY(bytes->size() < mostBytes);
    const QImage svg = rendered(*bytes);
    QCOMPARE(svg.size(), png.size());
    QCOMPARE(svg.pixelColor(1, 1), png.pixelColor(1, 1));
    for (const BarState state : {BarState::Finished, BarState::Failed}) {
        const int wanted = countOf(png, state, dark);
        QVERIFY2(wanted > 500, qPrintable(QString::number(wanted)));
        const int found = countOf(svg, state, dark);
        QVERIFY2(std::abs(found - wanted) < wanted / 4, qPrintable(QStringLiteral("%1 %2").arg(found).arg(wanted)));
    }
}

void PictureFormatTest::theBoardHasItsTextAsTextAndItsPage()
{
    ImageOptions options;
    options.size = {310, 640};
    const BoardPicture board(m_run);
    const auto svg = encodePicture(board, options, PictureFormat::Svg);
    QVERIFY(svg.ok());
    for (const char *text : {">PENDING</text>", ">FINISHED</text>"})
        QVERIFY2(svg->contains(text), text);
    const auto pdf = encodePicture(board, options, PictureFormat::Pdf);
    QVERIFY(pdf.ok());
    QVERIFY(pdf->size() < mostBytes);
    const auto box =
        QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]")).match(QString::fromLatin1(*pdf));
    QVERIFY(std::abs(box.captured(1).toDouble() - 310 * 0.75) <= 1);
    QVERIFY(std::abs(box.captured(2).toDouble() - 640 * 0.75) <= 1);
    QVERIFY(pdf->contains("/FontFile2"));
}

void PictureFormatTest::theFiguresOfTheTimelineAreNeverLocalised()
{
    const TimelinePicture picture(m_run);
    const auto csv = encodePicture(picture, {}, PictureFormat::Csv);
    const auto json = encodePicture(picture, {}, PictureFormat::Json);
    QVERIFY(csv.ok() && json.ok());
    QCOMPARE(csv->count("\r\n"), 8 + 80); // what it is, the head, and a line for each future
    QVERIFY(QJsonDocument::fromJson(*json).isObject());
    QLocale::setDefault(QLocale(QLocale::German));
    const auto german = encodePicture(picture, {}, PictureFormat::Csv);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(*german, *csv);
    const auto none = encodePicture(Photograph(), {}, PictureFormat::Csv);
    QVERIFY(!none.ok());
    QVERIFY(QString::fromStdString(none.error().detail).contains(QStringLiteral("CSV")));
}

void PictureFormatTest::theFiguresOfTheBoardAreThoseOfItsMoment()
{
    Timeline timeline;
    timeline.append(m_run.trace);
    const std::int64_t middleNs = timeline.endNs() / 2;
    const auto json = encodePicture(BoardPicture(m_run, middleNs), {}, PictureFormat::Json);
    QVERIFY(json.ok());
    const QJsonObject board = QJsonDocument::fromJson(*json).object();
    QCOMPARE(board["at_ns"].toInteger(), middleNs);
    QMap<QString, std::uint64_t> places;
    for (const QJsonValue &future : board["futures"].toArray())
        ++places[future["place"].toString()];
    BoardIndex index;
    index.update(m_run.trace, timeline);
    const BoardCounts counts = index.countsAt(timeline, middleNs);
    QCOMPARE(places["pending"], counts[BoardPlace::Pending]);
    QCOMPARE(places["running"], counts[BoardPlace::Running]);
    QCOMPARE(places["returned"], counts[BoardPlace::Returned]);
    QCOMPARE(places["raised"], counts[BoardPlace::Raised]);
    QVERIFY(counts[BoardPlace::Running] > 0 && counts[BoardPlace::Returned] > 0);

    const auto csv = encodePicture(BoardPicture(m_run, middleNs), {}, PictureFormat::Csv);
    QVERIFY(csv.ok());
    const QList<QByteArray> lines = csv->split('\n');
    const auto head = lines.indexOf(QByteArrayLiteral("future,place,worker,since ns,first item,items,read\r"));
    QVERIFY(head > 0 && lines[head - 1].contains(QByteArray::number(qlonglong(middleNs))));
    QCOMPARE(lines.size() - head - 2, board["futures"].toArray().size()); // less the head and the end
}

void PictureFormatTest::theClipboardHasImageSvgAndTable()
{
    ImageOptions options;
    options.size = {800, 450};
    QVERIFY(copyToClipboard(std::make_shared<TimelinePicture>(m_run), options).ok());
    const QMimeData *pasted = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(qvariant_cast<QImage>(pasted->imageData()).size(), options.size);
    QCOMPARE(rendered(pasted->data(QStringLiteral("image/svg+xml"))).size(), options.size);
    QVERIFY(pasted->hasText());
    const QByteArray csv = pasted->data(QStringLiteral("text/csv"));
    QVERIFY(csv.contains("future,state,worker"));
    QCOMPARE(pasted->text().toUtf8(), csv);

    QVERIFY(copyToClipboard(std::make_shared<BoardPicture>(m_run), options).ok());
    pasted = QGuiApplication::clipboard()->mimeData();
    QVERIFY(pasted->hasImage() && pasted->hasFormat(QStringLiteral("image/svg+xml")));
    QVERIFY(pasted->text().contains(QStringLiteral("future,place,worker")));

    QVERIFY(copyToClipboard(std::make_shared<Photograph>(), options).ok());
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasText());
    options.size = {20'000, 10};
    QVERIFY(!copyToClipboard(std::make_shared<BoardPicture>(m_run), options).ok());
}

void PictureFormatTest::theOneFailureAmongAMillionIsSeenInSmallFiles()
{
    const Run run = bench::syntheticRun(
        {.futures = 1'000'000, .lanes = 8, .steals = true, .refusals = true, .failedFuture = 654'321});
    const TimelinePicture picture(run);
    ImageOptions options;
    options.size = {1600, 900};
    const auto svg = encodePicture(picture, options, PictureFormat::Svg);
    const auto pdf = encodePicture(picture, options, PictureFormat::Pdf);
    QVERIFY(svg.ok() && pdf.ok());
    QVERIFY2(svg->size() < mostBytes, qPrintable(QString::number(svg->size())));
    QVERIFY2(pdf->size() < mostBytes, qPrintable(QString::number(pdf->size())));
    const QRect plot(200, 100, 1350, 780); // without the legend, which has every colour
    const int inPng = countOf(renderImage(picture, options)->copy(plot), BarState::Failed);
    QVERIFY(inPng > 0);
    QCOMPARE(countOf(rendered(*svg).copy(plot), BarState::Failed), inPng);
}

void PictureFormatTest::aPictureWithoutVectorsIsRefused()
{
    const auto svg = encodePicture(Photograph(false), {}, PictureFormat::Svg);
    QVERIFY(!svg.ok());
    QVERIFY(QString::fromStdString(svg.error().detail).contains(QStringLiteral("SVG")));
}

void PictureFormatTest::namesAPathThatCannotBeWritten_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("SVG") << static_cast<int>(PictureFormat::Svg);
    QTest::newRow("PDF") << static_cast<int>(PictureFormat::Pdf);
}

void PictureFormatTest::namesAPathThatCannotBeWritten()
{
    QFETCH(int, format);
    const QString path = m_folder.filePath(QStringLiteral("missing/picture"));
    const Status status = writeTimeline(m_run, path, {}, static_cast<PictureFormat>(format));
    QVERIFY(!status.ok());
    QCOMPARE(status.error().code, ErrorCode::OutputFailed);
    QVERIFY(QString::fromStdString(status.error().detail).contains(path));
    QVERIFY(!QFileInfo::exists(path));
    TimelineImageOptions huge;
    huge.size = {20'000, 10};
    const Status refused = writeTimeline(m_run, m_folder.filePath(QStringLiteral("huge")), huge,
                                         static_cast<PictureFormat>(format));
    QCOMPARE(refused.error().code, ErrorCode::ResourceLimit);
}

void PictureFormatTest::tellsTheFormatByTheEnding()
{
    QCOMPARE(formatOfPath(QStringLiteral("/a.b/x.SVG")), std::optional(PictureFormat::Svg));
    QCOMPARE(formatOfPath(QStringLiteral("x.pdf")), std::optional(PictureFormat::Pdf));
    QCOMPARE(formatOfPath(QStringLiteral("x.png")), std::optional(PictureFormat::Png));
    QCOMPARE(formatOfPath(QStringLiteral("svg")), std::nullopt);
}

void PictureFormatTest::theDialogWritesTheFormatThatIsChosenOrNamed()
{
    ExportDialog dialog(std::make_shared<TimelinePicture>(m_run), false, m_folder.path());
    auto *path = dialog.findChild<QLineEdit *>(QStringLiteral("exportPath"));
    auto *format = dialog.findChild<QComboBox *>(QStringLiteral("exportFormat"));
    QCOMPARE(format->count(), 5);
    QVERIFY(path->text().endsWith(QStringLiteral("timeline.png")));
    format->setCurrentIndex(format->findText(QStringLiteral("SVG")));
    emit format->activated(format->currentIndex());
    QVERIFY(path->text().endsWith(QStringLiteral("timeline.svg")));
    path->setText(m_folder.filePath(QStringLiteral("typed.pdf")));
    QCOMPARE(format->currentText(), QStringLiteral("PDF"));
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    dialog.findChild<QPushButton *>(QStringLiteral("exportSave"))->click();
    QTRY_COMPARE(exported.size(), 1);
    QFile file(path->text());
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().startsWith("%PDF-"));

    ExportDialog tables(std::make_shared<TimelinePicture>(m_run), false, m_folder.path());
    tables.findChild<QLineEdit *>(QStringLiteral("exportPath"))->setText(m_folder.filePath(QStringLiteral("run.csv")));
    QVERIFY(
        tables.findChild<QLabel *>(QStringLiteral("exportMessage"))->text().contains(QStringLiteral("each future")));
    QVERIFY(!tables.findChild<QComboBox *>(QStringLiteral("exportTheme"))->isEnabled());
    QSignalSpy written(&tables, &ExportDialog::exported);
    tables.findChild<QPushButton *>(QStringLiteral("exportSave"))->click();
    QTRY_COMPARE(written.size(), 1);
    QFile table(m_folder.filePath(QStringLiteral("run.csv")));
    QVERIFY(table.open(QIODevice::ReadOnly) && table.readAll().startsWith("# program: Futurescope"));

    ExportDialog boards(std::make_shared<BoardPicture>(m_run), false, m_folder.path());
    QCOMPARE(boards.findChild<QComboBox *>(QStringLiteral("exportFormat"))->count(), 5);
    ExportDialog blanks(std::make_shared<Photograph>(), false, m_folder.path());
    QCOMPARE(blanks.findChild<QComboBox *>(QStringLiteral("exportFormat"))->count(), 3);
}

QTEST_MAIN(PictureFormatTest)
#include "tst_pictureformat.moc"
