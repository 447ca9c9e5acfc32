// SPDX-License-Identifier: GPL-3.0-or-later
// What a sweep writes, of real runs, read back as anybody would.
#include "core/experiment/sweepwriter.h"

#include "core/base/boundedjson.h"
#include "tests/core/sweepfixtures.h"

#include <QtTest>

#include <cmath>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

/// Four sleeps of 2 ms: short, and the same on a busy machine.
Experiment fourSleeps()
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Sleep;
    experiment.workload.items = 4;
    experiment.workload.work = 2ms;
    return experiment;
}

JsonValue sweptJson(SweepPlan plan)
{
    plan.base = fourSleeps();
    const auto result = runSweep(plan);
    if (!result)
        throw std::runtime_error(result.error().detail);
    const auto json = parseJson(sweepJson(*result));
    if (!json)
        throw std::runtime_error(json.error().detail);
    return *json;
}

std::int64_t whole(const JsonValue &object, std::string_view name)
{
    const JsonValue *value = object.find(name);
    return value && value->kind == JsonValue::Kind::Unsigned ? static_cast<std::int64_t>(value->whole) : -1;
}

double real(const JsonValue &object, std::string_view name)
{
    const JsonValue *value = object.find(name);
    return !value || value->isNull()              ? std::nan("")
           : value->kind == JsonValue::Kind::Real ? value->real
                                                  : static_cast<double>(value->whole);
}

} // namespace

class SweepWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void everyPointSaysWhatWasMeasured();
    void lossesAddUpToTheMakespan();
    void fitsAreThereOrSayWhyNot();
    void growingWorkIsFittedByGustafsonAlone();
    void residualsStandForEveryRun();
    void twoParametersStandBesideEachOther();
    void executorsRefersToTheSequentialOne();
    void csvHasALineForEachPoint();
};

void SweepWriterTest::everyPointSaysWhatWasMeasured()
{
    const JsonValue json = sweptJson(workersPlan({1, 2}, 2));
    QCOMPARE(json.find("vary")->text, std::string("workers"));
    const auto &points = json.find("points")->items;
    QCOMPARE(points.size(), std::size_t{2});
    for (const JsonValue &point : points) {
        const JsonValue &makespan = *point.find("makespan_ns");
        QCOMPARE(whole(makespan, "n"), 2);
        QVERIFY(whole(makespan, "low") <= whole(makespan, "median"));
        QVERIFY(whole(makespan, "median") <= whole(makespan, "high"));
        QCOMPARE(makespan.find("runs")->items.size(), std::size_t{2});
        QCOMPARE(point.find("speedup_baseline")->text, std::string("measured"));
    }
    QCOMPARE(whole(points[0], "workers"), 1);
    QVERIFY(points[0].find("karp_flatt")->isNull());
    const double ratio = static_cast<double>(whole(*points[0].find("makespan_ns"), "median"))
                         / static_cast<double>(whole(*points[1].find("makespan_ns"), "median"));
    QVERIFY(std::abs(real(points[1], "speedup") - ratio) < 1e-9);
}

void SweepWriterTest::lossesAddUpToTheMakespan()
{
    const JsonValue json = sweptJson(workersPlan({1, 3}, 1));
    for (const JsonValue &point : json.find("points")->items) {
        std::int64_t sum = 0;
        for (const JsonMember &part : point.find("losses")->members) {
            if (part.name != "makespan_ns")
                sum += static_cast<std::int64_t>(part.value.whole);
        }
        QCOMPARE(sum, whole(*point.find("losses"), "makespan_ns"));
        QCOMPARE(sum, whole(*point.find("makespan_ns"), "median"));
    }
}

void SweepWriterTest::fitsAreThereOrSayWhyNot()
{
    const JsonValue few = sweptJson(workersPlan({1, 2}, 1));
    QVERIFY(few.find("fits")->find("amdahl")->isNull());
    QVERIFY(few.find("reason")->find("amdahl")->text.starts_with("not enough data"));
    const JsonValue four = sweptJson(workersPlan({1, 2, 3, 4}, 1));
    const JsonValue &amdahl = *four.find("fits")->find("amdahl");
    QVERIFY(amdahl.find("serial_fraction") && amdahl.find("low") && amdahl.find("high"));
    QVERIFY(four.find("fits")->find("usl")->isNull());
    const JsonValue six = sweptJson(workersPlan({1, 2, 3, 4, 5, 6}, 1));
    const JsonValue &usl = *six.find("fits")->find("usl");
    QVERIFY(usl.find("sigma") && usl.find("kappa") && usl.find("peak_workers"));
    const JsonValue chunks = sweptJson(chunkPlan({1, 4}, 1));
    QVERIFY(chunks.find("fits")->isNull());
    QVERIFY(!chunks.find("reason")->text.empty());
}

