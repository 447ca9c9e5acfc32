// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/executors/processpool.h"
#include "core/executors/taskinbox.h"
#include "core/executors/workerchannel.h"

#include <deque>
#include <fmt/format.h>
#include <future>
#include <mutex>
#include <vector>

namespace futurescope {

/// The thread behind a process pool: starts children, sends them tasks, takes their answers, sees them end.
///
/// run() is the thread; awaitFirstWorker(), pids() and cpuTime() may be called from any. Everything else belongs to
/// the thread, so the children need no lock; m_mutex guards only what the others read.
///
/// Each turn of the loop does all that can be done before it sleeps again: takes every answer that is there, hands out
/// tasks, ends the futures. While tasks are short a child has several of them in hand, so that one turn and one
/// wake-up serve many; it rings when it is through with half of them.
class ProcessDispatcher
{
public:
    ProcessDispatcher(const ExecutorConfig &config, const ProcessPoolLimits &limits, TaskInbox &inbox);
    ~ProcessDispatcher();

    /// Returns when the inbox is closed and empty and no child is left.
    void run();

    /// Waits until the first child has introduced itself or has failed to; of a warm pool, until all have. Once.
    Status awaitFirstWorker() { return m_firstWorker.get_future().get(); }

    std::vector<pid_t> pids() const;
    Nanos cpuTime() const;

private:
    using State = WorkerChannel::State;

    /// An answer whose future has not been ended yet.
    struct Completion
    {
        FuturePtr task;
        std::exception_ptr exception; ///< null: a result
        std::size_t resultAt = 0;     ///< in m_answers
        std::size_t resultBytes = 0;
    };

    // The loop.
    void waitForEvents();
    bool armBells();
    void tellHowManyCompute();
    int waitMilliseconds() const;
    void watch(WorkerChannel &worker, bool alsoWritable, bool first);
    bool finished() const;
    bool nothingWaits() const { return m_returned.empty() && m_inbox.closedAndEmpty(); }

    // The life of a child.
    bool launch(std::size_t slot);
    void startFailed(const Error &error);
    void greet(WorkerChannel &worker, const Frame &frame);
    void initialize(WorkerChannel &worker);
    void hungUp(WorkerChannel &worker);
    void expectEnd(WorkerChannel &worker, Nanos patience);
    void giveUpStart(WorkerChannel &worker, const std::string &fault);
    void dismiss(WorkerChannel &worker);
    void dismissIdle();
    void enforceDeadlines();
    void reap(std::size_t slot);
    void stopAll();
    void tellFirstWorker(const Status &status);
    void tellIfWarm();

    // Handing out tasks (processtasks.cpp).
    void assignTasks();
    bool giveOut();
    void giveInAdvance();
    std::size_t waiting() const { return m_returned.size() + m_inbox.size(); }
    void growFor(std::size_t waiting);
    bool mayGrow() const;
    bool anyComing() const;
    void cancelQueued();
    std::uint32_t quota(const WorkerChannel &worker) const;
    bool give(WorkerChannel &worker, std::uint32_t count);
    FuturePtr nextTask(std::size_t wanted);
    bool sendTask(WorkerChannel &worker, FuturePtr task);
    std::size_t encode(WorkerChannel &worker, const FutureCore &task);
    void publish(WorkerChannel &worker);
    void flush(WorkerChannel &worker);
    std::uint32_t depth() const;
    static bool mayGetStuck(const WorkerChannel &worker);
    void lookForStuckWorkers();
    bool takeBackUnbegun(WorkerChannel &worker);

    // Taking answers (processanswers.cpp).
    void receive(WorkerChannel &worker);
    void takeFrame(WorkerChannel &worker, const Frame &frame);
    void takeTaskFrame(WorkerChannel &worker, const Frame &frame);
    void takeInitialized(WorkerChannel &worker, const Frame &frame);
    void harvestAll();
    void harvest(WorkerChannel &worker);
    void takeReply(WorkerChannel &worker, const Frame &frame, bool fromSocket);
    std::exception_ptr remoteException(WorkerChannel &worker, ReplyHead &head, std::span<const std::byte> content);
    bool takeEvents(WorkerChannel &worker, BodyReader &body, const ReplyHead &head);
    void noteDuration(std::int64_t taskNs);
    void endAnswered();
    void protocolError(WorkerChannel &worker, const std::string &fault);

    // Ends of workers and of the pool (processbreaking.cpp).
    static void endFailed(FutureCore &task, LaneId lane, const std::exception_ptr &exception);
    void endLost(WorkerChannel &worker, int waitStatus);
    void settleTasksOfDead(WorkerChannel &worker, int waitStatus);
    void failAllInHand(WorkerChannel &worker, const std::exception_ptr &exception);
    void failQueued(const std::string &why);
    void breakPool(const std::string &futureText, const std::string &submitText);
    void initializerFailed(const std::string &why);
    void diedUnasked(const WorkerChannel &worker);

    const ExecutorConfig m_config;
    const ProcessPoolLimits m_limits;
    TaskInbox &m_inbox;
    FileDescriptor m_poll;
    std::promise<Status> m_firstWorker;
    bool m_firstWorkerTold = false;
    bool m_broken = false;
    std::string m_brokenText;    ///< what unfinished futures say then
    bool m_mayGrow = true;       // false after a failed start, until a worker ends
    int m_startFailures = 0;     // in a row
    int m_barrenDeaths = 0;      // children in a row that died with tasks in hand of which they had begun none
    std::size_t m_unsettled = 0; // children in Starting or Leaving: only they have deadlines

    std::deque<FuturePtr> m_returned; // Running, and come back from a worker that had not begun them; before the inbox
    TaskQueue m_batch;                // taken from the inbox for the worker that is being served
    Bytes m_frame;                    // the task being encoded
    Bytes m_answers;                  // frames that m_completions point into
    std::vector<Completion> m_completions;
    std::int64_t m_typicalTaskNs; // how long tasks have taken of late; rises at once, falls slowly
    std::int64_t m_lastLookNs = 0;
    int m_toldBusy = 0; // children that addBusyChildren() counts for this pool

    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<WorkerChannel>> m_slots; // one for each lane; changed with m_mutex held
    Nanos m_endedCpuTime{};
};

/// Calls `end`, which ends or begins `task`. The future's promise is the pool's alone; should somebody have ended it
/// all the same, its first outcome stands.
template <class End>
void endFuture(FutureCore &task, End end)
{
    try {
        end();
    } catch (const InvalidStateError &error) {
        fmt::print(stderr, "future {} was ended by somebody else: {}\n", task.id().value, error.what());
    }
}

} // namespace futurescope
