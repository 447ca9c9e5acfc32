// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/workplan.h"

#include <array>
#include <atomic>
#include <mutex>
#include <stop_token>
#include <vector>

namespace futurescope {

/// The one counter that all items of a run add to, in the form asked for. Nothing in it is undefined: what a plain
/// variable would do is done with relaxed atomic reads and writes, which take the same instructions, so that updates
/// of several threads get lost as they would with one.
class SharedCounter
{
public:
    explicit SharedCounter(CounterForm form);

    /// Adds 1 so many times, in the calling thread, and returns how often. SameLine and Padded count for the lane that
    /// the thread records on; of two threads on one lane updates get lost too. Stops as sumOfSquares() does.
    std::uint64_t add(std::uint64_t increments, const std::stop_token &stop);

    /// While nobody adds.
    void reset();
    CountedIncrements counted() const;

    /// Increments of the plain form in one thread. Measured once per process, in some 15 milliseconds.
    static double plainPerNs();

private:
    static constexpr std::size_t lineBytes = 64;
    static constexpr std::size_t inLine = lineBytes / sizeof(std::atomic<std::uint64_t>);
    struct alignas(lineBytes) Line
    {
        std::array<std::atomic<std::uint64_t>, inLine> values{};
    };

    void addBlock(std::uint64_t increments);
    std::atomic<std::uint64_t> &value(std::size_t index) { return m_lines[index / inLine].values[index % inLine]; }
    std::atomic<std::uint64_t> &ofThisLane();

    const CounterForm m_form;
    std::mutex m_mutex;
    std::vector<Line> m_lines; // the one counter is the first; of those by lane, others follow
    alignas(lineBytes) std::atomic<std::uint64_t> m_done{0}; // increments, told a block at a time
};

} // namespace futurescope
