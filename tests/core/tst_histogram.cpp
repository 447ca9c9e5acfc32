// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/histogram.h"

#include <QtTest>

#include <numeric>

using namespace futurescope;

class HistogramTest : public QObject
{
    Q_OBJECT

private slots:
    void theWidthFollowsFreedmanAndDiaconis();
    void valuesThatAreMostlyAlikeAreCutBySturges();
    void aFarValueDoesNotMakeThousandsOfBins();
    void nothingAndOneValueAreNoTrouble();
};

namespace {

std::uint64_t total(const Histogram &histogram)
{
    return std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::uint64_t{0});
}

} // namespace

void HistogramTest::theWidthFollowsFreedmanAndDiaconis()
{
    // 0 to 999: quartiles 249.75 and 749.25, so 2 * 499.5 / 10 = 99.9 wide, and 999 / 99.9 = 10 of them.
    std::vector<Nanos> values;
    for (int value = 999; value >= 0; --value)
        values.emplace_back(value);
    const Histogram histogram = histogramOf(values);
    QCOMPARE(histogram.rule, Histogram::Rule::FreedmanDiaconis);
    QCOMPARE(histogram.counts.size(), std::size_t(10));
    QCOMPARE(histogram.fromNs, 0.0);
    QVERIFY(std::abs(histogram.widthNs - 99.9) < 1e-9);
    QCOMPARE(total(histogram), std::uint64_t(1000));
    for (const std::uint64_t count : histogram.counts)
        QVERIFY(count == 100 || count == 99 || count == 101);
}

void HistogramTest::valuesThatAreMostlyAlikeAreCutBySturges()
{
    std::vector<Nanos> values(15, Nanos{100});
    values.emplace_back(500);
    const Histogram histogram = histogramOf(values);
    QCOMPARE(histogram.rule, Histogram::Rule::Sturges);
    QCOMPARE(histogram.counts, (std::vector<std::uint64_t>{15, 0, 0, 0, 1}));
}

void HistogramTest::aFarValueDoesNotMakeThousandsOfBins()
{
    std::vector<Nanos> values;
    for (int value = 0; value < 1000; ++value)
        values.emplace_back(value);
    values.emplace_back(1'000'000'000);
    const Histogram histogram = histogramOf(values);
    QCOMPARE(histogram.rule, Histogram::Rule::MostBins);
    QCOMPARE(histogram.counts.size(), std::size_t(mostHistogramBins));
    QCOMPARE(histogram.counts.front(), std::uint64_t(1000));
    QCOMPARE(histogram.counts.back(), std::uint64_t(1));
}

void HistogramTest::nothingAndOneValueAreNoTrouble()
{
    QVERIFY(histogramOf({}).counts.empty());
    QCOMPARE(histogramOf({Nanos{7}, Nanos{7}}).counts, std::vector<std::uint64_t>{2});
    QCOMPARE(histogramOf({Nanos{7}}).rule, Histogram::Rule::OneBin);
}

QTEST_GUILESS_MAIN(HistogramTest)
#include "tst_histogram.moc"
