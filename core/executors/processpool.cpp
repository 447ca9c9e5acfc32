// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/processpool.h"

#include "core/executors/processdispatcher.h"
#include "core/executors/remotetask.h"

#include <fmt/format.h>
#include <system_error>

namespace futurescope {

namespace {

Status checkConfig(const ExecutorConfig &config)
{
    if (config.initializer) {
        return Error{ErrorCode::Usage, "processes calls an initializer by its name (initializerName); a closure cannot "
                                       "be sent to another process"};
    }
    if (config.maxTasksPerChild < 0) {
        return Error{ErrorCode::Usage, fmt::format("max_tasks_per_child is {}; it must be >= 1, or 0 for no limit",
                                                   config.maxTasksPerChild)};
    }
    const std::size_t bytes = config.initializerName.size() + config.initializerArguments.size() + sizeof(TaskHead);
    if (config.initializerName.size() > UINT16_MAX || bytes > maxFrameBytes) {
        return Error{ErrorCode::Usage, fmt::format("the initializer's name and arguments have {} bytes; a process can "
                                                   "be sent {}",
                                                   bytes, maxFrameBytes)};
    }
    return success();
}

} // namespace

Result<std::unique_ptr<Executor>> ProcessPoolExecutor::start(const ExecutorConfig &config,
                                                             const ProcessPoolLimits &limits)
{
    if (const Status fits = checkConfig(config); !fits)
        return fits.error();
    ExecutorConfig complete = config;
    if (complete.workerProgram.empty())
        complete.workerProgram = programBesideThis("futurescope-worker");
    if (Status status = checkExecutable(complete.workerProgram); !status)
        return status.error();

    std::unique_ptr<ProcessPoolExecutor> pool(new ProcessPoolExecutor(complete, limits));
    try {
        pool->m_thread = std::thread([dispatcher = pool->m_dispatcher.get()] { dispatcher->run(); });
    } catch (const std::system_error &error) {
        return Error{ErrorCode::ResourceLimit, fmt::format("can't start new thread: {}", error.code().message())};
    }
    if (Status status = pool->m_dispatcher->awaitFirstWorker(); !status)
        return status.error();
    return std::unique_ptr<Executor>(std::move(pool));
}

ProcessPoolExecutor::ProcessPoolExecutor(const ExecutorConfig &config, const ProcessPoolLimits &limits)
    : m_workers(config.workers),
      m_dispatcher(std::make_unique<ProcessDispatcher>(config, limits, m_inbox))
{}

ProcessPoolExecutor::~ProcessPoolExecutor()
{
    shutdown();
}

void ProcessPoolExecutor::submitTask(FuturePtr task)
{
    if (!dynamic_cast<RemoteTask *>(task.get())) {
        throw RuntimeError("processes runs functions registered by name; a closure cannot be sent to another process");
    }
    m_inbox.push(std::move(task), [this](FutureCore &accepted) { announce(accepted); });
}

void ProcessPoolExecutor::shutdown(bool wait, bool cancelFutures)
{
    m_inbox.close(cancelFutures);
    if (cancelFutures) {
        while (FuturePtr task = m_inbox.pop())
            cancelTask(*task);
    }
    m_inbox.wake();
    if (!wait)
        return;
    if (m_thread.get_id() == std::this_thread::get_id())
        throw RuntimeError("cannot join current thread: shutdown(wait=true) called from a done callback");
    const std::lock_guard joining(m_joinMutex);
    if (m_thread.joinable())
        m_thread.join();
}

Nanos ProcessPoolExecutor::workerCpuTime() const
{
    return m_dispatcher->cpuTime();
}

std::vector<pid_t> ProcessPoolExecutor::pids() const
{
    return m_dispatcher->pids();
}

} // namespace futurescope
