// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/streamarray.h"

#include "core/base/time.h"
#include "core/platform/memorysize.h"
#include "core/workloads/bestrate.h"
#include "core/workloads/corewatch.h"
#include "core/workloads/counterrandom.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fmt/format.h>

namespace futurescope {

namespace {

constexpr std::uint64_t numberBytes = sizeof(std::uint64_t);
constexpr std::uint64_t numbersBetweenLooks = (std::uint64_t{128} << 10) / numberBytes; // some ten microseconds
constexpr std::uint64_t trialBytes = std::uint64_t{8} << 20;                            // about a millisecond

/// A step is a multiplication and an addition. It takes numbers of [1, 2) to such numbers, never to rounder ones.
constexpr double factor = 0.999;
constexpr double addend = 0.0015;
constexpr std::uint32_t stepsPerFlopOfAByte = numberBytes / 2;
constexpr int mantissaShift = 12;
constexpr std::uint64_t bitsOfOne = 0x3FF0'0000'0000'0000;

using PairOfNumbers [[gnu::vector_size(16)]] = std::uint64_t;
using PairOfReals [[gnu::vector_size(16)]] = double;

/// Several sums side by side, so that the additions do not wait for one another but only for memory.
[[gnu::noinline]] std::uint64_t sumOf(const std::uint64_t *values, std::uint64_t count)
{
    std::array<std::uint64_t, 8> sums{};
    std::uint64_t i = 0;
    for (; i + sums.size() <= count; i += sums.size()) {
        for (std::size_t lane = 0; lane < sums.size(); ++lane)
            sums[lane] += values[i + lane];
    }
    std::uint64_t total = 0;
    for (; i < count; ++i)
        total += values[i];
    for (const std::uint64_t sum : sums)
        total += sum;
    return total;
}

/// So many pairs are in work at once that no operation waits for the one before it, and few enough that all of them
/// stay in registers: it is the arithmetic units that limit it.
[[gnu::noinline]] std::uint64_t computedSumOf(const std::uint64_t *values, std::uint64_t count, std::uint32_t steps)
{
    std::array<PairOfReals, 8> reals;
    constexpr std::uint64_t together = 2 * reals.size();
    PairOfNumbers sums{};
    std::uint64_t i = 0;
    for (; i + together <= count; i += together) {
        for (std::size_t pair = 0; pair < reals.size(); ++pair) {
            PairOfNumbers numbers;
            std::memcpy(&numbers, values + i + 2 * pair, sizeof numbers);
            reals[pair] = std::bit_cast<PairOfReals>((numbers >> mantissaShift) | bitsOfOne);
        }
        for (std::uint32_t step = 0; step < steps; ++step) {
            for (PairOfReals &pair : reals)
                pair = pair * factor + addend;
        }
        for (const PairOfReals &pair : reals)
            sums += std::bit_cast<PairOfNumbers>(pair);
    }
    std::uint64_t total = sums[0] + sums[1];
    for (; i < count; ++i) {
        double real = std::bit_cast<double>((values[i] >> mantissaShift) | bitsOfOne);
        for (std::uint32_t step = 0; step < steps; ++step)
            real = real * factor + addend;
        total += std::bit_cast<std::uint64_t>(real);
    }
    return total;
}

} // namespace

Result<std::unique_ptr<StreamArray>> StreamArray::make(std::uint32_t bytes, std::uint32_t flopsPerByte)
{
    if (const std::uint64_t most = usableMemoryBytes() / 2; bytes > most) {
        return Error{ErrorCode::ResourceLimit,
                     fmt::format("array-bytes is {}; this program may use {} bytes of memory, "
                                 "and takes no more than half of them for an array",
                                 bytes, 2 * most)};
    }
    std::unique_ptr<StreamArray> array(new StreamArray(bytes / numberBytes, flopsPerByte));
    array->measure();
    return array;
}

StreamArray::StreamArray(std::uint64_t numbers, std::uint32_t flopsPerByte)
    : m_numbers(numbers),
      m_flopsPerByte(flopsPerByte),
      m_values(new std::uint64_t[numbers])
{
    for (std::uint64_t i = 0; i < numbers; ++i)
        m_values[i] = mixBits(i);
}

void StreamArray::measure()
{
    // Each trial reads on where the one before has ended, so that a large array is not found in a cache. Arithmetic
    // makes it slower about as much as it makes the trial shorter.
    const std::uint64_t bytes = trialBytes / (1 + m_flopsPerByte);
    std::uint64_t first = 0;
    volatile std::uint64_t sink = 0;
    m_bytesPerNs = bestRate(bytes, [&] {
        sink = sum(first, bytes, {});
        first += bytes / numberBytes;
    });
}

std::uint64_t StreamArray::sum(std::uint64_t first, std::uint64_t bytes, const std::stop_token &stop) const
{
    const std::uint64_t mostAtOnce = numbersBetweenLooks / (1 + m_flopsPerByte);
    CoreWatch watch(bytes / numberBytes > mostAtOnce);
    std::uint64_t total = 0;
    std::uint64_t at = first % m_numbers;
    for (std::uint64_t left = bytes / numberBytes; left > 0;) {
        const std::uint64_t count = std::min({left, m_numbers - at, mostAtOnce});
        const std::uint64_t *values = m_values.get() + at;
        total += m_flopsPerByte == 0 ? sumOf(values, count)
                                     : computedSumOf(values, count, m_flopsPerByte * stepsPerFlopOfAByte);
        m_bytesRead.fetch_add(count * numberBytes, std::memory_order_relaxed);
        left -= count;
        at = (at + count) % m_numbers;
        checkIn(stop);
        watch.look();
    }
    return total;
}

} // namespace futurescope
