// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/cpuwork.h"

#include "core/workloads/corewatch.h"
#include "core/workloads/stopping.h"

#include <algorithm>
#include <array>

namespace futurescope {

namespace {

__extension__ using Wide = unsigned __int128;

// Each lasts some ten microseconds, so that a thread that asks for the compute lock need not wait long after that,
// while the look itself, a few nanoseconds, cannot be measured.
constexpr std::uint64_t turnsBetweenLooks = std::uint64_t{1} << 15;
constexpr std::uint64_t divisionsBetweenLooks = std::uint64_t{1} << 12;
// Less than a quarter of that is not watched: see CoreWatch.
constexpr std::uint64_t leastWatchedTurns = turnsBetweenLooks / 4;
constexpr std::uint64_t leastWatchedNumber = (divisionsBetweenLooks / 4) * (divisionsBetweenLooks / 4);

/// Keeps the compiler from knowing a number: it can neither be left out nor replaced by a formula.
inline void hideFromOptimiser(std::uint64_t &number)
{
    asm volatile("" : "+r"(number));
}

/// Not inlined, so that calibration and work run the very same instructions.
///
/// Each turn waits for the total of the turn before it, through a mask that is 0 but does not look so. That makes the
/// loop bound by latency, which depends little on who else uses the core: bound by throughput, the same work took
/// 0.58 or 1.07 ns a turn, as the other hyperthread was idle or busy, and no two runs could be compared.
[[gnu::noinline]] std::uint64_t sumOfSquaresBetween(std::uint64_t from, std::uint64_t to)
{
    std::uint64_t total = 0;
    std::uint64_t mask = 0;
    hideFromOptimiser(mask);
    for (std::uint64_t i = from; i < to; ++i)
        total += (i + (total & mask)) * i;
    return total;
}

/// The smallest divisor of `number` in [from, to), or `to`.
[[gnu::noinline]] std::uint64_t firstDivisorBetween(std::uint64_t number, std::uint64_t from, std::uint64_t to)
{
    std::uint64_t divisor = from;
    while (divisor < to && divisor * divisor <= number && number % divisor != 0)
        ++divisor;
    return divisor;
}

template <class Use>
void forEachPrimeFactor(std::uint64_t number, const std::stop_token &stop, Use use)
{
    CoreWatch watch(number >= leastWatchedNumber);
    std::uint64_t divisor = 2;
    while (divisor * divisor <= number) {
        const std::uint64_t next = divisor + divisionsBetweenLooks;
        divisor = firstDivisorBetween(number, divisor, next);
        if (divisor < next && divisor * divisor <= number) {
            use(divisor);
            number /= divisor;
        } else {
            checkIn(stop);
            watch.look();
        }
    }
    if (number > 1)
        use(number);
}

std::uint64_t multiplyModulo(std::uint64_t a, std::uint64_t b, std::uint64_t modulus)
{
    return static_cast<std::uint64_t>(Wide{a} * b % modulus);
}

std::uint64_t powerModulo(std::uint64_t base, std::uint64_t exponent, std::uint64_t modulus)
{
    std::uint64_t power = 1;
    for (base %= modulus; exponent != 0; exponent >>= 1) {
        if (exponent & 1)
            power = multiplyModulo(power, base, modulus);
        base = multiplyModulo(base, base, modulus);
    }
    return power;
}

/// One round of the Miller-Rabin test for an odd number > 2.
bool passesMillerRabin(std::uint64_t number, std::uint64_t base)
{
    std::uint64_t odd = number - 1;
    int halvings = 0;
    for (; odd % 2 == 0; odd /= 2)
        ++halvings;
    std::uint64_t power = powerModulo(base, odd, number);
    if (power == 1 || power == number - 1)
        return true;
    for (int i = 1; i < halvings; ++i) {
        power = multiplyModulo(power, power, number);
        if (power == number - 1)
            return true;
    }
    return false;
}

} // namespace

std::uint64_t sumOfSquares(std::uint64_t turns, const std::stop_token &stop)
{
    return sumOfSquares(0, turns, stop);
}

std::uint64_t sumOfSquares(std::uint64_t from, std::uint64_t end, const std::stop_token &stop)
{
    CoreWatch watch(end - from >= leastWatchedTurns);
    std::uint64_t total = 0;
    while (from < end) {
        const std::uint64_t to = std::min(end, from + turnsBetweenLooks);
        total += sumOfSquaresBetween(from, to);
        from = to;
        checkIn(stop);
        watch.look();
    }
    return total;
}

std::vector<std::uint64_t> primeFactors(std::uint64_t number, const std::stop_token &stop)
{
    std::vector<std::uint64_t> factors;
    forEachPrimeFactor(number, stop, [&](std::uint64_t factor) { factors.push_back(factor); });
    return factors;
}

std::uint64_t sumOfPrimeFactors(std::uint64_t number, const std::stop_token &stop)
{
    std::uint64_t sum = 0;
    forEachPrimeFactor(number, stop, [&](std::uint64_t factor) { sum += factor; });
    return sum;
}

bool PrimeSteps::advance(std::uint64_t divisions, const std::stop_token &stop)
{
    CoreWatch watch(divisions >= divisionsBetweenLooks / 4);
    const std::uint64_t until = m_divisor + divisions;
    while (m_divisor * m_divisor <= m_number && m_divisor < until) {
        const std::uint64_t next = m_divisor + divisionsBetweenLooks;
        m_divisor = firstDivisorBetween(m_number, m_divisor, next);
        if (m_divisor < next && m_divisor * m_divisor <= m_number) {
            m_sum += m_divisor;
            m_number /= m_divisor;
        } else {
            checkIn(stop);
            watch.look();
        }
    }
    if (m_divisor * m_divisor <= m_number)
        return true;
    m_sum += m_number > 1 ? m_number : 0;
    m_number = 1;
    return false;
}

bool isPrime(std::uint64_t number)
{
    // The first twelve primes as bases decide for all numbers below 3.3e24 (Sorenson and Webster, 2015).
    constexpr std::array<std::uint64_t, 12> bases{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
    if (number < 2)
        return false;
    for (const std::uint64_t base : bases) {
        if (number % base == 0)
            return number == base;
    }
    return std::ranges::all_of(bases, [number](std::uint64_t base) { return passesMillerRabin(number, base); });
}

std::uint64_t primeThatTakes(std::uint64_t divisions)
{
    // Trial division of a prime p tries 2, 3 ... floor(sqrt(p)). No two neighbouring squares below 2^64 are known
    // without a prime between them, so the first prime from k * k on has the square root k.
    const std::uint64_t root = divisions + 1;
    std::uint64_t candidate = root * root;
    while (!isPrime(candidate))
        ++candidate;
    return candidate;
}

} // namespace futurescope
