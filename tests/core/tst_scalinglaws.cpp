// SPDX-License-Identifier: GPL-3.0-or-later
// The laws are asked for parameters that are known, and the median for its own stated probability.
#include "core/analysis/medianinterval.h"
#include "core/analysis/scalinglaws.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace futurescope;

namespace {

// At least 93 of 100 intervals of 95 % hold the truth, and not so many that they must be too wide.
constexpr int trials = 2000;
constexpr int trialsWithin = trials * 93 / 100;
constexpr int tooMany = trials * 97 / 100;
constexpr double noise = 0.03;
constexpr double sequentialNs = 2e9;

/// Runs at 1, 2, 3, 4, 6 and 8 workers, five each, that take `timeNs(workers)` but for normally distributed noise.
template <class Time>
std::vector<ScalingRun> noisyRuns(Time timeNs, unsigned seed, double deviation = noise)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> error;
    std::vector<ScalingRun> runs;
    for (int repeat = 0; repeat < 5; ++repeat) {
        for (const int workers : {1, 2, 3, 4, 6, 8})
            runs.push_back({workers, Nanos{std::llround(timeNs(workers) * (1 + deviation * error(random)))}});
    }
    return runs;
}

bool holds(const Estimate &estimate, double truth)
{
    return estimate.low <= truth && truth <= estimate.high;
}

double amdahlTime(double serial, double p)
{
    return sequentialNs * (serial + (1 - serial) / p);
}
double uslTime(double sigma, double kappa, double p)
{
    return sequentialNs * (1 + sigma * (p - 1) + kappa * p * (p - 1)) / p;
}
double scaledTime(double serial, double p)
{
    return sequentialNs * p / (p - serial * (p - 1));
}

} // namespace

class ScalingLawsTest : public QObject
{
    Q_OBJECT

private slots:
    void amdahlFindsTheSerialFraction_data();
    void amdahlFindsTheSerialFraction();
    void uslFindsContentionAndCoherency_data();
    void uslFindsContentionAndCoherency();
    void gustafsonFindsTheSerialFraction();
    void withoutNoiseTheParametersAreExact();
    void superlinearSpeedupIsNotHidden();
    void coefficientsOfTheUslAreNotNegative_data();
    void coefficientsOfTheUslAreNotNegative();
    void tooFewPointsAreNamed();
    void impossibleRunsAreNamed();
    void karpFlattUndoesAmdahl();
    void theMedianLiesInItsIntervalAsOftenAsItSays_data();
    void theMedianLiesInItsIntervalAsOftenAsItSays();
    void outliersAreMarked();
};

void ScalingLawsTest::amdahlFindsTheSerialFraction_data()
{
    QTest::addColumn<double>("serial");
    for (const double serial : {0.0, 0.02, 0.1, 0.5})
        QTest::newRow(qPrintable(QString::number(serial))) << serial;
}

void ScalingLawsTest::amdahlFindsTheSerialFraction()
{
    QFETCH(double, serial);
    int within = 0;
    for (unsigned seed = 0; seed < trials; ++seed) {
        const auto fit = fitAmdahl(noisyRuns([&](double p) { return amdahlTime(serial, p); }, seed));
        QVERIFY(fit.ok());
        within += holds(fit->serialFraction, serial);
        QVERIFY(fit->quality.relativeError > noise / 3 && fit->quality.relativeError < noise * 3);
    }
    QVERIFY2(within >= trialsWithin && within <= tooMany, qPrintable(QString::number(within)));
}

void ScalingLawsTest::uslFindsContentionAndCoherency_data()
{
    QTest::addColumn<double>("sigma");
    QTest::addColumn<double>("kappa");
    QTest::newRow("little of both") << 0.03 << 0.002;
    QTest::newRow("much contention") << 0.3 << 0.001;
    QTest::newRow("much coherency") << 0.05 << 0.05;
}

void ScalingLawsTest::uslFindsContentionAndCoherency()
{
    QFETCH(double, sigma);
    QFETCH(double, kappa);
    int sigmaWithin = 0;
    int kappaWithin = 0;
    for (unsigned seed = 0; seed < trials; ++seed) {
        const auto fit = fitUsl(noisyRuns([&](double p) { return uslTime(sigma, kappa, p); }, seed));
        QVERIFY(fit.ok());
        sigmaWithin += holds(fit->sigma, sigma);
        kappaWithin += holds(fit->kappa, kappa);
    }
    QVERIFY2(sigmaWithin >= trialsWithin && sigmaWithin <= tooMany, qPrintable(QString::number(sigmaWithin)));
    QVERIFY2(kappaWithin >= trialsWithin && kappaWithin <= tooMany, qPrintable(QString::number(kappaWithin)));
}

