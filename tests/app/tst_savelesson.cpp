// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessondraft.h"
#include "app/lessons/savelesson.h"
#include "tests/app/lessonsamples.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace futurescope;

namespace {

LessonDraft draft()
{
    LessonDraft draft;
    draft.experiment = fixtures::fiveFuturesRun().experiment;
    draft.experiment.name = "../../etc/passwd";
    draft.text = samples::lessonText();
    draft.text.variants = {"2 workers"};
    draft.most = 500e6;
    draft.free = {"workers", "chunk"};
    return draft;
}

std::shared_ptr<const Run> run()
{
    Run run = fixtures::fiveFuturesRun();
    run.experiment = draft().experiment;
    run.machine = {"Abacus 3", "Linux 5", 4, 8};
    run.version = "0.1.0";
    run.startedAt = "2026-02-03T04:05:06Z";
    return std::make_shared<const Run>(std::move(run));
}

QString detailOf(const Error &error)
{
    return QString::fromStdString(error.detail);
}

} // namespace

class SaveLessonTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatIsWrittenOpensAgainAndIsEqual();
    void aRunIsKeptAsWhatWasRecorded();
    void aSecondLanguageJoinsTheFirst();
    void replacingForgetsWhatWasRecorded();
    void nothingIsReplacedUnasked();
    void aFolderOfOtherThingsStaysAsItIs();
    void aTextOfAnotherLessonIsInTheWay();
    void badDraftsNameTheFieldAndItsRange_data();
    void badDraftsNameTheFieldAndItsRange();
    void theAxisEndsAtARoundValueBeyondTheAnswer();
    void foldersGetPlainNames_data();
    void foldersGetPlainNames();
    void hostileFoldersAreRefusedByName_data();
    void hostileFoldersAreRefusedByName();
    void whatLooksLikeMarkupOrAPathStaysText();
    void aRecordedFolderElsewhereIsNotRead();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    LessonEntry entry(const QString &name = QStringLiteral("mine")) const
    {
        const LessonDraft wanted = draft();
        return {*lessonOf(wanted, name.toStdString()), wanted.text, path(name)};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SaveLessonTest::whatIsWrittenOpensAgainAndIsEqual()
{
    const LessonEntry wanted = entry();
    const auto saved = saveLesson(wanted, "de", std::nullopt, ExistingLesson::Keep);
    QVERIFY2(saved.ok(), saved ? "" : saved.error().detail.c_str());
    for (const QString language : {"de", "en"}) { // the only text there is serves for all
        const auto opened = lessonInFolder(wanted.folder, language);
        QVERIFY(opened.ok());
        QVERIFY(opened->lesson == wanted.lesson);
        QVERIFY(opened->text == wanted.text);
        QVERIFY(!hasRecorded(*opened));
    }
    QCOMPARE(QDir(wanted.folder).entryList(QDir::Files, QDir::Name), QStringList({"lesson.json", "text.de.json"}));
}

void SaveLessonTest::aRunIsKeptAsWhatWasRecorded()
{
    const LessonEntry wanted = entry();
    const LessonResult result = resultOf(wanted.lesson, run());
    QCOMPARE(result.figures.size(), std::size_t{1});
    const auto saved = saveLesson(wanted, "en", result, ExistingLesson::Keep);
    QVERIFY2(saved.ok(), saved ? "" : saved.error().detail.c_str());
    const auto recorded = recordedResult(*saved);
    QVERIFY2(recorded.ok(), recorded ? "" : recorded.error().detail.c_str());
    QVERIFY(recorded->figures == result.figures);
    QCOMPARE(recorded->machine.cpu, std::string("Abacus 3"));
    QCOMPARE(recorded->recordedAt, run()->startedAt);
    QCOMPARE(recorded->runs.at(0).size(), std::size_t{1});
    QVERIFY(recorded->runs[0].front()->experiment == wanted.lesson.variants[0].experiment);
}

void SaveLessonTest::aSecondLanguageJoinsTheFirst()
{
    LessonEntry wanted = entry();
    QVERIFY(saveLesson(wanted, "en", std::nullopt, ExistingLesson::Keep).ok());
    wanted.text.title = "Gemeinsam schlafen";
    QVERIFY(saveLesson(wanted, "de", std::nullopt, ExistingLesson::Replace).ok());
    QCOMPARE(lessonInFolder(wanted.folder, "en")->text.title, samples::lessonText().title);
    QCOMPARE(lessonInFolder(wanted.folder, "de")->text.title, wanted.text.title);
}

void SaveLessonTest::replacingForgetsWhatWasRecorded()
{
    LessonEntry wanted = entry();
    QVERIFY(saveLesson(wanted, "en", resultOf(wanted.lesson, run()), ExistingLesson::Keep).ok());
    wanted.lesson.variants[0].experiment.workers = 3;
    const auto saved = saveLesson(wanted, "en", std::nullopt, ExistingLesson::Replace);
    QVERIFY(saved.ok());
    QVERIFY(!hasRecorded(*saved));
    QCOMPARE(saved->lesson.variants[0].experiment.workers, 3);
}

void SaveLessonTest::nothingIsReplacedUnasked()
{
    QVERIFY(saveLesson(entry(), "en", std::nullopt, ExistingLesson::Keep).ok());
    LessonEntry other = entry();
    other.text.title = "Another";
    const auto refused = saveLesson(other, "en", std::nullopt, ExistingLesson::Keep);
    QVERIFY(!refused.ok());
    QVERIFY2(detailOf(refused.error()).contains("there is a lesson already"), refused.error().detail.c_str());
    QCOMPARE(lessonInFolder(other.folder, "en")->text.title, samples::lessonText().title);
}

void SaveLessonTest::aFolderOfOtherThingsStaysAsItIs()
{
    QDir().mkpath(path("mine"));
    samples::writeFile(path("mine/letter.txt"), "Dear");
    const auto full = saveLesson(entry(), "en", std::nullopt, ExistingLesson::Replace);
    QVERIFY(!full.ok());
    QVERIFY(detailOf(full.error()).contains("it holds other files"));
    QCOMPARE(QDir(path("mine")).entryList(QDir::Files), QStringList("letter.txt"));

    samples::writeFile(path("file"), "x");
    QVERIFY(detailOf(saveLesson(entry("file"), "en", std::nullopt, ExistingLesson::Keep).error())
                .contains("it is not a folder"));
    QVERIFY(detailOf(saveLesson(entry("no/where"), "en", std::nullopt, ExistingLesson::Keep).error())
                .contains("does not exist"));
    QVERIFY(detailOf(saveLesson(entry("other"), "../en", std::nullopt, ExistingLesson::Keep).error())
                .contains("two letters from a to z"));
    QVERIFY(!QFileInfo::exists(path("other")));
}

void SaveLessonTest::aTextOfAnotherLessonIsInTheWay()
{
    LessonEntry other = samples::lesson();
    samples::writeLesson(other, path("mine"), false);
    const auto refused = saveLesson(entry(), "de", std::nullopt, ExistingLesson::Replace);
    QVERIFY(!refused.ok());
    QVERIFY2(detailOf(refused.error()).contains("text.en.json there belongs to another lesson"),
             refused.error().detail.c_str());
    QCOMPARE(lessonInFolder(path("mine"), "en")->lesson.variants.size(), other.lesson.variants.size());
}

void SaveLessonTest::badDraftsNameTheFieldAndItsRange_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<QString>("words");
    const char *words[] = {"workers",
                           "title has 0 characters; it must have 1 to 120",
                           "title has 121 characters; it must have 1 to 120",
                           "question has 601 characters; it must have 1 to 600",
                           "explanation has 6001 characters; it must have 0 to 6000",
                           "reasons has 5 texts; at most 4 fit",
                           "reasons[1] has 201 characters; it must have 1 to 200",
                           "variants[0] has 0 characters; it must have 1 to 60",
                           "variants is 0 texts; it must be one",
                           "prediction.most is 0 ns; it must be 1us to 86400s",
                           "prediction.most is 2.5; it must be a whole number from 1 to 10000000",
                           "prediction.measure is makespan; it must be one that a prediction of the kind count"};
    int change = 0;
    for (const char *text : words)
        QTest::newRow(text) << change++ << QString::fromUtf8(text);
}

