// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/executor.h"

#include "core/executors/eventloop.h"
#include "core/executors/processpool.h"
#include "core/executors/sequential.h"
#include "core/executors/threadpool.h"
#include "core/executors/threadpoolgil.h"
#include "core/executors/workstealing.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>
#include <vector>

namespace futurescope {

namespace {

struct KindFacts
{
    ExecutorKind kind;
    std::string_view name;
    int maxWorkers;
};

// The caps keep a slip of the hand from taking the machine down; they are told, never applied silently.
constexpr std::array<KindFacts, 6> kinds{{
    {ExecutorKind::Sequential, "sequential", 1},
    {ExecutorKind::Threads, "threads", 1024},
    {ExecutorKind::ThreadsGil, "threads-gil", 1024},
    {ExecutorKind::WorkStealing, "work-stealing", 256},
    {ExecutorKind::Processes, "processes", 256},
    {ExecutorKind::Async, "async", 1024},
}};

constexpr auto kindsAlone = [] {
    std::array<ExecutorKind, kinds.size()> alone{};
    std::ranges::transform(kinds, alone.begin(), &KindFacts::kind);
    return alone;
}();

template <class Pool>
Result<std::unique_ptr<Executor>> makePool(const ExecutorConfig &config)
{
    auto pool = std::make_unique<Pool>(config);
    try {
        if (config.warm)
            pool->warmUp();
    } catch (const RuntimeError &error) { // there is no thread to be had
        return Error{ErrorCode::ResourceLimit, error.what()};
    }
    return std::unique_ptr<Executor>(std::move(pool));
}

Result<std::unique_ptr<Executor>> makeThreadsGil(const ExecutorConfig &config)
{
    if (config.switchInterval < leastSwitchInterval || config.switchInterval > mostSwitchInterval) {
        return Error{ErrorCode::Usage, fmt::format("the switch interval is {} ns; it must be from {} to {}",
                                                   config.switchInterval.count(), durationText(leastSwitchInterval),
                                                   durationText(mostSwitchInterval))};
    }
    return makePool<GilThreadPoolExecutor>(config);
}

const KindFacts &factsOf(ExecutorKind kind)
{
    return kinds[static_cast<std::size_t>(kind)];
}

bool initializesThreads(ExecutorKind kind)
{
    return kind == ExecutorKind::Threads || kind == ExecutorKind::ThreadsGil || kind == ExecutorKind::WorkStealing;
}

} // namespace

void Executor::announce(FutureCore &task)
{
    task.m_id = FutureId{m_lastNumber->fetch_add(1, std::memory_order_relaxed) + 1};
    record(EventKind::Submitted, task.m_id, task.submissionPayload());
}

void Executor::runInCaller(FuturePtr task, const std::stop_token &stop)
{
    announce(*task);
    TaskContext context{stop, noFuture, this};
    runTask(*task, context);
}

void recordFailure(FutureId future, const std::exception_ptr &exception)
{
    Failure failure = classify(exception);
    if (carriesText(failure.kind)) {
        if (Recorder *recorder = boundRecorder())
            failure.number = recorder->addText(exceptionText(exception));
    }
    record(EventKind::Failed, future, failure.payload(), static_cast<std::uint8_t>(failure.kind));
}

bool claimTask(FutureCore &task)
{
    try {
        if (task.setRunningOrNotifyCancel())
            return true;
    } catch (const RuntimeError &error) {
        // The promise of a submitted task is the executor's alone; its first outcome stands, and the worker lives.
        fmt::print(stderr, "Exception in worker: {}\n", error.what());
    }
    task.discardWork();
    return false;
}

void runTask(FutureCore &task, TaskContext &context)
{
    if (!claimTask(task))
        return;
    record(EventKind::Started, task.id());
    task.leftQueue();
    const FutureId outer = std::exchange(context.future, task.id());
    task.execute(context);
    context.future = outer;
}

void cancelTask(FutureCore &task)
{
    task.cancel();
    task.discardWork();
}

void failTask(FutureCore &task, const std::exception_ptr &exception)
{
    if (!claimTask(task))
        return;
    task.leftQueue();
    task.discardWork();
    recordFailure(task.id(), exception);
    task.setException(exception);
}

std::span<const ExecutorKind> allExecutorKinds()
{
    return kindsAlone;
}

std::string_view pythonsWordsAboutWorkers(int workers)
{
    return workers < 1 ? " (ValueError: max_workers must be greater than 0)" : "";
}

std::string_view executorName(ExecutorKind kind)
{
    return factsOf(kind).name;
}

Result<ExecutorKind> executorKind(std::string_view name)
{
    for (const KindFacts &facts : kinds) {
        if (facts.name == name)
            return facts.kind;
    }
    std::vector<std::string_view> known;
    for (const KindFacts &facts : kinds)
        known.push_back(facts.name);
    return Error{ErrorCode::Usage, fmt::format("unknown executor \"{}\" (known: {})", name, fmt::join(known, ", "))};
}

int maxWorkers(ExecutorKind kind)
{
    return factsOf(kind).maxWorkers;
}

Result<std::unique_ptr<Executor>> makeExecutor(ExecutorKind kind, const ExecutorConfig &config)
{
    if (config.workers < 1 || config.workers > maxWorkers(kind)) {
        return Error{ErrorCode::Usage,
                     fmt::format("workers is {}; {} takes 1 to {}{}", config.workers, executorName(kind),
                                 maxWorkers(kind), pythonsWordsAboutWorkers(config.workers))};
    }
    // A pool of processes says itself what to give it instead.
    if (config.initializer && !initializesThreads(kind) && kind != ExecutorKind::Processes) {
        return Error{ErrorCode::Usage,
                     fmt::format("{} takes no initializer: it has no worker threads of its own", executorName(kind))};
    }
    switch (kind) {
    case ExecutorKind::Sequential:
        return std::unique_ptr<Executor>(std::make_unique<SequentialExecutor>(config));
    case ExecutorKind::Threads:
        return makePool<ThreadPoolExecutor>(config);
    case ExecutorKind::ThreadsGil:
        return makeThreadsGil(config);
    case ExecutorKind::WorkStealing:
        return makePool<WorkStealingExecutor>(config);
    case ExecutorKind::Processes:
        return ProcessPoolExecutor::start(config);
    case ExecutorKind::Async:
        return std::unique_ptr<Executor>(std::make_unique<EventLoopExecutor>(config));
    }
    return Error{ErrorCode::Internal, fmt::format("{} is not built in", executorName(kind))};
}

} // namespace futurescope
