// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/contract.h"
#include "core/lessons/reference.h"
#include "core/lessons/runlesson.h"
#include "tests/core/lessonsamples.h"

#include <QtTest>

using namespace futurescope;
using namespace lessonsamples;

namespace {

/// What the sample lesson came to when its second variant took `fourNs`.
LessonResult resultOf(double fourNs, int cores, std::optional<double> trust)
{
    LessonResult result;
    result.machine.cores = cores;
    result.trust = trust;
    result.figures[makespanOf(0)] = 1'000;
    result.figures[makespanOf(1)] = fourNs;
    result.figures[{Measure::Finished, 0}] = 4;
    return result;
}

} // namespace

/// What the runs of a lesson come to, and whether they show what it says.
class TestLessonResult : public QObject
{
    Q_OBJECT

private slots:
    void figuresAreMediansAndOrdersAreCounted();
    void everyRelationIsChecked_data();
    void everyRelationIsChecked();
    void aBrokenContractHasAReason_data();
    void aBrokenContractHasAReason();
    void aMissingFigureBreaksItsRule();
    void aReferenceIsTheSameAfterWritingAndReading();
    void badReferencesAreNamed();
    void variantsAreRunInTurn();
    void aSessionThatCannotStartEndsTheLesson();
    void aStopEndsTheLesson();
};