void SaveLessonTest::badDraftsNameTheFieldAndItsRange()
{
    QFETCH(int, change);
    QFETCH(QString, words);
    LessonDraft bad = draft();
    const std::function<void()> changes[] = {
        [&] { bad.experiment.workers = 0; },
        [&] { bad.text.title.clear(); },
        [&] { bad.text.title = QString(121, QChar(0xe4)).toStdString(); },
        [&] { bad.text.question.assign(601, 'q'); },
        [&] { bad.text.explanation.assign(6001, 'e'); },
        [&] { bad.text.reasons.assign(5, "r"); },
        [&] { bad.text.reasons[1].assign(201, 'r'); },
        [&] { bad.text.variants = {""}; },
        [&] { bad.text.variants.clear(); },
        [&] { bad.most = 0; },
        [&] { bad.kind = PredictionKind::Count, bad.measure = Measure::MostRunning, bad.most = 2.5; },
        [&] { bad.kind = PredictionKind::Count; },
    };
    changes[change]();
    const auto lesson = lessonOf(bad, "bad");
    QVERIFY(!lesson.ok());
    QVERIFY2(detailOf(lesson.error()).contains(words), lesson.error().detail.c_str());
}

void SaveLessonTest::theAxisEndsAtARoundValueBeyondTheAnswer()
{
    LessonDraft wanted = draft();
    const auto shown = run();
    Timeline timeline;
    timeline.append(shown->trace);
    const double answer = *measured(wanted.measure, *shown, timeline);
    for (const Run *known : {shown.get(), static_cast<const Run *>(nullptr)}) {
        const double end = proposedEnd(wanted, known);
        QVERIFY(end >= 1.5 * answer || !known);
        QCOMPARE(std::fmod(end, 1e6), 0.0);
        wanted.most = end;
        QVERIFY(lessonOf(wanted, "x").ok());
    }
    wanted.kind = PredictionKind::Count;
    wanted.measure = Measure::MostRunning;
    wanted.most = proposedEnd(wanted, shown.get());
    QVERIFY(wanted.most >= 5);
    QVERIFY(lessonOf(wanted, "x").ok());
    wanted.experiment.workload.items = 0;
    wanted.most = proposedEnd(wanted, nullptr);
    QVERIFY(lessonOf(wanted, "x").ok());
}

