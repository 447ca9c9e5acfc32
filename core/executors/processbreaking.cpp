// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/processdispatcher.h"

#include "core/executors/calltask.h"

#include <fmt/format.h>

// The part of the dispatcher that deals with workers that ended and with a pool that is broken.

namespace futurescope {

namespace {

// What CPython says.
const char *const abruptlyEnded =
    "A process in the process pool was terminated abruptly while the future was running or pending.";
const char *const notUsable = "A child process terminated abruptly, the process pool is not usable anymore";
constexpr int mostBarrenDeaths = 3;

} // namespace

/// What becomes of the tasks of a child that is no more. It has begun what it has taken, and one after another, so at
/// most one is lost; answers that it left are as good as any.
void ProcessDispatcher::settleTasksOfDead(WorkerChannel &worker, int waitStatus)
{
    if (!worker.distrusted)
        harvest(worker);
    if (worker.inHand() == 0)
        return;
    const bool begun = worker.slots.begun();
    m_barrenDeaths = begun ? 0 : m_barrenDeaths + 1;
    // Something that kills every worker that it is sent to must not go round for ever.
    const bool giveUp = m_barrenDeaths >= mostBarrenDeaths;
    if (!takeBackUnbegun(worker)) {
        failAllInHand(worker, std::make_exception_ptr(WorkerLostError("the worker process left nonsense behind")));
        return;
    }
    if (giveUp && worker.inHand() == 0) {
        worker.task(worker.slots.next()) = std::move(m_returned.front());
        m_returned.pop_front();
        worker.slots.put({});
        m_barrenDeaths = 0;
    }
    while (worker.inHand() > 0)
        endLost(worker, waitStatus);
    if (m_broken)
        failQueued(m_brokenText);
}

/// A worker ended though nobody had asked it to.
void ProcessDispatcher::diedUnasked(const WorkerChannel &worker)
{
    if (worker.initializing)
        initializerFailed("the worker process ended in it");
    else if (m_config.workerDeath == WorkerDeath::BreaksPool)
        breakPool(abruptlyEnded, notUsable);
}

void ProcessDispatcher::initializerFailed(const std::string &why)
{
    fmt::print(stderr, "exception in the initializer of a worker process: {}\n", why);
    const std::string text = fmt::format("A process initializer failed ({}), the process pool is not usable anymore",
                                         why);
    breakPool(text, text);
}

/// Ends everything that is unfinished and every worker. After it the pool only waits to be shut down.
void ProcessDispatcher::breakPool(const std::string &futureText, const std::string &submitText)
{
    if (std::exchange(m_broken, true))
        return;
    m_brokenText = futureText;
    m_inbox.breakWith(submitText);
    const auto broken = std::make_exception_ptr(BrokenProcessPool(futureText));
    for (const auto &worker : m_slots) {
        if (!worker || worker->killed || !worker->connected()) // those that ended too tell it themselves
            continue;
        harvest(*worker); // what it has finished is finished
        worker->dismissed = true;
        worker->kill();
        expectEnd(*worker, std::chrono::seconds(1));
        failAllInHand(*worker, broken);
    }
    failQueued(futureText);
}

void ProcessDispatcher::failQueued(const std::string &why)
{
    const auto broken = std::make_exception_ptr(BrokenProcessPool(why));
    for (const FuturePtr &task : std::exchange(m_returned, {}))
        endFailed(*task, controlLane, broken);
    while (FuturePtr task = m_inbox.pop())
        failTask(*task, broken);
}

void ProcessDispatcher::failAllInHand(WorkerChannel &worker, const std::exception_ptr &exception)
{
    while (worker.inHand() > 0) {
        const FuturePtr task = std::move(worker.oldestTask());
        worker.slots.answerTaken();
        endFailed(*task, worker.lane, exception);
    }
}

void ProcessDispatcher::endFailed(FutureCore &task, LaneId lane, const std::exception_ptr &exception)
{
    const LaneScope onLane(lane);
    task.discardWork();
    recordFailure(task.id(), exception);
    endFuture(task, [&] { task.setException(exception); });
}

void ProcessDispatcher::endLost(WorkerChannel &worker, int waitStatus)
{
    const Failure lost{FailureKind::Lost, 0, static_cast<std::uint32_t>(waitStatus)};
    const FuturePtr task = std::move(worker.oldestTask());
    worker.slots.answerTaken();
    task->discardWork();
    recordOn(worker.lane, EventKind::Lost, task->id(), static_cast<std::uint32_t>(waitStatus));
    endFuture(*task, [&] { task->setException(std::make_exception_ptr(WorkerLostError(failureText(lost)))); });
}

} // namespace futurescope
