// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace futurescope::bench {

/// What most people write when they need a pool with futures: one locked queue of std::function, one std::promise a
/// task. A peer to measure against, not for use.
class PromisePool
{
public:
    explicit PromisePool(int workers)
    {
        for (int i = 0; i < workers; ++i)
            m_threads.emplace_back([this] { work(); });
    }

    ~PromisePool()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_ready.notify_all();
    }

    template <class Function>
    auto submit(Function function)
    {
        using T = std::invoke_result_t<Function &>;
        auto promise = std::make_shared<std::promise<T>>();
        std::future<T> future = promise->get_future();
        {
            const std::lock_guard lock(m_mutex);
            m_queue.emplace_back([promise, function]() mutable { promise->set_value(function()); });
        }
        m_ready.notify_one();
        return future;
    }

private:
    void work()
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_ready.wait(lock, [this] { return m_ended || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            const std::function<void()> task = std::move(m_queue.front());
            m_queue.pop_front();
            lock.unlock();
            task();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::deque<std::function<void()>> m_queue;
    bool m_ended = false;
    std::vector<std::jthread> m_threads;
};

} // namespace futurescope::bench
