// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <vector>

namespace futurescope {

/// What a worker did at a moment.
enum class WorkerUse : std::uint8_t {
    Computing,
    Waiting, ///< its task waited for a timer, the network or a file
    Copying,
    LockWait,
    Awaiting,
    IdleBeforeSubmission, ///< nothing in the queue, and more was submitted later
    IdleWithTasksQueued,
    IdleAtTheEnd, ///< nothing in the queue, and nothing came any more
};

struct WorkerPiece
{
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    WorkerUse use = WorkerUse::Computing;
};

/// Says of every moment of a run what each worker did.
class WorkerTime
{
public:
    /// From the start of the program to the end of the last task that has ended.
    explicit WorkerTime(const Timeline &timeline);

    std::int64_t startNs() const { return m_startNs; }
    std::int64_t endNs() const { return m_endNs; }

    /// Cuts the whole time of worker `number` (from 1), which may never have been seen, into pieces without gaps.
    std::vector<WorkerPiece> of(int number) const;

private:
    void findQueuedStretches();
    void addUntil(std::vector<WorkerPiece> &pieces, std::int64_t endNs, WorkerUse use) const;
    void addIdleUntil(std::vector<WorkerPiece> &pieces, std::int64_t endNs) const;
    void addTasksUntil(std::vector<WorkerPiece> &pieces, const Spans &tasks, std::size_t &next,
                       std::int64_t endNs) const;
    std::int64_t reached(const std::vector<WorkerPiece> &pieces) const;

    const Timeline &m_timeline;
    std::int64_t m_startNs = 0;
    std::int64_t m_endNs = 0;
    std::int64_t m_lastSubmittedNs = 0;
    std::vector<std::int64_t> m_queueEdges; ///< something is queued from each even one to the next
};

} // namespace futurescope
