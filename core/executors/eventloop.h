// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"

#include <memory>

namespace futurescope {

/// An event loop on one thread, as asyncio with a semaphore of `workers`: at most so many tasks are in progress, each
/// in a slot that has a lane of its own (the lowest free slot is taken first), and the next task starts, first in
/// first out, when a slot comes free.
///
/// A task that is an AsyncTask awaits; while it does, others go on. Any other task, and whatever an AsyncTask computes
/// between two awaits, blocks the loop. All tasks and their callbacks run on the loop's thread, except that a cancelled
/// future calls back in its canceller. The thread starts with the first task.
///
/// With a heartbeat a coroutine asks for a beat at that interval for as long as the thread lives. `loopComputing` says
/// where tasks that ask for a LoopComputer compute; a thread beside the loop has the lane after those of the slots.
///
/// A stop request wakes the loop and cancels the operation that each task awaits. shutdown(wait=false) lets queued
/// tasks run; shutdown(cancelFutures=true) cancels them; the destructor waits for what is left. shutdown(wait=true)
/// on the loop's own thread throws RuntimeError, for it would wait for itself.
class EventLoopExecutor final : public Executor
{
public:
    explicit EventLoopExecutor(const ExecutorConfig &config);
    ~EventLoopExecutor() override;

    void submitTask(FuturePtr task) override;
    void shutdown(bool wait = true, bool cancelFutures = false) override;
    int workers() const override { return m_config.workers; }
    Nanos workerCpuTime() const override;

private:
    class Loop;

    const ExecutorConfig m_config;
    const std::unique_ptr<Loop> m_loop;
};

} // namespace futurescope
