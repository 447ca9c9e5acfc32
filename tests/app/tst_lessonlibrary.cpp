// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/experimentpanel.h"
#include "app/lessons/lessonrecording.h"
#include "core/lessons/reference.h"
#include "tests/app/seedconcepts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <QWidget>

#include <algorithm>
#include <map>
#include <set>

using namespace futurescope;

namespace {

const std::set<std::string> courses{"concurrent-basics", "futures", "process-pool", "thread-pool", "beyond"};

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// Letters as a person counts them.
qsizetype lengthOf(const std::string &value)
{
    return QString::fromStdString(value).size();
}

std::map<std::string, std::vector<std::string>> lessonsByConcept(const std::vector<LessonEntry> &lessons)
{
    std::map<std::string, std::vector<std::string>> found;
    for (const LessonEntry &entry : lessons) {
        for (const std::string &name : entry.lesson.concepts)
            found[name].push_back(entry.lesson.id);
    }
    return found;
}

bool contains(const auto &list, const std::string &name)
{
    return std::ranges::find(list, std::string_view(name)) != list.end();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void copyFiles(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QString &name : QDir(from).entryList(QDir::Files))
        write(QDir(to).filePath(name), contentOf(QDir(from).filePath(name)));
}

} // namespace

/// The lessons that ship: complete in both languages, within their limits, each with a reference that shows it.
class TestLessonLibrary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void allLessonsAreThereInTheOrderOfTheirNumbers();
    void bothLanguagesHaveEveryText();
    void textsFitTheirPlaces();
    void everyLessonAsksSomethingAndChecksIt();
    void freeControlsAreControlsOfThePanel();
    void everyLessonIsTheSameAfterWritingAndReading();
    void everyReferenceSatisfiesItsContract();
    void referencesHaveTheRunsThatAreShown();
    void everyConceptOfTheCourseHasALesson();
    void noLessonHasAConceptOfNowhere();
    void aLessonOfTheDiskIsReadInTheLanguageThereIs();
    void badFoldersAreNamed();
    void aReferenceIsRecordedAndReadBack();

private:
    std::vector<LessonEntry> m_english;
    std::vector<LessonEntry> m_german;
};

void TestLessonLibrary::initTestCase()
{
    auto english = shippedLessons("en");
    QVERIFY2(english.ok(), english.ok() ? "" : english.error().detail.c_str());
    auto german = shippedLessons("de");
    QVERIFY2(german.ok(), german.ok() ? "" : german.error().detail.c_str());
    m_english = std::move(*english);
    m_german = std::move(*german);
}

void TestLessonLibrary::allLessonsAreThereInTheOrderOfTheirNumbers()
{
    QCOMPARE(m_english.size(), std::size_t{22});
    for (std::size_t index = 0; index < m_english.size(); ++index) {
        const Lesson &lesson = m_english[index].lesson;
        QCOMPARE(lesson.number, static_cast<int>(index));
        QVERIFY2(text(lesson.id).startsWith(QString("%1-").arg(lesson.number, 2, 10, QLatin1Char('0'))),
                 lesson.id.c_str());
        QVERIFY2(courses.contains(lesson.course), lesson.id.c_str());
    }
    QCOMPARE(m_german.size(), m_english.size());
}

void TestLessonLibrary::bothLanguagesHaveEveryText()
{
    for (std::size_t index = 0; index < m_english.size(); ++index) {
        const char *id = m_english[index].lesson.id.c_str();
        const LessonText &english = m_english[index].text;
        const LessonText &german = m_german[index].text;
        QVERIFY2(m_german[index].lesson == m_english[index].lesson, id);
        QVERIFY2(!(german == english), id);
        QCOMPARE(german.reasons.size(), english.reasons.size());
        QVERIFY2(english.reasons.size() >= 2 && english.reasons.size() <= LessonText::maxReasons, id);
        QVERIFY2(german.correction.empty() == english.correction.empty(), id);
        for (const LessonText *each : {&english, &german}) {
            for (const std::string *paragraph : {&each->title, &each->question, &each->locked, &each->explanation,
                                                 &each->misconception, &each->tryNext, &each->script})
                QVERIFY2(!paragraph->empty(), id);
            const std::set<std::string> rows(each->variants.begin(), each->variants.end());
            QVERIFY2(rows.size() == each->variants.size(), id); // no two rows are called the same
        }
        QVERIFY2(english.misconception.starts_with("Many think"), id);
        QVERIFY2(german.misconception.starts_with("Viele"), id);
    }
}

