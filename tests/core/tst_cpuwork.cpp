// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/computelock.h"
#include "core/workloads/cpuwork.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <numeric>

using namespace futurescope;

class CpuWorkTest : public QObject
{
    Q_OBJECT

private slots:
    void primeFactorsAreTheFactors();
    void primesAgreeWithASieve();
    void plannedPrimesTakeTheirDivisions();
    void sumOfSquaresIsTheSum();
    void computingLetsOthersComputeInBetween();
};

void CpuWorkTest::primeFactorsAreTheFactors()
{
    using Factors = std::vector<std::uint64_t>;
    QCOMPARE(primeFactors(0), Factors{});
    QCOMPARE(primeFactors(1), Factors{});
    QCOMPARE(primeFactors(12345), (Factors{3, 5, 823}));
    QCOMPARE(primeFactors(65536), Factors(16, 2));
    // A factor on each side of the places where the search pauses to look for a stop request.
    QCOMPARE(primeFactors(65537ull * 65539 * 131101), (Factors{65537, 65539, 131101}));
    for (std::uint64_t number = 2; number < 20'000; ++number) {
        const Factors factors = primeFactors(number);
        QCOMPARE(std::accumulate(factors.begin(), factors.end(), std::uint64_t{1}, std::multiplies<>()), number);
        QVERIFY(std::ranges::is_sorted(factors) && std::ranges::all_of(factors, isPrime));
        QCOMPARE(sumOfPrimeFactors(number, {}), std::accumulate(factors.begin(), factors.end(), std::uint64_t{0}));
    }
}

void CpuWorkTest::primesAgreeWithASieve()
{
    std::vector<bool> composite(200'000);
    for (std::size_t number = 2; number < composite.size(); ++number) {
        QCOMPARE(isPrime(number), !composite[number]);
        for (std::size_t multiple = number * number; multiple < composite.size(); multiple += number)
            composite[multiple] = true;
    }
    QVERIFY(!isPrime(0) && !isPrime(1));
    QVERIFY(isPrime(18446744073709551557u)); // the largest below 2^64
    QVERIFY(!isPrime(3825123056546413051u)); // a strong pseudoprime to the first nine primes
}

void CpuWorkTest::plannedPrimesTakeTheirDivisions()
{
    for (const std::uint64_t divisions : {0ull, 1ull, 2ull, 3ull, 1000ull, 65'535ull, 1ull << 20, 1ull << 31}) {
        const std::uint64_t prime = primeThatTakes(divisions);
        QVERIFY(isPrime(prime));
        const std::uint64_t root = divisions + 1; // trial division goes from 2 to the root
        QVERIFY(root * root <= prime && prime < (root + 1) * (root + 1));
    }
}

void CpuWorkTest::sumOfSquaresIsTheSum()
{
    QCOMPARE(sumOfSquares(0, {}), 0u);
    QCOMPARE(sumOfSquares(4, {}), 14u);
    const std::uint64_t n = 2'000'000;
    QCOMPARE(sumOfSquares(n, {}), (n - 1) * n / 2 * (2 * n - 1) / 3);
}

void CpuWorkTest::computingLetsOthersComputeInBetween()
{
    // Somebody always wants this lock.
    class WantedLock final : public ComputeLock
    {
    public:
        WantedLock() { m_wanted = true; }
        void acquire(FutureId) override {}
        void release(FutureId) override { ++releases; }
        int releases = 0;
    } lock;
    const auto releasesDuring = [&](auto work) {
        const int before = lock.releases;
        const ComputeScope scope(&lock);
        work();
        return lock.releases - before;
    };
    QVERIFY(releasesDuring([] { sumOfSquares(1 << 20, {}); }) >= 32);
    QVERIFY(releasesDuring([] { sumOfPrimeFactors(primeThatTakes(1 << 18), {}); }) >= 32);
    const int before = lock.releases;
    sumOfSquares(1 << 20, {}); // by a thread that holds nothing
    QCOMPARE(lock.releases, before);
}

QTEST_GUILESS_MAIN(CpuWorkTest)
#include "tst_cpuwork.moc"
