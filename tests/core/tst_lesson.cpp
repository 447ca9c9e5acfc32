// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lessontext.h"
#include "tests/core/lessonsamples.h"

#include <QtTest>

using namespace futurescope;
using namespace lessonsamples;

namespace {

std::optional<double> measuredOf(Measure measure, const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    return measured(measure, run, timeline);
}

} // namespace

/// Lessons as values: their files and their measures.
class TestLesson : public QObject
{
    Q_OBJECT

private slots:
    void aLessonIsRead();
    void aLessonIsTheSameAfterWritingAndReading();
    void badFieldsAreNamed_data();
    void badFieldsAreNamed();
    void badTextsAreNamed_data();
    void badTextsAreNamed();
    void aTextIsTheSameAfterWritingAndReading();
    void everyMeasureHasANameOfItsOwn();
    void runsAreMeasured_data();
    void runsAreMeasured();
    void figuresOfTheRunAreTakenFromIt();
    void aRunThatCannotSayIsNotMeasured();
};

void TestLesson::aLessonIsRead()
{
    const Lesson read = lesson();
    QCOMPARE(read.id, std::string("07-sample"));
    QCOMPARE(read.number, 7);
    QCOMPARE(read.course, std::string("futures"));
    QCOMPARE(read.variants.size(), std::size_t{2});
    QCOMPARE(read.variants[1].experiment.workers, 4);
    QCOMPARE(read.variants[1].experiment.workload.items, 8u);
    QCOMPARE(read.variants[1].experiment.workload.work, Nanos(1'000));
    QCOMPARE(read.shown, std::size_t{1});
    QVERIFY(read.prediction.has_value());
    QVERIFY((read.prediction->of == std::vector<std::size_t>{1, 0}));
    QVERIFY(read.contract[0].right == (std::variant<double, LessonFigure>(makespanOf(0))));
    QCOMPARE(read.contract[0].times, 0.5);
    const std::vector<LessonFigure> figures = figuresOf(read);
    QCOMPARE(figures.size(), std::size_t{3});
}

void TestLesson::aLessonIsTheSameAfterWritingAndReading()
{
    const Lesson first = lesson();
    QVERIFY(lesson(toJson(first)) == first);
    QCOMPARE(toJson(lesson(toJson(first))), toJson(first));
    QVERIFY(!first.shadesIdleTail);
    const Lesson shading = lesson(changed("\"number\": 7", "\"number\": 7, \"shade\": \"idle-at-the-end\""));
    QVERIFY(shading.shadesIdleTail);
    QVERIFY(lesson(toJson(shading)) == shading);
}

void TestLesson::badFieldsAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *named, const std::string &text) {
        QTest::newRow(named) << QString::fromStdString(text) << QString::fromLatin1(named);
    };
    row("schema", changed("\"schema\": 1", "\"schema\": 2"));
    row("number", changed("\"number\": 7", "\"number\": -1"));
    row("course", changed("\"futures\"", "3"));
    row("concepts[0]", changed("[\"Futures\"]", "[1]"));
    row("repeats", changed("\"repeats\": 3", "\"repeats\": 21"));
    row("cores", changed("\"cores\": 2", "\"cores\": 0"));
    row("ghosts", changed("\"ghosts\": true", "\"ghosts\": 1"));
    row("shade", changed("\"number\": 7", "\"number\": 7, \"shade\": 1"));
    row("shade is \"speedup\"", changed("\"number\": 7", "\"number\": 7, \"shade\": \"speedup\""));
    row("colour is not known", changed("\"number\": 7", "\"number\": 7, \"colour\": 1"));
    row("shown", changed("\"shown\": \"four\"", "\"shown\": \"five\""));
    row("variants[0].name", changed("{\"name\": \"two\"}", "{\"name\": \"../two\"}"));
    row("variants[1].name", changed("\"name\": \"four\"", "\"name\": \"two\""));
    row("variants[1].change: workers", changed("\"workers\": 4", "\"workers\": 0"));
    row("prediction.kind", changed("finish-lines", "dance"));
    row("prediction.measure", changed("\"measure\": \"makespan\", \"of\": [", "\"measure\": \"mood\", \"of\": ["));
    row("prediction.of", changed("[\"four\", \"two\"]", "[\"three\"]"));
    row("prediction.least must be less", changed("\"least\": 1", "\"least\": 5000"));
    row("prediction.least must be more than 0", changed("\"least\": 1", "\"least\": 0"));
    row("prediction.groupSize", changed("finish-lines", "pick"));
    row("contract[0].is", changed("\"<=\"", "\"~\""));
    row("contract[0].than.of", changed("\"of\": \"two\"}", "\"of\": \"ten\"}"));
    row("contract[1] must have either", changed(", \"value\": 4", ""));
}

void TestLesson::badFieldsAreNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto read = lessonFromJson(text.toStdString(), "x");
    QVERIFY(!read.ok());
    QVERIFY2(QString::fromStdString(read.error().detail).contains(named), read.error().detail.c_str());
}

