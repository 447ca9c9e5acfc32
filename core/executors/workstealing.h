// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/workerpool.h"

namespace futurescope {

/// A pool in which every worker has a deque of its own. A task that a task submits goes to the new end of its worker's
/// deque and costs no lock; the worker takes its newest task first, an idle one steals the oldest of another, which in
/// a tree of tasks is the largest piece of work. Tasks submitted from outside come through the common queue. Every
/// theft is recorded. With `stealing` off a task stays with the worker that made it, which shows what thieves are good
/// for; the common queue is everybody's all the same.
///
/// result() inside a task does not block the worker: it runs other tasks until the awaited future is done, its own
/// newest first. So a task may wait for tasks that it submitted, however few workers there are, where a thread pool
/// would stand still (C44). The tasks run so lie on the stack of the waiting one: foreign ones are taken up only to a
/// depth of `deepestHelp`, and a task that waits for one further down on its own stack waits for ever.
class WorkStealingExecutor final : public WorkerPool
{
public:
    explicit WorkStealingExecutor(const ExecutorConfig &config);
    ~WorkStealingExecutor() override;

    void submitTask(FuturePtr task) override;

    static constexpr int deepestHelp = 100;

private:
    class Helper;

    void work(Worker &worker) override;
    void stolen(Worker &thief, const Worker &victim, FutureCore &task) override;
};

} // namespace futurescope
