// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/lessons/evidence.h"
#include "app/lessons/handout.h"
#include "app/lessons/handoutpages.h"
#include "app/lessons/predictionscene.h"
#include "tests/app/lessonsamples.h"
#include "tests/app/pdftext.h"

#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QtTest>

using namespace futurescope;

namespace {

constexpr QRectF room(0, 0, 600, 900);

QByteArray pdfOf(const std::vector<LessonEntry> &lessons)
{
    const auto pdf = handoutsPdf(lessons);
    return pdf ? *pdf : QByteArray();
}

QImage painted(const PageFlow &flow, int page = 0)
{
    QImage image(600, 900, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    flow.paint(painter, page);
    return image;
}

} // namespace

class HandoutTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadBundledFonts(); }
    void aLessonIsTwoPagesOfPaper_data();
    void aLessonIsTwoPagesOfPaper();
    void theQuestionStandsOnTheFrontAndTheAnswerOnTheBack();
    void theScriptIsOnASheetOfItsOwnIfWanted();
    void ghostsArePrinted();
    void whatElseWasMeasuredIsTold();
    void aLessonWithoutAReferenceSaysSo();
    void theFrontShowsNoAnswers();
    void manyLessonsAreOneFile();
    void longTextsAreNeitherCutNorSharedBetweenSheets();
    void textIsNeverTakenForMarkup();
    void aPictureGrowsOnlyOnASinglePage();
    void aBrokenReferenceIsNamed();
    void itCanBeGivenUp();
    void aPathThatCannotBeWrittenIsNamed();

private:
    LessonEntry written(PredictionKind kind, bool withReference)
    {
        LessonEntry entry = samples::lesson(kind);
        samples::writeLesson(entry, m_folder.filePath(QString::number(m_next++)), withReference);
        return entry;
    }

    QTemporaryDir m_folder;
    int m_next = 0;
};

void HandoutTest::aLessonIsTwoPagesOfPaper_data()
{
    QTest::addColumn<int>("kind");
    for (const PredictionKind kind : {PredictionKind::FinishLines, PredictionKind::Count, PredictionKind::Order,
                                      PredictionKind::Curve, PredictionKind::Pick})
        QTest::newRow(std::string(predictionKindName(kind)).c_str()) << static_cast<int>(kind);
}

void HandoutTest::aLessonIsTwoPagesOfPaper()
{
    QFETCH(int, kind);
    const QByteArray pdf = pdfOf({written(static_cast<PredictionKind>(kind), true)});
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE(pdf::pages(pdf), 2);
    QVERIFY2(pdf.contains("/MediaBox [0 0 595"), "A4 is 595 x 842 points");
    QVERIFY2(pdf.contains("FuturescopeSans"), "the bundled face is in the file");
}

void HandoutTest::theQuestionStandsOnTheFrontAndTheAnswerOnTheBack()
{
    const auto pages = pdf::texts(pdfOf({written(PredictionKind::FinishLines, true)}));
    if (!pages)
        QSKIP("pdftotext is not installed");
    QCOMPARE(pages->size(), 2);
    const LessonText text = samples::lessonText();
    for (const std::string &front : {text.title, text.question, text.reasons[0], text.reasons[1]})
        QVERIFY2(pages->at(0).contains(QString::fromStdString(front)), front.c_str());
    for (const std::string &back :
         {text.title, text.explanation, text.misconception, text.correction, text.tryNext, std::string("Abacus 3"),
          std::string("4 cores"), std::string("2026-02-03"), std::string("6 items · 10"), std::string("2 workers")})
        QVERIFY2(pages->at(1).contains(QString::fromStdString(back)), back.c_str());
    QVERIFY(!pages->at(0).contains(QString::fromStdString(text.explanation)));
    QVERIFY2(pages->at(1).contains("40.7"), "the loop's figure stands in the picture");
    QVERIFY2(!pages->at(0).contains("40.7"), "and not on the front");
}