void SaveLessonTest::foldersGetPlainNames_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("words") << "How small is too small?"
                           << "how-small-is-too-small";
    QTest::newRow("marks") << QString::fromUtf8("Zähle bis Übermorgen") << "zahle-bis-ubermorgen";
    QTest::newRow("paths") << "../../etc/passwd"
                           << "etc-passwd";
    QTest::newRow("nothing") << ""
                             << "lesson";
    QTest::newRow("other letters") << QString::fromUtf8("並行") << "lesson";
    QTest::newRow("long") << QString(200, 'x') << QString(60, 'x');
}

void SaveLessonTest::foldersGetPlainNames()
{
    QFETCH(QString, title);
    QTEST(folderName(title), "name");
}

void SaveLessonTest::hostileFoldersAreRefusedByName_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("words");
    QTest::newRow("link") << "link"
                          << "lesson.json: it is a symbolic link";
    QTest::newRow("link to a text") << "text link"
                                    << "text.en.json: it is a symbolic link";
    QTest::newRow("huge") << "huge"
                          << "lesson.json: it has 1048577 bytes; at most 1048576 are read";
    QTest::newRow("folder") << "folder"
                            << "lesson.json: it is not a regular file";
    QTest::newRow("pipe") << "pipe"
                          << "lesson.json: it is not a regular file";
    QTest::newRow("deep") << "deep"
                          << "lesson.json: ";
    QTest::newRow("broken") << "broken"
                            << "lesson.json: ";
    QTest::newRow("unknown field") << "unknown"
                                   << "lesson.json: run is not known";
    QTest::newRow("path as variant") << "variant"
                                     << "variants[0].name must be 1 to 40 of a-z, 0-9 and -";
    QTest::newRow("long text") << "long"
                               << "text.en.json: title has 500000 characters; it must have 1 to 120";
}

