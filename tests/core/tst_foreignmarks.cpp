// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/foreignmarks.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace futurescope;

namespace {

std::shared_ptr<ForeignTrace> drawnTrace(unsigned seed, std::size_t instants, std::size_t samples)
{
    std::mt19937 random(seed);
    auto foreign = std::make_shared<ForeignTrace>();
    foreign->names.lanes.resize(5);
    std::int64_t now = 0;
    for (std::size_t i = 0; i < instants; ++i) {
        now += static_cast<std::int64_t>(random() % 50);
        foreign->instants.push_back({now, 0, LaneId{static_cast<std::uint16_t>(1 + random() % 3)}});
    }
    TraceCounter counter;
    for (std::size_t i = 0; i < samples; ++i)
        counter.samples.push_back(
            {static_cast<std::int64_t>(i), static_cast<double>(static_cast<int>(random() % 2001) - 1000)});
    foreign->counters.push_back(std::move(counter));
    return foreign;
}

std::optional<ValueRange> walk(const TraceCounter &counter, std::size_t first, std::size_t last)
{
    std::optional<ValueRange> range;
    for (std::size_t i = first; i < std::min(last, counter.samples.size()); ++i) {
        const double value = counter.samples[i].value;
        range = range ? ValueRange{std::min(range->least, value), std::max(range->most, value)}
                      : ValueRange{value, value};
    }
    return range;
}

} // namespace

class ForeignMarksTest : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreThoseOfANaiveWalkOverAnyStretch();
    void everyInstantIsOnItsLaneInTheOrderOfTime();
    void whatIsNotThereIsEmpty();
};

void ForeignMarksTest::valuesAreThoseOfANaiveWalkOverAnyStretch()
{
    std::mt19937 random(5);
    for (const std::size_t samples : {1u, 31u, 32u, 33u, 1023u, 1024u, 1025u, 5000u, 40'000u}) {
        const auto foreign = drawnTrace(static_cast<unsigned>(samples), 0, samples);
        const ForeignMarks marks(foreign);
        for (int i = 0; i < 300; ++i) {
            const std::size_t first = random() % (samples + 1);
            const std::size_t length = i % 3 == 0 ? random() % 40 : random() % (samples + 5);
            QVERIFY(marks.over(0, first, first + length) == walk(foreign->counters[0], first, first + length));
        }
        QVERIFY(marks.over(0, 0, samples) == walk(foreign->counters[0], 0, samples));
    }
}

void ForeignMarksTest::everyInstantIsOnItsLaneInTheOrderOfTime()
{
    const auto foreign = drawnTrace(3, 2000, 0);
    const ForeignMarks marks(foreign);
    std::size_t seen = 0;
    for (int lane = 0; lane <= 4; ++lane) {
        const ForeignMarks::Instants instants = marks.instantsOn(lane);
        for (std::size_t i = 0; i < instants.size(); ++i) {
            QCOMPARE(int{instants.at(i).lane.value}, lane);
            QVERIFY(i == 0 || instants[i - 1] <= instants[i]);
        }
        seen += instants.size();
    }
    QCOMPARE(seen, std::size_t{2000});
}

void ForeignMarksTest::whatIsNotThereIsEmpty()
{
    const ForeignMarks none(std::make_shared<ForeignTrace>());
    QCOMPARE(none.counters(), std::size_t{0});
    QCOMPARE(none.instantsOn(1).size(), std::size_t{0});
    const ForeignMarks some(drawnTrace(1, 10, 4));
    QCOMPARE(some.instantsOn(-1).size(), std::size_t{0});
    QCOMPARE(some.instantsOn(77).size(), std::size_t{0});
    QVERIFY(!some.over(0, 2, 2));
    QVERIFY(!some.over(0, 4, 9));
}

QTEST_GUILESS_MAIN(ForeignMarksTest)
#include "tst_foreignmarks.moc"
