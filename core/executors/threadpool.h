// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/workerpool.h"

namespace futurescope {

/// A bounded pool of threads with one first-in-first-out queue, as ThreadPoolExecutor: everything that WorkerPool says
/// and nothing more. A task that waits for a task of the same pool blocks its worker, so that a full pool can wait for
/// itself for ever (C44).
class ThreadPoolExecutor final : public WorkerPool
{
public:
    explicit ThreadPoolExecutor(const ExecutorConfig &config) : WorkerPool(config, "ThreadPoolExecutor") {}
    ~ThreadPoolExecutor() override { shutdown(); }
};

} // namespace futurescope
