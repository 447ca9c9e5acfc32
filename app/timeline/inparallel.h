// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>

namespace futurescope {

/// Calls use(0) to use(count - 1), each once, in the calling thread and, with `help`, on the other cores too, and
/// returns when all are done. A thread that comes late because the machine is busy is not waited for.
inline void inParallel(std::size_t count, bool help, const std::function<void(std::size_t)> &use)
{
    struct Work
    {
        std::atomic<std::size_t> next = 0;
        std::atomic<std::size_t> done = 0;
    };
    const auto work = std::make_shared<Work>();
    // `use` is gone for whoever finds nothing left to take.
    const auto takeAll = [work, count, &use] {
        for (std::size_t index = work->next.fetch_add(1); index < count; index = work->next.fetch_add(1)) {
            use(index);
            if (work->done.fetch_add(1) + 1 == count)
                work->done.notify_all();
        }
    };
    const std::size_t threads = help ? std::min<std::size_t>(count, std::thread::hardware_concurrency()) : 1;
    for (std::size_t helper = 1; helper < threads; ++helper)
        QThreadPool::globalInstance()->tryStart(takeAll);
    takeAll();
    for (std::size_t done = work->done.load(); done < count; done = work->done.load())
        work->done.wait(done);
}

} // namespace futurescope
