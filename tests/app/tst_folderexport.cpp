// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcharts.h"
#include "app/exporting/boardimage.h"
#include "app/exporting/folderdialog.h"
#include "app/exporting/fonts.h"
#include "app/exporting/timelineimage.h"
#include "tests/app/photograph.h"
#include "tests/app/sweepsamples.h"
#include "tests/app/timelinesamples.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace futurescope;

class FolderExportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void namesFollowTheTemplate_data();
    void namesFollowTheTemplate();
    void namesThatAreTakenGetANumber();
    void badTemplatesAreNamed_data();
    void badTemplatesAreNamed();
    void onlyPicturesThatHaveTheFormatAreWritten();
    void theDialogShowsTheNamesAndWritesThemWithProgress();
    void theDialogAsksBeforeItOverwrites();
    void anErrorNamesThePath();
    void cancellingIsAnsweredAtOnce();

private:
    QString text(const QDialog &dialog, const char *label) const
    {
        return dialog.findChild<QLabel *>(QLatin1String(label))->text();
    }
    Pictures m_pictures; ///< timeline, board, speedup, granularity
};

void FolderExportTest::initTestCase()
{
    loadBundledFonts();
    Run run;
    run.experiment.workers = 4;
    run.startedAt = "2026-11-21T09:00:00Z";
    run.trace = samples::pool({.lanes = 4, .tasks = 40}).trace();
    m_pictures = {std::make_shared<TimelinePicture>(run), std::make_shared<BoardPicture>(run),
                  chartPicture(SweepChart::Speedup, speedupResult(), {460, 260}),
                  chartPicture(SweepChart::Granularity, granularityResult(), {460, 260})};
}

void FolderExportTest::namesFollowTheTemplate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("usual") << usualNameTemplate << "Speedup-threads-sum-of-squares.png";
    QTest::newRow("date") << "{date} {title}"
                          << "2026-11-22-Speedup.png";
    QTest::newRow("words around") << "my {title}: 100 %"
                                  << "my-Speedup-100.png";
    QTest::newRow("no field") << "figure"
                              << "figure.png";
    QTest::newRow("hidden") << "..{executor}"
                            << "threads.png";
}

void FolderExportTest::namesFollowTheTemplate()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    const auto files = folderFiles({m_pictures[2]}, name, PictureFormat::Png);
    QVERIFY(files.ok());
    QCOMPARE(files->size(), 1u);
    QCOMPARE(files->front().name, file);
}

void FolderExportTest::namesThatAreTakenGetANumber()
{
    const auto files = folderFiles(m_pictures, QStringLiteral("{workload}"), PictureFormat::Svg);
    QVERIFY(files.ok());
    QStringList names;
    for (const FolderFile &file : *files)
        names << file.name;
    QCOMPARE(names, QStringList({"sum-of-squares.svg", "sum-of-squares-2.svg", "sum-of-squares-3.svg",
                                 "sum-of-squares-4.svg"}));
}

void FolderExportTest::badTemplatesAreNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << " "
                           << "empty";
    QTest::newRow("slash") << "../{title}"
                           << "/";
    QTest::newRow("unknown") << "{colour}"
                             << "{colour}";
    QTest::newRow("open") << "{title"
                          << "{title";
    QTest::newRow("long") << QString(300, QLatin1Char('x')) << "255 bytes";
}

void FolderExportTest::badTemplatesAreNamed()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    const auto files = folderFiles(m_pictures, name, PictureFormat::Png);
    QVERIFY(!files.ok());
    QVERIFY2(QString::fromStdString(files.error().detail).contains(words), files.error().detail.c_str());
}

void FolderExportTest::onlyPicturesThatHaveTheFormatAreWritten()
{
    QCOMPARE(folderFiles(m_pictures, usualNameTemplate, PictureFormat::Pdf)->size(), 4u);
    QCOMPARE(folderFiles(m_pictures, usualNameTemplate, PictureFormat::Csv)->size(), 4u);
    Pictures withPhotograph = m_pictures;
    withPhotograph.push_back(std::make_shared<samples::Photograph>(false));
    QCOMPARE(folderFiles(withPhotograph, usualNameTemplate, PictureFormat::Svg)->size(), 4u); // it becomes no vectors
    QCOMPARE(folderFiles(withPhotograph, usualNameTemplate, PictureFormat::Csv)->size(), 4u); // and has no figures
    QCOMPARE(folderFiles(withPhotograph, usualNameTemplate, PictureFormat::Png)->size(), 5u);
}