void TestLessonResult::figuresAreMediansAndOrdersAreCounted()
{
    Lesson sample = lesson();
    sample.contract.push_back({{Measure::Orders, 1}, Relation::AtLeast, 1, 1.0});
    LessonMeasuring measuring(sample);
    for (const int makespan : {5'000, 9'000, 6'000}) {
        Run run = runOf(fourEndings(makespan == 6'000));
        run.metrics.makespan = Nanos(makespan);
        run.metrics.trust = makespan / 10'000.0;
        measuring.add(1, std::make_shared<const Run>(run));
    }
    const LessonResult result = measuring.result();
    QCOMPARE(result.figure(makespanOf(1)), std::optional(6'000.0));
    QVERIFY(!result.figure(makespanOf(0)));
    QCOMPARE(result.figure({Measure::Orders, 1}), std::optional(2.0));
    QCOMPARE(result.trust, std::optional(0.6));
    QCOMPARE(result.runs[1].size(), std::size_t{3}); // the ghosts
    QVERIFY(result.runs[0].empty());

    sample.ghosts = false;
    LessonMeasuring plain(sample);
    for (const int makespan : {5'000, 9'000, 6'000}) {
        Run run = runOf(fourEndings());
        run.metrics.makespan = Nanos(makespan);
        plain.add(1, std::make_shared<const Run>(run));
    }
    const LessonResult one = plain.result();
    QCOMPARE(one.runs[1].size(), std::size_t{1});
    QCOMPARE(one.runs[1].front()->metrics.makespan, Nanos(6'000));
}

void TestLessonResult::everyRelationIsChecked_data()
{
    QTest::addColumn<QString>("relation");
    QTest::addColumn<bool>("less");
    QTest::addColumn<bool>("equal");
    QTest::addColumn<bool>("more");
    QTest::newRow("<") << "<" << true << false << false;
    QTest::newRow("<=") << "<=" << true << true << false;
    QTest::newRow("=") << "=" << false << true << false;
    QTest::newRow(">=") << ">=" << false << true << true;
    QTest::newRow(">") << ">" << false << false << true;
}

void TestLessonResult::everyRelationIsChecked()
{
    QFETCH(QString, relation);
    QFETCH(bool, less);
    QFETCH(bool, equal);
    QFETCH(bool, more);
    const Lesson sample = lesson(changed("\"<=\"", '"' + relation.toStdString() + '"'));
    // At most, less than, ... half of 1000.
    QCOMPARE(checkContract(sample, resultOf(499, 2, 1)).shown(), less);
    QCOMPARE(checkContract(sample, resultOf(500, 2, 1)).shown(), equal);
    QCOMPARE(checkContract(sample, resultOf(501, 2, 1)).shown(), more);
}

void TestLessonResult::aBrokenContractHasAReason_data()
{
    using Reason = ContractVerdict::Reason;
    QTest::addColumn<int>("cores");
    QTest::addColumn<double>("trust"); // negative: unknown
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("said");
    const auto code = [](Reason reason) { return static_cast<int>(reason); };
    QTest::newRow("too few cores") << 1 << 0.1 << code(Reason::TooFewCores) << "may use 1 cores";
    QTest::newRow("busy") << 2 << 0.1 << code(Reason::MachineBusy) << "trust 0.10";
    QTest::newRow("violated") << 2 << 0.9 << code(Reason::RuleViolated) << "does not show it";
    QTest::newRow("trust unknown") << 2 << -1.0 << code(Reason::RuleViolated) << "does not show it";
}

void TestLessonResult::aBrokenContractHasAReason()
{
    QFETCH(int, cores);
    QFETCH(double, trust);
    QFETCH(int, reason);
    QFETCH(QString, said);
    const Lesson sample = lesson();
    const auto known = trust < 0 ? std::nullopt : std::optional(trust);
    const LessonResult broken = resultOf(900, cores, known);
    const ContractVerdict verdict = checkContract(sample, broken);
    QCOMPARE(static_cast<int>(verdict.reason), reason);
    const QString text = QString::fromStdString(describeVerdict(sample, broken, verdict));
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY2(text.contains("makespan of four is"), qPrintable(text));
    QVERIFY2(!text.contains("finished of two"), qPrintable(text)); // that rule holds
    // Where all rules hold, neither few cores nor a busy machine matter.
    const LessonResult whole = resultOf(400, cores, known);
    const ContractVerdict good = checkContract(sample, whole);
    QVERIFY(good.shown());
    QVERIFY(describeVerdict(sample, whole, good).empty());
}

void TestLessonResult::aMissingFigureBreaksItsRule()
{
    const Lesson sample = lesson();
    LessonResult result = resultOf(400, 2, 1);
    result.figures.erase({Measure::Finished, 0});
    const ContractVerdict verdict = checkContract(sample, result);
    QVERIFY(!verdict.shown());
    QVERIFY(verdict.rules[0].holds);
    QVERIFY(!verdict.rules[1].holds);
    QVERIFY(!verdict.rules[1].left);
    QVERIFY(describeRule(sample, 1, verdict.rules[1]).find("unknown") != std::string::npos);
}

void TestLessonResult::aReferenceIsTheSameAfterWritingAndReading()
{
    const Lesson sample = lesson();
    LessonResult result = resultOf(400.25, 2, 0.75);
    result.machine = {"Some CPU", "Some system", 2, 4};
    result.recordedAt = "2026-01-02T03:04:05Z";
    const auto read = referenceFromJson(referenceJson(sample, result), sample);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QVERIFY(read->figures == result.figures);
    QCOMPARE(read->trust, result.trust);
    QCOMPARE(read->recordedAt, result.recordedAt);
    QCOMPARE(read->machine.cpu, result.machine.cpu);
    QCOMPARE(read->machine.hardwareThreads, 4);
    QCOMPARE(read->runs.size(), sample.variants.size());
    QCOMPARE(referenceRunName(sample, 1, 2), std::string("four.3.fscope.json"));
}

void TestLessonResult::badReferencesAreNamed()
{
    const Lesson sample = lesson();
    for (const auto &[text, named] : std::vector<std::pair<std::string, std::string>>{
             {R"({"figures": {"nine": {}}})", "figures.nine"},
             {R"({"figures": {"two": {"mood": 1}}})", "mood"},
             {R"({"figures": {"two": {"makespan": "x"}}})", "figures.two.makespan"},
             {R"({"machine": {"cores": 0}})", "machine.cores"},
             {R"({"trust": -1})", "trust"},
             {R"({"page": 1})", "page"},
             {"[]", "object"},
             {"{", "byte"},
         }) {
        const auto read = referenceFromJson(text, sample);
        QVERIFY2(!read.ok(), text.c_str());
        QVERIFY2(read.error().detail.find(named) != std::string::npos, read.error().detail.c_str());
    }
}

void TestLessonResult::variantsAreRunInTurn()
{
    const Lesson sample = lesson();
    std::vector<int> workers;
    std::vector<int> progress;
    const auto result = runLesson(
        sample, {}, [&](const LessonProgress &at) { progress.push_back(at.runsDone * 100 + at.runsTotal); },
        [&](const Experiment &experiment, std::stop_token) {
            workers.push_back(experiment.workers);
            return Result<Run>(runOf(fourEndings()));
        });
    QVERIFY(result.ok());
    QVERIFY((workers == std::vector<int>{2, 4, 2, 4, 2, 4}));
    QVERIFY((progress == std::vector<int>{6, 106, 206, 306, 406, 506}));
    QCOMPARE(result->figure(makespanOf(0)), std::optional(9'000.0));
}

void TestLessonResult::aSessionThatCannotStartEndsTheLesson()
{
    const auto result = runLesson(lesson(), {}, {}, [](const Experiment &, std::stop_token) {
        return Result<Run>(Error{ErrorCode::MissingProgram, "no worker program"});
    });
    QVERIFY(!result.ok());
    QCOMPARE(result.error().detail, std::string("no worker program"));
}

void TestLessonResult::aStopEndsTheLesson()
{
    std::stop_source stop;
    int runs = 0;
    const auto result = runLesson(lesson(), stop.get_token(), {}, [&](const Experiment &, std::stop_token) {
        stop.request_stop();
        ++runs;
        return Result<Run>(runOf(fourEndings()));
    });
    QVERIFY(!result.ok());
    QCOMPARE(runs, 1);
}

QTEST_GUILESS_MAIN(TestLessonResult)
#include "tst_lessonresult.moc"
