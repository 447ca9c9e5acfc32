// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportdialog.h"
#include "app/exporting/fonts.h"
#include "app/exporting/timelineimage.h"
#include "app/lab/theme.h"
#include "core/experiment/experimentjson.h"
#include "timelinesamples.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace futurescope;
using namespace futurescope::samples;

class TimelineImageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void writesAPngThatOpensWithLanesColoursAndTexts();
    void paintsAtEverySizeThemeAndBackground_data();
    void paintsAtEverySizeThemeAndBackground();
    void leavesTheBackgroundTransparent();
    void leavesOutLegendAndCaption();
    void refusesWhatIsTooLargeByName_data();
    void refusesWhatIsTooLargeByName();
    void namesAPathThatCannotBeWritten();
    void drawsEveryOneOf256Lanes();
    void paintsTheSameFromTheWindowAtTheEndOfARun();
    void showsTheMainLaneOfASequentialRunAtWork();
    void exportsFromTheDialog();
    void proposesAFolderThatExists();
    void asksInPlaceBeforeOverwriting();
    void showsAWrongSizeAndStaysOpen();
    void turnsCentimetresIntoPixels();

private:
    static int countOf(const QImage &image, const QColor &colour);
    static std::shared_ptr<TimelinePicture> picture();

    QTemporaryDir m_folder;
    Run m_run;
};

void TimelineImageTest::initTestCase()
{
    loadBundledFonts();
    QVERIFY(m_folder.isValid());
    m_run.experiment.workers = 4;
    m_run.experiment.workload.seed = 4711;
    m_run.machine = {"Test processor", "Linux 6.1", 2, 4};
    m_run.version = "0.1.0";
    m_run.startedAt = "2024-05-06T07:08:09Z";
    m_run.trace = pool({.lanes = 4, .tasks = 80, .failEvery = 9}).trace();
}

int TimelineImageTest::countOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour;
    }
    return count;
}

std::shared_ptr<TimelinePicture> TimelineImageTest::picture()
{
    Run run;
    run.trace = pool({.lanes = 2, .tasks = 20}).trace();
    return std::make_shared<TimelinePicture>(run);
}

void TimelineImageTest::writesAPngThatOpensWithLanesColoursAndTexts()
{
    const QString path = m_folder.filePath(QStringLiteral("a.png"));
    TimelineImageOptions options;
    options.size = {1200, 700};
    options.dpi = 150;
    options.title = QStringLiteral("Größe Ω");
    QVERIFY(writeTimeline(m_run, path, options, PictureFormat::Png).ok());

    QImageReader reader(path);
    const QImage image = reader.read();
    QCOMPARE(image.size(), QSize(1200, 700));
    QCOMPARE(image.dotsPerMeterX(), 5906);
    QCOMPARE(image.text(QStringLiteral("Title")), options.title);
    QCOMPARE(image.text(QStringLiteral("Software")), QStringLiteral("Futurescope 0.1.0"));
    QCOMPARE(image.text(QStringLiteral("Seed")), QStringLiteral("4711"));
    QVERIFY(image.text(QStringLiteral("Machine")).contains(QStringLiteral("Test processor")));
    const auto experiment = experimentFromJson(image.text(QStringLiteral("Parameters")).toStdString());
    QVERIFY(experiment.ok());
    QCOMPARE(experiment->workload.seed, m_run.experiment.workload.seed);

    const Theme &theme = themeFor(false);
    const int finished = countOf(image, theme.state(BarState::Finished).fill);
    const int failed = countOf(image, theme.state(BarState::Failed).fill);
    QVERIFY2(finished > 1200 * 700 / 5, qPrintable(QString::number(finished)));
    QVERIFY(failed > finished / 20 && failed < finished / 4);
    // Four lanes: along a column in the middle of the run, green comes and goes four times.
    int lanes = 0;
    bool inside = false;
    for (int y = 0; y < image.height(); ++y) {
        int green = 0;
        for (int x = 500; x < 560; ++x)
            green += image.pixelColor(x, y) == theme.state(BarState::Finished).fill
                     || image.pixelColor(x, y) == theme.state(BarState::Failed).fill;
        lanes += green > 30 && !inside;
        inside = green > 20;
    }
    QCOMPARE(lanes, 4);
}

void TimelineImageTest::paintsAtEverySizeThemeAndBackground_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("dark");
    QTest::newRow("one pixel") << QSize(1, 1) << 1.0 << false;
    QTest::newRow("a strip") << QSize(2000, 20) << 1.0 << false;
    QTest::newRow("a paper column") << QSize(1004, 768) << 300 / 96.0 * 0.7 << false;
    QTest::newRow("dark slide") << QSize(1920, 1080) << 1.5 << true;
}