void FolderExportTest::theDialogShowsTheNamesAndWritesThemWithProgress()
{
    const QTemporaryDir folder;
    FolderDialog dialog(m_pictures, false, folder.path());
    auto *format = dialog.findChild<QComboBox *>(QStringLiteral("exportFormat"));
    format->setCurrentIndex(format->findText(QStringLiteral("SVG")));
    auto *names = dialog.findChild<QListWidget *>(QStringLiteral("exportNames"));
    QCOMPARE(names->count(), 4);
    QCOMPARE(names->item(2)->text(), QStringLiteral("Speedup-threads-sum-of-squares.svg"));
    QSignalSpy exported(&dialog, &FolderDialog::exported);
    dialog.findChild<QPushButton *>(QStringLiteral("exportSave"))->click();
    QTRY_COMPARE(exported.size(), 1);
    QCOMPARE(exported.first().first().toInt(), 4);
    QCOMPARE(dialog.findChild<QProgressBar *>()->value(), 4);
    const QStringList written = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(written.size(), 4);
    for (const QString &name : written) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().trimmed().endsWith("</svg>"));
    }
}

void FolderExportTest::theDialogAsksBeforeItOverwrites()
{
    const QTemporaryDir folder;
    const QString taken = folder.filePath(QStringLiteral("Granularity.csv"));
    QFile old(taken);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    FolderDialog dialog(m_pictures, false, folder.path());
    dialog.findChild<QLineEdit *>(QStringLiteral("exportTemplate"))->setText(QStringLiteral("{title}"));
    auto *format = dialog.findChild<QComboBox *>(QStringLiteral("exportFormat"));
    format->setCurrentIndex(format->findText(QStringLiteral("CSV")));
    QCOMPARE(dialog.findChild<QListWidget *>()->findItems(QStringLiteral("exists"), Qt::MatchContains).size(), 1);
    auto *save = dialog.findChild<QPushButton *>(QStringLiteral("exportSave"));
    QSignalSpy exported(&dialog, &FolderDialog::exported);
    save->click();
    QCOMPARE(save->text(), QStringLiteral("Overwrite"));
    QVERIFY(text(dialog, "exportMessage").contains(QStringLiteral("Granularity.csv exists")));
    QVERIFY(old.open(QIODevice::ReadOnly) && old.readAll() == "old");
    save->click();
    QTRY_COMPARE(exported.size(), 1);
    QFile fresh(taken);
    QVERIFY(fresh.open(QIODevice::ReadOnly) && fresh.readAll().contains("# chart: granularity"));
}

void FolderExportTest::anErrorNamesThePath()
{
    const QTemporaryDir folder;
    const QString missing = folder.filePath(QStringLiteral("missing"));
    FolderDialog dialog(m_pictures, false, folder.path());
    dialog.findChild<QLineEdit *>(QStringLiteral("exportFolder"))->setText(missing);
    QSignalSpy exported(&dialog, &FolderDialog::exported);
    auto *save = dialog.findChild<QPushButton *>(QStringLiteral("exportSave"));
    save->click();
    QTRY_VERIFY(text(dialog, "exportMessage").contains(missing));
    QCOMPARE(exported.size(), 0);
    QTRY_VERIFY(save->isEnabled());
    QVERIFY(!QFileInfo::exists(missing));
}

void FolderExportTest::cancellingIsAnsweredAtOnce()
{
    const QTemporaryDir folder;
    FolderExport job;
    QSignalSpy cancelled(&job, &FolderExport::cancelled);
    QSignalSpy finished(&job, &FolderExport::finished);
    const auto files = folderFiles(m_pictures, usualNameTemplate, PictureFormat::Png);
    job.start(*files, std::vector<ImageOptions>(files->size()), folder.path(), PictureFormat::Png);
    QVERIFY(job.isRunning());
    job.cancel();
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!job.isRunning());
    // Another one is not disturbed by what the first had begun.
    job.start(*files, std::vector<ImageOptions>(files->size()), folder.path(), PictureFormat::Png);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toInt(), 4);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 4);
}

QTEST_MAIN(FolderExportTest)
#include "tst_folderexport.moc"