void HandoutTest::theScriptIsOnASheetOfItsOwnIfWanted()
{
    LessonEntry entry = written(PredictionKind::FinishLines, true);
    entry.text.script = "Mind the gap, dear audience.";
    const auto pdf = handoutsPdf({entry}, {true, {}});
    QVERIFY(pdf.ok());
    QCOMPARE(pdf::pages(*pdf), 4);
    const auto with = pdf::texts(*pdf);
    const auto without = pdf::texts(pdfOf({entry}));
    if (!with || !without)
        QSKIP("pdftotext is not installed");
    QVERIFY(with->at(2).contains(QString::fromStdString(entry.text.script)));
    QVERIFY(with->at(2).contains(QString::fromStdString(entry.text.question)));
    for (const QString &page : *without)
        QVERIFY(!page.contains(QString::fromStdString(entry.text.script)));
    QVERIFY(with->at(0) == without->at(0));
}

void HandoutTest::ghostsArePrinted()
{
    const auto lessons = shippedLessons(QStringLiteral("en"));
    QVERIFY(lessons.ok());
    const auto ghosted = std::ranges::find_if(*lessons, [](const LessonEntry &entry) { return entry.lesson.ghosts; });
    QVERIFY(ghosted != lessons->end());
    auto recorded = recordedResult(*ghosted);
    QVERIFY(recorded.ok());
    auto &runs = recorded->runs[ghosted->lesson.shown];
    QVERIFY(runs.size() > 2);
    const QImage all = painted(handoutBack(*ghosted, *recorded, room));
    runs.back() = runs[1]; // one of them less to see
    QVERIFY2(painted(handoutBack(*ghosted, *recorded, room)) != all, "each is there");
}

/// Lesson 16 asks which counter is fastest, and which is wrong: that is told too.
void HandoutTest::whatElseWasMeasuredIsTold()
{
    const auto lessons = shippedLessons(QStringLiteral("en"));
    QVERIFY(lessons.ok());
    const auto counters = std::ranges::find_if(*lessons,
                                               [](const LessonEntry &entry) { return entry.lesson.number == 16; });
    QVERIFY(counters != lessons->end());
    const auto recorded = recordedResult(*counters);
    QVERIFY(recorded.ok());
    const QStringList lines = evidenceLines(*counters, *recorded);
    const QStringList lost = lines.filter(QStringLiteral("Increments lost: "));
    QCOMPARE(lost.size(), 1);
    QVERIFY2(lost.front().contains(QStringLiteral("0 (Atomic)")), qPrintable(lost.front()));
    QVERIFY2(!lost.front().contains(QStringLiteral(" 0 (Plain")), qPrintable(lost.front()));
    QVERIFY2(lines.filter(measureTitle(Measure::Makespan)).isEmpty(), "what was asked stands in the picture");
    const auto pages = pdf::texts(pdfOf({*counters}));
    if (!pages)
        QSKIP("pdftotext is not installed");
    QVERIFY(pages->at(1).contains(QStringLiteral("Increments lost")));
    QVERIFY(!pages->at(0).contains(QStringLiteral("Increments lost")));
}

void HandoutTest::aLessonWithoutAReferenceSaysSo()
{
    const QByteArray pdf = pdfOf({written(PredictionKind::FinishLines, false)});
    QCOMPARE(pdf::pages(pdf), 2);
    const auto pages = pdf::texts(pdf);
    if (!pages)
        QSKIP("pdftotext is not installed");
    QVERIFY(pages->at(1).contains("No run was recorded with this lesson"));
    QVERIFY(pages->at(1).contains(QString::fromStdString(samples::lessonText().explanation)));
}

void HandoutTest::theFrontShowsNoAnswers()
{
    const LessonEntry without = written(PredictionKind::Count, false);
    const LessonEntry with = written(PredictionKind::Count, true);
    QCOMPARE(painted(handoutFront(with, room)), painted(handoutFront(without, room)));
    const auto recorded = recordedResult(with);
    QVERIFY(recorded.ok());
    QVERIFY(painted(handoutBack(with, *recorded, room)) != painted(handoutBack(with, std::nullopt, room)));
}