void SweepWriterTest::growingWorkIsFittedByGustafsonAlone()
{
    SweepPlan plan = workersPlan({1, 2, 4, 8}, 3);
    plan.workGrows = true;
    const auto result = runSweep(plan, {}, {}, gustafsonSession(0.2, plan));
    QVERIFY(result.ok());
    const auto json = parseJson(sweepJson(*result));
    QVERIFY(json.ok());
    QVERIFY(json->find("weak_scaling")->boolean);
    const JsonValue &gustafson = *json->find("fits")->find("gustafson");
    QVERIFY(std::abs(real(gustafson, "serial_fraction") - 0.2) < 0.01);
    QVERIFY(real(gustafson, "low") <= real(gustafson, "serial_fraction"));
    QVERIFY(real(gustafson, "serial_fraction") <= real(gustafson, "high"));
    for (const char *law : {"amdahl", "usl"}) {
        QVERIFY(json->find("fits")->find(law)->isNull());
        QVERIFY(json->find("reason")->find(law)->text.find("grew") != std::string::npos);
    }
    const auto &points = json->find("points")->items;
    QCOMPARE(whole(points[3], "items"), 8 * whole(points[0], "items"));
    QVERIFY(points[3].find("karp_flatt")->isNull());
    QVERIFY(scalingRuns(*result).empty());
    QCOMPARE(weakScalingRuns(*result).size(), std::size_t{12});
}

void SweepWriterTest::residualsStandForEveryRun()
{
    const JsonValue json = sweptJson(workersPlan({1, 2, 3, 4, 5, 6}, 2));
    QVERIFY(!json.find("weak_scaling")->boolean);
    QVERIFY(json.find("fits")->find("gustafson")->isNull());
    for (const char *law : {"amdahl", "usl"})
        QCOMPARE(json.find("fits")->find(law)->find("residuals")->items.size(), std::size_t{12});
}

void SweepWriterTest::twoParametersStandBesideEachOther()
{
    SweepPlan plan = workersPlan({2}, 1);
    plan.second = SweepPlan::Second{SweepPlan::Vary::Work, {1'000'000, 3'000'000}};
    const JsonValue json = sweptJson(plan);
    QCOMPARE(json.find("vary2")->text, std::string("work"));
    const auto &points = json.find("points")->items;
    QCOMPARE(points.size(), std::size_t{4});
    QCOMPARE(whole(points[3], "workers"), 2);
    QCOMPARE(whole(points[3], "work_ns"), 3'000'000);
    // Each against one worker with the same work.
    QVERIFY(std::abs(real(points[0], "speedup") - 1) < 1e-9);
    QVERIFY(std::abs(real(points[1], "speedup") - 1) < 1e-9);
    QVERIFY(json.find("fits")->isNull());
}

void SweepWriterTest::executorsRefersToTheSequentialOne()
{
    SweepPlan plan = workersPlan({}, 1);
    plan.vary = SweepPlan::Vary::Executor;
    plan.values = {*sweepValue(plan.vary, "sequential"), *sweepValue(plan.vary, "threads")};
    const JsonValue json = sweptJson(plan);
    const auto &points = json.find("points")->items;
    QCOMPARE(points[0].find("executor")->text, std::string("sequential"));
    QCOMPARE(points[1].find("executor")->text, std::string("threads"));
    QCOMPARE(points[1].find("speedup_baseline")->text, std::string("measured"));
    const double ratio = real(*points[0].find("makespan_ns"), "median")
                         / real(*points[1].find("makespan_ns"), "median");
    QVERIFY(std::abs(real(points[1], "speedup") - ratio) < 1e-9);
}

void SweepWriterTest::csvHasALineForEachPoint()
{
    SweepPlan plan = chunkPlan({1, 2, 4}, 1);
    plan.base = fourSleeps();
    const auto result = runSweep(plan);
    std::string text;
    QVERIFY(writeSweepCsv(*result, [&](std::string_view piece) { return text += piece, true; }));
    const QStringList lines = QString::fromStdString(text).trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    for (const QString &line : lines)
        QCOMPARE(line.count(','), lines[0].count(','));
    QVERIFY(lines[0].startsWith("chunk,items,runs,outliers,median_ns"));
    QVERIFY(lines[2].startsWith("2,4,1,0,"));
    QVERIFY(!writeSweepCsv(*result, [](std::string_view) { return false; }));
}

QTEST_GUILESS_MAIN(SweepWriterTest)
#include "tst_sweepwriter.moc"
