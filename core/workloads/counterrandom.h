// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace futurescope {

/// The finaliser of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
constexpr std::uint64_t mixBits(std::uint64_t bits)
{
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9u;
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EBu;
    return bits ^ bits >> 31;
}

/// What a random number decides. Each purpose has a sequence of its own, so that one never shifts another.
enum class Draw : std::uint64_t {
    Duration,
    Failure,
    GiantPosition,
    FileOffset,
    PayloadIn,
    PayloadOut,
    TreeSplit,
    StreamOffset
};

/// 64 random bits fixed by seed, purpose and counter alone: the same on every platform, in any order of asking.
/// (The distributions of the standard library differ from one library to the next.)
constexpr std::uint64_t drawBits(std::uint64_t seed, Draw purpose, std::uint64_t counter)
{
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15u;
    const std::uint64_t sequence = mixBits(seed + golden * (static_cast<std::uint64_t>(purpose) + 1));
    return mixBits(sequence + golden * (counter + 1));
}

/// Uniform in [0, 1), a multiple of 2^-53.
constexpr double drawUnit(std::uint64_t seed, Draw purpose, std::uint64_t counter)
{
    return static_cast<double>(drawBits(seed, purpose, counter) >> 11) * 0x1p-53;
}

} // namespace futurescope
