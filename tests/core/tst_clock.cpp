// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/futures/waiting.h"
#include "core/platform/cputime.h"

#include <QtTest>
#include <thread>
#include <vector>

using namespace futurescope;
using namespace std::chrono_literals;

class ClockTest : public QObject
{
    Q_OBJECT

private slots:
    void aScaleMeetsItsBaseAndGoesBothWays();
    void aScaleKeepsItsPrecisionForDays();
    void bothClocksTellTheSameTime();
    void timeNeverRunsBackwardsWhileTheScaleIsCorrected();
    void whatAThreadHasLearntLiesInItsPast();
    void coresAreIdleForNoLongerThanTimePasses();
};

void ClockTest::aScaleMeetsItsBaseAndGoesBothWays()
{
    const ClockScale scale{.baseTicks = 1000, .baseNs = 5'000'000, .nsPerTick = std::int64_t{1} << 31};
    QCOMPARE(scale.toNs(1000), std::int64_t{5'000'000});
    QCOMPARE(scale.toNs(3000), std::int64_t{5'001'000});
    QCOMPARE(scale.toNs(0), std::int64_t{4'999'500});
}

void ClockTest::aScaleKeepsItsPrecisionForDays()
{
    // 3 GHz for ten days: the product needs more than 64 bits.
    const std::int64_t ticks = 3'000'000'000 * std::int64_t{86'400} * 10;
    const ClockScale scale{.baseTicks = 0, .baseNs = 0, .nsPerTick = (std::int64_t{1} << 32) / 3};
    const std::int64_t trueNs = ticks / 3;
    QVERIFY(std::abs(scale.toNs(ticks) - trueNs) < trueNs / 1'000'000'000);
}

void ClockTest::bothClocksTellTheSameTime()
{
    QTRY_VERIFY((keepClockTrue(), systemMonotonicNs() > 0 && monotonicNs() > 0));
    for (int i = 0; i < 10'000; ++i) {
        const std::int64_t before = systemMonotonicNs();
        const std::int64_t shown = monotonicNs();
        const std::int64_t after = systemMonotonicNs();
        // 50 us: what the scale may be off before it has been corrected for the first time.
        QVERIFY(shown >= before - 50'000 && shown <= after + 50'000);
    }
}

void ClockTest::timeNeverRunsBackwardsWhileTheScaleIsCorrected()
{
    std::atomic<bool> ended{false};
    std::thread corrector([&ended] {
        while (!ended.load())
            keepClockTrue();
    });
    std::int64_t last = monotonicNs();
    bool backwards = false;
    for (int i = 0; i < 2'000'000; ++i) {
        const std::int64_t now = monotonicNs();
        backwards |= now < last;
        last = now;
    }
    ended = true;
    corrector.join();
    QVERIFY(!backwards);
}

void ClockTest::whatAThreadHasLearntLiesInItsPast()
{
    constexpr int rounds = 20'000;
    std::atomic<int> turn{0};
    std::int64_t toldNs = 0;
    std::thread teller([&] {
        for (int i = 0; i < rounds; ++i) {
            while (turn.load(std::memory_order_acquire) != 2 * i)
                std::this_thread::yield();
            toldNs = monotonicNs();
            turn.store(2 * i + 1, std::memory_order_release);
        }
    });
    int early = 0;
    for (int i = 0; i < rounds; ++i) {
        while (turn.load(std::memory_order_acquire) != 2 * i + 1)
            std::this_thread::yield();
        orderClock();
        early += monotonicNs() < toldNs;
        turn.store(2 * i + 2, std::memory_order_release);
    }
    teller.join();
    QCOMPARE(early, 0);
}

void ClockTest::coresAreIdleForNoLongerThanTimePasses()
{
    constexpr Nanos enough = 100ms;
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    const Nanos slack = cores * 20ms; // two ticks of each
    const std::int64_t beganNs = systemMonotonicNs();
    const Nanos idle = systemIdleTime();
    QVERIFY(idle > 0ns); // a machine on which nothing ever waited would not have come to this test
    Nanos passed{0};
    while (passed < enough) {
        std::this_thread::yield();
        passed = Nanos(systemMonotonicNs() - beganNs);
    }
    const Nanos since = systemIdleTime() - idle;
    QVERIFY(since > -slack && since <= cores * passed + slack);
}

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
