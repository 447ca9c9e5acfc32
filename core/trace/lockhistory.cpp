// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lockhistory.h"

#include "core/trace/settling.h"
#include "core/trace/timeline.h"

#include <algorithm>

namespace futurescope {

LockHistory::OpenHolding &LockHistory::openOf(LaneId lane)
{
    if (lane.value >= m_open.size()) {
        m_open.resize(std::size_t{lane.value} + 1);
        m_waiting.resize(std::size_t{lane.value} + 1);
    }
    return m_open[lane.value];
}

void LockHistory::add(const Event &event)
{
    if (event.payload != interpreterLock || event.lane == controlLane)
        return;
    OpenHolding &open = openOf(event.lane);
    const bool asked = static_cast<LockDetail>(event.detail) == LockDetail::Asked;
    const bool wasWaiting = m_waiting[event.lane.value];
    switch (event.kind) {
    case EventKind::LockWait:
        if (asked)
            m_asked.add(event.timeNs);
        if (!wasWaiting)
            m_waitBegan.add(event.timeNs);
        m_waiting[event.lane.value] = true;
        break;
    case EventKind::LockGot:
        if (wasWaiting)
            m_waitEnded.add(event.timeNs);
        m_waiting[event.lane.value] = false;
        open = {event.timeNs, event.future, true};
        break;
    case EventKind::LockReleased:
        if (open.held)
            close(event.lane, event.timeNs);
        break;
    default:
        break;
    }
}

void LockHistory::close(LaneId lane, std::int64_t atNs)
{
    OpenHolding &open = m_open[lane.value];
    open.held = false;
    if (atNs >= open.startNs)
        m_fresh.push_back({open.startNs, atNs, open.future, Activity::LockHeld, false, lane});
}

void LockHistory::taskBegan(LaneId lane, FutureId future)
{
    if (lane.value < m_open.size() && m_open[lane.value].held && m_open[lane.value].future == noFuture)
        m_open[lane.value].future = future;
}

void LockHistory::settle()
{
    if (m_open.empty())
        return;
    if (!m_holdings.empty() && m_holdings.back().endNs == openEnd)
        m_holdings.pop_back();
    const std::size_t before = m_holdings.size();
    std::ranges::copy(m_fresh, std::back_inserter(m_holdings));
    m_fresh.clear();
    mendFrom(futurescope::settle(m_holdings, before, &Span::startNs));
    showOpen();
    static const FutureRecords none; // holdings are of no future's kind
    m_bins.update(m_holdings, none);
    const std::int64_t beganFromNs = m_waitBegan.settle();
    const std::int64_t endedFromNs = m_waitEnded.settle();
    m_waiters.update(m_waitBegan, m_waitEnded, std::min(beganFromNs, endedFromNs));
    m_asked.settle();
}

// One lock has one holder. Where events were dropped, a holding ends at the latest where the next begins.
void LockHistory::mendFrom(std::size_t first)
{
    first = first > 0 ? first - 1 : 0;
    m_bins.forgetFrom(first);
    for (std::size_t index = first; index + 1 < m_holdings.size(); ++index)
        m_holdings[index].endNs = std::min(m_holdings[index].endNs, m_holdings[index + 1].startNs);
}

// The release of another may not have come yet, so that several seem to be open: only the latest can be.
void LockHistory::showOpen()
{
    const std::int64_t knownUntil = m_holdings.empty() ? INT64_MIN : m_holdings.back().endNs;
    std::optional<Span> latest;
    for (std::size_t lane = 0; lane < m_open.size(); ++lane) {
        const OpenHolding &open = m_open[lane];
        if (open.held && open.startNs >= knownUntil && (!latest || open.startNs > latest->startNs)) {
            latest = Span{open.startNs,       openEnd, open.future,
                          Activity::LockHeld, false,   LaneId{static_cast<std::uint16_t>(lane)}};
        }
    }
    if (latest)
        m_holdings.push_back(*latest);
}

std::optional<std::size_t> LockHistory::holdingAt(std::int64_t atNs) const
{
    const auto after = std::ranges::upper_bound(m_holdings, atNs, {}, &Span::startNs);
    if (after == m_holdings.begin() || std::prev(after)->endNs <= atNs)
        return std::nullopt;
    return static_cast<std::size_t>(std::prev(after) - m_holdings.begin());
}

std::size_t LockHistory::waitersAt(std::int64_t atNs) const
{
    const std::size_t began = m_waitBegan.countUpTo(atNs);
    return began - std::min(began, m_waitEnded.countUpTo(atNs));
}

double LockHistory::meanWaiters(std::int64_t fromNs, std::int64_t toNs) const
{
    return m_waiters.over(m_waitBegan, m_waitEnded, fromNs, toNs).mean;
}

std::size_t LockHistory::memoryBytes() const
{
    return m_holdings.memoryBytes() + m_fresh.capacity() * sizeof(Span) + m_bins.memoryBytes()
           + m_waitBegan.memoryBytes() + m_waitEnded.memoryBytes() + m_waiters.memoryBytes() + m_asked.memoryBytes();
}

} // namespace futurescope