void ScalingLawsTest::gustafsonFindsTheSerialFraction()
{
    int within = 0;
    for (unsigned seed = 0; seed < trials; ++seed) {
        const auto fit = fitGustafson(noisyRuns([](double p) { return scaledTime(0.2, p); }, seed));
        QVERIFY(fit.ok());
        within += holds(fit->serialFraction, 0.2);
    }
    QVERIFY2(within >= trialsWithin && within <= tooMany, qPrintable(QString::number(within)));
}

void ScalingLawsTest::withoutNoiseTheParametersAreExact()
{
    const auto amdahl = fitAmdahl(noisyRuns([](double p) { return amdahlTime(0.1, p); }, 1, 0));
    QVERIFY(std::abs(amdahl->serialFraction.value - 0.1) < 1e-6);
    QVERIFY(std::abs(amdahl->speedupAt(8) - 1 / (0.1 + 0.9 / 8)) < 1e-6);
    QVERIFY(std::abs(amdahl->timeNsAt(1) / sequentialNs - 1) < 1e-6);
    const auto usl = fitUsl(noisyRuns([](double p) { return uslTime(0.04, 0.01, p); }, 1, 0));
    QVERIFY(std::abs(usl->sigma.value - 0.04) < 1e-6);
    QVERIFY(std::abs(usl->kappa.value - 0.01) < 1e-6);
    QVERIFY(usl->peakWorkers && std::abs(*usl->peakWorkers - std::sqrt(0.96 / 0.01)) < 1e-3);
    const auto gustafson = fitGustafson(noisyRuns([](double p) { return scaledTime(0.2, p); }, 1, 0));
    QVERIFY(std::abs(gustafson->speedupAt(8) - (8 - 0.2 * 7)) < 1e-6);
    for (const double residual : usl->quality.residuals)
        QVERIFY(std::abs(residual) < 1e-6);
}

void ScalingLawsTest::superlinearSpeedupIsNotHidden()
{
    const auto fit = fitAmdahl(noisyRuns([](double p) { return sequentialNs / std::pow(p, 1.2); }, 1, 0.001));
    QVERIFY(fit->serialFraction.high < 0);
    const auto usl = fitUsl(noisyRuns([](double p) { return amdahlTime(0.1, p); }, 3));
    QVERIFY(usl->kappa.low <= 0);
    QVERIFY(!usl->peakWorkers);
}

void ScalingLawsTest::coefficientsOfTheUslAreNotNegative_data()
{
    QTest::addColumn<double>("sigma");
    QTest::addColumn<double>("kappa");
    QTest::addColumn<bool>("sigmaHeld");
    QTest::addColumn<bool>("kappaHeld");
    QTest::newRow("kappa") << 0.2 << -0.004 << false << true;
    QTest::newRow("sigma") << -0.1 << 0.05 << true << false;
    QTest::newRow("both") << -0.02 << -0.004 << true << true;
    QTest::newRow("neither") << 0.1 << 0.01 << false << false;
}

void ScalingLawsTest::coefficientsOfTheUslAreNotNegative()
{
    QFETCH(double, sigma);
    QFETCH(double, kappa);
    QFETCH(bool, sigmaHeld);
    QFETCH(bool, kappaHeld);
    const auto runs = noisyRuns([&](double p) { return uslTime(sigma, kappa, p); }, 5, 0.001);
    const auto fit = fitUsl(runs);
    QVERIFY(fit.ok());
    QCOMPARE(fit->sigmaHeld, sigmaHeld);
    QCOMPARE(fit->kappaHeld, kappaHeld);
    QCOMPARE(fit->sigma.value == 0, sigmaHeld);
    QCOMPARE(fit->kappa.value == 0, kappaHeld);
    for (const Estimate &estimate : {fit->sigma, fit->kappa})
        QVERIFY(0 <= estimate.low && estimate.low <= estimate.value && estimate.value <= estimate.high);
    QVERIFY(fit->speedupAt(64) <= 64 * (1 + 1e-9)); // never above the ideal, however far
    // No other allowed pair on a grid around is better.
    const auto squares = [&](double s, double k) {
        double sum = 0;
        for (const ScalingRun &run : runs) {
            const double expected = fit->sequentialNs
                                    * (1 + s * (run.workers - 1) + k * run.workers * (run.workers - 1.0)) / run.workers;
            sum += std::pow(double(run.makespan.count()) / expected - 1, 2);
        }
        return sum;
    };
    for (const double moreSigma : {-0.01, 0.0, 0.01}) {
        for (const double moreKappa : {-0.001, 0.0, 0.001}) {
            const double s = fit->sigma.value + moreSigma;
            const double k = fit->kappa.value + moreKappa;
            QVERIFY(s < 0 || k < 0 || squares(s, k) >= squares(fit->sigma.value, fit->kappa.value) - 1e-6);
        }
    }
}

