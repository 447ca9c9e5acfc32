// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/trace/recorder.h"

#include <cstdint>

namespace futurescope {

namespace detail {
/// Of a thread, so that one computation after another asks the system as seldom as a single long one.
struct CoreLooks
{
    std::int64_t lastNs = 0;
    std::int64_t switches = 0; ///< as the system said when it was asked last
};
inline thread_local constinit CoreLooks coreLooks;
} // namespace detail

/// Records how often the thread that computes has lost its core to others: MarkKind::SwitchedOut. It lives on the stack
/// of what computes, which calls look() every few ten microseconds. Nothing is recorded where nobody records.
///
/// Asking the system took 0.38 µs where this was written, 2 % of a slice of work, a look at the clock 0.01 to 0.02 µs.
/// So the system is asked only after a gap that is longer than any slice. Who loses a core gets it back after some
/// hundred microseconds at the earliest, for the other thread then has a time slice of its own; what little is lost to
/// shorter interruptions is told with the next longer one, or not at all.
class CoreWatch
{
public:
    static constexpr std::int64_t longestSliceNs = 100'000;

    /// Computing begins: what happened to the thread before it does not count. `worthwhile`: it will last some slices;
    /// of a task that is over in a few microseconds the clock would be a part that can be measured.
    explicit CoreWatch(bool worthwhile = true) noexcept
        : m_looks(worthwhile && detail::threadBinding.chain ? &detail::coreLooks : nullptr)
    {
        if (m_looks)
            newSwitches(*m_looks);
    }
    CoreWatch(const CoreWatch &) = delete;
    CoreWatch &operator=(const CoreWatch &) = delete;

    void look() noexcept
    {
        if (!m_looks)
            return;
        if (const std::int64_t switches = newSwitches(*m_looks)) [[unlikely]]
            recordMark(MarkKind::SwitchedOut, static_cast<std::uint64_t>(switches));
    }

private:
    /// Switches that have come to be known.
    static std::int64_t newSwitches(detail::CoreLooks &looks) noexcept
    {
        const std::int64_t nowNs = monotonicNs();
        const bool gap = nowNs - looks.lastNs > longestSliceNs;
        looks.lastNs = nowNs;
        return gap ? ask(looks) : 0;
    }
    static std::int64_t ask(detail::CoreLooks &looks) noexcept;

    detail::CoreLooks *const m_looks;
};

} // namespace futurescope
