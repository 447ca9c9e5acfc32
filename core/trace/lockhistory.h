// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/countcurve.h"
#include "core/trace/event.h"
#include "core/trace/pyramid.h"
#include "core/trace/sortedtimes.h"
#include "core/trace/span.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace futurescope {

/// Who held the interpreter lock when, and how many waited for it. Takes the events of each lane in their order, the
/// lanes in any; costs in proportion to what is new. One thread.
class LockHistory
{
public:
    /// LockWait, LockGot and LockReleased; those of other locks are ignored.
    void add(const Event &event);
    /// A task began on `lane`. A holding that began between tasks is named after the first.
    void taskBegan(LaneId lane, FutureId future);
    /// Sorts in what came since the last call. The following look only at what has been settled.
    void settle();

    bool empty() const { return m_holdings.empty() && m_waitBegan.empty(); }

    /// Sorted and not overlapping, all LockHeld. Only the last may be open, while it goes on.
    const Spans &holdings() const { return m_holdings; }
    const Pyramid &bins() const { return m_bins; }
    std::optional<std::size_t> holdingAt(std::int64_t atNs) const;

    std::size_t waitersAt(std::int64_t atNs) const;
    /// The mean number of waiters from `fromNs` to before `toNs`, which must be later.
    double meanWaiters(std::int64_t fromNs, std::int64_t toNs) const;
    /// When a waiter asked the holder to let go; sorted.
    const SortedTimes &askTimes() const { return m_asked; }

    std::size_t memoryBytes() const;

private:
    struct OpenHolding
    {
        std::int64_t startNs = 0;
        FutureId future = noFuture;
        bool held = false;
    };

    OpenHolding &openOf(LaneId lane);
    void close(LaneId lane, std::int64_t atNs);
    void mendFrom(std::size_t first);
    void showOpen();

    Spans m_holdings;          // settled: the closed ones, then perhaps an open one
    std::vector<Span> m_fresh; // closed since
    Pyramid m_bins;
    std::vector<OpenHolding> m_open; // by lane
    SortedTimes m_waitBegan, m_waitEnded;
    CountCurve m_waiters;
    std::vector<bool> m_waiting; // by lane
    SortedTimes m_asked;
};

} // namespace futurescope