void TestLessonLibrary::textsFitTheirPlaces()
{
    for (const auto *entries : {&m_english, &m_german}) {
        for (const LessonEntry &entry : *entries) {
            const char *id = entry.lesson.id.c_str();
            const LessonText &shown = entry.text;
            QVERIFY2(lengthOf(shown.title) <= 40, id);
            QVERIFY2(lengthOf(shown.question) <= 160, id);
            QVERIFY2(lengthOf(shown.explanation) <= 600, id);
            for (const std::string &reason : shown.reasons)
                QVERIFY2(lengthOf(reason) <= 80, qPrintable(text(entry.lesson.id + ": " + reason)));
            for (const std::string &row : shown.variants)
                QVERIFY2(!row.empty() && lengthOf(row) <= 24, qPrintable(text(entry.lesson.id + ": " + row)));
            QVERIFY2(text(shown.tryNext).count('?') == 1 && shown.tryNext.ends_with('?'), id); // one open question
            // Ninety seconds at 110 to 170 words a minute, with the pause for the prediction.
            const auto words = text(shown.script).split(' ', Qt::SkipEmptyParts).size();
            QVERIFY2(words >= 110 && words <= 250, qPrintable(QString("%1: %2").arg(id).arg(words)));
        }
    }
}

void TestLessonLibrary::everyLessonAsksSomethingAndChecksIt()
{
    for (const LessonEntry &entry : m_english) {
        const char *id = entry.lesson.id.c_str();
        QVERIFY2(entry.lesson.prediction.has_value(), id);
        QVERIFY2(!entry.lesson.contract.empty(), id);
        QVERIFY2(!entry.lesson.concepts.empty(), id);
        // A run that is shown must not be too long to be recorded.
        QVERIFY2(entry.lesson.variants[entry.lesson.shown].experiment.futures() <= mostRecordedFutures, id);
        for (const LessonVariant &variant : entry.lesson.variants)
            QVERIFY2(variant.experiment.unknownFields.empty(), variant.experiment.unknownFields.c_str());
    }
}

void TestLessonLibrary::freeControlsAreControlsOfThePanel()
{
    QUndoStack undo;
    ExperimentPanel panel({}, &undo, 4);
    for (const LessonEntry &entry : m_english) {
        const auto &free = entry.lesson.free;
        QVERIFY2(free.size() >= 2 && free.size() <= 4, entry.lesson.id.c_str());
        for (const std::string &name : free) {
            const QString widget = name == "executor" ? QStringLiteral("executor-threads") : text(name);
            QVERIFY2(panel.findChild<QWidget *>(widget), qPrintable(text(entry.lesson.id + ": " + name)));
        }
    }
}

void TestLessonLibrary::everyLessonIsTheSameAfterWritingAndReading()
{
    for (const LessonEntry &entry : m_english) {
        const auto again = lessonFromJson(toJson(entry.lesson), entry.lesson.id);
        QVERIFY2(again.ok() && *again == entry.lesson, entry.lesson.id.c_str());
    }
}

void TestLessonLibrary::everyReferenceSatisfiesItsContract()
{
    for (const LessonEntry &entry : m_english) {
        const auto recorded = recordedResult(entry);
        QVERIFY2(recorded.ok(), recorded.ok() ? "" : recorded.error().detail.c_str());
        const ContractVerdict verdict = checkContract(entry.lesson, *recorded);
        QVERIFY2(verdict.shown(), describeVerdict(entry.lesson, *recorded, verdict).c_str());
        QVERIFY2(!recorded->machine.cpu.empty() && !recorded->recordedAt.empty(), entry.lesson.id.c_str());
        for (const LessonFigure &figure : figuresOf(entry.lesson))
            QVERIFY2(recorded->figure(figure).has_value(), entry.lesson.id.c_str());
    }
}

