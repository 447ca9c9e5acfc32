// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workloads/stopping.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <stop_token>

namespace futurescope {

/// The array that all items of a memory stream read from, every page of it written before a run starts. What is read
/// is counted; any thread. `flopsPerByte` is the arithmetic intensity of the roofline model (Williams, Waterman and
/// Patterson, Communications of the ACM 52(4), 2009): where it is high, memory keeps up and arithmetic is the limit.
class StreamArray
{
public:
    /// `bytes` >= 8. `flopsPerByte`: floating-point operations that each number costs, per byte of it; 0: it is only
    /// added to the sum. Errors: more memory than half of what this program may use.
    static Result<std::unique_ptr<StreamArray>> make(std::uint32_t bytes, std::uint32_t flopsPerByte = 0);

    /// The sum, modulo 2^64, of `bytes` bytes taken as numbers of 8 bytes each, from number `first` on and round and
    /// round. With arithmetic each number is first made a double of [1, 2), multiplied and added to again and again,
    /// and what its bits have become is summed: the sum does not depend on how the numbers are dealt out. Stops as
    /// sumOfSquares() does.
    std::uint64_t sum(std::uint64_t first, std::uint64_t bytes, const std::stop_token &stop) const;

    /// Bytes that one thread reads, and computes on, in a nanosecond. Measured when the array was made: what lies in a
    /// cache is read several times as fast as what does not.
    double bytesPerNs() const { return m_bytesPerNs; }
    std::uint64_t numbers() const { return m_numbers; }

    void forgetCount() const { m_bytesRead.store(0, std::memory_order_relaxed); }
    std::uint64_t bytesRead() const { return m_bytesRead.load(std::memory_order_relaxed); }

private:
    StreamArray(std::uint64_t numbers, std::uint32_t flopsPerByte);
    void measure();

    const std::uint64_t m_numbers;
    const std::uint32_t m_flopsPerByte;
    const std::unique_ptr<std::uint64_t[]> m_values;
    double m_bytesPerNs = 0;
    mutable std::atomic<std::uint64_t> m_bytesRead{0};
};

} // namespace futurescope
