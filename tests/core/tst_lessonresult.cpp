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

/// The sample lesson with its question asked as a curve.
Lesson lessonOfCurve(Measure measure = Measure::Makespan)
{
    Lesson sample = lesson(changed("finish-lines", "curve"));
    sample.prediction->measure = measure;
    return sample;
}

/// What the second variant comes to in runs of such makespans, in the time that each would take in a loop.
LessonResult resultOfRuns(const Lesson &lesson, const std::vector<std::pair<int, int>> &makespanAndSequentialNs)
{
    LessonMeasuring measuring(lesson);
    for (const auto &[makespan, sequential] : makespanAndSequentialNs) {
        Run run = runOf(fourEndings());
        run.metrics.makespan = Nanos(makespan);
        run.metrics.baseline = Nanos(sequential);
        run.metrics.speedup = double(sequential) / makespan;
        measuring.add(1, std::make_shared<const Run>(run));
    }
    return measuring.result();
}

} // namespace

/// What the runs of a lesson come to, and whether they show what it says.
class TestLessonResult : public QObject
{
    Q_OBJECT

private slots:
    void figuresAreMediansAndOrdersAreCounted();
    void aCurveKeepsTheRangeOfItsRuns();
    void speedupsAreAgainstOneSequentialTime();
    void everyRelationIsChecked_data();
    void everyRelationIsChecked();
    void aBrokenContractHasAReason_data();
    void aBrokenContractHasAReason();
    void aMissingFigureBreaksItsRule();
    void aReferenceIsTheSameAfterWritingAndReading();
    void rangesAreTheSameAfterWritingAndReading();
    void aReferenceWithoutRangesIsRead();
    void badReferencesAreNamed();
    void badRangesAreNamed_data();
    void badRangesAreNamed();
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

void TestLessonResult::aCurveKeepsTheRangeOfItsRuns()
{
    const std::vector<std::pair<int, int>> runs{{5'000, 1}, {9'000, 1}, {6'000, 1}, {6'500, 1}};
    const LessonResult result = resultOfRuns(lessonOfCurve(), runs);
    QCOMPARE(result.figure(makespanOf(1)), std::optional(6'250.0));
    QVERIFY((result.range(makespanOf(1)) == FigureRange{5'000, 9'000, 4}));
    QCOMPARE(result.ranges.size(), std::size_t{1}); // neither of the other variant nor of what only the contract asks

    QVERIFY(resultOfRuns(lessonOfCurve(), {{5'000, 1}}).ranges.empty()); // one run has none
    QVERIFY(resultOfRuns(lesson(), runs).ranges.empty());                // nothing shows it
    QVERIFY(resultOfRuns(lessonOfCurve(Measure::Orders), runs).ranges.empty());
}

void TestLessonResult::speedupsAreAgainstOneSequentialTime()
{
    const LessonFigure speedup{Measure::Speedup, 1};
    // In a loop 12000 in the median; of each run by itself it would be 2, 3 and 5.
    const LessonResult result = resultOfRuns(lessonOfCurve(Measure::Speedup),
                                             {{5'000, 10'000}, {4'000, 12'000}, {6'000, 30'000}});
    QCOMPARE(result.figure(speedup), std::optional(2.4));
    QVERIFY((result.range(speedup) == FigureRange{2, 3, 3}));
    const LessonResult one = resultOfRuns(lessonOfCurve(Measure::Speedup), {{5'000, 10'000}});
    QCOMPARE(one.figure(speedup), std::optional(2.0));
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

void TestLessonResult::rangesAreTheSameAfterWritingAndReading()
{
    const Lesson sample = lesson();
    LessonResult result = resultOf(0.1 + 0.2, 2, 0.75);
    QVERIFY(referenceJson(sample, result).find("ranges") == std::string::npos);
    result.ranges[makespanOf(1)] = {0.1 + 0.2, 1e17 / 3, 3};
    result.ranges[{Measure::Finished, 0}] = {4, 4, Lesson::maxRepeats};
    const auto read = referenceFromJson(referenceJson(sample, result), sample);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QVERIFY(read->figures == result.figures);
    QVERIFY(read->ranges == result.ranges);
}

void TestLessonResult::aReferenceWithoutRangesIsRead()
{
    const Lesson sample = lessonOfCurve();
    const auto read = referenceFromJson(R"({"figures": {"two": {"makespan": 9}, "four": {}}})", sample);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QCOMPARE(read->figure(makespanOf(0)), std::optional(9.0));
    QVERIFY(!read->range(makespanOf(0)));
    QVERIFY(read->ranges.empty());
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

void TestLessonResult::badRangesAreNamed_data()
{
    QTest::addColumn<QString>("ranges");
    QTest::addColumn<QString>("said");
    const auto range = [](const char *text) { return QStringLiteral(R"({"two": {"makespan": %1}})").arg(text); };
    QTest::newRow("least more than most")
        << range(R"({"least": 9, "most": 4, "runs": 3})")
        << "ranges.two.makespan.least is 9; it must be at most ranges.two.makespan.most, 4";
    QTest::newRow("median below")
        << range(R"({"least": 6, "most": 7, "runs": 3})")
        << "ranges.two.makespan is from 6 to 7; the median among the figures, 5, must lie in it";
    QTest::newRow("median above") << range(R"({"least": 3, "most": 4, "runs": 3})") << "from 3 to 4; the median";
    QTest::newRow("no median") << R"({"four": {"makespan": {"least": 1, "most": 2, "runs": 3}}})"
                               << "ranges.four.makespan has no median among the figures";
    QTest::newRow("one run") << range(R"({"least": 5, "most": 5, "runs": 1})") << "ranges.two.makespan.runs";
    QTest::newRow("too many runs") << range(R"({"least": 5, "most": 5, "runs": 21})") << "ranges.two.makespan.runs";
    QTest::newRow("not told how many") << range(R"({"least": 5, "most": 5})") << "must have least, most and runs";
    QTest::newRow("no most") << range(R"({"least": 5, "runs": 3})") << "must have least, most and runs";
    QTest::newRow("not a number") << range(R"({"least": "x", "most": 5, "runs": 3})") << "ranges.two.makespan.least";
    QTest::newRow("beyond all figures") << range(R"({"least": 5, "most": 1e300, "runs": 3})")
                                        << "ranges.two.makespan.most";
    QTest::newRow("a number alone") << range("5") << "ranges.two.makespan is";
    QTest::newRow("more than that") << range(R"({"least": 5, "most": 5, "runs": 3, "mood": 1})")
                                    << "ranges.two.makespan.mood";
    QTest::newRow("of no measure") << R"({"two": {"mood": {}}})"
                                   << "mood";
    QTest::newRow("of no variant") << R"({"nine": {}})"
                                   << "ranges.nine";
    QTest::newRow("a list") << "[]"
                            << "ranges is";
}

void TestLessonResult::badRangesAreNamed()
{
    QFETCH(QString, ranges);
    QFETCH(QString, said);
    const QString text = QStringLiteral(R"({"figures": {"two": {"makespan": 5}}, "ranges": %1})").arg(ranges);
    const auto read = referenceFromJson(text.toStdString(), lesson());
    QVERIFY(!read.ok());
    const QString detail = QString::fromStdString(read.error().detail);
    QVERIFY2(detail.contains(said), qPrintable(detail));
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
