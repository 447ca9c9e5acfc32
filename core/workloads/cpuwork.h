// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

namespace futurescope {

/// Sum of i * i for i in [0, turns), modulo 2^64, by really taking every turn: one addition behind another.
/// Checks in (see stopping.h) every few ten microseconds: throws TaskError{Stopped} soon after a stop request.
std::uint64_t sumOfSquares(std::uint64_t turns, const std::stop_token &stop);
/// The same for i in [from, end).
std::uint64_t sumOfSquares(std::uint64_t from, std::uint64_t end, const std::stop_token &stop);

/// The prime factors of `number` with multiplicity, smallest first, by trial division with 2, 3, 4 ... as beginners
/// write it; none for 0 and 1. `number` < 2^63. Stops as sumOfSquares() does.
std::vector<std::uint64_t> primeFactors(std::uint64_t number, const std::stop_token &stop = {});

/// The sum of primeFactors(), modulo 2^64, without a list.
std::uint64_t sumOfPrimeFactors(std::uint64_t number, const std::stop_token &stop);

/// sumOfPrimeFactors() in steps.
class PrimeSteps
{
public:
    explicit PrimeSteps(std::uint64_t number) : m_number(number) {}

    /// Tries at least so many more divisors, unless it is finished before that. False: finished, sum() holds.
    bool advance(std::uint64_t divisions, const std::stop_token &stop);
    std::uint64_t sum() const { return m_sum; }

private:
    std::uint64_t m_number; // what is left of it
    std::uint64_t m_divisor = 2;
    std::uint64_t m_sum = 0;
};

/// Exact for every 64-bit number.
bool isPrime(std::uint64_t number);

/// The most divisions that one number can be asked to cost.
inline constexpr std::uint64_t maxDivisions = std::uint64_t{1} << 31;

/// A prime whose factorisation takes exactly `divisions` trial divisions. `divisions` <= maxDivisions.
std::uint64_t primeThatTakes(std::uint64_t divisions);

} // namespace futurescope