void HandoutTest::manyLessonsAreOneFile()
{
    const std::vector<LessonEntry> lessons{written(PredictionKind::Order, true), written(PredictionKind::Pick, false),
                                           written(PredictionKind::Curve, true)};
    std::vector<std::size_t> steps;
    const auto pdf = handoutsPdf(lessons, {false, [&](std::size_t done, std::size_t of) {
                                               steps.push_back(done);
                                               return of == 3;
                                           }});
    QVERIFY(pdf.ok());
    QCOMPARE(pdf::pages(*pdf), 6);
    QCOMPARE(steps, (std::vector<std::size_t>{0, 1, 2}));
}

void HandoutTest::longTextsAreNeitherCutNorSharedBetweenSheets()
{
    LessonEntry entry = written(PredictionKind::FinishLines, true);
    for (int line = 0; line < 400; ++line)
        entry.text.explanation += fmt::format(" Sentence {} goes on for a while, as sentences may.", line);
    entry.text.explanation += " " + std::string(3000, 'x') + " last";
    const QByteArray pdf = pdfOf({entry, written(PredictionKind::Count, true)});
    const int count = pdf::pages(pdf);
    QVERIFY(count > 4);
    QCOMPARE(count % 2, 0);
    const auto pages = pdf::texts(pdf);
    if (!pages)
        QSKIP("pdftotext is not installed");
    QVERIFY(pages->join(' ').contains("Sentence 399 goes on"));
    QVERIFY(pages->join(' ').contains("last"));
    QVERIFY2(pages->at(count - 2).contains("Why do you expect it?"), "the next lesson begins on a sheet of its own");
}

void HandoutTest::textIsNeverTakenForMarkup()
{
    LessonEntry entry = written(PredictionKind::FinishLines, false);
    entry.text.explanation = "<b>bold</b> <img src=\"/etc/passwd\"> & so on";
    const auto pages = pdf::texts(pdfOf({entry}));
    if (!pages)
        QSKIP("pdftotext is not installed");
    QVERIFY(pages->at(1).contains(QString::fromStdString(entry.text.explanation)));
}

void HandoutTest::aPictureGrowsOnlyOnASinglePage()
{
    const auto heightOf = [](int texts) {
        double height = 0;
        PageFlow flow(room);
        flow.addPicture(0, 100, 300, [&height](QPainter &, const QRectF &area) { height = area.height(); });
        for (int i = 0; i < texts; ++i)
            flow.addText(QStringLiteral("word"), {paperFont(40), Qt::black});
        flow.grow();
        painted(flow);
        return height;
    };
    QCOMPARE(heightOf(0), 300.0);
    QVERIFY(heightOf(10) > 100);
    QVERIFY(heightOf(10) < 300);
    QCOMPARE(heightOf(60), 100.0);
}

void HandoutTest::aBrokenReferenceIsNamed()
{
    const LessonEntry entry = written(PredictionKind::FinishLines, true);
    samples::writeFile(entry.folder + "/reference/reference.json", "{\"figures\": 3}");
    const auto pdf = handoutsPdf({entry});
    QVERIFY(!pdf.ok());
    QVERIFY2(pdf.error().detail.ends_with("reference.json: figures is 3; it must be an object"),
             pdf.error().detail.c_str());
    QVERIFY(!handoutsPdf({}).ok());
}

void HandoutTest::itCanBeGivenUp()
{
    const QString path = m_folder.filePath("never.pdf");
    const std::vector<LessonEntry> lessons{written(PredictionKind::Order, false), written(PredictionKind::Pick, false)};
    QVERIFY(!writeHandouts(lessons, path, {false, [](std::size_t done, std::size_t) { return done == 0; }}).ok());
    QVERIFY(!QFile::exists(path));
}

void HandoutTest::aPathThatCannotBeWrittenIsNamed()
{
    const auto status = writeHandouts({written(PredictionKind::Order, false)}, "/nowhere/a.pdf");
    QVERIFY(!status.ok());
    QCOMPARE(status.error().code, ErrorCode::OutputFailed);
    QVERIFY(QString::fromStdString(status.error().detail).contains("/nowhere/a.pdf"));
}

QTEST_MAIN(HandoutTest)
#include "tst_handout.moc"