void ScalingLawsTest::tooFewPointsAreNamed()
{
    std::vector<ScalingRun> runs;
    for (int workers = 1; workers <= 3; ++workers) {
        for (int repeat = 0; repeat < 10; ++repeat)
            runs.push_back({workers, std::chrono::milliseconds(12 / workers + repeat)});
    }
    const auto amdahl = fitAmdahl(runs);
    QVERIFY(!amdahl);
    QCOMPARE(amdahl.error().detail,
             std::string("not enough data: Amdahl's law needs at least 4 different numbers of workers, there are 3"));
    for (int workers = 4; workers <= 5; ++workers)
        runs.push_back({workers, std::chrono::milliseconds(3)});
    QVERIFY(fitAmdahl(runs).ok());
    QVERIFY(fitGustafson(runs).ok());
    QVERIFY(QString::fromStdString(fitUsl(runs).error().detail).contains("at least 6"));
    runs.push_back({6, std::chrono::milliseconds(2)});
    QVERIFY(fitUsl(runs).ok());
}

void ScalingLawsTest::impossibleRunsAreNamed()
{
    auto runs = noisyRuns([](double p) { return amdahlTime(0.1, p); }, 1);
    runs.push_back({0, std::chrono::seconds(1)});
    QVERIFY(QString::fromStdString(fitAmdahl(runs).error().detail).contains("0 workers"));
    runs.back() = {4, Nanos{0}};
    QVERIFY(QString::fromStdString(fitUsl(runs).error().detail).contains("took 0 ns"));
}

void ScalingLawsTest::karpFlattUndoesAmdahl()
{
    for (const int workers : {2, 5, 64}) {
        const double speedup = sequentialNs / amdahlTime(0.07, workers);
        QVERIFY(std::abs(*karpFlatt(speedup, workers) - 0.07) < 1e-12);
    }
    QVERIFY(!karpFlatt(1, 1));
    QVERIFY(!karpFlatt(0, 4));
}

void ScalingLawsTest::theMedianLiesInItsIntervalAsOftenAsItSays_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {2, 3, 5, 6, 9, 20, 50})
        QTest::newRow(qPrintable(QString::number(count))) << count;
}

void ScalingLawsTest::theMedianLiesInItsIntervalAsOftenAsItSays()
{
    QFETCH(int, count);
    constexpr int rounds = 20'000;
    std::mt19937 random(11);
    std::lognormal_distribution<double> skewed(0, 1); // its median is 1
    const Nanos truth{1'000'000};
    int held = 0;
    double promised = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Nanos> runs;
        for (int i = 0; i < count; ++i)
            runs.push_back(Nanos{std::llround(skewed(random) * 1e6)});
        const MedianInterval interval = medianInterval(runs);
        QVERIFY(interval.low <= interval.median && interval.median <= interval.high);
        held += interval.low <= truth && truth <= interval.high;
        promised = interval.coverage;
    }
    const double share = static_cast<double>(held) / rounds;
    QVERIFY2(std::abs(share - promised) < 0.01, qPrintable(QString("%1 of %2").arg(share).arg(promised)));
    QCOMPARE(promised >= 0.95, count >= 6);
}

void ScalingLawsTest::outliersAreMarked()
{
    const std::vector<Nanos> runs{Nanos{100}, Nanos{103}, Nanos{99}, Nanos{101}, Nanos{160}, Nanos{98}};
    QCOMPARE(outliers(runs), (std::vector<bool>{false, false, false, false, true, false}));
    QCOMPARE(outliers(std::vector<Nanos>{Nanos{1}, Nanos{1}, Nanos{90}}), std::vector<bool>(3));
    QCOMPARE(outliers(std::vector<Nanos>{Nanos{5}, Nanos{5}, Nanos{5}, Nanos{90}}), std::vector<bool>(4));
    QCOMPARE(medianInterval({}).count, 0);
    QCOMPARE(medianInterval(runs).median, (Nanos{100} + Nanos{101}) / 2);
}

QTEST_GUILESS_MAIN(ScalingLawsTest)
#include "tst_scalinglaws.moc"