void TestLessonLibrary::referencesHaveTheRunsThatAreShown()
{
    for (const LessonEntry &entry : m_english) {
        const auto recorded = recordedResult(entry);
        QVERIFY(recorded.ok());
        const Lesson &lesson = entry.lesson;
        const std::size_t ghosts = lesson.ghosts ? static_cast<std::size_t>(lesson.repeats) : 1;
        QCOMPARE(recorded->runs[lesson.shown].size(), ghosts);
        for (std::size_t variant = 0; variant < lesson.variants.size(); ++variant) {
            for (const auto &run : recorded->runs[variant])
                QVERIFY2(run->experiment == lesson.variants[variant].experiment, lesson.id.c_str());
        }
    }
}

void TestLessonLibrary::everyConceptOfTheCourseHasALesson()
{
    const auto lessons = lessonsByConcept(m_english);
    for (const std::string_view name : seedConcepts)
        QVERIFY2(lessons.contains(std::string(name)), std::string(name).c_str());
    for (const std::string_view name : furtherConcepts)
        QVERIFY2(lessons.contains(std::string(name)), std::string(name).c_str());
}

void TestLessonLibrary::noLessonHasAConceptOfNowhere()
{
    for (const auto &[name, lessons] : lessonsByConcept(m_english))
        QVERIFY2(contains(seedConcepts, name) || contains(furtherConcepts, name),
                 (lessons.front() + ": " + name).c_str());
}

void TestLessonLibrary::aLessonOfTheDiskIsReadInTheLanguageThereIs()
{
    const QTemporaryDir disk;
    const QString folder = disk.filePath("my-lesson");
    copyFiles(m_english.front().folder, folder);
    QCOMPARE(lessonInFolder(folder, "de")->text.title, m_german.front().text.title);
    QVERIFY(QFile::remove(folder + "/text.de.json"));
    const auto english = lessonInFolder(folder, "de");
    QVERIFY(english.ok());
    QCOMPARE(english->text.title, m_english.front().text.title);
    QCOMPARE(english->lesson.id, std::string("my-lesson"));
}

void TestLessonLibrary::badFoldersAreNamed()
{
    const QTemporaryDir disk;
    const auto none = lessonInFolder(disk.filePath("nowhere"), "en");
    QVERIFY(!none.ok());
    QVERIFY2(none.error().detail.find("nowhere/lesson.json") != std::string::npos, none.error().detail.c_str());
    const QString folder = disk.filePath("bad");
    copyFiles(m_english.front().folder, folder);
    write(folder + "/lesson.json", R"({"number": 4000})");
    const auto bad = lessonInFolder(folder, "en");
    QVERIFY(!bad.ok());
    QVERIFY2(bad.error().detail.find("bad/lesson.json: number") != std::string::npos, bad.error().detail.c_str());
    write(folder + "/lesson.json", contentOf(m_english.front().folder + "/lesson.json"));
    write(folder + "/text.en.json", R"({"title": "x"})");
    const auto text = lessonInFolder(folder, "en");
    QVERIFY(!text.ok());
    QVERIFY2(text.error().detail.find("bad/text.en.json: question has 0 characters") != std::string::npos,
             text.error().detail.c_str());
}

void TestLessonLibrary::aReferenceIsRecordedAndReadBack()
{
    const QTemporaryDir disk;
    const LessonEntry &shipped = m_english.front();
    const QString folder = disk.filePath("again");
    copyFiles(shipped.folder, folder);
    auto entry = lessonInFolder(folder, "en");
    QVERIFY(entry.ok());
    const auto recorded = recordedResult(shipped);
    QVERIFY(recorded.ok());
    QVERIFY(!recordedResult(*entry).ok());
    QVERIFY(recordReference(*entry, *recorded).ok());
    const auto again = recordedResult(*entry);
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().detail.c_str());
    QVERIFY(again->figures == recorded->figures);
    QCOMPARE(again->runs.front().size(), recorded->runs.front().size());
    // What was recorded before goes: a shorter result leaves no runs behind.
    LessonResult shorter = *recorded;
    shorter.runs.front().resize(1);
    QVERIFY(recordReference(*entry, shorter).ok());
    QCOMPARE(recordedResult(*entry)->runs.front().size(), std::size_t{1});
}

QTEST_MAIN(TestLessonLibrary)
#include "tst_lessonlibrary.moc"
