// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/streamarray.h"

#include "core/base/time.h"
#include "core/platform/memorysize.h"
#include "core/workloads/bestrate.h"
#include "core/workloads/counterrandom.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace futurescope {

namespace {

constexpr std::uint64_t numberBytes = sizeof(std::uint64_t);
constexpr std::uint64_t numbersBetweenLooks = (std::uint64_t{128} << 10) / numberBytes; // some ten microseconds
constexpr std::uint64_t trialBytes = std::uint64_t{8} << 20;                            // about a millisecond

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

} // namespace

Result<std::unique_ptr<StreamArray>> StreamArray::make(std::uint32_t bytes)
{
    if (const std::uint64_t most = usableMemoryBytes() / 2; bytes > most) {
        return Error{ErrorCode::ResourceLimit,
                     fmt::format("array-bytes is {}; this program may use {} bytes of memory, "
                                 "and takes no more than half of them for an array",
                                 bytes, 2 * most)};
    }
    std::unique_ptr<StreamArray> array(new StreamArray(bytes / numberBytes));
    array->measure();
    return array;
}

StreamArray::StreamArray(std::uint64_t numbers) : m_numbers(numbers), m_values(new std::uint64_t[numbers])
{
    for (std::uint64_t i = 0; i < numbers; ++i)
        m_values[i] = mixBits(i);
}

void StreamArray::measure()
{
    // Each trial reads on where the one before has ended, so that a large array is not found in a cache.
    std::uint64_t first = 0;
    volatile std::uint64_t sink = 0;
    m_bytesPerNs = bestRate(trialBytes, [&] {
        sink = sum(first, trialBytes, {});
        first += trialBytes / numberBytes;
    });
}

std::uint64_t StreamArray::sum(std::uint64_t first, std::uint64_t bytes, const std::stop_token &stop) const
{
    std::uint64_t total = 0;
    std::uint64_t at = first % m_numbers;
    for (std::uint64_t left = bytes / numberBytes; left > 0;) {
        const std::uint64_t count = std::min({left, m_numbers - at, numbersBetweenLooks});
        total += sumOf(m_values.get() + at, count);
        m_bytesRead.fetch_add(count * numberBytes, std::memory_order_relaxed);
        left -= count;
        at = (at + count) % m_numbers;
        checkIn(stop);
    }
    return total;
}

} // namespace futurescope
