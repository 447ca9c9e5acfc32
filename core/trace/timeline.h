// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/countcurve.h"
#include "core/trace/dequehistory.h"
#include "core/trace/futurerecord.h"
#include "core/trace/lockhistory.h"
#include "core/trace/pyramid.h"
#include "core/trace/sortedtimes.h"
#include "core/trace/span.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace futurescope {

/// Something that happened to a future at one moment, seen on a lane. A future of noFuture: to all that were waited
/// for.
struct Moment
{
    std::int64_t timeNs = 0;
    FutureId future = noFuture;
    LaneId lane = mainLane;
};

/// One row of the picture. Task spans are sorted and do not overlap; waits, in a list of their own, do not either. They
/// lie inside tasks, but for waits for the interpreter lock before a task begins.
/// A worker that waits inside a task may run another meanwhile: the outer task has a span before and one after that.
struct Lane
{
    LaneId id = mainLane;
    Spans tasks; ///< workers: Task. Main lane: what the program does, and tasks that it runs itself
    Spans waits; ///< IoWait, LockWait, Overhead; of workers ResultWait too, whose future is the awaited one
    Pyramid taskBins;
    Pyramid waitBins;
    SortedTimes switches;        ///< when a task here found that it had lost its core to others; once for each time
    std::size_t tasksInHand = 0; ///< sent to the worker or begun by it, and not ended
    std::int64_t startedNs = never;
    std::int64_t endedNs = never;
    std::uint64_t systemId = 0; ///< of the thread or process, when known
};

/// A worker took a task from the queue of another.
struct Steal
{
    std::int64_t timeNs = 0;
    FutureId future = noFuture; ///< that was taken
    LaneId from = mainLane;
    LaneId to = mainLane;
};

/// An event loop gave a sign of life.
struct Heartbeat
{
    std::int64_t timeNs = 0;
    std::int64_t lateNs = 0; ///< later than asked for
};

/// What a Trace says, sorted by future and by lane. Grows with the trace: append() costs in proportion to what is new.
/// One thread.
class Timeline
{
public:
    /// Takes the events of `trace` that it has not seen yet. Always the same, growing trace. Returns how many.
    std::size_t append(const Trace &trace);
    void append(std::span<const Event> events);

    /// Index i is future i+1. A future of which no event came yet has submittedNs == never.
    const FutureRecords &futures() const { return m_futures; }
    const FutureRecord *future(FutureId id) const;
    /// Lane 0 is the main lane, then worker 1, 2, ...
    const std::vector<Lane> &lanes() const { return m_lanes; }
    /// Workers seen so far.
    int workerLanes() const { return static_cast<int>(m_lanes.size()) - 1; }

    /// Time of the last event.
    std::int64_t endNs() const { return m_endNs; }
    std::int64_t runStartedNs() const { return m_runStartedNs; }
    std::int64_t runEndedNs() const { return m_runEndedNs; } ///< never: still going on

    /// Futures submitted and neither started nor cancelled at `atNs`.
    std::size_t pendingAt(std::int64_t atNs) const;
    std::size_t runningAt(std::int64_t atNs) const;
    std::size_t endedAt(std::int64_t atNs) const;
    std::size_t readAt(std::int64_t atNs) const; ///< results and exceptions read until then, by whomever
    /// The least, the most and the mean number from `fromNs` to before `toNs`, which must be later. Exact, and found
    /// without walking every event.
    CountRange pendingOver(std::int64_t fromNs, std::int64_t toNs) const;
    /// The same for a row of stretches: that of index i lies between edges[i] and edges[i + 1], which ascend.
    std::vector<CountRange> pendingColumns(std::span<const std::int64_t> edgesNs) const;
    CountRange runningOver(std::int64_t fromNs, std::int64_t toNs) const;
    /// The times at which the queue grew and shrank: pending(t) = entered <= t minus left <= t.
    const SortedTimes &queueEntered() const { return m_entered; }
    const SortedTimes &queueLeft() const { return m_left; }
    /// When the program itself, not one of its tasks, read results.
    const SortedTimes &mainReadTimes() const { return m_readOnMain; }
    /// When futures were cancelled without having run.
    const SortedTimes &cancelTimes() const { return m_cancelled; }

    /// Where a wait was given up, and where cancel() returned false; each sorted by time.
    const std::vector<Moment> &timeouts() const { return m_timeouts; }
    const std::vector<Moment> &refusals() const { return m_refusals; }
    /// Sorted by time.
    const std::vector<Steal> &steals() const { return m_steals; }
    const LockHistory &interpreterLock() const { return m_lock; }
    /// The tasks that tasks on the lane have submitted and that have neither been stolen nor begun nor cancelled: what
    /// lies in the worker's own deque, if it has one. Null while there has been none.
    const DequeHistory *dequeOf(int lane) const;
    /// How often tasks that computed lost their cores to others: on all workers, and while this one ran, until then.
    std::uint64_t contextSwitches() const;
    std::size_t switchesOf(const FutureRecord &record, std::int64_t untilNs) const;

