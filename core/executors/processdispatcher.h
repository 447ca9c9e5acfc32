// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/executors/processpool.h"
#include "core/executors/taskinbox.h"
#include "core/executors/workerchannel.h"

#include <future>
#include <mutex>
#include <vector>

namespace futurescope {

/// The thread behind a process pool: starts children, sends them tasks, takes their answers, sees them end.
///
/// run() is the thread; awaitFirstWorker(), pids() and cpuTime() may be called from any. Everything else belongs to
/// the thread, so the children need no lock; m_mutex guards only what the others read.
class ProcessDispatcher
{
public:
    ProcessDispatcher(const ExecutorConfig &config, const ProcessPoolLimits &limits, TaskInbox &inbox);
    ~ProcessDispatcher();

    /// Returns when the inbox is closed and empty and no child is left.
    void run();

    /// Waits until the first child has introduced itself or has failed to. Once.
    Status awaitFirstWorker() { return m_firstWorker.get_future().get(); }

    std::vector<pid_t> pids() const;
    Nanos cpuTime() const;

private:
    using State = WorkerChannel::State;

    // The loop.
    void waitForEvents();
    int waitMilliseconds() const;
    void watch(WorkerChannel &worker, bool alsoWritable, bool first);
    bool finished() const;

    // The life of a child.
    bool launch(std::size_t slot);
    void startFailed(const Error &error);
    void failQueued(const std::string &why);
    void greet(WorkerChannel &worker, const Frame &frame);
    void hungUp(WorkerChannel &worker);
    void expectEnd(WorkerChannel &worker, Nanos patience);
    void giveUpStart(WorkerChannel &worker, const std::string &fault);
    void dismissIdle();
    void enforceDeadlines();
    void reap(std::size_t slot);
    void stopAll();

    // Tasks (processtasks.cpp).
    void assignTasks();
    void growFor(std::size_t waiting);
    bool mayGrow() const;
    void cancelQueued();
    bool giveNextTask(WorkerChannel &worker);
    bool sendTask(WorkerChannel &worker, FuturePtr task);
    static std::size_t encode(WorkerChannel &worker, const FutureCore &task);
    void receive(WorkerChannel &worker);
    void takeFrame(WorkerChannel &worker, const Frame &frame);
    void takeReply(WorkerChannel &worker, const Frame &frame);
    bool takeEvents(WorkerChannel &worker, BodyReader &body, const ReplyHead &head, const Failure &failure);
    static void endFailed(FutureCore &task, LaneId lane, const std::exception_ptr &exception);
    static void endLost(WorkerChannel &worker, int waitStatus);
    void protocolError(WorkerChannel &worker, const std::string &fault);

    const ExecutorConfig m_config;
    const ProcessPoolLimits m_limits;
    TaskInbox &m_inbox;
    FileDescriptor m_poll;
    std::promise<Status> m_firstWorker;
    bool m_firstWorkerTold = false;
    bool m_mayGrow = true;       // false after a failed start, until a worker ends
    int m_startFailures = 0;     // in a row
    std::size_t m_unsettled = 0; // children in Starting or Leaving: only they have deadlines

    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<WorkerChannel>> m_slots; // one for each lane; changed with m_mutex held
    Nanos m_endedCpuTime{};
};

} // namespace futurescope