void SaveLessonTest::hostileFoldersAreRefusedByName()
{
    QFETCH(QString, how);
    QFETCH(QString, words);
    LessonEntry good = samples::lesson();
    samples::writeLesson(good, path("bad"), false);
    const QString file = path("bad/lesson.json");
    std::string json = samples::lessonJson();
    const auto replaced = [&json](const std::string &from, const std::string &to) {
        return std::string(json).replace(json.find(from), from.size(), to);
    };
    if (how.endsWith("link")) {
        const QString linked = how == "link" ? file : path("bad/text.en.json");
        QVERIFY(QFile::rename(linked, path("elsewhere")));
        QVERIFY(QFile::link(path("elsewhere"), linked));
    } else if (how == "folder" || how == "pipe") {
        QVERIFY(QFile::remove(file));
        QVERIFY(how == "folder" ? QDir().mkdir(file) : mkfifo(QFile::encodeName(file).constData(), 0600) == 0);
    } else if (how == "long") {
        good.text.title.assign(500000, 't');
        samples::writeFile(path("bad/text.en.json"), toJson(good.text, good.lesson));
    } else {
        samples::writeFile(file, how == "huge"      ? std::string((1u << 20) + 1, ' ')
                                 : how == "deep"    ? std::string(100'000, '[')
                                 : how == "broken"  ? json.substr(0, json.size() / 2)
                                 : how == "unknown" ? replaced("\"shown\"", "\"run\": \"rm -rf /\", \"shown\"")
                                                    : replaced("\"name\": \"loop\"", "\"name\": \"../loop\""));
    }
    const auto opened = lessonInFolder(path("bad"), "en");
    QVERIFY(!opened.ok());
    QVERIFY2(detailOf(opened.error()).contains(words), opened.error().detail.c_str());
    QVERIFY(detailOf(opened.error()).size() < 400);
}

void SaveLessonTest::whatLooksLikeMarkupOrAPathStaysText()
{
    LessonEntry wanted = entry();
    wanted.text.title = "<img src=x onerror=alert(1)>";
    wanted.text.explanation = "file:///etc/passwd\n\"quoted\" \\u0000 \t & <b>";
    wanted.text.variants = {"../../secret"};
    wanted.lesson.free = {"../workers", "<b>"};
    wanted.lesson.concepts = {"/etc/shadow"};
    const auto saved = saveLesson(wanted, "en", std::nullopt, ExistingLesson::Keep);
    QVERIFY(saved.ok());
    QVERIFY(saved->text == wanted.text);
    QVERIFY(saved->lesson == wanted.lesson);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList("mine"));
}

void SaveLessonTest::aRecordedFolderElsewhereIsNotRead()
{
    LessonEntry good = samples::lesson();
    samples::writeLesson(good, path("good"), true);
    QVERIFY(recordedResult(good).ok());
    QVERIFY(QFile::rename(path("good/reference"), path("elsewhere")));
    QVERIFY(QFile::link(path("elsewhere"), path("good/reference")));
    const auto recorded = recordedResult(good);
    QVERIFY(!recorded.ok());
    QVERIFY(detailOf(recorded.error()).contains("reference: it is a symbolic link"));
    const auto saved = saveLesson(good, "en", samples::lessonResult(good.lesson), ExistingLesson::Replace);
    QVERIFY(!saved.ok());
    QVERIFY2(QFile::exists(path("elsewhere/two.1.fscope.json")), "nothing beyond the link is removed");
}

QTEST_GUILESS_MAIN(SaveLessonTest)
#include "tst_savelesson.moc"
