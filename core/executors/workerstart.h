// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/taskqueue.h"

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

namespace futurescope {

struct ExecutorConfig;

/// What the start of a worker is in every pool of threads: the thread gets its name, the initializer runs, and if that
/// throws the pool is broken (semantics C39, C41, C42). The pool asks before it accepts a task and fails what it has
/// queued:
///
///     submitTask(), before it looks for a shutdown:  m_start.throwIfBroken();
///     each new thread, before its first task:        if (!m_start.begin(index)) return failQueued();
///     failQueued():                                  takes the whole queue under the pool's lock, then, without it,
///                                                    WorkerStart::failAll(taken);
///
/// No task is forgotten as long as the pool's lock is held from throwIfBroken() until the task stands in the queue:
/// begin() has noted the failure before the queue is taken.
///
/// Tasks that other workers have in hand go on. Any thread may call any function.
class WorkerStart
{
public:
    /// `className` stands in the names of threads when the config has no prefix: "ThreadPoolExecutor-0_3".
    WorkerStart(const ExecutorConfig &config, std::string_view className);

    /// To be called once by each new thread. `index` counts from 0. False, after a line in the log, when the
    /// initializer has thrown: the thread takes no task, fails what is queued, and ends.
    bool begin(int index);

    /// Throws BrokenThreadPool once an initializer has failed.
    void throwIfBroken() const;

    /// Ends every task of `queued` with BrokenThreadPool; one that was cancelled counts as noticed. Runs callbacks.
    static void failAll(TaskQueue &queued);

    /// The full name of worker `index`.
    std::string name(int index) const;
    /// The same in the 15 bytes that Linux keeps for a thread: the front is shortened, not the numbers at the end.
    std::string kernelName(int index) const;

private:
    const std::function<void()> m_initializer;
    const std::string m_stem;
    const std::string m_poolNumber; // "-0"; empty behind a prefix of somebody's own
    std::atomic<bool> m_failed{false};
};

/// The full name of the calling thread if it is a worker, else empty. As threading.current_thread().name.
const std::string &workerName();

} // namespace futurescope
