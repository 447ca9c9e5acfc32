// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Timeline about the deques of workers: which task lies in which, and who steals from whom.
#include "core/trace/timeline.h"

#include <algorithm>

namespace futurescope {

namespace {

bool isOfWorker(LaneId lane)
{
    return lane != mainLane && lane != controlLane;
}

/// When the task was taken from where it waited, as far as that has been told.
std::int64_t takenNs(const FutureRecord &record)
{
    for (const std::int64_t timeNs : {record.stolenNs(), record.startedNs, record.endedNs}) {
        if (timeNs != never)
            return timeNs;
    }
    return never;
}

} // namespace

/// The future has been submitted. What was done to it later, by others, may have been told already.
void Timeline::enterDeque(const FutureRecord &record)
{
    if (!isOfWorker(record.submitLane))
        return;
    if (record.submitLane.value >= m_deques.size())
        m_deques.resize(std::size_t{record.submitLane.value} + 1);
    DequeHistory &deque = m_deques[record.submitLane.value];
    deque.enter(record.submittedNs);
    if (const std::int64_t leftNs = takenNs(record); leftNs != never)
        deque.leave(std::max(leftNs, record.submittedNs));
}

/// To be called before the record says what happens to the future now.
void Timeline::leaveDeque(const FutureRecord &record, std::int64_t timeNs)
{
    if (isOfWorker(record.submitLane) && takenNs(record) == never)
        m_deques[record.submitLane.value].leave(std::max(timeNs, record.submittedNs));
}

void Timeline::steal(FutureRecord &record, const Event &event)
{
    if (event.payload >= controlLane.value) // no lane has this number
        return;
    m_steals.push_back({event.timeNs, event.future, LaneId{static_cast<std::uint16_t>(event.payload)}, event.lane});
    leaveDeque(record, event.timeNs);
    if (record.submittedNs == never || isOfWorker(record.submitLane))
        record.rare.edit().stolenNs = event.timeNs;
}

const DequeHistory *Timeline::dequeOf(int lane) const
{
    const auto index = static_cast<std::size_t>(lane);
    return lane > 0 && index < m_deques.size() ? &m_deques[index] : nullptr;
}

} // namespace futurescope
