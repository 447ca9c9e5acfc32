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
/// is counted; any thread.
class StreamArray
{
public:
    /// `bytes` >= 8. Errors: more memory than half of what this program may use.
    static Result<std::unique_ptr<StreamArray>> make(std::uint32_t bytes);

    /// The sum, modulo 2^64, of `bytes` bytes taken as numbers of 8 bytes each, from number `first` on and round and
    /// round. Stops as sumOfSquares() does.
    std::uint64_t sum(std::uint64_t first, std::uint64_t bytes, const std::stop_token &stop) const;

    /// Bytes that one thread reads in a nanosecond. Measured when the array was made: what lies in a cache is read
    /// several times as fast as what does not.
    double bytesPerNs() const { return m_bytesPerNs; }
    std::uint64_t numbers() const { return m_numbers; }

    void forgetCount() const { m_bytesRead.store(0, std::memory_order_relaxed); }
    std::uint64_t bytesRead() const { return m_bytesRead.load(std::memory_order_relaxed); }

private:
    explicit StreamArray(std::uint64_t numbers);
    void measure();

    const std::uint64_t m_numbers;
    const std::unique_ptr<std::uint64_t[]> m_values;
    double m_bytesPerNs = 0;
    mutable std::atomic<std::uint64_t> m_bytesRead{0};
};

} // namespace futurescope
