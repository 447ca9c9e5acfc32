// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/itemsawaiting.h"

#include "core/trace/recorder.h"
#include "core/workloads/download.h"
#include "core/workloads/nestedtask.h"
#include "core/workloads/stopping.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace futurescope {

namespace asio = boost::asio;

namespace {

/// A BlockedScope that may be held across a co_await, because it names its lane itself.
class AwaitedScope
{
public:
    AwaitedScope(LaneId lane, FutureId future, BlockReason reason, std::uint64_t payload = 0)
        : m_lane(lane),
          m_future(future),
          m_reason(static_cast<std::uint8_t>(reason))
    {
        recordOn(m_lane, EventKind::Blocked, m_future, payload, m_reason);
    }
    ~AwaitedScope() { recordOn(m_lane, EventKind::Resumed, m_future, 0, m_reason); }
    AwaitedScope(const AwaitedScope &) = delete;
    AwaitedScope &operator=(const AwaitedScope &) = delete;

private:
    LaneId m_lane;
    FutureId m_future;
    std::uint8_t m_reason;
};

asio::awaitable<void> sleepAwaiting(Nanos duration, const TaskContext &context, LaneId lane)
{
    const AwaitedScope blocked(lane, context.future, BlockReason::Sleep);
    boost::system::error_code error;
    asio::steady_timer timer(co_await asio::this_coro::executor, duration);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error)
        throw TaskError({FailureKind::Stopped});
}

asio::awaitable<Bytes> downloadItem(const ItemBatch &batch, std::size_t index, const TaskContext &context, LaneId lane)
{
    const AwaitedScope blocked(lane, context.future, BlockReason::Network);
    const Nanos latency{static_cast<std::int64_t>(batch.arguments[index])};
    const Download download{batch.serverPort, batch.itemAt(index), latency, bodyBytes(batch)};
    co_return co_await downloadAwaiting(download, context.stop);
}

/// Lets other coroutines go on until `future` is done. False after `timeout`. Throws when it is cancelled with the run.
asio::awaitable<bool> awaitDone(FutureCore &future, Timeout timeout)
{
    // A timer that the future's end cuts short. The callback may come from any thread, and after this coroutine.
    const auto end = timeout ? std::chrono::steady_clock::now() + *timeout
                             : std::chrono::steady_clock::time_point::max();
    const auto timer = std::make_shared<asio::steady_timer>(co_await asio::this_coro::executor, end);
    future.addDoneCallback([timer](FutureCore &) { asio::post(timer->get_executor(), [timer] { timer->cancel(); }); });
    boost::system::error_code error;
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error && !future.done())
        throw TaskError({FailureKind::Stopped});
    co_return future.done();
}

/// A nested item, whose child is awaited. The coroutine keeps its slot of the loop meanwhile.
asio::awaitable<std::uint64_t> awaitNested(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                           LaneId lane)
{
    const Timeout timeout = batch.nesting ? batch.nesting->timeout : std::nullopt;
    IntrusivePtr<ResultCore<TaskResult>> child;
    std::uint64_t own = 0;
    {
        const LaneScope scope(lane);
        child = submitChild(batch, index, context);
        own = computeParentHalf(batch, index, context);
    }
    {
        const AwaitedScope blocked(lane, child->id(), BlockReason::Result, waitLimit(timeout));
        co_await awaitDone(*child, timeout);
    }
    const LaneScope scope(lane);
    co_return own + resultOfChild(*child, Nanos::zero(), context); // done, or given up
}

/// The waiting part of an item, awaited.
asio::awaitable<std::uint64_t> awaitItem(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                         LaneId lane, TaskResult &result)
{
    if (batch.kind == WorkloadKind::Download) {
        Bytes body = co_await downloadItem(batch, index, context, lane);
        co_return takeBody(batch, std::move(body), result);
    }
    const std::uint64_t waitNs = batch.arguments[index];
    if (waitNs != 0)
        co_await sleepAwaiting(Nanos{static_cast<std::int64_t>(waitNs)}, context, lane);
    co_return waitNs;
}

bool waits(WorkloadKind kind)
{
    return kind == WorkloadKind::Sleep || kind == WorkloadKind::Download || kind == WorkloadKind::Mixed;
}

} // namespace

asio::awaitable<TaskResult> runBatchAwaiting(const ItemBatch &batch, const TaskContext &context, LaneId lane)
{
    TaskResult result;
    for (std::size_t index = 0; index < batch.arguments.size(); ++index) {
        std::uint64_t value = beginItem(batch, index, context);
        if (waits(batch.kind))
            value += co_await awaitItem(batch, index, context, lane, result);
        if (batch.kind == WorkloadKind::Nested) {
            value += co_await awaitNested(batch, index, context, lane);
        } else {
            const LaneScope scope(lane);
            value += computeItem(batch, index, context);
        }
        endItem(batch, index, value, result);
    }
    co_return result;
}

} // namespace futurescope
