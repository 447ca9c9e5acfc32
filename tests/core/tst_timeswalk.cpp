// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/timeswalk.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace futurescope;

class TimesWalkTest : public QObject
{
    Q_OBJECT

private slots:
    void countsAsASearchOfTheWholeListDoes();
    void countsNothingInAnEmptyList();
};

void TimesWalkTest::countsAsASearchOfTheWholeListDoes()
{
    std::mt19937 random(5);
    const auto upTo = [&random](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    for (int round = 0; round < 300; ++round) {
        std::vector<std::int64_t> times;
        const std::int64_t longestGap = upTo(50);
        for (std::int64_t at = upTo(100), left = upTo(400); left > 0; --left, at += upTo(longestGap))
            times.push_back(at);
        TimesWalk walk(times);
        const std::int64_t longestStep = 1 + upTo(3'000);
        for (std::int64_t at = -5; at < 25'000; at += upTo(longestStep))
            QCOMPARE(walk.countUpTo(at), static_cast<std::size_t>(std::ranges::upper_bound(times, at) - times.begin()));
    }
}

void TimesWalkTest::countsNothingInAnEmptyList()
{
    const std::vector<std::int64_t> none;
    TimesWalk walk(none);
    QCOMPARE(walk.countUpTo(0), std::size_t{0});
    QCOMPARE(walk.countUpTo(INT64_MAX), std::size_t{0});
}

QTEST_GUILESS_MAIN(TimesWalkTest)
#include "tst_timeswalk.moc"