void TestLesson::badTextsAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("empty") << "{}"
                           << "title has 0 characters; it must have 1 to 120";
    QTest::newRow("question") << R"({"title": "a"})"
                              << "question has 0 characters; it must have 1 to 600";
    QTest::newRow("unknown") << R"({"title": "a", "question": "b", "html": "c"})"
                             << "html";
    QTest::newRow("variant") << R"({"title": "a", "question": "b", "variants": {"nine": "9"}})"
                             << "variants.nine";
    QTest::newRow("reasons") << R"({"title": "a", "question": "b", "reasons": ["1", "2", "3", "4", "5"]})"
                             << "reasons";
    QTest::newRow("no object") << "[]"
                               << "object";
}

void TestLesson::badTextsAreNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto read = lessonTextFromJson(text.toStdString(), lesson());
    QVERIFY(!read.ok());
    QVERIFY2(QString::fromStdString(read.error().detail).contains(named), read.error().detail.c_str());
}

void TestLesson::aTextIsTheSameAfterWritingAndReading()
{
    const Lesson sample = lesson();
    const auto text = lessonTextFromJson(R"({"title": "T", "question": "Q?", "reasons": ["r", "s"],
        "variants": {"four": "vier"}, "explanation": "E", "script": "S"})",
                                         sample);
    QVERIFY(text.ok());
    QVERIFY((text->variants == std::vector<std::string>{"two", "vier"}));
    const auto again = lessonTextFromJson(toJson(*text, sample), sample);
    QVERIFY(again.ok() && *again == *text);
}

void TestLesson::everyMeasureHasANameOfItsOwn()
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Measure::Orders); ++i) { // which is the last
        const auto which = static_cast<Measure>(i);
        names.insert(measureName(which));
        const auto back = measure(measureName(which));
        QVERIFY(back.ok() && *back == which);
    }
    QCOMPARE(names.size(), static_cast<std::size_t>(Measure::Orders) + 1);
    QVERIFY(!measure("mood").ok());
}

void TestLesson::runsAreMeasured_data()
{
    QTest::addColumn<Measure>("which");
    QTest::addColumn<double>("value");
    const auto row = [](Measure which, double value) {
        QTest::newRow(std::string(measureName(which)).c_str()) << which << value;
    };
    row(Measure::Makespan, 9'000);
    row(Measure::ProgramEnd, 10'000);
    row(Measure::ProgramBlocked, 6'000);
    row(Measure::Submitting, 500);
    row(Measure::FirstResult, 7'000);
    row(Measure::MeanToRead, 4'000);
    row(Measure::ItemWork, 1'000);
    row(Measure::TotalWork, 4'000);
    row(Measure::LongestRun, 4'000);
    row(Measure::MostRunning, 2);
    row(Measure::MostComputing, 2);
    row(Measure::MostPending, 4);
    row(Measure::Submitted, 4);
    row(Measure::Finished, 2);
    row(Measure::Failed, 1);
    row(Measure::Cancelled, 1);
    row(Measure::Lost, 0);
    row(Measure::Refused, 1);
    row(Measure::TimedOut, 1);
    row(Measure::ResultsRead, 1);
    row(Measure::UnreadErrors, 1);
    row(Measure::Deadlocked, 0);
    row(Measure::Steals, 0);
    row(Measure::LockWait, 0);
    row(Measure::Orders, 1);
}

void TestLesson::runsAreMeasured()
{
    QFETCH(Measure, which);
    QFETCH(double, value);
    const auto found = measuredOf(which, runOf(fourEndings()));
    QVERIFY(found.has_value());
    QCOMPARE(*found, value);
}

void TestLesson::figuresOfTheRunAreTakenFromIt()
{
    Run run = runOf(fourEndings());
    run.metrics.speedup = 1.5;
    run.metrics.utilisation = 0.5;
    run.metrics.overheadPerTask = Nanos(70);
    run.metrics.lockHandOvers = 6;
    run.metrics.oldestPending = Nanos(800);
    run.metrics.dropped = 3;
    run.metrics.worstHeartbeat = Nanos(900);
    run.metrics.gigabytesPerSecond = 9.5;
    run.increments = CountedIncrements{100, 58};
    run.deadlocked = true;
    for (const auto &[which, value] : std::vector<std::pair<Measure, double>>{{Measure::Speedup, 1.5},
                                                                              {Measure::Utilisation, 0.5},
                                                                              {Measure::OverheadPerTask, 70},
                                                                              {Measure::HandOvers, 6},
                                                                              {Measure::QueueAge, 800},
                                                                              {Measure::Dropped, 3},
                                                                              {Measure::WorstHeartbeat, 900},
                                                                              {Measure::Bandwidth, 9.5},
                                                                              {Measure::IncrementsLost, 42},
                                                                              {Measure::Deadlocked, 1}})
        QCOMPARE(measuredOf(which, run), std::optional(value));
}

void TestLesson::aRunThatCannotSayIsNotMeasured()
{
    const Run empty = runOf({mark(0, MarkKind::RunStarted)});
    for (const Measure which : {Measure::ProgramEnd, Measure::FirstResult, Measure::MeanToRead, Measure::LongestRun,
                                Measure::Speedup, Measure::Utilisation, Measure::OverheadPerTask, Measure::HandOvers,
                                Measure::WorstHeartbeat, Measure::IncrementsLost, Measure::Bandwidth})
        QVERIFY2(!measuredOf(which, empty), std::string(measureName(which)).c_str());
}

QTEST_GUILESS_MAIN(TestLesson)
#include "tst_lesson.moc"