void TimelineImageTest::paintsAtEverySizeThemeAndBackground()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    QFETCH(bool, dark);
    TimelineImageOptions options;
    options.size = size;
    options.scale = scale;
    options.dark = dark;
    const auto image = renderTimeline(m_run, options);
    QVERIFY(image.ok());
    QCOMPARE(image->size(), size);
    if (size.height() > 500) {
        QCOMPARE(image->pixelColor(1, 1), themeFor(dark).card);
        QVERIFY(countOf(*image, themeFor(dark).state(BarState::Finished).fill) > size.width() * size.height() / 8);
    }
}

void TimelineImageTest::leavesTheBackgroundTransparent()
{
    TimelineImageOptions options;
    options.size = {800, 500};
    options.background = Background::Transparent;
    const QString path = m_folder.filePath(QStringLiteral("clear.png"));
    QVERIFY(writeTimeline(m_run, path, options, PictureFormat::Png).ok());
    const QImage image(path);
    QVERIFY(image.hasAlphaChannel());
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
    QVERIFY(countOf(image, themeFor(false).state(BarState::Finished).fill) > 800 * 500 / 8);
}

void TimelineImageTest::leavesOutLegendAndCaption()
{
    TimelineImageOptions options;
    options.size = {900, 500};
    const QImage full = *renderTimeline(m_run, options);
    options.legend = false;
    const QImage bare = *renderTimeline(m_run, options);
    // No bar has run or been cancelled at the end, so these colours stood in the legend alone.
    QVERIFY(countOf(full, themeFor(false).state(BarState::Running).fill) > 0);
    QCOMPARE(countOf(bare, themeFor(false).state(BarState::Running).fill), 0);
    options.caption = false;
    QVERIFY(*renderTimeline(m_run, options) != bare);
}

void TimelineImageTest::refusesWhatIsTooLargeByName_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("dpi");
    QTest::addColumn<QString>("said");
    QTest::newRow("wide") << QSize(100'000, 10) << 96.0 << "16384";
    QTest::newRow("nothing") << QSize(0, 0) << 96.0 << "1 to 16384";
    QTest::newRow("negative") << QSize(800, -1) << 96.0 << "height is -1";
    QTest::newRow("large") << QSize(16'384, 16'384) << 96.0 << "100000000";
    QTest::newRow("resolution") << QSize(800, 600) << 1e9 << "2400 DPI";
    QTest::newRow("not a number") << QSize(800, 600) << std::nan("") << "resolution";
}

void TimelineImageTest::refusesWhatIsTooLargeByName()
{
    QFETCH(QSize, size);
    QFETCH(double, dpi);
    QFETCH(QString, said);
    TimelineImageOptions options;
    options.size = size;
    options.dpi = dpi;
    const QString path = m_folder.filePath(QStringLiteral("refused.png"));
    const Status status = writeTimeline(m_run, path, options, PictureFormat::Png);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().code, ErrorCode::ResourceLimit);
    QVERIFY2(status.error().detail.find(said.toStdString()) != std::string::npos, status.error().detail.c_str());
    QVERIFY(!QFile::exists(path));
}

void TimelineImageTest::namesAPathThatCannotBeWritten()
{
    const QString path = m_folder.filePath(QStringLiteral("no/such/folder.png"));
    const Status status = writeTimeline(m_run, path, {}, PictureFormat::Png);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().code, ErrorCode::OutputFailed);
    QVERIFY(status.error().detail.find(path.toStdString()) != std::string::npos);
}

void TimelineImageTest::drawsEveryOneOf256Lanes()
{
    Run run;
    run.experiment.workers = 256;
    Script script;
    for (std::uint32_t id = 1; id <= 256; ++id)
        script.submit(id, 0).start(id, static_cast<int>(id), 1 * ms).finish(id, static_cast<int>(id), 90 * ms);
    run.trace = script.trace();
    TimelineImageOptions options;
    options.size = {1920, 1080};
    const QImage image = *renderTimeline(run, options);
    int green = 0;
    for (int y = 0; y < image.height(); ++y)
        green += image.pixelColor(900, y) == themeFor(false).state(BarState::Finished).fill;
    QVERIFY2(green >= 256, qPrintable(QString::number(green)));
}

void TimelineImageTest::paintsTheSameFromTheWindowAtTheEndOfARun()
{
    const TimelineImageOptions options;
    const auto atEnd = [&](std::int64_t before) {
        const Timeline timeline = pool({.lanes = 4, .tasks = 80, .failEvery = 9}).timeline();
        return renderImage(TimelinePicture(m_run, {}, timeline.endNs() - before), options);
    };
    const auto plain = renderTimeline(m_run, options);
    QVERIFY(plain.ok());
    QVERIFY(*atEnd(0) == *plain);
    QVERIFY(*atEnd(1000) != *plain); // there the cursor is seen
}