    /// The next (previous) time after (before) `atNs` at which some future changed its state; nullopt: none.
    std::optional<std::int64_t> nextChange(std::int64_t atNs) const;
    std::optional<std::int64_t> previousChange(std::int64_t atNs) const;

    /// Index into `lane.tasks` of the span that covers `atNs`; nullopt: idle then.
    static std::optional<std::size_t> spanAt(const Lane &lane, std::int64_t atNs);
    /// The wait for another future in which the task on the lane is at `atNs`, or null.
    static const Span *awaitAt(const Lane &lane, std::int64_t atNs);

    /// Is the span one in which the program does its own part of the work? A part that only waits comes first of all,
    /// a pause in submitting after the first task.
    static bool isSerialPart(const Lane &main, const Span &span)
    {
        return span.activity == Activity::Computing || (span.activity == Activity::IoWait && &span == &main.tasks[0]);
    }

    /// When a task was not submitted because the queue was full.
    const std::vector<Moment> &drops() const { return m_drops; }
    /// When the program called submit() although it had shut the executor down.
    const std::vector<Moment> &lateSubmits() const { return m_lateSubmits; }
    /// When the program shut the executor down; -1: it has not.
    std::int64_t shutdownNs() const { return m_shutdownNs; }
    /// Of the event loop, in the order of time.
    const std::vector<Heartbeat> &heartbeats() const { return m_heartbeats; }

    /// When deadlocks were found, in the order of time.
    const std::vector<std::int64_t> &deadlockTimes() const { return m_deadlocks; }

    struct Count
    {
        std::uint64_t submitted = 0, finished = 0, failed = 0, cancelled = 0, lost = 0;
        std::uint64_t exceptionsRead = 0; ///< of those that failed

        std::uint64_t exceptionsUnread() const { return failed - exceptionsRead; }
    };
    const Count &count() const { return m_count; }

    /// What it holds of the heap, but for the few bytes of what is rare in a run.
    std::size_t memoryBytes() const;

private:
    void apply(const Event &event);
    void settleAll();
    static void insertSorted(std::vector<Moment> &moments, const Event &event);
    void applyMark(const Event &event);
    void applyMarkOfLane(const Event &event);
    void begin(FutureRecord &record, const Event &event);
    void leaveLane(const FutureRecord &record, const Event &event);
    void end(FutureRecord &record, const Event &event, Outcome outcome);
    void block(const Event &event);
    void resume(const Event &event);
    void read(FutureRecord &record, const Event &event);
    void countReadFailure(const FutureRecord &record);
    void applyLock(const Event &event);
    void leaveQueue(FutureRecord &record, std::int64_t timeNs);
    void enterDeque(const FutureRecord &record);
    void leaveDeque(const FutureRecord &record, std::int64_t timeNs);
    void steal(FutureRecord &record, const Event &event);
    void interruptOuter(Lane &lane, FutureRecord &inner, std::int64_t timeNs);
    void continueOuter(Lane &lane, const FutureRecord &inner, std::int64_t timeNs);
    void beginAwait(Lane &lane, const Event &event);
    void endWait(const Lane &lane, Span &wait, std::int64_t timeNs);
    void pauseSubmitting(Lane &lane, std::int64_t timeNs);
    void continueSubmitting(Lane &lane, std::int64_t timeNs);
    /// Does the program itself act on the lane, and not a task that it runs?
    static bool isProgram(const Lane &lane) { return lane.id == mainLane && lane.tasksInHand == 0; }
    FutureRecord *taskInHand(const Lane &lane);
    FutureRecord &recordOf(FutureId id);
    Lane *laneOf(LaneId id);

    std::size_t m_seen = 0;
    FutureRecords m_futures;
    std::vector<Lane> m_lanes{Lane{}};
    SortedTimes m_entered, m_left, m_ended; // the queue, and the futures
    SortedTimes m_readOnMain, m_readElsewhere, m_cancelled;
    CountCurve m_pending, m_running;
    std::vector<std::int64_t> m_deadlocks;
    std::vector<Moment> m_timeouts, m_refusals, m_drops, m_lateSubmits;
    std::int64_t m_shutdownNs = -1;
    std::vector<Heartbeat> m_heartbeats;
    bool m_submitting = false; // the program, between two marks
    LockHistory m_lock;
    std::vector<Steal> m_steals;
    std::size_t m_settledSteals = 0;
    std::vector<DequeHistory> m_deques; // by lane, as far as tasks have submitted tasks
    std::int64_t m_endNs = 0;
    std::int64_t m_runStartedNs = 0;
    std::int64_t m_runEndedNs = never;
    Count m_count;
};

} // namespace futurescope
