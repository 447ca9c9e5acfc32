// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/workplan.h"

#include <array>
#include <atomic>
#include <mutex>
#include <stop_token>
#include <vector>

namespace futurescope {

/// A part of a shared counter and where it lies in memory: what two workers write to in one line goes back and forth
/// between their caches.
struct CounterPart
{
    int worker = 0;         ///< who alone writes to it; 0: everybody
    bool isLock = false;    ///< else it is counted in
    std::size_t line = 0;   ///< lines of the cache, from 0 in the order in which parts are named
    std::size_t offset = 0; ///< in its line, in bytes
    std::size_t bytes = 0;

    friend bool operator==(const CounterPart &, const CounterPart &) = default;
};

/// The one counter that all items of a run add to, in the form asked for. Nothing in it is undefined: what a plain
/// variable would do is done with relaxed atomic reads and writes, which take the same instructions, so that updates
/// of several threads get lost as they would with one.
class SharedCounter
{
public:
    static constexpr std::size_t lineBytes = 64;
    static constexpr std::size_t cellBytes = sizeof(std::uint64_t);

    explicit SharedCounter(CounterForm form);

    /// Adds 1 so many times, in the calling thread, and returns how often. SameLine and Padded count for the lane that
    /// the thread records on; of two threads on one lane updates get lost too. Stops as sumOfSquares() does.
    std::uint64_t add(std::uint64_t increments, const std::stop_token &stop);

    /// Where all that so many workers write to lies, as the addresses say.
    std::vector<CounterPart> parts(int workers);

    /// While nobody adds.
    void reset();
    CountedIncrements counted() const;

    /// Increments of the plain form in one thread. Measured once per process, in some 15 milliseconds.
    static double plainPerNs();

private:
    static constexpr std::size_t inLine = lineBytes / cellBytes;
    struct alignas(lineBytes) Line
    {
        std::array<std::atomic<std::uint64_t>, inLine> values{};
    };

    void addBlock(std::uint64_t increments);
    std::atomic<std::uint64_t> &value(std::size_t index) { return m_lines[index / inLine].values[index % inLine]; }
    std::atomic<std::uint64_t> &ofLane(std::size_t lane);

    const CounterForm m_form;
    std::mutex m_mutex;
    std::vector<Line> m_lines; // the one counter is the first; of those by lane, others follow
    alignas(lineBytes) std::atomic<std::uint64_t> m_done{0}; // increments, told a block at a time
};

} // namespace futurescope