void TimelineImageTest::showsTheMainLaneOfASequentialRunAtWork()
{
    Run run;
    run.experiment.executor = ExecutorKind::Sequential;
    run.experiment.workers = 1;
    run.trace = Script()
                    .mark(MarkKind::SubmitBegan, 0, 0)
                    .submit(1, 0)
                    .start(1, 1, 0)
                    .finish(1, 1, 90 * ms)
                    .mark(MarkKind::SubmitEnded, 0, 90 * ms)
                    .trace();
    const auto overhead = [&] {
        return countOf(*renderTimeline(run, {}), themeFor(false).state(BarState::Overhead).fill);
    };
    QCOMPARE(overhead(), 0);
    run.experiment.executor = ExecutorKind::Threads;
    QVERIFY(overhead() > 1000);
}

void TimelineImageTest::proposesAFolderThatExists()
{
    ExportDialog dialog(picture(), false, m_folder.filePath(QStringLiteral("missing")));
    const auto *path = dialog.findChild<QLineEdit *>(QStringLiteral("exportPath"));
    QVERIFY(path);
    QVERIFY(QFileInfo(path->text()).dir().exists());
}

void TimelineImageTest::exportsFromTheDialog()
{
    ExportDialog dialog(picture(), false, m_folder.path());
    auto *path = dialog.findChild<QLineEdit *>(QStringLiteral("exportPath"));
    path->setText(m_folder.filePath(QStringLiteral("dialog.png")));
    auto *size = dialog.findChild<QLabel *>(QStringLiteral("exportSize"));
    QTRY_VERIFY(size->text().contains(QStringLiteral("kB")));
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    dialog.findChild<QPushButton *>(QStringLiteral("exportSave"))->click();
    QCOMPARE(exported.size(), 1);
    QCOMPARE(QImage(path->text()).size(), QSize(1920, 1080));
}

void TimelineImageTest::asksInPlaceBeforeOverwriting()
{
    const QString path = m_folder.filePath(QStringLiteral("there.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
    file.close();
    ExportDialog dialog(picture(), false, m_folder.path());
    dialog.findChild<QLineEdit *>(QStringLiteral("exportPath"))->setText(path);
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    auto *save = dialog.findChild<QPushButton *>(QStringLiteral("exportSave"));
    save->click();
    QCOMPARE(exported.size(), 0);
    QCOMPARE(save->text(), QStringLiteral("Overwrite"));
    QCOMPARE(QFileInfo(path).size(), 3);
    save->click(); // not painted yet perhaps: then it is saved as soon as it is
    QTRY_COMPARE(exported.size(), 1);
    QVERIFY(!QImage(path).isNull());
}

void TimelineImageTest::showsAWrongSizeAndStaysOpen()
{
    ExportDialog dialog(picture(), false, m_folder.path());
    auto *message = dialog.findChild<QLabel *>(QStringLiteral("exportMessage"));
    auto *save = dialog.findChild<QPushButton *>(QStringLiteral("exportSave"));
    dialog.findChild<QDoubleSpinBox *>(QStringLiteral("exportWidth"))->setValue(50'000);
    QVERIFY(message->text().contains(QStringLiteral("16384")));
    QVERIFY(!save->isEnabled());
    dialog.findChild<QDoubleSpinBox *>(QStringLiteral("exportWidth"))->setValue(500);
    QVERIFY(message->text().isEmpty() && save->isEnabled());
    dialog.findChild<QLineEdit *>(QStringLiteral("exportPath"))->setText(m_folder.filePath(QStringLiteral("no/x.png")));
    dialog.show();
    save->click();
    QTRY_VERIFY(message->text().contains(QStringLiteral("x.png")));
    QVERIFY(dialog.isVisible());
}

void TimelineImageTest::turnsCentimetresIntoPixels()
{
    QCOMPARE(presetSize(SizePreset::PaperColumn, {}).pixels().width(), 1004);
    QCOMPARE(presetSize(SizePreset::PaperWidth, {}).pixels().width(), 2008);
    QCOMPARE(presetSize(SizePreset::Slide, {}).pixels(), QSize(1920, 1080));
    QCOMPARE(presetSize(SizePreset::Screen, {640, 400}).pixels(), QSize(640, 400));
}

QTEST_MAIN(TimelineImageTest)
#include "tst_timelineimage.moc"
